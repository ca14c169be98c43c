"""PDF files -> pages with their words and ruled tables, by pdfium."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from functools import partial
from io import BytesIO
from pathlib import Path

import pypdfium2 as pdfium
import pypdfium2.raw as raw

from ingest import texts
from ingest.document import Page
from ingest.errors import ReadError
from ingest.grids import find_grids
from ingest.jobs import Terms
from ingest.readers.active import describe_parts, parts_of_document, parts_of_page
from ingest.readers.glyphs import blank, make_words, read_glyphs
from ingest.readers.hidden import find_hidden
from ingest.readers.pdf_file import open_pdf
from ingest.readers.rules import read_rules
from ingest.readers.scan import MAX_STAMP, recognise_scans

SCANNED_SHARE = 0.5
"""A page is a scan when more than this share of its characters is invisible."""
PICTURE_SHARE = 0.5
"""A picture that covers less of a page than this is an illustration, not a scan of it."""
MIN_LETTERS = 3
"""A page number that lies under a picture is nothing to warn of."""
MAX_PIXELS = 30_000_000
"""A picture of a page has at most so many: A2 at 200 dots an inch."""
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
        parts = parts_of_document(document, path.read_bytes())
        pages = tuple(_read_pages(document, terms, parts))
        if warning := describe_parts(parts):
            first = replace(pages[0], warnings=(*pages[0].warnings, warning))
            pages = (first, *pages[1:])
        scanned = {page.number for page in pages if _is_bare_scan(document, page)}
        return recognise_scans(pages, scanned, partial(_draw, document), terms.need_seconds)


def _read_pages(document: pdfium.PdfDocument, terms: Terms, parts: Counter[str]) -> Iterator[Page]:
    """The pages; what acts on them is added to `parts`."""
    total = len(document)
    for number in range(1, total + 1):
        label = document.get_page_label(number - 1)
        page = _read_page(document, number, parts)
        yield replace(page, printed=label if label and label != str(number) else None)
        terms.page_read(number, total)


def _read_page(document: pdfium.PdfDocument, number: int, parts: Counter[str]) -> Page:
    """One page; one that can't be read has no words and is reported as such."""
    try:
        page = document[number - 1]
    except pdfium.PdfiumError:
        return Page(number, *A4)
    try:
        drawn = read_glyphs(page)
        hidden = find_hidden(page, drawn)
        glyphs = [blank(g) if place in hidden else g for place, g in enumerate(drawn)]
        printed = [g for g in glyphs if g.box]
        layer = sum(not g.style.visible for g in printed)
        width, height = page.get_size()
        words = tuple(make_words(glyphs))
        rules = read_rules(page)
        parts.update(parts_of_page(page))
    finally:
        page.close()
    scanned = layer > SCANNED_SHARE * len(printed)
    letters = sum(drawn[place].text.isalpha() for place in hidden)
    warnings = (texts.HIDDEN_PRINT,) * (letters >= MIN_LETTERS)
    grids = find_grids(rules)
    return Page(number, width, height, words, grids, rules, recognised=scanned, warnings=warnings)


def _is_bare_scan(document: pdfium.PdfDocument, page: Page) -> bool:
    """Whether a page is a picture without text: at most a stamp or a number stands on it."""
    if len(page.words) > MAX_STAMP or page.recognised:
        return False
    try:
        drawn = document[page.number - 1].get_objects(filter=[raw.FPDF_PAGEOBJ_IMAGE], max_depth=3)
        boxes = [picture.get_bounds() for picture in drawn]
    except pdfium.PdfiumError:
        return False
    covered = sum((x1 - x0) * (y1 - y0) for x0, y0, x1, y1 in boxes)
    return bool(covered > PICTURE_SHARE * page.width * page.height)


def _draw(document: pdfium.PdfDocument, number: int, dpi: int) -> tuple[bytes, float]:
    """A page in grey as PNG, and its dots an inch: fewer than `dpi` for a very large one."""
    page = document[number - 1]
    width, height = page.get_size()
    scale = min(dpi / 72, (MAX_PIXELS / max(width * height, 1.0)) ** 0.5)
    png = BytesIO()
    page.render(scale=scale, grayscale=True).to_pil().save(png, "PNG", compress_level=1)
    return png.getvalue(), scale * 72
