"""Boxes of words: taken together for marking where they stand side by side, and turned."""

from __future__ import annotations

from collections.abc import Iterable

from ingest.document import Box

NEAR = 1.2
"""Words of one line stand at most this many line heights apart."""


def merge_boxes(boxes: Iterable[Box]) -> tuple[Box, ...]:
    """One box a run of neighbouring words, in the order given; what has no area has no box."""
    merged: list[Box] = []
    for box in boxes:
        if box[0] == box[2]:
            continue
        if merged and _side_by_side(merged[-1], box):
            last = merged[-1]
            merged[-1] = (last[0], min(last[1], box[1]), max(last[2], box[2]), max(last[3], box[3]))
        else:
            merged.append(box)
    return tuple(merged)


def turn_box(box: Box, turn: int) -> Box:
    """A box on the sheet turned back by `turn` degrees, so that its text runs to the right.

    Places are relative: only distances and order are meant to be read from them.
    """
    x0, y0, x1, y1 = box
    turned = {90: (y0, -x1, y1, -x0), 180: (-x1, -y1, -x0, -y0), 270: (-y1, x0, -y0, x1)}
    return turned.get(turn, box)


def _side_by_side(left: Box, right: Box) -> bool:
    height = left[3] - left[1]
    level = abs(left[3] - right[3]) < 0.5 * height
    return level and -0.5 * height <= right[0] - left[2] <= NEAR * height
