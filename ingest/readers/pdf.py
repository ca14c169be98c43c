"""PDF files -> pages with their words and ruled tables, by pdfium."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pypdfium2 as pdfium

from ingest import texts
from ingest.document import Page
from ingest.errors import ReadError
from ingest.jobs import Terms
from ingest.readers.glyphs import make_words, read_glyphs
from ingest.readers.grids import find_grids
from ingest.readers.pdf_file import open_pdf
from ingest.readers.rules import read_rules

SCANNED_SHARE = 0.5
"""A page is a scan when more than this share of its characters is invisible."""
A4 = (595.0, 842.0)
"""Width and height in points of a page that does not say its own."""


def read_pdf(path: Path, terms: Terms = Terms()) -> tuple[Page, ...]:
    """All pages of a PDF. Raises ReadError when it is locked, too long, empty or no PDF."""
    with open_pdf(path, terms.password) as document:
        total = len(document)
        if total > terms.max_pages:
            text = texts.TOO_MANY_PAGES
            name = texts.name_of(path)
            raise ReadError(text.format(file=name, pages=total, most=terms.max_pages))
        return tuple(_read_pages(document, terms))


def _read_pages(document: pdfium.PdfDocument, terms: Terms) -> Iterator[Page]:
    total = len(document)
    for number in range(1, total + 1):
        label = document.get_page_label(number - 1)
        page = _read_page(document, number)
        yield replace(page, printed=label if label and label != str(number) else None)
        terms.page_read(number, total)


def _read_page(document: pdfium.PdfDocument, number: int) -> Page:
    """One page; one that can't be read has no words and is reported as such."""
    try:
        page = document[number - 1]
    except pdfium.PdfiumError:
        return Page(number, *A4)
    try:
        glyphs = read_glyphs(page)
        printed = [g for g in glyphs if g.box]
        hidden = sum(not g.style.visible for g in printed)
        width, height = page.get_size()
        words = tuple(make_words(glyphs))
        grids = find_grids(read_rules(page))
    finally:
        page.close()
    scanned = hidden > SCANNED_SHARE * len(printed)
    return Page(number, width, height, words, grids, recognised=scanned)
