"""What has to be done by a month, quarter or year: rows by what their last date says."""

from __future__ import annotations

import re
from collections.abc import Iterator

from assistant import texts
from assistant.calendar import ALL, month_name, months_in
from assistant.evidence import Draft, Evidence, Reply
from assistant.fields import is_moment
from assistant.library import Library
from assistant.query import Form, Query
from assistant.register import Record
from assistant.subjects import admitted
from assistant.tables import years_in
from ingest.words import fold

READY = re.compile(r"\b(?:gereed|klaar|afgerond|afronden|opgeleverd|opleveren|deadline|af zijn)\b")
ASIDE = frozenset(("opgeleverd", "opleveren", "afgerond", "afronden", "gereed", "klaar"))
FORMS = (Form.OPEN, Form.LIST, Form.COUNT)


def answer_deadlines(library: Library, query: Query) -> Reply | None:
    """The rows that must be done in the months or the year named; None for other questions."""
    years = years_in(query.question)
    if query.form not in FORMS or not READY.search(fold(query.question)):
        return None
    if not (query.months or years):
        return None
    found = [r for r in library.register.records if _due(library, query, r, years)]
    if not found:
        return None
    items = tuple(_items(library, found))
    evidence = tuple(e for item in items for e in item.evidence)
    return Reply((_lead(query, found, evidence), *items), "rijen naar hun laatste datum")


def _due(library: Library, query: Query, record: Record, years: frozenset[int]) -> bool:
    """Whether a row that the question lets through is done in its months and years."""
    field = record.fact.field("duration")
    if field is None or not admitted(library, query, record):
        return False
    months, own = months_in(field.text.value), years_in(field.text.value)
    dated = is_moment(field) and months != ALL
    if query.months:
        fits = dated and bool(months & query.months)
    else:
        fits = bool(own) and not re.search(r"vanaf|start", fold(field.text.value))
    return fits and (not years or not own or bool(own & years)) and _about(query, record)


def _about(query: Query, record: Record) -> bool:
    """Whether a row bears the themes and words of the question."""
    bags = (record.name, record.values, record.context)
    words = [t for t in query.things(query.topics) if fold(t.word) not in ASIDE]
    words = [t for t in words if not t.word.isdigit()]
    return all(any(t.met_by(bag) for bag in bags) for t in words)


def _lead(query: Query, found: list[Record], evidence: tuple[Evidence, ...]) -> Draft:
    names = [month_name(m) for m in sorted(query.months)]
    years = [str(year) for year in sorted(years_in(query.question))]
    when = " ".join(part for part in (texts.join_names(names), texts.join_names(years)) if part)
    if query.form is Form.COUNT:
        when = f"{when} ({len(found)})"
    counts = query.form is Form.COUNT
    return Draft(texts.DUE.format(when=when), evidence if counts else evidence[:1], computed=True)


def _items(library: Library, found: list[Record]) -> Iterator[Draft]:
    for record in found:
        field = record.fact.field("duration")
        when = texts.bare(field.text.value) if field else ""
        said = texts.DUE_ITEM.format(subject=record.fact.subject, when=when)
        yield Draft(said, library.row(record.fact), item=True)
