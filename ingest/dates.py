"""Dutch dates and periods in headings, letterheads and covers."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from datetime import date
from itertools import chain

MONTHS = (
    "januari", "februari", "maart", "april", "mei", "juni",
    "juli", "augustus", "september", "oktober", "november", "december",
)  # fmt: skip
SHORT_MONTHS = {"mrt": 3, "sept": 9, **{name[:3]: n for n, name in enumerate(MONTHS, 1)}}
WRITTEN = rf"\d{{1,2}}\s+(?:{'|'.join(MONTHS)}|(?:{'|'.join(SHORT_MONTHS)})\.?)\s+\d{{4}}"
NUMBERED = r"\d{1,2}[-/.]\d{1,2}[-/.]\d{4}|\d{4}-\d{2}-\d{2}"
DATE = re.compile(rf"(?<![\d-])(?:{WRITTEN}|{NUMBERED})(?![\d-])", re.IGNORECASE)
YEAR = r"(?<!\d)(?:19[89]|20\d)\d(?!\d)"
UNTIL = r"\s*(?:[-–—/]|t/m|tm|tot\s+en\s+met|tot|en)\s*"
PERIOD = re.compile(rf"({YEAR})(?:{UNTIL}({YEAR}|\d\d(?!\d)))?", re.IGNORECASE)
MAX_YEARS = 15
"""A policy covers four years as a rule; a wider span is not a period but two years apart."""

OWN_LABEL = re.compile(
    r"^(?:(?:verzend|versie|besluit|vergader|college|publicatie)?datum\b|dagtekening\b|versie\b|d\.d\.|"
    r"(?:aldus\s+)?vastgesteld\b|vergadering\s+van\b)",
    re.IGNORECASE,
)
SIGNED = re.compile(r"^[A-Z'’][\w\s'’-]{1,40},\s*(?:d\.d\.\s*)?$")


def read_period(text: str) -> tuple[int, int] | None:
    """First and last year of the first period in a text: '2024-2027', '2023 t/m 2026', '2026'."""
    return next((period for _, period in find_periods(text)), None)


def find_periods(text: str) -> Iterator[tuple[int, tuple[int, int]]]:
    """Place and years of every period in a text; whole dates are no periods."""
    bare = DATE.sub(lambda match: " " * len(match[0]), text)
    for match in PERIOD.finditer(bare):
        first = int(match[1])
        last = _last_year(first, match[2])
        yield match.start(), (first, last if first <= last <= first + MAX_YEARS else first)


def read_date(text: str) -> str | None:
    """The first date in a text as yyyy-mm-dd, None when there is none or it does not exist."""
    match = DATE.search(text)
    return _iso(match[0]) if match else None


def month_number(word: str) -> int | None:
    """1 to 12 for the name of a month or its usual abbreviation, else None."""
    plain = word.lower().strip(" .")
    return MONTHS.index(plain) + 1 if plain in MONTHS else SHORT_MONTHS.get(plain)


def find_own_date(lines: Iterable[str]) -> str | None:
    """The date that a document gives itself: labelled, beside a place, or alone on a line."""
    dated = [(line, match) for line in lines if (match := DATE.search(line))]
    labelled = (m for line, m in dated if OWN_LABEL.match(line))
    signed = (m for line, m in dated if SIGNED.match(line[: m.start()]))
    alone = (m for line, m in dated if line.strip() == m[0])
    matches = chain(labelled, signed, alone)
    return next((iso for match in matches if (iso := _iso(match[0]))), None)


def _last_year(first: int, last: str | None) -> int:
    """The last year, which may be written with two digits ('2024-27')."""
    if last is None:
        return first
    return int(last) if len(last) == 4 else first // 100 * 100 + int(last)


def _iso(text: str) -> str | None:
    """A matched date as yyyy-mm-dd; day before month, as the Dutch write it."""
    parts = re.split(r"[\s/.-]+", text.strip())
    try:
        if len(parts[0]) == 4:
            return date.fromisoformat(text).isoformat()
        return date(int(parts[2]), _month(parts[1]), int(parts[0])).isoformat()
    except ValueError:
        return None


def _month(text: str) -> int:
    return int(text) if text.isdigit() else SHORT_MONTHS[text.lower()[:3]]
