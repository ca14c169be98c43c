"""What the reader of a format without pages told, made like what a layout tells."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace

from ingest.document import Block, BlockKind, Table, Text, Word, join_texts
from ingest.lines import Line, surround
from ingest.margins import CONTENTS_TITLE, LEADER
from ingest.tables import contrasts

FIRST_WORDS = 1500
"""What stands on the first three pages of a document, at 500 words a page."""
BODY, TITLE, STEP = 10.0, 24.0, 2.0
"""Sizes in points of text, of a title, and how much smaller each level of heading is; for
comparing, not for showing."""
APART = 100.0
"""Points between two blocks: further than the lines of one title or subject ever are."""

IsHeader = Callable[[Sequence[str]], bool]


def finish_flow(blocks: Iterable[Block], is_header: IsHeader) -> tuple[Block, ...]:
    """Blocks without table of contents, titles as text, tables with their headers and whole."""
    kept = list(_without_contents(list(blocks)))
    titled = _with_title(kept)
    return tuple(_join_tables(_finish(block, is_header) for block in titled))


def flow_lines(blocks: Sequence[Block]) -> list[Line]:
    """The first blocks as lines of print: page 1 up to the first chapter, page 2 from there."""
    lines: list[Line] = []
    page, words = 1, 0
    for number, block in enumerate(blocks):
        if words > FIRST_WORDS:
            break
        if block.kind is BlockKind.HEADING and block.level > 0 and lines:
            page = 2
        for text in _lines_in(block):
            lines.append(_line(page, text, _size(block), number * APART))
            words += len(lines[-1].words)
    return lines


def _lines_in(block: Block) -> Iterator[str]:
    if block.table is None:
        yield block.text.value
        return
    for cells in (block.table.header, *(row.cells for row in block.table.rows)):
        row = " ".join(cell.value for cell in cells if cell.value)
        if row:
            yield row


def _line(page: int, text: str, size: float, top: float) -> Line:
    words = tuple(
        Word(word, (float(place), top, place + 1.0, top + size), size)
        for place, word in enumerate(text.split())
    )
    return Line(page, words, surround(word.box for word in words), size, bold=size > BODY)


def _size(block: Block) -> float:
    return TITLE - STEP * block.level if block.kind is BlockKind.HEADING else BODY


def _without_contents(blocks: Sequence[Block]) -> Iterator[Block]:
    """Lines that end in dots and a number are a table of contents when there are several."""
    listed = {id(block) for block in blocks if LEADER.search(block.text.value)}
    for block in blocks:
        if len(listed) < 3 or not (id(block) in listed or CONTENTS_TITLE.match(block.text.value)):
            yield block


def _with_title(blocks: Sequence[Block]) -> list[Block]:
    """A first heading that has no equal but others below it is the title of it all."""
    headings = [block for block in blocks if block.kind is BlockKind.HEADING and block.level]
    first = headings[0] if len(headings) > 1 else None
    alone = first and all(block.level > first.level for block in headings[1:])
    return [
        replace(b, kind=BlockKind.PARAGRAPH, level=0, marker="")
        if b.kind is BlockKind.HEADING and (not b.level or (alone and b is first))
        else b
        for b in blocks
    ]


def _finish(block: Block, is_header: IsHeader) -> Block:
    if block.table is None:
        return block
    table, first = block.table, block.table.rows[0].cells
    named = any(cell.value for cell in table.header)
    told = [[cell.value for cell in row.cells] for row in table.rows]
    if not named and len(told) > 1 and (is_header(told[0]) or contrasts(told)):
        table = Table(first, table.rows[1:])
    return _whole(block, table)


def _whole(block: Block, table: Table) -> Block:
    cells = [*table.header, *(cell for row in table.rows for cell in row.cells)]
    return replace(block, text=join_texts(cells), table=table)


def _join_tables(blocks: Iterable[Block]) -> Iterator[Block]:
    """A table that follows another with nothing between them goes on with it."""
    held: Block | None = None
    for block in blocks:
        if held and held.table and block.table and _goes_on(held.table, block.table):
            held = _whole(held, replace(held.table, rows=held.table.rows + block.table.rows))
            continue
        if held:
            yield held
        held = block
    if held:
        yield held


def _goes_on(before: Table, after: Table) -> bool:
    named = any(cell.value for cell in after.header)
    same = _words(after.header) == _words(before.header)
    return len(before.header) == len(after.header) and (same or not named)


def _words(cells: Iterable[Text]) -> list[str]:
    return [cell.value.casefold() for cell in cells]
