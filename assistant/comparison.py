"""Comparing the hours of two actions that a question names, and adding up those of several."""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant import texts
from assistant.counted import counted_by
from assistant.evidence import Draft, Evidence, Reply
from assistant.fields import cell_draft
from assistant.library import Library
from assistant.query import Form, Query, is_deed
from assistant.register import Match
from assistant.subjects import admitted
from ingest.facts.hours import Hours, hours_of
from ingest.words import fold

CELLS = ("hours", "partners", "departments", "duration", "responsible")
"""Cells of which a question may want those of several rows."""
BETWEEN = re.compile(r"\ben\b|\bplus\b|\bof\b|,")
"""What stands between the names of an enumeration."""
DIFFERENCE = re.compile(r"\bscheelt\b|\bverschil")
CLAIM = re.compile(
    r"\b(?:(?P<more>meer (?:uur|uren|tijd|werk)|duurder|groter|zwaarder|bewerkelijker)"
    r"|minder (?:uur|uren|tijd|werk)|goedkoper|kleiner|lichter)\b.* dan\b"
)
"""What is said of the hours of one action beside those of another."""
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
    drafts = [d for m in (first, second) if (d := _draft(library, m, "hours"))]
    return Reply((*_compared(library, query, first, second), *drafts), "twee rijen vergeleken")


def answer_sum(library: Library, query: Query) -> Reply | None:
    """One cell of several named actions, hours with their sum; None for other questions."""
    role = next((f for f in query.facets if f in CELLS), "hours")
    total = query.form is Form.TOTAL and role == "hours"
    if (
        query.entity
        or len(query.topics) < 2
        or query.form not in (Form.TOTAL, Form.OPEN, Form.LIST)
    ):
        return None
    rows = named_rows(library, query, role)
    rows = rows if total else enumerated(library, query, rows)
    drafts = [d for m in rows if (d := _draft(library, m, role))]
    if len(rows) < 2 or not (total or query.facets):
        return None
    lead = _sum(rows, tuple(e for d in drafts for e in d.evidence)) if role == "hours" else None
    if lead is None and total:
        return None
    because = f"{role} van {len(rows)} genoemde rijen"
    return Reply((lead, *drafts) if lead else tuple(drafts), because)


def _sum(rows: Sequence[Match], evidence: tuple[Evidence, ...]) -> Draft | None:
    """The hours of rows together; None when they are not all counted alike."""
    figures = [f for m in rows if (f := _figure(m))]
    if len(figures) < len(rows) or len({counted_by(f) for f in figures}) > 1:
        return None
    way = counted_by(figures[0])
    total = texts.number(sum(f.value for f in figures))
    said = texts.TOTAL.format(total=total, unit=way.unit, scope=way.said, count=len(rows))
    return Draft(said, evidence, computed=True)


def enumerated(library: Library, query: Query, rows: Sequence[Match]) -> list[Match]:
    """Rows that a question names one after another: 'A, B en C'; [] when it does not."""
    parts = [set(re.findall(r"\w+", part)) for part in BETWEEN.split(fold(query.question))]
    named = [library.register.named(query.topics, m.record) for m in rows]
    kept: dict[int, Match] = {}
    for match, words in zip(rows, named, strict=True):
        others = frozenset().union(*(n for n in named if n is not words))
        own = {w for word in words - others for w in re.findall(r"\w+", fold(word))}
        places = [n for n, part in enumerate(parts) if own & part]
        if len(places) == 1 and places[0] not in kept:
            kept[places[0]] = match
    met = frozenset().union(*named)
    strange = [t for t in query.topics if t.word not in met and not is_deed(t.word)]
    return [kept[n] for n in sorted(kept)] if len(kept) > 1 and not strange else []


def named_rows(library: Library, query: Query, role: str = "hours") -> list[Match]:
    """Rows with this cell of which the question tells the name, one a subject, best named first."""
    allowed = [
        r for r in library.register.records if admitted(library, query, r) and r.fact.field(role)
    ]
    found = [m for m in library.register.match(query.topics, allowed) if m.whole >= MIN_NAMED]
    rows: list[Match] = []
    used: set[str] = set()
    for match in sorted(found, key=lambda m: (-round(m.whole, 3), -m.cover)):
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
    found = hours_of(field) if field else ()
    return found[0] if len(found) == 1 and not found[0].uncertain else None


def _draft(library: Library, match: Match, role: str) -> Draft | None:
    field = match.fact.field(role)
    return cell_draft(library, match.fact, field) if field else None


def _compared(library: Library, query: Query, first: Match, second: Match) -> list[Draft]:
    """The conclusion, when both cells hold one figure of the same unit and scope."""
    a, b = _figure(first), _figure(second)
    if a is None or b is None or counted_by(a) != counted_by(b):
        return []
    more, less = (first, second) if a.value >= b.value else (second, first)
    phrase = texts.EQUAL if a.value == b.value else texts.LONGER
    units = texts.units(a.unit)
    said = phrase.format(more=more.fact.subject, less=less.fact.subject, units=units)
    verdict = _verdict(query, a.value, b.value)
    evidence = (*library.row(more.fact), *library.row(less.fact))
    drafts = [Draft(verdict + said, evidence, computed=True)]
    if DIFFERENCE.search(fold(query.question)) and a.value != b.value:
        way, value = counted_by(a), texts.number(abs(a.value - b.value))
        told = texts.DIFFERENCE.format(value=value, unit=way.unit, scope=way.said)
        drafts.insert(0, Draft(told, evidence, computed=True))
    return drafts


def _verdict(query: Query, first: float, second: float) -> str:
    """'Ja. ' or 'Nee. ' for 'kost A meer uren dan B?', nothing for 'wat kost meer, A of B?'."""
    plain = fold(query.question)
    claim = CLAIM.search(plain)
    if claim is None or re.match(r"(?:en )?(?:wat|wie|welke?)\b", plain):
        return ""
    holds = first > second if claim["more"] else first < second
    return f"{texts.YES if holds else texts.NO}. "
