"""What catalogus.toml says of documents: it goes before what is recognised in them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any

from ingest import texts
from ingest.data_files import read_toml
from ingest.dates import read_period
from ingest.document import Kind, Status
from ingest.errors import CorpusError


@dataclass(frozen=True, slots=True)
class Entry:
    """What the catalogue says of one document; None where it leaves it to the document."""

    title: str | None = None
    kind: Kind | None = None
    period: tuple[int, int] | None = None
    municipalities: tuple[str, ...] | None = None
    body: str | None = None
    date: str | None = None
    status: Status | None = None
    official: bool | None = None
    password: str | None = field(default=None, repr=False)
    """Opens the file; it is passed to the reader and stands nowhere else."""


def load_catalogue(path: Path) -> dict[str, Entry]:
    """Entries by file stem (or folder/stem). Raises CorpusError naming the field at fault."""
    return {key: _read_entry(path, key, fields) for key, fields in read_toml(path).items()}


def _read_entry(path: Path, key: str, fields: object) -> Entry:
    if not isinstance(fields, dict):
        raise _field_error(path, key, "title", "title")
    known = ", ".join(texts.EXPECTED)
    for name in fields:
        if name not in texts.EXPECTED:
            text = texts.CATALOGUE_UNKNOWN.format(file=path, entry=key, field=name, known=known)
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


def _read_status(value: object) -> Status | None:
    return next((status for status in Status if status.value == value), None)


def _read_list(value: object) -> tuple[str, ...] | None:
    strings = isinstance(value, list) and all(isinstance(item, str) for item in value)
    return tuple(value) if strings and isinstance(value, list) else None


def _read_date(value: object) -> str | None:
    try:
        return date.fromisoformat(str(value)).isoformat()
    except ValueError:
        return None


def _read_title(value: object) -> str | None:
    return value.strip() or None if isinstance(value, str) else None


def _read_password(value: object) -> str | None:
    return value or None if isinstance(value, str) else None


def _read_flag(value: object) -> bool | None:
    return value if isinstance(value, bool) else None


def _read_years(value: object) -> tuple[int, int] | None:
    return read_period(str(value))


FIELDS: dict[str, Callable[[object], object]] = {
    "title": _read_title,
    "kind": _read_kind,
    "period": _read_years,
    "municipalities": _read_list,
    "body": _read_title,
    "date": _read_date,
    "status": _read_status,
    "official": _read_flag,
    "password": _read_password,
}
