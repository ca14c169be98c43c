"""Citations numbered as the lines of a page need them."""

from __future__ import annotations

from dataclasses import replace

from assistant.answer import by_page, citation_of, stands
from assistant.evidence import Evidence
from assistant.facts import CitedFact, cite_fact, shown_citation
from assistant.library import Library
from assistant.values import Citation
from ingest.document import Box, Fact

Key = tuple[str, int, str, tuple[Box, ...]]


class Sources:
    """The citations of one page, numbered from 1; the same words keep the same number."""

    def __init__(self, library: Library) -> None:
        self._library = library
        self._numbers: dict[Key, int] = {}
        self._citations: list[Citation] = []

    @property
    def citations(self) -> tuple[Citation, ...]:
        """What was numbered so far, in the order of the numbers."""
        return tuple(self._citations)

    def number(self, citation: Citation) -> int:
        """The number of a citation."""
        key = (citation.document, citation.page, citation.quote, citation.boxes)
        if key not in self._numbers:
            self._numbers[key] = len(self._citations) + 1
            self._citations.append(replace(citation, number=self._numbers[key]))
        return self._numbers[key]

    def of_words(self, evidence: Evidence) -> tuple[int, ...]:
        """The numbers of words, one a page; () when they don't stand there to the letter."""
        pieces = list(by_page(evidence))
        if not all(stands(self._library, piece) for piece in pieces):
            return ()
        return tuple(self.number(citation_of(self._library, piece, 0)) for piece in pieces)

    def of_fact(self, fact: Fact) -> tuple[int, ...]:
        """The number of the citation that shows a fact; () when it doesn't stand on its page."""
        found = cite_fact(self._library, fact)
        return (self.number(shown_citation(CitedFact(fact, found))),) if found else ()
