"""The straight lines that are drawn on a PDF page, by pdfium."""

from __future__ import annotations

import ctypes
from collections.abc import Iterator
from itertools import islice, pairwise

import pypdfium2 as pdfium
import pypdfium2.raw as raw

from ingest.document import Box
from ingest.readers.glyphs import Place, page_placer

MAX_POINTS = 60_000
"""A page with more corners of lines is a map or a drawing; its tables could not be told apart."""
MAX_DEPTH = 8
"""So deep may drawings stand in drawings; no maker of PDFs goes beyond 3."""
CROOKED = 1.0
"""A line may be so many points off before it is no longer level or upright."""

Point = tuple[float, float]
Matrix = tuple[float, float, float, float, float, float]


def read_rules(page: pdfium.PdfPage) -> tuple[Box, ...]:
    """The level and upright lines and edges of drawn shapes; none of a page full of drawing.

    A level line is a box without height, an upright one a box without width.
    """
    place = page_placer(page)
    corners = _paths(page.raw, raw.FPDFPage_CountObjects, raw.FPDFPage_GetObject, [], 0)
    read = list(islice(corners, MAX_POINTS + 1))
    if len(read) > MAX_POINTS:
        return ()
    pairs = ((a, b) for a, b in pairwise(read) if a is not None and b is not None)
    return tuple(rule for a, b in pairs if (rule := _rule(a, b, place)))


def _rule(a: Point, b: Point, place: Place) -> Box | None:
    x0, y0, x1, y1 = place(*a, *b)
    if y1 - y0 <= CROOKED < x1 - x0:
        return (x0, (y0 + y1) / 2, x1, (y0 + y1) / 2)
    if x1 - x0 <= CROOKED < y1 - y0:
        return ((x0 + x1) / 2, y0, (x0 + x1) / 2, y1)
    return None


def _paths(
    holder: object, count: object, get: object, above: list[Matrix], depth: int
) -> Iterator[Point | None]:
    """The corners of all paths in user space; None stands where the pen is lifted."""
    for number in range(count(holder)):  # type: ignore[operator]
        thing = get(holder, number)  # type: ignore[operator]
        kind = raw.FPDFPageObj_GetType(thing)
        if kind == raw.FPDF_PAGEOBJ_PATH:
            yield from _corners(thing, [matrix_of(thing), *above])
        elif kind == raw.FPDF_PAGEOBJ_FORM and depth < MAX_DEPTH:
            counting, getting = raw.FPDFFormObj_CountObjects, raw.FPDFFormObj_GetObject
            yield from _paths(thing, counting, getting, [matrix_of(thing), *above], depth + 1)


def _corners(path: object, matrices: list[Matrix]) -> Iterator[Point | None]:
    x, y = ctypes.c_float(), ctypes.c_float()
    first: Point | None = None
    for number in range(raw.FPDFPath_CountSegments(path)):
        segment = raw.FPDFPath_GetPathSegment(path, number)
        kind = raw.FPDFPathSegment_GetType(segment)
        raw.FPDFPathSegment_GetPoint(segment, x, y)
        point = through(matrices, x.value, y.value)
        if kind != raw.FPDF_SEGMENT_LINETO:
            yield None
        if kind == raw.FPDF_SEGMENT_MOVETO:
            first = point
        yield point
        if raw.FPDFPathSegment_GetClose(segment):
            yield first
    yield None


def matrix_of(thing: object) -> Matrix:
    """How a drawn thing is placed within what holds it."""
    found = raw.FS_MATRIX()
    if not raw.FPDFPageObj_GetMatrix(thing, found):
        return 1.0, 0.0, 0.0, 1.0, 0.0, 0.0
    return found.a, found.b, found.c, found.d, found.e, found.f


def through(matrices: list[Matrix], x: float, y: float) -> Point:
    """A point placed by all matrices, the innermost first."""
    for a, b, c, d, e, f in matrices:
        x, y = a * x + c * y + e, b * x + d * y + f
    return x, y
