"""What a search may find, decided before anything is ranked."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Scope:
    """Filters on documents and passages; an empty field lets everything through.

    All fields hold together; of the values within one field a single one is enough.
    """

    documents: tuple[str, ...] = ()
    kinds: tuple[str, ...] = ()
    """Kinds of document: 'uvp'."""
    municipalities: tuple[str, ...] = ()
    year: int | None = None
    """The period of the document must hold this year; one without a period is left out then."""
    themes: tuple[str, ...] = ()
    passage_kinds: tuple[str, ...] = ()
    """Kinds of passage: 'row'."""


EVERYTHING = Scope()
