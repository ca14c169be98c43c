"""Turn the two sources of the invented region Waterveste (in bron/) into PDFs.

Run as `python tests/region/build_region.py`. The letter is laid out by the builder of the example
documents; the programme has dashes for bullets, `^^` for a cell merged with the one above and
small print in its calendar, which that builder does not draw.
"""

import io
import sys
from functools import partial
from html import escape
from pathlib import Path
from typing import Any

from reportlab.lib.colors import HexColor, grey
from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import ParagraphStyle
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import (
    Flowable,
    PageBreak,
    Paragraph,
    SimpleDocTemplate,
    Spacer,
    Table,
    TableStyle,
)

HERE = Path(__file__).resolve().parent
SOURCES = HERE / "bron"
sys.path.insert(0, str(HERE.parents[1] / "corpus" / "bron"))

from fonts import register_family  # noqa: E402
from layout import build_pdf, draw_furniture  # noqa: E402
from source import Mark, Settings, TableBlock, Text, read_document  # noqa: E402

LETTER, PROGRAMME = "waterveste-brief-2026", "waterveste-programma-2027"
MERGED = "^^"
# A calendar has a column a month; its cells are set smaller to fit a portrait page.
CALENDAR_COLUMNS = 7


def main() -> None:
    """Write both PDFs."""
    letter = build_pdf(read_document(SOURCES / f"{LETTER}.md"))
    (HERE / f"{LETTER}.pdf").write_bytes(letter)
    (HERE / f"{PROGRAMME}.pdf").write_bytes(build_programme())


def build_programme() -> bytes:
    """Lay the programme out twice: the first pass counts the pages."""
    document = read_document(SOURCES / f"{PROGRAMME}.md")
    register_family(document.settings.font)
    flow = partial(lay_out, document.settings, document.blocks)
    _, total = flow(total=0)
    data, _ = flow(total=total)
    return data


def lay_out(
    settings: Settings, blocks: tuple[Text | TableBlock | Mark, ...], total: int
) -> tuple[bytes, int]:
    """Draw all blocks on portrait pages; returns the PDF and its number of pages."""
    buffer = io.BytesIO()
    margins = dict.fromkeys(
        ("leftMargin", "rightMargin", "topMargin", "bottomMargin"), settings.margin
    )
    template = SimpleDocTemplate(
        buffer, pagesize=A4, title=settings.title, lang="nl-NL", invariant=1, **margins
    )

    def furnish(canvas: Canvas, _: object) -> None:
        draw_furniture(canvas, settings, total, A4)

    flowables = [flowable for block in blocks for flowable in draw(block, settings)]
    template.build(flowables, onFirstPage=furnish, onLaterPages=furnish)
    return buffer.getvalue(), template.page


def draw(block: Text | TableBlock | Mark, settings: Settings) -> list[Flowable]:
    """Return the flowables of one block."""
    if isinstance(block, TableBlock):
        return draw_table(block, settings)
    if isinstance(block, Mark):
        return [PageBreak()] if block.kind == "page" else [Spacer(1, block.amount)]
    bullet = "\N{EN DASH}" if block.mark == "-" else block.mark
    return [Paragraph(escape(block.text), style(block.kind, settings), bulletText=bullet or None)]


def draw_table(block: TableBlock, settings: Settings) -> list[Flowable]:
    """Return a table a part, a page break between two; the header comes back when repeated."""
    drawn: list[Flowable] = []
    for number, rows in enumerate(block.parts):
        again = block.parts[0][:1] if number and block.repeat else ()
        drawn += [PageBreak()] if number else []
        drawn += [draw_part((*again, *rows), block, settings, headed=not number or block.repeat)]
        drawn += [Spacer(1, settings.size)]
    return drawn


def draw_part(
    rows: tuple[tuple[str, ...], ...], block: TableBlock, settings: Settings, headed: bool
) -> Table:
    """Return one ruled table; the first row is its header when it is headed."""
    kind = "small" if len(rows[0]) >= CALENDAR_COLUMNS else "cell"
    width = A4[0] - 2 * settings.margin
    cells = [
        [
            Paragraph(
                escape(cell.replace(MERGED, "")),
                style("head" if headed and not n else kind, settings),
            )
            for cell in row
        ]
        for n, row in enumerate(rows)
    ]
    shares = [width * share / sum(block.widths) for share in block.widths]
    return Table(cells, shares, style=TableStyle(look(rows)))


def look(rows: tuple[tuple[str, ...], ...]) -> list[Any]:
    """Return the rules of a table and the spans of its merged cells."""
    spans = [
        ("SPAN", (column, n - 1), (column, n))
        for n, row in enumerate(rows)
        for column, cell in enumerate(row)
        if cell == MERGED
    ]
    return [("GRID", (0, 0), (-1, -1), 0.5, grey), ("VALIGN", (0, 0), (-1, -1), "MIDDLE"), *spans]


def style(kind: str, settings: Settings) -> ParagraphStyle:
    """Return the paragraph style of a kind of text."""
    size, bold = settings.size, f"{settings.font}-Bold"
    text: dict[str, Any] = {
        "fontName": settings.font, "fontSize": size, "leading": size * 1.3,
        "spaceAfter": size * 0.6, "bulletFontName": settings.font, "bulletFontSize": size,
    }  # fmt: skip
    heading = {"fontName": bold, "textColor": HexColor(settings.colour), "keepWithNext": 1}
    looks: dict[str, dict[str, Any]] = {
        "title": {**heading, "fontSize": 25, "leading": 31},
        "subtitle": {**heading, "fontSize": 14, "leading": 18},
        "#": {**heading, "fontSize": 19, "leading": 25, "spaceBefore": size},
        "##": {**heading, "fontSize": 13, "leading": 18, "spaceBefore": size / 2},
        "action": {"fontName": bold, "keepWithNext": 1, "spaceAfter": 1},
        "item": {"leftIndent": 16, "bulletIndent": 4, "spaceAfter": size * 0.3},
        "head": {"fontName": bold, "fontSize": size - 1, "leading": size * 1.15},
        "cell": {"fontSize": size - 1, "leading": size * 1.15},
        "small": {"fontSize": size - 2, "leading": size},
    }
    return ParagraphStyle(kind, **{**text, **looks.get(kind, {})})


if __name__ == "__main__":
    main()
