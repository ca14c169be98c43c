"""How well tables are read: cell adjacency on the EU half of the ICDAR 2013 table competition.

Per Göbel, Hassan, Oro and Orsi, "ICDAR 2013 Table Competition": every cell that is not blank is
related to the nearest such cell to its right and below it, within one table. A relation is right
when the true table has one with the same contents in the same direction. Contents are compared
without blanks, marks and capitals. A table counts as ruled when lines are drawn between most
of its columns and most of its rows, over more than half of its height and width.

    python -m tests.bench.tables [--each]
"""

from __future__ import annotations

import re
import sys
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from xml.etree import ElementTree

from ingest.document import Box, Grid, Page
from ingest.layout import find_grids
from ingest.lines import holds, make_lines, make_text
from ingest.readers.pdf import read_pdf
from tests.paper import FACETS

FOLDER = Path(__file__).resolve().parents[3] / "shared" / "pdfs" / "icdar2013"
KINDS = ("ruled", "unruled")
Relations = Counter[tuple[str, str, str]]


@dataclass(frozen=True, slots=True)
class Cell:
    """Contents with the rows and columns that they cover, first and last."""

    text: str
    rows: tuple[int, int]
    columns: tuple[int, int]


@dataclass(frozen=True, slots=True)
class Score:
    """Relations found, those that are right, and those that truly are there."""

    found: int = 0
    right: int = 0
    true: int = 0

    @property
    def precision(self) -> float:
        return self.right / self.found if self.found else 1.0

    @property
    def recall(self) -> float:
        return self.right / self.true if self.true else 1.0

    @property
    def f1(self) -> float:
        both = self.precision + self.recall
        return 2 * self.precision * self.recall / both if both else 0.0

    def __add__(self, other: Score) -> Score:
        return Score(self.found + other.found, self.right + other.right, self.true + other.true)


@dataclass(frozen=True, slots=True)
class Region:
    """A table, or its part on one page, with its relations."""

    page: int
    box: Box
    relations: Relations
    kind: str


def relate(cells: Iterable[Cell]) -> Relations:
    """The relations of the cells of one table."""
    filled = [cell for cell in cells if cell.text]
    places = {
        (row, column): cell
        for cell in filled
        for row in range(cell.rows[0], cell.rows[1] + 1)
        for column in range(cell.columns[0], cell.columns[1] + 1)
    }
    last = (max((r for r, _ in places), default=0), max((c for _, c in places), default=0))
    pairs: set[tuple[int, int, str]] = set()
    numbers = {id(cell): number for number, cell in enumerate(filled)}
    for (row, column), cell in places.items():
        right = _next(places, cell, [(row, c) for c in range(column + 1, last[1] + 1)])
        below = _next(places, cell, [(r, column) for r in range(row + 1, last[0] + 1)])
        for other, way in ((right, "right"), (below, "below")):
            if other is not None:
                pairs.add((numbers[id(cell)], numbers[id(other)], way))
    return Counter((filled[a].text, filled[b].text, way) for a, b, way in pairs)


def _next(
    places: dict[tuple[int, int], Cell], cell: Cell, way: Sequence[tuple[int, int]]
) -> Cell | None:
    return next((places[p] for p in way if p in places and places[p] is not cell), None)


def level(text: str) -> str:
    return re.sub(r"[\W_]", "", text).lower()


def true_regions(path: Path, pages: Sequence[Page]) -> Iterator[Region]:
    """The tables of a PDF as the competition gives them."""
    for file in sorted(path.parent.glob(f"{path.stem[:6]}*-str.xml")):
        for region in ElementTree.parse(file).iter("region"):
            page = pages[int(region.attrib["page"]) - 1]
            box = _box(region, page.height)
            cells = [_true_cell(cell) for cell in region.iter("cell")]
            yield Region(page.number, box, relate(cells), _kind(page, box, cells))


def _true_cell(cell: ElementTree.Element) -> Cell:
    row, column = int(cell.attrib["start-row"]), int(cell.attrib["start-col"])
    rows = (row, int(cell.attrib.get("end-row", row)))
    columns = (column, int(cell.attrib.get("end-col", column)))
    return Cell(level(cell.findtext("content") or ""), rows, columns)


def _box(region: ElementTree.Element, height: float) -> Box:
    boxes = [{k: float(v) for k, v in b.attrib.items()} for b in region.iter("bounding-box")]
    return (
        min(b["x1"] for b in boxes), height - max(b["y2"] for b in boxes),
        max(b["x2"] for b in boxes), height - min(b["y1"] for b in boxes),
    )  # fmt: skip


def _kind(page: Page, box: Box, cells: Sequence[Cell]) -> str:
    """Ruled when lines stand between most columns, over most of the height, and most rows."""
    uprights, levels = Counter[int](), Counter[int]()
    for x0, y0, x1, y1 in page.rules:
        if x0 == x1 and box[0] < x0 < box[2]:
            uprights[round(x0 / 4)] += max(0.0, min(y1, box[3]) - max(y0, box[1]))
        elif y0 == y1 and box[1] < y0 < box[3]:
            levels[round(y0 / 4)] += max(0.0, min(x1, box[2]) - max(x0, box[0]))
    between = sum(length > 0.5 * (box[3] - box[1]) for length in uprights.values())
    below = sum(length > 0.5 * (box[2] - box[0]) for length in levels.values())
    columns, rows = (1 + max(getattr(c, way)[1] for c in cells) for way in ("columns", "rows"))
    return "ruled" if 2 * between >= columns - 1 and 2 * below >= rows - 1 else "unruled"


def found_regions(pages: Iterable[Page]) -> Iterator[Region]:
    """The tables of a PDF as they are read."""
    for page in pages:
        for grid in find_grids(page, FACETS.is_header):
            kind = "ruled" if grid.ruled else "unruled"
            yield Region(page.number, grid.box, relate(grid_cells(page, grid)), kind)


def grid_cells(page: Page, grid: Grid) -> Iterator[Cell]:
    """The cells of a grid with what they cover; a merged cell is one."""
    xs = sorted({round(b[0]) for row in grid.rows for b in row if b})
    ys = sorted({round(b[1]) for row in grid.rows for b in row if b})
    for box in {b for row in grid.rows for b in row if b}:
        words = [w for w in page.words if holds(box, w.box)]
        text = level(make_text(make_lines(page.number, words)).value)
        rows = [n for n, y in enumerate(ys) if box[1] - 1 <= y < box[3] - 1]
        columns = [n for n, x in enumerate(xs) if box[0] - 1 <= x < box[2] - 1]
        if rows and columns:
            yield Cell(text, (rows[0], rows[-1]), (columns[0], columns[-1]))


def compare(true: Sequence[Region], found: Sequence[Region]) -> dict[str, Score]:
    """Scores by kind; a table found where there is none counts against its own kind."""
    scores = dict.fromkeys(KINDS, Score())
    for region in true:
        there = [f for f in found if _overlap(true, f) is region]
        got = sum((f.relations for f in there), Counter())
        right = (got & region.relations).total()
        scores[region.kind] += Score(got.total(), right, region.relations.total())
    for astray in (f for f in found if _overlap(true, f) is None):
        scores[astray.kind] += Score(found=astray.relations.total())
    return scores


def _overlap(true: Sequence[Region], found: Region) -> Region | None:
    """The true table that shares most of its area with one that was found."""
    shared = [(_shared(t.box, found.box), -n) for n, t in enumerate(true) if t.page == found.page]
    most = max(shared, default=(0.0, 0))
    return true[-most[1]] if most[0] > 0 else None


def _shared(a: Box, b: Box) -> float:
    width, height = min(a[2], b[2]) - max(a[0], b[0]), min(a[3], b[3]) - max(a[1], b[1])
    return width * height if width > 0 and height > 0 else 0.0


def measure(each: bool = False) -> dict[str, Score]:
    """The scores over all files; `each` prints those of every file as well."""
    total = dict.fromkeys(KINDS, Score())
    for path in sorted(FOLDER.glob("*.pdf")):
        pages = read_pdf(path)
        scores = compare(list(true_regions(path, pages)), list(found_regions(pages)))
        total = {kind: total[kind] + scores[kind] for kind in KINDS}
        if each:
            _print_scores(path.stem, scores)
    return total


def _print_scores(name: str, scores: dict[str, Score]) -> None:
    for kind, s in scores.items():
        if s.true or s.found:
            print(f"{name} {kind}: precision {s.precision:.2f}, recall {s.recall:.2f}, {s.true}")


def report() -> str:
    """The section of docs/benchmarks.md, as Markdown."""
    rows = [
        f"| {kind} | {s.precision:.3f} | {s.recall:.3f} | {s.f1:.3f} | {s.true} |"
        for kind, s in measure().items()
    ]
    head = "| tables | precision | recall | F1 | relations |\n|---|---|---|---|---|\n"
    return head + "\n".join(rows)


if __name__ == "__main__":
    if "--each" in sys.argv:
        measure(each=True)
    print(report())
