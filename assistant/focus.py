"""The word that a question is after: 'telefoonnummer' in 'Wat is het telefoonnummer van ...?'."""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.vocabulary import Term
from ingest.words import fold

PLACES, NUMBERS, NAMES, YEARS, AGES = "places", "numbers", "names", "years", "ages"
ASKED = (
    r"\b(?:staat|staan|stond|stonden) (?:er )?op (?:de|het|een) ((?:\w+ )?\w+)",
    r"^(?:en )?(?:wat|wie) (?:is|zijn|was|waren|wordt|worden) (?:het |de |een )?((?:\w+ )?\w+)"
    r" (?:van|voor|in|op|bij|aan)\b",
    r"\b(?:welk|welke|wat voor|hoeveel|aantal) (?:het |de |een )?((?:\w+ )?\w+)",
    r"^(?:en )?(?:wat|wie) (\w+)",
)
"""Where the word stands; it may have one other word before it ('welk vast bedrag')."""


SORTS = {
    "gemeente": PLACES, "gemeenten": PLACES,
    "leeftijd": AGES, "leeftijden": AGES, "leeftijdsgroep": AGES, "leeftijdscategorie": AGES,
    "organisatie": NAMES, "organisaties": NAMES, "partij": NAMES, "partijen": NAMES,
    "jaar": YEARS, "jaren": YEARS, "periode": YEARS, "locatie": NAMES, "locaties": NAMES,
    "plek": NAMES, "plaats": NAMES,
    "instantie": NAMES, "instanties": NAMES, "instelling": NAMES, "dienst": NAMES,
}  # fmt: skip
"""Words that say of what sort the answer is, and what an answer of that sort holds."""


COUNTED = r"\d+|twee|drie|vier|vijf|zes|zeven|acht|negen|tien"
"""Numbers in words, as many as a group of municipalities or a short ranking has; how many are
asked says nothing of the subject."""


def find_sort(question: str) -> tuple[str, str] | None:
    """The word of a sort that stands behind 'welke', with the sort; None when there is none."""
    if re.search(r"\bhoe oud\b", fold(question)):
        return "oud", AGES
    match = re.search(rf"\b(?:welke?|(hoeveel)) (?:(?:{COUNTED}) )?(\w+)", fold(question))
    sort = SORTS.get(match[2]) if match else None
    return (match[2], sort) if match and sort and (not match[1] or sort == PLACES) else None


def find_focus(question: str, topics: Sequence[Term]) -> Term | None:
    """The topic that the question is after, if its form tells which one that is."""
    plain = fold(question)
    by_word = {fold(t.word): t for t in topics}
    for pattern in ASKED:
        for match in re.finditer(pattern, plain):
            named = [by_word[w] for w in match[1].split() if w in by_word]
            if named:
                return named[-1]
    return None
