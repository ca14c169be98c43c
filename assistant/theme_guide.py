"""What a newcomer must know of one theme, every line with the place where it stands."""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from assistant.evidence import of_fact
from assistant.facts import find_facts
from assistant.library import Library
from assistant.listing import in_one_document
from assistant.register import Record
from assistant.sources import Sources
from assistant.values import Citation, Filters
from assistant.year_plan import nearest_year, read_year_plan, year_of
from ingest.document import Fact, Kind
from ingest.index import StoredPassage
from ingest.sentences import split_sentences

TOLD = ("responsible", "departments", "hours", "partners", "duration", "result", "status")
"""What is told of an action, in this order."""
ABOUT_WORDS, ABOUT_SENTENCES = 80, 4
"""So much of the first words under a theme's heading is shown."""


@dataclass(frozen=True, slots=True)
class Detail:
    """One thing told of a line: the role of its field, and its words."""

    role: str
    value: str
    sources: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Line:
    """One line with the numbers of its citations."""

    text: str
    sources: tuple[int, ...]
    details: tuple[Detail, ...] = ()


@dataclass(frozen=True, slots=True)
class Part:
    """Lines of one kind: about, ambition, goal, action, planning or effect."""

    kind: str
    lines: tuple[Line, ...]
    year: int | None = None
    """The year that the lines are about, where they are of one."""


@dataclass(frozen=True, slots=True)
class Guide:
    """The parts that have lines, in the order in which they are read."""

    theme: str
    parts: tuple[Part, ...]
    citations: tuple[Citation, ...]

    def part(self, kind: str) -> Part | None:
        """The part of a kind, None when the documents have nothing of it."""
        return next((part for part in self.parts if part.kind == kind), None)


def read_guide(library: Library, theme: str, today: datetime.date) -> Guide:
    """All that the documents tell of a theme, for somebody who is new."""
    sources = Sources(library)
    actions = list(find_facts(library, "action", Filters(theme=theme)))
    year = nearest_year((year_of(library, fact) for fact in actions), today)
    parts = (
        Part("about", tuple(_about(library, sources, theme))),
        *(
            Part(kind, tuple(_listed(library, sources, kind, theme)))
            for kind in ("ambition", "goal")
        ),
        Part("action", tuple(_actions(library, sources, actions, year)), year),
        Part("planning", tuple(_planned(library, sources, theme, year)), year),
        Part("effect", tuple(_effects(library, sources, theme))),
    )
    return Guide(theme, tuple(part for part in parts if part.lines), sources.citations)


def _about(library: Library, sources: Sources, theme: str) -> Iterator[Line]:
    """The first sentences under the theme's heading, of each plan and programme."""
    plans = [d for d in library.documents.values() if d.kind is not Kind.RIB]
    for document in plans or library.documents.values():
        told = [p for p in _texts(library, theme, None) if p.document == document.id]
        yield from _first_sentences(
            library, sources, [p for p in told if p.section == told[0].section]
        )


def _texts(library: Library, theme: str, facet: str | None) -> Iterator[StoredPassage]:
    """Running text of a theme under headings that announce this facet."""
    for passage in library.passages.values():
        under = library.facet_of[passage.id] == facet
        if under and passage.kind != "row" and theme in passage.themes:
            yield passage


def _first_sentences(
    library: Library, sources: Sources, passages: Sequence[StoredPassage]
) -> Iterator[Line]:
    """One line a passage, until there are words enough."""
    words = sentences = 0
    for passage in passages:
        end = 0
        for _, stop in split_sentences(passage.text):
            words += len(passage.text[end:stop].split())
            if sentences and (words > ABOUT_WORDS or sentences == ABOUT_SENTENCES):
                break
            sentences += 1
            end = stop
        if end == 0:
            return
        yield from quoted(library, sources, passage, end)


def quoted(
    library: Library, sources: Sources, passage: StoredPassage, end: int | None = None
) -> Iterator[Line]:
    """A passage up to `end` as one line; none when it does not stand on its page."""
    if numbers := sources.of_words(library.evidence(passage.id, 0, end)):
        yield Line(passage.text[:end].strip(), numbers)


def _listed(library: Library, sources: Sources, kind: str, theme: str) -> Iterator[Line]:
    """Ambitions or goals, from the document that lists most of them."""
    facts = list(find_facts(library, kind, Filters(theme=theme)))
    for fact in in_one_document(library, facts) if facts else ():
        if numbers := sources.of_fact(fact):
            yield Line(fact.subject, numbers)


def _effects(library: Library, sources: Sources, theme: str) -> Iterator[Line]:
    for passage in _texts(library, theme, "effect"):
        yield from quoted(library, sources, passage)


def _actions(
    library: Library, sources: Sources, actions: Sequence[Fact], year: int | None
) -> Iterator[Line]:
    """Each action of a year once: its row and its description belong together."""
    wanted = {id(f) for f in actions if year is None or year_of(library, f) == year}
    seen: set[int] = set()
    for record in library.register.records:
        number = library.register.group_of[id(record)]
        if id(record.fact) not in wanted or number in seen:
            continue
        seen.add(number)
        group = [r for r in library.register.group(record) if id(r.fact) in wanted]
        yield from _action(sources, group)


def _action(sources: Sources, group: Sequence[Record]) -> Iterator[Line]:
    rows = [r.fact for r in group if r.fact.field("description") is None]
    told = [r.fact for r in group if r.fact.field("description") is not None]
    named = [*rows, *told][0]
    numbers = sources.of_fact(named)
    details = tuple(d for fact in (*told, *rows) for d in _details(sources, fact))
    if numbers:
        yield Line(named.subject, numbers, details)


def _details(sources: Sources, fact: Fact) -> Iterator[Detail]:
    """What is told of an action: its description by its own words, the rest by its row."""
    if (told := fact.field("description")) is not None:
        if numbers := sources.of_words(of_fact(fact, told.text)):
            yield Detail("description", told.text.value, numbers)
        return
    for role in TOLD:
        field = fact.field(role)
        if field is not None and (numbers := sources.of_fact(fact)):
            yield Detail(role, field.text.value, numbers)


def _planned(library: Library, sources: Sources, theme: str, year: int | None) -> Iterator[Line]:
    """The lines of the plan that bear the theme, in the order of the plan."""
    plan = read_year_plan(library)
    for item in plan.items:
        if theme in item.themes and (year is None or item.year in (year, None)):
            number = sources.number(plan.citations[item.source - 1])
            more = tuple(sources.number(plan.citations[place - 1]) for place in item.more)
            who = (Detail("responsible", ", ".join(item.responsible), (number, *more)),)
            month = Detail("month", item.period, (number,))
            yield Line(item.subject, (number,), (month, *(who if item.responsible else ())))
