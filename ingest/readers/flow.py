"""Collecting what a format without pages holds: headings, paragraphs, list items and tables."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from itertools import count

from ingest.document import Anchor, Block, BlockKind, Page, Row, Table, Text
from ingest.lines import MARKER

MAX_HEADING_CHARS = 140
"""Longer bold text is no heading; the same as in the layout of a page."""
EMPTY = Text("", ())


class Flow:
    """Blocks in reading order; every word gets its number as its place."""

    def __init__(self) -> None:
        self._blocks: list[Block] = []
        self._places = count(1)

    def heading(self, value: str, level: int) -> None:
        """A heading, level 1 for the highest, 0 for the title of the whole document.

        One without words or too long for a heading is a paragraph.
        """
        value = tidy(value)
        if not re.search(r"[^\W\d]{2}", value) or len(value) > MAX_HEADING_CHARS:
            self.paragraph(value)
        else:
            marker, _ = split_marker(value)
            self._blocks.append(Block(BlockKind.HEADING, self._text(value), level, marker))

    def paragraph(self, value: str) -> None:
        """Running text; a line that starts with a bullet or number is a list item.

        A line break starts a new block unless the sentence goes on after it.
        """
        for line in _lines(value):
            marker, rest = split_marker(line)
            if marker:
                self.item(marker, rest)
            else:
                self._blocks.append(Block(BlockKind.PARAGRAPH, self._text(line)))

    def item(self, marker: str, value: str) -> None:
        """A list item with its bullet or number; what follows its first line is paragraphs."""
        lines = _lines(value)
        if lines:
            self._blocks.append(Block(BlockKind.ITEM, self._text(lines[0]), marker=marker))
        for line in lines[1:]:
            self.paragraph(line)

    def table(self, rows: Sequence[Sequence[str | None]], header: bool) -> None:
        """A table; None stands for the cell above it, with which it is merged.

        `header` tells that the first row names the columns.
        """
        width = max((len(row) for row in rows), default=0)
        made: list[tuple[Text, ...]] = []
        for row in rows:
            above = made[-1] if made else (EMPTY,) * width
            cells = [
                up if cell is None else self._text(tidy(cell))
                for cell, up in zip(row, above, strict=False)
            ]
            made.append((*cells, *(EMPTY,) * (width - len(cells))))
        filled = [row for row in made if any(cell.value for cell in row)]
        if filled:
            self._blocks.append(_table(filled, header and len(filled) > 1))

    def page(self, warnings: Sequence[str] = ()) -> Page:
        """All that was collected, as the one page of the file."""
        return Page(1, 0.0, 0.0, blocks=tuple(self._blocks), warnings=tuple(warnings))

    def _text(self, value: str) -> Text:
        anchors, start = list[Anchor](), 0
        for word in value.split(" ") if value else ():
            place = float(next(self._places))
            anchors.append(Anchor(start, start + len(word), 1, (0.0, place, 0.0, place)))
            start += len(word) + 1
        return Text(value, tuple(anchors))


def tidy(value: str) -> str:
    """Words with single blanks, composed letters, and nothing that can't be seen."""
    seen = (" " if c.isspace() else c for c in unicodedata.normalize("NFC", value))
    return " ".join("".join(c for c in seen if c.isprintable()).split())


def split_marker(line: str) -> tuple[str, str]:
    """The bullet or number that a line starts with and the rest; '' when there is none."""
    first, _, rest = line.partition(" ")
    return (first, rest) if rest and MARKER.match(first) else ("", line)


def _lines(value: str) -> list[str]:
    """The lines of a paragraph, those joined on which a sentence goes on."""
    lines: list[str] = []
    for line in filter(None, map(tidy, value.splitlines())):
        if lines and line[0].islower() and not split_marker(line)[0]:
            lines[-1] = f"{lines[-1]} {line}"
        else:
            lines.append(line)
    return lines


def _table(rows: Sequence[tuple[Text, ...]], header: bool) -> Block:
    head = rows[0] if header else (EMPTY,) * len(rows[0])
    table = Table(head, tuple(Row(cells) for cells in rows[1 if header else 0 :]))
    return Block(BlockKind.TABLE, EMPTY, table=table)
