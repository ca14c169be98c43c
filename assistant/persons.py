"""'Wie is de ...?' asks who holds a function: a name beside it, or what is said to be it."""

from __future__ import annotations

import re
from collections.abc import Callable

from assistant.papers import SAID_OF
from assistant.query import Query
from ingest.words import fold, is_stop_word, stem, tokenize

WHO_IS = re.compile(
    r"^(?:en )?(?:wie (?:is|zijn|was|waren)|hoe (?:heet|heten|heette)) (?:de|het|onze|jullie) (.+)"
)
NAME = re.compile(
    r"\b(?:[A-Z]\.(?: ?[A-Z]\.)*|[A-Z][a-zé]+) "
    r"(?:(?:van|de|der|den|ten|ter|Van|De|Den) )*[A-Z][a-zé]+"
)
CELL = re.compile(r" van [^.,;:]+: \w")
"""Behind the words above a column: of whom they are said, and the cell below them."""
NEAR = 30
"""A name stands at most so many characters from the function."""
IS = r"(?:is|zijn|was|heet|heten)"


def names_holder(query: Query) -> Callable[[str], bool] | None:
    """A test whether a sentence tells who holds the function asked for; None if none is asked."""
    match = WHO_IS.match(fold(query.question))
    if match is None or query.facets:
        return None
    words = (w for w in re.findall(r"[\w-]+", match[1]) if not is_stop_word(w))
    topics = {part for t in query.topics for part in fold(t.word).split()}
    function = next((w for w in words if w in topics), None)
    if function is None or function in SAID_OF:
        return None
    return lambda text: _tells(stem(function), text)


def _tells(function: str, text: str) -> bool:
    """Whether a name stands beside the function, or something is said to be it."""
    places = [t for t in tokenize(text) if t.stem == function]
    return any(_named(text, t.start, t.end) or _equated(text, t.start, t.end) for t in places)


def _named(text: str, start: int, end: int) -> bool:
    """Whether the name of a person stands right before or behind these characters."""
    near = text[max(0, start - NEAR) : start] + "  " + text[end : end + NEAR]
    return NAME.search(near) is not None


def _equated(text: str, start: int, end: int) -> bool:
    """Whether a text says that something is, or serves as, what stands at these characters."""
    before, after = fold(text[:start]), fold(text[end:])
    said = re.search(rf"\b(?:{IS}|als) (?:[\w-]+ ){{0,2}}$", before)
    if said is not None or re.match(rf"[^.,;:]{{0,60}}\b{IS}\b", after):
        return True
    return not before.strip() and CELL.match(after) is not None
