"""The facts of the documents as a list, each with the places where it stands."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from assistant.answer import by_page, citation_of, stands
from assistant.evidence import Evidence, holds, of_fact
from assistant.library import Library
from assistant.values import Citation, Filters
from ingest.document import Fact

KINDS = ("action", "planning", "ambition", "goal", "term", "amount", "row")
"""All kinds of fact, in the order of a list; a row is of a table that no data file knows."""


@dataclass(frozen=True, slots=True)
class CitedFact:
    """A fact and the citations that hold it, numbered from 1; every quote stands on its page."""

    fact: Fact
    citations: tuple[Citation, ...]


def list_facts(
    library: Library, kind: str | None = None, filters: Filters = Filters()
) -> tuple[CitedFact, ...]:
    """The facts that the filters let through, kind by kind and in reading order.

    Raises UsageError, in Dutch, for a theme or document that there is not.
    """
    library.check(filters)
    chosen = [f for f in find_facts(library, kind, filters) if f.kind in KINDS]
    ordered = sorted(chosen, key=lambda fact: KINDS.index(fact.kind))
    cited = (CitedFact(fact, cite_fact(library, fact)) for fact in ordered)
    return tuple(entry for entry in cited if entry.citations)


def find_facts(
    library: Library, kind: str | None = None, filters: Filters = Filters()
) -> Iterator[Fact]:
    """The facts of a kind (of all kinds without one) that the filters let through."""
    for fact in library.facts:
        of_kind = kind is None or fact.kind == kind
        if of_kind and library.allowed(fact.document, fact.themes, filters):
            yield fact


def cite_fact(library: Library, fact: Fact) -> tuple[Citation, ...]:
    """Where a fact stands; () for one that does not stand on its page to the letter."""
    pieces = [piece for evidence in evidence_of(library, fact) for piece in by_page(evidence)]
    if not all(stands(library, piece) for piece in pieces):
        return ()
    return tuple(citation_of(library, piece, number) for number, piece in enumerate(pieces, 1))


def evidence_of(library: Library, fact: Fact) -> tuple[Evidence, ...]:
    """The words that hold a fact: its whole row first, then each field that stands elsewhere."""
    row = [library.evidence(fact.passage)] * (library.passages[fact.passage].kind == "row")
    pieces = list(dict.fromkeys([*row, *(of_fact(fact, field.text) for field in fact.fields)]))
    kept: list[Evidence] = []
    for piece in sorted(pieces, key=lambda piece: -len(piece.text.anchors)):
        if not any(holds(other.text, piece.text) for other in kept):
            kept.append(piece)
    return tuple(sorted(kept, key=pieces.index))


def shown_citation(entry: CitedFact) -> Citation:
    """The first citation, with what else stands on its page marked as well (a month, say)."""
    first = entry.citations[0]
    there = [c for c in entry.citations if (c.document, c.page) == (first.document, first.page)]
    return replace(first, boxes=tuple(box for citation in there for box in citation.boxes))
