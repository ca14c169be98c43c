"""The same text in two forms: a document told by a sketch of its words."""

from __future__ import annotations

import heapq
import re
import zlib
from collections.abc import Iterable
from itertools import pairwise
from pathlib import Path

from ingest.document import Document

Sketch = tuple[int, ...]
"""The smallest hashes of a text's word triples, ascending: equal texts have equal sketches, and
what two sketches share estimates what the texts share (Broder, 'On the resemblance and containment
of documents', 1997)."""

SIZE = 256
"""Estimates what is shared to within 0.03, for 2 kB a document."""
SAME = 0.9
"""Measured on ../shared/documents and ../shared/other-forms: one text as PDF and as Word shares
0.99, two texts of one plan 0.13."""
MIN_TRIPLES = 30
"""Less text than this says too little."""
WORD = re.compile(r"\w+")


def make_sketch(texts: Iterable[str]) -> Sketch:
    """The sketch of all these texts together, whatever their order and layout."""
    words = (word.casefold() for text in texts for word in WORD.findall(text))
    pairs = pairwise(words)
    triples = {f"{a} {b} {d}" for (a, b), (_, d) in pairwise(pairs)}
    return tuple(heapq.nsmallest(SIZE, {zlib.crc32(triple.encode()) for triple in triples}))


def sketch_of(document: Document) -> Sketch:
    """The sketch of what was read of a document."""
    return make_sketch(passage.text.value for passage in document.passages)


def find_twin(path: Path, sketch: Sketch, known: Iterable[tuple[Path, Sketch]]) -> Path | None:
    """The first of the known documents that has the same text in another form, if any.

    Two documents of one form are never twins: a letter of which only a number was changed is
    another letter. Files that are equal to the byte are found by their hash.
    """
    forms = ((p, s) for p, s in known if p.suffix.lower() != path.suffix.lower())
    return next((other for other, s in forms if _share(sketch, s) >= SAME), None)


def _share(one: Sketch, two: Sketch) -> float:
    """What two texts share, 0 to 1; 0 when one of them says too little."""
    if min(len(one), len(two)) < MIN_TRIPLES:
        return 0.0
    smallest = heapq.nsmallest(SIZE, set(one) | set(two))
    return len(set(one) & set(two) & set(smallest)) / len(smallest)
