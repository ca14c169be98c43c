"""The run: documents in, a new index out, and a report of what was read and what was not."""

from __future__ import annotations

import time
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cached_property
from itertools import groupby
from pathlib import Path

import numpy as np

from ingest import texts
from ingest.catalogue import Listed, complete, list_files
from ingest.document import Document, Page, Passage, Skipped
from ingest.embedding import Embedder, open_embedder
from ingest.errors import CorpusError, ModelError, ReadError, StoreError
from ingest.facets import load_facets
from ingest.index_writer import Draft, Kept, write_index
from ingest.passages import embedded_text
from ingest.places import load_places
from ingest.reading import READERS, read_document
from ingest.recognise import recognise
from ingest.report import Listener, Progress, ReadFile, Report
from ingest.themes import load_themes
from ingest.vectors import Matrix

BETWEEN_SIGNS = 256
"""So many passages are embedded between two signs of progress."""


def run_ingest(
    paths: Sequence[Path],
    corpus: Path,
    index: Path,
    embedder_name: str,
    progress: Listener = lambda _: None,
) -> Report:
    """Make the index hold the documents in `paths`, by default those in `corpus`.

    One bad file is skipped with its reason. Raises CorpusError when nothing can be read (the
    index stays as it was), StoreError or ModelError.
    """
    start = time.perf_counter()
    listing = list_files(paths, corpus)
    with write_index(index, corpus, embedder_name) as draft:
        run = Run(draft, embedder_name, progress)
        read = run.read_all(listing.files)
        skipped = (*listing.skipped, *run.skipped)
        if not read:
            raise CorpusError(_nothing_read(paths or [corpus], skipped))
        removed = run.remove_others({file.document for file in read})
        if draft.changed:
            draft.publish()
    return Report(read, skipped, removed, time.perf_counter() - start)


class Run:
    """One run over files: it reads them, embeds their passages and stores them in a draft."""

    def __init__(self, draft: Draft, embedder_name: str, progress: Listener) -> None:
        """Load the data files. Raises CorpusError when one of them can't be read."""
        self.skipped: list[Skipped] = []
        self._draft = draft
        self._embedder_name = embedder_name
        self._progress = progress
        self._themes = load_themes(draft.data_folder)
        self._facets = load_facets(draft.data_folder)
        self._places = load_places(draft.data_folder)

    def read_all(self, files: Sequence[Listed]) -> tuple[ReadFile, ...]:
        """Read each file that is new or changed; keep what the last run made of the others."""
        kept = self._draft.kept()
        read: list[ReadFile] = []
        for position, file in enumerate(files):
            sign = Progress(texts.STEP_READ, position, len(files), file.path.name)
            self._progress(sign)
            known = kept.get(file.id)
            if known and known.key == file.key:
                read.append(self._keep(known, file, position))
            else:
                read.extend(self._read_or_skip(file, position, sign))
        self._progress(Progress(texts.STEP_READY, len(files), len(files), ""))
        return tuple(read)

    def remove_others(self, documents: set[str]) -> tuple[str, ...]:
        """Drop the documents that are not among these ids; returns what was dropped."""
        gone = tuple(found for found in self._draft.kept() if found not in documents)
        for document in gone:
            self._draft.drop(document)
        return gone

    def _keep(self, known: Kept, file: Listed, position: int) -> ReadFile:
        self._draft.keep(replace(known.source, path=file.path), position)
        return known.read

    def _read_or_skip(self, file: Listed, position: int, sign: Progress) -> list[ReadFile]:
        """Read and store a file: a list of one, or empty when it had to be skipped."""
        try:
            document = self._read(file)
            vectors = self._embed(document, sign)
            read = _summarise(document)
            self._draft.add(document, vectors, file.key, position, read.tables)
            return [read]
        except (StoreError, ModelError):
            raise
        except ReadError as error:
            reason = str(error)
        except Exception as error:  # whatever is wrong with one file, the others are read
            reason = texts.UNEXPECTED.format(file=file.path.name, reason=_name(error))
        self.skipped.append(Skipped(file.path.name, reason))
        return []

    def _read(self, file: Listed) -> Document:
        """Pages, what the document is, passages and facts. Raises ReadError."""
        pages = READERS[file.path.suffix.lower()](file.path)
        source = complete(file, recognise(pages, file.path.stem, self._places))
        document = read_document(source, self._themes, self._facets, pages)
        if not document.passages:
            raise ReadError(texts.NO_TEXT.format(file=file.path.name))
        return replace(document, warnings=(*document.warnings, *_warn(pages)))

    def _embed(self, document: Document, sign: Progress) -> Matrix:
        """Vectors of all passages, n x dimensions."""
        passages = [embedded_text(passage) for passage in document.passages]
        parts: list[Matrix] = []
        for start in range(0, len(passages), BETWEEN_SIGNS):
            self._progress(replace(sign, step=texts.STEP_EMBED))
            parts.append(self._embedder.embed_passages(passages[start : start + BETWEEN_SIGNS]))
        return np.concatenate(parts)

    @cached_property
    def _embedder(self) -> Embedder:
        """The model, loaded when the first passage needs it."""
        return open_embedder(self._embedder_name)


def _summarise(document: Document) -> ReadFile:
    source = document.source
    return ReadFile(
        source.id,
        source.title,
        source.kind,
        pages=len(document.pages),
        passages=len(document.passages),
        tables=_count_tables(document.passages),
        facts=len(document.facts),
        warnings=document.warnings,
    )


def _warn(pages: Sequence[Page]) -> Iterator[str]:
    """What a reader should know of pages without text, and of text recognised in a scan."""
    silent = [str(page.number) for page in pages if not page.words]
    scanned = sum(page.recognised for page in pages)
    if silent:
        yield texts.SILENT_PAGES.format(pages=texts.enumerate_pages(silent))
    if scanned:
        yield texts.SCANNED_PAGES.format(pages=texts.count(scanned, *texts.PAGES))


def _count_tables(passages: Sequence[Passage]) -> int:
    """Rows that follow each other under the same heading are counted as one table."""
    runs = groupby(passages, key=lambda passage: (passage.kind, passage.section))
    return sum(kind == "row" for (kind, _), _ in runs)


def _nothing_read(places: Sequence[Path], skipped: Sequence[Skipped]) -> str:
    if not skipped:
        return texts.NO_DOCUMENTS.format(places=", ".join(map(str, places)))
    return texts.NOTHING_READ.format(reasons="\n".join(file.reason for file in skipped))


def _name(error: Exception) -> str:
    """What an unforeseen error calls itself, on one line."""
    message = " ".join(str(error).split())
    return f"{type(error).__name__}: {message}" if message else type(error).__name__
