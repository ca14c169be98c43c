"""The lines of a plan by month and theme, the coming month first."""

from __future__ import annotations

import datetime
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from assistant.year_plan import PlanItem
from ui import year_texts

NO_THEME = ""
WHOLE_YEAR = 12
"""Months of a line that holds all year."""


@dataclass(frozen=True, slots=True)
class Month:
    """A month, or a longer time that the plan names, with its lines by theme id."""

    label: str
    state: str
    """'coming', 'next', 'now', 'later', 'loose' (no month of its own) or 'past'."""
    themes: tuple[tuple[str, tuple[PlanItem, ...]], ...]


ORDER = ("coming", "next", "now", "later", "loose", "past")


def order_months(
    items: Sequence[PlanItem], theme_ids: Sequence[str], today: datetime.date
) -> tuple[Month, ...]:
    """The months with lines: the first one to come, this month, what follows, what was."""
    groups: dict[tuple[int | None, tuple[int, ...]], list[PlanItem]] = defaultdict(list)
    for item in items:
        groups[item.year, item.months].append(item)
    spans = {key: _span(*key, today) for key in groups}
    now = _index(today.year, today.month)
    to_come = [first for first, _ in spans.values() if first > now]
    nearest = min(to_come, default=0)
    made = [
        (
            span,
            Month(
                _label(*key, groups[key]),
                _state(key[1], span, now, nearest),
                _by_theme(groups[key], theme_ids),
            ),
        )
        for key, span in spans.items()
    ]
    made.sort(key=lambda pair: (ORDER.index(pair[1].state), pair[0]))
    return tuple(month for _, month in made)


def _index(year: int, month: int) -> int:
    """Months counted from the year 0, so that they can be compared."""
    return 12 * year + month - 1


def _span(year: int | None, months: tuple[int, ...], today: datetime.date) -> tuple[int, int]:
    """First and last month; a plan without a year comes round every year."""
    if not months:
        return (0, 0)
    if year is None:
        year = today.year + (months[-1] < today.month and months[0] <= months[-1])
    first = _index(year, months[0])
    return first, first + len(months) - 1


def _state(months: tuple[int, ...], span: tuple[int, int], now: int, nearest: int) -> str:
    first, last = span
    if not months or len(months) == WHOLE_YEAR:
        return "loose"
    if last < now:
        return "past"
    if first <= now:
        return "now"
    if first == nearest:
        return "coming" if first == now + 1 else "next"
    return "later"


def _label(year: int | None, months: tuple[int, ...], items: Sequence[PlanItem]) -> str:
    """'December 2026'; a time with another name is called as the plan does."""
    if not months:
        return year_texts.NO_MONTH
    named = year_texts.months(months)
    if len(months) == WHOLE_YEAR:
        named = year_texts.ALL_YEAR
    elif len(months) > 1:
        named = f"{items[0].period.lower()} ({named})"
    whole = f"{named} {year}" if year else named
    return whole[0].upper() + whole[1:]


def _by_theme(
    items: Sequence[PlanItem], theme_ids: Sequence[str]
) -> tuple[tuple[str, tuple[PlanItem, ...]], ...]:
    first = {id(item): next((t for t in theme_ids if t in item.themes), NO_THEME) for item in items}
    return tuple(
        (theme, own)
        for theme in (*theme_ids, NO_THEME)
        if (own := tuple(item for item in items if first[id(item)] == theme))
    )
