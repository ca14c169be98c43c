"""Yes/no questions and comparisons over the cells of a row."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from assistant import texts
from assistant.calendar import months_in
from assistant.evidence import Draft, Reply
from assistant.fields import TABLE, cell_draft, holders, month_drafts
from assistant.library import Library
from assistant.query import Form, Query
from assistant.register import Match
from assistant.subjects import admitted, best_of
from ingest.document import Field
from ingest.facts.hours import parse_hours
from ingest.words import fold

MIN_NAMED = 0.5
"""Of a row's name the question must tell at least this share, or the row is not meant."""


def answer_verdict(library: Library, query: Query) -> Reply | None:
    """'Ja', 'Nee' or 'Dat staat er niet' with the cell that tells; None for other questions."""
    if query.form is not Form.YES_NO:
        return None
    matches = _subject_matches(library, query)
    if not matches:
        return None
    if query.months:
        return _month_verdict(library, query, matches)
    facet = next((f for f in query.facets if f in TABLE), None)
    return _cell_verdict(library, query, matches, facet) if facet else None


def answer_comparison(library: Library, query: Query) -> Reply | None:
    """Which of two actions takes more hours; None for other questions."""
    if query.form is not Form.COMPARE:
        return None
    rows: list[Match] = []
    for match in _subject_matches(library, query):
        group = library.register.group(match.record)
        if match.fact.field("hours") and not any(r.record in group for r in rows):
            rows.append(match)
    if len(rows) < 2:
        return None
    first, second = rows[:2]
    drafts = [cell_draft(library, m.fact, f) for m in (first, second) if (f := m.fact.field("hours"))]
    return Reply((*_compared(library, first, second), *drafts), "twee rijen vergeleken")


def _compared(library: Library, first: Match, second: Match) -> list[Draft]:
    """The conclusion, when both cells hold one figure of the same unit and scope."""
    a, b = (parse_hours(f.text.value) if (f := m.fact.field("hours")) else () for m in (first, second))
    if not a or not b or (a[0].unit, a[0].scope) != (b[0].unit, b[0].scope):
        return []
    more, less = (first, second) if a[0].value >= b[0].value else (second, first)
    phrase = texts.EQUAL if a[0].value == b[0].value else texts.LONGER
    said = phrase.format(more=more.fact.subject, less=less.fact.subject)
    return [Draft(said, (*library.row(more.fact), *library.row(less.fact)), computed=True)]


def _subject_matches(library: Library, query: Query) -> list[Match]:
    """Facts of which the question tells the name, whatever else it claims of them."""
    allowed = [r for r in library.register.records if admitted(library, query, r)]
    found = library.register.match(query.topics, allowed)
    return sorted((m for m in found if m.share >= MIN_NAMED), key=lambda m: (-m.cover, -m.share))


def _month_verdict(library: Library, query: Query, matches: Sequence[Match]) -> Reply | None:
    planned = best_of([m for m in matches if m.fact.field("month")])
    months = [f for m in planned if (f := m.fact.field("month"))]
    if not months:
        return None
    yes = any(months_in(f.text.value) & query.months for f in months)
    return _said(texts.YES if yes else texts.NO, month_drafts(library, query, planned), "maand vergeleken")


def _cell_verdict(library: Library, query: Query, matches: Sequence[Match], facet: str) -> Reply | None:
    """Whether the words or figures that the question claims stand in the cell."""
    for match in holders(matches, facet):
        field = match.fact.field(facet)
        if field is None:
            continue
        verdict = _verdict(library, query, match, field)
        if verdict:
            return _said(verdict, [cell_draft(library, match.fact, field)], f"cel {facet} vergeleken")
    return None


def _verdict(library: Library, query: Query, match: Match, field: Field) -> str | None:
    if query.bound and field.role == "hours":
        figures = parse_hours(field.text.value)
        return (texts.YES if any(query.bound.holds(h.value) for h in figures) else texts.NO) if figures else None
    named = library.register.named(query.topics, match.record)
    claimed = [t for t in query.topics if t.word not in named and t.word not in query.theme_terms]
    cell = library.vocabulary.stems_of(field.text.value)
    if claimed:
        return texts.YES if all(t.met_by(cell) for t in claimed) else texts.NOT_STATED
    return _scope_verdict(query, field)


def _scope_verdict(query: Query, field: Field) -> str | None:
    """For 'is dat per gemeente?' and 'loopt het door?'."""
    plain, cell = fold(query.question), fold(field.text.value)
    for word in ("per gemeente", "per persoon", "per jaar", "gezamenlijk", "samen", "doorlopend"):
        if word in plain:
            return texts.YES if word in cell else texts.NO
    return None


def _said(verdict: str, drafts: Sequence[Draft], because: str) -> Reply | None:
    """The drafts with the verdict before the first of them."""
    if not drafts:
        return None
    first = replace(drafts[0], text=f"{verdict}. {drafts[0].text}")
    return Reply((first, *drafts[1:]), because)
