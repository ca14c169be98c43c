"""Finding passages: by words, by what sort of thing they tell, and by meaning."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from assistant.columns import Amounts, Places, read_columns
from assistant.in_force import remark
from assistant.library import Library
from assistant.postings import Postings
from assistant.query import Query
from assistant.subjects import year_fits
from assistant.surroundings import surroundings
from assistant.traits import Traits, read_traits
from assistant.values import Filters, Hit
from assistant.vocabulary import Term
from ingest.boxes import merge_boxes
from ingest.embedding import Embedder
from ingest.index import StoredPassage
from ingest.reranking import Reranker
from ingest.vectors import Matrix
from ingest.words import fold, is_stop_word, tokenize

Mask = NDArray[np.bool_]

MEANING = 0.3
"""Share of the meaning leg in the final score. This and all weights of search are set on the
questions over corpus/ and tests/region/ and on every other one of the public bench."""
MINOR, STOP = 0.4, 0.15
"""How far the words of a question that do not carry its subject count, and those that never say
what a text is about ('hoe', 'mijn')."""
RERANKED = 30
"""So many passages are read again by a cross-encoder, where one is set."""
MAX_SEEN = 20_000
"""Sentences of which the vectors are kept: 40 MB at 512 numbers each."""


@dataclass(frozen=True)
class Search:
    """All legs over one library."""

    library: Library
    embedder: Embedder
    reranker: Reranker | None = None

    def passages(self, query: Query, top: int) -> list[tuple[StoredPassage, float]]:
        """The best passages for a query with their score, 0 to 1, best first."""
        allowed = self._admitted(query.filters) & self._of_kinds(query) & self._of_years(query)
        return self._ranked(query, allowed, top)

    def hits(self, words: str, filters: Filters, top: int) -> list[Hit]:
        """The best passages for loose words."""
        query = self.library.reader.read(words, filters)
        ranked = self._ranked(query, self._admitted(filters), top)
        return [self.hit(passage, score) for passage, score in ranked]

    def likeness(self, question: str, sentences: Sequence[str]) -> list[float]:
        """Likeness in meaning of each sentence to a question, -1 to 1.

        What all passages share is taken out first, so that only what is particular counts.
        """
        new = [s for s in dict.fromkeys(sentences) if s not in self._seen]
        if len(self._seen) + len(new) > MAX_SEEN:
            self._seen.clear()
            new = list(dict.fromkeys(sentences))
        apart = self.library.meaning.apart
        vectors = apart(self.embedder.embed_passages(new))
        self._seen.update(zip(new, vectors, strict=True))
        asked = apart(self.embedder.embed_query(question)[None, :])[0]
        return [float(self._seen[s] @ asked) for s in sentences]

    @cached_property
    def _seen(self) -> dict[str, Matrix]:
        """Vectors of the sentences that were weighed before."""
        return {}

    def by_words(
        self, terms: Sequence[Term], filters: Filters, top: int
    ) -> list[tuple[StoredPassage, float]]:
        """The passages that hold words which meet the terms, those that meet most terms first."""
        scores = self.postings.scores((term, 1.0) for term in terms)
        places = np.flatnonzero((scores > 0) & self._admitted(filters))
        found = [(self._listed[place], float(scores[place])) for place in places]
        met = {p.id: self._met(p, terms) for p, _ in found}
        return sorted(found, key=lambda pair: (-met[pair[0].id], -pair[1], pair[0].id))[:top]

    def _met(self, passage: StoredPassage, terms: Sequence[Term]) -> int:
        """How many of the terms stand in a passage or in its headings."""
        stems = self.library.bags[passage.id] | self.library.around[passage.id]
        return sum(term.met_by(stems) > 0 for term in terms)

    def hit(self, passage: StoredPassage, score: float) -> Hit:
        """A passage as it is shown in a list."""
        source = self.library.documents[passage.document]
        page = self.library.index.page(passage.document, passage.first_page)
        text = self.library.passage(passage.id).text
        return Hit(
            passage.id, passage.document, source.title, page.number, page.printed,
            passage.section, passage.themes, passage.shown or passage.text, round(score, 4),
            merge_boxes(a.box for a in text.anchors if a.page == page.number), text.value,
            page.recognised, source.paged,
            surroundings(self.library, passage.document, passage.section, passage.text),
            remark(self.library, passage.document),
        )  # fmt: skip

    def count(self, filters: Filters) -> int:
        """How many passages the filters let through."""
        return int(self._admitted(filters).sum())

    def warm_up(self) -> None:
        """Make ready what the first search would otherwise wait for."""
        _ = self.postings, self.traits, self.library.meaning, self._listed, self._groups

    @cached_property
    def postings(self) -> Postings:
        """The word leg."""
        library = self.library
        return Postings(read_columns(library), library.vocabulary, len(library.passages))

    @cached_property
    def traits(self) -> Traits:
        """The leg of what sort of thing a passage tells."""
        return read_traits(self.library)

    def _ranked(self, query: Query, allowed: Mask, top: int) -> list[tuple[StoredPassage, float]]:
        """The best of the allowed passages, best first, equal ones in reading order."""
        scores = self._scores(query, allowed)
        places = np.flatnonzero(allowed)
        most = max(top, RERANKED) if self.reranker else top
        best = _best(places, scores[places], most)
        found = [(self._listed[place], float(scores[place])) for place in best]
        return self._reranked(self.reranker, query, found)[:top] if self.reranker else found

    def _reranked(
        self, reranker: Reranker, query: Query, found: Sequence[tuple[StoredPassage, float]]
    ) -> list[tuple[StoredPassage, float]]:
        """The same passages in the order of the cross-encoder; those far down keep theirs."""
        read = [passage for passage, _ in found[:RERANKED]]
        scores = reranker.scores(query.question, [p.shown or p.text for p in read])
        pairs = [(p, float(score)) for p, score in zip(read, scores, strict=True)]
        least = min((score for _, score in pairs), default=0.0)
        rest = [(p, min(score, least)) for p, score in found[RERANKED:]]
        return [*sorted(pairs, key=lambda pair: -pair[1]), *rest]

    def _scores(self, query: Query, allowed: Mask) -> Amounts:
        """Words and traits against the best of the allowed passages, and meaning: 0 to 1."""
        said = self.postings.scores(self._terms(query))
        best = float(said.max(where=allowed, initial=0.0)) or 1.0
        gained = self.traits.gains(query)
        fit = said / np.float32(best) + gained
        most = (1 - MEANING) * (1.0 + float(gained.max(initial=0.0))) + MEANING
        told = np.float32(1 - MEANING) * fit
        asked = self.embedder.embed_query(query.question)
        meant = self.library.meaning.likeness(asked, told, MEANING, allowed)
        return np.asarray((told + np.float32(MEANING) * meant) / np.float32(most), np.float32)

    def _terms(self, query: Query) -> Iterator[tuple[Term, float]]:
        """All words of a question, each with how far it counts."""
        subject = [*query.topics, *query.hints]
        yield from ((term, 1.0) for term in subject)
        taken = {fold(word) for term in subject for word in term.word.split()}
        for token in tokenize(query.question):
            plain = fold(token.text)
            if plain not in taken and is_stop_word(plain):
                yield Term(token.text, (((token.stem,), 1.0),), 0.0), STOP
            elif plain not in taken and (len(plain) > 1 or plain.isdigit()):
                yield self.library.vocabulary.term(token.text), MINOR
            taken.add(plain)

    @cached_property
    def _listed(self) -> list[StoredPassage]:
        return list(self.library.passages.values())

    def _admitted(self, filters: Filters) -> Mask:
        """Which passages the filters let through; all legs look at these alone."""
        kinds, of = self._groups
        admitted = [self.library.allowed(document, themes, filters) for document, themes in kinds]
        return np.asarray(admitted, np.bool_)[of]

    @cached_property
    def _groups(self) -> tuple[list[tuple[str, tuple[str, ...]]], Places]:
        """All pairs of a document and themes, and the number of each passage's pair."""
        numbers: dict[tuple[str, tuple[str, ...]], int] = {}
        of = [numbers.setdefault((p.document, p.themes), len(numbers)) for p in self._listed]
        return list(numbers), np.asarray(of, np.int32)

    def _of_kinds(self, query: Query) -> Mask:
        """Which passages are of a kind of document that the question names, if it names one."""
        kinds = {d.id for d in self.library.documents.values() if d.kind.value in query.kinds}
        groups, of = self._groups
        return np.asarray([not query.kinds or d in kinds for d, _ in groups], np.bool_)[of]

    def _of_years(self, query: Query) -> Mask:
        """Which passages are of a year that the question names, or name it themselves."""
        groups, of = self._groups
        fits = np.asarray([year_fits(self.library, query, d) for d, _ in groups], np.bool_)[of]
        for year in query.years:
            fits[self.postings.columns.of(str(year))[0]] = True
        return fits


def _best(places: NDArray[np.intp], scores: Amounts, most: int) -> NDArray[np.intp]:
    """The `most` places of the highest scores, best first, equal ones in their order."""
    if len(scores) > most:
        least = np.partition(scores, len(scores) - most)[len(scores) - most]
        places, scores = places[scores >= least], scores[scores >= least]
    return places[np.argsort(-scores, kind="stable")[:most]]
