"""The documents of an index as the command line writes them: for people or as JSON."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from assistant.in_force import remark
from assistant.library import Library
from ingest.report import describe_source
from ui import cli_texts as texts


def document_lines(library: Library) -> Iterator[str]:
    """Each document with what is known of it, how sure that is, and whether it holds today."""
    for source in library.documents.values():
        yield source.id
        yield f"  {describe_source(source)}"
        if said := remark(library, source.id):
            yield f"  {texts.ATTENTION.format(said=said)}"


def document_values(library: Library) -> Iterator[dict[str, Any]]:
    """Each document as other programs read it."""
    for source in library.documents.values():
        yield {
            "document": source.id,
            "title": source.title,
            "kind": source.kind,
            "period": source.period,
            "municipalities": list(source.municipalities),
            "body": source.body,
            "date": source.date,
            "status": source.status,
            "official": source.official,
            "certainty": dict(source.certainties),
            "remark": remark(library, source.id),
        }
