"""All that answering needs of one open index, made ready once."""

from __future__ import annotations

import datetime
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import pairwise

from assistant import texts
from assistant.evidence import Evidence, holds
from assistant.lexicon import load_lexicon
from assistant.meaning import Meaning
from assistant.question import Reader
from assistant.register import Register
from assistant.standing import Standing, in_use, stand
from assistant.values import Filters
from assistant.vocabulary import Vocabulary
from ingest.document import Fact, Kind, Passage, Source, Text, join_texts
from ingest.errors import UsageError
from ingest.facets import Facets, load_facets
from ingest.facts.lists import facet_of_path, facets_of_path
from ingest.index import Index, StoredPassage
from ingest.own_themes import with_those_of
from ingest.places import load_places
from ingest.themes import Themes, load_themes
from ingest.words import tokenize


class _Stems(dict[str, frozenset[str]]):
    """Stems by the id of a passage, made when they are first asked for."""

    def __init__(self, make: Callable[[str], frozenset[str]]) -> None:
        super().__init__()
        self._make = make

    def __missing__(self, key: str) -> frozenset[str]:
        found = self[key] = self._make(key)
        return found


@dataclass(frozen=True)
class Library:
    """The documents, passages and facts of an index with the words to find them by."""

    index: Index
    day: datetime.date | None = None
    """The day for which questions are answered; None for the day on which they are asked."""

    @property
    def today(self) -> datetime.date:
        """The day for which questions are answered."""
        return self.day or datetime.date.today()

    @cached_property
    def documents(self) -> dict[str, Source]:
        """Documents by id."""
        return {source.id: source for source in self.index.documents()}

    @cached_property
    def passages(self) -> dict[str, StoredPassage]:
        """Passages by id, in reading order."""
        return {p.id: p for p in self.index.passages()}

    @cached_property
    def order(self) -> dict[str, int]:
        """The place of every passage in reading order."""
        return {key: place for place, key in enumerate(self.passages)}

    @cached_property
    def facts(self) -> tuple[Fact, ...]:
        """All facts."""
        return self.index.facts()

    @cached_property
    def themes(self) -> Themes:
        """The themes with which the documents were read, their own ones last."""
        listed = load_themes(self.index.data_folder)
        return with_those_of(listed, ((p.section, p.themes) for p in self.passages.values()))

    @cached_property
    def facets(self) -> Facets:
        """The columns and headings with which the documents were read."""
        return load_facets(self.index.data_folder)

    @cached_property
    def vocabulary(self) -> Vocabulary:
        """The words of all passages with their headings."""
        terms = [f for f in self.facts if f.kind == "term"]
        texts = [" ".join([*p.section[-2:], p.shown]) for p in self.passages.values()]
        return Vocabulary(texts, load_lexicon(self.index.data_folder, terms))

    @cached_property
    def register(self) -> Register:
        """Actions and planning items by subject."""
        contexts = {t.id: " ".join([t.name, *t.names]) for t in self.themes}
        contexts |= {d.id: f"{d.title} {d.body or ''}" for d in self.documents.values()}
        return Register(self.facts, self.vocabulary, contexts)

    @cached_property
    def reader(self) -> Reader:
        """What reads questions."""
        owners = {name for d in self.documents.values() for name in d.municipalities}
        places = load_places(self.index.data_folder).also(sorted(owners))
        kinds = frozenset(d.kind.value for d in self.documents.values())
        known = self.vocabulary, self.facets, self.themes, places, kinds, self.years
        return Reader(*known, lambda: self.today, self._pairs)

    @cached_property
    def _pairs(self) -> frozenset[tuple[str, str]]:
        """Stems that follow each other in the name of an action or a planning item."""
        names = {f.subject for f in self.facts if f.kind in ("action", "planning")}
        stems = ([t.stem for t in tokenize(name)] for name in names)
        return frozenset(pair for name in stems for pair in pairwise(name))

    @cached_property
    def sole_owners(self) -> tuple[str, ...]:
        """Names of the bodies that share none of their documents with another, long ones first."""
        shared = {o for d in self.documents.values() if len(d.owners) > 1 for o in d.owners}
        own = {o for d in self.documents.values() for o in d.owners} - shared
        return tuple(sorted(own, key=lambda name: (-len(name), name)))

    def standings(self, year: int) -> dict[str, Standing]:
        """How every document stands in a year, by id."""
        if year not in self._standings:
            self._standings[year] = stand(self.documents.values(), year)
        return self._standings[year]

    def in_use(self, year: int) -> frozenset[str]:
        """The ids of the documents that a question about a year goes to first."""
        if year not in self._in_use:
            self._in_use[year] = in_use(self.documents.values(), self.standings(year))
        return self._in_use[year]

    @cached_property
    def _standings(self) -> dict[int, dict[str, Standing]]:
        return {}

    @cached_property
    def _in_use(self) -> dict[int, frozenset[str]]:
        return {}

    @cached_property
    def years(self) -> frozenset[int]:
        """The years that the documents' periods hold."""
        periods = [d.period for d in self.documents.values() if d.period]
        return frozenset(year for first, last in periods for year in range(first, last + 1))

    @cached_property
    def sizes(self) -> Counter[tuple[str, tuple[str, ...]]]:
        """How many passages a document has under the same themes."""
        return Counter((p.document, p.themes) for p in self.passages.values())

    @cached_property
    def meaning(self) -> Meaning:
        """The vectors of all passages, in the order of `passages`."""
        keys, vectors = self.index.vectors()
        if keys == tuple(self.passages):
            return Meaning(vectors)
        row_of = {key: row for row, key in enumerate(keys)}
        return Meaning(vectors[[row_of[key] for key in self.passages]])

    @cached_property
    def in_register(self) -> frozenset[str]:
        """Passages that are rows of a table of actions or of a plan: they answer as records."""
        kinds = ("action", "planning")
        rows = {f.passage for f in self.facts if f.kind in kinds and f.field("description") is None}
        return frozenset(key for key in rows if self.passages[key].kind == "row")

    @cached_property
    def rows(self) -> dict[str, Fact]:
        """The facts of tables that are no list of actions and no plan, by their passage."""
        return {f.passage: f for f in self.facts if f.kind == "row"}

    @cached_property
    def bags(self) -> dict[str, frozenset[str]]:
        """The stems of every passage's own words."""
        return _Stems(lambda key: self.vocabulary.stems_of(self.passages[key].text))

    @cached_property
    def around(self) -> dict[str, frozenset[str]]:
        """The stems of every passage's headings, document title and themes."""
        return _Stems(lambda key: self.vocabulary.stems_of(self._around(self.passages[key])))

    @cached_property
    def facet_of(self) -> dict[str, str | None]:
        """What each passage's headings announce: 'money', 'action', ..."""
        sections = {p.section for p in self.passages.values()}
        announced = {section: facet_of_path(section, self.facets) for section in sections}
        return {key: announced[p.section] for key, p in self.passages.items()}

    @cached_property
    def facets_of(self) -> dict[tuple[str, ...], frozenset[str]]:
        """All that the heading of a section announces: 'Geld en communicatie' does two things."""
        sections = {p.section for p in self.passages.values()}
        return {section: facets_of_path(section, self.facets) for section in sections}

    def check(self, filters: Filters) -> None:
        """Raise UsageError, in Dutch, for a value that nothing here has."""
        places = sorted({name for d in self.documents.values() for name in d.owners})
        years = sorted(self.years)
        checks: tuple[tuple[str | int | None, Sequence[str | int], str], ...] = (
            (filters.theme, self.themes.ids, texts.UNKNOWN_THEME),
            (filters.kind, [kind.value for kind in Kind], texts.UNKNOWN_KIND),
            (filters.document, list(self.documents), texts.UNKNOWN_DOCUMENT),
            (filters.municipality, places, texts.UNKNOWN_MUNICIPALITY),
            (filters.year, years, texts.UNKNOWN_YEAR),
        )
        for value, known, text in checks:
            if value is not None and value not in known:
                raise UsageError(text.format(given=value, known=", ".join(map(str, known))))

    def allowed(self, document: str, themes: Sequence[str], filters: Filters) -> bool:
        """Whether filters let through what stands in a document under these themes."""
        source = self.documents[document]
        first, last = source.period or (None, None)
        return (
            (filters.theme is None or filters.theme in themes)
            and (filters.kind is None or filters.kind == source.kind.value)
            and (filters.document is None or filters.document == document)
            and (filters.among is None or document in filters.among)
            and (filters.municipality is None or filters.municipality in source.owners)
            and (
                filters.year is None
                or (first is not None and last is not None and first <= filters.year <= last)
            )
        )

    def passage(self, key: str) -> Passage:
        """A passage with the places of its words."""
        return self.index.passage(key)

    def evidence(self, key: str, start: int = 0, end: int | None = None) -> Evidence:
        """Characters [start, end) of a passage as evidence."""
        passage = self.passage(key)
        part = passage.text.part(start, len(passage.text.value) if end is None else end)
        return Evidence(passage.document, part, passage.section, passage.themes)

    def row(self, fact: Fact, *roles: str) -> tuple[Evidence, ...]:
        """The passage of a fact as evidence, from where its inherited cells stand onwards.

        A month that is printed rows above is quoted with the rows between when it stands on the
        same page, else as a second piece of evidence.
        """
        passage = self.passage(fact.passage)
        own = {(a.page, a.box) for a in passage.text.anchors}
        wanted = [f for role in roles if (f := fact.field(role)) is not None]
        above = [f.text for f in wanted if any((a.page, a.box) not in own for a in f.text.anchors)]
        headers = tuple(field.header for field in fact.fields)
        pieces = [replace(self.evidence(passage.id), above=headers)]
        for text in above:
            whole = self._from(passage, text)
            if whole is not None:
                pieces = [Evidence(passage.document, whole, passage.section, passage.themes)]
            else:
                pieces.append(Evidence(passage.document, text, passage.section, passage.themes))
        return tuple(pieces)

    def _from(self, passage: Passage, text: Text) -> Text | None:
        """The passages from the one that holds `text` to `passage`, when all on one page."""
        parts: list[Text] = []
        for before in self._backwards(passage):
            parts.insert(0, before.text)
            if before.text.pages != passage.text.pages:
                return None
            if holds(before.text, text):
                return join_texts(parts)
        return None

    def _backwards(self, passage: Passage) -> Iterator[Passage]:
        """A passage and those before it under the same heading, last first."""
        keys = list(self.passages)
        for place in range(self.order[passage.id], -1, -1):
            before = self.passage(keys[place])
            if before.section != passage.section or before.document != passage.document:
                return
            yield before

    def _around(self, passage: StoredPassage) -> str:
        names = [n for t in passage.themes if (theme := self.themes.get(t)) for n in (theme.name,)]
        headers = [passage.shown] if passage.kind == "row" else []
        title = self.documents[passage.document].title
        return " ".join([*passage.section, *headers, *names, title])
