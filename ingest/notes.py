"""Notes at the foot of a page: kept apart, so that the text above goes on over the page."""

from __future__ import annotations

import re
from collections.abc import Sequence

from ingest.lines import Line

SMALL = 0.92
"""Notes are printed in at most this part of the size of body text: 7.5 to 9 points against 10."""
RAISED = 0.8
"""A number printed so much smaller than its line is the mark of a note."""
LOWER_HALF = 0.5
MARK = re.compile(r"^(?:\d{1,3}|\*{1,3}|†|‡)\s*\W*\w")


def split_notes(
    lines: Sequence[Line], height: float, size: float, open_note: bool
) -> tuple[list[Line], list[Line]]:
    """The lines of a page, and those of the notes at its foot.

    `height` is that of the page and `size` that of body text, both in points; `open_note` tells
    that a note of the page before may go on here, which needs no number.
    """
    start = len(lines)
    while start and _is_small(lines[start - 1], height, size):
        start -= 1
    marked = (n for n in range(start, len(lines)) if MARK.match(lines[n].text))
    first = start if open_note else next(marked, len(lines))
    if not any(line.size > SMALL * size for line in lines[:first]):
        first = len(lines)
    return list(lines[:first]), list(lines[first:])


def is_open(notes: Sequence[Line]) -> bool:
    """Whether the last of these notes stops in the middle of a sentence."""
    return bool(notes) and re.search(r"[.!?:;]\W*$", notes[-1].text) is None


def refers_to(lines: Sequence[Line], note: Sequence[Line]) -> bool:
    """Whether lines of a note's page hold its raised mark: at the end of a word or alone."""
    mark = note[0].words[0].text
    if not mark.isdigit():
        return False
    behind = re.compile(rf"[^\W\d]{{3,}}[.,;:)]?{mark}\W*$")
    return any(
        behind.search(word.text) or (word.text == mark and word.size <= RAISED * line.size)
        for line in lines
        if line.page == note[0].page
        for word in line.words
    )


def _is_small(line: Line, height: float, size: float) -> bool:
    return line.size <= SMALL * size and line.box[1] > LOWER_HALF * height and not line.bold
