"""The typed query: what a question asks, about what, and within which bounds."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from assistant.values import Filters
from assistant.vocabulary import Term
from ingest.dictionary import is_verb
from ingest.words import is_verb_form


class Form(StrEnum):
    """What kind of reply is asked."""

    OPEN = "open"
    YES_NO = "ja/nee"
    LIST = "lijst"
    COUNT = "aantal"
    TOTAL = "totaal"
    LARGEST = "grootste"
    SMALLEST = "kleinste"
    COMPARE = "vergelijking"
    MEANING = "betekenis van een afkorting"
    DEFINITION = "wat is"
    REASON = "waarom"


@dataclass(frozen=True, slots=True)
class Bound:
    """A number that hours must exceed ('>'), stay below ('<') or equal ('='); '>=' and '<=' too."""

    sign: str
    value: float

    def holds(self, value: float) -> bool:
        """Whether a value lies within the bound."""
        return {
            "=": value == self.value,
            ">": value > self.value,
            "<": value < self.value,
            ">=": value >= self.value,
            "<=": value <= self.value,
        }[self.sign]


@dataclass(frozen=True, slots=True)
class Query:
    """A question as it was read."""

    question: str
    form: Form
    facets: tuple[str, ...] = ()
    """What is asked of the subject: 'responsible', 'hours', 'money', ..."""
    entity: str | None = None
    """What is listed or counted: 'action', 'ambition', 'goal' or 'planning'."""
    topics: tuple[Term, ...] = ()
    """The words that say what it is about."""
    hints: tuple[Term, ...] = ()
    """Words that named a facet, and may as well belong to the subject's name."""
    minor: tuple[Term, ...] = ()
    """The other words of the question, which only help to choose among sentences."""
    focus: Term | None = None
    """The topic that the question is after, which an answer must hold."""
    of_kind: bool = False
    """True when it is about nothing but a kind of document ('en wat zegt de brief?')."""
    sort: str | None = None
    """What sort of thing the answer is ('places', 'numbers', 'names'), if the question says."""
    phrases: tuple[str, ...] = ()
    """Names of several words, which stand together in an answer."""
    themes: tuple[str, ...] = ()
    theme_terms: frozenset[str] = frozenset()
    """The words of `topics` that named a theme."""
    months: frozenset[int] = frozenset()
    years: frozenset[int] = frozenset()
    kinds: tuple[str, ...] = ()
    names: frozenset[str] = frozenset()
    """The words of `topics` that are a name or a number, which nothing else may stand for."""
    bound: Bound | None = None
    filters: Filters = Filters()
    places_of: Query | None = None
    """The query of which the answer's places are asked ('waar staat dat?')."""
    parts: tuple[tuple[str, Query], ...] = ()
    """Queries of which the answers together are the answer, each under its name."""
    clauses: tuple[Query, ...] = ()
    """The questions that stand in this one, when it holds several; each has to be answered."""

    def things(self, terms: Sequence[Term]) -> tuple[Term, ...]:
        """The terms without the verbs, which tell little of what a list is about."""
        nouns = _nouns(terms)
        return nouns or (() if self.months else tuple(terms))

    @property
    def own_things(self) -> tuple[Term, ...]:
        """The topics without verbs and without the words that named a theme."""
        return _nouns(self.own_topics)

    @property
    def own_topics(self) -> tuple[Term, ...]:
        """The topics without the words that named a theme."""
        return tuple(t for t in self.topics if t.word not in self.theme_terms)


def _nouns(terms: Sequence[Term]) -> tuple[Term, ...]:
    return tuple(t for t in terms if not is_deed(t.word) or t.word[:1].isupper())


def is_deed(word: str) -> bool:
    """Whether a word of a question is a verb: 'organiseren', 'uitgevoerd'.

    A bare stem may as well be a thing ('kleur', 'werk').
    """
    inflected = word.endswith(("en", "t", "d", "de", "te"))
    return inflected and (is_verb(word) or is_verb_form(word))
