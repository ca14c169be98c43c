"""Many sources under one answer."""

from __future__ import annotations

import pytest

from assistant.values import Citation
from ui.source_list import fold_numbers, fold_sources, tell_apart


def cite(number: int, quote: str, section: str = "Planning") -> Citation:
    return Citation(number, "plan", "Plan", "uvp", None, (section,), 2, "2", quote, ())


@pytest.mark.parametrize(
    ("numbers", "folded"),
    [
        ((), []),
        ((1, 2, 3), [(1, 1), (2, 2), (3, 3)]),
        ((1, 2, 3, 4), [(1, 4)]),
        ((1, 4, 5, 6, 7, 9, 8), [(1, 1), (4, 7), (9, 9), (8, 8)]),
    ],
)
def test_only_a_long_run_of_numbers_is_taken_together(
    numbers: tuple[int, ...], folded: list[tuple[int, int]]
) -> None:
    assert fold_numbers(numbers) == folded


@pytest.mark.parametrize(("given", "shown"), [(0, 0), (8, 8), (9, 5), (31, 5)])
def test_a_long_list_shows_its_first_sources_and_loses_none(given: int, shown: int) -> None:
    sources = [cite(number, "tekst") for number in range(1, given + 1)]
    first, more = fold_sources(sources)
    assert (len(first), [*first, *more]) == (shown, sources)


def test_sources_at_one_place_are_told_apart_by_their_words() -> None:
    sources = [
        cite(1, "Mei Sloot Imker"),
        cite(2, "Mei Sloot Imker Dijk Smid"),
        cite(3, "Juni Dijk"),
        cite(4, "Juni Dijk"),
        cite(5, "Elders", "Doel"),
    ]
    assert tell_apart(sources) == {
        1: "Mei Sloot Imker", 2: "… Dijk Smid", 3: "Juni Dijk", 4: "Juni Dijk",
    }  # fmt: skip
