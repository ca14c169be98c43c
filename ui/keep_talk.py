"""A conversation as a document to take along."""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Sequence

from assistant.values import Answer
from ui import talk_texts, texts
from ui.reference import copied_citation
from ui.saved import Entry, Line, Saved
from ui.talk import Talk, Turn


def save_talk(talk: Talk, filters: Sequence[Sequence[str]], day: datetime.date) -> Saved:
    """All turns, oldest first; `filters` names for each turn the filters that held."""
    turns = zip(talk.turns, filters, strict=True)
    return Saved(
        talk_texts.SAVED_TITLE,
        talk_texts.saved_on(day),
        texts.SOURCES,
        tuple(_entry(turn, within) for turn, within in turns),
    )


def _entry(turn: Turn, within: Sequence[str]) -> Entry:
    cited = (f"[{source.number}] {copied_citation(source)}" for source in turn.answer.citations)
    return Entry(
        turn.question, tuple(_notes(turn, within)), tuple(_lines(turn.answer)), tuple(cited)
    )


def _notes(turn: Turn, within: Sequence[str]) -> Iterator[str]:
    if turn.answer.understood:
        yield turn.answer.understood
    if within:
        yield f"{texts.SEARCHED_ONLY} {', '.join(within)}"


def _lines(answer: Answer) -> Iterator[Line]:
    if not answer.found:
        yield Line(texts.NOT_FOUND)
    for said in answer.sentences:
        numbers = "".join(f" [{number}]" for number in said.citations)
        yield Line(said.text + numbers, said.item)
    if not answer.found and answer.searched:
        yield Line(answer.searched)
