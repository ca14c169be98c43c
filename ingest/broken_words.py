"""Words that a narrow cell broke without a hyphen, made whole where that is sure."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from functools import lru_cache

from ingest.dictionary import ORDINARY, frequencies
from ingest.document import Anchor, Page, Text, Word
from ingest.lines import words_outside
from ingest.tables import PageTable

PIECE = re.compile(r"[^\W\d_]{3,}")
REST = re.compile(r"([^\W\d_]+)[.,;:]?")
FRAGMENT, ENDINGS = 3, 100
"""A piece of at most so many letters with which at least so many words of Dutch end, itself no
word, is the end of the word before ('or', not 'ggz')."""


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """The words of a document in small letters; `running`: those outside its tables."""

    words: frozenset[str]
    running: frozenset[str]


def read_vocabulary(pages: Iterable[Page]) -> Vocabulary:
    """The words of these pages, without the marks around them."""
    listed = list(pages)
    words = (word for page in listed for word in page.words)
    outside = (word for page in listed for word in words_outside(page))
    return Vocabulary(_plain(words), _plain(outside))


def mend_cells(part: PageTable, known: Vocabulary) -> PageTable:
    """A table with the words whole that were broken at the edge of a cell."""
    rows = [part.header, *part.rows] if part.header else list(part.rows)
    width = max((len(row) for row in rows), default=0)
    edges = [_reach(row[n] for row in rows if n < len(row)) for n in range(width)]
    mended = [
        tuple(_mend(cell, edge, known) for cell, edge in zip(row, edges, strict=False))
        for row in rows
    ]
    header = mended.pop(0) if part.header else None
    return replace(part, header=header, rows=tuple(mended))


def _reach(cells: Iterable[Text]) -> float:
    """How far to the right, in points, the words of a column come."""
    return max((anchor.box[2] for cell in cells for anchor in cell.anchors), default=0.0)


def _mend(cell: Text, edge: float, known: Vocabulary) -> Text:
    value, anchors = cell.value, list(cell.anchors)
    for number in range(len(anchors) - 1, 0, -1):
        before, after = anchors[number - 1 : number + 1]
        if _at_edge(before, after, edge) and _is_one(
            _said(cell, before), _said(cell, after), known
        ):
            value = value[: before.end] + value[after.start :]
            anchors[number:] = [_moved_back(anchor) for anchor in anchors[number:]]
    return Text(value, tuple(anchors)) if value != cell.value else cell


def _at_edge(before: Anchor, after: Anchor, edge: float) -> bool:
    """Whether a line had no room for another letter of the word that ends it."""
    letter = (before.box[2] - before.box[0]) / (before.end - before.start)
    below = after.box[1] > (before.box[1] + before.box[3]) / 2
    return below and after.start == before.end + 1 and before.box[2] + 2 * letter > edge


def _is_one(piece: str, rest: str, known: Vocabulary) -> bool:
    """Whether two pieces are one word; two words that both occur in Dutch never are."""
    end = REST.fullmatch(rest)
    if not PIECE.fullmatch(piece) or end is None or not end[1].islower():
        return False
    often, first, last = frequencies(), piece.lower(), end[1]
    real = [word in often or word in known.running for word in (first, last)]
    if often.get(last, 0) >= ORDINARY or all(real):
        return False
    whole = first + last
    return whole in known.words or whole in often or (not any(real) and _ends_words(last))


@lru_cache(maxsize=1_000)
def _ends_words(piece: str) -> bool:
    return len(piece) <= FRAGMENT and sum(w.endswith(piece) for w in frequencies()) >= ENDINGS


def _plain(words: Iterable[Word]) -> frozenset[str]:
    return frozenset(word.text.strip(".,;:()").lower() for word in words)


def _said(cell: Text, anchor: Anchor) -> str:
    return cell.value[anchor.start : anchor.end]


def _moved_back(anchor: Anchor) -> Anchor:
    return replace(anchor, start=anchor.start - 1, end=anchor.end - 1)
