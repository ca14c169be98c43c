"""Who, with whom, how many hours, until when, in which month: answers from one row's cells."""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant import texts
from assistant.calendar import ALL, months_in
from assistant.cues import BEGINS
from assistant.evidence import Draft, Reply
from assistant.expectations import DAY
from assistant.library import Library
from assistant.parties import ROLES, Parties
from assistant.query import Form, Query
from assistant.register import Match, has_cells
from assistant.subjects import best_of, find_subjects, without_cues
from assistant.vocabulary import FAMILY, MEANT
from ingest.document import Fact, Field
from ingest.facts.hours import hours_of, say_hours, unit_of
from ingest.roles import SUBJECT
from ingest.words import content_stems, fold

TABLE = (
    "responsible",
    "departments",
    "partners",
    "hours",
    "duration",
    "month",
    "theme",
    "result",
    "status",
)
INSTEAD = {"duration": "month"}
"""Where no cell tells until when something runs, one may tell when it is done."""
SPAN = re.compile(
    r"\b(?:tot|t/m|tm|vanaf|sinds|jaar|jaren|maanden|weken|doorlop\w*|start\w*)\b|\w[-–]\w"
)
"""What makes of a time a span of time."""
LASTS = r"\blooptijd|\bdoorlooptijd|\bhoe ?lang|\bduur"
UNTIL = re.compile(r"\btot (?:en met )?(?:wanneer|welk\w*)\b")
"""The months in which something is planned do not tell until when it holds."""
MAX_SUBJECTS = 4
"""More rows than this fit a question only when it is about no one of them."""
OTHER_SUBJECT = 0.1
"""A row that meets the question this much worse than the best one is another subject's."""


def answer_fields(library: Library, query: Query) -> Reply | None:
    """One sentence a cell that the question asks for; None when it asks for no cell."""
    matches = [m for m in find_subjects(library, query) if not _meant_only(query, m)]
    asked = [f for f in without_cues(library, query, matches) if f in TABLE]
    if not matches or not (asked or (_asks_who(query) and _does(library, query, matches[0]))):
        return _named_column(library, query, matches)
    drafts: list[Draft] = []
    missing: list[str] = []
    for facet in asked or ["responsible"]:
        found = _facet_drafts(library, query, matches, facet)
        drafts.extend(found)
        if not found:
            missing.append(texts.EMPTY_FIELD.format(
                subject=matches[0].fact.subject, facet=library.facets.name(facet)))  # fmt: skip
    because = f"rij {matches[0].fact.subject!r}, kolom {', '.join(asked) or 'responsible'}"
    rows = [r for m in best_of(matches) for r in library.register.group(m.record)]
    celled = [r for r in rows if has_cells(r.fact) and r.fact.kind != "row"]
    if not drafts and (not asked or not celled or "responsible" in asked):
        return None
    plain = fold(query.question)
    if not drafts and (re.search(LASTS, plain) or UNTIL.search(plain)):
        return None
    return Reply(tuple(dict.fromkeys(drafts)), because, " ".join(missing))


def holders(matches: Sequence[Match], facet: str, lasts: bool = False) -> list[Match]:
    """The best fitting facts that have this field; [] when only other subjects have it.

    `lasts` says that the question asks how long something takes, which no month can tell.
    """
    having = [m for m in matches if (f := m.fact.field(facet)) and not (lasts and is_moment(f))]
    if not having and facet in INSTEAD and not lasts:
        return holders(matches, INSTEAD[facet])
    if not having or having[0].cover < matches[0].cover - OTHER_SUBJECT:
        return []
    best = best_of(having)
    whole = [m for m in best if m.share >= 0.99]
    return (whole or best) if facet in ("hours", "departments", "partners", "duration") else best


def is_moment(field: Field) -> bool:
    """Whether a cell says when something is done, and not how long it takes."""
    value = fold(field.text.value)
    named = months_in(value) not in (frozenset(), ALL) and not SPAN.search(value)
    return field.role == "duration" and named and not re.search(LASTS, fold(field.header))


def cell_draft(library: Library, fact: Fact, field: Field) -> Draft:
    """One cell as a sentence; a cell that breaks off says so."""
    value = texts.bare(field.text.value)
    phrase, header = texts.FIELD.get(field.role, texts.OTHER_FIELD), field.header
    if is_moment(field):
        phrase, header = texts.DONE, texts.amid(header)
    if field.role == "hours":
        value = say_hours(field)
        phrase = texts.EFFORT if unit_of(header) != "uur" else phrase
    sentence = phrase.format(subject=fact.subject, value=value, header=header)
    if field.role == "hours" and any(h.uncertain for h in hours_of(field)):
        sentence += " " + texts.CUT_OFF.format(value=value)
    return Draft(sentence, library.row(fact, *(("month",) if field.role == "month" else ())))


def _facet_drafts(
    library: Library, query: Query, matches: Sequence[Match], facet: str
) -> list[Draft]:
    if facet == "month" and (drafts := month_drafts(library, query, matches)):
        return [*_starts(library, query, matches), *_moments(library, matches), *drafts]
    if query.form is Form.COUNT and facet not in ROLES and len(holders(matches, "month")) > 1:
        return month_drafts(library, query, matches)
    facet = "duration" if facet == "month" else facet
    lasts = re.search(LASTS, fold(query.question)) is not None
    found = _in_months(holders(matches, facet, lasts), query)
    if UNTIL.search(fold(query.question)):
        found = [m for m in found if m.fact.field(facet)]
    drafts = [
        cell_draft(library, m.fact, f)
        for m in found[:MAX_SUBJECTS]
        if (f := m.fact.field(facet) or m.fact.field(INSTEAD.get(facet, facet)))
    ]
    if query.form is Form.COUNT and facet in ROLES:
        return [
            _counted(library, m.fact, facet) for m in found[:MAX_SUBJECTS] if m.fact.field(facet)
        ]
    if facet == "responsible":
        return [*_distinct(drafts), *_departments(library, matches, stated=bool(drafts))]
    return _distinct(drafts)


def _moments(library: Library, matches: Sequence[Match]) -> list[Draft]:
    """When a row itself says that it is done, which is more exact than the month of a plan."""
    cells = [(m.fact, m.fact.field("duration")) for m in holders(matches, "duration")]
    told = [(fact, f) for fact, f in cells if f and is_moment(f) and DAY.search(f.text.value)]
    return [cell_draft(library, fact, field) for fact, field in told[:1]]


def _meant_only(query: Query, match: Match) -> bool:
    """Whether a row says when it is done, and only another word stands there for its name."""
    field = match.fact.field("duration")
    literal = any(t.met_by(match.record.name) not in (0.0, MEANT) for t in query.topics)
    return field is not None and is_moment(field) and not literal


def _counted(library: Library, fact: Fact, role: str) -> Draft:
    """How many parties a cell names, and which."""
    names = Parties(library.facts).of_fact(fact, role)
    phrase = texts.PARTY_COUNT[role][len(names) == 1]
    said = phrase.format(count=len(names), subject=fact.subject, names=texts.join_names(names))
    return Draft(said, library.row(fact), computed=True)


def _starts(library: Library, query: Query, matches: Sequence[Match]) -> list[Draft]:
    """For 'wanneer begint ...': a cell that tells how long, when it tells the start as well."""
    if not re.search(BEGINS, fold(query.question)):
        return []
    cells = [
        (m.fact, f) for m in holders(matches, "duration")[:1] if (f := m.fact.field("duration"))
    ]
    return [
        cell_draft(library, *c)
        for c in cells
        if re.search(r"start|begin|vanaf", fold(c[1].text.value))
    ]


def month_drafts(library: Library, query: Query, matches: Sequence[Match]) -> list[Draft]:
    """The months of the planning lines that fit best, a sentence a name."""
    by_name: dict[str, list[Fact]] = {}
    words = {t.word for t in query.topics}
    whole = [m for m in matches if library.register.named(query.topics, m.record) == words]
    for match in holders(whole, "month") or holders(matches, "month"):
        by_name.setdefault(match.fact.subject, []).append(match.fact)
    counted = query.form is Form.COUNT
    named = list(by_name.items())[:MAX_SUBJECTS]
    return [_months_draft(library, name, facts, counted) for name, facts in named]


def _months_draft(library: Library, name: str, facts: Sequence[Fact], counted: bool) -> Draft:
    months = [f.text.value.lower() for fact in facts if (f := fact.field("month"))]
    evidence = tuple(e for fact in facts for e in library.row(fact, "month"))
    said = texts.join_names(list(dict.fromkeys(months)))
    if counted:
        text = texts.PLAN_TIMES.format(subject=name, count=len(facts), months=said)
        return Draft(text, evidence, computed=True)
    return Draft(texts.PLAN_MONTHS.format(subject=name, months=said), evidence)


def _departments(library: Library, matches: Sequence[Match], stated: bool) -> list[Draft]:
    """The departments beside a responsible party, or in its place."""
    drafts = []
    for match in holders(matches, "departments")[:2]:
        field = match.fact.field("departments")
        if field is None:
            continue
        phrase = texts.FIELD["departments"] if stated else texts.NO_RESPONSIBLE
        sentence = phrase.format(subject=match.fact.subject, value=texts.bare(field.text.value))
        drafts.append(Draft(sentence, library.row(match.fact)))
    return drafts


def _in_months(matches: list[Match], query: Query) -> list[Match]:
    """Of several lines in the plan, those in a month that the question names."""
    if not query.months:
        return matches
    within = [
        m
        for m in matches
        if (f := m.fact.field("month")) and months_in(f.text.value) & query.months
    ]
    return within or matches


def _named_column(library: Library, query: Query, matches: Sequence[Match]) -> Reply | None:
    """A cell of a column that no data file knows, asked for by its own header words."""
    asked = {s for t in query.topics for way, _ in t.ways[:1] for s in way}
    for match in best_of(matches):
        for field in match.fact.fields:
            header = set(content_stems(field.header))
            if (
                field.role != SUBJECT
                and header
                and header <= asked
                and not header <= match.record.name
            ):
                return Reply((cell_draft(library, match.fact, field),), f"kolom {field.header!r}")
    return None


def _asks_who(query: Query) -> bool:
    """Whether a question with no more precise cue asks for a person or party."""
    return fold(query.question).split()[:1] == ["wie"] and not query.facets and query.entity is None


def _does(library: Library, query: Query, match: Match) -> bool:
    """Whether what somebody is said to do ('wie opent ...') is told of the subject at all."""
    bags = [b for r in library.register.group(match.record) for b in (r.name, r.values, r.context)]
    return query.focus is None or any(query.focus.met_by(bag) >= FAMILY for bag in bags)


def _distinct(drafts: Sequence[Draft]) -> list[Draft]:
    """Drafts with the same text joined, their evidence together."""
    merged: dict[str, Draft] = {}
    for draft in drafts:
        before = merged.get(draft.text)
        evidence = (*before.evidence, *draft.evidence) if before else draft.evidence
        merged[draft.text] = Draft(draft.text, tuple(dict.fromkeys(evidence)))
    return list(merged.values())
