"""Which documents hold today: those are asked first, and of others it is said."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from enum import StrEnum
from functools import lru_cache

from assistant import texts
from assistant.library import Library
from assistant.query import Query
from assistant.values import Citation, Sentence
from ingest.document import Kind, Source, Status
from ingest.themes import simplify
from ingest.words import fold


class Standing(StrEnum):
    """Whether a document holds in some year; the values are names of texts."""

    IN_FORCE = "in_force"
    OVER = "over"
    COMING = "coming"
    CONCEPT = "concept"
    WITHDRAWN = "withdrawn"
    REPLACED = "replaced"


PLANS = (Kind.IVP, Kind.UVP)
"""Kinds that hold for their period; of one kind a municipality has one at a time."""
PAST = (Standing.OVER, Standing.WITHDRAWN, Standing.REPLACED)
PAPER = (
    r"(?:\w+ )?(?:ivp|uvp|rib|documenten?|"
    r"\w*(?:plan|plannen|programma\w*|nota|beleid|brief|versie|periode))"
)
ASKS_PAST = re.compile(rf"\b(?:vorige|oude|oudere|eerdere|voorgaande|vervallen|verlopen) {PAPER}\b")
ASKS_CONCEPT = re.compile(r"\bconcept(?:\b|versie|plan|programma|nota|tekst)")
OTHER_YEAR = {"vorig jaar": -1, "afgelopen jaar": -1, "volgend jaar": 1, "komend jaar": 1}
NOT_NAMED = re.compile(r"\b(?:\d+|concept\w*|ontwerp|definitief|versie|vastgesteld|vervallen)\b")
"""What may differ between the titles of two versions of one document."""


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
    standings = stand(library, library.today.year)
    plain = fold(query.question)
    for asks, wanted in ((ASKS_PAST, PAST), (ASKS_CONCEPT, (Standing.CONCEPT,))):
        named = frozenset(d for d, found in standings.items() if found in wanted)
        if named and asks.search(plain):
            return named
    years = query.years or {library.today.year + shift(plain)}
    return frozenset[str]().union(*(in_use(library, year) for year in years))


def shift(plain: str) -> int:
    """How many years from now a question names: -1 for 'vorig jaar'."""
    return next((years for words, years in OTHER_YEAR.items() if words in plain), 0)


@lru_cache(maxsize=16)
def in_use(library: Library, year: int) -> frozenset[str]:
    """The documents that hold in a year, with those for which no other stands in."""
    standings = stand(library, year)
    sources = library.documents.values()

    def stands_in(other: Source, source: Source) -> bool:
        """Whether another document is to be asked in place of one that does not hold."""
        there, here = standings[other.id], standings[source.id]
        return _alike(other, source) and (
            there is Standing.IN_FORCE or (there is here and _order(other) > _order(source))
        )

    return frozenset(
        source.id
        for source in sources
        if standings[source.id] is Standing.IN_FORCE
        or not any(stands_in(other, source) for other in sources)
    )


@lru_cache(maxsize=16)
def stand(library: Library, year: int) -> dict[str, Standing]:
    """How every document stands in a year."""
    sources = list(library.documents.values())
    alone = {source.id: _alone(source, year) for source in sources}
    holding = [source for source in sources if alone[source.id] is Standing.IN_FORCE]
    for source in holding:
        if any(_replaces(other, source, year) for other in holding):
            alone[source.id] = Standing.REPLACED
    return alone


def remark(library: Library, document: str) -> str:
    """What is said beside a citation of a document that does not hold today, else ''."""
    source = library.documents[document]
    return _told(texts.STANDING, source, stand(library, library.today.year)[document])


def cautions(library: Library, citations: Sequence[Citation]) -> Iterator[Sentence]:
    """A sentence for every cited document that does not hold today, with its citations."""
    standings = stand(library, library.today.year)
    for document in dict.fromkeys(c.document for c in citations):
        source = library.documents[document]
        if said := _told(texts.CAUTION, source, standings[document]):
            yield Sentence(said, tuple(c.number for c in citations if c.document == document))


def _told(phrases: dict[str, str], source: Source, standing: Standing) -> str:
    first, last = source.period or (0, 0)
    period = str(first) if first == last else f"{first}-{last}"
    return phrases.get(standing, "").format(title=source.title, period=period, first=first)


def _alone(source: Source, year: int) -> Standing:
    """How a document stands in a year, whatever other documents there are."""
    if source.status is Status.WITHDRAWN:
        return Standing.WITHDRAWN
    if source.status is Status.CONCEPT:
        return Standing.CONCEPT
    first, last = source.period or (year, year)
    if not _runs_out(source) or first <= year <= last:
        return Standing.IN_FORCE
    return Standing.OVER if last < year else Standing.COMING


def _runs_out(source: Source) -> bool:
    """Whether a period is how long a document holds; of a letter it is what it tells about."""
    first, last = source.period or (0, 0)
    return source.kind in PLANS or (source.kind is Kind.OVERIG and first < last)


def _alike(other: Source, source: Source) -> bool:
    """Whether one document can take the place of another: its kind, for its municipalities."""
    places = set(source.municipalities) <= set(other.municipalities) or not other.municipalities
    same = other.kind is source.kind and other.id != source.id and places
    return same and (source.kind in PLANS or _name(other) == _name(source))


def _replaces(new: Source, old: Source, year: int) -> bool:
    """Whether a document is a newer version of one as long, or of the same name and period."""
    if not _alike(new, old) or not new.period or not old.period:
        return False
    if new.period == old.period:
        return _name(new) == _name(old) and (old.date or "") < (new.date or "")
    as_long = new.period[1] - new.period[0] == old.period[1] - old.period[0]
    return as_long and old.period[0] < new.period[0] <= year


def _order(source: Source) -> tuple[int, int, str, str]:
    """The later of two documents is the greater."""
    first, last = source.period or (0, 0)
    return (last, first, source.date or "", source.id)


@lru_cache(maxsize=1024)
def _name(source: Source) -> str:
    """A title without its years and version."""
    return " ".join(NOT_NAMED.sub(" ", simplify(source.title)).split())
