"""The question itself, without the polite words before and behind it."""

from __future__ import annotations

import re

ASKING = (
    r"(?:(?:in|op|met|aan|bij|voor|van|tot|vanaf|tegen|over|door|om|uit|onder) )?"
    r"(?:wie|wat|waar\w*|wanneer|welke?|hoe(?:veel|lang|zo)?)"
)
"""How a Dutch question word stands at the head of a clause, alone or behind a preposition."""
SAYING = (
    "vertellen|zeggen|aangeven|uitleggen|toelichten|weten|laten weten|opzoeken|nagaan|nakijken"
    "|uitzoeken|vragen|weet|vraag|afvragen|benieuwd|helpen|horen|zien"
)
NO_SUBJECT = r"(?:(?!\b(?:over|voor|van|bij|rond|rondom|inzake)\b)[^.?!:;])"
"""What stands between says nothing of a subject, which these prepositions would bring in."""
HELLO = r"(?:hallo|hoi|dag|beste(?: \w+)?|geachte \w+|goede(?:morgen|middag|navond|ndag))"
SAYERS = (
    "kunt|kun|kan|zou|zoudt|zouden|mag|ik|wij|we|er|onze|mijn|de|het|iemand|vertel|zeg|leg|geef"
)
FILLING = "mij|me|ons|u|je|jij|jullie|eens|even|misschien|toevallig|graag|ook"
OPENING = re.compile(
    rf"^(?:{HELLO}\b[ ,.!]*)?(?:(?:en|maar|dus) )?(?:"
    rf"(?:{SAYERS})\b{NO_SUBJECT}{{0,110}}?"
    rf"\b(?:{SAYING}|vertel|zeg|leg(?: \w+)? uit|geef(?: \w+)? aan)|weet|weten)\b"
    rf"(?: (?:{FILLING}))*[,:]? "
    rf"(?={ASKING}\b|of (?:er|het|de|een|wij|we|dit|dat|deze|hij|zij|ze|ik)\b)",
    re.IGNORECASE,
)
GREETING = re.compile(
    rf"^(?:{HELLO}|dank (?:je|u)(?: wel)?|dankjewel|bedankt|prima|oke|ok|mooi)\b[ ,.!]+",
    re.IGNORECASE,
)
SUPPOSE = re.compile(
    r"^(?:stel(?: (?:je|u) voor)?|gesteld) dat (?=(?:er|het|de|een|we|wij|ik|onze)\b)",
    re.IGNORECASE,
)
CLOSING = re.compile(
    r"(?:[.,;!?] ?|\s)(?:weet (?:u|je|jij) dat|kunt u (?:mij )?dat (?:zeggen|vertellen|uitleggen)"
    r"|(?:met )?(?:vriendelijke|hartelijke) groet(?:en)?|groet(?:en|jes)?|mvg"
    r"|alvast bedankt|bij voorbaat dank|bedankt|dank (?:u|je)(?: wel)?|dankjewel|graag"
    r"|alstublieft|alsjeblieft|a\.?u\.?b\.?|s\.?v\.?p\.?)[ .?!]*$",
    re.IGNORECASE,
)
TRAILING = re.compile(
    rf"^(?!{ASKING}\b)([^?!.,]+?),? (wat (?:is|zijn|betekent|houdt)|wie (?:is|zijn))"
    r" (?:dat|dit|die)"
    r"((?: ook(?: alweer| weer)?| precies| eigenlijk| in)*)\W*$",
    re.IGNORECASE,
)
"""'X, wat is dat?'"""


def bare_question(asked: str) -> str:
    """What is asked: 'Kunt u mij zeggen wie X trekt, alstublieft?' as 'wie X trekt'."""
    bare = SUPPOSE.sub("", GREETING.sub("", asked.strip()))
    bare = CLOSING.sub("", OPENING.sub("", bare))
    bare = TRAILING.sub(r"\2 \1\3", bare)
    return bare if any(c.isalnum() for c in bare) else asked
