"""Tables whose columns are not drawn: told from how words stand below each other.

A table is only seen where the evidence is strong; text in columns, letterheads and lists with
wide blanks must stay text.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from ingest.document import Box, Grid, Page, Word
from ingest.grids import merge_levels
from ingest.initials import spells
from ingest.lines import CAPTION, Line, holds, make_lines, surround
from ingest.reading_order import GAP, MAX_WORDS, NEAR, part_line

REACH = 2.6
"""The next line of a table is at most so many font sizes below the one before."""
TITLE = 1.12
"""A bold line larger than the line above by this factor is a title and no row."""
ALIGNED = 0.7
"""This share of the cells of a column has its left, right or middle in one place."""
FILLED = 0.55
"""This share of the cells of a table holds words."""
WORDY = 28
"""A column whose lines have on average more characters than this holds sentences."""
NUMERIC = re.compile(r"^[€$<>~±+–-]*\s?\d[\d.,:/%\s–-]*(?:uur|%|k|m|fte)?\*?$|^[-–.x]$", re.I)
Span = tuple[float, float]


@dataclass(frozen=True, slots=True)
class _Row:
    """A line of print in segments: words with no wide blank between them."""

    line: Line
    segments: tuple[tuple[Word, ...], ...]

    @property
    def spans(self) -> list[Span]:
        """Left and right of every segment."""
        return [(s[0].box[0], max(w.box[2] for w in s)) for s in self.segments]


def find_columns(page: Page, is_header: Callable[[Sequence[str]], bool]) -> Iterator[Grid]:
    """The tables of a page that have no lines between their columns."""
    if len(page.words) > MAX_WORDS:
        return
    drawn = [grid.box for grid in page.grids if len(grid.rows[0]) > 1]
    words = [w for w in page.words if not w.turn and not any(holds(b, w.box) for b in drawn)]
    rows = [_row(line) for line in make_lines(page.number, words)]
    levels = [(e.place, e.start, e.end) for e in merge_levels(page.rules)]
    for run in map(_numbered, _runs(rows)):
        gutters = _gutters(run)
        table = _grid(run, gutters, levels)
        if table and _convinces(run, table, gutters, levels, is_header):
            yield table


def part_cells(page: Page, grid: Grid) -> Grid:
    """A drawn table with the cells parted that have words in several of its columns.

    Many tables have lines between the columns of their header only.
    """
    xs = _edges(grid)
    rows = []
    for row in grid.rows:
        cells: list[Box | None] = list(row)
        for box in [b for b in row if b]:
            inside = [x for x in xs if box[0] + NEAR < x < box[2] - NEAR]
            if inside and _parts(page, box, inside):
                for a, b in pairwise([box[0], *inside, box[2]]):
                    cells[xs.index(min(xs, key=lambda x: abs(x - a)))] = (a, box[1], b, box[3])
        rows.append(tuple(cells))
    return Grid(grid.box, tuple(rows), grid.ruled)


def _edges(grid: Grid) -> list[float]:
    return sorted({box[0] for row in grid.rows for box in row if box})


def _parts(page: Page, box: Box, inside: Sequence[float]) -> bool:
    """Whether words stand in several columns of a cell and wide blanks on all lines between."""
    words = [w for w in page.words if holds(box, w.box)]
    spans = [s for line in make_lines(page.number, words) for s in _row(line).spans]
    if any(a + 1 < x < b - 1 for a, b in spans for x in inside):
        return False
    return len({sum(x < a + 1 for x in inside) for a, _ in spans}) > 1


def _row(line: Line, marks: bool = False) -> _Row:
    return _Row(line, tuple(part.words for part in part_line(line, marks)))


def _numbered(run: list[_Row]) -> list[_Row]:
    """The lines of a run, with their numbers apart where the first line has a title for these."""
    parted = [_row(row.line, marks=True) for row in run]
    columns = len(_gutters(parted)) + 1
    headed = columns > len(_gutters(run)) + 1 and len(run[0].segments) == columns
    return parted if headed else run


def _runs(rows: Sequence[_Row]) -> Iterator[list[_Row]]:
    """Lines below each other that leave the same blanks open from top to bottom."""
    run: list[_Row] = []
    for row in rows:
        if run and _belongs(run, row):
            run.append(row)
            continue
        if len(run) > 1:
            yield _trimmed(run)
        run = [row] if len(row.segments) > 1 else []
    if len(run) > 1:
        yield _trimmed(run)


def _belongs(run: Sequence[_Row], row: _Row) -> bool:
    last = run[-1].line
    if len(row.segments) == 1 and CAPTION.match(row.line.text):
        return False
    if row.line.box[1] - last.box[3] > REACH * max(last.size, row.line.size) or _titles(row, last):
        return False
    before, after = len(_gutters(run)), len(_gutters([*run, row]))
    return after >= 1 and after >= before - (len(run) < 3)


def _titles(row: _Row, above: Line) -> bool:
    """Whether a line is a title between what is above it, such as a running head, and a table."""
    return len(row.segments) == 1 and row.line.bold and row.line.size >= TITLE * above.size


def _trimmed(run: list[_Row]) -> list[_Row]:
    """Without the lines at the end that stand in one column."""
    while len(run) > 1 and len(run[-1].segments) == 1 and len(run[-2].segments) == 1:
        run.pop()
    return run


def _gutters(run: Sequence[_Row]) -> list[Span]:
    """The strips that no line of a run crosses."""
    size = min(max(row.line.size, 5.0) for row in run)
    free: list[Span] = []
    reach = None
    for start, end in sorted(span for row in run for span in row.spans):
        if reach is not None and start - reach > GAP * size * 0.8:
            free.append((reach, start))
        reach = end if reach is None else max(reach, end)
    return free


def _grid(
    run: Sequence[_Row], gutters: Sequence[Span], levels: Sequence[tuple[float, float, float]]
) -> Grid | None:
    if not gutters:
        return None
    box = surround(row.line.box for row in run)
    xs = [box[0] - 1, *((a + b) / 2 for a, b in gutters), box[2] + 1]
    groups = _grouped(run, xs, levels)
    ys = [box[1] - 1]
    for above, below in pairwise(groups):
        ys.append((max(r.line.box[3] for r in above) + min(r.line.box[1] for r in below)) / 2)
    ys.append(box[3] + 1)
    rows = tuple(
        tuple((left, top, right, bottom) for left, right in pairwise(xs))
        for top, bottom in pairwise(ys)
    )
    return Grid((xs[0], ys[0], xs[-1], ys[-1]), rows, ruled=False)


def _grouped(
    run: Sequence[_Row], xs: Sequence[float], levels: Sequence[tuple[float, float, float]]
) -> list[list[_Row]]:
    """The lines of every row of a table: between drawn lines, or as their distances tell."""
    cuts = _cuts(run, levels)
    strips = _strips(run, cuts)
    if len(strips) >= 4 or (len(strips) == 3 and max(map(len, strips)) <= 4):
        return strips
    return [group for strip in strips for group in _by_distance(strip, xs)]


def _cuts(run: Sequence[_Row], levels: Sequence[tuple[float, float, float]]) -> list[float]:
    """Heights of the drawn lines that run along most of a table."""
    box = surround(row.line.box for row in run)
    wide = Counter[int]()
    for y, x0, x1 in levels:
        if box[1] - 6 < y < box[3] + 6:
            wide[round(y)] += round(max(0.0, min(x1, box[2]) - max(x0, box[0])))
    return sorted(float(y) for y, length in wide.items() if length > 0.6 * (box[2] - box[0]))


def _strips(run: Sequence[_Row], cuts: Sequence[float]) -> list[list[_Row]]:
    strips: dict[int, list[_Row]] = {}
    for row in run:
        middle = (row.line.box[1] + row.line.box[3]) / 2
        strips.setdefault(sum(y < middle for y in cuts), []).append(row)
    return [strips[key] for key in sorted(strips)]


def _by_distance(strip: Sequence[_Row], xs: Sequence[float]) -> list[list[_Row]]:
    """A row starts after a wider step, or at every line with a first cell when steps are equal."""
    steps = [b.line.box[3] - a.line.box[3] for a, b in pairwise(strip)]
    usual = min(steps, default=0.0)
    varied = max(steps, default=0.0) > 1.25 * usual
    groups = [[strip[0]]]
    for row, step in zip(strip[1:], steps, strict=True):
        starts = step > 1.15 * usual if varied else _starts_row(row, xs)
        if starts:
            groups.append([row])
        else:
            groups[-1].append(row)
    return groups


def _starts_row(row: _Row, xs: Sequence[float]) -> bool:
    return row.spans[0][0] < xs[1] and len(row.segments) > 1


def _convinces(
    run: Sequence[_Row],
    grid: Grid,
    gutters: Sequence[Span],
    levels: Sequence[tuple[float, float, float]],
    is_header: Callable[[Sequence[str]], bool],
) -> bool:
    """Whether a run of lines is a table and not text in columns."""
    columns = _columns(run, gutters)
    texts = [[_said(s) for s in column] for column in columns]
    cells = len(grid.rows) * len(columns)
    full = sum(len(row.segments) for row in run)
    known = is_header([_said(s) for s in run[0].segments])
    if len(grid.rows) < (2 if known else 3) or full < FILLED * len(run) * len(columns) * 0.6:
        return False
    if cells == 0 or not all(map(_lines_up, columns)):
        return False
    numeric = sum(_is_numeric(column) for column in texts)
    ruled = len(_cuts(run, levels)) >= 2
    wordy = sum(_mean_length(column) > WORDY for column in texts)
    if known:
        return True
    if _explains(texts):
        return True
    if wordy and not ruled:
        return False
    if wordy == len(columns):
        return False
    headed = run[0].line.bold and not any(row.line.bold for row in run[1:])
    return numeric > 0 or (ruled and (len(columns) > 2 or headed))


def _explains(texts: Sequence[Sequence[str]]) -> bool:
    """Whether every other column holds abbreviations, spelled out in the column beside it."""
    pairs = [
        pair
        for left, right in zip(texts[::2], texts[1::2], strict=False)
        for pair in zip(left, right, strict=False)
    ]
    spelled = sum(spells(short, long) for short, long in pairs)
    return len(texts) % 2 == 0 and len(pairs) > 2 and 2 * spelled > len(pairs)


def _columns(run: Sequence[_Row], gutters: Sequence[Span]) -> list[list[tuple[Word, ...]]]:
    columns: list[list[tuple[Word, ...]]] = [[] for _ in range(len(gutters) + 1)]
    for row in run:
        for segment, (start, _) in zip(row.segments, row.spans, strict=True):
            columns[sum(end <= start + 1 for _, end in gutters)].append(segment)
    return columns


def _lines_up(column: Sequence[tuple[Word, ...]]) -> bool:
    if len(column) < 2:
        return True
    lefts = [s[0].box[0] for s in column]
    rights = [s[-1].box[2] for s in column]
    middles = [(a + b) / 2 for a, b in zip(lefts, rights, strict=True)]
    return any(_share(places) >= ALIGNED for places in (lefts, rights, middles))


def _share(places: Iterable[float]) -> float:
    """The largest share of the places that stand within NEAR of one of them."""
    listed = list(places)
    return max(sum(abs(p - q) <= NEAR for q in listed) for p in listed) / len(listed)


def _is_numeric(column: Sequence[str]) -> bool:
    """Whether most of a column below its title is figures."""
    below = column[1:]
    return len(below) >= 2 and sum(bool(NUMERIC.match(t)) for t in below) >= 0.7 * len(below)


def _mean_length(column: Sequence[str]) -> float:
    return sum(map(len, column)) / len(column) if column else 0.0


def _said(segment: Sequence[Word]) -> str:
    return " ".join(word.text for word in segment)
