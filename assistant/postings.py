"""Finding by words: BM25, with every word of a question met in all the ways that it can be."""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np

from assistant.columns import Amounts, Columns, Places
from assistant.vocabulary import Term, Vocabulary

K1 = 0.8
"""BM25: how soon repetition stops counting."""
OTHER = 0.8
"""How far another word counts here for the one that was asked, against what it counts for an
answer."""


@dataclass(frozen=True)
class Postings:
    """The word leg of search over `size` passages."""

    columns: Columns
    vocabulary: Vocabulary
    size: int

    def scores(self, terms: Iterable[tuple[Term, float]]) -> Amounts:
        """How well each passage meets the weighed terms: 0 or more, in the library's order."""
        total = np.zeros(self.size, np.float32)
        for term, weight in terms:
            places, gains = self._gain(term)
            total[places] += np.float32(weight) * gains
        return total

    def _gain(self, term: Term) -> tuple[Places, Amounts]:
        """BM25 of one term where it is met: all that meets it adds up, none tells more than it."""
        found: list[tuple[Places, Amounts]] = []
        tells, own = 0.0, math.inf
        for way, credit in term.ways:
            places, amounts = self._together(way)
            if len(places):
                weight = sum(self.vocabulary.weight(s) for s in way) / len(way)
                own = weight if credit == 1 else own
                tells = max(tells, min(weight, own))
                found.append((places, amounts * np.float32(1 if credit == 1 else OTHER * credit)))
        places, met = _added(found)
        return places, np.float32(tells * (K1 + 1)) * met / (met + np.float32(K1))

    def _together(self, way: Sequence[str]) -> tuple[Places, Amounts]:
        """The passages that hold all stems of a way, with the least amount of them."""
        places, amounts = self.columns.of(way[0])
        for stem in way[1:]:
            others, more = self.columns.of(stem)
            at = np.minimum(np.searchsorted(others, places), max(len(others) - 1, 0))
            both = others[at] == places if len(others) else np.zeros(len(places), np.bool_)
            places, amounts = places[both], np.minimum(amounts[both], more[at[both]])
        return places, amounts


def _added(found: Sequence[tuple[Places, Amounts]]) -> tuple[Places, Amounts]:
    """All places once, each with the sum of its amounts."""
    if len(found) == 1:
        return found[0]
    every = np.concatenate([places for places, _ in found] or [np.zeros(0, np.int32)])
    amounts = np.concatenate([amounts for _, amounts in found] or [np.zeros(0, np.float32)])
    places, which = np.unique(every, return_inverse=True)
    return places, np.bincount(which, amounts, len(places)).astype(np.float32)
