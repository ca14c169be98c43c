"""Why an answer is what it is, for `wijzer ask --explain`."""

from __future__ import annotations

from collections.abc import Iterator

from assistant.evidence import Reply
from assistant.library import Library
from assistant.query import Query
from assistant.vocabulary import Term

NO_EVIDENCE = "geen bewijs gevonden dat genoeg van de vraag dekt"


def explain(library: Library, query: Query, understood: str | None, reply: Reply | None) -> str:
    """The query, the reply with its reason, and the evidence, in Dutch."""
    return "\n".join(_lines(library, query, understood, reply))


def _lines(
    library: Library, query: Query, understood: str | None, reply: Reply | None
) -> Iterator[str]:
    if understood:
        yield understood
    yield from _read_as(library, query)
    for clause in query.clauses:
        yield f"Deelvraag: {clause.question}"
        yield from (f"  {line}" for line in _read_as(library, clause))
    yield f"Waarom: {reply.because if reply else NO_EVIDENCE}"
    for draft in reply.drafts if reply else ():
        for piece in draft.evidence:
            yield f"  {piece.document} p. {piece.text.pages[0]}: {piece.text.value}"


def _read_as(library: Library, query: Query) -> Iterator[str]:
    yield f"Vorm: {query.form.value}"
    yield from _listed("Gevraagd", [library.facets.name(f) for f in query.facets])
    yield from _listed("Soort", [query.entity] if query.entity else [])
    yield from _listed("Over", [_term(t) for t in query.topics])
    yield from _listed("Namen", sorted(query.names))
    yield from _listed("Thema's", query.themes)
    yield from _listed("Maanden", [str(m) for m in sorted(query.months)])
    yield from _listed("Jaren", [str(y) for y in sorted(query.years)])
    yield from _listed("Uit", query.kinds)


def _listed(label: str, values: object) -> Iterator[str]:
    if isinstance(values, (list, tuple)) and values:
        yield f"{label}: {', '.join(str(v) for v in values)}"


def _term(term: Term) -> str:
    ways = ", ".join(f"{' '.join(way)} {credit:.2f}" for way, credit in term.ways[:4])
    return f"{term.word} ({ways})"
