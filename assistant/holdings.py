"""What is in the index, document by document."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from assistant.in_force import remark
from assistant.library import Library
from ingest.document import Source
from ingest.report import describe_certainty


@dataclass(frozen=True, slots=True)
class Holding:
    """A document with the numbers of what was found in it, and what a reader should know of it."""

    source: Source
    pages: int
    """0 for a format without pages."""
    passages: int
    facts: int
    warnings: tuple[str, ...]
    certainty: str
    """How sure it is what is known of it, in Dutch."""
    remark: str
    """Why it does not hold today, in Dutch; '' when it does."""


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
            describe_certainty(source),
            remark(library, source.id),
        )
        for source in library.documents.values()
    )
