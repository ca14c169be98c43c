"""Folders and files -> the documents to read, with what catalogus.toml says of them."""

from __future__ import annotations

import hashlib
import json
import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import asdict, dataclass, replace
from datetime import date
from pathlib import Path
from typing import Any

from ingest import texts
from ingest.data_files import CATALOGUE, read_toml
from ingest.document import Kind, Skipped, Source
from ingest.errors import CorpusError
from ingest.recognise import Recognised, read_period

READ = {".pdf"}
LATER = {".docx", ".txt", ".md", ".html"}
LEFT_OUT = "bron"
"""Folders of this name hold the sources of the examples, not documents."""
CLEAN_ID = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]*")


@dataclass(frozen=True, slots=True)
class Entry:
    """What the catalogue says of one document; None where it leaves it to the document."""

    title: str | None = None
    kind: Kind | None = None
    period: tuple[int, int] | None = None
    municipalities: tuple[str, ...] | None = None
    date: str | None = None
    official: bool | None = None


@dataclass(frozen=True, slots=True)
class Listed:
    """A file that can be read, not yet opened."""

    id: str
    path: Path
    sha256: str
    entry: Entry = Entry()

    @property
    def key(self) -> str:
        """Equal keys give equal documents: the content, the file's name and its entry."""
        return json.dumps([self.sha256, self.path.name, asdict(self.entry)], ensure_ascii=False)


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
    return Source(
        listed.id,
        listed.path,
        listed.sha256,
        title=entry.title or found.title,
        kind=entry.kind or found.kind,
        period=entry.period or found.period,
        municipalities=_first(entry.municipalities, found.municipalities),
        date=entry.date or found.date,
        official=_first(entry.official, True),
    )


def load_catalogue(path: Path) -> dict[str, Entry]:
    """Entries by file stem (or folder/stem). Raises CorpusError naming the field at fault."""
    return {key: _read_entry(path, key, fields) for key, fields in read_toml(path).items()}


def make_id(stem: str) -> str:
    """A file stem as an id: as it is when clean, else in lower case with hyphens."""
    if CLEAN_ID.fullmatch(stem):
        return stem
    plain = unicodedata.normalize("NFKD", stem.casefold())
    letters = "".join(c for c in plain if not unicodedata.combining(c))
    return re.sub(r"[^a-z0-9]+", "-", letters).strip("-") or "document"


def _walk(root: Path, skipped: list[Skipped]) -> Iterator[tuple[Path, Path]]:
    """(folder with the catalogue, file) for each readable file at or under `root`, by name."""
    if root.is_dir():
        for path in sorted(p for p in root.rglob("*") if p.is_file()):
            if _belongs(path.relative_to(root)):
                yield from _sift(root, path, skipped, strict=False)
    elif root.exists():
        yield from _sift(root.parent, root, skipped, strict=True)
    else:
        skipped.append(_skip(root, texts.MISSING))


def _sift(
    folder: Path, path: Path, skipped: list[Skipped], strict: bool
) -> Iterator[tuple[Path, Path]]:
    """The file when it can be read; `strict` also reports formats that are no documents."""
    ending = path.suffix.lower()
    if ending in READ:
        yield folder, path
    elif ending in LATER:
        skipped.append(_skip(path, texts.LATER_FORMAT))
    elif strict:
        skipped.append(_skip(path, texts.OTHER_FORMAT))


def _belongs(relative: Path) -> bool:
    hidden = any(part.startswith((".", "~$")) for part in relative.parts)
    return not hidden and LEFT_OUT not in relative.parts[:-1]


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
        entry = known.get(inner) or known.get(path.stem) or Entry()
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
            reason = error.strerror or type(error).__name__
            skipped.append(_skip(path, texts.UNREADABLE, reason=reason))


def _drop_duplicates(
    files: Iterable[tuple[Path, Entry, str]], skipped: list[Skipped]
) -> Iterator[Listed]:
    """One file of each content: one with an entry first, else the first by name."""
    first: dict[str, Path] = {}
    for path, entry, sha256 in sorted(files, key=lambda file: file[1] == Entry()):
        if sha256 in first:
            skipped.append(_skip(path, texts.DUPLICATE, other=first[sha256].name))
        else:
            first[sha256] = path
            yield Listed(make_id(path.stem), path.resolve(), sha256, entry)


def _give_ids(files: Sequence[Listed]) -> Iterator[Listed]:
    """The files with ids made distinct: 'plan', 'plan-2'; a catalogued file keeps its name."""
    taken = {file.id for file in files}
    seen: set[str] = set()
    for file in files:
        new, number = file.id, 1
        while new in seen or (number > 1 and new in taken):
            number += 1
            new = f"{file.id}-{number}"
        seen.add(new)
        yield replace(file, id=new)


def _read_entry(path: Path, key: str, fields: object) -> Entry:
    if not isinstance(fields, dict):
        raise _field_error(path, key, "title", "title")
    known = ", ".join(texts.EXPECTED)
    for field in fields:
        if field not in texts.EXPECTED:
            text = texts.CATALOGUE_UNKNOWN.format(file=path, entry=key, field=field, known=known)
            raise CorpusError(text)
    return Entry(**{name: _read_field(path, key, name, v) for name, v in fields.items()})


def _read_field(path: Path, key: str, name: str, value: object) -> Any:
    read = FIELDS[name](value)
    if read is None:
        raise _field_error(path, key, name, name)
    return read


def _field_error(path: Path, key: str, field: str, expected: str) -> CorpusError:
    form = texts.EXPECTED[expected]
    return CorpusError(
        texts.CATALOGUE_FIELD.format(file=path, entry=key, field=field, expected=form)
    )


def _read_kind(value: object) -> Kind | None:
    return next((kind for kind in Kind if kind.value == value), None)


def _read_list(value: object) -> tuple[str, ...] | None:
    strings = isinstance(value, list) and all(isinstance(item, str) for item in value)
    return tuple(value) if strings and isinstance(value, list) else None


def _read_date(value: object) -> str | None:
    try:
        return date.fromisoformat(str(value)).isoformat()
    except ValueError:
        return None


FIELDS = {
    "title": lambda value: value if isinstance(value, str) and value.strip() else None,
    "kind": _read_kind,
    "period": lambda value: read_period(str(value)),
    "municipalities": _read_list,
    "date": _read_date,
    "official": lambda value: value if isinstance(value, bool) else None,
}


def _first[T](*values: T | None) -> T: ...
