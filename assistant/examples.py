"""Example questions, drawn from what the index holds."""

from __future__ import annotations

from collections.abc import Iterator

from assistant import texts
from assistant.library import Library
from ingest.document import Fact


def example_questions(library: Library) -> tuple[str, ...]:
    """Up to six questions of different kinds that the facts of the index answer."""
    return tuple(dict.fromkeys(_questions(library)))


def _questions(library: Library) -> Iterator[str]:
    planned = [f for f in library.facts if f.kind == "planning" and f.field("month")]
    actions = [f for f in library.facts if f.kind == "action"]
    for facet, facts in (
        ("responsible", [*planned, *actions]),
        ("hours", actions),
        ("partners", actions),
    ):
        subject = next((f.subject for f in reversed(facts) if _fits(f, facet)), None)
        if subject:
            yield texts.EXAMPLES[facet].format(subject=subject)
    month = next((m.text.value.lower() for f in planned if (m := f.field("month"))), None)
    if month:
        yield texts.EXAMPLES["month"].format(month=month)
    ambition = next((f for f in library.facts if f.kind == "ambition" and f.themes), None)
    theme = library.themes.get(ambition.themes[0]) if ambition else None
    if theme:
        yield texts.EXAMPLES["ambition"].format(theme=theme.name.lower())
    term = next((f.subject for f in library.facts if f.kind == "term"), None)
    if term:
        yield texts.EXAMPLES["term"].format(short=term)


def _fits(fact: Fact, facet: str) -> bool:
    """Whether a fact has the field, and a name short enough for a question."""
    field = fact.field(facet)
    return field is not None and len(fact.subject) < 45 and len(field.text.value) > 4
