"""Yes/no questions about the cells of a row."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from assistant import texts
from assistant.calendar import months_in
from assistant.cells import say_cell
from assistant.evidence import Draft, Reply
from assistant.fields import TABLE, cell_draft, holders, month_drafts
from assistant.library import Library
from assistant.parties import ROLES
from assistant.query import Form, Query
from assistant.register import Match
from assistant.subjects import admitted, best_of
from assistant.tables import has_figure
from assistant.vocabulary import MEANT, SAME, Term
from ingest.document import Field
from ingest.facts.hours import hours_of
from ingest.words import fold

MIN_NAMED, MET, WHOLE = 0.5, 0.8, 0.99
NO_MONEY = re.compile(r"(?:geen|nihil|€? ?0(?:,-| euro)?$)\b", re.IGNORECASE)
"""Of a row's name the question must tell at least this share, or the row must meet that much of
the question, or it is not meant."""
YEAR = r"(?:19|20)\d\d"


def answer_verdict(library: Library, query: Query) -> Reply | None:
    """'Ja', 'Nee' or 'Dat staat er niet' with the cell that tells; None for other questions."""
    if query.form is not Form.YES_NO:
        return None
    lasts = "duration" in query.facets
    matches = _subject_matches(library, replace(query, years=frozenset()) if lasts else query)
    if not matches:
        return None
    if query.months:
        return _month_verdict(library, query, matches)
    facet = next((f for f in query.facets if f in TABLE), None)
    if facet:
        return _cell_verdict(library, query, matches, facet)
    if query.facets == ("money",):
        return _money_verdict(library, matches)
    return None if query.facets else _takes_part(library, query, matches)


def _takes_part(library: Library, query: Query, matches: Sequence[Match]) -> Reply | None:
    """'Ja' with the cell of parties that holds all that the question says beside the subject."""
    parts = [(m, f) for m in best_of(matches) for r in ROLES if (f := m.fact.field(r))]
    for least in (SAME, MEANT):
        for match, field in parts:
            claimed = _claimed(library, query, match)
            cell = library.vocabulary.stems_of(field.text.value)
            if claimed and all(t.met_by(cell) >= least for t in claimed):
                draft = cell_draft(library, match.fact, field)
                return _said(texts.YES, [draft], f"cel {field.role} vergeleken")
    return None


def _subject_matches(library: Library, query: Query) -> list[Match]:
    """Facts of which the question tells the name or all else, whatever it claims of them."""
    allowed = [r for r in library.register.records if admitted(library, query, r)]
    topics = [t for t in query.topics if not re.fullmatch(YEAR, t.word)]
    found = library.register.match(topics, allowed)
    named = (m for m in found if m.share >= MIN_NAMED or m.cover >= MET)
    return sorted(named, key=lambda m: (-m.cover, -m.share))


def _month_verdict(library: Library, query: Query, matches: Sequence[Match]) -> Reply | None:
    planned = best_of([m for m in matches if m.fact.field("month")])
    months = [f for m in planned if (f := m.fact.field("month"))]
    if not months:
        return None
    yes = any(months_in(f.text.value) & query.months for f in months)
    return _said(
        texts.YES if yes else texts.NO, month_drafts(library, query, planned), "maand vergeleken"
    )


def _money_verdict(library: Library, matches: Sequence[Match]) -> Reply | None:
    """Whether there is money, by the cell of the best row that tells; None where none does."""
    cells = [(m, f) for m in best_of(matches) if m.share >= WHOLE and (f := m.fact.field("money"))]
    for match, field in cells[:1]:
        none = NO_MONEY.match(field.text.value)
        if none or has_figure(field):
            return _said(texts.NO if none else texts.YES, [say_cell(library, match.record, field)],
                         "cel money vergeleken")  # fmt: skip
    return None


CHOICE = re.compile(r"\bof (?!(?:er|het|de|dat|we|wij|dit|dan)\b)")
"""'Is dat per gemeente of samen?' is answered by the cell, not by yes or no."""


def offers_choice(query: Query) -> bool:
    """Whether a yes/no question in form leaves a choice of two."""
    return CHOICE.search(fold(query.question)) is not None


def _cell_verdict(
    library: Library, query: Query, matches: Sequence[Match], facet: str
) -> Reply | None:
    """Whether the words or figures that the question claims stand in the cell."""
    for match in holders(matches, facet):
        field = match.fact.field(facet)
        if field is None:
            continue
        if offers_choice(query):
            return Reply((cell_draft(library, match.fact, field),), f"cel {facet}")
        verdict = _verdict(library, query, match, field)
        if verdict:
            return _said(
                verdict, [cell_draft(library, match.fact, field)], f"cel {facet} vergeleken"
            )
    return None


def _verdict(library: Library, query: Query, match: Match, field: Field) -> str | None:
    if query.bound and field.role == "hours":
        figures = hours_of(field)
        return (
            (texts.YES if any(query.bound.holds(h.value) for h in figures) else texts.NO)
            if figures
            else None
        )
    lasts = field.role == "duration"
    claimed = [
        t for t in _claimed(library, query, match) if not (lasts and re.fullmatch(YEAR, t.word))
    ]
    cell = library.vocabulary.stems_of(field.text.value)
    if claimed:
        return texts.YES if all(t.met_by(cell) for t in claimed) else texts.NOT_STATED
    if field.role == "hours" and any(h.uncertain for h in hours_of(field)):
        return texts.NOT_STATED
    return _scope_verdict(query, field)


def _claimed(library: Library, query: Query, match: Match) -> list[Term]:
    """The words of a question that name neither the subject nor a theme."""
    named = library.register.named(query.topics, match.record) | query.theme_terms
    return [t for t in query.topics if t.word not in named]


def _scope_verdict(query: Query, field: Field) -> str | None:
    """For 'is dat per gemeente?' and 'loopt het door?'."""
    plain, cell = fold(query.question), fold(field.text.value)
    asked, until = re.search(YEAR, plain), re.search(YEAR, cell)
    if asked and until and field.role == "duration":
        beyond = int(f"na {asked[0]}" in plain)
        return texts.YES if int(asked[0]) + beyond <= int(until[0]) else texts.NO
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
