"""Looking something up while typing: words as they stand, the last one perhaps half typed."""

from __future__ import annotations

from collections.abc import Sequence

from assistant.search import Search
from assistant.values import Filters, Found, Lookup
from assistant.vocabulary import Term
from ingest.words import Token, fold, is_stop_word, tokenize

MIN_BEGUN = 2
"""A single letter is the start of too many words to mean one of them."""


def look_up(search: Search, words: str, filters: Filters, top: int) -> Lookup:
    """The passages that hold the words best; those nearest in meaning when none does."""
    terms = read_words(search, words)
    found = search.by_words(terms, filters, top)
    hits = [search.hit(passage, score) for passage, score in found]
    if not hits:
        nearest = search.hits(words, filters, top)
        return Lookup(tuple(Found(hit, ()) for hit in nearest), literal=False)
    marked = (Found(hit, find_marks(hit.text, terms)) for hit in hits)
    return Lookup(tuple(marked), literal=True)


def read_words(search: Search, words: str) -> tuple[Term, ...]:
    """The words as terms; the last one as the start of a word when it is not closed off."""
    vocabulary = search.library.vocabulary
    tokens = tokenize(words)
    last = tokens[-1] if tokens and tokens[-1].end == len(words) else None
    whole = [t for t in tokens if t is not last and not is_stop_word(t.text)]
    terms = [vocabulary.term(t.text) for t in whole]
    if last and (len(last.text) >= MIN_BEGUN or last.text.isdigit()):
        terms.append(vocabulary.begun(last.text))
    return tuple(terms)


def find_marks(text: str, terms: Sequence[Term]) -> tuple[tuple[int, int], ...]:
    """Where in a text the words stand that met the terms, in order."""
    stems = {stem for term in terms for way, _ in term.ways for stem in way}
    starts = tuple(fold(term.word) for term in terms if len(term.word) >= MIN_BEGUN)
    return tuple((t.start, t.end) for t in tokenize(text) if _is_met(t, stems, starts))


def _is_met(token: Token, stems: set[str], starts: tuple[str, ...]) -> bool:
    return token.stem in stems or fold(token.text).startswith(starts)
