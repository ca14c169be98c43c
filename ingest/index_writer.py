"""Building a new generation of the index beside the current one."""

from __future__ import annotations

import json
import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import filelock

from ingest import generations, rows, texts
from ingest.data_files import (
    copy_data_files,
    embedding_print,
    find_data_files,
    fingerprint,
)
from ingest.document import Document, Fact, Source
from ingest.errors import StoreError
from ingest.generations import DATA, FACTS, LOCK, VECTORS, writing_errors
from ingest.index import open_database
from ingest.index_server import HELD, ServerVectors, remove_unused
from ingest.kept import KEPT_QUERY, Kept, read_kept
from ingest.twins import sketch_of
from ingest.vectors import Matrix, VectorError, Vectors, VectorStore

ON_SERVER = " on a server"
"""Follows the fingerprint of an index with its vectors on a Chroma server."""
LOCK_WAIT_S = 3.0
"""A run that has just ended may hold the lock for a moment longer."""


class Draft:
    """A generation that is being written; nobody sees it until it is published."""

    def __init__(self, index: Path, folder: Path, server: str | None) -> None:
        """Open the database in `folder` and the vectors there or on the Chroma server."""
        self._index = index
        self._folder = folder
        self._database = _open_for_writing(folder / FACTS)
        self._vectors = self._open_vectors(server)
        self.published = False
        self.changed = False

    @property
    def data_folder(self) -> Path:
        """The data files with which the documents of this generation are read."""
        return self._folder / DATA

    def kept(self) -> dict[str, Kept]:
        """The documents carried over from the previous generation, by id, in order."""
        with writing_errors(self._index):
            found = self._database.execute(KEPT_QUERY).fetchall()
        return {kept.source.id: kept for kept in map(read_kept, found)}

    def add(
        self, document: Document, vectors: Matrix, key: str, position: int, tables: int
    ) -> None:
        """Store a document whole in place of an earlier one; `vectors` is n passages x d."""
        if len({passage.id for passage in document.passages}) < len(document.passages):
            raise ValueError("two passages have the same id")
        self.drop(document.source.id)
        with writing_errors(self._index), self._database:
            self._insert_document(document, key, position, tables)
            self._insert_pages(document)
            self._insert_passages(document)
            for fact in document.facts:
                self._insert_fact(fact)
            ids = [passage.id for passage in document.passages]
            self._vectors.add(document.source.id, ids, vectors)
        self.set_meta(dimensions=vectors.shape[1])
        self.changed = True

    def keep(self, source: Source, position: int) -> None:
        """Keep a carried-over document, now at this path and place."""
        query = """UPDATE documents SET path = :path, position = :position
                   WHERE id = :id AND (path <> :path OR position <> :position)"""
        values = {"path": rows.pack_path(source.path), "position": position, "id": source.id}
        with writing_errors(self._index), self._database:
            self.changed |= self._database.execute(query, values).rowcount > 0

    def drop(self, document: str) -> None:
        """Remove a document and all that was read from it, if it is there."""
        with writing_errors(self._index), self._database:
            query = "DELETE FROM documents WHERE id = ?"
            if self._database.execute(query, (document,)).rowcount:
                self._vectors.remove(document)
                self.changed = True

    def publish(self) -> None:
        """Make this the current generation."""
        with writing_errors(self._index):
            self.set_meta(**self._vectors.meta())
            self.close()
            generations.publish(self._index, self._folder)
        self.published = True

    def close(self) -> None:
        """Let go of the files."""
        self._database.close()
        self._vectors.close()

    def discard(self) -> None:
        """Throw the draft away."""
        self.close()
        shutil.rmtree(self._folder, ignore_errors=True)

    def is_whole(self) -> bool:
        """Whether the database and the vectors hold the same."""
        query = """SELECT d.id, count(p.id) FROM documents d
                   LEFT JOIN passages p ON p.document = d.id GROUP BY d.id"""
        return self._vectors.match(dict(self._database.execute(query).fetchall()))

    def _open_vectors(self, server: str | None) -> Vectors:
        if server is None:
            return VectorStore(self._folder / VECTORS)
        meta = dict(self._database.execute("SELECT name, value FROM meta"))
        held = json.loads(meta.get(HELD, "{}"))
        return ServerVectors(server, held, generations.index_name(self._index))

    def _insert_document(self, document: Document, key: str, position: int, tables: int) -> None:
        values = (*rows.source_row(document.source), key, position, tables)
        sketch = json.dumps(sketch_of(document))
        columns = f"{rows.SOURCE_COLUMNS}, key, position, tables, warnings, sketch"
        self._insert("documents", columns, (*values, rows.pack(document.warnings), sketch))

    def _insert_pages(self, document: Document) -> None:
        columns = "document, number, printed, width, height, recognised, text"
        for page in document.pages:
            size = (page.printed, page.width, page.height, page.recognised)
            text = document.page_texts.get(page.number, "")
            self._insert("pages", columns, (document.source.id, page.number, *size, text))

    def _insert_passages(self, document: Document) -> None:
        columns = f"{rows.PASSAGE_COLUMNS}, first_page, last_page"
        for passage in document.passages:
            pages = passage.text.pages
            self._insert("passages", columns, (*rows.passage_row(passage), pages[0], pages[-1]))

    def _insert_fact(self, fact: Fact) -> None:
        number = self._insert("facts", rows.FACT_COLUMNS, rows.fact_row(fact))
        for place, field in enumerate(fact.fields):
            columns = f"{rows.FIELD_COLUMNS}, fact, place"
            self._insert("fact_fields", columns, (*rows.field_row(field), number, place))

    def _insert(self, table: str, columns: str, values: rows.Row) -> int | None:
        marks = ", ".join("?" * len(values))
        query = f"INSERT INTO {table} ({columns}) VALUES ({marks})"
        return self._database.execute(query, values).lastrowid

    def set_meta(self, **values: object) -> None:
        """Note things of the generation as a whole."""
        query = "INSERT OR REPLACE INTO meta VALUES (?, ?)"
        with writing_errors(self._index), self._database:
            self._database.executemany(query, [(name, str(v)) for name, v in values.items()])


@contextmanager
def write_index(
    index: Path, corpus: Path, embedder: str, server: str | None = None
) -> Iterator[Draft]:
    """A new generation, with what the current one holds if that was read in the same way.

    Its vectors go to the Chroma server at `server`, where one is given. It is thrown away unless
    it is published. Raises StoreError when another run is writing, the disk is full, the folder
    can't be written or the server can't be used.
    """
    with _one_writer(index):
        with writing_errors(index):
            _remove_others(index, server)
            draft = _begin(index, corpus, embedder, server)
        try:
            yield draft
        finally:
            if not draft.published:
                draft.discard()


@contextmanager
def _one_writer(index: Path) -> Iterator[None]:
    lock = filelock.FileLock(index / LOCK, timeout=LOCK_WAIT_S)
    with writing_errors(index):
        index.mkdir(parents=True, exist_ok=True)
        try:
            lock.acquire()
        except filelock.Timeout as error:
            raise StoreError(texts.IN_USE.format(folder=index)) from error
    try:
        yield
    finally:
        lock.release()


def _remove_others(index: Path, server: str | None) -> None:
    """Remove all but the current generation: replaced ones and what a killed run left."""
    generations.remove_others(index)
    if server is not None:
        name = generations.current_generation(index)
        used = _read_meta(index, name).get(HELD, "{}") if name else "{}"
        remove_unused(server, generations.index_name(index), json.loads(used).values())


def _begin(index: Path, corpus: Path, embedder: str, server: str | None) -> Draft:
    """A draft that starts as a copy of the current generation where that is still of use."""
    files = find_data_files(corpus)
    made_with = fingerprint(files, embedder) + ("" if server is None else ON_SERVER)
    draft = _copy_current(index, made_with, server)
    if draft is None:
        with _new_folder(index) as folder:
            copy_data_files(files, folder / DATA)
            draft = Draft(index, folder, server)
            draft.set_meta(schema=rows.SCHEMA_VERSION, embedder=embedder, made_with=made_with)
            draft.set_meta(embedded_with=embedding_print(embedder))
    return draft


def _copy_current(index: Path, made_with: str, server: str | None) -> Draft | None:
    """A copy of the current generation; None when it was made otherwise or is damaged."""
    name = generations.current_generation(index)
    if name is None or _read_meta(index, name).get("made_with") != made_with:
        return None
    current = generations.generation_folder(index, name)
    try:
        with _new_folder(index) as folder:
            shutil.copytree(current, folder, dirs_exist_ok=True)
            return _open_whole(index, folder, server)
    except VectorError:
        return None  # everything is read anew


def _open_whole(index: Path, folder: Path, server: str | None) -> Draft:
    """A draft of what stands in a folder. Raises VectorError when its vectors are damaged."""
    draft = Draft(index, folder, server)
    if not draft.is_whole():
        draft.close()
        raise VectorError("the database and the vectors differ")
    return draft


@contextmanager
def _new_folder(index: Path) -> Iterator[Path]:
    """A new generation's folder, removed again when what follows fails."""
    folder = generations.new_generation(index)
    try:
        yield folder
    except BaseException:
        shutil.rmtree(folder, ignore_errors=True)
        raise


def _read_meta(index: Path, name: str) -> dict[str, str]:
    """What is noted of a generation as a whole; nothing when it is damaged."""
    try:
        database = open_database(generations.generation_folder(index, name) / FACTS)
        found = dict(database.execute("SELECT name, value FROM meta"))
        database.close()
    except sqlite3.Error:
        return {}
    return found


def _open_for_writing(path: Path) -> sqlite3.Connection:
    """The database of a draft; it is forced to the disk once, when it is published."""
    new = not path.exists()
    database = sqlite3.connect(path)
    for pragma in ("journal_mode = MEMORY", "synchronous = OFF", "foreign_keys = ON"):
        database.execute(f"PRAGMA {pragma}")
    if new:
        database.executescript(rows.SCHEMA)
    return database
