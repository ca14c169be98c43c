"""What the previous generation of the index knows of a document, so that it is not read again."""

from __future__ import annotations

import json
from dataclasses import dataclass

from ingest import rows
from ingest.document import Source
from ingest.report import ReadFile
from ingest.twins import Sketch


@dataclass(frozen=True, slots=True)
class Kept:
    """A document that an earlier run read, with the key that says what it was read from."""

    key: str
    source: Source
    read: ReadFile
    sketch: Sketch


KEPT_QUERY = f"""
    SELECT {rows.SOURCE_COLUMNS}, key,
           (SELECT count(*) FROM pages WHERE document = documents.id),
           (SELECT count(*) FROM passages WHERE document = documents.id), tables,
           (SELECT count(*) FROM facts WHERE document = documents.id), warnings, sketch
    FROM documents ORDER BY position
"""


def read_kept(row: rows.Row) -> Kept:
    """A document from a row of KEPT_QUERY."""
    *known, key, pages, passages, tables, facts, warnings, sketch = row
    source = rows.read_source(known)
    counts = (pages if source.paged else 0, passages, tables, facts)
    told = rows.unpack(warnings)
    read = ReadFile(source, *counts, told, reused=True)
    return Kept(key, source, read, tuple(json.loads(sketch)))
