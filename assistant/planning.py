"""What happens when: answers from the month plan."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence

from assistant import texts
from assistant.calendar import month_name, months_in
from assistant.evidence import Draft, Reply
from assistant.library import Library
from assistant.listing import about
from assistant.query import Form, Query
from assistant.register import Record
from assistant.subjects import admitted
from assistant.vocabulary import Term
from ingest.document import Fact
from ingest.words import fold

WHAT_DOES = r"^(?:en )?(?:wat (?:doet|doen)|waarvoor|waar|welke (?:acties|taken|momenten))\b"
LISTS = (Form.OPEN, Form.LIST, Form.COUNT, Form.YES_NO, Form.DEFINITION)


def answer_planning(library: Library, query: Query) -> Reply | None:
    """The lines of the plan in the months named; None when the question names no month."""
    if query.form not in LISTS or not _plans(library, query):
        return None
    if not query.months:
        return _listing(library, query)
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
    return Reply(tuple(_by_month(library, [r.fact for r in chosen])), "regels van de maandplanning")


def _listing(library: Library, query: Query) -> Reply | None:
    """All lines of the plan that bear the themes and words of a question without a month."""
    works = re.search(WHAT_DOES, fold(query.question)) is not None
    if (query.entity != "planning" and not works) or not (query.topics or query.filters.theme):
        return None
    if set(query.facets) - {"month", "responsible", "theme"}:
        return None
    if "responsible" in query.facets and query.own_topics and not works:
        return None
    fitting = [r for r in _plans(library, query) if _fits(library, query, r)]
    chosen = [r for r in fitting if not works or _acts(query, r)]
    if not chosen or (works and query.entity != "planning" and len(chosen) < 2):
        return None
    return Reply(tuple(_listed(library, query, [r.fact for r in chosen])), "regels van het plan")


def _acts(query: Query, record: Record) -> bool:
    """Whether the party that the question names is responsible for a line."""
    field = record.fact.field("responsible")
    return field is not None and all(t.met_by(record.values) for t in query.own_topics)


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
    listed = query.things(words)
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
        lead = texts.PLAN_LEAD.format(month=month.lower())
        drafts.append(
            Draft(lead, library.row(lines[0], "month") if len(evidence) > 1 else evidence)
        )
        drafts.extend(Draft(_line(fact), library.row(fact), item=True) for fact in lines)
    return drafts


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
