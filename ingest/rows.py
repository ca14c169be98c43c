"""Sources, passages and facts as rows of SQLite, and back."""

from __future__ import annotations

import json
import os
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

from ingest.document import Anchor, Certainty, Fact, Field, Kind, Passage, Source, Status, Text

SCHEMA_VERSION = 4
SCHEMA = """
CREATE TABLE meta (name TEXT PRIMARY KEY, value TEXT NOT NULL);
CREATE TABLE documents (
    id TEXT PRIMARY KEY, position INTEGER NOT NULL, key TEXT NOT NULL,
    path TEXT NOT NULL, sha256 TEXT NOT NULL, title TEXT NOT NULL, kind TEXT NOT NULL,
    first_year INTEGER, last_year INTEGER, municipalities TEXT NOT NULL, date TEXT,
    official INTEGER NOT NULL, status TEXT, certainties TEXT NOT NULL, body TEXT,
    tables INTEGER NOT NULL, warnings TEXT NOT NULL, sketch TEXT NOT NULL
);
CREATE TABLE pages (
    document TEXT NOT NULL REFERENCES documents ON DELETE CASCADE, number INTEGER NOT NULL,
    printed TEXT, width REAL NOT NULL, height REAL NOT NULL, recognised INTEGER NOT NULL,
    text TEXT NOT NULL, PRIMARY KEY (document, number)
) WITHOUT ROWID;
CREATE TABLE passages (
    number INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE,
    document TEXT NOT NULL REFERENCES documents ON DELETE CASCADE,
    kind TEXT NOT NULL, section TEXT NOT NULL, themes TEXT NOT NULL, text TEXT NOT NULL,
    anchors TEXT NOT NULL, shown TEXT NOT NULL,
    first_page INTEGER NOT NULL, last_page INTEGER NOT NULL
);
CREATE INDEX passages_of_document ON passages (document);
CREATE TABLE facts (
    number INTEGER PRIMARY KEY,
    document TEXT NOT NULL REFERENCES documents ON DELETE CASCADE,
    kind TEXT NOT NULL, subject TEXT NOT NULL, section TEXT NOT NULL, themes TEXT NOT NULL,
    passage TEXT NOT NULL
);
CREATE INDEX facts_of_document ON facts (document);
CREATE TABLE fact_fields (
    fact INTEGER NOT NULL REFERENCES facts ON DELETE CASCADE, place INTEGER NOT NULL,
    role TEXT NOT NULL, header TEXT NOT NULL, text TEXT NOT NULL, anchors TEXT NOT NULL,
    PRIMARY KEY (fact, place)
) WITHOUT ROWID;
"""
SOURCE_COLUMNS = (
    "id, path, sha256, title, kind, first_year, last_year, municipalities, date, official, status, "
    "certainties, body"
)
PASSAGE_COLUMNS = "id, document, kind, section, themes, text, anchors, shown"
FACT_COLUMNS = "kind, document, subject, section, themes, passage"
FIELD_COLUMNS = "role, header, text, anchors"

Row = Sequence[Any]


def source_row(source: Source) -> Row:
    """The values of SOURCE_COLUMNS."""
    first, last = source.period or (None, None)
    return (
        source.id,
        pack_path(source.path),
        source.sha256,
        source.title,
        source.kind.value,
        first,
        last,
        pack(source.municipalities),
        source.date,
        source.official,
        source.status,
        json.dumps(dict(source.certainties)),
        source.body,
    )


def read_source(row: Row) -> Source:
    """A source from the values of SOURCE_COLUMNS."""
    found, path, sha256, title, kind, first, last, municipalities, date, official, *known = row
    status, certainties, body = known
    return Source(
        found,
        Path(os.fsdecode(path)),
        sha256,
        title,
        Kind(kind),
        None if first is None else (first, last),
        unpack(municipalities),
        date,
        bool(official),
        Status(status) if status else None,
        tuple((name, Certainty(sure)) for name, sure in json.loads(certainties).items()),
        body,
    )


def passage_row(passage: Passage) -> Row:
    """The values of PASSAGE_COLUMNS."""
    return (
        passage.id,
        passage.document,
        passage.kind,
        pack(passage.section),
        pack(passage.themes),
        passage.text.value,
        pack_anchors(passage.text.anchors),
        passage.shown,
    )


def read_passage(row: Row) -> Passage:
    """A passage from the values of PASSAGE_COLUMNS."""
    found, document, kind, section, themes, value, anchors, shown = row
    text = Text(value, unpack_anchors(anchors))
    return Passage(found, document, kind, unpack(section), unpack(themes), text, shown)


def fact_row(fact: Fact) -> Row:
    """The values of FACT_COLUMNS."""
    named = pack(fact.section), pack(fact.themes)
    return (fact.kind, fact.document, fact.subject, *named, fact.passage)


def read_fact(row: Row, fields: Iterable[Field]) -> Fact:
    """A fact from the values of FACT_COLUMNS and its fields."""
    kind, document, subject, section, themes, passage = row
    named = unpack(section), unpack(themes)
    return Fact(kind, document, subject, *named, tuple(fields), passage)


def field_row(field: Field) -> Row:
    """The values of FIELD_COLUMNS."""
    return (field.role, field.header, field.text.value, pack_anchors(field.text.anchors))


def read_field(row: Row) -> Field:
    """A field from the values of FIELD_COLUMNS."""
    role, header, value, anchors = row
    return Field(role, header, Text(value, unpack_anchors(anchors)))


def pack_path(path: Path) -> str | bytes:
    """A path as text, or as bytes when its name is no text in the system's encoding."""
    text = str(path)
    return text if text.isprintable() else os.fsencode(path)


def pack(values: Iterable[str]) -> str:
    """Strings as one JSON list."""
    return json.dumps(list(values), ensure_ascii=False)


def unpack(packed: str) -> tuple[str, ...]:
    """The strings of a JSON list."""
    return tuple(json.loads(packed))


def pack_anchors(anchors: Iterable[Anchor]) -> str:
    """Anchors as one flat list of seven numbers each, boxes in hundredths of a point."""
    numbers = [
        number
        for a in anchors
        for number in (a.start, a.end, a.page, *(round(100 * side) for side in a.box))
    ]
    return json.dumps(numbers, separators=(",", ":"))


def unpack_anchors(packed: str) -> tuple[Anchor, ...]:
    """Anchors from a flat list of seven numbers each."""
    numbers: list[int] = json.loads(packed)
    sevens = zip(*(iter(numbers),) * 7, strict=True)
    return tuple(
        Anchor(start, end, page, (x0 / 100, y0 / 100, x1 / 100, y1 / 100))
        for start, end, page, x0, y0, x1, y1 in sevens
    )
