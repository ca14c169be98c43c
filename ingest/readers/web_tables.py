"""Tables of web pages: which of them hold data, and their cells, those merged spread."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import lxml.html

from ingest.readers.flow import tidy

MAX_SPAN = 100
"""A cell that says to be merged over more rows or columns than this is in error."""


def is_data(table: lxml.html.HtmlElement) -> bool:
    """False for a table that only puts parts of a page beside each other."""
    nested = next(table.iter("h1", "h2", "h3"), None) is not None
    inner = any(found is not table for found in table.iter("table"))
    rows = [len(list(_cells(row))) for row in _rows(table)]
    return not nested and not inner and len(rows) > 1 and max(rows) > 1


def read_rows(
    table: lxml.html.HtmlElement, is_unseen: Callable[[lxml.html.HtmlElement], bool]
) -> tuple[list[list[str | None]], bool]:
    """The cells by row, None for a cell merged with the one above; and whether row 1 is a header.

    A cell that is merged over columns stands in the first of them.
    """
    rows: list[list[str | None]] = []
    below: dict[int, int] = {}
    for row in _rows(table):
        cells: list[str | None] = []
        for cell in _cells(row):
            _skip_merged(cells, below)
            down, along = _span(cell, "rowspan"), _span(cell, "colspan")
            below.update({len(cells) + i: down - 1 for i in range(along) if down > 1})
            cells.append("" if is_unseen(cell) else seen_text(cell, is_unseen))
            cells.extend([""] * (along - 1))
        _skip_merged(cells, below)
        rows.append(cells)
    return rows, _has_header(table)


def _skip_merged(cells: list[str | None], below: dict[int, int]) -> None:
    """Fill in the columns that a cell of a row above reaches into."""
    while below.get(len(cells), 0) > 0:
        below[len(cells)] -= 1
        cells.append(None)


def _has_header(table: lxml.html.HtmlElement) -> bool:
    """Whether the first row stands in a head, or is one of heading cells only."""
    first = next(_rows(table))
    names = [cell.tag for cell in _cells(first)]
    return first.getparent().tag == "thead" or (bool(names) and set(names) == {"th"})


def _rows(table: lxml.html.HtmlElement) -> Iterator[lxml.html.HtmlElement]:
    yield from table.iter("tr")


def _cells(row: lxml.html.HtmlElement) -> Iterator[lxml.html.HtmlElement]:
    yield from row.iterchildren("td", "th")


def _span(cell: lxml.html.HtmlElement, name: str) -> int:
    value = cell.get(name, "1").strip()
    return min(max(int(value), 1), MAX_SPAN) if value.isascii() and value.isdecimal() else 1


def seen_text(
    element: lxml.html.HtmlElement, is_unseen: Callable[[lxml.html.HtmlElement], bool]
) -> str:
    """The words of an element that are seen, blocks and line breaks apart."""
    parts = [element.text or ""]
    for child in element:
        if isinstance(child.tag, str) and child.tag not in ("script", "style"):
            apart = " " if child.tag in ("br", "p", "div", "li", "ul", "ol") else ""
            parts.append(apart + ("" if is_unseen(child) else seen_text(child, is_unseen)) + apart)
        parts.append(child.tail or "")
    return tidy("".join(parts))
