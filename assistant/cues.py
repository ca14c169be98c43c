"""Words of a question that tell what is asked: its form, its facets, its entity, its bounds."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from assistant.query import Bound, Form
from ingest.facets import Facets
from ingest.words import Token, fold, is_third_person

FORMS: tuple[tuple[Form, str], ...] = (
    (Form.REASON, r"\b(?:waarom|waardoor|hoezo)\b|\bwat is de (?:reden|oorzaak|aanleiding)\b|\bom welke reden\b"
                  r"|\bhoe komt het dat\b"),
    (Form.MEANING, r"\bwaar sta(at|an) .+ voor\b|\bwat sta(at|an) (?!er\b).+ voor$|\bafkorting\b|\bvoluit\b|\bafgekort\b"),
    (Form.LARGEST, r"\b(meest|meeste|vaakst|vaakste|drukst|drukste|grootste|hoogste|langste|zwaarste|duurste|duurst|grootst|hoogst|langst|zwaarst)\b|\btop[ -]?\d+\b"),
    (Form.SMALLEST, r"\b(minst|minste|(?<=\w )maar een|slechts een|kleinste|laagste|kortste|goedkoopste|kleinst|laagst|kortst|goedkoopst)\b"),
    (Form.COUNT, r"\b(hoeveel|aantal) (acties|actiepunten|activiteiten|maatregelen|projecten|ambities|doelen|doelstellingen|partners)\b"),
    (Form.TOTAL, r"\b(totaal|totale|totalen|opgeteld|bij elkaar|alles samen|som van|tezamen)\b|^(?:en )?tel(?:len)?\b.* op\W*$"
                 r"|\bhoeveel (uur|uren|fte|dagen)\b.*\bsamen\W*$"),
    (Form.COMPARE, r"^(?:en )?(?:is|zijn)\b.*\b(?:duurder|goedkoper|groter|kleiner|zwaarder|lichter)\b.* dan (?!\d)|"
                   r"\bscheelt\b|\bverschil\b.*\b(?:uur|uren|tijd)\b|\b(?:uur|uren|tijd)\b.*\bverschil|\b(meer|minder) (uur|uren|tijd|werk|capaciteit|inzet)\b.* (dan (?!\d)|of )|\bwat kost (meer|minder)\b"
                   r"|\b(meeste|minste) (uur|uren|tijd|werk)\b.*(: | of )"),
    (Form.COUNT, r"\bhoeveel (?!uur|uren|tijd|geld|euro|dagen|fte|capaciteit|werk|kost|budget|inzet|middelen)"
                 r"|\baantal (?!uur|uren)|\bhoe vaak\b"),
    (Form.DEFINITION, r"^(en )?(wat|wie) (is|zijn|was) (het |de |een )?(?!er |geraamd|gepland|nodig|verantwoordelijk"
                      r"|betrokken|bekend)|\bwat (betekent|betekenen|houdt|houden|behelst|verstaan)\b"
                      r"|\bwordt verstaan\b|\bwordt bedoeld\b|\bdefinitie\b|\buitleg\b|\bleg uit\b"),
    (Form.LIST, r"^(en )?(bij|in|voor|van|met|onder|aan) welke (\w+ )?(acties?|actiepunt(?:en)?|activiteit(?:en)?|maatregel(?:en)?|project(?:en)?)\b"
                r"|^(en )?(welke?|noem|geef|toon|lijst|som|opsomming|wat zijn)\b|\boverzicht van\b|\balle acties\b"),
)  # fmt: skip
VERBS_FIRST = frozenset(
    """
    is zijn was waren wordt worden werd heeft hebben had kan kunnen doet doen moet moeten gaat gaan
    komt komen staat staan loopt lopen werkt werken zit zitten krijgt krijgen bestaat mag mogen zal
    zullen wil willen blijft blijven geldt neemt nemen houdt organiseert betaalt kost duurt hoort
    horen valt vallen klopt ligt start begint eindigt
    """.split()  # noqa: SIM905
)
NO_VERBS = frozenset({"wat", "met", "uit", "niet", "dit", "dat", "het", "want", "budget", "inzet"})
ENTITIES: tuple[tuple[str, str], ...] = (
    ("ambition", r"\bambities?\b|\bwat willen (we|jullie|de gemeenten|zij)\b.*\bbereiken\b"),
    ("goal", r"\b(sub)?doel(en|stelling|stellingen)?\b"),
    ("action", r"\b(acties?|actiepunten|activiteiten|maatregelen|projecten|inspanningen|werkzaamheden|taken|klus(?:sen)?)\b"
               r"|\bop het programma\b|\bwaaraan (werken|gewerkt)\b|\bwaar werken we aan\b|\bwat gaan (we|wij|jullie|de gemeenten|zij) (\w+ ){0,6}doen\b"),
    ("planning", r"\b(gepland|planning|maandplanning|ingepland|agenda|jaarplanning|kalender|jaarkalender|maandplan|mijlpaal|mijlpalen|planning\w+)\b"),
)  # fmt: skip
UNITS = ("afdeling", "team", "dienst", "cluster")
BEGINS = r"\b(?:begint|beginnen|begin|start|starten|van start)\b"
FIRST_WORDS = 3
"""'Wat is de looptijd': the cue of a definition stands among the first four words."""
NUMBER = r"(\d+(?:[.,]\d+)?)"
BOUNDS = (
    (">", rf"\b(?:meer|langer|hoger|groter) dan {NUMBER}|\bboven (?:de )?{NUMBER}"),
    ("<", rf"\b(?:minder|korter|lager|kleiner) dan {NUMBER}|\bonder (?:de )?{NUMBER}"),
    (
        "=",
        rf"\b(?:precies|exact) {NUMBER}|\b(?:kost|kosten|vraagt|vragen|vergt|vergen|nemen|neemt|van|voor) {NUMBER} (?:uur|uren)\b",
    ),
    (
        ">=",
        rf"\b(?:minstens|ten minste|tenminste|minimaal|vanaf) {NUMBER}|{NUMBER}(?: uur)? of meer",
    ),
    (
        "<=",
        rf"\b(?:hoogstens|ten hoogste|maximaal|tot en met) {NUMBER}|{NUMBER}(?: uur)? of minder",
    ),
)


CLAIMED = re.compile(
    rf"^(?:kost(?:en)?|vraagt|vragen|is|zijn|staat|staan)\b.*?\b{NUMBER} (?:uur|uren)\b"
)
"""'Kost dit zo veel uur?' claims a number of its subject."""
ENTITY_WORDS = re.compile("|".join(pattern for _, pattern in ENTITIES))


@dataclass(frozen=True, slots=True)
class Cue:
    """A facet and the places of the words that named it."""

    facet: str
    words: frozenset[int]


def read_form(plain: str) -> Form:
    """The form of a folded question."""
    for form, pattern in FORMS:
        if re.search(pattern, plain):
            return form
    if re.match(r"of (?:er|het|de|een|wij|we|dit|dat|deze|hij|zij|ze|ik)\b", plain):
        return Form.YES_NO
    if re.match(r"(?:en )?\w{3,}(?:den|ten) (?:we|wij|jullie|er|zij|ze)\b", plain):
        return Form.YES_NO
    words = re.findall(r"\w+", plain)
    first = next((w for w in words if w not in ("en", "maar", "dus", "of")), "")
    verb = first in VERBS_FIRST or is_third_person(first)
    return Form.YES_NO if verb and first not in NO_VERBS else Form.OPEN


def read_entity(plain: str) -> str | None:
    """What the question wants listed, if it names such a thing."""
    return next((entity for entity, pattern in ENTITIES if re.search(pattern, plain)), None)


def read_bound(plain: str) -> Bound | None:
    """The number that something must exceed or stay below."""
    for sign, pattern in BOUNDS:
        if match := re.search(pattern, plain):
            number = next(g for g in match.groups() if g)
            return Bound(sign, float(number.replace(",", ".")))
    claimed = CLAIMED.search(plain)
    return Bound("=", float(claimed[1].replace(",", "."))) if claimed else None


def find_cues(tokens: Sequence[Token], facets: Facets) -> list[Cue]:
    """Every facet that the words of the question name, longer phrases first."""
    words = [fold(t.text) for t in tokens]
    found: list[Cue] = []
    for facet, phrase in _phrases(facets):
        if not phrase[0].endswith("*") and phrase[0] not in words:
            continue
        for start in _places(words, phrase):
            span = frozenset(range(start, start + len(phrase)))
            if not any(span < cue.words for cue in found):
                found.append(Cue(facet, span))
    return found


@lru_cache(maxsize=8)
def _phrases(facets: Facets) -> tuple[tuple[str, list[str]], ...]:
    """Every facet with the words of each of its cues, long cues first."""
    found = [
        (facet.id, [fold(w) for w in re.findall(r"[\w'’&]+\*?", phrase)])
        for facet in (*facets.columns, *facets.headings)
        for phrase in facet.questions
    ]
    return tuple(sorted(found, key=lambda entry: -len(entry[1])))


def _places(words: Sequence[str], phrase: Sequence[str]) -> Iterator[int]:
    for start in range(len(words) - len(phrase) + 1):
        window = words[start : start + len(phrase)]
        if all(_same(word, want) for word, want in zip(window, phrase, strict=True)):
            yield start


def _same(word: str, wanted: str) -> bool:
    return word.startswith(wanted[:-1]) if wanted.endswith("*") else word == wanted


def valid_cues(cues: Sequence[Cue], tokens: Sequence[Token], plain: str) -> list[Cue]:
    """Leave out cues that belong to a name, or that another cue explains better.

    'Hoeveel uur kost ...' asks for hours and not for money; in 'Wat is het Interventie Team?' the
    team is no department; a definition asks for a facet only in its first words.
    """
    form = read_form(plain)
    bound = read_bound(plain) is not None
    cues = [c for c in cues if not any(_runs_into(other, c) for other in cues)]
    kept = [c for c in cues if not in_name(c, tokens) and (bound or not _counted(c, tokens))]
    kept = [c for c in kept if not _belongs(c, tokens)]
    if form in (Form.DEFINITION, Form.MEANING):
        first = FIRST_WORDS + plain.startswith(("en ", "maar "))
        kept = [c for c in kept if min(c.words) <= first]
    named = {cue.facet for cue in kept}
    drop: set[str] = set()
    if "departments" in named and re.search(r"\b(betrokken|mee)\b", plain):
        drop.add("partners")
    if "money" in named and re.search(r"\bbeta(?:al|l)\w*", plain):
        drop.add("partners")
    if "hours" in named and not re.search(r"\b(geld|euro|budget|middelen)\b", plain):
        drop.add("money")
    if which := {c.facet for c in kept if _which(c, tokens)}:
        drop |= {"money", "communication"} - which
    if "duration" in named and "wanneer" in plain:
        drop.add("duration" if re.search(BEGINS, plain) else "month")
        named.add("month")
    if form is Form.LIST and "month" in named and not re.search(r"\bmaand", plain):
        drop.add("month")
    return [cue for cue in kept if cue.facet not in drop]


def _runs_into(cue: Cue, other: Cue) -> bool:
    """Whether a cue ends where the other begins: 'met wie' of 'wie doet' in 'met wie doet ...'."""
    return min(cue.words) < min(other.words) <= max(cue.words) < max(other.words)


def _counted(cue: Cue, tokens: Sequence[Token]) -> bool:
    """Whether the words of a cue are a figure's unit: '72 uur' asks for no hours."""
    place = min(cue.words)
    unit = cue.facet == "hours" and fold(tokens[place].text) in ("uur", "uren")
    figure = place > 0 and tokens[place - 1].text.isdigit()
    return unit and figure and (place < 2 or fold(tokens[place - 2].text) not in ("de", "die"))


def _which(cue: Cue, tokens: Sequence[Token]) -> bool:
    """Whether a cue is what 'welke' asks for, whatever the verbs behind it name besides."""
    place = min(cue.words)
    return any(fold(t.text) == "welke" for t in tokens[max(0, place - 2) : place])


def _belongs(cue: Cue, tokens: Sequence[Token]) -> bool:
    """Whether 'horen' says here what belongs to something: 'welke gemeenten horen bij ...'."""
    place = max(cue.words)
    behind = fold(tokens[place + 1].text) if place + 1 < len(tokens) else ""
    return fold(tokens[place].text) in ("hoort", "horen") and behind in ("bij", "tot")


def in_name(cue: Cue, tokens: Sequence[Token]) -> bool:
    """Whether a cue of one word has a capital amid the question, or tells which team is meant."""
    place = min(cue.words)
    before = fold(tokens[place - 1].text) if place > 0 else ""
    called = bool(before) and tokens[place].text[:1].isupper()
    return len(cue.words) == 1 and (called or before in UNITS)
