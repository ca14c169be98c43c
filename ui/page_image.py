"""Addresses and pictures of pages for the screen."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from pathlib import Path
from urllib.parse import quote, urlencode

from assistant.settings import Settings
from ingest.document import Box
from ingest.errors import UsageError
from ingest.page_picture import draw_page, fit_scale, join_boxes, measure_page
from ui import texts

PIXELS_PER_POINT = 2.0
"""An A4 page becomes 1,190 pixels wide: sharp at twice the width that the screen gives it."""
MOST_BOXES = 300
"""Bands in one address: more than a full page of lines and cells has."""


def document_address(document: str, page: int, paged: bool = True) -> str:
    """The address of a PDF, opened on a page; of another file, to download it."""
    name = quote(document, safe="")
    return f"/document/{name}.pdf#page={page}" if paged else f"/bestand/{name}"


def picture_address(document: str, page: int, boxes: Sequence[Box]) -> str:
    """The address of a page picture with `boxes` (points from the top left) marked."""
    bands = ";".join(",".join(f"{side:.1f}" for side in box) for box in join_boxes(boxes))
    return f"/pagina/{quote(document, safe='')}/{page}.png?" + urlencode({"vak": bands}, safe=",;")


def read_boxes(text: str) -> tuple[Box, ...]:
    """The boxes in an address ("x0,y0,x1,y1;..."); raises UsageError when they are not."""
    try:
        boxes = [tuple(map(float, box.split(","))) for box in text.split(";") if box]
    except ValueError as error:
        raise UsageError(texts.NO_BOXES) from error
    in_reach = all(len(box) == 4 and all(abs(side) < 1e5 for side in box) for box in boxes)
    if len(boxes) > MOST_BOXES or not in_reach:
        raise UsageError(texts.NO_BOXES)
    return tuple((x0, y0, x1, y1) for x0, y0, x1, y1 in boxes)


def file_stamp(path: Path) -> int:
    """When the file was changed (ns), 0 when it is gone; an old picture is not shown for a new."""
    try:
        return path.stat().st_mtime_ns
    except OSError:
        return 0


@lru_cache(maxsize=64)
def marked_page(path: Path, stamp: int, page: int, boxes: tuple[Box, ...]) -> bytes:
    """PNG of a page with its marks; 64 of them take about 10 MB. Raises ReadError."""
    return draw_page(path, page, boxes, PIXELS_PER_POINT, Settings.load().password)


@lru_cache(maxsize=512)
def picture_size(path: Path, stamp: int, page: int) -> tuple[int, int, float]:
    """Width and height in pixels of the picture of a page, and pixels a point; raises ReadError."""
    width, height = measure_page(path, page, Settings.load().password)
    scale = fit_scale(width, height, PIXELS_PER_POINT)
    return round(width * scale), round(height * scale), scale
