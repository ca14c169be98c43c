"""A PDF page as a picture, with words marked; the one home of pypdfium2 and Pillow."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from io import BytesIO
from pathlib import Path
from threading import Lock

import pypdfium2
from PIL import Image, ImageChops, ImageDraw

from ingest import texts
from ingest.document import Box
from ingest.errors import ReadError
from ingest.readers.pdf_file import open_pdf

MARK = (255, 224, 102)
"""Yellow that is multiplied with the paper: black words keep a contrast of 15:1 on it."""
EDGE = (178, 94, 0)
"""Line around a mark, so that it does not rest on yellow alone: 4.9:1 on white."""
ROOM = 1.5
"""Points between the words and the edge of their mark."""
WORD_GAP = 0.9
"""Widest gap within one mark, in line heights; justified lines have blanks up to here."""

MAX_PIXELS = 8_000_000
"""A3 at two pixels a point: four megapixels; a drawing of a square metre is drawn coarser."""
MAX_BYTES = 500_000_000
"""A larger file would hold up everybody who looks at a page."""

_pdfium = Lock()
"""PDFium may be used by one thread at a time, whatever the document."""


def measure_page(path: Path, page_number: int, password: str | None = None) -> tuple[float, float]:
    """Width and height of PDF page `page_number` (1-based) in points, as it is shown."""
    with _open_page(path, page_number, password) as page:
        width, height = page.get_size()
    return float(width), float(height)


def draw_page(
    path: Path,
    page_number: int,
    boxes: Sequence[Box],
    scale: float,
    password: str | None = None,
) -> bytes:
    """PDF page `page_number` (1-based) as PNG, `scale` pixels a point, with `boxes` marked.

    A page larger than A2 has fewer pixels a point (see `fit_scale`). Raises ReadError when the
    file is gone, locked or damaged, does not have the page or is too large.
    """
    with _open_page(path, page_number, password) as page:
        width, height = page.get_size()
        scale = fit_scale(width, height, scale)
        picture = page.render(scale=scale).to_pil().convert("RGB")
    for band in join_boxes(boxes):
        _mark(picture, band, scale)
    png = BytesIO()
    picture.save(png, "PNG", compress_level=3)
    return png.getvalue()


def fit_scale(width: float, height: float, scale: float) -> float:
    """The pixels a point, `scale` or less, with which a page (in points) has MAX_PIXELS at most."""
    return float(min(scale, (MAX_PIXELS / max(width * height, 1.0)) ** 0.5))


def join_boxes(boxes: Sequence[Box]) -> tuple[Box, ...]:
    """The boxes of words that follow one another on a line made into one band a line."""
    bands: list[Box] = []
    for box in boxes:
        if bands and _follows(bands[-1], box):
            bands[-1] = _around(bands[-1], box)
        else:
            bands.append(box)
    return tuple(bands)


def _follows(band: Box, box: Box) -> bool:
    height = min(band[3] - band[1], box[3] - box[1])
    shared = min(band[3], box[3]) - max(band[1], box[1])
    gap = box[0] - band[2]
    return shared > height / 2 and -height < gap < WORD_GAP * height


def _around(one: Box, two: Box) -> Box:
    return min(one[0], two[0]), min(one[1], two[1]), max(one[2], two[2]), max(one[3], two[3])


def _mark(picture: Image.Image, band: Box, scale: float) -> None:
    """Colour the paper under `band` (points) and draw its edge; what falls outside is left."""
    wide = (band[0] - ROOM, band[1] - ROOM, band[2] + ROOM, band[3] + ROOM)
    left, top = (max(0, round(value * scale)) for value in wide[:2])
    right = min(picture.width, round(wide[2] * scale))
    bottom = min(picture.height, round(wide[3] * scale))
    if left >= right or top >= bottom:
        return
    paper = picture.crop((left, top, right, bottom))
    ink = Image.new("RGB", paper.size, MARK)
    picture.paste(ImageChops.multiply(paper, ink), (left, top))
    edge = (left, top, right - 1, bottom - 1)
    ImageDraw.Draw(picture).rectangle(edge, outline=EDGE, width=max(1, round(scale / 2)))


@contextmanager
def _open_page(path: Path, page_number: int, password: str | None) -> Iterator[pypdfium2.PdfPage]:
    """The page for as long as the block lasts, alone with PDFium."""
    with _pdfium:
        document = _open_document(path, password)
        try:
            if not 1 <= page_number <= len(document):
                text = texts.NO_PAGE
                name, count = texts.name_of(path), len(document)
                raise ReadError(text.format(file=name, page=page_number, count=count))
            yield _page_of(document, path, page_number)
        finally:
            document.close()


def _page_of(document: pypdfium2.PdfDocument, path: Path, page_number: int) -> pypdfium2.PdfPage:
    try:
        return document[page_number - 1]
    except pypdfium2.PdfiumError as error:
        raise ReadError(texts.DAMAGED.format(file=texts.name_of(path))) from error


def _open_document(path: Path, password: str | None) -> pypdfium2.PdfDocument:
    if path.is_file() and path.stat().st_size > MAX_BYTES:
        raise ReadError(texts.NO_PICTURE.format(file=texts.name_of(path)))
    return open_pdf(path, password)
