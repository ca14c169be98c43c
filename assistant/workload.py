"""The estimated hours added up: per theme, and per department that works on the actions."""

from __future__ import annotations

import datetime
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from assistant import texts
from assistant.facts import find_facts
from assistant.library import Library
from assistant.parties import Parties
from assistant.sources import Sources
from assistant.values import Citation
from assistant.year_plan import nearest_year, year_of
from ingest.document import Fact
from ingest.facts.hours import Hours, hours_of

PER_MUNICIPALITY, JOINT = "per gemeente", "gezamenlijk"


@dataclass(frozen=True, slots=True)
class Estimate:
    """One figure that can be added to others of its scope."""

    subject: str
    cell: str
    hours: float
    joint: bool
    """True for hours of all municipalities together, False for hours of each of them."""
    themes: tuple[str, ...]
    parties: tuple[str, ...]
    source: int


@dataclass(frozen=True, slots=True)
class LeftOut:
    """A cell, or a part of one, that can't be added up, and why, in Dutch."""

    subject: str
    cell: str
    reason: str
    source: int


@dataclass(frozen=True, slots=True)
class Load:
    """What is estimated for one theme or party, in hours."""

    name: str
    per_municipality: float
    joint: float
    actions: int


@dataclass(frozen=True, slots=True)
class Workload:
    """The estimates of one year; `role` tells what the parties are: departments or responsible."""

    year: int | None
    estimates: tuple[Estimate, ...]
    left_out: tuple[LeftOut, ...]
    role: str
    citations: tuple[Citation, ...]

    def by_theme(self) -> tuple[Load, ...]:
        """The hours of each theme id ('' without a theme), in the order of the documents."""
        return _loads(self.estimates, [estimate.themes or ("",) for estimate in self.estimates])

    def by_party(self) -> tuple[Load, ...]:
        """The hours of the actions that each party works on, most first.

        An action counts for each of its parties, so these don't add up to a total.
        """
        loads = _loads(self.estimates, [estimate.parties for estimate in self.estimates])
        return tuple(sorted(loads, key=lambda load: -(load.per_municipality + load.joint)))


def read_workload(library: Library, today: datetime.date) -> Workload:
    """The estimates in the programme of this year, or of the nearest year that has one."""
    rows = [f for f in find_facts(library, "action") if f.field("hours")]
    year = nearest_year((year_of(library, fact) for fact in rows), today)
    sources, parties = Sources(library), Parties(library.facts)
    role = "departments" if any(f.field("departments") for f in rows) else "responsible"
    estimates: list[Estimate] = []
    left_out: list[LeftOut] = []
    for fact in rows:
        numbers = sources.of_fact(fact) if year_of(library, fact) == year else ()
        if not numbers:
            continue
        for entry in _entries(fact, parties.of_fact(fact, role), numbers[0]):
            (estimates if isinstance(entry, Estimate) else left_out).append(entry)  # type: ignore[arg-type]
    return Workload(year, tuple(estimates), tuple(left_out), role, sources.citations)


def _entries(fact: Fact, parties: tuple[str, ...], source: int) -> list[Estimate | LeftOut]:
    """What each figure of a cell gives; a cell without figures is left out whole."""
    field = fact.field("hours")
    cell = texts.bare(field.text.value) if field else ""
    figures = hours_of(field) if field else ()
    if not figures:
        return [LeftOut(fact.subject, cell, texts.NO_FIGURE, source)]
    return [_entry(fact, cell, figure, parties, source) for figure in figures]


def _entry(
    fact: Fact, cell: str, figure: Hours, parties: tuple[str, ...], source: int
) -> Estimate | LeftOut:
    reason = _reason(figure)
    if reason:
        said = reason.format(
            figure=texts.number(figure.value),
            unit=figure.unit,
            scope=figure.scope,
            period=figure.period,
        )
        return LeftOut(fact.subject, cell, said, source)
    joint = figure.scope == JOINT
    return Estimate(fact.subject, cell, figure.value, joint, fact.themes, parties, source)


def _reason(figure: Hours) -> str:
    """Why a figure can't be added to others; '' when it can."""
    if figure.uncertain:
        return texts.BREAKS_OFF
    if figure.unit != "uur":
        return texts.OTHER_UNIT
    if figure.repeated:
        return texts.OTHER_PERIOD
    if not figure.scope:
        return texts.NO_SCOPE
    return "" if figure.scope in (PER_MUNICIPALITY, JOINT) else texts.OTHER_SCOPE


def _loads(estimates: Sequence[Estimate], names: Sequence[tuple[str, ...]]) -> tuple[Load, ...]:
    """The estimates added up under each of their names."""
    grouped: dict[str, list[Estimate]] = defaultdict(list)
    for estimate, own in zip(estimates, names, strict=True):
        for name in own:
            grouped[name].append(estimate)
    return tuple(
        Load(
            name,
            sum(e.hours for e in members if not e.joint),
            sum(e.hours for e in members if e.joint),
            len({e.source for e in members}),
        )
        for name, members in grouped.items()
    )
