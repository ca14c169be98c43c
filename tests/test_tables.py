"""Tables with ruling lines: cells, headers, and tables that run over pages."""

from __future__ import annotations

from pathlib import Path

import pytest

from ingest.document import Row, Table
from ingest.tables import EMPTY, contrasts, inherit
from tests.handmade import make_text
from tests.paper import Paper

HEADER = ["Maand", "Actie", "Trekker"]
BOTTOM = 780.0
"""The top of a row that ends just above the foot of an A4 page."""


@pytest.fixture
def paper(tmp_path: Path) -> Paper:
    return Paper(tmp_path / "tabel.pdf")


def test_every_word_stands_in_the_cell_in_which_it_is_drawn(paper: Paper) -> None:
    rows = [HEADER, ["mei", "Schouw haven", "Handhaving"], ["juni", "", "Jeugdteam"]]
    paper.table(rows)
    assert paper.tables() == [rows]


def test_a_first_row_with_known_words_is_the_header(paper: Paper) -> None:
    paper.table([HEADER, ["mei", "Schouw", "Beheer"]])
    (block,) = paper.layout().blocks
    assert block.table is not None
    assert [cell.value for cell in block.table.header] == HEADER
    assert len(block.table.rows) == 1


def test_a_first_row_in_bold_print_is_the_header(paper: Paper) -> None:
    rows = [["Straat", "Lengte", "Aantal"], ["Dijk", "lang", "zes"], ["Laan", "kort", "twee"]]
    paper.table(rows, header_bold=True)
    assert paper.tables() == [rows]


def test_a_table_without_a_header_keeps_all_its_rows(paper: Paper) -> None:
    rows = [["Dijk", "lang", "zes"], ["Laan", "kort", "twee"]]
    paper.table(rows)
    assert paper.tables() == [[["", "", ""], *rows]]


def test_a_cell_of_two_lines_is_one_text(paper: Paper) -> None:
    paper.table([HEADER], height=20)
    paper.lines(["Schouw van de", "oude haven"], x=204, y=134, step=12, size=9)
    paper.write("mei", x=76, y=134, size=9)
    paper.write("Beheer", x=334, y=134, size=9)
    paper.rules((72, 200, 330, 460), (120, 160))
    assert paper.tables()[0][1] == ["mei", "Schouw van de oude haven", "Beheer"]


def test_a_cell_merged_over_two_rows_stands_in_both(paper: Paper) -> None:
    paper.rules((72, 200, 330), (100, 120, 160))
    paper.canvas.line(200, 842 - 140, 330, 842 - 140)
    for x, y, text in ((76, 114, "Maand"), (204, 114, "Actie"), (76, 144, "mei"),
                       (204, 134, "Schouw"), (204, 154, "Controle")):  # fmt: skip
        paper.write(text, x, y, 9)
    assert paper.tables() == [[["Maand", "Actie"], ["mei", "Schouw"], ["mei", "Controle"]]]


def over_two_pages(paper: Paper, below: list[list[str]], edge: float = 72.0) -> None:
    paper.table([HEADER, ["mei", "Schouw haven", "Beheer"]], y=BOTTOM - 40)
    paper.turn_page()
    paper.table(below, y=40, edges=(edge, 200, 330, 460))


def test_a_table_goes_on_over_the_page_without_repeating_its_header(paper: Paper) -> None:
    over_two_pages(paper, [["juni", "Controle", "Politie"]])
    (table,) = paper.tables()
    assert table == [HEADER, ["mei", "Schouw haven", "Beheer"], ["juni", "Controle", "Politie"]]


def test_a_header_repeated_on_the_next_page_is_no_row(paper: Paper) -> None:
    over_two_pages(paper, [HEADER, ["juni", "Controle", "Politie"]])
    (table,) = paper.tables()
    assert table[1:] == [["mei", "Schouw haven", "Beheer"], ["juni", "Controle", "Politie"]]


def test_a_table_with_another_header_is_another_table(paper: Paper) -> None:
    over_two_pages(paper, [["Maand", "Project", "Partners"], ["juni", "Controle", "Politie"]])
    assert len(paper.tables()) == 2


def test_a_table_under_other_text_does_not_go_on_with_the_page_before(paper: Paper) -> None:
    paper.table([HEADER, ["mei", "Schouw haven", "Beheer"]], y=BOTTOM - 40)
    paper.turn_page()
    paper.write("Hieronder staat een heel ander overzicht.", y=60)
    paper.table([["juni", "Controle", "Politie"]] * 2, y=80)
    assert len(paper.tables()) == 2


def test_a_row_broken_in_the_middle_of_a_sentence_is_made_whole(paper: Paper) -> None:
    paper.table([HEADER, ["mei", "Schouw van de", "Beheer"]], y=BOTTOM - 40)
    paper.turn_page()
    paper.table([["", "oude haven", ""], ["juni", "Controle", "Politie"]], y=40)
    assert paper.tables()[0][1] == ["mei", "Schouw van de oude haven", "Beheer"]


def test_an_empty_month_is_taken_from_the_row_above_and_said_to_be() -> None:
    may, check, tour = make_text("mei"), make_text("Controle"), make_text("Schouw")
    table = Table((EMPTY, EMPTY), (Row((may, check)), Row((EMPTY, tour))))
    filled = inherit(table, 0)
    assert filled.rows[1].cells == (may, tour)
    assert filled.rows[1].inherited == {0}
    assert filled.rows[0].inherited == frozenset()


@pytest.mark.parametrize(
    ("rows", "header"),
    [
        ([["Wijk", "Begroot 2025"], ["Noord", "€ 3.000"], ["Zuid", "€ 400"]], True),
        ([["Wijk", "Doel"], ["Noord", "rust"], ["Zuid", "licht"]], False),
        ([["Noord", "31"], ["Zuid", "44"], ["West", "17"]], False),
        ([["Wijk", "Meldingen"], ["Noord", "31"]], False),
    ],
)
def test_words_above_figures_are_a_header(rows: list[list[str]], header: bool) -> None:
    assert contrasts(rows) == header
