"""Documents as they are named in a question and in an answer."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Sequence

from assistant import texts
from assistant.evidence import Draft, Evidence
from assistant.library import Library
from assistant.query import Query
from assistant.question import named_kinds
from assistant.subjects import year_fits
from assistant.vocabulary import Term
from ingest.document import Source
from ingest.words import content_tokens, fold

SAID_OF = frozenset(
    """
    document documenten stuk stukken beleidsstuk beleidsstukken bron bronnen nota nota's
    bestand bestanden brief brieven bladzijde bladzijden bladzij pagina pagina's blz vind
    vinden vindt gevonden lees lezen nalezen gelezen terug terugvinden teruglezen genoemd
    vermeld beschreven besproken behandeld noemt noemen vermeldt vermelden beschrijft
    beschrijven behandelt behandelen gaat gaan staat staan iets informatie gericht gestuurd
    verstuurd geschreven verzonden ondertekend opgesteld gemaakt schreef stuurde
    ondertekende afzender schrijver opsteller ontvanger datum gedateerd dateert oud
    onderwerp inhoud komt kwam geadresseerd verschenen gebruik gebruikt ken kent kennen heb
    doorzoek doorzocht doorzoekt ingelezen opgenomen beschikbaar zitten zit gemeente
    gemeenten wanneer jaar precies eigenlijk alle vandaan hoeveel noem geef overzicht lijst
    beschik beschikt bezit haal haalt bedoeld verstuurde zoek zoekt
    """.split()  # noqa: SIM905
)
"""Words that speak of documents and say nothing of what stands in them."""


def left_over(library: Library, query: Query) -> tuple[Term, ...]:
    """The words of a question that are about neither a document nor a kind of document."""
    own = tuple(t for t in query.topics if _tells(t.word))
    every = (t.text for t in content_tokens(query.question) if _tells(t.text))
    return own or tuple(library.vocabulary.term(word) for word in every)


def _tells(word: str) -> bool:
    return fold(word) not in SAID_OF and not named_kinds(fold(word))


def asked_documents(library: Library, query: Query, words: Iterable[Term]) -> list[Source]:
    """The documents of the kinds in a question whose titles hold the words, newest first."""
    kinds = named_kinds(fold(query.question))
    listed = list(words)
    found = [
        source
        for source in library.documents.values()
        if source.kind.value in kinds
        and library.allowed(source.id, library.themes.ids, query.filters)
        and year_fits(library, query, source.id)
        and all(t.met_by(library.vocabulary.stems_of(_names_of(source))) for t in listed)
    ]
    return sorted(found, key=lambda s: (s.period or (0, 0), s.date or ""), reverse=True)


def _names_of(source: Source) -> str:
    return " ".join([source.title, *source.owners])


def describe(source: Source) -> str:
    """'Title (raadsinformatiebrief, 2025)': the title with the kind and the date or the years."""
    told = [texts.DOCUMENT_KINDS[source.kind], when(source)]
    return f"{source.title} ({', '.join(part for part in told if part)})"


def when(source: Source) -> str:
    """The date of a document, else its years, '' when neither is known."""
    if source.date:
        day = datetime.date.fromisoformat(source.date)
        return f"{day.day}-{day.month}-{day.year}"
    return period(source)


def period(source: Source) -> str:
    """'2026' or '2024-2027', '' when it is not known."""
    first, last = source.period or ("", "")
    return str(first) if first == last else f"{first}-{last}"


def lines(library: Library, evidence: Sequence[Evidence]) -> tuple[Draft, ...]:
    """The documents of pieces of evidence with the pages, a line a document."""
    by_document: dict[str, list[Evidence]] = {}
    for piece in evidence:
        by_document.setdefault(piece.document, []).append(piece)
    alone = len(by_document) == 1
    phrase = texts.STANDS_IN if alone else "{document}, {places}"
    return tuple(
        Draft(
            phrase.format(
                document=describe(library.documents[document]),
                places=_places(library, library.documents[document], pieces),
            ),
            tuple(pieces),
            item=not alone,
            computed=True,
        )
        for document, pieces in by_document.items()
    )


def _places(library: Library, source: Source, pieces: Sequence[Evidence]) -> str:
    """'p. 4 en 9' as printed; in a document without pages its headings."""
    if not source.paged:
        heads = dict.fromkeys(piece.section[-1] for piece in pieces if piece.section)
        return texts.join_names([texts.UNDER.format(heading=head) for head in heads])
    pages = sorted({page for piece in pieces for page in piece.text.pages})
    printed = [library.index.printed_page(source.id, page) or str(page) for page in pages]
    return texts.PAGE.format(pages=texts.join_names(printed))


def first_words(library: Library, document: str) -> Evidence | None:
    """The first passage of a document."""
    found = next((p for p in library.passages.values() if p.document == document), None)
    return library.evidence(found.id) if found else None
