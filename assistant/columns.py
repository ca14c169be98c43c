"""All words of all passages, by stem: which passages hold it, and how much they say of it."""

from __future__ import annotations

from array import array
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from assistant.library import Library
from ingest.index import StoredPassage
from ingest.separable import split_stems
from ingest.words import tokenize

Places = NDArray[np.int32]
Amounts = NDArray[np.float32]

LABEL, HEADING, THEME, TITLE = 0.4, 1.0, 0.3, 0.3
"""How far a word above the column of a cell, in the headings, in the name of the theme and in the
title of the document counts against one in the passage itself."""
LEAD, LEAD_WORDS = 0.6, 25
"""What a word adds by standing among the first words, where a text says what it is about."""
PART = 0.2
"""How far a part of a compound counts against the word by itself."""
B = 0.45
"""BM25: how far long passages are held back."""


@dataclass(frozen=True, slots=True)
class Columns:
    """The columns of all stems one after another; that of stem number n starts at starts[n]."""

    numbers: Mapping[str, int]
    starts: NDArray[np.int64]
    places: Places
    """Passages, as their places in the library, ascending within a column."""
    amounts: Amounts

    def of(self, stem: str) -> tuple[Places, Amounts]:
        """The passages that hold a stem, and how much of it each says."""
        number = self.numbers.get(stem)
        held = slice(0, 0) if number is None else slice(*self.starts[number : number + 2])
        return self.places[held], self.amounts[held]


def read_columns(library: Library) -> Columns:
    """Count the words of every passage, of its headings and of the columns over its cells."""
    counter = _Counter(library)
    for place, passage in enumerate(library.passages.values()):
        counter.add(place, passage)
    return counter.columns()


class _Counter:
    """The entries (passage, stem, amount) as they come, in flat arrays: there are millions."""

    def __init__(self, library: Library) -> None:
        self._library = library
        self._parts = library.vocabulary.parts
        self._numbers: dict[str, int] = {}
        self._places, self._stems, self._amounts = array("i"), array("i"), array("f")
        self._lengths = array("i")
        self._around = lru_cache(maxsize=4096)(self._read_around)

    def add(self, place: int, passage: StoredPassage) -> None:
        """Count one passage."""
        tokens = tokenize(passage.text)
        own = [t.stem for t in tokens]
        shown = [t.stem for t in tokenize(passage.shown)] if passage.kind == "row" else own
        found = Counter(self._around(passage.document, passage.section, passage.themes))
        found.update(own)
        found.update(dict.fromkeys(own[:LEAD_WORDS], LEAD))
        found.update(split_stems(passage.text, tokens))
        found.update(dict.fromkeys(set(shown).difference(own), LABEL))
        for stem, amount in list(found.items()):
            found.update(dict.fromkeys(self._parts.get(stem, ()), PART * amount))
        self._places.extend([place] * len(found))
        self._stems.extend(self._numbers.setdefault(s, len(self._numbers)) for s in found)
        self._amounts.extend(found.values())
        self._lengths.append(max(1, len(shown)))

    def _read_around(
        self, document: str, section: Sequence[str], themes: Sequence[str]
    ) -> Mapping[str, float]:
        """The words of headings, themes and title."""
        library = self._library
        names = [theme.name for t in themes if (theme := library.themes.get(t))]
        title = library.documents[document].title
        found: Counter[str] = Counter()
        for texts, weight in ((section, HEADING), (names, THEME), ([title], TITLE)):
            for token in tokenize(" ".join(texts)):
                found.update({token.stem: weight})
        return found

    def columns(self) -> Columns:
        """What was counted, by stem; long passages held back."""
        places, stems = np.asarray(self._places), np.asarray(self._stems)
        lengths = np.asarray(self._lengths, np.float32)
        norms = 1 - B + B * lengths / (lengths.mean() if len(lengths) else 1)
        order = np.argsort(stems, kind="stable")
        starts = np.searchsorted(stems[order], np.arange(len(self._numbers) + 1))
        amounts = np.asarray(self._amounts) / norms[places]
        return Columns(self._numbers, starts, places[order], amounts[order])
