"""A conversation: its turns, the citation that is shown, and the address that opens it."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from urllib.parse import urlencode

from assistant.assistant import Assistant
from assistant.suggestions import suggest
from assistant.values import Answer, Citation, Filters, Hit
from ingest.document import Source
from ui.source_panel import cite_hit

REMEMBERED = 10
"""Earlier questions that go along with a follow-up; further back nobody refers to."""


@dataclass(frozen=True, slots=True)
class Turn:
    """One question and what came back; `sources` can be opened by their number."""

    question: str
    before: tuple[str, ...]
    filters: Filters
    answer: Answer
    sources: tuple[Citation, ...]

    def source(self, number: int) -> Citation | None:
        """The citation (or nearest passage) with this number."""
        return next((source for source in self.sources if source.number == number), None)

    def address(self, number: int | None = None) -> str:
        """The address that asks this question again and shows source `number`."""
        chosen = {
            "eerder": self.before,
            "vraag": self.question,
            "thema": self.filters.theme,
            "soort": self.filters.kind,
            "document": self.filters.document,
            "gemeente": self.filters.municipality,
            "jaar": self.filters.year,
            "bron": number,
        }
        return "/?" + urlencode({key: value for key, value in chosen.items() if value}, doseq=True)


@dataclass(frozen=True, slots=True)
class Talk:
    """The turns so far, oldest first; `chosen` is a turn's index and a source's number."""

    turns: tuple[Turn, ...] = ()
    chosen: tuple[int, int] | None = None
    judged: frozenset[int] = frozenset()
    """The turns that were given a verdict."""

    @property
    def source(self) -> Citation | None:
        """The citation that is shown beside the conversation."""
        if self.chosen is None:
            return None
        turn, number = self.chosen
        return self.turns[turn].source(number)

    @property
    def questions(self) -> tuple[str, ...]:
        """The questions that a next one may refer to, oldest first."""
        if not self.turns:
            return ()
        asked = (*self.turns[0].before, *(turn.question for turn in self.turns))
        return asked[-REMEMBERED:]

    @property
    def address_of_last(self) -> str:
        """The address of the last turn, whichever source is shown."""
        return self.turns[-1].address() if self.turns else "/"

    @property
    def address(self) -> str:
        """The address of the last turn, with the chosen source when it is one of its own."""
        if not self.turns:
            return "/"
        last = len(self.turns) - 1
        number = self.chosen[1] if self.chosen and self.chosen[0] == last else None
        return self.turns[last].address(number)


@dataclass(frozen=True, slots=True)
class Link:
    """What an address asks for."""

    question: str
    before: tuple[str, ...]
    filters: Filters
    number: int | None


def read_link(parameters: Mapping[str, str], before: Sequence[str]) -> Link:
    """The question, filters and source in an address; an unreadable source number is left out.

    The address of another tab asks for nothing here.
    """
    if parameters.get("tab"):
        return Link("", (), Filters(), None)
    filters = Filters(
        theme=parameters.get("thema") or None,
        kind=parameters.get("soort") or None,
        document=parameters.get("document") or None,
        municipality=parameters.get("gemeente") or None,
        year=_number(parameters.get("jaar", "")),
    )
    return Link(
        question=parameters.get("vraag", ""),
        before=tuple(before)[-REMEMBERED:],
        filters=filters,
        number=_number(parameters.get("bron", "")),
    )


def _number(text: str) -> int | None:
    """A whole number of at most nine digits; None for all else."""
    return int(text) if re.fullmatch(r"[0-9]{1,9}", text) else None


def ask(talk: Talk, assistant: Assistant, question: str, filters: Filters) -> Talk:
    """The talk with one more turn, its first citation shown; raises UsageError."""
    return _take_turn(talk, assistant, question, talk.questions, filters)


def open_link(assistant: Assistant, link: Link) -> Talk:
    """The talk that an address stands for; raises UsageError."""
    talk = _take_turn(Talk(), assistant, link.question, link.before, link.filters)
    return talk if link.number is None else choose(talk, 0, link.number)


def choose(talk: Talk, turn: int, number: int) -> Talk:
    """The talk with another source shown; one that does not exist changes nothing."""
    if not 0 <= turn < len(talk.turns) or talk.turns[turn].source(number) is None:
        return talk
    return replace(talk, chosen=(turn, number))


def next_questions(talk: Talk, assistant: Assistant) -> tuple[str, ...]:
    """Questions that may follow upon the last turn."""
    if not talk.turns or not talk.turns[-1].answer.found:
        return ()
    last = talk.turns[-1]
    return suggest(assistant, last.answer, talk.questions, last.filters)


def _take_turn(
    talk: Talk, assistant: Assistant, question: str, before: tuple[str, ...], filters: Filters
) -> Talk:
    answer = assistant.ask(question, before, filters)
    sources = answer.citations or _as_citations(answer.nearest, assistant.documents())
    turn = Turn(question.strip(), before, filters, answer, sources)
    chosen = (len(talk.turns), answer.citations[0].number) if answer.citations else None
    return Talk((*talk.turns, turn), chosen, judged=talk.judged)


def _as_citations(hits: Sequence[Hit], documents: Sequence[Source]) -> tuple[Citation, ...]:
    """Passages numbered from 1, so that they open the way citations do."""
    known = {source.id: source for source in documents}
    return tuple(
        cite_hit(number, hit, known.get(hit.document)) for number, hit in enumerate(hits, 1)
    )
