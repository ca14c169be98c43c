"""Actions by subject: the name, the row in a table, the description, the lines in the plan."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from assistant import texts
from assistant.evidence import Draft, Evidence, of_fact
from assistant.library import Library
from assistant.query import Query
from assistant.register import Record, has_cells
from assistant.subjects import admitted
from ingest.document import Fact
from ingest.facts.hours import Hours, hours_of, say_hours
from ingest.words import fold

PER_MUNICIPALITY = "per gemeente"


@dataclass(frozen=True, slots=True)
class Subject:
    """One action: its name, its row in a table, its heading with description, its plan lines."""

    name: str
    records: tuple[Record, ...]
    row: Fact | None
    told: Fact | None

    @property
    def hours(self) -> tuple[Hours, ...]:
        """The figures in its cell of hours."""
        field = self.row.field("hours") if self.row else None
        return hours_of(field) if field else ()

    def cell(self, role: str) -> str:
        """The words of a cell of its row, '' where there is none."""
        field = self.row.field(role) if self.row else None
        if field is None:
            return ""
        return say_hours(field) if role == "hours" else texts.bare(field.text.value)


def subjects(library: Library, query: Query) -> list[Subject]:
    """All actions that filters, themes, kinds and years of the question let through."""
    found: dict[int, list[Record]] = {}
    for record in library.register.records:
        if record.fact.kind == "action" and admitted(library, query, record):
            found.setdefault(library.register.action(record), [])
    for record in library.register.records:
        if (number := library.register.action(record)) in found:
            found[number].append(record)
    return [_subject(records) for records in found.values()]


def _subject(records: Sequence[Record]) -> Subject:
    listed = [r.fact for r in records if r.fact.kind != "planning"]
    told = next((fact for fact in listed if not has_cells(fact)), None)
    row = next((fact for fact in listed if has_cells(fact)), None)
    name = (row or told or records[0].fact).subject
    return Subject(name, tuple(records), row, told)


def asked_scope(query: Query) -> str:
    """The scope of hours that a question names, '' when it names none."""
    plain = fold(query.question)
    if PER_MUNICIPALITY in plain:
        return PER_MUNICIPALITY
    return "gezamenlijk" if "gezamenlijk" in plain else ""


def action_item(
    library: Library, subject: Subject, cells: Sequence[str] = (), by_row: bool = False
) -> Draft:
    """A line of the list, with what these cells of its row say.

    It is cited to the row where cells decided or are told, else to the list of actions.
    """
    if subject.row and cells:
        said = f"{subject.name} ({'; '.join(_told(subject, role) for role in cells)})"
        if "hours" in cells and any(h.uncertain for h in subject.hours):
            said += ". " + texts.CUT_OFF.format(value=subject.cell("hours"))
        planned = [_planned(subject, role) for role in cells if not subject.cell(role)]
        rows = [subject.row, *filter(None, planned)]
        return Draft(said, tuple(e for row in rows for e in library.row(row)), item=True)
    if by_row and subject.row:
        return Draft(subject.name, library.row(subject.row), item=True)
    return Draft(_named(subject), _source(library, subject), item=True)


def _told(subject: Subject, role: str) -> str:
    """What a cell of the row, or else of the plan, says; departments for want of who answers."""
    planned = _planned(subject, role)
    field = planned.field(role) if planned else None
    value = subject.cell(role) or (texts.bare(field.text.value) if field else "")
    if role == "responsible" and not value and subject.cell("departments"):
        return texts.ONLY_DEPARTMENTS.format(value=subject.cell("departments"))
    return value or texts.NOT_FILLED


def _planned(subject: Subject, role: str) -> Fact | None:
    """The first line of the plan with this cell."""
    return next((r.fact for r in subject.records if r.fact.field(role)), None)


def _named(subject: Subject) -> str:
    """The name in the list of actions where it is short, else that of the row."""
    told = subject.told.subject if subject.told else ""
    return told if told and len(told) < 90 else subject.name


def _source(library: Library, subject: Subject) -> tuple[Evidence, ...]:
    if subject.told and _named(subject) == subject.told.subject:
        return (of_fact(subject.told, subject.told.fields[0].text),)
    return library.row(subject.row) if subject.row else ()
