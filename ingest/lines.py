"""Words of a page -> lines of print, top to bottom."""

from __future__ import annotations

import itertools
import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from ingest.document import Anchor, Box, Page, Text, Word

OTHER_INK = 60
"""Colours that differ so much, of 255 in red, green or blue, are seen at a glance as two."""
MAX_TITLE = 2
"""More coloured lines on end are a quotation or a text of their own."""
SENTENCE = re.compile(r"[.,;:]\W*$|^[“„‘\"]|www\.|https?:|\S@\S")
"""What a sentence, a quotation or an address has and a title has not."""
KEPT_HYPHEN = {"en", "of", "tot", "als", "dan", "noch", "en/of"}
"""'jeugd- en jongerenwerk': a hyphen before one of these stands for a word left out."""
APART = 1.4
"""A gap between words of so many font sizes parts two columns; justified print stays below 1."""
MARKER = re.compile(
    r"^(?:[•▪◦●○■□‣➢➤✓✔\uf000-\uf8ff*–-]|o|\(?(?:\d{1,2}|[a-z])[.)]|\d{1,2}(?:\.\d{1,2})+\.?)$"
)
CAPTION = re.compile(
    r"(?:tabel|figuur|afbeelding|grafiek|kaart)\s+\d+[a-z]?\s*[:.–-]", re.IGNORECASE
)
"""What stands under or above a table tells nothing of what stands beside it."""


@dataclass(frozen=True, slots=True)
class Line:
    """One line of print; `size` is the most used font size in points."""

    page: int
    words: tuple[Word, ...]
    box: Box
    size: float
    bold: bool
    coloured: bool = False
    """True when all of it is in a colour that body text does not have."""
    starts: bool = False
    """True when it is a block of its own, whatever stands above and below it."""

    @property
    def text(self) -> str:
        """The words with single blanks."""
        return " ".join(word.text for word in self.words)

    @property
    def marker(self) -> str:
        """The bullet or number that the line starts with, or ''."""
        first = self.words[0].text
        return first if len(self.words) > 1 and MARKER.match(first) else ""


def make_lines(page: int, words: Iterable[Word]) -> list[Line]:
    """Group words whose heights overlap by more than half, and order them left to right."""
    rows: list[list[Word]] = []
    for word in sorted(words, key=lambda w: (w.box[1] + w.box[3], w.box[0])):
        row = next((r for r in reversed(rows[-3:]) if _same_height(r[0], word)), None)
        if row is None:
            rows.append([word])
        else:
            row.append(word)
    return [_make_line(page, sorted(row, key=lambda w: w.box[0])) for row in rows]


def _same_height(a: Word, b: Word) -> bool:
    overlap = min(a.box[3], b.box[3]) - max(a.box[1], b.box[1])
    return overlap > 0.5 * min(a.box[3] - a.box[1], b.box[3] - b.box[1])


def _make_line(page: int, words: Sequence[Word]) -> Line:
    sizes: Counter[float] = Counter()
    for word in words:
        sizes[round(word.size * 2) / 2] += len(word.text)
    letters = [w for w in words if any(c.isalnum() for c in w.text)]
    bold = bool(letters) and all(w.bold for w in letters)
    return Line(
        page, tuple(words), surround(w.box for w in words), sizes.most_common(1)[0][0], bold
    )


def surround(boxes: Iterable[Box]) -> Box:
    """The smallest box around all boxes."""
    x0, y0, x1, y1 = zip(*boxes, strict=True)
    return (min(x0), min(y0), max(x1), max(y1))


def split_cells(line: Line) -> list[Line]:
    """The parts of a line that stand clearly apart: the columns of a letterhead."""
    cells = [[line.words[0]]]
    for left, right in itertools.pairwise(line.words):
        if right.box[0] - left.box[2] > APART * line.size:
            cells.append([])
        cells[-1].append(right)
    return [_make_line(line.page, cell) for cell in cells]


def words_outside(page: Page) -> list[Word]:
    """The words of a page that stand in none of its ruled tables."""
    return [w for w in page.words if not any(holds(g.box, w.box) for g in page.grids)]


def holds(outer: Box, inner: Box) -> bool:
    """Whether the middle of `inner` lies in `outer`."""
    x, y = (inner[0] + inner[2]) / 2, (inner[1] + inner[3]) / 2
    return outer[0] <= x <= outer[2] and outer[1] <= y <= outer[3]


def make_text(lines: Sequence[Line], skip_marker: bool = False) -> Text:
    """The words of the lines as one text, words hyphenated at a line's end joined."""
    value, anchors = "", list[Anchor]()
    for number, line in enumerate(lines):
        words = line.words[1:] if skip_marker and number == 0 and line.marker else line.words
        for place, word in enumerate(words):
            glue = _glue(value, word.text) if place == 0 else " "
            if glue == "-" or value.endswith("\u00ad"):
                value, glue = value[:-1], ""
                anchors[-1] = Anchor(
                    anchors[-1].start, len(value), anchors[-1].page, anchors[-1].box
                )
            start = len(value) + len(glue if value else "")
            value = f"{value}{glue}{word.text}" if value else word.text
            anchors.append(Anchor(start, len(value), line.page, word.box))
    return Text(value, tuple(anchors))


def _glue(before: str, word: str) -> str:
    """What joins a line's end and the next line: ' ', '' (hyphen kept) or '-' (hyphen dropped)."""
    if not re.search(r"\w-$", before) or word.lower().strip(",.") in KEPT_HYPHEN:
        return " "
    if word[:1].islower():
        return "" if "-" in word.strip("-") else "-"
    return "" if word[:1].isupper() else " "


def body_size(lines: Iterable[Line]) -> float:
    """The font size, in points, in which most characters are printed."""
    sizes: Counter[float] = Counter()
    for line in lines:
        sizes[line.size] += sum(len(w.text) for w in line.words)
    return sizes.most_common(1)[0][0] if sizes else 10.0


def mark_coloured(lines: Iterable[Line], ink: int) -> list[Line]:
    """The lines, those noted that by their colour stand out as titles; a quotation does not."""
    marked: list[Line] = []
    for coloured, group in itertools.groupby(lines, lambda line: _other_ink(line, ink)):
        run = list(group)
        said = any(SENTENCE.search(line.text) for line in run)
        title = coloured and len(run) <= MAX_TITLE and not said
        marked += [replace(line, coloured=True) if title else line for line in run]
    return marked


def body_ink(lines: Iterable[Line]) -> int:
    """The colour, as 0xRRGGBB, in which most characters are printed."""
    inks: Counter[int] = Counter()
    for line in lines:
        for word in line.words:
            inks[word.ink] += len(word.text)
    return inks.most_common(1)[0][0] if inks else 0


def _other_ink(line: Line, ink: int) -> bool:
    """Whether a line is wholly in one colour that differs clearly."""
    own = {word.ink for word in line.words}
    apart = [abs((o >> shift & 255) - (ink >> shift & 255)) for o in own for shift in (16, 8, 0)]
    return len(own) == 1 and max(apart) >= OTHER_INK


def usual_leading(lines: Sequence[Line], size: float) -> float:
    """The step between lines of body text that occurs most, in points (in halves of a point).

    `lines` are those of the whole document: on a page of one-line paragraphs the step between
    paragraphs is the most usual one.
    """
    steps = Counter(
        round(2 * (b.box[3] - a.box[3])) / 2
        for a, b in itertools.pairwise(lines)
        if a.page == b.page and a.size == b.size == size and not b.marker
    )
    near = Counter({step: n for step, n in steps.items() if 0.9 * size < step < 1.9 * size})
    if not near:
        return 1.25 * size
    often = near.most_common(1)[0][1]
    return min(step for step, n in near.items() if n >= 0.5 * often)
