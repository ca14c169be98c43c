"""An index without documents: what is left when the last one is taken away."""

from __future__ import annotations

from pathlib import Path

from ingest.index_writer import write_index


def empty_index(
    corpus: Path, index: Path, embedder_name: str, server: str | None = None
) -> tuple[str, ...]:
    """Take all documents out of the index; their ids. Raises StoreError."""
    with write_index(index, corpus, embedder_name, server) as draft:
        documents = tuple(draft.kept())
        for document in documents:
            draft.drop(document)
        if draft.changed:
            draft.publish()
    return documents
