"""Whether a passage is about what a question asks."""

from __future__ import annotations

import re

from assistant.calendar import months_in
from assistant.focus import AGES, NAMES, NUMBERS, PLACES, YEARS
from assistant.library import Library
from assistant.query import Query
from assistant.vocabulary import Term, coverage, named_in, spelled_apart
from ingest.index import StoredPassage
from ingest.places import plain
from ingest.words import tokenize

MIN_COVER = 0.64
"""A passage must meet this share of the question's words; set on questions without an answer."""
MAX_MISSING = 0.3
"""Words that a passage does not meet at all may be this share of the question; set likewise."""
SORTED = {
    NUMBERS: r"\d",
    NAMES: r"\b[A-Z]{2,}|(?<=[a-z,] )[A-Z][a-z]+",
    YEARS: r"\b(?:19|20)\d\d\b",
    AGES: r"\b(?!(?:19|20)\d\d)\d{1,3}(?: ?(?:-|tot|en|t/m|tot en met) ?(?:de )?\d{1,3})?"
    r"[ -]?(?:jaar|jarige)",
}
LISTED = re.compile(r"\b[Gg]emeenten\b[^.]{0,40}?[A-Z]\w+, [A-Z]")
"""Municipalities one after another, also those that no list knows."""
CONTEXT = 0.75
"""How far a word counts that only stands in the headings."""


def covered(library: Library, query: Query, passage: StoredPassage) -> float:
    """The share of the question that a passage and its headings meet, 0 to 1."""
    own, around = library.bags[passage.id], library.around[passage.id] | _owner(library, passage)
    return coverage(query.topics, [(own, 1.0), (around, CONTEXT)])


def missing(library: Library, query: Query, passage: StoredPassage) -> float:
    """The share of the question that neither a passage nor its headings meet at all, 0 to 1."""
    own, around = library.bags[passage.id], library.around[passage.id] | _owner(library, passage)
    lost = [t for t in query.topics if not t.met_by(own) and not t.met_by(around)]
    return sum(t.weight for t in lost) / (sum(t.weight for t in query.topics) or 1.0)


def bears(library: Library, query: Query, passage: StoredPassage) -> bool:
    """Whether the words of a passage alone show that it is about the question."""
    return (
        covered(library, query, passage) >= MIN_COVER
        and missing(library, query, passage) <= MAX_MISSING
    )


def may_answer(library: Library, query: Query, passage: StoredPassage) -> bool:
    """Whether names, months and the word that the question is after all stand there."""
    focus = query.focus
    return (
        names_met(library, query, passage)
        and (focus is None or stands_in(library, focus, passage))
        and (not query.months or bool(query.months & months_in(passage.text)))
        and all(_together(phrase, _whole(passage)) for phrase in query.phrases)
    )


def stands_in(library: Library, term: Term, passage: StoredPassage) -> bool:
    """Whether a word is met in a passage or its headings."""
    return bool(term.met_by(library.bags[passage.id]) or term.met_by(library.around[passage.id]))


def of_sort(library: Library, query: Query, sentence: str) -> bool:
    """Whether a sentence holds a thing of the sort that the question asks for."""
    if query.sort == PLACES:
        return bool(library.reader.places.find(plain(sentence)) or LISTED.search(sentence))
    pattern = SORTED.get(query.sort or "")
    return pattern is None or re.search(pattern, sentence) is not None


def of_place(library: Library, query: Query, sentence: str) -> bool:
    """Whether a sentence tells of a place that the question names, or of no place alone."""
    find = library.reader.places.find
    asked = {m.name for m in find(plain(query.question))}
    told = {m.name for m in find(plain(sentence))}
    return not asked or not told or bool(asked & told)


def names_met(library: Library, query: Query, passage: StoredPassage) -> bool:
    """Whether every name in the question stands in the passage, its headings or its document.

    The names of those who share a document tell of no passage that nothing else was asked of.
    """
    alone = all(t.word in query.names for t in query.topics)
    owners = (_owner if alone else _owners)(library, passage)
    bags = (library.bags[passage.id], library.around[passage.id], owners)
    return all(
        any(named_in(t, b) for b in bags) or spelled_apart(t, _whole(passage))
        for t in query.topics
        if t.word in query.names
    )


def _owners(library: Library, passage: StoredPassage) -> frozenset[str]:
    """The words of the names of those whose document it is."""
    return library.vocabulary.stems_of(" ".join(library.documents[passage.document].owners))


def _owner(library: Library, passage: StoredPassage) -> frozenset[str]:
    """The words of its owner's name, which all of a document is about; none when it has several."""
    alone = len(library.documents[passage.document].owners) == 1
    return _owners(library, passage) if alone else frozenset()


def _whole(passage: StoredPassage) -> str:
    return " ".join([*passage.section, passage.text])


def _together(phrase: str, text: str) -> bool:
    """Whether the words of a name follow each other in a text, or none of them stands there."""
    wanted = [t.stem for t in tokenize(phrase)]
    said = " " + " ".join(t.stem for t in tokenize(text)) + " "
    alone = all(f" {w} " not in said for w in wanted)
    return alone or re.search(" " + " ".join(map(re.escape, wanted)) + " ", said) is not None
