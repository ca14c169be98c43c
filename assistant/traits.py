"""What kind of thing each passage tells, so that search can prefer what a question asks for."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Hashable, Iterable, Mapping
from dataclasses import dataclass

import numpy as np

from assistant.calendar import months_in
from assistant.columns import Amounts, Places
from assistant.library import Library
from assistant.query import Query

FACET, ENTITY, MONTH, THEME, KIND = 0.4, 0.2, 0.2, 0.05, 0.4
"""What a passage gains, against 1 for the best words: the cell or heading that is asked for, the
sort of thing that is listed, the month, the theme, and the kind of document."""


@dataclass(frozen=True)
class Traits:
    """For every trait the places, in the library, of the passages that have it."""

    size: int
    of_facet: Mapping[Hashable, Places]
    of_entity: Mapping[Hashable, Places]
    of_month: Mapping[Hashable, Places]
    of_theme: Mapping[Hashable, Places]
    of_kind: Mapping[Hashable, Places]

    def gains(self, query: Query) -> Amounts:
        """What each passage gains by being of the sort that a question asks for."""
        gained = np.zeros(self.size, np.float32)
        asked: tuple[tuple[float, Mapping[Hashable, Places], Collection[Hashable]], ...] = (
            (FACET, self.of_facet, query.facets),
            (ENTITY, self.of_entity, (query.entity,)),
            (MONTH, self.of_month, query.months),
            (THEME, self.of_theme, query.themes),
            (KIND, self.of_kind, query.kinds),
        )
        for weight, places_of, wanted in asked:
            places = [places_of[value] for value in wanted if value in places_of]
            if places:
                gained[np.unique(np.concatenate(places))] += np.float32(weight)
        return gained


def read_traits(library: Library) -> Traits:
    """The traits of all passages, by their headings, facts and documents."""
    passages = library.passages
    told = {key: {facet} for key, facet in library.facet_of.items() if facet}
    facets, entities, months = _copy(told), _copy(told), defaultdict[str, set[Hashable]](set)
    for fact in library.facts:
        entities[fact.passage].add(fact.kind)
        if passages[fact.passage].kind == "row":
            facets[fact.passage].update(field.role for field in fact.fields)
        if month := fact.field("month"):
            months[fact.passage].update(months_in(month.text.value))
    kinds = {p.id: {library.documents[p.document].kind.value} for p in passages.values()}
    themes = {p.id: p.themes for p in passages.values()}
    every = (facets, entities, months, themes, kinds)
    return Traits(len(passages), *(_places(passages, traits) for traits in every))


def _copy(told: Mapping[str, Iterable[Hashable]]) -> defaultdict[str, set[Hashable]]:
    return defaultdict(set, {key: set(values) for key, values in told.items()})


def _places(
    passages: Collection[str], traits: Mapping[str, Iterable[Hashable]]
) -> dict[Hashable, Places]:
    """Trait -> the places of the passages that have it."""
    found: dict[Hashable, list[int]] = defaultdict(list)
    for place, key in enumerate(passages):
        for trait in traits.get(key, ()):
            found[trait].append(place)
    return {trait: np.asarray(places, np.int32) for trait, places in found.items()}
