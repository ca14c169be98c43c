"""What a search may find, decided before anything is ranked."""

from __future__ import annotations

from dataclasses import dataclass

from ingest.document import Source


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

    def admits(self, source: Source) -> bool:
        """Whether passages of this document may be found."""
        first, last = source.period or (0, 0)
        return (
            _one_of(self.documents, source.id)
            and _one_of(self.kinds, source.kind.value)
            and _one_of(self.municipalities, *source.municipalities)
            and (self.year is None or first <= self.year <= last)
        )

    def admits_passage(self, kind: str, themes: tuple[str, ...]) -> bool:
        """Whether a passage of this kind with these themes may be found."""
        return _one_of(self.passage_kinds, kind) and _one_of(self.themes, *themes)


EVERYTHING = Scope()


def _one_of(wanted: tuple[str, ...], *given: str) -> bool:
    return not wanted or not set(wanted).isdisjoint(given)
