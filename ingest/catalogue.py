"""Folders and files -> the documents to read, with what catalogus.toml says of them."""

from __future__ import annotations

import hashlib
import json
import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from typing import Any

from ingest import texts
from ingest.data_files import CATALOGUE
from ingest.document import PAGED, Certainty, Skipped, Source
from ingest.entries import Entry, load_catalogue
from ingest.errors import CorpusError
from ingest.reading import READERS
from ingest.recognise import Recognised
from ingest.walk import problem_of, skip, walk

OTHERS = {
    ".doc", ".docm", ".dotx", ".odt", ".rtf", ".xls", ".xlsx", ".ods", ".csv", ".ppt", ".pptx",
    ".odp", ".msg", ".eml", ".mht", ".epub", ".pages", ".wpd", ".xps", ".zip", ".7z", ".tif",
    ".tiff",
}  # fmt: skip
"""Endings of files that may well hold a document and can't be read."""
ABOUT_FOLDER = {"readme", "leesmij"}
"""Stems of files that tell about the folder that they stand in."""
NO_ENTRY = Entry()
KNOWN = ("title", "kind", "period", "municipalities", "body", "date", "status")
"""What is known of a document: by the catalogue, or as recognised."""
CLEAN_ID = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]*")


@dataclass(frozen=True, slots=True)
class Listed:
    """A file that can be read, not yet opened."""

    id: str
    path: Path
    sha256: str
    entry: Entry

    @property
    def name(self) -> str:
        """The file's name, fit to be shown."""
        return texts.name_of(self.path)

    @property
    def paged(self) -> bool:
        """Whether its pages can be shown."""
        return self.path.suffix.lower() in PAGED

    @property
    def key(self) -> str:
        """Equal keys give equal documents: the content, the file's name and its entry."""
        said = replace(self.entry, password=None)  # a password is not kept
        return json.dumps([self.sha256, self.path.name, asdict(said)])


@dataclass(frozen=True, slots=True)
class Listing:
    """The files to read in order, and the files that can't be, with the reason."""

    files: tuple[Listed, ...]
    skipped: tuple[Skipped, ...]


def list_files(paths: Sequence[Path], corpus: Path) -> Listing:
    """The documents in `paths`, by default those in `corpus`; folders with all that is in them.

    Raises CorpusError when the corpus is no folder or a catalogue can't be read.
    """
    if not paths and not corpus.is_dir():
        raise CorpusError(texts.NO_FOLDER.format(folder=corpus))
    skipped: list[Skipped] = []
    found = [pair for root in paths or [corpus] for pair in _walk(root, skipped)]
    catalogued = _attach_entries(found, skipped)
    hashed = list(_hash_files(catalogued, skipped))
    single = list(_drop_duplicates(hashed, skipped))
    return Listing(tuple(_give_ids(single)), tuple(skipped))


def complete(listed: Listed, found: Recognised) -> Source:
    """The source of a document: what the catalogue says, else what was recognised in it."""
    entry = listed.entry
    known = {name: _choose(entry, found, name) for name in KNOWN}
    return Source(
        listed.id,
        listed.path,
        listed.sha256,
        official=entry.official is not False,
        certainties=tuple((n, _certainty(entry, found, n)) for n, v in known.items() if v),
        **known,
    )


def _choose(entry: Entry, found: Recognised, name: str) -> Any:
    """One field: what the catalogue says, an empty list too, else what was recognised."""
    stated = getattr(entry, name)
    return getattr(found, name) if stated is None else stated


def _certainty(entry: Entry, found: Recognised, name: str) -> Certainty:
    if getattr(entry, name) is not None:
        return Certainty.STATED
    return Certainty.GUESSED if name in found.guessed else Certainty.READ


def make_id(stem: str) -> str:
    """A file stem as an id: as it is when clean, else in lower case with hyphens."""
    if CLEAN_ID.fullmatch(stem):
        return stem
    plain = unicodedata.normalize("NFKD", stem.casefold())
    letters = "".join(c for c in plain if not unicodedata.combining(c))
    return re.sub(r"[^a-z0-9]+", "-", letters).strip("-") or "document"


def _walk(root: Path, skipped: list[Skipped]) -> Iterator[tuple[Path, Path]]:
    """(folder with the catalogue, file) for each readable file at or under `root`, by name."""
    try:
        is_folder, exists = root.is_dir(), root.exists()
    except OSError as error:
        skipped.append(skip(root, texts.UNREADABLE, reason=texts.why(error)))
        return
    if is_folder:
        for found in walk(root, READERS.keys() | OTHERS):
            if isinstance(found, Skipped):
                skipped.append(found)
            else:
                yield from _sift(_nearest_catalogue(found, root), found, skipped, strict=False)
    elif exists and not problem_of(root):
        yield from _sift(root.parent, root, skipped, strict=True)
    else:
        skipped.append(skip(root, texts.NO_FILE if exists else texts.MISSING))


def _nearest_catalogue(path: Path, root: Path) -> Path:
    """The folder nearest to a file, up to `root`, that holds a catalogue; else `root`."""
    folders = [path.parent, *path.parent.parents]
    between = folders[: folders.index(root) + 1]
    return next((folder for folder in between if (folder / CATALOGUE).is_file()), root)


def _sift(
    folder: Path, path: Path, skipped: list[Skipped], strict: bool
) -> Iterator[tuple[Path, Path]]:
    """The file when it can be read; `strict`: it was asked for, so whatever it is."""
    ending = path.suffix.lower()
    if ending in READERS and (strict or path.stem.casefold() not in ABOUT_FOLDER):
        yield folder, path
    elif ending in READERS:
        skipped.append(skip(path, texts.ABOUT_FOLDER))
    elif strict or ending in OTHERS:
        skipped.append(skip(path, texts.OTHER_FORMAT))


def _attach_entries(
    found: Iterable[tuple[Path, Path]], skipped: list[Skipped]
) -> list[tuple[Path, Entry]]:
    """Each file once, with its entry; entries of whole folders without a file are reported."""
    files: dict[Path, tuple[Path, Entry]] = {}
    catalogues: dict[Path, dict[str, Entry]] = {}
    for folder, path in found:
        if folder not in catalogues:
            catalogues[folder] = _catalogue_of(folder)
        inner = path.relative_to(folder).with_suffix("").as_posix()
        known = catalogues[folder]
        entry = known.get(inner) or known.get(path.stem) or NO_ENTRY
        files.setdefault(path.resolve(), (path, entry))
    skipped.extend(_missing_files(catalogues))
    return list(files.values())


def _catalogue_of(folder: Path) -> dict[str, Entry]:
    path = folder / CATALOGUE
    return load_catalogue(path) if path.is_file() else {}


def _missing_files(catalogues: dict[Path, dict[str, Entry]]) -> Iterator[Skipped]:
    for folder, entries in catalogues.items():
        stems = {
            name
            for path in folder.rglob("*")
            for name in (path.stem, path.relative_to(folder).with_suffix("").as_posix())
        }
        for key in entries.keys() - stems:
            text = texts.NOT_THERE.format(entry=key, catalogue=folder / CATALOGUE)
            yield Skipped(key, text)


def _hash_files(
    files: Iterable[tuple[Path, Entry]], skipped: list[Skipped]
) -> Iterator[tuple[Path, Entry, str]]:
    for path, entry in files:
        try:
            with path.open("rb") as file:
                yield path, entry, hashlib.file_digest(file, "sha256").hexdigest()
        except OSError as error:
            skipped.append(skip(path, texts.UNREADABLE, reason=texts.why(error)))


def _drop_duplicates(
    files: Iterable[tuple[Path, Entry, str]], skipped: list[Skipped]
) -> Iterator[Listed]:
    """One file of each content: one with an entry first, else the first by name."""
    first: dict[str, Path] = {}
    for path, entry, sha256 in sorted(files, key=lambda file: file[1] == NO_ENTRY):
        if sha256 in first:
            skipped.append(skip(path, texts.DUPLICATE, other=texts.name_of(first[sha256])))
        else:
            first[sha256] = path
            yield Listed(make_id(path.stem), path.resolve(), sha256, entry)


def _give_ids(files: Sequence[Listed]) -> list[Listed]:
    """The files with ids made distinct, in the order given: 'plan', 'plan-2'.

    A catalogued file keeps its name, and then one with pages, which is the form that is cited.
    """
    taken = {file.id for file in files}
    seen: set[str] = set()
    given: dict[Path, Listed] = {}
    for file in sorted(files, key=lambda file: (file.entry == NO_ENTRY, not file.paged)):
        new, number = file.id, 1
        while new in seen or (number > 1 and new in taken):
            number += 1
            new = f"{file.id}-{number}"
        seen.add(new)
        given[file.path] = replace(file, id=new)
    return [given[file.path] for file in files]
