"""Hours, days and fte as tables state them, with what they are counted by."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from ingest.document import Field

AMOUNT = re.compile(
    r"(?P<value>\d+(?:[.,]\d+)?)\s*(?P<unit>uren|uur|u\b|dagen|dag\b|dagdelen|dagdeel|weken|week\b|fte)?",
    re.IGNORECASE,
)
BARE = re.compile(r"\d+(?:[.,]\d+)?")
UNIT = re.compile(r"\b(?:uren|uur|dagen|dagdelen|dag|dagdeel|weken|fte)\b", re.IGNORECASE)
UNITS = {"uren": "uur", "u": "uur", "dag": "dagen", "dagdeel": "dagdelen", "week": "weken"}
SCOPES = (
    (
        "gezamenlijk",
        r"\b(samen|gezamenlijk|gezamenlijke|in totaal|totaal|tezamen|alle gemeenten)\b",
    ),
    ("per gemeente", r"\bper (deelnemende )?gemeente\b|\biedere gemeente\b|\belke gemeente\b"),
    ("per persoon", r"\bper (persoon|deelnemer|medewerker|functionaris)\b"),
    ("per keer", r"\bper (keer|bijeenkomst|sessie|controle|overleg)\b"),
)
PERIOD = re.compile(
    r"\bper (jaar|maand|week|kwartaal)\b|\b(jaarlijks|eenmalig|wekelijks|maandelijks)\b", re.I
)
CUT_OFF = re.compile(r"\b(per|voor|en|of|met|van|bij|à)\s*$", re.I)


YEARLY = frozenset(("", "jaar", "jaarlijks", "eenmalig"))
"""Periods of which a programme of one year holds one."""


@dataclass(frozen=True, slots=True)
class Hours:
    """One figure. `unit` is 'uur' unless another is written; `scope` '' when none is stated."""

    value: float
    unit: str
    scope: str
    period: str
    uncertain: bool
    """True when the cell breaks off ('100 uur per')."""

    @property
    def repeated(self) -> str:
        """The period of which a year holds several ('week'), '' when the figure is for a year."""
        return "" if self.period in YEARLY else self.period


def parse_hours(text: str, header: str = "") -> tuple[Hours, ...]:
    """All figures of a cell, in its order; () when it holds none.

    What the cell leaves out, its unit and what it is counted by, is taken from the header.
    """
    matches = [m for m in AMOUNT.finditer(text) if not _is_year(m)]
    ends = [*(m.start() for m in matches), len(text)][1:]
    found = (_hours(m, text[m.end() : end], text) for m, end in zip(matches, ends, strict=True))
    return tuple(_under(figure, m, header) for figure, m in zip(found, matches, strict=True))


def hours_of(field: Field) -> tuple[Hours, ...]:
    """All figures of a cell with the header above it."""
    return parse_hours(field.text.value, field.header)


def unit_of(header: str) -> str:
    """The unit that a header names, 'uur' when it names none."""
    named = UNIT.search(header)
    unit = named[0].lower() if named else "uur"
    return UNITS.get(unit, unit)


def say_hours(field: Field) -> str:
    """The words of a cell; a bare figure with the unit of the header, where that is not hours."""
    value = field.text.value.rstrip(" .;:")
    unit = unit_of(field.header)
    return f"{value} {unit}" if BARE.fullmatch(value) and unit != "uur" else value


def _under(figure: Hours, match: re.Match[str], header: str) -> Hours:
    unit = figure.unit if match["unit"] else unit_of(header)
    scope = figure.scope or ("" if figure.uncertain else _scope(header.lower()))
    return replace(figure, unit=unit, scope=scope)


def _is_year(match: re.Match[str]) -> bool:
    return not match["unit"] and re.fullmatch(r"20\d\d", match["value"]) is not None


def _hours(match: re.Match[str], tail: str, whole: str) -> Hours:
    unit = (match["unit"] or "uur").lower()
    period = PERIOD.search(tail)
    return Hours(
        float(match["value"].replace(",", ".")),
        UNITS.get(unit, unit),
        _scope(tail),
        (period[1] or period[2]).lower() if period else "",
        CUT_OFF.search(whole.rstrip(" .")) is not None and whole.endswith(tail),
    )


def _scope(tail: str) -> str:
    found = next((scope for scope, pattern in SCOPES if re.search(pattern, tail, re.I)), "")
    named = re.search(r"\bvoor ([A-Z][\w-]+(?: [A-Z][\w-]+| aan de [A-Z]\w+)*)", tail)
    return found or (f"voor {named[1]}" if named else "")
