"""The page that proves a citation: the picture with its marks, and what to do with it.

Any tab can have one: a gr.HTML with the script `wijzer.followPanel(element, watch);`.
"""

from __future__ import annotations

from collections.abc import Sequence

from assistant.values import Citation, Hit
from ingest.document import Kind, Source
from ingest.errors import ReadError
from ui.desk import Shelf
from ui.markup import render
from ui.page_image import (
    document_address,
    file_stamp,
    picture_address,
    picture_size,
)
from ui.reference import copied_citation


def show_source(source: Citation, shelf: Shelf, panel: str, label: str) -> str:
    """A citation with its page, under a label; `panel` is the id of the part it stands in."""
    document = shelf.document(source.document)
    return render(
        "source",
        panel=panel,
        source=source,
        shelf=shelf,
        document=document,
        label=label,
        copied=copied_citation(source),
        pdf=document_address(source.document, source.page, source.paged),
        lines=mark_lines(source.around, source.quote),
        picture=picture_address(source.document, source.page, source.boxes),
        size=_size(document, source.page) if document and source.paged else None,
        start=_mark_start(source),
    )


def cite_hit(number: int, hit: Hit, source: Source | None) -> Citation:
    """A passage that was found as a citation, so that it opens the way one does."""
    return Citation(
        number=number,
        document=hit.document,
        title=hit.title,
        kind=source.kind if source else Kind.OVERIG,
        theme=hit.themes[0] if hit.themes else None,
        section=hit.section,
        page=hit.page,
        printed_page=hit.printed_page,
        quote=hit.quote or hit.text,
        boxes=hit.boxes,
        official=source.official if source else True,
        recognised=hit.recognised,
        paged=hit.paged,
        around=hit.around,
        remark=hit.remark,
    )


def mark_lines(lines: Sequence[str], quote: str) -> list[tuple[str, str, str]]:
    """Every line as what stands before the quote, what is quoted of it, and what follows."""
    marked: list[tuple[str, str, str]] = []
    for line in lines:
        before, found, after = line.partition(quote)
        if not found and line in quote:
            before, found = "", line
        marked.append((before, found, after))
    return marked


def _size(document: Source, page: int) -> tuple[int, int, float] | None:
    """Pixels of the page's picture, and how many a point; None when it can't be read any more."""
    try:
        return picture_size(document.path, file_stamp(document.path), page)
    except ReadError:
        return None


def _mark_start(source: Citation) -> tuple[float, float]:
    """Points from the left and the top of the page to the first mark."""
    return (source.boxes[0][0], source.boxes[0][1]) if source.boxes else (0.0, 0.0)
