"""Characters of a PDF page with their boxes, by pdfium, and the words that they make.

pdfium is used rather than pypdf's text extraction: measured on a 19-page programme it reads
all characters with boxes in 0.2 s against 0.9 s for pypdf's text without boxes.
"""

from __future__ import annotations

import ctypes
import math
from collections.abc import Callable, Iterator
from dataclasses import dataclass

import pypdfium2 as pdfium
import pypdfium2.raw as raw

from ingest.boxes import turn_box
from ingest.document import Box, Word

HYPHEN_AT_LINE_END = 2
"""What pdfium reports for a hyphen that ends a line."""
SOFT_HYPHEN = "\u00ad"
INVISIBLE = 3
"""Text render mode of a text layer under a scan (PDF 32000-1, table 106)."""
LIGATURES = {"ﬀ": "ff", "ﬁ": "fi", "ﬂ": "fl", "ﬃ": "ffi", "ﬄ": "ffl", "ﬅ": "st", "ﬆ": "st"}
ASCENT, DESCENT = 0.8, 0.22
"""How far letters reach above and below their baseline, in font sizes: usual for sans serif."""
FORCE_BOLD = 1 << 18
"""Font descriptor flag ForceBold (PDF 32000-1, table 123)."""


Colour = tuple[int, int, int, int]
"""Red, green, blue and how opaque, each 0 to 255."""
Place = Callable[[float, float, float, float], Box]


@dataclass(frozen=True, slots=True)
class Style:
    """How a run of text is drawn; `size` in points, `turn` in degrees clockwise as it is shown."""

    size: float
    bold: bool
    visible: bool
    turn: int = 0
    ink: int = 0
    """The colour as 0xRRGGBB."""
    drawing: int = 0
    """Tells the text of which it is a part from others on its page."""


@dataclass(frozen=True, slots=True)
class Glyph:
    """One character; blanks have no box."""

    text: str
    box: Box | None
    style: Style


def blank(glyph: Glyph) -> Glyph:
    """A blank in place of a character."""
    return Glyph(" ", None, glyph.style)


def read_glyphs(page: pdfium.PdfPage) -> list[Glyph]:
    """All characters of a page in the order in which they are drawn."""
    text_page = page.get_textpage()
    try:
        place = page_placer(page)
        style_of = _style_reader(text_page.raw, page.get_rotation())
        return [_glyph(text_page.raw, i, place, style_of) for i in range(text_page.count_chars())]
    finally:
        text_page.close()


def make_words(glyphs: list[Glyph]) -> Iterator[Word]:
    """Neighbouring characters as words; a blank, a jump or another size ends a word."""
    run: list[Glyph] = []
    for glyph in glyphs:
        if glyph.box is None or (run and _apart(run[-1], glyph)):
            yield from _word(run)
            run = []
        if glyph.box is not None:
            run.append(glyph)
    yield from _word(run)


def _word(run: list[Glyph]) -> Iterator[Word]:
    boxes = [g.box for g in run if g.box]
    drawn = "".join(g.text for g in run)
    text = drawn[:-1].replace(SOFT_HYPHEN, "") + drawn[-1:]
    if not boxes or not text.strip(SOFT_HYPHEN):
        return
    box = (
        min(b[0] for b in boxes),
        min(b[1] for b in boxes),
        max(b[2] for b in boxes),
        max(b[3] for b in boxes),
    )
    bold = sum(g.style.bold for g in run) * 2 > len(run)
    yield Word(text, box, max(g.style.size for g in run), bold, run[0].style.turn, run[0].style.ink)


def _apart(left: Glyph, right: Glyph) -> bool:
    a, b = left.box, right.box
    if a is None or b is None or left.style.turn != right.style.turn:
        return True
    if turn := left.style.turn:
        a, b = turn_box(a, turn), turn_box(b, turn)
    height = max(a[3] - a[1], 1.0)
    return (
        b[0] - a[2] > 0.6 * height or a[0] - b[2] > 0.3 * height or abs(b[3] - a[3]) > 0.7 * height
    )


def _glyph(
    handle: raw.FPDF_TEXTPAGE,
    index: int,
    place: Place,
    style_of: Callable[[int], Style],
) -> Glyph:
    code = raw.FPDFText_GetUnicode(handle, index)
    character = "-" if code == HYPHEN_AT_LINE_END else chr(code) if 0 < code < 0x110000 else " "
    style = style_of(index)
    if character.isspace() or (not character.isprintable() and character != SOFT_HYPHEN):
        return Glyph(" ", None, style)
    drawn = _drawn_box(handle, index, style.size)
    return Glyph(LIGATURES.get(character, character), place(*drawn) if drawn else None, style)


def _drawn_box(handle: raw.FPDF_TEXTPAGE, index: int, size: float) -> Box | None:
    """Left, bottom, right, top in user space; upright text as high as its font, not its ink."""
    rectangle = raw.FS_RECTF()
    if not raw.FPDFText_GetLooseCharBox(handle, index, rectangle):
        return None
    box = (rectangle.left, rectangle.bottom, rectangle.right, rectangle.top)
    x, y = ctypes.c_double(), ctypes.c_double()
    upright = abs(math.sin(raw.FPDFText_GetCharAngle(handle, index))) < 0.02
    if upright and size > 0 and raw.FPDFText_GetCharOrigin(handle, index, x, y):
        return (box[0], y.value - DESCENT * size, box[2], y.value + ASCENT * size)
    return box


def page_placer(page: pdfium.PdfPage) -> Place:
    """A function from user space to points from the top left of the page as it is shown."""
    sheet = raw.FS_RECTF()  # the boxes that a page has from its parents count here too
    raw.FPDF_GetPageBoundingBox(page.raw, sheet)
    left, bottom, right, top = sheet.left, sheet.bottom, sheet.right, sheet.top
    turn = page.get_rotation() % 360

    def point(x: float, y: float) -> tuple[float, float]:
        if turn == 90:
            return y - bottom, x - left
        if turn == 180:
            return right - x, y - bottom
        if turn == 270:
            return top - y, right - x
        return x - left, top - y

    def place(x0: float, y0: float, x1: float, y1: float) -> Box:
        (ax, ay), (bx, by) = point(x0, y0), point(x1, y1)
        return (min(ax, bx), min(ay, by), max(ax, bx), max(ay, by))

    return place


def _style_reader(handle: raw.FPDF_TEXTPAGE, rotation: int) -> Callable[[int], Style]:
    """A function from character index to its style, remembered per text object."""
    known: dict[int, Style] = {}

    def style_of(index: int) -> Style:
        text_object = raw.FPDFText_GetTextObject(handle, index)
        if not text_object:
            return Style(0.0, False, True)
        key = ctypes.addressof(text_object.contents)
        if key not in known:
            known[key] = _read_style(handle, index, text_object, rotation)
        return known[key]

    return style_of


def _read_style(
    handle: raw.FPDF_TEXTPAGE, index: int, text_object: raw.FPDF_PAGEOBJECT, rotation: int
) -> Style:
    matrix = raw.FS_MATRIX()
    scale, turn = 1.0, 0
    if raw.FPDFText_GetMatrix(handle, index, matrix):
        scale = math.hypot(matrix.c, matrix.d)
        drawn = math.degrees(math.atan2(matrix.b, matrix.a))  # counter-clockwise
        turn = round((rotation - drawn) / 90) * 90 % 360
    size = abs(raw.FPDFText_GetFontSize(handle, index) * scale)
    visible = raw.FPDFTextObj_GetTextRenderMode(text_object) != INVISIBLE
    key = ctypes.addressof(text_object.contents)
    bold = _is_bold(handle, index)
    return Style(round(size, 2), bold, visible, turn, _ink(text_object), key)


def colour_of(thing: object) -> Colour | None:
    """The colour with which a drawn thing is filled."""
    parts = [ctypes.c_uint() for _ in range(4)]
    if not raw.FPDFPageObj_GetFillColor(thing, *parts):
        return None
    red, green, blue, opaque = (part.value for part in parts)
    return red, green, blue, opaque


def _ink(text_object: raw.FPDF_PAGEOBJECT) -> int:
    red, green, blue, _ = colour_of(text_object) or (0, 0, 0, 255)
    return red << 16 | green << 8 | blue


def _is_bold(handle: raw.FPDF_TEXTPAGE, index: int) -> bool:
    name = ctypes.create_string_buffer(128)
    flags = ctypes.c_int()
    raw.FPDFText_GetFontInfo(handle, index, name, 128, flags)
    heavy = raw.FPDFText_GetFontWeight(handle, index) >= 600
    named = any(mark in name.value.lower() for mark in (b"bold", b"black", b"heavy", b"semibold"))
    return heavy or named or bool(flags.value & FORCE_BOLD)
