"""What happens when: answers from the month plan."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence

from assistant import texts
from assistant.calendar import ALL, month_name, months_in
from assistant.evidence import Draft, Reply
from assistant.library import Library
from assistant.listing import about
from assistant.query import Form, Query
from assistant.register import Record
from assistant.subjects import admitted, best_of, find_subjects
from assistant.vocabulary import PARTS, Term
from ingest.dates import MONTHS, month_number
from ingest.document import Fact
from ingest.words import fold

DOMAIN = re.compile(r"\b(?:domein|thema|veiligheidsveld) ([\w ]+?)\W*$")
WITHOUT = re.compile(r"\bwelke maand(?:en)?\b.*\b(?:geen|niet|niets|zonder)\b")
OF_YEAR = re.compile(
    rf"\b(?:\w*(?:planning|kalender|agenda) (?:van|voor|in)|{'|'.join(MONTHS)}) ((?:19|20)\d\d)\b"
)
COUNTED = 0.34
"""A line is counted by its name when the question has this much of it."""
LINES = ("regel", "regels", "punten", "onderdelen", "zaken", "dingen", "mijlpalen", "mijlpaal")
"""Words for the lines of a plan themselves."""
LISTS = (Form.OPEN, Form.LIST, Form.COUNT, Form.YES_NO, Form.DEFINITION)


def answer_planning(library: Library, query: Query) -> Reply | None:
    """The lines of the plan in the months named; None when the question names no month."""
    if query.form not in LISTS or not _plans(library, query):
        return None
    year = OF_YEAR.search(fold(query.question))
    if year and int(year[1]) not in library.years:
        return Reply((), "geen planning van dat jaar", texts.NO_PLAN.format(year=year[1]))
    if not query.months:
        return _without(library, query) or _listing(library, query)
    if query.facets and set(query.facets) - {
        "month",
        "responsible",
        "theme",
        "partners",
        "communication",
        "action",
    }:
        return None
    fitting = [r for r in _plans(library, query) if _month_of(r.fact) & query.months]
    chosen = [r for r in fitting if _fits(library, query, r)]
    if not chosen:
        bare = not query.own_topics and not query.themes
        return _nothing(query) if bare or query.entity == "planning" else None
    drafts = _by_month(library, [r.fact for r in chosen])
    if query.form is Form.COUNT:
        drafts = [_counted(query, drafts), *(d for d in drafts if d.item)]
    return Reply(tuple(drafts), "regels van de maandplanning")


def _counted(query: Query, drafts: Sequence[Draft]) -> Draft:
    """How many lines there are in the months named, in place of a heading a month."""
    months = texts.join_names([month_name(m) for m in sorted(query.months)])
    items = [d for d in drafts if d.item]
    lead = texts.PLAN_COUNT[len(items) == 1]
    said = lead.format(count=len(items), about=texts.CONDITION_MONTHS.format(months=months))
    return Draft(said, tuple(e for d in drafts for e in d.evidence), computed=True)


def _without(library: Library, query: Query) -> Reply | None:
    """The months in which nothing, or nothing of the subject, is planned; None if not asked."""
    if not WITHOUT.search(fold(query.question)):
        return None
    among = [r for r in _plans(library, query) if _month_of(r.fact)]
    if query.own_things:
        among = [m.record for m in best_of(find_subjects(library, query, among))]
    elif query.themes:
        among = [r for r in among if set(query.themes) & set(r.fact.themes)]
    planned = frozenset[int]().union(*(_month_of(r.fact) for r in among))
    left = texts.join_names([month_name(m) for m in sorted(ALL - planned)])
    if not among or not left:
        return None
    phrase = texts.WITHOUT_MONTH if query.own_things else texts.NOTHING_IN
    said = phrase.format(
        subject=among[0].fact.subject, about=about(library, query.themes), months=left
    )
    evidence = tuple(dict.fromkeys(e for r in among for e in library.row(r.fact, "month")))
    return Reply((Draft(said, evidence, computed=True),), "maanden zonder regel in de planning")


def _listing(library: Library, query: Query) -> Reply | None:
    """All lines of the plan that bear the themes and words of a question without a month."""
    named = _named_lines(library, query)
    if query.entity != "planning" and not named:
        return None
    if not (query.topics or query.filters.theme):
        return None
    if set(query.facets) - {"month", "responsible", "theme"}:
        return None
    if "responsible" in query.facets and query.own_topics:
        return None
    plans = _plans(library, query)
    chosen = named or _of_domain(query, plans) or [r for r in plans if _fits(library, query, r)]
    if not chosen:
        return None
    return Reply(tuple(_listed(library, query, [r.fact for r in chosen])), "regels van het plan")


def _named_lines(library: Library, query: Query) -> list[Record]:
    """The lines that a question counts by their name: 'hoeveel themadagen zijn er?'."""
    if (
        query.form is not Form.COUNT
        or query.entity
        or query.facets
        or not query.topics
        or query.sort
    ):
        return []
    plans = _plans(library, query)
    told = sum(t.weight for t in query.topics)
    named = (r for r in plans if all(t.met_by(r.name) >= PARTS for t in query.topics))
    return [r for r in named if told >= COUNTED * r.weight]


def _of_domain(query: Query, plans: Sequence[Record]) -> list[Record]:
    """The lines of which the cell of the theme says just what a question calls their domain."""
    named = DOMAIN.search(fold(query.question))
    cells = ((r, r.fact.field("theme")) for r in plans if named)
    return [r for r, cell in cells if cell and named and fold(cell.text.value) == named[1]]


def _listed(library: Library, query: Query, facts: Sequence[Fact]) -> Iterator[Draft]:
    phrase = about(library, query.themes)
    count = query.form is Form.COUNT
    lead = texts.PLAN_ABOUT if not count else texts.PLAN_COUNT[len(facts) == 1]
    items = [_month_item(library, fact) for fact in facts]
    evidence = tuple(e for item in items for e in item.evidence)
    said = lead.format(count=len(facts), about=phrase)
    yield Draft(said, evidence if count else evidence[:1], computed=True)
    yield from items


def _month_item(library: Library, fact: Fact) -> Draft:
    month = fact.field("month")
    said = texts.PLAN_MONTH_ITEM.format(
        subject=fact.subject, month=month.text.value.lower() if month else ""
    )
    return Draft(said, library.row(fact, "month"), item=True)


def _plans(library: Library, query: Query) -> list[Record]:
    return [
        r
        for r in library.register.records
        if r.fact.kind == "planning" and admitted(library, query, r)
    ]


def _month_of(fact: Fact) -> frozenset[int]:
    field = fact.field("month")
    return months_in(field.text.value) if field else frozenset()


def _fits(library: Library, query: Query, record: Record) -> bool:
    """Whether a line bears the themes and words that the question names."""
    themed = not query.themes or bool(set(query.themes) & set(record.fact.themes))
    words = query.own_topics if themed and query.themes else query.topics
    listed = [t for t in query.things(words) if fold(t.word) not in LINES]
    return (themed or _all_met(query.topics, record)) and _all_met(listed, record)


def _all_met(terms: Sequence[Term], record: Record) -> bool:
    return all(t.met_by(record.name) or t.met_by(record.values) for t in terms)


def _by_month(library: Library, facts: Sequence[Fact]) -> list[Draft]:
    """A lead and a list item a line, month by month; lines that follow each other share a quote."""
    months: dict[str, list[Fact]] = defaultdict(list)
    for fact in facts:
        field = fact.field("month")
        months[field.text.value if field else ""].append(fact)
    drafts: list[Draft] = []
    for month, lines in months.items():
        evidence = library.row(lines[-1], "month")
        whole, spelled = _spelled(month)
        phrase = texts.PLAN_LEAD_DAY if whole[:1].isdigit() else texts.PLAN_LEAD
        above = library.row(lines[0], "month") if len(evidence) > 1 else evidence
        drafts.append(Draft(phrase.format(month=whole), above, computed=spelled))
        drafts.extend(Draft(_line(fact), library.row(fact), item=True) for fact in lines)
    return drafts


def _spelled(month: str) -> tuple[str, bool]:
    """A month as it is written, in full where the plan has 'sep', and whether that differs."""
    number = month_number(month)
    whole = month_name(number) if number else month.lower()
    return whole, whole != month.lower()


def _line(fact: Fact) -> str:
    responsible = fact.field("responsible")
    if responsible is None:
        return fact.subject
    return texts.PLAN_ITEM.format(
        subject=fact.subject, responsible=texts.bare(responsible.text.value)
    )


def _nothing(query: Query) -> Reply:
    months = texts.join_names([month_name(m) for m in sorted(query.months)])
    return Reply((), "geen regel in de maandplanning", texts.NOTHING_PLANNED.format(month=months))
