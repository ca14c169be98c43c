"""Pages -> blocks in reading order: headings, paragraphs, list items and tables."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from ingest.broken_words import mend_cells, read_vocabulary
from ingest.columns import find_columns, part_cells
from ingest.contents import drop_contents
from ingest.document import Block, BlockKind, Grid, Page, Table, join_texts
from ingest.initials import SHORT
from ingest.letterhead import part_letterhead
from ingest.lines import (
    Line,
    body_ink,
    body_size,
    make_text,
    mark_coloured,
    usual_leading,
    words_outside,
)
from ingest.margins import printed_numbers, split_margins, without_contents
from ingest.notes import is_open, refers_to, split_notes
from ingest.reading_order import order_lines
from ingest.sideways import put_back, set_upright
from ingest.tables import PageTable, join_tables, read_grid

PARAGRAPH_STEP = 1.18
"""A step to the next line above this many usual steps starts a paragraph: the UVP examples
measure 1.0 within a paragraph and 1.32 between two."""
HEADING_SIZE = 1.12
"""Larger than body text by this factor is a heading."""
SMALL, SMALL_QUESTION = 0.95, 0.8
"""Bold print of this share of the body's size is a heading; a question on a box may be smaller."""
NOTICED = 1.5
"""Points by which a line must start further left to be noticed; print on scans sways by 1."""
MAX_HEADING_CHARS = 140
LABEL = re.compile(r"([^\W\d_][\w&/!-]{0,14}):")
STOPPED = re.compile(r"[.!?:;]\W*$")


@dataclass(frozen=True, slots=True)
class Layout:
    """What the pages hold: blocks in reading order and the printed page numbers."""

    blocks: tuple[Block, ...]
    printed: dict[int, str]


@dataclass(frozen=True, slots=True)
class _Draft:
    """Lines that belong together, before headings have levels."""

    kind: BlockKind
    lines: tuple[Line, ...] = ()
    table: Table | None = None
    page: int = 0
    """The page on which it begins."""


def read_layout(pages: Sequence[Page], is_header: Callable[[Sequence[str]], bool]) -> Layout:
    """Read the blocks of all pages; `is_header` tells a table's header row by its words."""
    upright, places = set_upright(pages)
    pages = [replace(p, grids=find_grids(p, is_header)) for p in drop_contents(upright)]
    lines = {
        page.number: order_lines(page.number, words_outside(page), [g.box for g in page.grids])
        for page in pages
    }
    if pages:
        first = pages[0].number
        lines[first] = part_letterhead(lines[first])
    body, margin = split_margins(pages, lines)
    listed = {n: without_contents(page_lines) for n, page_lines in body.items()}
    ink = body_ink(line for page_lines in listed.values() for line in page_lines)
    kept = {n: mark_coloured(page_lines, ink) for n, page_lines in listed.items()}
    size = body_size(line for page_lines in kept.values() for line in page_lines)
    leading = usual_leading([x for page_lines in kept.values() for x in page_lines], size)
    tables = join_tables(_find_tables(pages, kept, is_header))
    drafts, notes = list[_Draft](), list[_Draft]()
    aside: list[Line] = []
    for page in pages:
        there = kept.get(page.number, [])
        body_lines, aside = split_notes(there, page.height, size, is_open(aside))
        found = tables.get(page.number, [])
        drafts.extend(_page_drafts(page.number, body_lines, found, leading, size))
        notes.extend(_text_drafts(aside, leading, size))
    whole = _with_notes(_join_over_pages(drafts), list(_join_over_pages(notes)))
    blocks = tuple(put_back(block, places) for block in _with_levels(whole, pages))
    return Layout(blocks, printed_numbers(margin))


def find_grids(page: Page, is_header: Callable[[Sequence[str]], bool]) -> tuple[Grid, ...]:
    """All tables of a page: those that are drawn, and those told from how the words stand."""
    drawn = [part_cells(page, grid) for grid in page.grids if len(grid.rows[0]) > 1]
    return (*drawn, *find_columns(page, is_header))


def _find_tables(
    pages: Sequence[Page],
    lines: dict[int, list[Line]],
    is_header: Callable[[Sequence[str]], bool],
) -> Iterator[PageTable]:
    known = read_vocabulary(pages)
    for page in pages:
        texts = lines.get(page.number, [])
        for grid in page.grids:
            first = not any(line.box[3] < grid.box[1] for line in texts)
            last = not any(line.box[1] > grid.box[3] for line in texts)
            yield mend_cells(read_grid(page, grid, is_header, first, last), known)


def _page_drafts(
    page: int,
    lines: Sequence[Line],
    tables: Sequence[tuple[float, Table]],
    leading: float,
    size: float,
) -> Iterator[_Draft]:
    """Blocks of one page; a table stands where its top is."""
    waiting = sorted(tables, key=lambda entry: entry[0])
    start = 0
    for top, table in waiting:
        stop = next((i for i, x in enumerate(lines) if x.box[1] >= top), len(lines))
        yield from _text_drafts(lines[start:stop], leading, size)
        yield _Draft(BlockKind.TABLE, table=table, page=page)
        start = max(start, stop)
    yield from _text_drafts(lines[start:], leading, size)


def _text_drafts(lines: Sequence[Line], leading: float, size: float) -> Iterator[_Draft]:
    run: list[Line] = []
    for line in lines:
        if run and _starts_block(run, line, leading, size):
            yield _draft(run, size)
            run = []
        run.append(line)
    if run:
        yield _draft(run, size)


def _starts_block(run: Sequence[Line], line: Line, leading: float, size: float) -> bool:
    before = run[-1]
    if line.starts or before.starts:
        return True
    if line.box[3] < before.box[1]:  # on top of the next column
        return not _flows_on(before, line)
    if _looks_heading(before, size) != _looks_heading(line, size) or line.bold != before.bold:
        return True
    if _looks_heading(line, size):
        close = line.box[3] - before.box[3] < 1.6 * line.size
        return not (close and line.size == before.size and not line.marker)
    if line.marker or line.box[3] - before.box[3] > PARAGRAPH_STEP * leading:
        return True
    if _names(line) and (_names(run[0]) or STOPPED.search(before.text)):
        return True
    return bool(run[0].marker) and _leaves_item(run, line, size)


def _leaves_item(run: Sequence[Line], line: Line, size: float) -> bool:
    """Whether a line starts left of the mark of the item above: a little says it after a stop."""
    left = run[0].box[0] - line.box[0]
    stopped = re.search(r"[.!?]\W*$", run[-1].text) is not None
    return left > (NOTICED if stopped else size)


def _names(line: Line) -> bool:
    """Whether a line begins with a bold word or an abbreviation that its colon explains."""
    first = line.words[0]
    label = LABEL.fullmatch(first.text)
    return label is not None and (first.bold or re.fullmatch(SHORT, label[1]) is not None)


def _looks_heading(line: Line, size: float) -> bool:
    text = line.text
    if len(text) > MAX_HEADING_CHARS or re.search(r"[^\W\d]{2}", text) is None:
        return False
    coloured = line.coloured and not line.marker and not text[:1].islower()
    stands_out = line.bold or coloured
    least = SMALL_QUESTION if line.bold and text.endswith("?") else SMALL
    return line.size >= HEADING_SIZE * size or (stands_out and line.size >= least * size)


def _draft(run: Sequence[Line], size: float) -> _Draft:
    text = " ".join(line.text for line in run)
    if all(_looks_heading(line, size) for line in run) and len(text) <= MAX_HEADING_CHARS:
        return _Draft(BlockKind.HEADING, tuple(run), page=run[0].page)
    kind = BlockKind.ITEM if run[0].marker else BlockKind.PARAGRAPH
    return _Draft(kind, tuple(run), page=run[0].page)


def _join_over_pages(drafts: Sequence[_Draft]) -> Iterator[_Draft]:
    """Join a paragraph or item with its rest on the next page."""
    held: _Draft | None = None
    for draft in drafts:
        if held and _goes_on(held, draft):
            held = replace(held, lines=held.lines + draft.lines)
            continue
        if held:
            yield held
        held = draft
    if held:
        yield held


def _with_notes(drafts: Iterable[_Draft], notes: list[_Draft]) -> Iterator[_Draft]:
    """The text with each note after what refers to it, else after what begins on its page."""
    for draft in drafts:
        while notes and notes[0].page < draft.page:
            yield notes.pop(0)
        yield draft
        for note in [n for n in notes if refers_to(draft.lines, n.lines)]:
            notes.remove(note)
            yield note
    yield from notes


def _goes_on(before: _Draft, after: _Draft) -> bool:
    flowing = (BlockKind.PARAGRAPH, BlockKind.ITEM)
    if before.kind not in flowing or after.kind is not BlockKind.PARAGRAPH:
        return False
    last, first = before.lines[-1], after.lines[0]
    return last.page + 1 == first.page and _flows_on(last, first)


def _flows_on(last: Line, first: Line) -> bool:
    """Whether a sentence that a line left open may go on in another."""
    open_end = not STOPPED.search(last.text)
    return open_end and first.text[:1].islower()


def _with_levels(drafts: Iterator[_Draft], pages: Sequence[Page]) -> Iterator[Block]:
    """Turn drafts into blocks; larger headings stand higher, and a cover gives no level."""
    listed = _without_cover(list(drafts), pages)
    styles = sorted({_style(d) for d in listed if d.kind is BlockKind.HEADING}, reverse=True)
    for draft in listed:
        level = styles.index(_style(draft)) + 1 if draft.kind is BlockKind.HEADING else 0
        yield _block(draft, level)


def _without_cover(drafts: list[_Draft], pages: Sequence[Page]) -> list[_Draft]:
    """Leave out headings on the first page when that page holds nothing but a title."""
    cover = [d for d in drafts if d.lines and d.lines[0].page == pages[0].number]
    size = max((d.lines[0].size for d in cover), default=0.0)
    rest = max((d.lines[0].size for d in drafts if d.lines and d not in cover), default=size)
    is_cover = len(pages) > 2 and size > rest and sum(len(d.lines) for d in cover) <= 15
    return [replace(d, kind=BlockKind.PARAGRAPH) if is_cover and d in cover else d for d in drafts]


def _style(draft: _Draft) -> tuple[float, bool]:
    return (draft.lines[0].size, draft.lines[0].bold)


def _block(draft: _Draft, level: int) -> Block:
    if draft.table is not None:
        cells = [*draft.table.header, *(c for row in draft.table.rows for c in row.cells)]
        return Block(BlockKind.TABLE, join_texts(cells), table=draft.table)
    item = draft.kind is BlockKind.ITEM
    return Block(draft.kind, make_text(draft.lines, item), level, draft.lines[0].marker)
