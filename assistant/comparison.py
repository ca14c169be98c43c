"""Comparing the hours of two actions that a question names, and adding up those of several."""

from __future__ import annotations

import re

from assistant import texts
from assistant.counted import counted_by
from assistant.evidence import Draft, Reply
from assistant.fields import cell_draft
from assistant.library import Library
from assistant.query import Form, Query
from assistant.register import Match
from assistant.subjects import admitted
from ingest.facts.hours import Hours, parse_hours
from ingest.words import fold

MIN_NAMED = 0.3
"""Of a row's name the question must tell at least this share, or the row is not meant."""


def answer_comparison(library: Library, query: Query) -> Reply | None:
    """Which of two actions takes more hours; None for other questions."""
    if query.form is not Form.COMPARE:
        return None
    rows = named_rows(library, query)
    if len(rows) < 2:
        return None
    first, second = _in_order(query, rows[0], rows[1])
    drafts = [d for m in (first, second) if (d := _hours_draft(library, m))]
    return Reply((*_compared(library, query, first, second), *drafts), "twee rijen vergeleken")


def answer_sum(library: Library, query: Query) -> Reply | None:
    """The hours of several named actions together; None for other questions."""
    if query.form is not Form.TOTAL or query.entity or len(query.topics) < 2:
        return None
    rows = named_rows(library, query)
    figures = [_figure(m) for m in rows]
    if len(rows) < 2 or any(f is None for f in figures):
        return None
    known = [f for f in figures if f is not None]
    way = counted_by(known[0])
    if any(counted_by(f) != way for f in known):
        return None
    total = f"{sum(f.value for f in known):g}".replace(".", ",")
    lead = texts.TOTAL.format(total=total, unit=way.unit, scope=way.said, count=len(rows))
    drafts = [d for m in rows if (d := _hours_draft(library, m))]
    evidence = tuple(e for d in drafts for e in d.evidence)
    return Reply((Draft(lead, evidence, computed=True), *drafts), f"som over {len(rows)} rijen")


def named_rows(library: Library, query: Query) -> list[Match]:
    """Rows with hours of which the question tells the name, one a subject, best named first."""
    allowed = [
        r for r in library.register.records if admitted(library, query, r) and r.fact.field("hours")
    ]
    found = [m for m in library.register.match(query.topics, allowed) if m.whole >= MIN_NAMED]
    rows: list[Match] = []
    used: set[str] = set()
    for match in sorted(found, key=lambda m: (-m.whole, -m.cover)):
        words = library.register.named(query.topics, match.record)
        if words - used:
            rows.append(match)
            used |= words
    return rows


def _in_order(query: Query, one: Match, other: Match) -> tuple[Match, Match]:
    """Two rows in the order in which the question names them."""
    return (one, other) if _place(query, one, other) <= _place(query, other, one) else (other, one)


def _place(query: Query, match: Match, other: Match) -> int:
    """Where in the question stands the first word that names this row better than the other."""
    own = [
        t.word for t in query.topics if t.met_by(match.record.name) > t.met_by(other.record.name)
    ]
    return min((query.question.find(w.split()[0]) for w in own), default=0)


def _figure(match: Match) -> Hours | None:
    field = match.fact.field("hours")
    found = parse_hours(field.text.value) if field else ()
    return found[0] if len(found) == 1 and not found[0].uncertain else None


def _hours_draft(library: Library, match: Match) -> Draft | None:
    field = match.fact.field("hours")
    return cell_draft(library, match.fact, field) if field else None


def _compared(library: Library, query: Query, first: Match, second: Match) -> list[Draft]:
    """The conclusion, when both cells hold one figure of the same unit and scope."""
    a, b = _figure(first), _figure(second)
    if a is None or b is None or counted_by(a) != counted_by(b):
        return []
    more, less = (first, second) if a.value >= b.value else (second, first)
    phrase = texts.EQUAL if a.value == b.value else texts.LONGER
    said = phrase.format(more=more.fact.subject, less=less.fact.subject)
    verdict = _verdict(query, a.value, b.value)
    return [
        Draft(verdict + said, (*library.row(more.fact), *library.row(less.fact)), computed=True)
    ]


def _verdict(query: Query, first: float, second: float) -> str:
    """'Ja. ' or 'Nee. ' for 'kost A meer uren dan B?', nothing for 'wat kost meer, A of B?'."""
    plain = fold(query.question)
    claim = re.search(r"\b(meer|minder) (?:uur|uren|tijd|werk) dan\b", plain)
    if claim is None or re.match(r"(?:en )?(?:wat|wie|welke?)\b", plain):
        return ""
    holds = first > second if claim[1] == "meer" else first < second
    return f"{texts.YES if holds else texts.NO}. "
