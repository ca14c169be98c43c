"""The folder of an index: whole generations side by side, and a pointer to the current one."""

from __future__ import annotations

import errno
import os
import secrets
import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path

from ingest import texts
from ingest.errors import StoreError
from ingest.vectors import FULL, VectorError

POINTER, NAME = "current", "name"
GENERATIONS = "generations"
LOCK = "lock"
FACTS, VECTORS, DATA = "facts.sqlite", "vectors", "data"
"""What a generation holds: the database, the Chroma folder and the data files."""
NAME_BYTES = 8
REFUSED = {errno.EACCES, errno.EPERM, errno.EROFS}


def current_generation(index: Path) -> str | None:
    """Name of the current generation, None when there is no index."""
    try:
        return (index / POINTER).read_text(encoding="utf-8").strip() or None
    except (FileNotFoundError, NotADirectoryError):
        return None


def generation_folder(index: Path, name: str) -> Path:
    """Where a generation stands."""
    return index / GENERATIONS / name


def index_name(index: Path) -> str:
    """By what an index is known on a Chroma server; drawn when it is first asked for."""
    file = index / NAME
    name = file.read_text(encoding="utf-8") if file.exists() else ""
    if len(name) != 2 * NAME_BYTES:
        name = secrets.token_hex(NAME_BYTES)
        file.write_text(name, encoding="utf-8")
    return name


def new_generation(index: Path) -> Path:
    """Make the folder of a new generation; its name holds the time, in UTC."""
    name = f"{datetime.now(UTC):%Y%m%dT%H%M%S}-{secrets.token_hex(3)}"
    folder = generation_folder(index, name)
    folder.mkdir(parents=True)
    return folder


def publish(index: Path, generation: Path) -> None:
    """Make a finished generation the current one: from here on, and not half."""
    for path in (*generation.rglob("*"), generation, generation.parent):
        _force_to_disk(path)
    pointer = index / f"{POINTER}.new"
    pointer.write_text(generation.name + "\n", encoding="utf-8")
    _force_to_disk(pointer)
    os.replace(pointer, index / POINTER)
    _force_to_disk(index)


def remove_others(index: Path) -> None:
    """Remove every generation but the current one: replaced ones and what a killed run left."""
    current = current_generation(index)
    folder = index / GENERATIONS
    for generation in folder.iterdir() if folder.is_dir() else ():
        if generation.name != current:
            shutil.rmtree(generation, ignore_errors=True)


@contextmanager
def writing_errors(index: Path) -> Iterator[None]:
    """Turn what can go wrong when writing into a StoreError that says what to do."""
    try:
        yield
    except (OSError, sqlite3.Error, VectorError) as error:
        raise StoreError(_explain(index, error)) from error


@contextmanager
def reading_errors(index: Path) -> Iterator[None]:
    """Turn what can go wrong when reading into a StoreError that says what to do."""
    try:
        yield
    except (OSError, sqlite3.Error, VectorError) as error:
        raise StoreError(texts.BROKEN_INDEX.format(folder=index)) from error


def _explain(index: Path, error: Exception) -> str:
    number = error.errno if isinstance(error, OSError) else None
    if number in FULL or " is full" in str(error):
        return texts.DISK_FULL.format(folder=index)
    if number in REFUSED or "readonly" in str(error):
        return texts.UNWRITABLE.format(folder=index)
    reason = texts.why(error) if isinstance(error, OSError) else texts.DATABASE_FAILED
    return texts.NOT_WRITTEN.format(folder=index, reason=reason)


def _force_to_disk(path: Path) -> None:
    """Wait until a file or folder is on the disk, so that a power cut can't undo it."""
    if os.name != "posix":
        return  # Windows can't do this for a folder or for a file open for reading
    handle = os.open(path, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
