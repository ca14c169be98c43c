"""Pages that are printed sideways: turned to be read, and their words put back to be marked."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from ingest.boxes import turn_box
from ingest.document import Block, Box, Page, Row, Table, Text, Word
from ingest.grids import find_grids

MOST = 0.5
"""A page of which a larger share of the letters is turned is read along those."""
Places = dict[tuple[int, Box], Box]
"""Page and place of a word as it is read -> its place on the page as it is shown."""


def set_upright(pages: Sequence[Page]) -> tuple[list[Page], Places]:
    """The pages with those that are printed sideways turned, and where their words stood."""
    upright, places = list[Page](), Places()
    for page in pages:
        turn = _turn_of(page.words)
        read = _turned(page, turn) if turn else page
        if turn:
            pairs = zip(read.words, page.words, strict=True)
            places |= {(page.number, new.box): old.box for new, old in pairs}
        upright.append(read)
    return upright, places


def put_back(block: Block, places: Places) -> Block:
    """A block with the words of turned pages where they stand on the page as it is shown."""
    if not places:
        return block
    table = block.table and _table_back(block.table, places)
    return replace(block, text=_text_back(block.text, places), table=table)


def _turn_of(words: Sequence[Word]) -> int:
    """The degrees by which most letters are turned, 0 when no turn has most of them."""
    letters: Counter[int] = Counter()
    for word in words:
        letters[word.turn] += len(word.text)
    return next((turn for turn, n in letters.items() if n > MOST * letters.total()), 0)


def _turned(page: Page, turn: int) -> Page:
    """A page turned back by so many degrees."""
    across = turn in (90, 270)
    width, height = (page.height, page.width) if across else (page.width, page.height)
    shift = (width if turn in (180, 270) else 0.0, height if turn in (90, 180) else 0.0)

    def place(box: Box) -> Box:
        x0, y0, x1, y1 = turn_box(box, turn)
        return (x0 + shift[0], y0 + shift[1], x1 + shift[0], y1 + shift[1])

    words = tuple(replace(w, box=place(w.box), turn=(w.turn - turn) % 360) for w in page.words)
    rules = tuple(place(rule) for rule in page.rules)
    grids = find_grids(rules)
    return replace(page, width=width, height=height, words=words, rules=rules, grids=grids)


def _table_back(table: Table, places: Places) -> Table:
    rows = tuple(
        Row(tuple(_text_back(cell, places) for cell in row.cells), row.inherited)
        for row in table.rows
    )
    return Table(tuple(_text_back(cell, places) for cell in table.header), rows)


def _text_back(text: Text, places: Places) -> Text:
    return Text(
        text.value,
        tuple(replace(a, box=places.get((a.page, a.box), a.box)) for a in text.anchors),
    )
