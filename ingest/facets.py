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
from ingest.roles import Rows, settle_roles
from ingest.words import stem

FILE = "kolommen.toml"
BRACKETS = re.compile(r"\([^)]*\)")
COUNTED = ("hours", "money")
"""Columns of figures: what stands in brackets above another column ('in euro's') is its unit."""
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
    details: tuple[Facet, ...] = ()
    """Columns that say more of a row, without making it an action or a line of a plan."""

    @property
    def every(self) -> tuple[Facet, ...]:
        """All of them."""
        return (*self.columns, *self.details, *self.headings)

    def of_column(self, header: str) -> str | None:
        """The facet whose header words a column title holds; the longest match wins."""
        return _called((*self.columns, *self.details), header)

    def of_heading(self, heading: str) -> str | None:
        """The facet that a chapter heading announces."""
        return _best(self.headings, heading)

    def of_heading_all(self, heading: str) -> frozenset[str]:
        """All facets of which a chapter heading holds header words."""
        words = tuple(stem(w) for w in _words(heading))
        return frozenset(f.id for f in self.headings if any(_fit(h, words) for h in f.headers))

    def is_header(self, cells: Sequence[str]) -> bool:
        """Whether a table row names its columns: two facets at least, or a year of months."""
        if sum(month_number(cell) is not None for cell in cells) >= MONTH_COLUMNS:
            return True
        known = {_best(self.columns, cell) for cell in cells if len(cell) < 60} - {None}
        return len(known) >= 2

    def roles(self, header: Sequence[str], rows: Rows = ()) -> tuple[str, ...]:
        """The facet of every column, '' where unknown; one column at most is the subject.

        `rows` hold the cells below, which tell more than the header alone. A table that tells of
        the document itself (author, version) has no subject.
        """
        beside = [row[0] for row in rows] if len(header) == 2 else []
        if sum(self.of_column(cell) == "label" for cell in (*header, *beside)) > 1:
            return ("",) * len(header)
        return settle_roles([self.of_column(cell) or "" for cell in header], header, rows)

    def name(self, facet: str) -> str:
        """The Dutch name of a facet, or its id when it has none."""
        return next((f.name for f in self.every if f.id == facet), facet)


def load_facets(folder: Path) -> Facets:
    """Read kolommen.toml. Raises CorpusError when it is missing or can't be read."""
    data = read_toml(folder / FILE)
    try:
        told = data["columns"], data["headings"], data.get("details", {})
        return Facets(*map(_facets, told))
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


def _called(facets: Sequence[Facet], header: str) -> str | None:
    """The facet of a column's header; what stands in brackets may tell it, but not by its unit."""
    if found := _best(facets, BRACKETS.sub(" ", header)):
        return found
    extra = _best(facets, header)
    return None if extra in COUNTED else extra


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
