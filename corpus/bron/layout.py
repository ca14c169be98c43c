"""Lay a document out as a PDF with reportlab, byte for byte the same on every run."""

import io

from blocks import Maker, Pages, printed_number
from fonts import register_family
from reportlab.lib.colors import HexColor, black
from reportlab.lib.pagesizes import A4, landscape
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import SimpleDocTemplate
from source import Document, Settings

GREY = HexColor("#6B6B6B")
# Room that reportlab keeps inside its frames, left and right together.
FRAME_PADDING = 12
# The table of contents needs two passes; a third only when it changes the page breaks.
MAX_PASSES = 4


def build_pdf(document: Document) -> bytes:
    """Lay out until the page numbers in the table of contents stand still."""
    register_family(document.settings.font)
    known = Pages()
    for _ in range(MAX_PASSES):
        learned = Pages()
        data = lay_out(document, known, learned)
        if learned == known:
            break
        known = learned
    return data


def lay_out(document: Document, known: Pages, learned: Pages) -> bytes:
    """Make one pass: draw with the page numbers known so far, note the ones found."""
    settings = document.settings
    size = landscape(A4) if settings.orientation == "landscape" else A4
    buffer = io.BytesIO()
    template = SimpleDocTemplate(
        buffer,
        pagesize=size,
        title=settings.title,
        subject=settings.running,
        author="Veiligheidswijzer",
        lang="nl-NL",
        invariant=1,
        leftMargin=settings.margin,
        rightMargin=settings.margin,
        topMargin=settings.margin,
        bottomMargin=settings.margin,
    )
    maker = Maker(settings, known, learned, size[0] - 2 * settings.margin - FRAME_PADDING)

    def furnish(canvas: Canvas, _: object) -> None:
        """Draw the running line and the page number of this page."""
        learned.total = canvas.getPageNumber()
        draw_furniture(canvas, settings, known.total, size)

    template.build(maker.flowables(document.blocks), onFirstPage=furnish, onLaterPages=furnish)
    return buffer.getvalue()


def draw_furniture(
    canvas: Canvas, settings: Settings, total: int, size: tuple[float, float]
) -> None:
    """Draw the running line in header or footer and the page number at the foot."""
    width, height = size
    canvas.saveState()
    canvas.setFillColor(GREY)
    canvas.setFont(settings.font, 8)
    line = height - 34 if settings.running_place == "header" else 22
    canvas.drawString(settings.margin, line, settings.running)
    canvas.setFillColor(black)
    canvas.setFont(settings.font, 9)
    number = printed_number(settings, canvas.getPageNumber(), total)
    if settings.page_number_place == "centre":
        canvas.drawCentredString(width / 2, 36, number)
    else:
        canvas.drawRightString(width - settings.margin, 36, number)
    canvas.restoreState()
