"""What a list of actions is limited to: read from the question, held against rows, and said."""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant import texts
from assistant.actions import Subject, asked_scope
from assistant.calendar import ALL, month_name
from assistant.library import Library
from assistant.listing import about
from assistant.parties import ROLES, names_no_one
from assistant.query import Query
from ingest.words import fold

CELLS = (*ROLES, "duration")
"""Cells whose words a question may ask for."""
LACKING = re.compile(r"\b(?:geen|zonder|ontbreekt|ontbreken)\b")
LASTING = re.compile(r"\bdoorlop|\blo(?:pen|opt) door|\bcontinu")


def lacked(query: Query) -> str:
    """The cell that the actions asked for must not have (filled so), '' for other questions."""
    if not LACKING.search(fold(query.question)):
        return ""
    return next((facet for facet in query.facets if facet in (*CELLS, "hours")), "")


def is_lacking(library: Library, query: Query, subject: Subject) -> bool:
    """Whether a row has nothing, or not what the question names, in the cell that it must lack."""
    cell = subject.cell(lacked(query))
    words = query.own_things
    stems = library.vocabulary.stems_of(cell)
    return bool(subject.row) and (
        not any(t.met_by(stems) for t in words) if words else names_no_one(cell)
    )


def lasts(query: Query) -> bool:
    """Whether a question asks for what goes on without end."""
    return "duration" in query.facets and LASTING.search(fold(query.question)) is not None


def is_lasting(subject: Subject) -> bool:
    """Whether an action's duration says that it goes on."""
    return fold(subject.cell("duration")).startswith(("doorlop", "continu"))


def in_months(query: Query) -> frozenset[int]:
    """The months that limit a list; 'doorlopend' is a duration and not all of the year."""
    return query.months if query.months != ALL else frozenset()


def say_conditions(library: Library, query: Query, chosen: Sequence[Subject]) -> str:
    """' met politie als partner': what a heading says of a list."""
    parts = [about(library, query.themes), _words(library, query, chosen), _bound(query)]
    if lasts(query):
        parts.append(texts.CONDITION_LASTING)
    if months := sorted(in_months(query)):
        parts.append(
            texts.CONDITION_MONTHS.format(months=texts.join_names(list(map(month_name, months))))
        )
    return "".join(parts)


def _words(library: Library, query: Query, chosen: Sequence[Subject]) -> str:
    """The words that cells must hold, or may not hold, with the name of the cell."""
    words = "" if query.of_kind else " ".join(t.word for t in query.own_things)
    if role := lacked(query):
        phrase = texts.CONDITION_NOT if words else texts.CONDITION_NONE
        return phrase.format(words=words, cell=library.facets.name(role))
    role = _held_by(library, query, chosen) if words else ""
    if role == "duration" and (counted := re.search(rf"\b{re.escape(words)} \w+", query.question)):
        words = counted[0]
    return texts.CONDITION[role].format(words=words) if role else ""


def _held_by(library: Library, query: Query, chosen: Sequence[Subject]) -> str:
    """The cell that holds the words of a question in every action; '' where they stand otherwise.

    Words of a name, of a heading or of a description are not said: the list shows them itself.
    """
    asked = [role for role in CELLS if role in query.facets]
    for role in asked or CELLS:
        cells = [library.vocabulary.stems_of(subject.cell(role)) for subject in chosen]
        if all(t.met_by(cell) for cell in cells for t in query.own_things):
            return role
    return ""


def _bound(query: Query) -> str:
    if query.bound is None:
        return ""
    value, scope = texts.number(query.bound.value), asked_scope(query)
    said = texts.CONDITION_BOUND[query.bound.sign].format(value=value)
    return f"{said} {scope}".rstrip()
