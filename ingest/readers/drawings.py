"""What is drawn on a PDF page, in order: texts, filled shapes and pictures, each with its place."""

from __future__ import annotations

import ctypes
from collections.abc import Iterator
from dataclasses import dataclass

import pypdfium2 as pdfium
import pypdfium2.raw as raw

from ingest.document import Box
from ingest.readers.glyphs import Colour, Place, colour_of, page_placer
from ingest.readers.rules import MAX_DEPTH, Matrix, matrix_of, through

COVERS = {
    raw.FPDF_ANNOT_SQUARE, raw.FPDF_ANNOT_CIRCLE, raw.FPDF_ANNOT_POLYGON, raw.FPDF_ANNOT_REDACT,
    raw.FPDF_ANNOT_STAMP, raw.FPDF_ANNOT_FREETEXT, raw.FPDF_ANNOT_INK,
}  # fmt: skip
"""Notes on a page that may hide what is below them."""


@dataclass(frozen=True, slots=True)
class Drawing:
    """One thing drawn: `kind` is 'text', 'fill', 'picture' or 'note'; `key` tells it apart."""

    kind: str
    key: int
    box: Box
    colour: Colour | None = None
    """Of the filling; None where it has none of its own."""
    layered: bool = False
    """True when it belongs to a layer, which may be switched off."""


def read_drawings(page: pdfium.PdfPage) -> Iterator[Drawing]:
    """All things drawn on a page, what is drawn later and so lies on top after what lies below."""
    place = page_placer(page)
    yield from _drawn(page.raw, raw.FPDFPage_CountObjects, raw.FPDFPage_GetObject, [], place)
    for number in range(raw.FPDFPage_GetAnnotCount(page.raw)):
        note = raw.FPDFPage_GetAnnot(page.raw, number)
        found = raw.FS_RECTF()
        if raw.FPDFAnnot_GetSubtype(note) in COVERS and raw.FPDFAnnot_GetRect(note, found):
            box = place(found.left, found.bottom, found.right, found.top)
            yield Drawing("note", 0, box)
        raw.FPDFPage_CloseAnnot(note)


def _drawn(
    holder: object, count: object, get: object, above: list[Matrix], place: Place
) -> Iterator[Drawing]:
    for number in range(count(holder)):  # type: ignore[operator]
        thing = get(holder, number)  # type: ignore[operator]
        kind = raw.FPDFPageObj_GetType(thing)
        if kind == raw.FPDF_PAGEOBJ_FORM and len(above) < MAX_DEPTH:
            counting, getting = raw.FPDFFormObj_CountObjects, raw.FPDFFormObj_GetObject
            yield from _drawn(thing, counting, getting, [matrix_of(thing), *above], place)
        elif name := _name_of(thing, kind):
            box = _box_of(thing, above, place)
            key, layered = ctypes.addressof(thing.contents), _in_layer(thing)
            yield Drawing(name, key, box, colour_of(thing), layered)


def _name_of(thing: object, kind: int) -> str | None:
    if kind == raw.FPDF_PAGEOBJ_PATH:
        mode, stroked = ctypes.c_int(), ctypes.c_int()
        filled = raw.FPDFPath_GetDrawMode(thing, mode, stroked) and mode.value
        return "fill" if filled else None
    return {raw.FPDF_PAGEOBJ_TEXT: "text", raw.FPDF_PAGEOBJ_IMAGE: "picture"}.get(kind)


def _in_layer(thing: object) -> bool:
    """Whether a drawn thing is marked as optional content (PDF 32000-1, 8.11.3)."""
    name, size = (ctypes.c_ushort * 3)(), ctypes.c_ulong()
    marks = (raw.FPDFPageObj_GetMark(thing, n) for n in range(raw.FPDFPageObj_CountMarks(thing)))
    return any(
        raw.FPDFPageObjMark_GetName(mark, name, ctypes.sizeof(name), size)
        and bytes(name).decode("utf-16-le") == "OC\0"
        for mark in marks
    )


def _box_of(thing: object, above: list[Matrix], place: Place) -> Box:
    sides = [ctypes.c_float() for _ in range(4)]
    raw.FPDFPageObj_GetBounds(thing, *sides)
    x0, y0, x1, y1 = (side.value for side in sides)
    corners = [through(above, x, y) for x in (x0, x1) for y in (y0, y1)]
    xs, ys = zip(*corners, strict=True)
    return place(min(xs), min(ys), max(xs), max(ys))
