"""PDF files -> pages: pypdf for the file (locks, page labels), pdfium for words, pdfplumber for
ruled tables."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pdfplumber
import pypdfium2 as pdfium
import pypdfium2.raw as raw
from pypdf import PdfReader
from pypdf.errors import PyPdfError

from ingest import texts
from ingest.document import Grid, Page
from ingest.errors import ReadError
from ingest.readers.glyphs import make_words, read_glyphs

MIN_RULES = 6
"""Fewer drawn lines than this can't make a table of two by two cells with its outline."""
SCANNED_SHARE = 0.5
"""A page is a scan when more than this share of its characters is invisible."""


def read_pdf(path: Path, password: str | None = None) -> tuple[Page, ...]:
    """All pages of a PDF. Raises ReadError when the file is locked, empty or no PDF."""
    labels = _check(path, password)
    try:
        with pdfium.PdfDocument(path, password=password) as document:
            pages = [_read_page(document[i], i + 1) for i in range(len(document))]
            ruled = [n for n, page in enumerate(document, 1) if _count_rules(page) >= MIN_RULES]
    except pdfium.PdfiumError as error:
        raise ReadError(texts.DAMAGED.format(file=path.name)) from error
    grids = dict(_read_grids(path, ruled, password))
    return tuple(
        replace(page, grids=grids.get(page.number, ()), printed=labels.get(page.number))
        for page in pages
    )


def _check(path: Path, password: str | None) -> dict[int, str]:
    """Page labels by page number; raises ReadError when pypdf can't open or unlock the file."""
    try:
        reader = PdfReader(path)
        if reader.is_encrypted and not reader.decrypt(password or ""):
            raise ReadError(texts.LOCKED.format(file=path.name))
        return _page_labels(reader)
    except ReadError:
        raise
    except (PyPdfError, OSError, ValueError, KeyError, TypeError, AttributeError, IndexError):
        return {}  # pdfium repairs much that pypdf refuses, and decides in the end


def _page_labels(reader: PdfReader) -> dict[int, str]:
    """Labels that the file itself gives, without those that only repeat the page's place."""
    if "/PageLabels" not in reader.root_object:
        return {}
    return {n: label for n, label in enumerate(reader.page_labels, 1) if label != str(n)}


def _read_page(page: pdfium.PdfPage, number: int) -> Page:
    glyphs = read_glyphs(page)
    printed = [g for g in glyphs if g.box]
    hidden = sum(not g.style.visible for g in printed)
    width, height = page.get_size()
    return Page(
        number,
        width,
        height,
        tuple(make_words(glyphs)),
        recognised=hidden > SCANNED_SHARE * len(printed),
    )


def _count_rules(page: pdfium.PdfPage) -> int:
    return sum(1 for _ in page.get_objects(filter=[raw.FPDF_PAGEOBJ_PATH], max_depth=2))


def _read_grids(
    path: Path, numbers: list[int], password: str | None
) -> Iterator[tuple[int, tuple[Grid, ...]]]:
    """Ruled tables of the pages with these numbers."""
    if not numbers:
        return
    with pdfplumber.open(path, pages=numbers, password=password or "") as document:
        for page in document.pages:
            tables = page.find_tables()
            yield (
                page.page_number,
                tuple(Grid(t.bbox, tuple(tuple(row.cells) for row in t.rows)) for t in tables),
            )
            page.close()
