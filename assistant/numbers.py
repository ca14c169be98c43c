"""Rows that a question calls by their number: 'actie 1.5'."""

from __future__ import annotations

import re

from assistant.library import Library
from ingest.document import Fact

CALLED = re.compile(
    r"\b(?:acties?|actiepunt|activiteit|maatregel|project|opgave|inspanning|resultaat|onderdeel"
    r"|punt|regel|nummer|nr\.?) (?:nummer |nr\.? )?"
    r"(?P<number>[A-Z]{0,3}[.-]?\d+(?:[.-]\d+)*[a-z]?)\b",
    re.IGNORECASE,
)


def name_rows(library: Library, question: str) -> str:
    """The question with the name of a row in place of its number, where one row only has it."""

    def named(match: re.Match[str]) -> str:
        return _name(library, match["number"]) or match[0]

    return CALLED.sub(named, question)


def _name(library: Library, number: str) -> str | None:
    """The one name that a number stands for, in the documents that hold today if they have it."""
    found = [f for f in library.facts if f.kind in ("action", "planning", "row")]
    called = [f for f in found if _is_called(f, number)]
    held = [f for f in called if f.document in library.in_use(library.today.year)] or called
    names = {f.subject for f in held}
    return names.pop() if len(names) == 1 else None


def _is_called(fact: Fact, number: str) -> bool:
    field = fact.field("number")
    return field is not None and field.text.value.rstrip(".").casefold() == number.casefold()
