"""Words that lie one or two slips from a word: found by its ends or length, not one by one."""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Sequence

from rapidfuzz import process
from rapidfuzz.distance import OSA


class Neighbours:
    """Words in order from the front, from the back and by length."""

    def __init__(self, words: Iterable[str]) -> None:
        """Put the words in their orders; each counts once."""
        self._forwards = sorted(set(words))
        self._backwards = sorted(word[::-1] for word in self._forwards)
        self._by_length: dict[int, list[str]] = defaultdict(list)
        for word in self._forwards:
            self._by_length[len(word)].append(word)

    def near(self, word: str, slips: int) -> list[tuple[int, str]]:
        """All words at most `slips` (1 or 2) from a word, with how many, nearest first.

        A slip is a letter too many, too few or another, or two that changed places.
        """
        among = [self._half_alike(word)] if slips == 1 else self._as_long(word, slips)
        found = [hit for words in among for hit in _within(word, words, slips)]
        return sorted((round(distance), other) for other, distance, _ in found)

    def _half_alike(self, word: str) -> list[str]:
        """The words with the same first or last half: one slip leaves one of them whole."""
        half = (len(word) - 1) // 2
        front = beginning(self._forwards, word[:half])
        back = beginning(self._backwards, word[half + 1 :][::-1])
        return list({*front, *(other[::-1] for other in back)})

    def _as_long(self, word: str, slips: int) -> list[list[str]]:
        """The words of every length that lies within the slips."""
        lengths = range(len(word) - slips, len(word) + slips + 1)
        return [self._by_length[length] for length in lengths if length in self._by_length]


def _within(word: str, among: Sequence[str], slips: int) -> list[tuple[str, float, int]]:
    found = process.extract(word, among, scorer=OSA.distance, score_cutoff=slips, limit=None)
    return [(other, distance, place) for other, distance, place in found]


def beginning(ordered: Sequence[str], start: str) -> Sequence[str]:
    """All words of an ordered list that begin with these letters."""
    first = bisect_left(ordered, start)
    return ordered[first : bisect_left(ordered, start + "\U0010ffff", first)]
