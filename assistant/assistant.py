"""The assistant: a question goes in, an answer with its citations comes out."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Self

from assistant import texts
from assistant.abbreviations import answer_abbreviation
from assistant.answer import cite
from assistant.cells import answer_cells
from assistant.chapters import answer_chapter
from assistant.clauses import join_replies, split_clauses
from assistant.column_list import answer_column
from assistant.comparison import answer_comparison, answer_sum
from assistant.conversation import INTENT, complete
from assistant.counted_places import answer_counted_places
from assistant.courtesy import bare_question
from assistant.deadlines import answer_deadlines
from assistant.duties import answer_duties
from assistant.evidence import Reply
from assistant.examples import example_questions
from assistant.expectations import strict_expectation
from assistant.explain import explain
from assistant.fields import answer_fields
from assistant.figures import answer_figures
from assistant.grouping import answer_grouped
from assistant.in_force import cautions, rounds
from assistant.letterheads import answer_letterhead
from assistant.library import Library
from assistant.listing import answer_listing
from assistant.lookup import look_up
from assistant.numbers import name_rows
from assistant.over_years import answer_over_years
from assistant.owners import of_owner
from assistant.planning import answer_planning
from assistant.prose import answer_prose, answer_section
from assistant.query import Form, Query
from assistant.search import Search
from assistant.selection import answer_selection
from assistant.settings import Settings
from assistant.table_rows import answer_rows
from assistant.tally import describe_searched
from assistant.themes_told import answer_themes
from assistant.together import answer_together
from assistant.values import Answer, Filters, Hit, Lookup, Sentence
from assistant.verdicts import answer_verdict
from assistant.versus import answer_difference, parts_of, together
from assistant.whereabouts import answer_whereabouts, places_of
from assistant.writer import Writer, open_writer
from ingest.document import Source
from ingest.embedding import open_embedder
from ingest.errors import UsageError
from ingest.index import open_index
from ingest.reranking import open_reranker
from ingest.themes import Theme

MAX_CHARS = 2000
"""Longer than this is a document and not a question."""
NEAREST = 3
Answerer = Callable[[Library, Query], Reply | None]
ANSWERERS: tuple[Answerer, ...] = (
    answer_difference, answer_counted_places, answer_letterhead, answer_themes, answer_abbreviation,
    answer_together, answer_deadlines, answer_over_years, answer_figures, answer_cells,
    answer_grouped, answer_comparison, answer_sum, answer_duties, answer_verdict, answer_planning,
    answer_listing, answer_selection, answer_fields, answer_column, answer_rows, answer_section,
    answer_chapter,
)  # fmt: skip
"""Tried in this order; the first that has a reply gives it. Running text comes after them all."""


@dataclass(frozen=True)
class Assistant:
    """Answers questions over one open index."""

    search_: Search
    writer: Writer | None = None

    @classmethod
    def open(cls, settings: Settings) -> Self:
        """Open the index of the settings. Raises StoreError or ModelError, in Dutch."""
        index = open_index(settings.index, settings.chroma)
        index.check_model(settings.embedding_model)
        library = Library(index, settings.today)
        _ = library.meaning  # before any model is loaded in vain: a server may be away
        embedder = open_embedder(settings.embedding_model)
        index.check_dimensions(embedder.dimensions)
        search = Search(library, embedder, open_reranker(settings.reranker))
        assistant = cls(search, open_writer(settings, search))
        assistant.warm_up()
        return assistant

    def warm_up(self) -> None:
        """Load what the first question would otherwise wait for."""
        _ = self.library.register, self.library.facet_of
        self.search_.warm_up()
        self.search_.hits(texts.WARM_UP, Filters(), 1)

    def examples(self) -> tuple[str, ...]:
        """Questions that the index can answer, drawn from its own facts."""
        return example_questions(self.library)

    @property
    def library(self) -> Library:
        """What the index holds."""
        return self.search_.library

    def ask(
        self, question: str, before: Sequence[str] = (), filters: Filters = Filters()
    ) -> Answer:
        """Answer a question, asked after those of `before`; raises UsageError for a bad one."""
        start = time.perf_counter()
        self.check(question, filters)
        query, understood = self.read(question, before, filters)
        reply = self.reply(query)
        sentences, citations = cite(self.library, reply.drafts if reply else ())
        if not citations:
            return self._not_found(question, query, reply, understood, start)
        sentences = (*sentences, *cautions(self.library, citations))
        seconds = time.perf_counter() - start
        return Answer(question, True, sentences, citations, understood, seconds=seconds)

    def read(
        self, question: str, before: Sequence[str] = (), filters: Filters = Filters()
    ) -> tuple[Query, str | None]:
        """The typed query of a question, and how it was understood when it is a follow-up."""
        query, understood = self._read_after(question, before, filters)
        asked = split_clauses(bare_question(question))
        if len(asked) < 2 or parts_of(self.library, query):
            return query, understood
        apart = [
            self._read_after(text, (*before, *asked[:number]), filters)[0]
            for number, text in enumerate(asked)
        ]
        return replace(query, clauses=tuple(apart)), understood

    def _read_after(
        self, question: str, before: Sequence[str], filters: Filters
    ) -> tuple[Query, str | None]:
        """The query of a question that may lean on those before it."""
        earlier: Query | None = None
        for text in before:
            earlier = self._completed(*self._read_alone(text, filters), earlier)[0]
        return self._completed(*self._read_alone(question, filters), earlier)

    def _completed(
        self, query: Query, understood: str | None, earlier: Query | None
    ) -> tuple[Query, str | None]:
        completed = complete(self.library, query, earlier) if earlier else None
        return completed or (query, understood)

    def _read_alone(self, question: str, filters: Filters) -> tuple[Query, str | None]:
        """The query of one question, and how it was understood when it calls a row by number."""
        named = name_rows(self.library, question)
        query = self.library.reader.read(named, filters)
        return query, None if named == question else INTENT.format(question=named.rstrip("?"))

    def reply(self, query: Query) -> Reply | None:
        """What the documents in force say, else what any says, else what is known to be missing."""
        if told := join_replies([self.reply(clause) for clause in query.clauses]):
            return told
        if query.places_of:
            return places_of(self.library, self.reply(query.places_of))
        owned = of_owner(self.library, query)
        if owned and (found := self.reply(owned)) and found.drafts:
            return found
        if parts := parts_of(self.library, query):
            told = together(parts, [self.reply(part) for _, part in parts])
            if told or query.parts:
                return told
        missing: Reply | None = None
        for asked in rounds(self.library, query):
            reply = self._reply(asked)
            if reply and reply.drafts:
                return reply
            missing = missing or reply
        return missing

    def _reply(self, query: Query) -> Reply | None:
        """What the first answerer that can reply says; a bare 'missing' only if none can."""
        missing: Reply | None = None
        expected = strict_expectation(query)
        for answer in self._answerers(query):
            reply = answer(query)
            if (
                reply
                and expected
                and not reply.suits
                and not any(expected(d.text) for d in reply.drafts)
            ):
                continue
            if reply and cite(self.library, reply.drafts)[1]:
                return self.writer.rewrite(query, reply) if self.writer else reply
            if reply and reply.missing and query.form is not Form.YES_NO:
                return reply
            missing = missing or reply
        return missing

    def explain(
        self, question: str, before: Sequence[str] = (), filters: Filters = Filters()
    ) -> str:
        """How a question was read, what answered it and on what evidence, in Dutch."""
        self.check(question, filters)
        query, understood = self.read(question, before, filters)
        return explain(self.library, query, understood, self.reply(query))

    def search(self, words: str, filters: Filters = Filters(), top: int = 10) -> list[Hit]:
        """The passages that fit loose words best."""
        self.check(words, filters)
        return self.search_.hits(words, filters, top)

    def look_up(self, words: str, filters: Filters = Filters(), top: int = 10) -> Lookup:
        """What holds the words that are being typed."""
        self.check(words, filters)
        return look_up(self.search_, words, filters, top)

    def hit(self, passage: str) -> Hit | None:
        """One passage by its id; None when it is not in the index (any more)."""
        stored = self.library.passages.get(passage)
        return self.search_.hit(stored, 1.0) if stored else None

    def documents(self) -> tuple[Source, ...]:
        """The indexed documents."""
        return tuple(self.library.documents.values())

    def themes(self) -> tuple[Theme, ...]:
        """The themes that something in the index is about, in their order; all in an empty one."""
        held = {theme for passage in self.library.passages.values() for theme in passage.themes}
        return tuple(t for t in self.library.themes if t.id in held or not held)

    def check(self, question: str, filters: Filters) -> None:
        """Raise UsageError, in Dutch, for an empty or too long question or an unknown filter."""
        if not any(c.isalnum() for c in question):
            raise UsageError(texts.EMPTY_QUESTION)
        if len(question) > MAX_CHARS:
            raise UsageError(texts.TOO_LONG.format(length=len(question), most=MAX_CHARS))
        self.library.check(filters)

    def _answerers(self, query: Query) -> Iterator[Callable[[Query], Reply | None]]:
        """Those that can answer such a question: reasons stand in running text alone."""
        if query.form is not Form.REASON:
            yield lambda query: answer_whereabouts(self.search_, query)
        for answer in () if query.form is Form.REASON else ANSWERERS:
            yield lambda query, answer=answer: answer(self.library, query)  # type: ignore[misc]
        yield lambda query: answer_prose(self.search_, query)

    def _not_found(
        self, question: str, query: Query, reply: Reply | None, understood: str | None, start: float
    ) -> Answer:
        nearest = [self.search_.hit(p, s) for p, s in self.search_.passages(query, NEAREST)]
        said = (reply.missing if reply else "") or texts.NOT_FOUND
        return Answer(
            question, False, (Sentence(said, ()),), (), understood, tuple(nearest),
            describe_searched(self.library, query.filters), time.perf_counter() - start,
        )  # fmt: skip
