"""The measures of a bar chart: ticks on its axis, and bars in percents of its width."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

ROOM = 84.0
"""Percents of the width for the longest bar; the rest is for the number behind it."""
STEPS = (1, 2, 5)
MOST_TICKS = 5
LABEL_CHARS = 40
"""Characters of a label that fit on the narrowest screen; the table has it in full."""


@dataclass(frozen=True, slots=True)
class Bars:
    """One row of the chart: a label, and its two bars with their values and widths."""

    name: str
    label: str
    values: tuple[float, float]
    widths: tuple[float, float]
    """Percents of the width of the chart."""


@dataclass(frozen=True, slots=True)
class Chart:
    """A chart with its rows and the ticks of its axis (value, percents from the left)."""

    rows: tuple[Bars, ...]
    ticks: tuple[tuple[float, float], ...]


def draw_chart(rows: Sequence[tuple[str, float, float]]) -> Chart:
    """The chart of rows of a name and two values."""
    most = max((max(own, joint) for _, own, joint in rows), default=0.0) or 1.0
    step = _step(most)
    scale = ROOM / most
    bars = tuple(
        Bars(name, _shorten(name), (own, joint), (own * scale, joint * scale))
        for name, own, joint in rows
    )
    count = int(most / step)
    return Chart(bars, tuple((tick * step, tick * step * scale) for tick in range(count + 1)))


def _step(most: float) -> float:
    """The smallest round distance that gives at most MOST_TICKS ticks."""
    size = 1.0
    while True:
        for step in STEPS:
            if most / (step * size) <= MOST_TICKS:
                return step * size
        size *= 10


def _shorten(name: str) -> str:
    return name if len(name) <= LABEL_CHARS else f"{name[: LABEL_CHARS - 1].rstrip()}…"
