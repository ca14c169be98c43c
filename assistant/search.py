"""Finding passages: by words, and by meaning where that adds something."""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np

from assistant.library import Library
from assistant.query import Query
from assistant.subjects import year_fits
from assistant.surroundings import surroundings
from assistant.values import Filters, Hit
from assistant.vocabulary import Term
from ingest.boxes import merge_boxes
from ingest.embedding import Embedder
from ingest.index import StoredPassage
from ingest.vectors import Matrix

K1, B = 1.2, 0.5
"""BM25: how soon repetition stops counting, and how far long passages are held back."""
HEADING = 0.6
"""How far a word in the headings counts against one in the passage itself."""
MEANING = 0.25
"""Share of the meaning leg in the final score; set on the questions over corpus/."""

MAX_SEEN = 20_000
"""Sentences of which the vectors are kept: 40 MB at 512 numbers each."""


@dataclass(frozen=True)
class Search:
    """Both legs over one library."""

    library: Library
    embedder: Embedder

    def passages(self, query: Query, top: int) -> list[tuple[StoredPassage, float]]:
        """The best passages for a query with their score, 0 to 1, best first."""
        allowed = [
            p
            for p in self.library.passages.values()
            if self._admits(p, query.filters, query.kinds) and self._in_year(p, query)
        ]
        return self._ranked([*query.topics, *query.hints], query.question, allowed, top)

    def hits(self, words: str, filters: Filters, top: int) -> list[Hit]:
        """The best passages for loose words."""
        query = self.library.reader.read(words, filters)
        allowed = [p for p in self.library.passages.values() if self._admits(p, filters, ())]
        terms = [*query.topics, *query.hints] or [
            self.library.vocabulary.term(w) for w in words.split()
        ]
        return [self.hit(p, score) for p, score in self._ranked(terms, words, allowed, top)]

    def likeness(self, question: str, sentences: Sequence[str]) -> list[float]:
        """Likeness in meaning of each sentence to a question, -1 to 1.

        What all passages share is taken out first, so that only what is particular counts.
        """
        new = [s for s in dict.fromkeys(sentences) if s not in self._seen]
        if len(self._seen) + len(new) > MAX_SEEN:
            self._seen.clear()
            new = list(dict.fromkeys(sentences))
        vectors = self._apart(self.embedder.embed_passages(new))
        self._seen.update(zip(new, vectors, strict=True))
        asked = self._apart(self.embedder.embed_query(question)[None, :])[0]
        return [float(self._seen[s] @ asked) for s in sentences]

    @cached_property
    def _seen(self) -> dict[str, Matrix]:
        """Vectors of the sentences that were weighed before."""
        return {}

    @cached_property
    def _centre(self) -> Matrix:
        vectors = self.library.vectors[1]
        return vectors.mean(axis=0) if len(vectors) else np.zeros(1, dtype=np.float32)

    def _apart(self, vectors: Matrix) -> Matrix:
        """Vectors of length 1 from the centre of all passages."""
        moved = np.asarray(vectors - self._centre, dtype=np.float32)
        length = np.linalg.norm(moved, axis=1, keepdims=True)
        return np.asarray(moved / np.maximum(length, 1e-9), dtype=np.float32)

    def by_words(
        self, terms: Sequence[Term], filters: Filters, top: int
    ) -> list[tuple[StoredPassage, float]]:
        """The passages that hold words which meet the terms, those that meet most terms first."""
        scores = self._word_scores(terms)
        found = (self.library.passages[key] for key in scores)
        allowed = [p for p in found if self._admits(p, filters, ())]
        met = {p.id: self._met(p, terms) for p in allowed}
        ranked = sorted(allowed, key=lambda p: (-met[p.id], -scores[p.id], p.id))
        return [(p, scores[p.id]) for p in ranked[:top]]

    def _met(self, passage: StoredPassage, terms: Sequence[Term]) -> int:
        """How many of the terms stand in a passage or in its headings."""
        stems = self.library.bags[passage.id] | self.library.around[passage.id]
        return sum(term.met_by(stems) > 0 for term in terms)

    def hit(self, passage: StoredPassage, score: float) -> Hit:
        """A passage as it is shown in a list."""
        page = passage.first_page
        text = self.library.passage(passage.id).text
        return Hit(
            passage.id, passage.document, self.library.documents[passage.document].title, page,
            self.library.index.printed_page(passage.document, page), passage.section,
            passage.themes, passage.shown or passage.text, round(score, 4),
            merge_boxes(a.box for a in text.anchors if a.page == page), text.value,
            self.library.index.recognised(passage.document, page),
            self.library.documents[passage.document].paged,
            surroundings(self.library, passage.document, passage.section, passage.text),
        )  # fmt: skip

    def _in_year(self, passage: StoredPassage, query: Query) -> bool:
        """Whether a passage is of a year that the question names, or names it itself."""
        own = self.library.bags[passage.id]
        said = any(str(year) in own for year in query.years)
        return said or year_fits(self.library, query, passage.document)

    def _admits(self, passage: StoredPassage, filters: Filters, kinds: Sequence[str]) -> bool:
        if kinds and self.library.documents[passage.document].kind.value not in kinds:
            return False
        return self.library.allowed(passage.document, passage.themes, filters)

    def _ranked(
        self, terms: Sequence[Term], text: str, allowed: Sequence[StoredPassage], top: int
    ) -> list[tuple[StoredPassage, float]]:
        words = self._word_scores(terms)
        best = max((words.get(p.id, 0.0) for p in allowed), default=0.0) or 1.0
        meaning = self._meaning_scores(text)
        scored = [
            (p, (1 - MEANING) * words.get(p.id, 0.0) / best + MEANING * meaning.get(p.id, 0.0))
            for p in allowed
        ]
        return sorted(scored, key=lambda pair: -pair[1])[:top]

    def _word_scores(self, terms: Sequence[Term]) -> Mapping[str, float]:
        """BM25 over the stems that meet the terms, each as far as it does."""
        scores: dict[str, float] = defaultdict(float)
        for term in terms:
            best: dict[str, float] = defaultdict(float)
            for way, credit in term.ways:
                for key, gain in self._way_gains(way).items():
                    best[key] = max(best[key], gain * credit)
            for key, gain in best.items():
                scores[key] += gain
        return scores

    def _way_gains(self, way: Sequence[str]) -> Mapping[str, float]:
        """Passages that hold all stems of a way, with the mean of their BM25 parts."""
        lists = [self.postings.get(stem, {}) for stem in way]
        if not lists or not all(lists):
            return {}
        keys = set(lists[0]).intersection(*lists[1:])
        weights = [self._idf(len(entries)) for entries in lists]
        return {
            k: sum(w * e[k] for w, e in zip(weights, lists, strict=True)) / len(lists) for k in keys
        }

    def _idf(self, count: int) -> float:
        size = len(self.library.passages)
        return math.log(1 + (size - count + 0.5) / (count + 0.5))

    @cached_property
    def postings(self) -> dict[str, dict[str, float]]:
        """Stem -> passage id -> how much the passage says of it (0 to K1 + 1)."""
        library = self.library
        mean = float(np.mean([len(bag) for bag in library.bags.values()] or [1]))
        found: dict[str, dict[str, float]] = defaultdict(dict)
        for key, bag in library.bags.items():
            norm = K1 * (1 - B + B * len(bag) / mean)
            for stem in bag:
                found[stem][key] = (K1 + 1) / (1 + norm)
            for stem in library.around[key] - bag:
                found[stem][key] = HEADING * (K1 + 1) / (1 + norm)
        return found

    def _meaning_scores(self, text: str) -> Mapping[str, float]:
        """Likeness in meaning of every passage to the text, 0 to 1."""
        keys, vectors = self.library.vectors
        likeness = vectors @ self.embedder.embed_query(text)
        return {key: max(0.0, float(value)) for key, value in zip(keys, likeness, strict=True)}
