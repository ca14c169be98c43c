"""All abbreviations and terms of the documents, with where they are explained."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from functools import lru_cache

from assistant import quotes
from assistant.facts import find_facts
from assistant.library import Library
from assistant.sources import Sources
from assistant.values import Citation
from ingest.initials import SHORT
from ingest.words import fold

FOUND = re.compile(rf"(?<![\w&/.-]){SHORT}(?![\w&/-])")
MOST_LETTERS = 7
"""Longer words in capitals are headings as a rule, and no abbreviations."""
NUMERAL = re.compile(r"[IVX]+")
TITLE = re.compile(r"(?:[A-Z]{2,}\s+){2,}[A-Z]{2,}")
"""Three words in capitals that follow each other are a title."""


@dataclass(frozen=True, slots=True)
class Meaning:
    """One explanation, with the numbers of its citations."""

    text: str
    sources: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Entry:
    """A term with what it means; without meanings, `first` is where it occurs first."""

    term: str
    meanings: tuple[Meaning, ...]
    count: int
    """How many passages hold it."""
    first: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Glossary:
    """The entries in the order of the alphabet, with their citations numbered from 1."""

    entries: tuple[Entry, ...]
    citations: tuple[Citation, ...]


def read_glossary(library: Library) -> Glossary:
    """What the documents explain, and the abbreviations that they use without a word."""
    sources = Sources(library)
    counts = count_abbreviations(library)
    explained = _explained(library, sources)
    entries = [
        Entry(term, tuple(Meaning(*pair) for pair in meanings), counts.get(term, 0))
        for term, meanings in explained.items()
    ]
    known = {part for term in explained for part in _parts(term)}
    entries += [
        Entry(term, (), count, first)
        for term, count in counts.items()
        if _parts(term).isdisjoint(known) and (first := _first(library, sources, term))
    ]
    return Glossary(tuple(sorted(entries, key=lambda e: e.term.casefold())), sources.citations)


def _explained(library: Library, sources: Sources) -> dict[str, list[tuple[str, tuple[int, ...]]]]:
    """Meanings by term; the same term and the same meaning once, with all their places."""
    names: dict[str, str] = {}
    found: dict[str, dict[str, tuple[str, tuple[int, ...]]]] = {}
    for fact in find_facts(library, "term"):
        meaning, numbers = fact.field("meaning"), sources.of_fact(fact)
        if meaning is None or not numbers:
            continue
        term = names.setdefault(fold(fact.subject), fact.subject)
        same = found.setdefault(term, {})
        key = fold(quotes.plain(meaning.text.value))
        text, before = same.get(key, (meaning.text.value, ()))
        same[key] = (text, (*before, *numbers))
    return {term: list(meanings.values()) for term, meanings in found.items()}


@lru_cache(maxsize=4)
def count_abbreviations(library: Library) -> dict[str, int]:
    """How many passages hold each abbreviation, most first."""
    held = (set(_find(passage.text)) for passage in library.passages.values())
    counted = Counter(term for terms in held for term in terms)
    return {term: count for term, count in counted.most_common() if _short(term)}


def _find(text: str) -> list[str]:
    """The abbreviations in a text, titles in capitals left out."""
    return FOUND.findall(TITLE.sub(" . ", text))


def _short(term: str) -> bool:
    letters = sum(c.isalpha() for c in term)
    return letters <= MOST_LETTERS and not NUMERAL.fullmatch(term)


def _parts(term: str) -> set[str]:
    """A term and what it is put together from, folded."""
    parts = (fold(part).strip("!") for part in (term, *re.split(r"[/-]", term)))
    return {part for part in parts if len(part) > 1}


def _first(library: Library, sources: Sources, term: str) -> tuple[int, ...]:
    """The number of the first passage that holds a term, of the page where it does."""
    for passage in library.passages.values():
        if term in _find(passage.text):
            numbers = sources.of_words(library.evidence(passage.id))
            return tuple(n for n in numbers if term in sources.citations[n - 1].quote)[:1]
    return ()
