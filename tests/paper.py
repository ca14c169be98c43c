"""Small real PDFs for tests of reading: text, rules and bars drawn at measured places."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path

from reportlab.lib.pagesizes import A4
from reportlab.pdfgen.canvas import Canvas

from ingest.data_files import OWN_CORPUS
from ingest.document import Block, BlockKind, Page
from ingest.facets import load_facets
from ingest.layout import Layout, read_layout
from ingest.readers.pdf import read_pdf
from ingest.themes import load_themes

FACETS = load_facets(OWN_CORPUS)
THEMES = load_themes(OWN_CORPUS)
LEFT, STEP, BODY = 72.0, 14.0, 10.0
"""Where text starts, from line to line, and the size of body text, all in points."""


class Paper:
    """A PDF in the making; places are in points from the top left of the page."""

    def __init__(self, path: Path, size: tuple[float, float] = A4) -> None:
        self.path = path
        self.size = size
        self.canvas = Canvas(str(path), pagesize=size, pageCompression=0)
        self.saved = False

    def write(
        self, text: str, x: float = LEFT, y: float = 100.0, size: float = BODY, bold: bool = False
    ) -> None:
        """One line of which the baseline is at `y`."""
        self.canvas.setFont("Helvetica-Bold" if bold else "Helvetica", size)
        self.canvas.drawString(x, self.size[1] - y, text)

    def lines(
        self,
        lines: Iterable[str],
        x: float = LEFT,
        y: float = 100.0,
        step: float = STEP,
        size: float = BODY,
        bold: bool = False,
    ) -> float:
        """Lines below each other, '' for a blank one; the baseline of the line after them."""
        for line in lines:
            if line:
                self.write(line, x, y, size, bold)
            y += step
        return y

    def table(
        self,
        rows: Sequence[Sequence[str]],
        y: float = 100.0,
        edges: Sequence[float] = (LEFT, 200.0, 330.0, 460.0),
        height: float = 20.0,
        ruled: bool = True,
        header_bold: bool = False,
    ) -> float:
        """Cells between the vertical `edges`, the table's top at `y`; its bottom is returned."""
        for number, row in enumerate(rows):
            top = y + number * height
            for x, cell in zip(edges, row, strict=False):
                self.write(cell, x + 4, top + 14, 9, header_bold and number == 0)
        bottom = y + len(rows) * height
        if ruled:
            self.rules(edges, [y + n * height for n in range(len(rows) + 1)])
        return bottom

    def rules(self, xs: Sequence[float], ys: Sequence[float]) -> None:
        """All lines of a grid."""
        for x in xs:
            self.canvas.line(x, self.size[1] - ys[0], x, self.size[1] - ys[-1])
        for y in ys:
            self.canvas.line(xs[0], self.size[1] - y, xs[-1], self.size[1] - y)

    def turn_page(self, size: tuple[float, float] | None = None) -> None:
        """Go on with a next page, of another size where one is given."""
        self.canvas.showPage()
        if size:
            self.size = size
            self.canvas.setPageSize(size)

    def pages(self) -> tuple[Page, ...]:
        """Save the file, once, and read it."""
        if not self.saved:
            self.canvas.save()
            self.saved = True
        return read_pdf(self.path)

    def layout(self) -> Layout:
        """The layout of the file."""
        return read_layout(self.pages(), FACETS.is_header)

    def blocks(self) -> list[tuple[str, str]]:
        """Kind and text of every block; a table's text is that of its cells."""
        return [(str(b.kind), b.text.value) for b in self.layout().blocks]

    def tables(self) -> list[list[list[str]]]:
        """The cells of every table, its header first."""
        return [cells_of(b) for b in self.layout().blocks if b.kind is BlockKind.TABLE]


def cells_of(block: Block) -> list[list[str]]:
    """The words in every cell of a table block, its header first."""
    assert block.table is not None
    rows = [block.table.header, *(row.cells for row in block.table.rows)]
    return [[cell.value for cell in row] for row in rows]
