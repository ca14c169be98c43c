"""A PDF page as a picture, with words marked; the one home of pypdfium2 and Pillow."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from io import BytesIO
from pathlib import Path
from threading import Lock

import pypdfium2
from PIL import Image, ImageChops, ImageDraw

from ingest.document import Box
from ingest.errors import ReadError

MARK = (255, 224, 102)
"""Yellow that is multiplied with the paper: black words keep a contrast of 15:1 on it."""
EDGE = (178, 94, 0)
"""Line around a mark, so that it does not rest on yellow alone: 4.9:1 on white."""
ROOM = 1.5
"""Points between the words and the edge of their mark."""
WORD_GAP = 0.9
"""Widest gap within one mark, in line heights; justified lines have blanks up to here."""

_pdfium = Lock()
"""PDFium may be used by one thread at a time, whatever the document."""


def measure_page(path: Path, page_number: int) -> tuple[float, float]:
    """Width and height of PDF page `page_number` (1-based) in points, as it is shown."""
    with _open_page(path, page_number) as page:
        width, height = page.get_size()
    return float(width), float(height)


def draw_page(path: Path, page_number: int, boxes: Sequence[Box], scale: float) -> bytes:
    """PDF page `page_number` (1-based) as PNG, `scale` pixels a point, with `boxes` marked.

    Raises ReadError when the file is gone or damaged or does not have the page.
    """
    with _open_page(path, page_number) as page:
        picture = page.render(scale=scale).to_pil().convert("RGB")
    for band in join_boxes(boxes):
        _mark(picture, band, scale)
    png = BytesIO()
    picture.save(png, "PNG", compress_level=3)
    return png.getvalue()


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
def _open_page(path: Path, page_number: int) -> Iterator[pypdfium2.PdfPage]:
    """The page for as long as the block lasts, alone with PDFium."""
    with _pdfium:
        document = _open_document(path)
        try:
            if not 1 <= page_number <= len(document):
                raise ReadError(
                    f"{path.name} heeft geen pagina {page_number}: "
                    f"het document telt {len(document)} pagina's."
                )
            yield document[page_number - 1]
        finally:
            document.close()


def _open_document(path: Path) -> pypdfium2.PdfDocument:
    try:
        return pypdfium2.PdfDocument(path)
    except (pypdfium2.PdfiumError, OSError) as error:
        raise ReadError(
            f"{path.name} is niet te openen als pdf. Zet het bestand terug of maak "
            "de index opnieuw met: wijzer ingest"
        ) from error
