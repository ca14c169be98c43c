"""Drawn lines -> grids: the cells of ruled tables."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from ingest.document import Box, Grid

SNAP = 3.0
"""Lines at most so many points apart are one line, such as the two sides of a thin bar."""
MIN_LENGTH = 3.0
"""A shorter line, in points, is a dot of a dotted line or part of a letter."""
MAX_EDGES = 1_000
"""More lines one way, after joining, are a drawing: a full page of small cells has 150."""
MAX_CELLS = 5_000
"""A page of A4 has no room for more cells that hold words."""
COVERED = 0.6
"""A side of a cell is closed when lines cover this share of it."""
Cell = tuple[int, int, int, int]
"""First row, first column, row after the last, column after the last."""


@dataclass(frozen=True, slots=True)
class Edge:
    """A line at `place` on one axis, from `start` to `end` on the other, in points."""

    place: float
    start: float
    end: float


@dataclass(slots=True)
class Frame:
    """Lines that touch each other, level and upright ones."""

    levels: list[Edge]
    uprights: list[Edge]


def find_grids(rules: Iterable[Box]) -> tuple[Grid, ...]:
    """The grids that lines form, from the top of the page; a single box is none."""
    boxes = list(rules)
    levels = _merge((b[1], b[0], b[2]) for b in boxes if b[1] == b[3])
    uprights = _merge((b[0], b[1], b[3]) for b in boxes if b[0] == b[2])
    if max(len(levels), len(uprights)) > MAX_EDGES:
        return ()
    grids = (grid for frame in _frames(levels, uprights) if (grid := _grid(frame)))
    return tuple(sorted(grids, key=lambda grid: (grid.box[1], grid.box[0])))


def merge_levels(rules: Iterable[Box]) -> list[Edge]:
    """The level lines among the rules, those on one height joined."""
    return _merge((b[1], b[0], b[2]) for b in rules if b[1] == b[3])


def _merge(lines: Iterable[tuple[float, float, float]]) -> list[Edge]:
    """Lines in one place as one, and those in each other's prolongation joined."""
    rows: list[list[tuple[float, float, float]]] = []
    for line in sorted(lines):
        if rows and line[0] - rows[-1][-1][0] <= SNAP and line[0] - rows[-1][0][0] <= 2 * SNAP:
            rows[-1].append(line)
        else:
            rows.append([line])
    return [edge for row in rows for edge in _join(row)]


def _join(row: Sequence[tuple[float, float, float]]) -> Iterator[Edge]:
    place = sum(line[0] for line in row) / len(row)
    start, end = None, 0.0
    for _, first, last in sorted(row, key=lambda line: line[1]):
        if start is None:
            start, end = first, last
        elif first <= end + SNAP:
            end = max(end, last)
        else:
            if end - start >= MIN_LENGTH:
                yield Edge(place, start, end)
            start, end = first, last
    if start is not None and end - start >= MIN_LENGTH:
        yield Edge(place, start, end)


def _frames(levels: Sequence[Edge], uprights: Sequence[Edge]) -> list[Frame]:
    """Lines grouped by what they touch."""
    frames: list[Frame] = []
    waiting = list(levels)
    loose = list(uprights)
    while waiting:
        frame, fresh = Frame([waiting.pop()], []), True
        while fresh:
            touching = [u for u in loose if any(_cross(e, u) for e in frame.levels)]
            loose = [u for u in loose if u not in touching]
            frame.uprights += touching
            more = [e for e in waiting if any(_cross(e, u) for u in touching)]
            waiting = [e for e in waiting if e not in more]
            frame.levels += more
            fresh = bool(touching or more)
        frames.append(frame)
    return frames


def _cross(level: Edge, upright: Edge) -> bool:
    return (
        upright.start - SNAP <= level.place <= upright.end + SNAP
        and level.start - SNAP <= upright.place <= level.end + SNAP
    )


def _grid(frame: Frame) -> Grid | None:
    """The cells between the lines; sides that are left open count as closed."""
    ys = _places(e.place for e in frame.levels)
    sides = [*(e.start for e in frame.levels), *(e.end for e in frame.levels)]
    xs = _places([*(e.place for e in frame.uprights), min(sides), max(sides)])
    if not frame.uprights or min(len(xs), len(ys)) < 2 or len(xs) * len(ys) > MAX_CELLS:
        return None
    cells = list(_cells(frame, xs, ys))
    if len(cells) < 2:
        return None
    rows: list[list[Box | None]] = [[None] * (len(xs) - 1) for _ in ys[1:]]
    for top, left, bottom, right in cells:
        rows[top][left] = (xs[left], ys[top], xs[right], ys[bottom])
    return Grid((xs[0], ys[0], xs[-1], ys[-1]), tuple(tuple(row) for row in rows))


def _places(values: Iterable[float]) -> list[float]:
    """Different places in ascending order, those within SNAP of each other taken once."""
    places: list[float] = []
    for value in sorted(values):
        if not places or value - places[-1] > SNAP:
            places.append(value)
    return places


def _cells(frame: Frame, xs: Sequence[float], ys: Sequence[float]) -> Iterator[Cell]:
    """Fields without a line between them as one cell, where together they are a rectangle."""
    left = {(r, c) for r in range(len(ys) - 1) for c in range(len(xs) - 1)}
    while left:
        region = _region(min(left), frame, xs, ys)
        left -= region
        rows, columns = [r for r, _ in region], [c for _, c in region]
        cell = (min(rows), min(columns), max(rows) + 1, max(columns) + 1)
        if len(region) == (cell[2] - cell[0]) * (cell[3] - cell[1]):
            yield cell
        else:
            yield from ((r, c, r + 1, c + 1) for r, c in region)


def _region(
    start: tuple[int, int], frame: Frame, xs: Sequence[float], ys: Sequence[float]
) -> set[tuple[int, int]]:
    """All fields that can be reached from one without crossing a line."""
    region, fresh = {start}, [start]
    while fresh:
        r, c = fresh.pop()
        open_ways = [
            ((r, c + 1), frame.uprights, xs, c + 1, (ys[r], ys[r + 1])),
            ((r, c - 1), frame.uprights, xs, c, (ys[r], ys[r + 1])),
            ((r + 1, c), frame.levels, ys, r + 1, (xs[c], xs[c + 1])),
            ((r - 1, c), frame.levels, ys, r, (xs[c], xs[c + 1])),
        ]
        for place, edges, at, index, span in open_ways:
            inside = 0 < index < len(at) - 1
            if inside and place not in region and not _closed(edges, at[index], span):
                region.add(place)
                fresh.append(place)
    return region


def _closed(edges: Sequence[Edge], place: float, span: tuple[float, float]) -> bool:
    covered = sum(
        max(0.0, min(e.end, span[1]) - max(e.start, span[0]))
        for e in edges
        if abs(e.place - place) <= SNAP
    )
    return covered >= COVERED * (span[1] - span[0])
