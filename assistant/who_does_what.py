"""What each department, partner and responsible party works on."""

from __future__ import annotations

import datetime
from collections import defaultdict
from dataclasses import dataclass

from assistant.facts import find_facts
from assistant.library import Library
from assistant.parties import ROLES, Parties
from assistant.sources import Sources
from assistant.values import Citation
from assistant.year_plan import PLANNED, nearest_year, year_of


@dataclass(frozen=True, slots=True)
class Task:
    """Something that a party works on, with the months of the plan and where it stands."""

    subject: str
    themes: tuple[str, ...]
    months: tuple[str, ...]
    sources: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class PartyWork:
    """A party in one role ('departments', 'partners', 'responsible') with its tasks."""

    name: str
    role: str
    tasks: tuple[Task, ...]


@dataclass(frozen=True, slots=True)
class WhoDoesWhat:
    """All parties of a year, in each role those with most tasks first."""

    year: int | None
    parties: tuple[PartyWork, ...]
    citations: tuple[Citation, ...]

    def of_role(self, role: str) -> tuple[PartyWork, ...]:
        """The parties in one role."""
        return tuple(party for party in self.parties if party.role == role)


def read_who_does_what(library: Library, today: datetime.date) -> WhoDoesWhat:
    """Who is named in the tables of actions and plans of this year, or the nearest one."""
    facts = [f for kind in PLANNED for f in find_facts(library, kind)]
    year = nearest_year((year_of(library, fact) for fact in facts), today)
    parties, sources = Parties(library.facts), Sources(library)
    found: dict[tuple[str, str], dict[str, Task]] = defaultdict(dict)
    for fact in (f for f in facts if year_of(library, f) == year):
        named = [(role, name) for role in ROLES for name in parties.of_fact(fact, role)]
        numbers = sources.of_fact(fact) if named else ()
        month = fact.field("month")
        task = Task(fact.subject, fact.themes, (month.text.value,) if month else (), numbers)
        for key in named if numbers else ():
            found[key][fact.subject] = _joined(found[key].get(fact.subject), task)
    works = [PartyWork(name, role, tuple(t.values())) for (role, name), t in found.items()]
    ordered = sorted(works, key=lambda work: (-len(work.tasks), work.name.casefold()))
    return WhoDoesWhat(year, tuple(ordered), sources.citations)


def _joined(before: Task | None, task: Task) -> Task:
    """A task that the plan names several times, as one."""
    if before is None:
        return task
    months = tuple(dict.fromkeys((*before.months, *task.months)))
    return Task(task.subject, before.themes, months, (*before.sources, *task.sources))
