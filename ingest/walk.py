"""Everything that lies in a folder: the files, and what looks like a file but can't be read."""

from __future__ import annotations

import os
from collections.abc import Collection, Iterator
from pathlib import Path

from ingest import texts
from ingest.document import Skipped

LEFT_OUT = "bron"
"""Folders of this name hold the sources of the examples, not documents."""


def walk(root: Path, endings: Collection[str]) -> Iterator[Path | Skipped]:
    """All files under `root` by name; what has one of these endings and is no file is reported.

    Links are followed to files within `root` only, so that nothing is read that was not put there.
    """
    inside = root.resolve()
    found = sorted(_everything(root), key=_by_name)
    for entry in found:
        if isinstance(entry, OSError):
            place = Path(entry.filename)
            yield skip(place, texts.UNREADABLE_FOLDER, reason=texts.why(entry))
        elif problem := _problem(entry, inside):
            if entry.suffix.lower() in endings or (entry.is_symlink() and entry.is_dir()):
                yield skip(entry, problem)
        elif entry.is_file():
            yield entry


def skip(path: Path, text: str, **details: str) -> Skipped:
    """A file or folder with the reason why it is not read."""
    name = texts.name_of(path)
    return Skipped(name, text.format(file=name, **details))


def problem_of(path: Path) -> str:
    """Why something that exists is no document, '' when it is a file."""
    if path.is_file():
        return ""
    return texts.IS_FOLDER if path.is_dir() else texts.NO_FILE


def _everything(root: Path) -> Iterator[Path | OSError]:
    """Files, folders and folders that can't be opened; hidden ones and sources left out."""
    refused: list[OSError] = []
    for folder, folders, files in os.walk(root, onerror=refused.append):
        folders[:] = [name for name in folders if not _hidden(name) and name != LEFT_OUT]
        yield from (Path(folder, name) for name in (*folders, *files) if not _hidden(name))
    yield from refused


def _by_name(entry: Path | OSError) -> tuple[str, ...]:
    path = Path(entry.filename) if isinstance(entry, OSError) else entry
    return path.with_suffix("").parts


def _problem(path: Path, inside: Path) -> str:
    if not path.is_symlink():
        return problem_of(path)
    if not path.exists():
        return texts.LINK_TO_NOTHING
    if not path.resolve().is_relative_to(inside):
        return texts.LINK_OUTSIDE
    return texts.LINK_TO_FOLDER if path.is_dir() else problem_of(path)


def _hidden(name: str) -> bool:
    return name.startswith((".", "~$"))
