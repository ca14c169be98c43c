"""How documents stand in some year: in force, over, still to come, a concept, replaced."""

from __future__ import annotations

import re
from collections.abc import Iterable
from enum import StrEnum
from functools import lru_cache

from ingest.document import Kind, Source, Status
from ingest.themes import simplify


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
NOT_NAMED = re.compile(r"\b(?:\d+|concept\w*|ontwerp|definitief|versie|vastgesteld|vervallen)\b")
"""What may differ between the titles of two versions of one document."""


def stand(sources: Iterable[Source], year: int) -> dict[str, Standing]:
    """How every document stands in a year, by id."""
    listed = list(sources)
    standings = {source.id: _alone(source, year) for source in listed}
    holding = [source for source in listed if standings[source.id] is Standing.IN_FORCE]
    for source in holding:
        if any(_replaces(other, source, year) for other in holding):
            standings[source.id] = Standing.REPLACED
    return standings


def in_use(sources: Iterable[Source], standings: dict[str, Standing]) -> frozenset[str]:
    """The ids of those that hold, and of those for which no other stands in."""
    listed = list(sources)

    def stands_in(other: Source, source: Source) -> bool:
        """Whether another document is to be asked in place of one that does not hold."""
        there, here = standings[other.id], standings[source.id]
        return _alike(other, source) and (
            there is Standing.IN_FORCE or (there is here and _order(other) > _order(source))
        )

    return frozenset(
        source.id
        for source in listed
        if standings[source.id] is Standing.IN_FORCE
        or not any(stands_in(other, source) for other in listed)
    )


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
    places = set(source.owners) <= set(other.owners) or not other.owners
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
