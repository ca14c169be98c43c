"""The measure of tables: what a relation is, and what counts as right."""

from __future__ import annotations

from collections import Counter

from tests.bench.tables import Cell, Region, Score, compare, level, relate


def cell(text: str, row: int, column: int, last_column: int | None = None) -> Cell:
    return Cell(text, (row, row), (column, column if last_column is None else last_column))


def region(cells: list[Cell], left: float = 0.0) -> Region:
    return Region(1, (left, 0.0, left + 100.0, 100.0), relate(cells), "ruled")


SQUARE = [cell("a", 0, 0), cell("b", 0, 1), cell("c", 1, 0), cell("d", 1, 1)]


def test_a_cell_is_related_to_the_next_on_its_right_and_below() -> None:
    assert relate(SQUARE) == Counter(
        [("a", "b", "right"), ("c", "d", "right"), ("a", "c", "below"), ("b", "d", "below")]
    )


def test_a_blank_cell_is_skipped() -> None:
    assert relate([cell("a", 0, 0), cell("", 0, 1), cell("c", 0, 2)]) == {("a", "c", "right"): 1}


def test_a_merged_cell_is_related_to_all_that_it_touches_once() -> None:
    made = relate([cell("kop", 0, 0, 1), cell("c", 1, 0), cell("d", 1, 1)])
    assert made == Counter([("kop", "c", "below"), ("kop", "d", "below"), ("c", "d", "right")])


def test_a_table_read_as_it_is_scores_one() -> None:
    score = compare([region(SQUARE)], [region(SQUARE)])["ruled"]
    assert (score.precision, score.recall, score.f1) == (1.0, 1.0, 1.0)


def test_two_cells_read_as_one_cost_precision_and_recall() -> None:
    read = [cell("ab", 0, 0, 1), cell("c", 1, 0), cell("d", 1, 1)]
    assert compare([region(SQUARE)], [region(read)])["ruled"] == Score(3, 1, 4)


def test_a_table_where_there_is_none_costs_precision() -> None:
    scores = compare([region(SQUARE)], [region(SQUARE), region(SQUARE, left=300.0)])
    assert scores["ruled"] == Score(8, 4, 4)


def test_contents_are_compared_without_marks_and_capitals() -> None:
    assert level(" Totaal (2031):\n1.5 %") == "totaal203115"
