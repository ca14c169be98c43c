"""CSV for a Dutch Excel."""

from __future__ import annotations

import csv

import pytest

from ui.csv_lines import csv_lines


def test_cells_are_parted_by_semicolons_and_quoted_where_needed() -> None:
    lines = list(csv_lines(["naam", "uren"], [["Politie; scholen", '2 "dagen"']]))
    assert lines == ["naam;uren", '"Politie; scholen";"2 ""dagen"""']
    assert list(csv.reader(lines, delimiter=";"))[1] == ["Politie; scholen", '2 "dagen"']


@pytest.mark.parametrize("cell", ["=1+1", "+31 6", "-2", "@SUM(A1)", " =1", "\t=1", "＝1"])
def test_a_cell_is_never_a_formula(cell: str) -> None:
    assert list(csv_lines(["kop"], [[cell]]))[1].startswith("'")


def test_a_cell_is_one_line_without_control_characters() -> None:
    assert list(csv_lines(["kop"], [["a\r\nb\x1b[31m\u00adc"]]))[1] == "a b [31mc"
