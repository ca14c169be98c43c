"""Who is named in cells: departments, partners and responsible parties, each under one name."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable

from assistant import texts
from ingest.document import Fact
from ingest.words import fold

BETWEEN = re.compile(r"\s*(?:[,;]|\s\+\s)\s*(?![^(]*\))")
"""What stands between two parties; not within brackets."""
NOBODY = {"nvt", "n v t", "niet van toepassing", "geen", "onbekend", ""}
"""Cells that name no one, folded and without punctuation."""
ROLES = ("responsible", "departments", "partners")


class Parties:
    """The parties of all cells; 'en' parts two of them when one is known from elsewhere."""

    def __init__(self, facts: Iterable[Fact]) -> None:
        cells = [f.text.value for fact in facts for f in fact.fields if f.role in ROLES]
        listed = [part for cell in cells for part in BETWEEN.split(texts.bare(cell))]
        self._known = {_key(part) for part in listed if " en " not in part}
        self._names: dict[str, Counter[str]] = defaultdict(Counter)
        for part in (part for piece in listed for part in self._parted(piece)):
            self._names[_key(part)][part] += 1

    def of_cell(self, cell: str) -> tuple[str, ...]:
        """The parties that a cell names, in its order, each once."""
        pieces = BETWEEN.split(texts.bare(cell))
        parts = [part for piece in pieces for part in self._parted(piece)]
        return tuple(dict.fromkeys(self._name(p) for p in parts if not names_no_one(p)))

    def of_fact(self, fact: Fact, role: str) -> tuple[str, ...]:
        """The parties in the field of a fact with this role."""
        field = fact.field(role)
        return self.of_cell(field.text.value) if field else ()

    def _parted(self, piece: str) -> list[str]:
        parts = [texts.bare(part) for part in piece.split(" en ")]
        known = any(_key(part) in self._known for part in parts)
        return parts if known else [texts.bare(piece)]

    def _name(self, part: str) -> str:
        """The way of writing that is used most; of equals the one with a capital."""
        ways = self._names.get(_key(part), Counter({part: 1}))
        return max(ways, key=lambda way: (ways[way], way[:1].isupper()))


def names_no_one(cell: str) -> bool:
    """Whether a cell says that there is nobody."""
    return _key(cell) in NOBODY


def _key(part: str) -> str:
    return " ".join(re.findall(r"\w+", fold(part)))
