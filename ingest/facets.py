"""What a column or a chapter heading is about, known by its words in corpus/kolommen.toml."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from ingest import texts
from ingest.data_files import read_toml, shape_fault
from ingest.dates import month_number
from ingest.errors import CorpusError
from ingest.words import stem

FILE = "kolommen.toml"
SUBJECT = "subject"
MONTH_COLUMNS = 3
"""From so many columns with the name of a month on, a table has a column a month."""


@dataclass(frozen=True, slots=True)
class Facet:
    """One thing that can be told of a subject: its responsible party, its hours, its cost."""

    id: str
    name: str
    headers: tuple[str, ...]
    questions: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Facets:
    """All facets: of table columns, and of headings in the running text."""

    columns: tuple[Facet, ...]
    headings: tuple[Facet, ...]

    def of_column(self, header: str) -> str | None:
        """The facet whose header words a column title holds; the longest match wins."""
        return _best(self.columns, header)

    def of_heading(self, heading: str) -> str | None:
        """The facet that a chapter heading announces."""
        return _best(self.headings, heading)

    def is_header(self, cells: Sequence[str]) -> bool:
        """Whether a table row names its columns: two facets at least, or a year of months."""
        if sum(month_number(cell) is not None for cell in cells) >= MONTH_COLUMNS:
            return True
        known = {facet for cell in cells if len(cell) < 60 and (facet := self.of_column(cell))}
        return len(known) >= 2

    def roles(self, header: Sequence[str]) -> tuple[str, ...]:
        """The facet of every column, '' where unknown; exactly one column is the subject."""
        roles = [self.of_column(cell) or "" for cell in header]
        if {"term", "meaning"} <= set(roles):
            return tuple(roles)
        if SUBJECT not in roles and (column := _subject_column(roles, header)) is not None:
            roles[column] = SUBJECT
        first = roles.index(SUBJECT) if SUBJECT in roles else -1
        seen: set[str] = set()
        for column, role in enumerate(roles):
            if role in seen or (role == SUBJECT and column != first):
                roles[column] = ""
            seen.add(role)
        return tuple(roles)

    def name(self, facet: str) -> str:
        """The Dutch name of a facet, or its id when it has none."""
        return next((f.name for f in (*self.columns, *self.headings) if f.id == facet), facet)


def load_facets(folder: Path) -> Facets:
    """Read kolommen.toml. Raises CorpusError when it is missing or can't be read."""
    data = read_toml(folder / FILE)
    try:
        return Facets(_facets(data["columns"]), _facets(data["headings"]))
    except (KeyError, TypeError, AttributeError) as error:
        reason = shape_fault(error)
        raise CorpusError(texts.DATA_FILE.format(file=folder / FILE, reason=reason)) from error


def _facets(entries: dict[str, dict[str, object]]) -> tuple[Facet, ...]:
    return tuple(
        Facet(key, str(e["name"]), _strings(e["headers"]), _strings(e["questions"]))
        for key, e in entries.items()
    )


def _strings(value: object) -> tuple[str, ...]:
    if not isinstance(value, list):
        raise TypeError(f"geen lijst: {value!r}")
    return tuple(str(item) for item in value)


def _subject_column(roles: Sequence[str], header: Sequence[str]) -> int | None:
    """Where no column is called the subject: 'thema' beside 'domein', a blank, or any unknown.

    None where every row tells of a theme, which then is its subject.
    """
    themes = [c for c, role in enumerate(roles) if role == "theme"]
    if len(themes) > 1:
        return themes[0] if "thema" in header[themes[0]].lower() else themes[1]
    blank = [c for c, cell in enumerate(header) if not cell.strip()]
    unknown = [c for c, role in enumerate(roles) if not role]
    if "month" in roles and themes and not unknown:
        return themes[0]
    if themes == [0]:
        return None
    return next(iter([*blank, *unknown, 0]))


def _best(facets: Sequence[Facet], title: str) -> str | None:
    words = tuple(stem(w) for w in _words(title))
    scored = [(_fit(h, words), facet.id) for facet in facets for h in facet.headers]
    best = max(scored, key=lambda pair: pair[0], default=(0, ""))
    return best[1] if best[0] > 0 else None


def _fit(header: str, words: tuple[str, ...]) -> float:
    """How well header words fit a title: their number, a little less for an only-when-alone."""
    alone = header.startswith("= ")
    wanted = tuple(stem(w) for w in _words(header.removeprefix("= ")))
    if alone:
        return 1.5 if wanted == words else 0.0
    if not set(wanted) <= set(words):
        return 0.0
    return len(wanted) + len(wanted) / (len(words) + 1)


def _words(title: str) -> list[str]:
    plain = unicodedata.normalize("NFC", title.lower())
    return re.findall(r"[^\W\d_]+", plain)
