"""Words of a page -> lines in the order in which they are read: column after column."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby, pairwise

from ingest.document import Box, Word
from ingest.lines import MARKER, Line, make_lines, surround

MAX_WORDS = 5_000
"""A page with more words is read line by line: a full page of A4 in small print has 1,500."""
GAP = 0.9
"""A blank wider than this many font sizes parts columns: justified text reaches 0.7."""
NEAR = 3.0
"""Points within which edges stand in one place."""
MIN_LINES = 3
"""Fewer lines side by side are no columns of text."""
SHORT, LONG = 12, 18
"""Columns of text have at least so many letters a line on average, and one at least so many; a
column of labels ('Datum', 'Kenmerk') or of times has fewer."""
DENSE = 0.6
"""Columns of text have about as many lines for their height; beside a text, names have fewer."""


@dataclass(frozen=True, slots=True)
class Part:
    """A line or the part of it between two wide blanks; no words for something in the way."""

    box: Box
    words: tuple[Word, ...] = ()

    @property
    def letters(self) -> int:
        """The number of letters in it."""
        return sum(c.isalpha() for word in self.words for c in word.text)


def order_lines(page: int, words: Sequence[Word], in_the_way: Sequence[Box] = ()) -> list[Line]:
    """The lines of a page; columns end at what is `in_the_way`, such as a table."""
    if len(words) > MAX_WORDS:
        return make_lines(page, words)
    upright = [word for word in words if not word.turn]
    parts = [part for line in make_lines(page, upright) for part in part_line(line)]
    ordered = _ordered([*parts, *(Part(box) for box in in_the_way)])
    runs = ([word for part in run for word in part.words] for run in ordered)
    lines = [line for run in runs for line in make_lines(page, run)]
    turned = [word for word in words if word.turn]
    return [*lines, *(line for word in turned for line in make_lines(page, [word]))]


def part_line(line: Line, marks: bool = False) -> list[Part]:
    """A line cut at its wide blanks; the blank after a bullet or number counts where `marks`."""
    parts: list[list[Word]] = [[line.words[0]]]
    for before, word in pairwise(line.words):
        wide = word.box[0] - before.box[2] > GAP * max(line.size, 5.0)
        if wide and (marks or before is not line.words[0] or not MARKER.match(before.text)):
            parts.append([word])
        else:
            parts[-1].append(word)
    return [Part(surround(w.box for w in part), tuple(part)) for part in parts]


def _ordered(parts: Sequence[Part]) -> list[list[Part]]:
    """The parts in groups that are read one after another."""
    best: list[list[Part]] = []
    for place in _places(parts):
        groups = _cut(parts, place)
        if len(groups) > 1 and len(groups) > len(best):
            best = groups
    if not best:
        return [list(parts)]
    return [group for part in best for group in _ordered(part)]


def _places(parts: Sequence[Part]) -> list[float]:
    """Where several lines begin that have others on their left: columns may start there."""
    lefts = sorted(part.box[0] for part in parts if part.words)
    grouped = [list(group) for _, group in groupby(lefts, key=lambda x: round(x / NEAR))]
    first = lefts[0] + 4 * NEAR if lefts else 0.0
    return [group[0] for group in grouped if len(group) >= MIN_LINES and group[0] > first]


def _cut(parts: Sequence[Part], place: float) -> list[list[Part]]:
    """The parts from top to bottom; where they stand in two columns, each in a group."""
    groups: list[list[Part]] = []
    plain: list[Part] = []
    downwards = sorted(parts, key=lambda p: (p.box[1], p.box[0]))
    for crosses, band in groupby(downwards, lambda p: p.box[0] < place - NEAR < p.box[2]):
        members = list(band)
        left = [p for p in members if p.box[2] <= place]
        right = [p for p in members if p.box[2] > place]
        if crosses or not _are_columns(left, right):
            plain += members
            continue
        groups += [plain, left, right] if plain else [left, right]
        plain = []
    return [*groups, plain] if plain else groups


def _are_columns(left: Sequence[Part], right: Sequence[Part]) -> bool:
    """Whether both sides are running text that stands side by side."""
    if min(len(left), len(right)) < MIN_LINES:
        return False
    a, b = surround(p.box for p in left), surround(p.box for p in right)
    shared = min(a[3], b[3]) - max(a[1], b[1])
    if shared < 0.5 * min(a[3] - a[1], b[3] - b[1]):
        return False
    letters = [sum(p.letters for p in side) / len(side) for side in (left, right)]
    dense = sorted(len(_heights(s)) / (box[3] - box[1]) for s, box in ((left, a), (right, b)))
    return min(letters) >= SHORT and max(letters) >= LONG and dense[0] >= DENSE * dense[1]


def _heights(side: Sequence[Part]) -> set[int]:
    """The heights at which lines stand, side by side counted once."""
    return {round(part.box[3] / NEAR) for part in side}
