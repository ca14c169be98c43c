"""Months as people write them: names, seasons, quarters, ranges, 'deze maand'."""

from __future__ import annotations

import datetime
import re

from ingest.dates import MONTHS, month_number
from ingest.words import fold

SEASONS = {
    "voorjaar": (3, 4, 5), "lente": (3, 4, 5), "zomer": (7, 8), "zomerperiode": (7, 8),
    "zomervakantie": (7, 8), "zomerreces": (7, 8), "najaar": (9, 10, 11), "herfst": (9, 10, 11),
    "winter": (12, 1, 2), "jaareinde": (12,), "eindejaarsperiode": (12,),
}  # fmt: skip
"""Months of the seasons in Dutch policy planning; summer is that of the council's recess."""
ORDINALS = {"eerste": 1, "tweede": 2, "derde": 3, "vierde": 4, "1e": 1, "2e": 2, "3e": 3, "4e": 4}
NEXT_MONTH, LAST_MONTH = r"\b(?:volgende|komende) maand\b", r"\b(?:vorige|afgelopen) maand\b"
OTHER_YEAR = {"vorig jaar": -1, "afgelopen jaar": -1, "volgend jaar": 1, "komend jaar": 1}
PROGRAMME_OF = re.compile(
    r"\b(?:uvp|(?:uitvoerings|jaar|werk)?programma|uitvoeringsplan) (?:voor|van) (?:het )?"
    rf"({'|'.join(OTHER_YEAR)})\b",
    re.IGNORECASE,
)
ALL = frozenset(range(1, 13))
RANGE = re.compile(r"\b([a-z]+)\s*(?:t/m|tot en met|tot|-|–)\s*([a-z]+)\b")
QUARTER = re.compile(
    r"\b(?:(eerste|tweede|derde|vierde|[1-4]e)\s+kwartaal|kwartaal\s*([1-4])|q([1-4]))\b"
)
HALF = re.compile(r"\b(eerste|tweede|1e|2e)\s+(?:helft|halfjaar|half jaar)\b")


def months_in(text: str, today: datetime.date | None = None) -> frozenset[int]:
    """All months, 1 to 12, that a text names; 'deze maand' only when `today` is given."""
    plain = fold(text)
    found = _ranges(plain) | _quarters(plain) | _named(plain)
    if today is not None:
        found |= _relative(plain, today)
    return frozenset(found)


def years_turned(text: str, today: datetime.date | None) -> frozenset[int]:
    """The year that 'volgende maand' names in December, and 'vorige maand' in January."""
    plain = fold(text)
    if today is None:
        return frozenset()
    ahead = today.month == 12 and re.search(NEXT_MONTH, plain)
    back = today.month == 1 and re.search(LAST_MONTH, plain)
    return frozenset({today.year + 1} if ahead else {today.year - 1} if back else ())


def name_programme(question: str, today: datetime.date | None) -> str:
    """'Het programma voor volgend jaar' as it is called in plans: 'het UVP 2027'."""
    if today is None:
        return question
    return PROGRAMME_OF.sub(lambda m: f"UVP {today.year + OTHER_YEAR[m[1].lower()]}", question)


def month_words(text: str) -> set[str]:
    """The folded words of a text that name a time of the year."""
    plain = fold(text)
    spans = [m[0] for pattern in (QUARTER, HALF) for m in pattern.finditer(plain)]
    words = {w for span in spans for w in re.findall(r"\w+", span)}
    named = {w for w in re.findall(r"\w+", plain) if _is_month(w, plain) or w in SEASONS}
    return words | named


def month_name(number: int) -> str:
    """The Dutch name of month 1 to 12."""
    return MONTHS[number - 1]


def _named(plain: str) -> set[int]:
    found: set[int] = set()
    for word in re.findall(r"\w+", plain):
        number = month_number(word)
        if number and _is_month(word, plain):
            found.add(number)
        found.update(SEASONS.get(word, ()))
    return found


def _is_month(word: str, plain: str) -> bool:
    """Whether a word is a month; the short forms only where no other reading is likely."""
    return month_number(word) is not None and (word in MONTHS or len(plain) < 25)


def _ranges(plain: str) -> set[int]:
    found: set[int] = set()
    for match in RANGE.finditer(plain):
        first, last = month_number(match[1]), month_number(match[2])
        if first and last and first <= last:
            found.update(range(first, last + 1))
    return found


def _quarters(plain: str) -> set[int]:
    found: set[int] = set()
    for match in QUARTER.finditer(plain):
        number = ORDINALS.get(match[1] or "") or int(match[2] or match[3])
        found.update(range(3 * number - 2, 3 * number + 1))
    for match in HALF.finditer(plain):
        start = 6 * (ORDINALS[match[1]] - 1) + 1
        found.update(range(start, start + 6))
    if re.search(r"\b(hele jaar|heel \d{4}|doorlopend|elke maand|maandelijks)\b", plain):
        found.update(ALL)
    return found


def _relative(plain: str, today: datetime.date) -> set[int]:
    found: set[int] = set()
    if re.search(r"\bdeze maand\b", plain):
        found.add(today.month)
    if re.search(NEXT_MONTH, plain):
        found.add(today.month % 12 + 1)
    if re.search(LAST_MONTH, plain):
        found.add((today.month - 2) % 12 + 1)
    return found
