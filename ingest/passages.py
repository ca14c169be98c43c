"""Sections -> passages: paragraphs, list items and table rows, verbatim and with their place."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import count
from typing import Protocol

from ingest.cards import turn_card
from ingest.document import Block, BlockKind, Passage, Row, Section, Table, Text, join_texts
from ingest.facets import Facets
from ingest.roles import SUBJECT
from ingest.sections import themes_of_path
from ingest.tables import inherit
from ingest.themes import Themes

MAX_CHARS = 1500
"""About 400 tokens of Dutch, so that the headings above still fit in the 512 that a model such as
multilingual-e5 reads; the longest paragraph of the example documents has 1,002 characters."""
SEPARATORS = [". ", "; ", ", ", " ", ""]
"""Where a long paragraph is cut, the best place first."""
INHERITED = {"month", "theme"}
"""Facets whose empty cells mean 'as above', as in a column of groups left of the subject."""


@dataclass(frozen=True, slots=True)
class Piece:
    """A passage with what it was made from; `row`, `titles` and `roles` only for a table row."""

    passage: Passage
    section: Section
    block: Block
    row: Row | None = None
    titles: tuple[str, ...] = ()
    roles: tuple[str, ...] = ()


def make_pieces(
    document: str, sections: Iterable[Section], facets: Facets, themes: Themes
) -> Iterator[Piece]:
    """The passages of a document in reading order; ids run '<document>:1', '<document>:2', ..."""
    numbers = count(1)
    for section in sections:
        for block in section.blocks:
            if block.table is not None:
                yield from _row_pieces(document, numbers, section, block, facets, themes)
            elif block.text.anchors:
                yield from _text_pieces(document, numbers, section, block)


class Embeddable(Protocol):
    """A passage, as read or as stored."""

    @property
    def section(self) -> tuple[str, ...]:
        """The headings above it."""

    @property
    def shown(self) -> str:
        """What is indexed of it."""


def embedded_text(passage: Embeddable) -> str:
    """What the embedder reads: the last two headings and the passage."""
    return ": ".join([*passage.section[-2:], passage.shown])


def filled_table(table: Table, facets: Facets) -> tuple[Table, tuple[str, ...]]:
    """The table with months and themes filled in downwards, and the facet of each column."""
    cells = [[cell.value for cell in row.cells] for row in table.rows]
    roles = facets.roles([cell.value for cell in table.header], cells)
    subject = roles.index(SUBJECT) if SUBJECT in roles else 0
    for column, role in enumerate(roles):
        grouped = role == "" and column < subject
        if (grouped or role in INHERITED) and not _mostly_empty(table, column):
            table = inherit(table, column)
    return table, roles


def row_text(row: Row) -> Text:
    """The cells that stand in this row itself, one after another."""
    return join_texts([c for i, c in enumerate(row.cells) if i not in row.inherited])


def row_pairs(row: Row, header: Iterable[str]) -> str:
    """The row as 'header: value' pairs, empty cells left out."""
    pairs = zip(header, row.cells, strict=True)
    return "; ".join(f"{h}: {c.value}" if h else c.value for h, c in pairs if c.value)


def row_themes(row: Row, roles: Iterable[str], themes: Themes) -> tuple[str, ...]:
    """The themes named in a row's theme column."""
    cells = [c.value for c, role in zip(row.cells, roles, strict=True) if role == "theme"]
    return themes_of_path(cells, themes)


def split_text(text: Text) -> Iterator[Text]:
    """The text in parts of at most MAX_CHARS characters, cut after sentences where possible."""
    if len(text.value) <= MAX_CHARS:
        yield text
        return
    # Loading it takes a second, and few documents have such a paragraph.
    from langchain_text_splitters import RecursiveCharacterTextSplitter

    splitter = RecursiveCharacterTextSplitter(
        separators=SEPARATORS, keep_separator="end", chunk_size=MAX_CHARS, chunk_overlap=0,
        add_start_index=True,
    )  # fmt: skip
    for part in splitter.create_documents([text.value]):
        start = part.metadata["start_index"]
        yield text.part(start, start + len(part.page_content))


def _text_pieces(
    document: str, numbers: Iterator[int], section: Section, block: Block
) -> Iterator[Piece]:
    kind = "item" if block.kind is BlockKind.ITEM else "paragraph"
    for text in split_text(block.text):
        passage = Passage(
            f"{document}:{next(numbers)}", document, kind, section.path, section.themes,
            text, text.value,
        )  # fmt: skip
        yield Piece(passage, section, block)


def _row_pieces(
    document: str,
    numbers: Iterator[int],
    section: Section,
    block: Block,
    facets: Facets,
    themes: Themes,
) -> Iterator[Piece]:
    if block.table is None:
        return
    turned = turn_card(block.table, section.heading, facets)
    table, roles = filled_table(turned, facets)
    heads = zip(table.header, roles, strict=True)
    titles = tuple(_title(cell.value, role, facets) for cell, role in heads)
    for row in table.rows:
        text = row_text(row) if turned is block.table else block.text
        if text.anchors:
            bears = row_themes(row, roles, themes) or section.themes
            passage = Passage(
                f"{document}:{next(numbers)}", document, "row", section.path, bears,
                text, row_pairs(row, titles),
            )  # fmt: skip
            yield Piece(passage, section, block, row, titles, roles)


def _title(header: str, role: str, facets: Facets) -> str:
    return header or (facets.name(role).capitalize() if role else "")


def _mostly_empty(table: Table, column: int) -> bool:
    filled = sum(bool(row.cells[column].value) for row in table.rows)
    return filled == 0 or not table.rows[0].cells[column].value
