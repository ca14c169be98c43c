"""Drawn lines -> ruled tables: where lines cross are corners, four corners are a cell.

The tolerances are those of pdfplumber's table finder, which gives the same tables but reads the
whole page again for it: 1.4 s a page against 0.03 s (measured on ../shared/pdfs/dutch).
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator
from itertools import groupby

from ingest.document import Box, Grid
from ingest.readers.rules import Point, Rule

SNAP = 3.0
"""Lines at most so many points apart are one line; so far may lines stop short of a corner."""
MAX_CORNERS = 20_000
"""A page of A4 has no room for a table with more corners: each cell would be 6 points wide."""


def find_grids(rules: Iterable[Rule]) -> tuple[Grid, ...]:
    """The ruled tables of two cells and more that these lines make, from top to bottom."""
    merged = list(_merge(list(rules)))
    corners = _cross([r for r in merged if r.level], [r for r in merged if not r.level])
    tables = [cells for cells in _connect(_cells(corners)) if len(cells) > 1]
    return tuple(_grid(cells) for cells in sorted(tables, key=lambda c: min(b[1::-1] for b in c)))


def _merge(rules: list[Rule]) -> Iterator[Rule]:
    """Lines beside each other snapped to one, pieces in line joined, dots left out."""
    for level in (True, False):
        ordered = sorted((r for r in rules if r.level is level), key=lambda r: r.at)
        for group in _near(ordered):
            at = sum(r.at for r in group) / len(group)
            for start, end in _join((r.start, r.end) for r in group):
                if end - start >= SNAP:
                    yield Rule(level, at, start, end)


def _near(ordered: list[Rule]) -> Iterator[list[Rule]]:
    """Runs of lines of which each is within SNAP of the one before."""
    group: list[Rule] = []
    for rule in ordered:
        if group and rule.at - group[-1].at > SNAP:
            yield group
            group = []
        group.append(rule)
    if group:
        yield group


def _join(spans: Iterable[Point]) -> Iterator[Point]:
    """Spans that overlap, touch or nearly do, made into one."""
    last: Point | None = None
    for start, end in sorted(spans):
        if last and start <= last[1] + SNAP:
            last = (last[0], max(last[1], end))
        else:
            if last:
                yield last
            last = (start, end)
    if last:
        yield last


Corners = dict[Point, tuple[set[int], set[int]]]
"""Where lines cross -> the numbers of the upright and of the level lines that do."""
UPRIGHT, LEVEL = 0, 1


def _cross(level: list[Rule], upright: list[Rule]) -> Corners:
    """All corners; none when there are too many for a table."""
    heights = [rule.at for rule in level]
    corners: Corners = defaultdict(lambda: (set(), set()))
    for v, post in enumerate(upright):
        first = bisect_left(heights, post.start - SNAP)
        for h in range(first, bisect_right(heights, post.end + SNAP)):
            beam = level[h]
            if beam.start - SNAP <= post.at <= beam.end + SNAP:
                ups, levels = corners[post.at, beam.at]
                ups.add(v)
                levels.add(h)
        if len(corners) > MAX_CORNERS:
            return {}
    return corners


def _cells(corners: Corners) -> Iterator[Box]:
    """The smallest cell to the right of and below each corner."""
    columns: dict[float, list[float]] = defaultdict(list)
    rows: dict[float, list[float]] = defaultdict(list)
    for x, y in sorted(corners):
        columns[x].append(y)
        rows[y].append(x)
    for x, y in sorted(corners):
        below = [(x, y1) for y1 in columns[x][bisect_right(columns[x], y) :]]
        right = [(x1, y) for x1 in rows[y][bisect_right(rows[y], x) :]]
        end = _opposite(corners, (x, y), below, right)
        if end:
            yield x, y, *end


def _opposite(
    corners: Corners, start: Point, below: list[Point], right: list[Point]
) -> Point | None:
    """The corner across from `start` in the smallest cell that has it as its top left."""
    for low in below:
        if not _along(corners, start, low, UPRIGHT):
            return None
        for far in right:
            if not _along(corners, start, far, LEVEL):
                break
            end = far[0], low[1]
            if (
                end in corners
                and _along(corners, end, far, UPRIGHT)
                and _along(corners, end, low, LEVEL)
            ):
                return end
    return None


def _along(corners: Corners, one: Point, two: Point, way: int) -> bool:
    """Whether one line runs through both corners."""
    return not corners[one][way].isdisjoint(corners[two][way])


def _connect(cells: Iterable[Box]) -> Iterator[list[Box]]:
    """Cells that share a corner, directly or through others, in the order given."""
    waiting = dict.fromkeys(cells)
    meeting: dict[Point, list[Box]] = defaultdict(list)
    for cell in waiting:
        for corner in _corners_of(cell):
            meeting[corner].append(cell)
    while waiting:
        table = [next(iter(waiting))]
        del waiting[table[0]]
        for cell in table:  # grows while it is gone through
            for corner in _corners_of(cell):
                for other in meeting.pop(corner, ()):
                    if other in waiting:
                        del waiting[other]
                        table.append(other)
        yield table


def _corners_of(cell: Box) -> tuple[Point, ...]:
    x0, y0, x1, y1 = cell
    return (x0, y0), (x0, y1), (x1, y0), (x1, y1)


def _grid(cells: list[Box]) -> Grid:
    lefts = sorted({cell[0] for cell in cells})
    rows = []
    for _, row in groupby(sorted(cells, key=lambda c: (c[1], c[0])), key=lambda c: c[1]):
        by_left = {cell[0]: cell for cell in row}
        rows.append(tuple(by_left.get(left) for left in lefts))
    sides = list(zip(*cells, strict=True))
    return Grid((min(sides[0]), min(sides[1]), max(sides[2]), max(sides[3])), tuple(rows))
