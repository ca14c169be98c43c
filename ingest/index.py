"""The index as its readers see it: documents, pages, passages, facts and vectors."""

from __future__ import annotations

import json
import sqlite3
import threading
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path
from types import TracebackType
from typing import Any, Self

from ingest import rows, texts
from ingest.document import Fact, Passage, Source
from ingest.errors import StoreError
from ingest.generations import (
    DATA,
    FACTS,
    VECTORS,
    current_generation,
    generation_folder,
    reading_errors,
)
from ingest.index_server import HELD, ServerVectors
from ingest.vectors import BorrowedVectors, Matrix, VectorError, Vectors

ATTEMPTS = 3
"""A run may replace the generation between reading its name and opening it."""


@dataclass(frozen=True, slots=True)
class StoredPassage:
    """A passage without the places of its words: what search needs of all passages at once."""

    number: int
    """Its place in the database: unique within a generation, ascending within a document."""
    id: str
    document: str
    kind: str
    section: tuple[str, ...]
    themes: tuple[str, ...]
    text: str
    shown: str
    first_page: int
    last_page: int


@dataclass(frozen=True, slots=True)
class StoredPage:
    """One page: its size in points, the number printed on it, and its text in reading order."""

    document: str
    number: int
    printed: str | None
    width: float
    height: float
    recognised: bool
    text: str


class Index:
    """One generation of an index, open for reading; threads may share it."""

    def __init__(self, path: Path, generation: str, server: str | None = None) -> None:
        """Open a generation; `server` is the address of the Chroma server that may be needed.

        Raises StoreError when it is missing or damaged.
        """
        self.path = path
        self.generation = generation
        self._server = server
        self._folder = generation_folder(path, generation)
        self._lock = threading.Lock()
        with reading_errors(path):
            self._database = open_database(self._folder / FACTS)
        self._meta: dict[str, str] = dict(self._rows("SELECT name, value FROM meta"))
        self._opened: Vectors | None = None

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        at: TracebackType | None,
    ) -> None:
        self.close()

    @property
    def data_folder(self) -> Path:
        """The data files (themas.toml and others) with which the documents were read."""
        return self._folder / DATA

    @property
    def embedder(self) -> str:
        """Name of the embedding model that the vectors are from, as the settings call it."""
        return self._meta["embedder"]

    def check_model(self, name: str) -> None:
        """Raise StoreError when the vectors are not of the model that the settings name."""
        if name != self.embedder:
            text = texts.OTHER_MODEL_NAME
            raise StoreError(text.format(folder=self.path, stored=self.embedder, given=name))

    @property
    def embedded_with(self) -> str:
        """The `embedding_print` of that model when the vectors were made."""
        return self._meta["embedded_with"]

    @property
    def dimensions(self) -> int:
        """Length of a vector."""
        return int(self._meta["dimensions"])

    def check_dimensions(self, given: int) -> None:
        """Raise StoreError when the model, now that it is loaded, makes vectors of another length.

        Its folder may hold another model than when the index was made.
        """
        if given != self.dimensions:
            told = {"folder": self.path, "given": given, "stored": self.dimensions}
            raise StoreError(texts.OTHER_MODEL.format(**told))

    def changed(self) -> bool:
        """True when a newer generation is there: open the index again to see it."""
        return current_generation(self.path) != self.generation

    def close(self) -> None:
        """Let go of the files; the index can't be used after."""
        with self._lock:
            if self._opened:
                self._opened.close()
                self._opened = None
            self._database.close()

    def documents(self) -> tuple[Source, ...]:
        """All documents, in the order of the run that read them."""
        found = self._rows(f"SELECT {rows.SOURCE_COLUMNS} FROM documents ORDER BY position")
        return tuple(rows.read_source(row) for row in found)

    def document(self, document: str) -> Source:
        """One document by its id. Raises KeyError."""
        query = f"SELECT {rows.SOURCE_COLUMNS} FROM documents WHERE id = ?"
        return rows.read_source(self._row(query, document))

    def warnings(self) -> dict[str, tuple[str, ...]]:
        """What a reader should know of each document, by its id."""
        found = self._rows("SELECT id, warnings FROM documents")
        return {document: rows.unpack(told) for document, told in found}

    def pages(self, document: str) -> tuple[StoredPage, ...]:
        """All pages of a document in order."""
        query = f"{PAGE_QUERY} WHERE document = ? ORDER BY number"
        return tuple(_read_page(row) for row in self._rows(query, document))

    def page(self, document: str, number: int) -> StoredPage:
        """One page by its 1-based number. Raises KeyError."""
        query = f"{PAGE_QUERY} WHERE document = ? AND number = ?"
        return _read_page(self._row(query, document, number))

    def page_text(self, document: str, page: int) -> str:
        """The text of a page in reading order, '' for a page without words."""
        return self.page(document, page).text

    def printed_page(self, document: str, page: int) -> str | None:
        """The number printed on a page, if there is one."""
        return self.page(document, page).printed

    def recognised(self, document: str, page: int) -> bool:
        """True when the words of a page come from text recognition (a scan)."""
        return self.page(document, page).recognised

    def passages(self) -> Iterator[StoredPassage]:
        """All passages, document by document, in reading order."""
        for row in self._rows(STORED_QUERY):
            number, found, document, kind, section, themes, *rest = row
            named = rows.unpack(section), rows.unpack(themes)
            yield StoredPassage(number, found, document, kind, *named, *rest)

    def passage(self, key: str | int) -> Passage:
        """One passage with the places of its words, by its id or its number. Raises KeyError."""
        column = "number" if isinstance(key, int) else "id"
        query = f"SELECT {rows.PASSAGE_COLUMNS} FROM passages WHERE {column} = ?"
        return rows.read_passage(self._row(query, key))

    def facts(self, kind: str | None = None) -> tuple[Fact, ...]:
        """All facts, or those of one kind, document by document, in reading order."""
        wanted = "WHERE f.kind = ?" if kind else ""
        found = self._rows(FACT_QUERY.format(wanted=wanted), *([kind] if kind else []))
        return tuple(
            rows.read_fact(fact, [rows.read_field(row[7:]) for row in group if row[7] is not None])
            for (_, *fact), group in groupby(found, key=lambda row: row[:7])
        )

    def vectors(self) -> tuple[tuple[str, ...], Matrix]:
        """Ids of all passages and their vectors (n x dimensions, float32), in the same order.

        Raises StoreError when they are damaged or not as many as there are passages.
        """
        with reading_errors(self.path), self._lock:
            ids, matrix = self._vectors().all()
            (count,) = self._database.execute("SELECT count(*) FROM passages").fetchone()
            if len(ids) != count:
                raise VectorError(f"{len(ids)} vectors of {count} passages")
        return tuple(ids), matrix

    def _vectors(self) -> Vectors:
        if self._opened is None:
            held = self._meta.get(HELD)
            folder = self._folder / VECTORS
            self._opened = BorrowedVectors(folder) if held is None else self._on_server(held)
        return self._opened

    def _on_server(self, held: str) -> ServerVectors:
        if self._server is None:
            raise StoreError(texts.NEEDS_SERVER.format(folder=self.path))
        return ServerVectors(self._server, json.loads(held))

    def _rows(self, query: str, *values: object) -> list[tuple[Any, ...]]:
        with reading_errors(self.path), self._lock:
            return self._database.execute(query, values).fetchall()

    def _row(self, query: str, *values: object) -> tuple[Any, ...]:
        found = self._rows(query, *values)
        if not found:
            raise KeyError(*values)
        return found[0]


def open_index(path: Path, server: str | None = None) -> Index:
    """Open the current generation; its vectors may be on the Chroma server at `server`.

    Raises StoreError when there is none or it is damaged.
    """
    name = current_generation(path)
    for _ in range(ATTEMPTS):
        if name is None:
            raise StoreError(texts.NO_INDEX.format(folder=path))
        try:
            return Index(path, name, server)
        except StoreError:
            opened, name = name, current_generation(path)
            if name == opened:
                raise
    raise StoreError(texts.BROKEN_INDEX.format(folder=path))


def open_database(path: Path) -> sqlite3.Connection:
    """A generation's database, for reading only. Raises sqlite3.Error when it is not whole."""
    # Nothing changes a finished generation, so no lock is needed: 'immutable'.
    address = f"{path.resolve().as_uri()}?mode=ro&immutable=1"
    database = sqlite3.connect(address, uri=True, check_same_thread=False)
    try:
        version = database.execute("SELECT value FROM meta WHERE name = 'schema'").fetchone()
        state = database.execute("PRAGMA quick_check(1)").fetchone()
        if version != (str(rows.SCHEMA_VERSION),) or state != ("ok",):
            raise sqlite3.DatabaseError(f"schema {version}, check {state}")
    except sqlite3.Error:
        database.close()
        raise
    return database


PAGE_QUERY = "SELECT document, number, printed, width, height, recognised, text FROM pages"
STORED_QUERY = """
    SELECT p.number, p.id, p.document, p.kind, p.section, p.themes, p.text, p.shown,
           p.first_page, p.last_page
    FROM passages p JOIN documents d ON d.id = p.document ORDER BY d.position, p.number
"""
FACT_QUERY = """
    SELECT f.number, f.kind, f.document, f.subject, f.section, f.themes, f.passage,
           v.role, v.header, v.text, v.anchors
    FROM facts f JOIN documents d ON d.id = f.document
    LEFT JOIN fact_fields v ON v.fact = f.number
    {wanted} ORDER BY d.position, f.number, v.place
"""


def _read_page(row: tuple[Any, ...]) -> StoredPage:
    document, number, printed, width, height, recognised, text = row
    return StoredPage(document, number, printed, width, height, bool(recognised), text)
