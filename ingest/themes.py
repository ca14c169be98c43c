"""The themes by which documents and questions are sorted, and how a heading names one."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

from rapidfuzz.distance import OSA

from ingest import texts
from ingest.data_files import read_toml, shape_fault
from ingest.errors import CorpusError

FILE = "themas.toml"
SLIP_MIN_CHARS = 8
"""Shorter names must match to the letter: one slip makes another word of them."""
INNER_MIN_CHARS = 8
"""A single word names a theme inside a longer heading from this length on ('ondermijning')."""
NUMBERING = re.compile(
    r"^\s*(?:(?:hoofdstuk|paragraaf|thema|prioriteit|veiligheidsthema|domein|speerpunt|bijlage)\b"
    r"[\s:.–-]*)*(?:(?:\d{1,2}|[ivx]{1,4}|[a-z])(?:[.)]\d{0,2})+|\d{1,2})?[\s:.)–-]*",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Theme:
    """One theme: its id, its name on the screen, how headings call it, words that point to it."""

    id: str
    name: str
    short: str
    names: tuple[str, ...]
    signals: tuple[str, ...]
    rest: bool = False
    """True for what falls under no theme of its own."""


@dataclass(frozen=True, slots=True)
class Themes:
    """All themes in the order of the file, and the names of the domain as a whole."""

    all: tuple[Theme, ...]
    whole_names: tuple[str, ...]

    def __iter__(self) -> Iterator[Theme]:
        return iter(self.all)

    @property
    def ids(self) -> tuple[str, ...]:
        """The ids in the order of the file."""
        return tuple(theme.id for theme in self.all)

    def get(self, theme_id: str) -> Theme | None:
        """The theme with this id, if there is one."""
        return next((theme for theme in self.all if theme.id == theme_id), None)

    def is_rest(self, theme_id: str) -> bool:
        """Whether an id is that of what falls under no theme of its own."""
        return any(theme.id == theme_id and theme.rest for theme in self.all)

    def of_heading(self, text: str) -> str | None:
        """Id of the theme that a heading or domain cell names, numbering and one slip forgiven."""
        bare = simplify(NUMBERING.sub("", text))
        named = self._named(bare) or self._named(simplify(text)) or self._inside(bare)
        return named if bare else None

    def named(self, text: str) -> str | None:
        """Id of the theme that has just this name, one slip forgiven in a long one."""
        return self._named(simplify(text))

    def of_cell(self, text: str) -> tuple[str, ...]:
        """Ids of all themes that a cell lists ('Ondermijning / Jeugd'), in its order."""
        one = self.of_heading(text)
        parts = [self.of_heading(part) for part in re.split(r"[/,;•\n]|\s[-–+]\s", text)]
        listed = dict.fromkeys(part for part in parts if part)
        return tuple(listed) if len(listed) > 1 else (one,) if one else ()

    def whole(self, text: str) -> bool:
        """True when the text names the domain as a whole ('Veiligheid'), not one theme."""
        bare = simplify(NUMBERING.sub("", text))
        return any(_same(simplify(name), bare) for name in self.whole_names)

    def _named(self, bare: str) -> str | None:
        """Id of the theme of which one name is `bare`; an exact name goes before a near one."""
        pairs = [(simplify(name), theme.id) for theme in self.all for name in theme.names]
        exact = (theme_id for name, theme_id in pairs if name == bare)
        near = (theme_id for name, theme_id in pairs if _same(name, bare))
        return next(exact, None) or next(near, None)

    def _inside(self, bare: str) -> str | None:
        """Id of the theme with the longest name within `bare`; of equals the last one named."""
        padded = f" {bare} "
        found = [
            (len(name), padded.rfind(f" {name} "), theme.id)
            for theme in self.all
            for name in map(simplify, theme.names)
            if f" {name} " in padded and (" " in name or len(name) >= INNER_MIN_CHARS)
        ]
        return max(found)[2] if found else None


def load_themes(corpus: Path) -> Themes:
    """Read themas.toml of a folder. Raises CorpusError when it is missing or can't be read."""
    content = read_toml(corpus / FILE)
    whole = tuple(content.pop("whole", ()))
    try:
        return Themes(tuple(_theme(key, entry) for key, entry in content.items()), whole)
    except (KeyError, TypeError, AttributeError) as error:
        reason = shape_fault(error)
        raise CorpusError(texts.DATA_FILE.format(file=corpus / FILE, reason=reason)) from error


@lru_cache(maxsize=4096)
def simplify(text: str) -> str:
    """Lower-case letters and digits with single blanks, without accents; '&' reads as 'en'."""
    plain = unicodedata.normalize("NFKD", text.replace("&", " en ").casefold())
    letters = "".join(c for c in plain if not unicodedata.combining(c))
    return re.sub(r"[\W_]+", " ", letters).strip()


def _theme(theme_id: str, entry: dict[str, Any]) -> Theme:
    names = tuple(dict.fromkeys((entry["name"], *entry.get("names", ()))))
    return Theme(
        theme_id, entry["name"], entry.get("short", ""), names, tuple(entry.get("signals", ())),
        bool(entry.get("rest", False)),
    )  # fmt: skip


def _same(name: str, text: str) -> bool:
    """True for equal texts, blanks aside; longer ones may differ by one slip, numbers by none."""
    a, b = name.replace(" ", ""), text.replace(" ", "")
    if re.findall(r"\d", a) != re.findall(r"\d", b):
        return False
    slips = 1 if len(a) >= SLIP_MIN_CHARS else 0
    return bool(a) and OSA.distance(a, b, score_cutoff=slips) <= slips
