"""Which actions, how many, how many hours together, which the most: answers over many rows."""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant import texts
from assistant.actions import Subject, action_item, asked_scope, subjects
from assistant.calendar import months_in
from assistant.conditions import (
    CELLS,
    in_months,
    is_lacking,
    is_lasting,
    lacked,
    lasts,
    say_conditions,
)
from assistant.evidence import Draft, Reply
from assistant.grouping import MOST_LISTED, count_by_theme
from assistant.library import Library
from assistant.query import Form, Query
from assistant.totals import add_up, find_extreme
from assistant.vocabulary import Term
from ingest.document import Fact
from ingest.words import fold

CLEAR, LITERAL = 0.6, 0.85
"""A word of the question counts as standing in an action when it is met at least this far, and as
standing in the headings above it when it is met almost literally."""
WHO = re.compile(r"^(?:en )?(?:met |bij |voor )?wie\b")
MOST_ACTIONS = re.compile(r"\b(?:meeste|minste) (?:acties|activiteiten|maatregelen|projecten)\b")
MANY = (Form.COUNT, Form.TOTAL, Form.LARGEST, Form.SMALLEST)


def answer_selection(library: Library, query: Query) -> Reply | None:
    """A list, number, sum or extreme of actions; None when the question asks for none of these."""
    if not _selects(query):
        return None
    chosen = [s for s in subjects(library, query) if _fits(library, query, s)]
    if query.entity == "action" and query.form is Form.OPEN and query.own_topics:
        chosen = [s for s in chosen if _under(query, s)]
    limited = query.bound or lacked(query)
    if not chosen:
        known = not query.bound or any(s.hours for s in _of_theme(library, query))
        return Reply((), "geen actie voldoet", texts.NONE_LEFT) if limited and known else None
    if query.form is Form.TOTAL or _sums(query):
        return add_up(library, query, chosen)
    if query.form in (Form.LARGEST, Form.SMALLEST):
        return None if _of_others(query) else find_extreme(library, query, chosen)
    return _list(library, query, chosen)


def _of_theme(library: Library, query: Query) -> list[Subject]:
    """The actions of the themes that a question names, or all."""
    found = subjects(library, query)
    facts = ((s, s.row or s.told) for s in found)
    themes = set(query.themes)
    return [s for s, fact in facts if not themes or (fact and themes & set(fact.themes))]


def _of_others(query: Query) -> bool:
    """Whether who, where or what has most of them is asked, and not the largest action."""
    plain = fold(query.question)
    places = query.sort == "places" and query.entity != "action"
    return places or bool(WHO.search(plain) or MOST_ACTIONS.search(plain))


def _selects(query: Query) -> bool:
    if query.entity == "action" and query.form in (
        *MANY,
        Form.LIST,
        Form.OPEN,
        Form.YES_NO,
        Form.DEFINITION,
    ):
        return True
    return "hours" in query.facets and (
        query.form in MANY or query.bound is not None or _sums(query)
    )


def _sums(query: Query) -> bool:
    """'Hoeveel uur kosten de acties van een thema?' asks for a sum."""
    plain = fold(query.question)
    return (
        "hours" in query.facets
        and query.entity == "action"
        and query.bound is None
        and "hoeveel u" in plain
    )


def _fits(library: Library, query: Query, subject: Subject) -> bool:
    """Whether an action bears the themes, words, months and hours that the question names."""
    fact = subject.row or subject.told
    themed = bool(fact) and (
        not query.themes or bool(set(query.themes) & set(fact.themes if fact else ()))
    )
    words = query.own_topics if themed else query.topics
    if query.themes and not themed:
        return False
    if query.of_kind:
        words = ()
    if lacked(query):
        return is_lacking(library, query, subject)
    roles = [r for r in CELLS if r in query.facets]
    months = in_months(query)
    return (
        all(_met(library, t, subject, roles) for t in query.things(words))
        and _within(query, subject)
        and (not months or any(_months(r.fact) & months for r in subject.records))
        and (not lasts(query) or is_lasting(subject))
    )


def _under(query: Query, subject: Subject) -> bool:
    """Whether the headings above an action name all that the question is about: its chapter."""
    return any(all(t.met_by(r.context) for t in query.own_topics) for r in subject.records)


def _met(library: Library, term: Term, subject: Subject, roles: Sequence[str]) -> bool:
    """Whether a word stands in the cells asked, or else anywhere in the action."""
    if roles:
        cells = library.vocabulary.stems_of(" ".join(_cells(subject, roles)))
        if term.met_by(cells) >= CLEAR:
            return True
        return bool(term.met_by(library.vocabulary.stems_of(subject.name))) and not term.named
    own = (bag for r in subject.records for bag in (r.name, r.values))
    above = (r.context for r in subject.records)
    return any(term.met_by(bag) >= CLEAR for bag in own) or any(
        term.met_by(bag) >= LITERAL for bag in above
    )


def _cells(subject: Subject, roles: Sequence[str]) -> list[str]:
    places = roles if subject.row else (*roles, "description")
    fields = (r.fact.field(role) for r in subject.records for role in places)
    return [f.text.value for f in fields if f is not None]


def _months(fact: Fact) -> frozenset[int]:
    field = fact.field("month")
    return months_in(field.text.value) if field else frozenset()


def _within(query: Query, subject: Subject) -> bool:
    """Whether a figure of the scope that the question names lies within its bound."""
    bound = query.bound
    if bound is None:
        return True
    scope = asked_scope(query)
    return any(
        bound.holds(h.value) for h in subject.hours if not scope or h.scope == scope or h.uncertain
    )


def _told_of_each(query: Query) -> tuple[str, ...]:
    """The cells that are asked of every action, when no word of the question chose by them."""
    if query.bound or "hours" in query.facets:
        return ("hours",)
    chose = (query.own_topics and not query.of_kind) or lasts(query) or lacked(query)
    listed = query.form in (Form.OPEN, Form.LIST, Form.DEFINITION)
    return tuple(r for r in CELLS if r in query.facets) if listed and not chose else ()


def _list(library: Library, query: Query, chosen: Sequence[Subject]) -> Reply:
    count = query.form is Form.COUNT
    phrase = say_conditions(library, query, chosen)
    lead = texts.LIST_LEAD["action"].format(about=phrase)
    if count:
        many, one = texts.COUNT_LEAD["action"]
        lead = (one if len(chosen) == 1 else many).format(count=len(chosen), about=phrase)
    if query.form is Form.YES_NO:
        lead = f"{texts.YES}. {lead}"
    named = bool(query.own_topics) and not query.of_kind
    by_row = named or lasts(query) or bool(lacked(query))
    items = [action_item(library, s, _told_of_each(query), by_row) for s in chosen]
    if count and len(chosen) > MOST_LISTED and not (query.bound or named):
        items = count_by_theme(library, chosen)
    evidence = tuple(e for item in items for e in item.evidence)
    head = Draft(lead, evidence if count else evidence[:1], computed=True)
    return Reply((head, *items), f"{len(chosen)} acties voldoen")
