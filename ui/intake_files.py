"""Files that people send: checked, then put in the corpus folder so that it can be undone."""

from __future__ import annotations

import os
import re
import secrets
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from ingest.document import Source
from ingest.errors import UsageError
from ingest.reading import READERS
from ui import intake_texts as texts
from ui.intake import Change

MOST_FILES = 20
MOST_MB = 50
"""A plan of 100 pages with photographs is seldom over 20 MB."""
MOST_MB_TOGETHER = 200
BLOCK = 1 << 20
UNSAFE = re.compile(r"[^\w .,()&+-]")
"""What is replaced in a file's name: all that an operating system or a page could stumble over."""
MOST_NAME = 120


@dataclass(frozen=True, slots=True)
class Sent:
    """A file as it came in: the name that it was sent under, and its content."""

    name: str
    content: BinaryIO


def safe_name(name: str) -> str:
    """The name under which a file is kept: no folders, no hidden file, no strange characters."""
    bare = re.split(r"[\\/]", name)[-1]
    stem, dot, ending = UNSAFE.sub("_", bare).strip(" .").rpartition(".")
    return f"{stem[:MOST_NAME].strip(' .') or 'document'}{dot}{ending}" if dot else ending


def check_files(files: Sequence[Sent], corpus: Path) -> None:
    """Raise UsageError, in Dutch, when these files can't be added to the corpus."""
    _check_sent(files)
    names = [safe_name(file.name).casefold() for file in files]
    taken = {path.name.casefold() for path in corpus.iterdir()} if corpus.is_dir() else set()
    for file, name in zip(files, names, strict=True):
        if names.count(name) > 1:
            raise UsageError(texts.SAME_NAME_TWICE.format(file=file.name))
        if name in taken:
            raise UsageError(texts.NAME_TAKEN.format(file=file.name))


def check_replacement(files: Sequence[Sent], corpus: Path, source: Source) -> None:
    """Raise UsageError, in Dutch, when these files are no one file to replace a document with."""
    _check_sent(files)
    if len(files) != 1:
        raise UsageError(texts.ONE_TO_REPLACE)
    check_removal([source], corpus)


def check_removal(sources: Sequence[Source], corpus: Path) -> None:
    """Raise UsageError, in Dutch, when one of these is not a file in the corpus folder."""
    for source in sources:
        if not is_ours(source, corpus):
            raise UsageError(texts.ELSEWHERE.format(title=source.title))


def is_ours(source: Source, corpus: Path) -> bool:
    """Whether a document stands in the corpus folder or in a folder within it."""
    return corpus.resolve() in source.path.resolve().parents


def _check_sent(files: Sequence[Sent]) -> None:
    if not files:
        raise UsageError(texts.NO_FILES)
    if len(files) > MOST_FILES:
        raise UsageError(texts.TOO_MANY.format(given=len(files), most=MOST_FILES))
    for file in files:
        size = file.content.seek(0, os.SEEK_END)
        file.content.seek(0)
        if Path(safe_name(file.name)).suffix.lower() not in READERS:
            known = texts.kinds(READERS)
            raise UsageError(texts.WRONG_KIND.format(file=file.name, kinds=known))
        if size > MOST_MB * 1_000_000:
            raise UsageError(texts.TOO_LARGE.format(file=file.name, most=MOST_MB))
        if not size:
            raise UsageError(texts.EMPTY_FILE.format(file=file.name))


def add_files(files: Sequence[Sent], corpus: Path) -> list[Change]:
    """Put new files in the corpus. Raises UsageError when one can't be stored; none is then."""
    done: list[Change] = []
    for file in files:
        try:
            corpus.mkdir(parents=True, exist_ok=True)
            path = corpus / safe_name(file.name)
            _store(file.content, path)
            done.append(Change(path, path.unlink, lambda: None))
        except OSError as error:
            for change in done:
                change.undo()
            raise UsageError(texts.NOT_STORED.format(file=file.name)) from error
    return done


def replace_file(file: Sent, source: Source) -> Change:
    """Put a file in the place of a document's own, whose name it gets, with its own ending.

    Raises UsageError when it can't be stored; the old file is still there then.
    """
    path = source.path.with_suffix(Path(safe_name(file.name)).suffix.lower())
    try:
        old = _set_aside(source.path)
    except OSError as error:
        raise UsageError(texts.NOT_STORED.format(file=file.name)) from error
    try:
        _store(file.content, path)
    except OSError as error:
        old.undo()
        raise UsageError(texts.NOT_STORED.format(file=file.name)) from error

    def put_back() -> None:
        path.unlink(missing_ok=True)
        old.undo()

    return Change(path, put_back, old.settle)


def remove_files(sources: Sequence[Source]) -> list[Change]:
    """Take files away, for good once that is final. Raises UsageError; none is taken then."""
    done: list[Change] = []
    for source in sources:
        try:
            done.append(_set_aside(source.path))
        except OSError as error:
            for change in done:
                change.undo()
            raise UsageError(texts.NOT_REMOVED.format(title=source.title)) from error
    return done


def _set_aside(path: Path) -> Change:
    """Give a file, if it is there, a hidden name, which no run reads."""
    aside = _hidden(path)
    if path.exists():
        os.replace(path, aside)

    def put_back() -> None:
        if aside.exists():
            os.replace(aside, path)

    return Change(path, put_back, lambda: aside.unlink(missing_ok=True))


def _store(content: BinaryIO, path: Path) -> None:
    """Write a file under a hidden name, which no run reads, and give it its name once whole."""
    draft = _hidden(path)
    try:
        with draft.open("wb") as written:
            while block := content.read(BLOCK):
                written.write(block)
        os.replace(draft, path)
    finally:
        draft.unlink(missing_ok=True)


def _hidden(path: Path) -> Path:
    return path.with_name(f".{path.name}.{secrets.token_hex(4)}")
