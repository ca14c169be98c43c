"""What is in the index, document by document."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from assistant.library import Library
from ingest.document import Source


@dataclass(frozen=True, slots=True)
class Holding:
    """A document with the numbers of what was found in it, and what a reader should know of it."""

    source: Source
    pages: int
    """0 for a format without pages."""
    passages: int
    facts: int
    warnings: tuple[str, ...]


def list_holdings(library: Library) -> tuple[Holding, ...]:
    """All documents of the index, in its order."""
    passages = Counter(passage.document for passage in library.passages.values())
    facts = Counter(fact.document for fact in library.facts)
    warnings = library.index.warnings()
    return tuple(
        Holding(
            source,
            len(library.index.pages(source.id)) if source.paged else 0,
            passages[source.id],
            facts[source.id],
            warnings.get(source.id, ()),
        )
        for source in library.documents.values()
    )
