"""Questions go first to the documents that hold, and of others an answer says so."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from assistant import texts
from assistant.calendar import OTHER_YEAR
from assistant.library import Library
from assistant.query import Query
from assistant.standing import Standing
from assistant.values import Citation, Sentence
from ingest.document import Source
from ingest.words import fold

PAST = (Standing.OVER, Standing.WITHDRAWN, Standing.REPLACED)
PAPER = (
    r"(?:\w+ )?(?:ivp|uvp|rib|documenten?|"
    r"\w*(?:plan|plannen|programma\w*|nota|beleid|brief|versie|periode))"
)
ASKS_PAST = re.compile(rf"\b(?:vorige|oude|oudere|eerdere|voorgaande|vervallen|verlopen) {PAPER}\b")
ASKS_CONCEPT = re.compile(r"\bconcept(?:\b|versie|plan|programma|nota|tekst)")


def rounds(library: Library, query: Query) -> Iterator[Query]:
    """The query within the documents that it is first asked of, and then within all of them."""
    filters = query.filters
    if filters.document is None and filters.year is None and filters.among is None:
        among = asked_of(library, query)
        if len(among) < len(library.documents):
            yield replace(query, filters=replace(filters, among=among))
    yield query


def asked_of(library: Library, query: Query) -> frozenset[str]:
    """The documents that hold in the year of a question, or those past or not adopted it names."""
    standings = library.standings(library.today.year)
    plain = fold(query.question)
    for asks, wanted in ((ASKS_PAST, PAST), (ASKS_CONCEPT, (Standing.CONCEPT,))):
        named = frozenset(d for d, found in standings.items() if found in wanted)
        if named and asks.search(plain):
            return named
    years = query.years or {library.today.year + shift(plain)}
    return frozenset[str]().union(*(library.in_use(year) for year in years))


def shift(plain: str) -> int:
    """How many years from now a question names: -1 for 'vorig jaar'."""
    return next((years for words, years in OTHER_YEAR.items() if words in plain), 0)


def remark(library: Library, document: str) -> str:
    """What is said beside a citation of a document that does not hold today, else ''."""
    source = library.documents[document]
    return _told(texts.STANDING, source, library.standings(library.today.year)[document])


def cautions(library: Library, citations: Sequence[Citation]) -> Iterator[Sentence]:
    """A sentence for every cited document that does not hold today, with its citations."""
    standings = library.standings(library.today.year)
    for document in dict.fromkeys(c.document for c in citations):
        source = library.documents[document]
        if said := _told(texts.CAUTION, source, standings[document]):
            yield Sentence(said, tuple(c.number for c in citations if c.document == document))


def _told(phrases: dict[str, str], source: Source, standing: Standing) -> str:
    first, last = source.period or (0, 0)
    period = str(first) if first == last else f"{first}-{last}"
    return phrases.get(standing, "").format(title=source.title, period=period, first=first)
