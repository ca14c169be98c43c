"""Ruled tables from drawn lines."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pdfplumber
import pypdfium2
import pytest
from reportlab.pdfgen.canvas import Canvas

from ingest.document import Box, Grid
from ingest.grids import find_grids
from ingest.readers.pdf import read_pdf
from ingest.readers.rules import read_rules

CORPUS = Path(__file__).resolve().parents[1] / "corpus"


def make_rule(level: bool, at: float, start: float, end: float) -> Box:
    return (start, at, end, at) if level else (at, start, at, end)


def lattice(xs: list[float], ys: list[float]) -> list[Box]:
    """Full lines at these places."""
    level = [make_rule(True, y, xs[0], xs[-1]) for y in ys]
    return level + [make_rule(False, x, ys[0], ys[-1]) for x in xs]


def shape(grid: Grid) -> list[list[bool]]:
    """Which places of a grid have a cell of their own."""
    return [[cell is not None for cell in row] for row in grid.rows]


def test_crossing_lines_make_rows_of_cells() -> None:
    (grid,) = find_grids(lattice([0, 100, 200], [0, 20, 40, 60]))
    assert grid.box == (0, 0, 200, 60)
    assert grid.rows[1] == ((0, 20, 100, 40), (100, 20, 200, 40))
    assert len(grid.rows) == 3


def test_a_missing_piece_of_line_merges_two_cells() -> None:
    (grid,) = find_grids([*lattice([0, 200], [0, 20, 40]), make_rule(False, 100, 20, 40)])
    assert shape(grid) == [[True, False], [True, True]]
    assert grid.rows[0][0] == (0, 0, 200, 20)


def test_double_lines_and_lines_in_pieces_are_one_line() -> None:
    rules = [
        make_rule(level, at + shift, start, end)
        for level, at, length in [
            (True, 0, 99),
            (True, 30, 99),
            (True, 60, 99),
            (False, 0, 60),
            (False, 99, 60),
        ]
        for shift in (0, 1.5)
        for start, end in ((0, length / 2), (length / 2 + 2, length))
    ]
    (grid,) = find_grids(rules)
    assert shape(grid) == [[True], [True]]


def test_two_tables_apart_are_two_grids_from_top_to_bottom() -> None:
    below = lattice([0, 50, 99], [300, 320])
    above = lattice([200, 250, 299], [10, 30, 50])
    assert [len(grid.rows) for grid in find_grids(below + above)] == [2, 1]


def test_a_frame_or_a_single_line_is_no_table() -> None:
    assert find_grids(lattice([0, 100], [0, 100])) == ()
    assert find_grids([make_rule(True, 5, 0, 100)]) == ()


def test_more_corners_than_a_page_can_hold_are_no_table() -> None:
    assert find_grids(lattice([n * 4.0 for n in range(200)], [n * 4.0 for n in range(200)])) == ()


@pytest.mark.parametrize("turn", [0, 90, 180, 270])
def test_words_stand_in_their_cells_however_the_page_is_turned(tmp_path: Path, turn: int) -> None:
    canvas = Canvas(str(tmp_path / "blad.pdf"), pagesize=(400, 600))
    for x in (50, 150, 250):
        canvas.line(x, 100, x, 140)
    for y in (100, 120, 140):
        canvas.line(50, y, 250, y)
    canvas.drawString(160, 125, "midden")
    canvas.setPageRotation(turn)
    canvas.save()
    (page,) = read_pdf(tmp_path / "blad.pdf")
    (grid,) = page.grids
    assert len(grid.rows) == 2
    (word,) = page.words
    x, y = (word.box[0] + word.box[2]) / 2, (word.box[1] + word.box[3]) / 2
    holding = [
        cell for row in grid.rows for cell in row
        if cell and cell[0] < x < cell[2] and cell[1] < y < cell[3]
    ]  # fmt: skip
    assert len(holding) == 1


def test_a_table_within_a_drawing_is_found(tmp_path: Path) -> None:
    canvas = Canvas(str(tmp_path / "blad.pdf"))
    canvas.beginForm("tabel")
    canvas.grid([0, 60, 120], [0, 20, 40])
    canvas.endForm()
    canvas.translate(100, 500)
    canvas.doForm("tabel")
    canvas.save()
    (page,) = read_pdf(tmp_path / "blad.pdf")
    (grid,) = page.grids
    assert grid.box == pytest.approx((100, 842 - 540, 220, 842 - 500), abs=1)


@pytest.mark.parametrize("name", ["uvp-2026", "ivp-2024-2027"])
def test_the_tables_are_those_that_pdfplumber_finds(name: str) -> None:
    def sizes(rows_of: Callable[[int], list[tuple[int, int]]], count: int) -> list[object]:
        return [rows_of(number) for number in range(count)]

    path = CORPUS / f"{name}.pdf"
    with pdfplumber.open(path) as slow, pypdfium2.PdfDocument(path) as fast:
        theirs = sizes(
            lambda n: [(len(t.rows), len(t.rows[0].cells)) for t in slow.pages[n].find_tables()],
            len(fast),
        )
        ours = sizes(
            lambda n: [(len(g.rows), len(g.rows[0])) for g in find_grids(read_rules(fast[n]))],
            len(fast),
        )
    assert ours == theirs
    assert any(ours)
