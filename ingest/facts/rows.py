"""Facts from table rows: actions, planning items, and rows of tables that are neither."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from ingest.dates import month_number
from ingest.document import Fact, Field, Text
from ingest.facets import MONTH_COLUMNS
from ingest.facts.record import make_fact
from ingest.passages import Piece
from ingest.roles import SUBJECT

WORKLOAD = {"hours", "departments", "duration"}
"""Columns that a table of actions has and a mere calendar has not."""
DOING = WORKLOAD | {"responsible", "partners", "result", "status", "month"}
"""Columns of which a table of actions has one at least."""

LISTED = re.compile(r"[^;\s][^;]*[^;\s]")
SUM = re.compile(r"(?:sub|eind)?tota(?:al|len|le)\b|(?:al)?tezamen\b|saldo\b", re.IGNORECASE)
"""A row that adds up those above it."""


def read_rows(pieces: Iterable[Piece]) -> Iterator[Fact]:
    """One fact a row; a table with a column per month gives one fact a filled month cell."""
    for piece in pieces:
        if piece.row is None:
            continue
        if _is_month_matrix(piece.titles):
            yield from _month_facts(piece)
        elif "term" in piece.roles and "meaning" in piece.roles:
            yield from _term_fact(piece)
        elif fact := _row_fact(piece):
            yield from _several(piece, fact)


def _row_fact(piece: Piece) -> Fact | None:
    fields = _fields(piece)
    subject = next((f for f in fields if f.role == SUBJECT), None) or next(
        (f for f in fields if f.role == "theme" or SUM.match(f.text.value)), None
    )
    if subject is None or len(fields) < 2:
        return None
    known = subject.role == SUBJECT and not SUM.match(subject.text.value)
    kind = _row_kind(piece.roles) if known else "row"
    return make_fact(kind, piece.passage, subject.text.value, fields)


def _several(piece: Piece, fact: Fact) -> Iterator[Fact]:
    """One fact for each thing that a line of a plan lists with semicolons."""
    name = fact.field(SUBJECT)
    parts = list(LISTED.finditer(name.text.value)) if name and fact.kind == "planning" else []
    if name is None or len(parts) < 2:
        yield fact
        return
    rest = tuple(f for f in fact.fields if f is not name)
    for part in parts:
        text = name.text.part(*part.span())
        own = (Field(SUBJECT, name.header, text), *rest)
        yield make_fact(fact.kind, piece.passage, text.value, own)


def _term_fact(piece: Piece) -> Iterator[Fact]:
    """A row of a glossary."""
    fields = _fields(piece)
    if {f.role for f in fields} >= {"term", "meaning"}:
        term = next(f for f in fields if f.role == "term")
        yield make_fact("term", piece.passage, term.text.value, fields)


def _row_kind(roles: Sequence[str]) -> str:
    known = {role for role in roles if role} - {SUBJECT, "theme"}
    if "month" in known and not known & WORKLOAD:
        return "planning"
    return "action" if known & DOING else "row"


def _fields(piece: Piece) -> tuple[Field, ...]:
    if piece.row is None:
        return ()
    columns = zip(piece.roles, piece.titles, piece.row.cells, strict=True)
    return tuple(Field(role, title, cell) for role, title, cell in columns if cell.value)


def _is_month_matrix(titles: Sequence[str]) -> bool:
    return sum(month_number(title) is not None for title in titles) >= MONTH_COLUMNS


def _month_facts(piece: Piece) -> Iterator[Fact]:
    """Planning items of a row in which every month has a column of its own."""
    whole = _fields(piece)
    aside = tuple(f for f in whole if month_number(f.header) is None)
    for field in whole:
        if month_number(field.header) is None:
            continue
        month = Field("month", field.header, _header_cell(piece, field.header))
        name = ": ".join([*(f.text.value for f in aside[:1]), *_said(field)])
        yield make_fact("planning", piece.passage, name, (*aside, month))


def _said(field: Field) -> list[str]:
    """What a cell says: nothing when it only bears a mark such as 'x'."""
    mark = len(re.findall(r"[^\W_]", field.text.value)) <= 1
    return [] if mark else [field.text.value]


def _header_cell(piece: Piece, title: str) -> Text:
    table = piece.block.table
    if table is None:
        raise ValueError("a table row without its table")
    return next(cell for cell in table.header if cell.value == title)
