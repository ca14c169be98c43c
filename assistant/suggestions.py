"""Next questions about the subject of an answer, drawn from its own facts."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import islice

from assistant import texts
from assistant.assistant import Assistant
from assistant.library import Library
from assistant.register import Record
from assistant.values import Answer, Filters
from ingest.words import fold

MOST = 3
MAX_SUBJECT = 60
"""Characters; a longer name makes no readable question."""


def suggest(
    assistant: Assistant, answer: Answer, asked: Sequence[str], filters: Filters
) -> tuple[str, ...]:
    """Up to three questions about what an answer cites; each of them has an answer.

    What was asked already is left out, and so is what the filters keep out.
    """
    known = {fold(question) for question in asked}
    new = (text for text in _questions(assistant.library, answer) if fold(text) not in known)
    unlike = (text for text in dict.fromkeys(new) if _answered(assistant, text, answer, filters))
    return tuple(islice(unlike, MOST))


def _questions(library: Library, answer: Answer) -> Iterator[str]:
    """What the facts of the cited subjects can tell, the first subject first."""
    for record in _cited(library, answer):
        roles = {field.role for r in library.register.group(record) for field in r.fact.fields}
        for role, question in texts.NEXT.items():
            if role in roles:
                yield question.format(subject=record.fact.subject)
    for theme in dict.fromkeys(cited.theme for cited in answer.citations if cited.theme):
        if named := library.themes.get(theme):
            yield from (question.format(theme=named.name) for question in texts.NEXT_OF_THEME)


def _cited(library: Library, answer: Answer) -> Iterator[Record]:
    """The facts of which the name stands in a citation, the longest name first."""
    named = [r for r in library.register.records if 3 < len(r.fact.subject) <= MAX_SUBJECT]
    for cited in answer.citations:
        said = fold(" ".join((*cited.section[-1:], cited.quote)))
        there = (
            r for r in named if r.fact.document == cited.document and fold(r.fact.subject) in said
        )
        yield from sorted(there, key=lambda r: -len(r.fact.subject))[:1]


def _answered(assistant: Assistant, question: str, answer: Answer, filters: Filters) -> bool:
    """Whether a question has an answer that is not the one that was just given."""
    found = assistant.ask(question, (), filters)
    return found.found and found.text != answer.text
