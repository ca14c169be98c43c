"""How many passages each filter would leave, and what was searched with the filters that hold."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace

from assistant import texts
from assistant.library import Library
from assistant.values import Filters

Value = str | int


@dataclass(frozen=True, slots=True)
class Tally:
    """Passages by value, for each filter, with the other filters as they are."""

    passages: int
    """How many passages all filters together leave."""
    choices: dict[str, Counter[Value]]
    """By the name of a field of `Filters`: value -> passages, in the order of the documents."""
    totals: dict[str, int]
    """By the name of a field of `Filters`: passages when that filter is cleared."""


FIELDS = ("theme", "kind", "document", "municipality", "year")
NOTHING = Tally(0, {field: Counter() for field in FIELDS}, dict.fromkeys(FIELDS, 0))


def tally(library: Library, filters: Filters) -> Tally:
    """Count the passages that each value of each filter would leave."""
    choices = {field: Counter[Value]() for field in FIELDS}
    totals = {}
    for field in FIELDS:
        others = replace(filters, **{field: None})
        left = [
            (document, themes, count)
            for (document, themes), count in library.sizes.items()
            if library.allowed(document, themes, others)
        ]
        totals[field] = sum(count for *_, count in left)
        for document, themes, count in left:
            for value in _values(library, field, document, themes):
                choices[field][value] += count
    return Tally(_count(library, filters), choices, totals)


def describe_searched(library: Library, filters: Filters) -> str:
    """Which documents were searched and within which filters, in Dutch."""
    titles = [
        source.title
        for source in library.documents.values()
        if library.allowed(source.id, (filters.theme or "",), filters)
    ]
    within = texts.join_names(list(_named(library, filters)))
    return texts.SEARCHED.format(
        documents=texts.join_names(titles) or texts.NO_DOCUMENT,
        filters=texts.ONLY_WITHIN.format(filters=within) if within else "",
    )


def _named(library: Library, filters: Filters) -> Iterator[str]:
    """The filters that the titles of the documents do not show, in words."""
    theme = library.themes.get(filters.theme) if filters.theme else None
    if theme:
        yield texts.WITHIN["theme"].format(value=theme.name)
    if filters.municipality:
        yield texts.WITHIN["municipality"].format(value=filters.municipality)
    if filters.year is not None:
        yield texts.WITHIN["year"].format(value=filters.year)


def _count(library: Library, filters: Filters) -> int:
    sizes = library.sizes.items()
    return sum(count for key, count in sizes if library.allowed(*key, filters))


def _values(
    library: Library, field: str, document: str, themes: tuple[str, ...]
) -> tuple[Value, ...]:
    """What a filter can be set to so that these passages are left."""
    source = library.documents[document]
    first, last = source.period or (1, 0)
    given: dict[str, tuple[Value, ...]] = {
        "theme": themes,
        "kind": (source.kind.value,),
        "document": (document,),
        "municipality": source.owners,
        "year": tuple(range(first, last + 1)),
    }
    return given[field]
