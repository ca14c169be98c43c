"""Names of municipalities in a text, and which of them a document speaks for."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from pathlib import Path

from ingest.data_files import read_toml

FILE = "gemeenten.toml"
BETWEEN = re.compile(r"[\s,;:·•|/()&+–-]*(?:\b(?:en|de|gemeenten?)\b[\s,;:·•|/()&+–-]*)*", re.I)
"""What may stand between two names in one enumeration."""
CALLED = re.compile(r"\bgemeenten?\b[\s:(]*$", re.I)
LIST_CALLED = re.compile(r"gemeenten?\b[^.]{0,40}$", re.I)
OTHER_BODY = re.compile(
    r"\b(?:veiligheidsregio|provincie|politie|eenheid|district|regio|basisteam|arrondissement|"
    r"omgevingsdienst|ggd|riec|rechtbank|parket)\s+(?:de\s+)?$",
    re.I,
)
SIGNATURE = re.compile(r"\bwethouders\s+(?:van\s+)?(?:de\s+)?(?:gemeente\s+)?$", re.I)
OFTEN = 3
"""A municipality that is called so often on the first pages is the document's own."""


@dataclass(frozen=True, slots=True)
class Mention:
    """A municipality named at characters [start, end) of a text."""

    name: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Places:
    """The names of municipalities, how else they are written, and which are ordinary words too."""

    written: dict[str, str]
    """Each way of writing -> the official name."""
    ordinary: frozenset[str]
    pattern: re.Pattern[str]

    def find(self, text: str) -> list[Mention]:
        """All municipalities named in a text (as made by `plain`), in order."""
        found = [
            Mention(self.written[_key(match[0])], match.start(), match.end())
            for match in self.pattern.finditer(text)
            if not OTHER_BODY.search(text[: match.start()])
        ]
        return [m for m in found if m.name not in self.ordinary or self._certain(m, text, found)]

    def also(self, names: Iterable[str]) -> Places:
        """The same with names that are on no list, as of merged municipalities."""
        new = {
            form: name for name in names if plain(name) not in self.written for form in _forms(name)
        }
        written = new | self.written
        return replace(self, written=written, pattern=_pattern(written)) if new else self

    def _certain(self, mention: Mention, text: str, found: Sequence[Mention]) -> bool:
        """Whether a name that is an ordinary word too stands for the municipality here."""
        return bool(CALLED.search(text[: mention.start])) or any(
            len(run) > 1 and mention in run for run in _runs(text, found)
        )


def load_places(folder: Path) -> Places:
    """Read gemeenten.toml. Raises CorpusError when it is missing or can't be read."""
    content = read_toml(folder / FILE)
    official = {name: name for name in content["names"]} | dict(content.get("short", {}))
    written = {_key(plain(form)): name for form, name in official.items()}
    forms = {form for key in written for form in (key, _bare(key))}
    written |= {_bare(key): name for key, name in written.items()}
    written |= {form.upper(): written[form] for form in forms}
    return Places(written, frozenset(content.get("ordinary", ())), _pattern(written))


def plain(text: str) -> str:
    """A text with one kind of apostrophe and hyphen, composed letters and single blanks."""
    composed = unicodedata.normalize("NFC", text)
    return re.sub(r"\s+", " ", re.sub(r"[‐‑–—]", "-", re.sub(r"[‘’`´]", "'", composed)))


def find_senders(places: Places, text: str) -> tuple[str, ...]:
    """The municipalities in whose name a letter is written: all in its head or signature."""
    text = plain(text)
    head, body = _split_letter(text)
    signed = [m for m in places.find(text) if m.start >= len(head) and _is_signed(text, m)]
    named = [m.name for m in (*places.find(head), *signed)]
    return _distinct(named) or find_participants(places, "", body)


def find_participants(places: Places, cover: str, text: str) -> tuple[str, ...]:
    """The municipalities for which a policy holds: on its cover, else as listed or most called."""
    cover, text = plain(cover), plain(text)
    on_cover = _distinct(m.name for m in places.find(cover))
    return on_cover or _listed(places, text) or _most_called(places, text)


def _listed(places: Places, text: str) -> tuple[str, ...]:
    """The first enumeration of municipalities in a text that is announced as such."""
    for run in _runs(text, places.find(text)):
        if len(run) > 1 and LIST_CALLED.search(text[: run[0].start]):
            return _distinct(m.name for m in run)
    return ()


def _most_called(places: Places, text: str) -> tuple[str, ...]:
    """The municipality that is most often called 'gemeente ...', if often enough."""
    called = Counter(m.name for m in places.find(text) if CALLED.search(text[: m.start]))
    return tuple(name for name, times in called.most_common(1) if times >= OFTEN)


def _runs(text: str, found: Sequence[Mention]) -> list[list[Mention]]:
    """Mentions grouped in enumerations: nothing but commas, 'en' and the like between them."""
    runs = [[mention] for mention in found[:1]]
    for left, right in pairwise(found):
        if BETWEEN.fullmatch(text, left.end, right.start):
            runs[-1].append(right)
        else:
            runs.append([right])
    return runs


def _split_letter(text: str) -> tuple[str, str]:
    """What stands above the salutation, and the rest."""
    salutation = re.search(r"\bgeacht[e ]", text, re.I)
    cut = salutation.start() if salutation else min(len(text), 600)
    return text[:cut], text[cut:]


def _is_signed(text: str, mention: Mention) -> bool:
    return bool(SIGNATURE.search(text[: mention.start]))


def _pattern(written: Iterable[str]) -> re.Pattern[str]:
    """All ways of writing, longest first; a hyphen may end a line."""
    forms = sorted(written, key=len, reverse=True)
    joined = "|".join(re.escape(form).replace(r"\-", r"-\s?") for form in forms)
    return re.compile(rf"(?<![\w-])(?:{joined})(?![\w]|-\w)")


def _key(form: str) -> str:
    return re.sub(r"-\s", "-", form)


def _forms(name: str) -> set[str]:
    """How a name may be written: with or without accents, or in capitals."""
    key = _key(plain(name))
    return {key, _bare(key), key.upper(), _bare(key).upper()}


def _bare(form: str) -> str:
    """The form without accents."""
    apart = unicodedata.normalize("NFKD", form)
    return "".join(c for c in apart if not unicodedata.combining(c))


def _distinct(names: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(names))
