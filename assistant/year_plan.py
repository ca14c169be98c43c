"""What is planned in which month, by whom, with the place in the plan that says so."""

from __future__ import annotations

import datetime
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

from assistant.calendar import months_in
from assistant.facts import find_facts
from assistant.library import Library
from assistant.parties import Parties
from assistant.sources import Sources
from assistant.values import Citation
from ingest.dates import read_period
from ingest.document import Fact

PLANNED = ("planning", "action")


@dataclass(frozen=True, slots=True)
class PlanItem:
    """One line of a plan."""

    subject: str
    period: str
    """When, as the plan prints it."""
    year: int | None
    """None for a plan of several years that names none."""
    months: tuple[int, ...]
    """1 to 12, in the order of the year; () when the plan names no month."""
    responsible: tuple[str, ...]
    departments: tuple[str, ...]
    themes: tuple[str, ...]
    source: int
    """Number of the citation of the line."""
    more: tuple[int, ...] = ()
    """Numbers of the citations that tell who, where the line itself doesn't."""


@dataclass(frozen=True, slots=True)
class YearPlan:
    """All lines in the order of the documents, with their citations numbered from 1."""

    items: tuple[PlanItem, ...]
    citations: tuple[Citation, ...]


@lru_cache(maxsize=4)
def read_year_plan(library: Library) -> YearPlan:
    """The lines of all plans in the index, read once."""
    sources = Sources(library)
    parties = Parties(library.facts)
    planned = [f for kind in PLANNED for f in find_facts(library, kind) if f.field("month")]
    items = tuple(item for f in planned for item in _items(library, parties, sources, f))
    return YearPlan(items, sources.citations)


def nearest_year(years: Iterable[int | None], today: datetime.date) -> int | None:
    """This year when it is there, else the first one to come, else the last one that was."""
    known = sorted({year for year in years if year is not None})
    coming = [year for year in known if year >= today.year]
    return next(iter([*coming, *known[::-1]]), None)


def year_of(library: Library, fact: Fact) -> int | None:
    """The year that a fact's document is about; None when it is about several."""
    first, last = library.documents[fact.document].period or (None, None)
    return first if first == last else None


def _items(library: Library, parties: Parties, sources: Sources, fact: Fact) -> list[PlanItem]:
    """The line of a fact; [] when it does not stand on its page."""
    month, numbers = fact.field("month"), sources.of_fact(fact)
    if month is None or not numbers:
        return []
    named = read_period(month.text.value)
    told = {role: parties.of_fact(fact, role) for role in ("responsible", "departments")}
    action = _action(library, fact) if not all(told.values()) else None
    if action is not None:
        told = {role: told[role] or parties.of_fact(action, role) for role in told}
    return [
        PlanItem(
            fact.subject,
            month.text.value,
            named[0] if named else year_of(library, fact),
            _in_order(months_in(month.text.value)),
            told["responsible"],
            told["departments"],
            fact.themes or (action.themes if action else ()),
            numbers[0],
            sources.of_fact(action) if action else (),
        )
    ]


def _action(library: Library, fact: Fact) -> Fact | None:
    """The row of the table of actions that is about the same subject, if it tells who."""
    record = next((r for r in library.register.records if r.fact is fact), None)
    group = library.register.group(record) if record else []
    rows = (r.fact for r in group if r.fact.kind == "action" and r.fact is not fact)
    return next((f for f in rows if f.field("departments") or f.field("responsible")), None)


def _in_order(months: frozenset[int]) -> tuple[int, ...]:
    """Months as they follow each other: a winter is 12, 1, 2."""
    if {12, 1} <= months and len(months) < 12:
        return tuple(sorted(months, key=lambda month: (month + 5) % 12))
    return tuple(sorted(months))
