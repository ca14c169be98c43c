"""A column of words, asked for as a list: what stands there in every row of its table."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable

from assistant import texts
from assistant.evidence import Draft, Reply
from assistant.library import Library
from assistant.query import Form, Query
from assistant.register import Record
from assistant.subjects import admitted
from assistant.tables import Asked, has_figure, headed, of_table
from ingest.document import Field
from ingest.roles import SUBJECT
from ingest.words import fold

ASKS = re.compile(r"^(?:en )?(?:welke\b|wat zijn\b|noem\b)")
FEWEST, MOST = 2, 15
"""A table of fewer rows is no list, and one of more is looked at in the document itself."""
Row = tuple[Record, Field]


def answer_column(library: Library, query: Query) -> Reply | None:
    """The cells of the one column of words that a question names, with the row of each."""
    if query.form not in (Form.LIST, Form.DEFINITION) or not ASKS.search(fold(query.question)):
        return None
    if query.facets or query.entity or query.months or not query.topics:
        return None
    found = [rows for rows in _tables(library, query) if FEWEST <= len(rows) <= MOST]
    if len(found) != 1:
        return None
    rows = found[0]
    items = [Draft(_said(r, f), library.row(r.fact), item=True) for r, f in rows]
    name = rows[0][1].header
    lead = Draft(texts.ROWS.format(name=name), items[0].evidence, computed=True)
    return Reply((lead, *items), f"kolom {name!r}, alle rijen")


def _tables(library: Library, query: Query) -> Iterable[list[Row]]:
    """The rows of each table with such a column, where nothing else is asked of single rows."""
    found: dict[tuple[str, ...], list[Row]] = defaultdict(list)
    for record, columns in headed(library, query):
        field = _of_words(columns)
        fact = record.fact
        if field is None or fact.kind != "row" or not admitted(library, query, record):
            continue
        above = library.vocabulary.stems_of(field.header)
        if all(t.met_by(above) or of_table(library, record, t) for t in query.topics):
            name = fact.field(SUBJECT)
            key = (fact.document, *fact.section, name.header if name else "", field.header)
            found[key].append((record, field))
    return found.values()


def _of_words(columns: dict[Field, Asked]) -> Field | None:
    """The only column that the question names, if its cell holds words."""
    fields = [f for f, asked in columns.items() if asked.words]
    return fields[0] if len(fields) == 1 and not has_figure(fields[0]) else None


def _said(record: Record, field: Field) -> str:
    return f"{record.fact.subject}: {texts.bare(field.text.value)}"
