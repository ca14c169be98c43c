"""Words that lie one or two slips from a word, and words that begin alike."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Sequence

import numpy as np
from numpy.typing import NDArray
from rapidfuzz import process
from rapidfuzz.distance import OSA


class Neighbours:
    """Words, each with its length and which letters it has, by which most can be left aside."""

    def __init__(self, words: Iterable[str]) -> None:
        """Note the words; each counts once."""
        self._words = sorted(set(words))
        self._lengths = np.asarray([len(word) for word in self._words], np.int32)
        self._letters = np.asarray([_letters(word) for word in self._words], np.int64)

    def near(self, word: str, slips: int) -> list[tuple[int, str]]:
        """All words at most `slips` (1 or 2) from a word, with how many, nearest first.

        A slip is a letter too many, too few or another, or two that changed places.
        """
        among = [self._words[place] for place in self._possible(word, slips)]
        found = process.extract(word, among, scorer=OSA.distance, score_cutoff=slips, limit=None)
        return sorted((round(distance), other) for other, distance, _ in found)

    def _possible(self, word: str, slips: int) -> NDArray[np.intp]:
        """The words of about that length; a slip changes at most two of the letters they have."""
        differ = np.bitwise_count(self._letters ^ _letters(word))
        near = np.abs(self._lengths - len(word)) <= slips
        return np.flatnonzero((differ <= 2 * slips) & near)


def _letters(word: str) -> int:
    """The letters of a word as bits, however often they stand in it."""
    bits = 0
    for letter in set(word):
        bits |= 1 << ord(letter) % 63
    return bits


def beginning(ordered: Sequence[str], start: str) -> Sequence[str]:
    """All words of an ordered list that begin with these letters."""
    first = bisect_left(ordered, start)
    return ordered[first : bisect_left(ordered, start + "\U0010ffff", first)]
