"""Questions made from the facts; the wrong options come from like facts."""

from __future__ import annotations

import datetime
import hashlib
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import chain, islice, zip_longest

from assistant import texts
from assistant.library import Library
from assistant.parties import names_no_one
from assistant.sources import Sources
from assistant.values import Citation
from assistant.year_plan import PLANNED, nearest_year, year_of
from ingest.document import Fact
from ingest.facts.hours import hours_of, parse_hours
from ingest.words import fold

MOST_OF_KIND = 4
OPTIONS = 4
FEWEST_WRONG = 2
MOST_ALIKE = 0.6
"""Two options that share a larger part of the words of the shorter one are no fair choice."""
MOST_CHARS = 160
"""A longer option is no choice but a text to read."""


@dataclass(frozen=True, slots=True)
class Question:
    """One question with its options, one of which is right."""

    id: str
    """The same for the same question each time, so that progress can be kept by it."""
    kind: str
    text: str
    options: tuple[str, ...]
    right: int
    """Place of the right option, from 0."""
    themes: tuple[str, ...]
    sources: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Quiz:
    """Questions of several kinds by turns, with their citations numbered from 1."""

    questions: tuple[Question, ...]
    citations: tuple[Citation, ...]


@dataclass(frozen=True, slots=True)
class Choice:
    """A question before its options are picked: what is right, and what else is like it."""

    fact: Fact
    kind: str
    subject: str
    right: str
    others: tuple[str, ...]


def read_quiz(library: Library, today: datetime.date) -> Quiz:
    """The questions that the facts of this year, or the nearest one, give."""
    sources = Sources(library)
    planned = [f for f in library.facts if f.kind in PLANNED]
    year = nearest_year((year_of(library, f) for f in planned), today)
    facts = [f for f in library.facts if f not in planned or year_of(library, f) == year]
    kinds = [list(_asked(sources, choices)) for choices in _choices(library, facts)]
    turns = chain.from_iterable(zip_longest(*kinds))
    return Quiz(tuple(q for q in turns if q is not None), sources.citations)


def _choices(library: Library, facts: Sequence[Fact]) -> Iterator[Iterator[Choice]]:
    """What can be asked, kind by kind."""
    plans = [f for f in facts if f.kind in PLANNED]
    yield _of_field([f for f in facts if f.kind == "term"], "meaning", "term")
    yield _of_field(plans, "responsible", "responsible")
    yield _of_themes(library, [f for f in facts if f.kind == "action"])
    yield _of_field([f for f in plans if _sure(f)], "hours", "hours")
    yield _of_field([f for f in plans if f.kind == "planning"], "month", "month")
    yield _of_field(plans, "partners", "partners")
    yield _of_ambitions(library, [f for f in facts if f.kind == "ambition"])


def _of_field(facts: Sequence[Fact], role: str, kind: str) -> Iterator[Choice]:
    """The value of a field; a subject that has several of them is not asked about."""
    values = {id(f): texts.bare(field.text.value) for f in facts if (field := f.field(role))}
    for fact in (f for f in facts if id(f) in values):
        alike = [f for f in facts if id(f) in values and _same(f, fact)]
        if len({fold(values[id(f)]) for f in alike}) == 1 and not names_no_one(values[id(fact)]):
            others = {fold(f.subject): values[id(f)] for f in facts if id(f) in values}
            told = tuple(v for subject, v in others.items() if subject != fold(fact.subject))
            yield Choice(fact, kind, fact.subject, values[id(fact)], told)


def _same(a: Fact, b: Fact) -> bool:
    return fold(a.subject) == fold(b.subject)


def _sure(fact: Fact) -> bool:
    """Whether the hours of a fact are whole: a cell that breaks off is no answer."""
    field = fact.field("hours")
    return field is not None and not any(h.uncertain for h in hours_of(field))


def _of_themes(library: Library, facts: Sequence[Fact]) -> Iterator[Choice]:
    names = {t.id: t.name for t in library.themes if any(t.id in f.themes for f in facts)}
    for fact in facts:
        told = {theme for f in facts if _same(f, fact) for theme in f.themes}
        if len(told) == 1 and fact.themes[0] in names:
            right = names[fact.themes[0]]
            yield Choice(fact, "theme", fact.subject, right, tuple(names.values()))


def _of_ambitions(library: Library, facts: Sequence[Fact]) -> Iterator[Choice]:
    for fact in facts:
        theme = library.themes.get(fact.themes[0]) if len(fact.themes) == 1 else None
        if theme is not None:
            others = tuple(f.subject for f in facts if theme.id not in f.themes and f.themes)
            yield Choice(fact, "ambition", theme.name, fact.subject, others)


def _asked(sources: Sources, choices: Iterable[Choice]) -> Iterator[Question]:
    """A few of the choices that have enough wrong options, one a subject."""
    asked: set[str] = set()
    for choice in sorted(choices, key=lambda c: _mixed(c.kind + c.subject + c.right)):
        if len(asked) == MOST_OF_KIND:
            return
        if fold(choice.subject) in asked or len(choice.right) > MOST_CHARS:
            continue
        wrong = list(islice(_wrong(choice), OPTIONS - 1))
        numbers = sources.of_fact(choice.fact) if len(wrong) >= FEWEST_WRONG else ()
        if numbers:
            asked.add(fold(choice.subject))
            yield _question(choice, wrong, numbers)


def _wrong(choice: Choice) -> Iterator[str]:
    """Options that are like the right one, each once, in a mixed order."""
    found: list[str] = []
    for other in sorted(choice.others, key=lambda other: _mixed(choice.subject + other)):
        fits = len(other) <= MOST_CHARS and not names_no_one(other)
        if fits and not any(_close(other, known) for known in (choice.right, *found)):
            found.append(other)
            yield other


def _close(a: str, b: str) -> bool:
    """Whether one option says much of the other: the same figures, or most of its words."""
    figures = [{(h.value, h.unit, h.scope) for h in parse_hours(text)} for text in (a, b)]
    words = [set(re.findall(r"\w+", fold(text))) for text in (a, b)]
    fewest = min(len(own) for own in words)
    return bool(figures[0] & figures[1]) or len(words[0] & words[1]) > MOST_ALIKE * fewest


def _question(choice: Choice, wrong: Sequence[str], numbers: tuple[int, ...]) -> Question:
    text = texts.QUIZ[choice.kind].format(subject=choice.subject)
    name = _mixed(f"{choice.fact.document}|{text}|{choice.right}")[:12]
    options = sorted((choice.right, *wrong), key=lambda option: _mixed(name + option))
    place = options.index(choice.right)
    return Question(name, choice.kind, text, tuple(options), place, choice.fact.themes, numbers)


def _mixed(text: str) -> str:
    """The same for the same text, and in no order that tells something."""
    return hashlib.sha256(text.encode()).hexdigest()
