"""Turn the blocks of a source into reportlab flowables."""

import re
from dataclasses import dataclass, field
from html import escape
from typing import Any

from reportlab.lib.colors import HexColor, black
from reportlab.lib.styles import ParagraphStyle
from reportlab.pdfbase.pdfmetrics import stringWidth
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import Flowable, PageBreak, Paragraph, Spacer, Table, TableStyle
from source import Block, Mark, Settings, TableBlock, Text

HEADINGS = ("#", "##", "###")
SOFT_HYPHEN = "\u00ad"
HEADER_FILL = HexColor("#DCE6F1")


@dataclass(slots=True)
class Pages:
    """What a pass learns about the pages: each heading's PDF page, and how many there are."""

    headings: list[tuple[str, str, int]] = field(default_factory=list)
    total: int = 0


class Heading(Paragraph):
    """A heading that notes its page and joins the outline."""

    def __init__(self, block: Text, style: ParagraphStyle, pages: Pages, outline: bool) -> None:
        """Keep what drawing needs beside the paragraph itself."""
        super().__init__(escape(block.text, quote=False), style)
        self.block, self.pages, self.outline = block, pages, outline

    def draw(self) -> None:
        """Draw the heading, note its page, and add it to the outline when asked."""
        canvas: Canvas = self.canv
        kind, text = self.block.kind, self.block.text
        self.pages.headings.append((kind, text, canvas.getPageNumber()))
        if self.outline:
            key = f"heading-{len(self.pages.headings)}"
            canvas.bookmarkHorizontal(key, 0, self.height)
            canvas.addOutlineEntry(text, key, HEADINGS.index(kind))
        super().draw()


class ContentsLine(Flowable):
    """One line of the table of contents: title, dot leader, printed page number."""

    def __init__(self, title: str, number: str, style: ParagraphStyle) -> None:
        """Keep the parts of the line."""
        super().__init__()
        self.title, self.number, self.style = title, number, style

    def wrap(self, room: float, _: float) -> tuple[float, float]:
        """Take the full width and one line."""
        self.width, self.height = room, self.style.leading * 1.1
        return self.width, self.height

    def draw(self) -> None:
        """Draw title and number, and fill the room between them with dots."""
        font, size = self.style.fontName, self.style.fontSize
        taken = stringWidth(f"{self.title}  {self.number}", font, size)
        dots = "." * int((self.width - taken) / stringWidth(".", font, size))
        self.canv.setFont(font, size)
        self.canv.drawString(0, 0, f"{self.title} {dots}")
        self.canv.drawRightString(self.width, 0, self.number)


def printed_number(settings: Settings, page: int, total: int) -> str:
    """Return the number printed on a PDF page, empty on an unnumbered one."""
    if page < settings.page_number_from:
        return ""
    offset = settings.page_number_offset
    return settings.page_number.format(page=page + offset, total=total + offset)


@dataclass(slots=True)
class Maker:
    """Turns blocks into flowables; `width` is the room between the margins in points."""

    settings: Settings
    known: Pages
    learned: Pages
    width: float

    def flowables(self, blocks: tuple[Block, ...]) -> list[Flowable]:
        """Return the flowables of all blocks in order."""
        return [flowable for block in blocks for flowable in self.of_block(block)]

    def of_block(self, block: Block) -> list[Flowable]:
        """Return the flowables of one block."""
        if isinstance(block, TableBlock):
            return self.of_table(block)
        if isinstance(block, Mark):
            return self.of_mark(block)
        style = self.style(block.kind)
        if block.kind in HEADINGS:
            return [Heading(block, style, self.learned, self.settings.outline)]
        bullet = "\u2022" if block.mark == "-" else block.mark
        return [Paragraph(self.markup(block.text), style, bulletText=bullet or None)]

    def of_mark(self, mark: Mark) -> list[Flowable]:
        """Return a page break, white space or the table of contents."""
        if mark.kind == "page":
            return [PageBreak()]
        if mark.kind == "space":
            return [Spacer(1, mark.amount)]
        levels = HEADINGS[: int(mark.amount) or 1]
        return [self.contents_line(*found) for found in self.known.headings if found[0] in levels]

    def contents_line(self, kind: str, title: str, page: int) -> Flowable:
        """Return the contents line of a heading, deeper levels set in."""
        number = str(page + self.settings.page_number_offset)
        return ContentsLine("    " * HEADINGS.index(kind) + title, number, self.style("text"))

    def of_table(self, block: TableBlock) -> list[Flowable]:
        """Return a table per part, with a page break between the parts."""
        shares = block.widths or (1.0,) * len(block.parts[0][0])
        widths = [self.width * share / sum(shares) for share in shares]
        header = block.parts[0][:1] if block.header else ()
        found: list[Flowable] = []
        for number, part in enumerate(block.parts):
            rows = (*header, *part) if number and block.repeat else part
            headed = block.header and (block.repeat or not number)
            found += [PageBreak()] if number else []
            found.append(self.ruled(rows, widths, headed, block.repeat))
        return found

    def ruled(
        self, rows: tuple[tuple[str, ...], ...], widths: list[float], headed: bool, repeat: bool
    ) -> Table:
        """Return one ruled table; a header row is bold on a tint."""
        kinds = ["head" if headed and not number else "cell" for number in range(len(rows))]
        cells = [
            [Paragraph(self.markup(cell), self.style(kind)) for cell in row]
            for kind, row in zip(kinds, rows, strict=True)
        ]
        heights = [None if any(row) else self.settings.size * 1.2 for row in rows]
        header_rows = int(headed and repeat)
        return Table(cells, widths, heights, repeatRows=header_rows, style=self.rules(headed))

    def rules(self, headed: bool) -> TableStyle:
        """Return the lines and paddings of a table, and the tint of its header."""
        everywhere = (0, 0), (-1, -1)
        look: list[Any] = [
            ("FONT", *everywhere, self.settings.font, self.settings.size),
            ("GRID", *everywhere, 0.6, black),
            ("VALIGN", *everywhere, "TOP"),
            ("TOPPADDING", *everywhere, 1.5),
            ("BOTTOMPADDING", *everywhere, 2.5),
        ]
        if headed:
            look.append(("BACKGROUND", (0, 0), (-1, 0), HEADER_FILL))
        return TableStyle(look)

    def markup(self, text: str) -> str:
        """Escape a text and turn **bold**, *italic*, line breaks and hyphen points into markup."""
        marked = escape(text, quote=False).replace("\n", "<br/>")
        marked = re.sub(r"\*\*(.+?)\*\*", r"<b>\1</b>", marked)
        marked = re.sub(r"\*(.+?)\*", r"<i>\1</i>", marked)
        for word in self.settings.hyphenate:
            points = word.replace("-", SOFT_HYPHEN)
            marked = re.sub(rf"\b{word.replace('-', '')}\b", points, marked)
        return marked

    def style(self, kind: str) -> ParagraphStyle:
        """Return the paragraph style of a kind of text."""
        size, font = self.settings.size, self.settings.font
        text = ParagraphStyle(
            "text",
            fontName=font,
            fontSize=size,
            leading=size * 1.3,
            spaceAfter=size * 0.6,
            bulletFontName=font,
            bulletFontSize=size,
            embeddedHyphenation=1,
        )
        if kind == "text":
            return text
        return ParagraphStyle(kind, parent=text, **self.look(kind))

    def look(self, kind: str) -> dict[str, Any]:
        """Return what sets a kind of text apart from plain text."""
        size, bold = self.settings.size, self.settings.font + "-Bold"
        coloured = {
            "fontName": bold,
            "textColor": HexColor(self.settings.colour),
            "keepWithNext": 1,
        }
        sizes = {"title": 2.6, "subtitle": 1.2, "#": 1.7, "##": 1.35, "###": 1.1}
        if kind in sizes:
            larger = size * sizes[kind]
            return {**coloured, "fontSize": larger, "leading": larger * 1.25, "spaceBefore": size}
        looks: dict[str, dict[str, Any]] = {
            "action": {"fontName": bold, "leftIndent": 18, "keepWithNext": 1, "spaceAfter": 2},
            "item": {"leftIndent": 36, "bulletIndent": 20, "spaceAfter": size * 0.3},
            "head": {"fontName": bold, "fontSize": size - 1, "leading": size * 1.15},
            "cell": {"fontSize": size - 1, "leading": size * 1.15},
        }
        return looks[kind]
