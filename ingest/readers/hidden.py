"""Text of a PDF page that nobody sees: white on white, covered, tiny, undrawn or off the sheet."""

from __future__ import annotations

import ctypes
from bisect import bisect
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence

import numpy as np
import pypdfium2 as pdfium
import pypdfium2.raw as raw
from numpy.typing import NDArray

from ingest.document import Box
from ingest.readers.drawings import Drawing, read_drawings
from ingest.readers.glyphs import Colour, Glyph, page_placer

TINY = 2.0
"""Print below so many points can't be read; the small print of a contract has 5 or 6."""
LAYER_SHARE = 0.5
"""A page of which a larger share is picture is a scan; text that is not drawn is its text layer."""
MIN_SURFACE = 6.0
"""Shapes that are narrower, in points, are lines and hide nothing."""
CONTRAST = 24
"""Colours that differ less, of 255, can't be told apart: #f0f0f0 on white differs 15."""
MIN_RUN = 3
"""So many letters on end must be unseen: a dot in a light colour may be overlooked."""
SCALE = 2.0
MAX_PIXELS = 8_000_000
"""A page is drawn at 144 dots an inch, fewer for a sheet larger than A2."""
WHITE = (255, 255, 255, 255)
Picture = NDArray[np.uint8]


def find_hidden(page: pdfium.PdfPage, glyphs: Sequence[Glyph]) -> set[int]:
    """The places in `glyphs` of what can't be seen; a scan's text layer does not count."""
    width, height = page.get_size()
    away = {i for i, g in enumerate(glyphs) if g.box and _is_away(g, g.box, width, height)}
    drawings = list(read_drawings(page))
    covered = sum(_area(d.box) for d in drawings if d.kind == "picture")
    if covered > LAYER_SHARE * width * height:
        return away
    undrawn = {i for i, g in enumerate(glyphs) if g.box and not g.style.visible}
    doubtful = _doubtful(drawings)
    looked = [i for i, g in enumerate(glyphs) if g.box and g.style.drawing in doubtful]
    return away | undrawn | (_unseen(page, glyphs, looked) if looked else set())


def _is_away(glyph: Glyph, box: Box, width: float, height: float) -> bool:
    """Whether a letter is too small to read or stands wholly off the sheet."""
    off = box[2] <= 0 or box[3] <= 0 or box[0] >= width or box[1] >= height
    small = max(glyph.style.size, min(box[2] - box[0], box[3] - box[1])) < TINY
    return off or (small and glyph.style.size > 0)


def _doubtful(drawings: Sequence[Drawing]) -> set[int]:
    """The keys of texts in a layer or a colour of the ground, or with something on top of them."""
    shapes = [n for n, d in enumerate(drawings) if d.kind != "text" and _is_surface(d.box)]
    sides = np.array([drawings[n].box for n in shapes]).reshape(-1, 4)
    fills = [d for n in shapes if (d := drawings[n]).kind == "fill"]
    grounds = {d.colour for d in fills if d.colour} | {WHITE}
    texts = ((number, d) for number, d in enumerate(drawings) if d.kind == "text")
    return {
        text.key
        for number, text in texts
        if text.layered
        or _like(text.colour, grounds)
        or _meets(text.box, sides[bisect(shapes, number) :])
    }


def _like(colour: Colour | None, grounds: set[Colour]) -> bool:
    """Whether a colour can't be told from one of the ground, or lets it through."""
    if colour is None:
        return False
    red, green, blue, opaque = colour
    return opaque < CONTRAST or any(
        max(abs(red - r), abs(green - g), abs(blue - b)) < CONTRAST for r, g, b, _ in grounds
    )


def _unseen(page: pdfium.PdfPage, glyphs: Sequence[Glyph], looked: Sequence[int]) -> set[int]:
    """Those of the glyphs looked at that leave no mark on the page as it is drawn."""
    width, height = page.get_size()
    scale = min(SCALE, (MAX_PIXELS / max(width * height, 1.0)) ** 0.5)
    picture = page.render(scale=scale).to_numpy()
    boxes = _ink_boxes(page, looked)
    blank = [i for i in looked if not _leaves_mark(picture, boxes[i], scale)]
    letters = Counter(glyphs[i].style.drawing for i in looked)
    gone = Counter(glyphs[i].style.drawing for i in blank)
    runs = _runs(blank, glyphs)
    return {i for run in runs for i in run if len(run) >= MIN_RUN} | {
        i for i in blank if gone[glyphs[i].style.drawing] == letters[glyphs[i].style.drawing]
    }


def _runs(places: Sequence[int], glyphs: Sequence[Glyph]) -> Iterator[list[int]]:
    """Places that follow each other with nothing but blanks between."""
    run: list[int] = []
    for place in places:
        if run and any(glyphs[i].box for i in range(run[-1] + 1, place)):
            yield run
            run = []
        run.append(place)
    yield run


def _ink_boxes(page: pdfium.PdfPage, places: Sequence[int]) -> dict[int, Box]:
    """Where the ink of each character would be, in points from the top left."""
    text_page = page.get_textpage()
    place = page_placer(page)
    found: dict[int, Box] = defaultdict(lambda: (0.0, 0.0, 0.0, 0.0))
    sides = [ctypes.c_double() for _ in range(4)]
    try:
        for index in places:
            if raw.FPDFText_GetCharBox(text_page.raw, index, *sides):
                x0, x1, y0, y1 = (side.value for side in sides)
                found[index] = place(x0, y0, x1, y1)
    finally:
        text_page.close()
    return found


def _leaves_mark(picture: Picture, box: Box, scale: float) -> bool:
    """Whether anything in a box, or on its edge, differs from the rest of it."""
    x0, y0, x1, y1 = (max(0, int(side * scale)) for side in box)
    part = picture[max(0, y0 - 1) : y1 + 2, max(0, x0 - 1) : x1 + 2, :3]
    if not part.size:
        return False
    return bool((part.max(axis=(0, 1)).astype(int) - part.min(axis=(0, 1))).max() >= CONTRAST)


def _is_surface(box: Box) -> bool:
    return min(box[2] - box[0], box[3] - box[1]) >= MIN_SURFACE


def _area(box: Box) -> float:
    return max(0.0, box[2] - box[0]) * max(0.0, box[3] - box[1])


def _meets(box: Box, sides: NDArray[np.float64]) -> bool:
    """Whether a box meets any of n boxes (n x 4)."""
    x0, y0, x1, y1 = sides.T
    return bool(np.any((x0 < box[2]) & (box[0] < x1) & (y0 < box[3]) & (box[1] < y1)))
