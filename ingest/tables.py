"""Ruled tables: cells with their words, headers, and tables that run over pages."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace

from ingest.document import Box, Grid, Page, Row, Table, Text, Word, join_texts
from ingest.lines import holds, make_lines, make_text

SHIFT = 20.0
"""Columns of one table stand on two pages at most this many points apart."""
EMPTY = Text("", ())
MIN_FIGURES = 2
"""So many rows of figures at least below a row of words make that row a header."""
FIGURE = re.compile(r"[€$]?\s?[+-]?\d[\d.,]*\s?(?:%|uur|fte)?$")
YEAR = re.compile(r"\b(?:19|20)\d\d\b")


@dataclass(frozen=True, slots=True)
class PageTable:
    """The part of a table on one page. `first`/`last`: nothing but margins above/below it."""

    page: int
    top: float
    edges: tuple[float, ...]
    header: tuple[Text, ...] | None
    rows: tuple[tuple[Text, ...], ...]
    first: bool
    last: bool


def read_grid(
    page: Page,
    grid: Grid,
    is_header: Callable[[Sequence[str]], bool],
    first: bool,
    last: bool,
) -> PageTable:
    """Fill the cells of a grid with the words that stand in them."""
    inside = [w for w in page.words if holds(grid.box, w.box)]
    spread = _spread(grid)
    rows = [tuple(_cell(page.number, box, inside) for box in row) for row in spread]
    rows = [row for row in rows if any(cell.value for cell in row)]
    header = None
    told = [[cell.value for cell in row] for row in rows]
    if told and (is_header(told[0]) or _stands_out(rows, inside) or contrasts(told)):
        header, rows = rows[0], rows[1:]
    return PageTable(page.number, grid.box[1], _edges(grid), header, tuple(rows), first, last)


def join_tables(parts: Iterable[PageTable]) -> dict[int, list[tuple[float, Table]]]:
    """Tables by the page on which they start, each with its top, in points from the page's top."""
    found: list[PageTable] = []
    ends: list[PageTable] = []
    for part in parts:
        if found and _continues(ends[-1], found[-1], part):
            found[-1] = replace(found[-1], rows=_append(found[-1].rows, part))
            ends[-1] = part
        else:
            found.append(part)
            ends.append(part)
    tables: dict[int, list[tuple[float, Table]]] = defaultdict(list)
    for part in found:
        if part.rows:
            tables[part.page].append((part.top, _table(part)))
    return tables


def inherit(table: Table, column: int) -> Table:
    """Fill empty cells of a column from the row above, as a month printed only once."""
    rows, above = list[Row](), EMPTY
    for row in table.rows:
        cell = row.cells[column]
        if cell.value:
            above = cell
            rows.append(row)
            continue
        cells = (*row.cells[:column], above, *row.cells[column + 1 :])
        rows.append(Row(cells, row.inherited | {column}))
    return replace(table, rows=tuple(rows))


def _spread(grid: Grid) -> list[tuple[Box | None, ...]]:
    """The rows of a grid, a cell that is merged over several rows in each of them."""
    rows: list[tuple[Box | None, ...]] = []
    for row in grid.rows:
        bottom = max((box[3] for box in row if box), default=0.0)
        above = rows[-1] if rows else (None,) * len(row)
        rows.append(
            tuple(
                up if box is None and up and up[3] >= bottom - 1 else box
                for box, up in zip(row, above, strict=False)
            )
        )
    return rows


def _cell(page: int, box: Box | None, words: Sequence[Word]) -> Text:
    if box is None:
        return EMPTY
    return make_text(make_lines(page, (w for w in words if holds(box, w.box))))


def contrasts(rows: Sequence[Sequence[str]]) -> bool:
    """Whether only the first row has words in every cell, and figures stand below one of them."""
    if len(rows) < MIN_FIGURES + 1:
        return False
    first, below = rows[0], rows[1:]
    bare = [YEAR.sub("", cell) for cell in first]
    words = all(re.search(r"[^\W\d_]{2}", c) and not re.search(r"\d", c) for c in bare)
    figures = any(all(FIGURE.match(cell) for cell in cells) for cells in zip(*below, strict=False))
    return words and figures and len(set(first)) == len(first)


def _stands_out(rows: Sequence[tuple[Text, ...]], words: Sequence[Word]) -> bool:
    """Whether only the first row is in bold print."""
    if len(rows) < 2:
        return False
    bold = {w.box for w in words if w.bold}
    boxes = [[a.box for cell in row for a in cell.anchors] for row in rows]
    return all(b in bold for b in boxes[0]) and not all(b in bold for b in boxes[1])


def _edges(grid: Grid) -> tuple[float, ...]:
    """The left edge of every column, taken from the rows in which it is drawn."""
    width = max(len(row) for row in grid.rows)
    lefts: list[list[float]] = [[] for _ in range(width)]
    for row in grid.rows:
        for column, box in enumerate(row):
            if box is not None:
                lefts[column].append(box[0])
    return tuple(min(column) for column in lefts if column)


def _continues(end: PageTable, whole: PageTable, part: PageTable) -> bool:
    """Whether a part goes on with the table that ended the page before."""
    if part.page != end.page + 1 or not part.first or not end.last:
        return False
    if len(part.edges) != len(end.edges):
        return False
    near = all(abs(a - b) <= SHIFT for a, b in zip(part.edges, end.edges, strict=True))
    return near and (part.header is None or _same_words(part.header, whole.header))


def _same_words(a: Sequence[Text], b: Sequence[Text] | None) -> bool:
    return b is not None and [_plain(x) for x in a] == [_plain(x) for x in b]


def _plain(text: Text) -> str:
    return re.sub(r"\W", "", text.value.lower())


def _append(rows: tuple[tuple[Text, ...], ...], part: PageTable) -> tuple[tuple[Text, ...], ...]:
    """Add the rows of a next page; a row broken by the page's end is made whole."""
    fresh = list(part.rows)
    if rows and fresh and _is_rest(rows[-1], fresh[0]):
        whole = tuple(join_texts([a, b]) for a, b in zip(rows[-1], fresh[0], strict=True))
        return (*rows[:-1], whole, *fresh[1:])
    return (*rows, *fresh)


def _is_rest(above: Sequence[Text], below: Sequence[Text]) -> bool:
    """Whether a row only goes on with sentences that the row above left open."""
    filled = [(a.value, b.value) for a, b in zip(above, below, strict=True) if b.value]
    return bool(filled) and all(
        a and b[0].islower() and not re.search(r"[.!?;]$", a) for a, b in filled
    )


def _table(part: PageTable) -> Table:
    header = part.header or tuple(EMPTY for _ in part.edges)
    width = max(len(header), *(len(row) for row in part.rows))
    rows = tuple(Row(_widen(row, width)) for row in part.rows)
    return Table(_widen(header, width), rows)


def _widen(cells: tuple[Text, ...], width: int) -> tuple[Text, ...]:
    return cells + (EMPTY,) * (width - len(cells))
