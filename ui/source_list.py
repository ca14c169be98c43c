"""Many sources under one answer, told calmly: numbers taken together, lines that differ."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from itertools import groupby

from assistant.values import Citation

FOLDED_NUMBERS = 4
"""So many numbers in a row, or more, are written as the first up to the last."""
MOST_SOURCES = 8
"""A longer list shows its first sources only, until asked for more; 5 and 3 more fit a phone."""
FIRST_SOURCES = 5


def fold_numbers(numbers: Iterable[int]) -> list[tuple[int, int]]:
    """Numbers in their order as (first, last); only long runs are taken together."""
    folded: list[tuple[int, int]] = []
    for _, run in groupby(enumerate(numbers), key=lambda placed: placed[1] - placed[0]):
        row = [number for _, number in run]
        folded += [(row[0], row[-1])] if len(row) >= FOLDED_NUMBERS else [(n, n) for n in row]
    return folded


def fold_sources(sources: Sequence[Citation]) -> tuple[Sequence[Citation], Sequence[Citation]]:
    """What is shown of a list of sources at once, and what when asked for."""
    shown = FIRST_SOURCES if len(sources) > MOST_SOURCES else len(sources)
    return sources[:shown], sources[shown:]


def group_sources(sources: Iterable[Citation]) -> list[tuple[str, list[Citation]]]:
    """Runs of sources from one document under its title, in their order."""
    return [(title, list(run)) for title, run in groupby(sources, key=lambda cited: cited.title)]


def tell_apart(sources: Sequence[Citation]) -> dict[int, str]:
    """By number, for sources that stand at one place: the words by which each differs.

    Rows under one month have quotes that each begin with all of the one before.
    """
    places = Counter(_place(source) for source in sources)
    told: dict[int, str] = {}
    before = ""
    for source in sources:
        if places[_place(source)] > 1:
            rest = source.quote.removeprefix(before).strip() if before else ""
            told[source.number] = f"… {rest}" if rest and rest != source.quote else source.quote
        before = source.quote
    return told


def _place(source: Citation) -> tuple[object, ...]:
    return source.document, source.page, source.section
