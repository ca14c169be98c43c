"""The vectors of passages in Chroma: one collection in one folder, cosine, our own vectors."""

from __future__ import annotations

import errno
import os
import shutil
import tempfile
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TYPE_CHECKING, Protocol, cast

import filelock
import numpy as np
from numpy.typing import NDArray

from ingest import texts
from ingest.errors import StoreError

if TYPE_CHECKING:
    from chromadb.api.client import Client
    from chromadb.api.collection_configuration import CreateHNSWConfiguration
    from chromadb.api.models.Collection import Collection

Matrix = NDArray[np.float32]

COLLECTION = "passages"
MAX_BATCH = 1000
READ_AT_ONCE = 10_000
"""Chroma hands vectors out as lists of Python numbers, eight times as large as our arrays."""
GRAPH: CreateHNSWConfiguration = {
    "space": "cosine",
    "max_neighbors": 4,
    "ef_construction": 10,
    "sync_threshold": 2000,
}
"""Chroma builds a graph for its own search, which takes most of the time of writing; ours looks at
all vectors (assistant/meaning.py), so a thin one will do. Measured on 1.5.9 with 20,000 vectors of
512 numbers: written in 6 s, with Chroma's own figures in 23 s."""

BORROWED, IN_USE = "wijzer-vectors-", "in-use"
"""How the name of a private copy begins, and the file that its process holds locked."""
FULL = {errno.ENOSPC, errno.EDQUOT, errno.EFBIG}
SETTLED_S = 60
"""A younger copy may not have been locked yet."""


class VectorError(RuntimeError):
    """Chroma failed; its own error is the cause."""


class Vectors(Protocol):
    """The vectors of one generation, in its folder or on a Chroma server."""

    def add(self, document: str, ids: Sequence[str], vectors: Matrix) -> None:
        """Store the vectors (n x dimensions) of the n passages of one document."""

    def remove(self, document: str) -> None:
        """Drop the vectors of one document."""

    def all(self) -> tuple[list[str], Matrix]:
        """Ids of all passages and their vectors (n x dimensions), in the same order."""

    def match(self, passages: Mapping[str, int]) -> bool:
        """Whether they are of just these documents, given with their number of passages."""

    def meta(self) -> dict[str, str]:
        """What the generation must note to find them again."""

    def close(self) -> None:
        """Let go of what is open."""


class VectorStore:
    """An open Chroma collection. Close it before its folder is copied."""

    def __init__(self, folder: Path) -> None:
        """Open the collection in `folder`, or make one. Raises VectorError."""
        with _chroma_errors():
            self._client = _open_client(folder)
            self._collection = self._client.get_or_create_collection(
                COLLECTION,
                embedding_function=None,
                configuration={"hnsw": GRAPH},
            )

    def add(self, document: str, ids: Sequence[str], vectors: Matrix) -> None:
        """Store the vectors (n x dimensions) of the n passages of one document."""
        with _chroma_errors():
            add_to(self._collection, document, ids, vectors, MAX_BATCH)

    def remove(self, document: str) -> None:
        """Drop the vectors of one document."""
        with _chroma_errors():
            self._collection.delete(where={"document": document})

    def all(self) -> tuple[list[str], Matrix]:
        """Ids of all passages and their vectors (n x dimensions), in the same order."""
        with _chroma_errors():
            return read_all(self._collection)

    def match(self, passages: Mapping[str, int]) -> bool:
        """Whether there are as many vectors as these documents have passages.

        Raises VectorError when the last one can't be read: Chroma counts those it lost as well.
        """
        with _chroma_errors():
            count = self._collection.count()
            self._collection.get(include=["embeddings"], limit=1, offset=max(count - 1, 0))
        return count == sum(passages.values())

    def meta(self) -> dict[str, str]:
        """Nothing: they stand in the folder of the generation."""
        return {}

    def close(self) -> None:
        """Let go of the files."""
        self._client.close()


class BorrowedVectors(VectorStore):
    """A private copy of a collection, for reading.

    Chroma writes in a folder when it opens it, even only to read (seen on 1.5.9), which would
    disturb other readers and fails where only reading is allowed.
    """

    def __init__(self, folder: Path) -> None:
        """Copy the collection in `folder` to a temporary place and open it.

        Raises VectorError, and StoreError when there is no room for the copy.
        """
        with _room():
            _remove_abandoned()
            self._place = tempfile.TemporaryDirectory(prefix=BORROWED, ignore_cleanup_errors=True)
            self._in_use = filelock.FileLock(Path(self._place.name) / IN_USE)
            self._in_use.acquire()
            copy = Path(self._place.name) / folder.name
            shutil.copytree(folder, copy, copy_function=shutil.copyfile)
        super().__init__(copy)

    def close(self) -> None:
        """Let go of the files and remove the copy."""
        super().close()
        self._in_use.release()
        self._place.cleanup()


def add_to(
    collection: Collection, document: str, ids: Sequence[str], vectors: Matrix, at_once: int
) -> None:
    """Put the vectors (n x dimensions) of the n passages of a document in a collection."""
    for start in range(0, len(ids), at_once):
        batch = list(ids[start : start + at_once])
        collection.add(
            ids=batch,
            embeddings=vectors[start : start + at_once],
            metadatas=[{"document": document} for _ in batch],
        )


def read_all(collection: Collection) -> tuple[list[str], Matrix]:
    """Ids of all passages in a collection and their vectors, in the same order."""
    ids: list[str] = []
    size = collection.count()
    vectors = np.zeros((0, 0), dtype=np.float32)
    for start in range(0, size, READ_AT_ONCE):
        found = collection.get(include=["embeddings"], limit=READ_AT_ONCE, offset=start)
        part = np.asarray(found["embeddings"], dtype=np.float32)
        vectors = vectors if start else np.empty((size, part.shape[1]), dtype=np.float32)
        vectors[start : start + len(part)] = part
        ids += found["ids"]
    return ids, vectors


@contextmanager
def _room() -> Iterator[None]:
    """Turn a temporary folder that is full, or that there is not, into a StoreError."""
    try:
        yield
    except OSError as error:  # copytree gathers the reasons of many files in one text
        nowhere = tempfile.tempdir is None  # Python found no folder that it can write in
        if nowhere or any(os.strerror(number) in str(error) for number in FULL):
            folder = tempfile.tempdir or texts.TEMPORARY
            raise StoreError(texts.TEMPORARY_FULL.format(folder=folder)) from error
        raise


def _remove_abandoned() -> None:
    """Remove copies of which the process was killed: the system has let go of their lock."""
    for place in Path(tempfile.gettempdir()).glob(f"{BORROWED}*"):
        with suppress(OSError):  # of another user, or just removed by another process
            if time.time() - place.stat().st_mtime > SETTLED_S:
                with filelock.FileLock(place / IN_USE, timeout=0):
                    shutil.rmtree(place, ignore_errors=True)


def _open_client(folder: Path) -> Client:
    import chromadb  # takes over a second, which a search on words alone need not wait for
    from chromadb.config import Settings

    # Else Chroma takes settings from a file .env in the folder that it is started from.
    settings = Settings(_env_file=None, anonymized_telemetry=False)  # type: ignore[call-arg]
    client = chromadb.PersistentClient(folder, settings=settings)
    return cast("Client", client)


@contextmanager
def _chroma_errors() -> Iterator[None]:
    """Turn Chroma's errors, those of its Rust core included, into VectorError."""
    try:
        yield
    except Exception as error:
        raise VectorError(str(error)) from error
