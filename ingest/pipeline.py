"""The run: documents in, a new index out, and a report of what was read and what was not."""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import cached_property
from itertools import groupby
from pathlib import Path

import numpy as np

from ingest import texts
from ingest.catalogue import Listed, list_files
from ingest.data_files import embedding_print
from ingest.document import PAGED, Document, Passage, Skipped
from ingest.embedding import Embedder, open_embedder
from ingest.errors import CorpusError
from ingest.index_writer import Draft, write_index
from ingest.jobs import Limits, Setup
from ingest.kept import Kept
from ingest.meter import Meter
from ingest.passages import embedded_text
from ingest.reader_pool import Outcome, ReaderPool
from ingest.report import Listener, ReadFile, Report
from ingest.reuse import KnownVectors, known_vectors
from ingest.twins import Sketch, find_twin, sketch_of
from ingest.vectors import Matrix
from ingest.walk import skip

BETWEEN_SIGNS = 256
"""So many passages are embedded between two signs of progress."""


def run_ingest(
    paths: Sequence[Path],
    corpus: Path,
    index: Path,
    embedder_name: str,
    progress: Listener = lambda _: None,
    limits: Limits = Limits(),
    password: str | None = None,
    server: str | None = None,
) -> Report:
    """Make the index hold the documents in `paths`, by default those in `corpus`.

    One bad file is skipped with its reason; `password` is tried on those that are locked. Vectors
    go to the Chroma server at `server`, if one is given. Raises CorpusError when nothing can be
    read (the index stays as it was), StoreError or ModelError.
    """
    start = time.perf_counter()
    listing = list_files(paths, corpus)
    with write_index(index, corpus, embedder_name, server) as draft:
        run = Run(draft, index, embedder_name, progress, server)
        read = run.read_all(listing.files, Setup(draft.data_folder, limits, password))
        skipped = (*listing.skipped, *run.skipped)
        if not read:
            raise CorpusError(_nothing_read(paths or [corpus], skipped))
        removed = run.remove_others({file.document for file in read})
        if draft.changed:
            draft.publish()
    return Report(read, skipped, removed, time.perf_counter() - start)


class Run:
    """One run over files: it has them read, embeds their passages and stores them in a draft."""

    def __init__(
        self,
        draft: Draft,
        index: Path,
        embedder_name: str,
        progress: Listener,
        server: str | None = None,
    ) -> None:
        """Take what is needed; nothing is loaded until a file must be read."""
        self.skipped: list[Skipped] = []
        self._draft = draft
        self._index = index
        self._taken: list[tuple[Path, Sketch]] = []
        self._embedder_name = embedder_name
        self._progress = progress
        self._server = server

    def read_all(self, files: Sequence[Listed], setup: Setup) -> tuple[ReadFile, ...]:
        """Read each file that is new or changed; keep what the last run made of the others."""
        kept = self._draft.kept()
        known = {f.id: k for f in files if (k := kept.get(f.id)) and k.key == f.key}
        ordered = sorted(enumerate(files), key=lambda numbered: _comes_later(numbered[1].path))
        read: dict[int, ReadFile] = {}
        meter = Meter(len(files), len(files) - len(known), self._progress)
        with ReaderPool(setup) as pool:
            outcomes = pool.read((f for _, f in ordered if f.id not in known), meter.page_read)
            for done, (position, file) in enumerate(ordered):
                meter.turn_to(done, file)
                outcome = known.get(file.id) or next(outcomes)
                if taken := self._take(outcome, file, position, meter):
                    read[position] = taken
                if file.id not in known:
                    meter.finish(file)
        meter.end()
        return tuple(read[position] for position in sorted(read))

    def remove_others(self, documents: set[str]) -> tuple[str, ...]:
        """Drop the documents that are not among these ids; returns what was dropped."""
        gone = tuple(found for found in self._draft.kept() if found not in documents)
        for document in gone:
            self._draft.drop(document)
        return gone

    def _take(
        self, outcome: Kept | Outcome, file: Listed, position: int, meter: Meter
    ) -> ReadFile | None:
        """Keep or store a document; None when it was skipped or stands there in another form."""
        if isinstance(outcome, Skipped):
            self.skipped.append(outcome)
            return None
        sketch = outcome.sketch if isinstance(outcome, Kept) else sketch_of(outcome)
        if twin := find_twin(file.path, sketch, self._taken):
            self.skipped.append(skip(file.path, texts.SAME_TEXT, other=texts.name_of(twin)))
            return None
        self._taken.append((file.path, sketch))
        if isinstance(outcome, Kept):
            self._draft.keep(replace(outcome.source, path=file.path), position)
            return outcome.read
        read = _summarise(outcome)
        vectors = self._embed(outcome, lambda share: meter.embedded(file, share))
        self._draft.add(outcome, vectors, file.key, position, read.tables)
        return read

    def _embed(self, document: Document, tell: Callable[[float], None]) -> Matrix:
        """Vectors of all passages, n x dimensions; those that the last run made are not remade."""
        wanted = [embedded_text(passage) for passage in document.passages]
        new = list(dict.fromkeys(text for text in wanted if text not in self._known))
        for start in range(0, len(new), BETWEEN_SIGNS):
            tell(start / len(new))
            some = new[start : start + BETWEEN_SIGNS]
            self._known.update(zip(some, self._embedder.embed_passages(some), strict=True))
        return np.stack([self._known[text] for text in wanted])

    @cached_property
    def _known(self) -> KnownVectors:
        return known_vectors(self._index, embedding_print(self._embedder_name), self._server)

    @cached_property
    def _embedder(self) -> Embedder:
        """The model, loaded when the first passage needs it."""
        return open_embedder(self._embedder_name)


def _comes_later(path: Path) -> bool:
    """Of one text in two forms the one with pages is cited, so that is read first."""
    return path.suffix.lower() not in PAGED


def _summarise(document: Document) -> ReadFile:
    source = document.source
    return ReadFile(
        source,
        pages=len(document.pages) if source.paged else 0,
        passages=len(document.passages),
        tables=_count_tables(document.passages),
        facts=len(document.facts),
        warnings=document.warnings,
    )


def _count_tables(passages: Sequence[Passage]) -> int:
    """Rows that follow each other under the same heading are counted as one table."""
    runs = groupby(passages, key=lambda passage: (passage.kind, passage.section))
    return sum(kind == "row" for (kind, _), _ in runs)


def _nothing_read(places: Sequence[Path], skipped: Sequence[Skipped]) -> str:
    if not skipped:
        return texts.NO_DOCUMENTS.format(places=", ".join(map(str, places)))
    return texts.NOTHING_READ.format(reasons="\n".join(file.reason for file in skipped))
