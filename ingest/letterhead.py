"""The head of a letter: labels with their values, which often stand in several columns."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise

from ingest.document import Word
from ingest.lines import Line, split_cells, surround

LABELS = (
    "aan|van|afzender|betreft|onderwerp|inzake|datum|dagtekening|verzenddatum|verzonden|kenmerk"
    "|ons kenmerk|uw kenmerk|uw brief van|bijlagen?|contactpersoon|contact|behandeld door"
    "|behandelaar|telefoon|telefoonnummer|doorkiesnummer|e-mail|zaaknummer|portefeuille(?:houder)?"
    "|steller|opsteller|geadresseerde|afdeling|registratienummer|documentnummer|kopie aan"
)
LABEL = re.compile(rf"(?:{LABELS})\s?:?$", re.IGNORECASE)
LONG_LABEL = re.compile(rf"(?!van\b|aan\b|contact\s|afdeling\b)(?:{LABELS})\b", re.IGNORECASE)
"""A label that may stand right before its value in one cell."""
WITH_COLON = re.compile(rf"(?:{LABELS})\s?:", re.IGNORECASE)
SALUTATION = re.compile(r"(?:geachte?|beste)\b", re.IGNORECASE)
MAX_LINES = 40
"""The salutation of a letter stands among the first so many lines."""
NEAR = 6.0
"""Points by which what goes on under a value may stand to the left or right of it."""
EDGE = 2.0
"""Points within which labels of one column begin."""
STEP = 1.8
"""A value goes on at most so many font sizes further down."""
MIN_LABELS = 3


@dataclass(slots=True)
class _Field:
    """A label with the words of its value; `left` is where what goes on under it starts."""

    words: list[Word]
    left: float
    bottom: float
    valued: bool = False
    rows: set[int] = field(default_factory=set)


def part_letterhead(lines: Sequence[Line]) -> list[Line]:
    """The lines of a letter's first page, each label above the salutation a line with its value.

    Unchanged when there is no salutation, or no label that stands beside another or apart.
    """
    top = next((n for n, x in enumerate(lines[:MAX_LINES]) if SALUTATION.match(x.text)), 0)
    fields: list[_Field] = []
    kept: list[tuple[int, Line]] = []
    apart = False
    rows = [split_cells(line) for line in lines[:top]]
    lefts = {cell.box[0] for cells in rows for cell in cells if _is_label(cell)}
    for row, line in enumerate(lines[:top]):
        cells = [part for cell in rows[row] for part in _cut(cell, lefts)]
        labels = [c for c in cells if _is_label(c)]
        apart |= len(labels) > 1 or any(LABEL.match(c.text) for c in labels)
        if labels and _is_label(cells[0]):
            fields += _open(cells, row)
        elif not _go_on(fields, cells, row):
            kept.append((row, line))
    if not apart or len(fields) < MIN_LABELS:
        return list(lines)
    made = [(min(f.rows), _line(lines[0].page, f.words)) for f in fields]
    head = sorted([*kept, *made], key=lambda pair: pair[0])
    return [*(line for _, line in head), *lines[top:]]


def _cut(cell: Line, lefts: set[float]) -> Iterator[Line]:
    """A cell parted where a label begins below or above others: a value may nearly reach it."""
    starts = [0]
    for place, word in enumerate(cell.words[1:], 1):
        rest = LONG_LABEL.match(" ".join(w.text for w in cell.words[place:]))
        if rest and any(abs(word.box[0] - left) <= EDGE for left in lefts):
            starts.append(place)
    for start, end in pairwise([*starts, len(cell.words)]):
        words = cell.words[start:end]
        yield replace(cell, words=words, box=surround(w.box for w in words))


def _is_label(cell: Line) -> bool:
    text = cell.text
    return any(p.match(text) is not None for p in (LABEL, LONG_LABEL, WITH_COLON))


def _open(cells: Sequence[Line], row: int) -> Iterator[_Field]:
    """The fields of a line: each label with the cells up to the next one."""
    current: _Field | None = None
    for cell in cells:
        if _is_label(cell):
            if current:
                yield current
            current = _start(cell, row)
        elif current:
            current.left = current.left if current.valued else cell.box[0]
            current.words += cell.words
            current.valued = True
    if current:
        yield current


def _start(cell: Line, row: int) -> _Field:
    """A field that a label opens, perhaps with its value in the same cell."""
    count = next(
        n for n in range(len(cell.words), 0, -1)
        if n == 1 or LABEL.match(" ".join(w.text for w in cell.words[:n]))
    )  # fmt: skip
    valued = count < len(cell.words)
    left = cell.words[count].box[0] if valued else cell.box[0]
    return _Field(list(cell.words), left, cell.box[3], valued, {row})


def _go_on(fields: Sequence[_Field], cells: Sequence[Line], row: int) -> bool:
    """Whether all cells of a line go on with the fields that stand right above them."""
    found = [_above(fields, cell) for cell in cells]
    if not all(found):
        return False
    for above, cell in zip(found, cells, strict=True):
        if above:
            above.words += cell.words
            above.left, above.bottom, above.valued = cell.box[0], cell.box[3], True
            above.rows.add(row)
    return True


def _above(fields: Sequence[_Field], cell: Line) -> _Field | None:
    return next(
        (
            f
            for f in reversed(fields)
            if abs(f.left - cell.box[0]) <= NEAR and 0 < cell.box[3] - f.bottom <= STEP * cell.size
        ),
        None,
    )


def _line(page: int, words: Sequence[Word]) -> Line:
    box = surround(word.box for word in words)
    return Line(page, tuple(words), box, words[-1].size, bold=False, starts=True)
