"""The hours added up: what counts, what does not and why, and the chart of it."""

from __future__ import annotations

import datetime
from pathlib import Path

import pytest

from assistant.library import Library
from assistant.workload import Workload, read_workload
from ingest.data_files import OWN_CORPUS
from tests.handmade import read_folder
from ui.bar_chart import draw_chart

REGION = Path(__file__).parent / "region"
TODAY = datetime.date(2026, 11, 22)


@pytest.fixture(scope="module")
def region(tmp_path_factory: pytest.TempPathFactory) -> Workload:
    return read_workload(read_folder(tmp_path_factory.mktemp("index"), REGION), TODAY)


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Library:
    return read_folder(tmp_path_factory.mktemp("index"), OWN_CORPUS)


def test_only_hours_per_municipality_or_of_all_together_are_added_up(region: Workload) -> None:
    assert [(e.cell, e.hours, e.joint) for e in region.estimates] == [
        ("60 uur per gemeente", 60, False),
        ("80 uur voor de vier gemeenten samen", 80, True),
        ("90 uur per gemeente", 90, False),
    ]


@pytest.mark.parametrize(
    ("cell", "reason"),
    [
        ("0,5 fte", "geteld in fte, niet in uren"),
        ("6 uur per week", "geteld per week: hoe vaak dat is, staat er niet bij"),
        ("16 uur per persoon", "16 uur per persoon: dat telt niet op"),
        ("40 uur, eenmalig", "40 uur: er staat niet bij of dat per gemeente is of samen"),
    ],
)
def test_what_is_left_out_says_why_and_where_it_stands(
    region: Workload, cell: str, reason: str
) -> None:
    left = next(left for left in region.left_out if left.cell == cell)
    assert left.reason.startswith(reason)
    assert cell in region.citations[left.source - 1].quote


def test_every_cell_with_hours_is_either_counted_or_left_out(library: Library) -> None:
    workload = read_workload(library, TODAY)
    told = {entry.source for entry in (*workload.estimates, *workload.left_out)}
    assert len(told) == len([f for f in library.facts if f.field("hours")]) > 15


def test_a_cell_that_breaks_off_is_not_counted(library: Library) -> None:
    left = read_workload(library, TODAY).left_out
    assert any("breekt af" in entry.reason for entry in left)


def test_of_a_cell_with_two_figures_only_the_one_that_can_is_counted(library: Library) -> None:
    workload = read_workload(library, TODAY)
    both = {e.source for e in workload.estimates} & {left.source for left in workload.left_out}
    assert len(both) == 2


def test_themes_add_up_to_all_estimates_and_parties_count_an_action_each(
    library: Library,
) -> None:
    workload = read_workload(library, TODAY)
    total = sum(e.hours for e in workload.estimates)
    themes = workload.by_theme()
    assert sum(load.per_municipality + load.joint for load in themes) == total
    parties = workload.by_party()
    sums = [load.per_municipality + load.joint for load in parties]
    assert sums == sorted(sums, reverse=True)
    assert sum(sums) > total


def test_without_departments_the_hours_are_told_by_who_is_responsible(region: Workload) -> None:
    assert region.role == "responsible"
    assert len(region.by_party()) == 3


def test_an_empty_chart_has_no_rows_and_one_tick() -> None:
    assert draw_chart([]).rows == ()


@pytest.mark.parametrize("most", [7, 30, 99, 330, 670, 12_000])
def test_a_chart_has_few_round_ticks_and_its_longest_bar_fits(most: float) -> None:
    chart = draw_chart([("A" * 60, most, most / 2), ("B", 0, most / 3)])
    assert 2 <= len(chart.ticks) <= 6
    assert chart.ticks[-1][0] <= most
    assert max(width for row in chart.rows for width in row.widths) == pytest.approx(84)
    assert chart.rows[0].label.endswith("…")
    assert chart.rows[0].name == "A" * 60
