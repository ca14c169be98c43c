"""One cell of a row, asked for by the words above its column: 'de score van', 'de streefwaarde'."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace

from assistant import texts
from assistant.calendar import months_in
from assistant.evidence import Draft, Reply
from assistant.expectations import HOW_OFTEN
from assistant.library import Library
from assistant.query import Form, Query
from assistant.register import Match, Record
from assistant.subjects import best_of, find_subjects
from assistant.tables import TOTAL, YEAR, Asked, Headers, has_figure, headed, years_in
from assistant.vocabulary import named_in
from ingest.document import Field
from ingest.places import plain
from ingest.roles import SUBJECT
from ingest.words import fold, stem, tokenize

FORMS = (Form.OPEN, Form.LIST, Form.COUNT, Form.DEFINITION, Form.TOTAL)
MIN_NAMED = 0.3
"""Of a row's name the question must tell at least this share."""
WELL_NAMED = 0.6
"""The same for a question that names a column by nothing but a year."""
MOST_ROWS = 3
MEASURED = frozenset(
    map(stem, ("meldingen", "incidenten", "gevallen", "registraties", "aangiften"))
)
"""What is counted in a table of figures, which its title says and its rows leave out."""
EMPTY = re.compile(r"[-–—./x?\s]*")
"""Cells that say nothing."""
IN_EUROS = re.compile(r"\((?:bedragen )?in (?:euro['’]?s?|€)\)", re.IGNORECASE)
AMOUNT = re.compile(r"\d[\d.,]*")
Cell = tuple[Match, Field]


def answer_cells(library: Library, query: Query) -> Reply | None:
    """A sentence for each cell asked for; None when the question names no column of its subject."""
    if not (query.form in FORMS or HOW_OFTEN in fold(query.question)) or not query.topics:
        return None
    cells = find_cells(library, query)
    told = [(m, f) for m, f in cells if not EMPTY.fullmatch(f.text.value)]
    because = f"kolom {cells[0][1].header!r}" if cells else ""
    if cells and not told:
        match, field = cells[0]
        said = texts.EMPTY_FIELD.format(subject=match.fact.subject, facet=field.header)
        return Reply((), because, said)
    fitting = [(m, f) for m, f in told if _suits(query, f)]
    drafts = dict.fromkeys(say_cell(library, m.record, f) for m, f in fitting)
    suits = "money" in query.facets
    return Reply(tuple(drafts), because, suits=suits) if drafts else None


def find_cells(library: Library, query: Query) -> list[Cell]:
    """The cells of the rows that fit best in the columns that a question names."""
    found = [(r, asked) for r, asked in headed(library, query) if not TOTAL.match(r.fact.subject)]
    matches: list[tuple[Match, dict[Field, Asked]]] = []
    for spent in {_spent(r, asked) for r, asked in found}:
        group = {id(r): (r, asked) for r, asked in found if _spent(r, asked) == spent}
        for match in _rows(library, query, spent, [r for r, _ in group.values()]):
            matches.append((match, group[id(match.record)][1]))
    best = best_of(sorted((m for m, _ in matches), key=lambda m: (-m.cover, -m.whole)))
    whole = [m for m in best if m.whole >= 0.99] or best
    return [(m, f) for m in whole[:MOST_ROWS] for n, asked in matches if n is m for f in asked]


def ask_row(library: Library, query: Query, before: Query) -> tuple[Query, str] | None:
    """A follow-up that names a column and nothing else, asked of the row of the question before.

    None when it says more, or when that question was about no row with such a column.
    """
    cells = [match for match, _ in find_cells(library, before)]
    for match in (cells or best_of(find_subjects(library, before)))[:1]:
        columns = Headers(library, query).columns(match.record)
        rest = left(query, _spent(match.record, columns), ())
        if columns and not rest.own_things:
            about = library.reader.read(match.fact.subject, query.filters)
            merged = replace(query, topics=(*about.topics, *query.topics), names=about.names)
            return merged, match.fact.subject
    return None


def say_cell(library: Library, record: Record, field: Field) -> Draft:
    """'Streefwaarde 2027 van Meldingen: 35.'"""
    when = YEAR.fullmatch(field.header.strip())
    where = library.reader.places.find(plain(field.header))
    said = (texts.CELL_IN if when or where else texts.CELL).format(
        header=field.header, subject=record.fact.subject, value=say_value(record, field)
    )
    return Draft(said, library.row(record.fact))


def say_value(record: Record, field: Field) -> str:
    """The words of a cell; a bare figure in a table 'in euro' with the sign of it."""
    value = texts.bare(field.text.value)
    euros = any(IN_EUROS.search(f.header) for f in record.fact.fields)
    return f"€ {value}" if euros and AMOUNT.fullmatch(value) else value


def left(query: Query, spent: Iterable[str], years: Iterable[int]) -> Query:
    """The question without the words and years that named a column."""
    gone = {fold(w) for word in spent for w in (word, *word.split())} | {str(y) for y in years}
    topics = tuple(t for t in query.topics if fold(t.word) not in gone)
    return replace(
        query, topics=topics, names=query.names & {t.word for t in topics},
        years=query.years - set(years),
    )  # fmt: skip


def _rows(
    library: Library, query: Query, spent: frozenset[str], records: Sequence[Record]
) -> list[Match]:
    """The rows that the words left over are about."""
    years = frozenset(int(w) for w in spent if YEAR.fullmatch(w))
    asked = left(query, spent, years)
    least = WELL_NAMED if spent and spent == {str(y) for y in years} else MIN_NAMED
    bare = tuple(t for t in asked.topics if stem(t.word) not in MEASURED)
    found = find_subjects(library, asked, records)
    found = found or find_subjects(library, replace(asked, topics=bare), records)
    return [m for m in found if m.whole >= least and _of_place(library, asked, m)]


def _of_place(library: Library, query: Query, match: Match) -> bool:
    """Whether a row tells of the places that a question names: who share a document share no row.

    An action is for all of them, a figure for one or for the whole.
    """
    if match.fact.kind != "row" or len(library.documents[match.fact.document].owners) < 2:
        return True
    find = library.reader.places.find
    record = match.record
    about = (record.name, record.values, record.context)
    places = [t for t in query.topics if find(plain(t.word.title()))]
    return all(any(named_in(t, bag) for bag in about) for t in places)


def _spent(record: Record, asked: dict[Field, Asked]) -> frozenset[str]:
    """The words of a question that named columns, and the years that these or the rows bear."""
    words = frozenset[str]().union(*(a.words for a in asked.values()))
    name = record.fact.field(SUBJECT)
    headers = [field.header for field in asked] + ([name.header] if name else [])
    return words | {str(year) for header in headers for year in years_in(header)}


def _suits(query: Query, field: Field) -> bool:
    """A number for 'hoeveel', a time for 'wanneer', and no figure for 'wie'."""
    asked, value = fold(query.question), field.text.value
    if query.form is Form.COUNT and HOW_OFTEN not in asked:
        return has_figure(field)
    if re.search(r"\bwanneer\b", asked):
        return bool(months_in(value) or YEAR.search(value))
    words = [t for t in tokenize(value) if not t.text.isdigit()]
    return bool(words) or not re.match(r"(?:en |met |door )?wie\b", asked)
