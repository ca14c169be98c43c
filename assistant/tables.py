"""Columns of tables that a question names: by the words above them, by a year, or as money."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from assistant.cues import find_cues
from assistant.library import Library
from assistant.query import Query, is_deed
from assistant.register import Record
from assistant.vocabulary import FAMILY, MEANT, Term
from ingest.document import Field
from ingest.facets import Facets
from ingest.roles import SUBJECT
from ingest.separable import split_verbs
from ingest.words import fold, is_stop_word, tokenize

KNOWN = (
    SUBJECT, "responsible", "departments", "partners", "hours", "duration", "month", "theme",
    "number", "label", "description",
)  # fmt: skip
"""Roles of cells that are answered by what they are, and not by the words above them."""
ENOUGH = 0.5
"""A column is named when this share of the words above it is in the question."""
YEAR = re.compile(r"\b(?:19|20)\d\d\b")
BRACKETS = re.compile(r"\([^)]*\)")
SUMMED = re.compile(r"(?:tota(?:al|le)|samen|gezamenlijk|alle)\b", re.IGNORECASE)
COSTLY = re.compile(r"\b(?:duur|goedkoop)\w*")
LIGHT = frozenset(("aantal", "per", "totaal", "bedrag"))
"""Words of a header that say little of what is counted below it."""
COUNTS = re.compile(r"aantal\b", re.IGNORECASE)
HOW_MANY = re.compile(r"\b(?:hoeveel|aantal)\b", re.IGNORECASE)
TOTAL = re.compile(r"(?:sub|eind)?tota(?:al|len|le)\b|(?:al)?tezamen\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Asked:
    """How a question names a column: how well, and with which of its words."""

    fit: float
    words: frozenset[str] = frozenset()


@dataclass(frozen=True)
class Headers:
    """What a question says of columns, whatever the table."""

    library: Library
    query: Query

    def columns(self, record: Record) -> dict[Field, Asked]:
        """The cells of a row that stand in a column which the question names; {} when none does."""
        fields = [f for f in record.fact.fields if f.role not in KNOWN and self._may_be(f)]
        if self._of_another_year(record):
            return {}
        named = {f: asked for f in fields if (asked := self._named(f)).fit >= ENOUGH}
        if not named and self._of_money(record):
            return self._of_year(fields) or self._sums(fields)
        if self.years:
            dated = [f for f in fields if YEAR.search(f.header)]
            meant = {f: a for f, a in named.items() if years_in(f.header) & self.years}
            if not named:
                return self._by_year(dated)
            return meant or {f: a for f, a in named.items() if f not in dated}
        best = max((asked.fit for asked in named.values()), default=0.0)
        return {f: asked for f, asked in named.items() if asked.fit == best}

    def _may_be(self, field: Field) -> bool:
        """Whether a column has a header; one that counts things answers none but 'hoeveel'."""
        counts = COUNTS.match(field.header) is not None
        return bool(field.header) and (not counts or bool(HOW_MANY.search(self.query.question)))

    def _of_another_year(self, record: Record) -> bool:
        """Whether the rows of the table are of a year ('Dekking 2027') that is not asked for."""
        name = record.fact.field(SUBJECT)
        above = years_in(name.header) if name else frozenset[int]()
        return bool(above and self.years) and not above & self.years

    @property
    def years(self) -> frozenset[int]:
        """The years that the question names."""
        return years_in(self.query.question)

    def _of_money(self, record: Record) -> bool:
        """Whether money is asked, and a row stands in a chapter about money."""
        asked = "money" in self.query.facets or COSTLY.search(fold(self.query.question))
        return bool(asked) and self.library.facet_of[record.fact.passage] == "money"

    def _of_year(self, fields: list[Field]) -> dict[Field, Asked]:
        """The only column of figures below a year that the question names."""
        dated = [f for f in fields if years_in(f.header) & self.years and has_figure(f)]
        return {dated[0]: Asked(ENOUGH)} if len(dated) == 1 else {}

    def _sums(self, fields: list[Field]) -> dict[Field, Asked]:
        """The column that adds up the others, or the only one with figures."""
        figures = [f for f in fields if has_figure(f)]
        sums = [f for f in figures if SUMMED.match(f.header)] or figures
        return {sums[0]: Asked(ENOUGH)} if len(sums) == 1 else {}

    def _named(self, field: Field) -> Asked:
        """How well a question names a column, by its words or by what it asks for."""
        words = header_words(field.header)
        met = {s: terms for s in words if (terms := self._meeting(s))}
        fit = len(met) / len(words) if words else 0.0
        if fit >= ENOUGH:
            return Asked(1.0 + fit, frozenset().union(*met.values()))
        spent = _asked_roles(self.library, self.query).get(field.role)
        return Asked(ENOUGH, spent) if spent is not None else Asked(0.0)

    def _meeting(self, stem: str) -> set[str]:
        """The words that are those of a header themselves; another of their meaning is not."""
        met = ((t.word, t.met_by({stem})) for t in self._terms)
        return {word for word, credit in met if credit >= FAMILY and credit != MEANT}

    @property
    def _terms(self) -> tuple[Term, ...]:
        return _question_terms(self.library, self.query.question)

    def _by_year(self, dated: list[Field]) -> dict[Field, Asked]:
        """The one column of figures that bears the year, for a question that asks for a number."""
        found = [f for f in dated if years_in(f.header) & self.years and has_figure(f)]
        money = "money" in self.query.facets
        found = [f for f in found if (f.role == "money") == money]
        if "hours" in self.query.facets:
            return {}
        asks = re.match(r"(?:en |in \d{4} )?(?:op |bij )?hoeveel\b", fold(self.query.question))
        return {found[0]: Asked(0.0)} if len(found) == 1 and asks else {}


def years_in(text: str) -> frozenset[int]:
    """The years that a text names."""
    return frozenset(map(int, YEAR.findall(text)))


def has_figure(field: Field) -> bool:
    """Whether a cell holds a figure."""
    return any(c.isdigit() for c in field.text.value)


@lru_cache(maxsize=4096)
def header_words(header: str) -> tuple[str, ...]:
    """The stems of the words of a header that tell: no years, no units, verbs only if need be."""
    tokens = [
        t
        for t in tokenize(BRACKETS.sub(" ", header))
        if not is_stop_word(t.text) and not t.text.isdigit() and fold(t.text) not in LIGHT
    ]
    things = [t.stem for t in tokens if not is_deed(fold(t.text))]
    return tuple(dict.fromkeys(things or [t.stem for t in tokens]))


def headed(library: Library, query: Query) -> Iterator[tuple[Record, dict[Field, Asked]]]:
    """The rows that have a column which the question names, with those columns."""
    headers = Headers(library, query)
    for record in library.register.records:
        if (
            record.fact.kind in ("action", "planning", "row")
            and (columns := headers.columns(record))
            and library.passages[record.fact.passage].kind == "row"
        ):
            yield record, columns


def of_table(library: Library, record: Record, term: Term) -> bool:
    """Whether a word is said of a whole table: above a column, in headings, of the document."""
    fact = record.fact
    source = library.documents[fact.document]
    about = " ".join([*fact.section, source.title, *source.municipalities])
    above = {stem for field in fact.fields for stem in header_words(field.header)}
    return bool(term.met_by(library.vocabulary.stems_of(about)) or term.met_by(above))


def _question_terms(library: Library, question: str) -> tuple[Term, ...]:
    """The words of a question, and its verbs that stand apart from their particle."""
    tokens = tokenize(question)
    words = [t.text for t in tokens if not is_stop_word(t.text) and fold(t.text) not in LIGHT]
    apart = [verb.infinitive for verb in split_verbs(question, tokens)]
    return tuple(library.vocabulary.term(word) for word in dict.fromkeys([*words, *apart]))


def _asked_roles(library: Library, query: Query) -> dict[str, frozenset[str]]:
    """Roles of columns that the shape of a question asks for, with the words that do so."""
    tokens = tokenize(query.question)
    cues = find_cues(tokens, Facets(library.facets.details, ()))
    found = {cue.facet: frozenset(tokens[i].text for i in cue.words) for cue in cues}
    money = "money" in query.facets and "funding" not in found
    return found | ({"money": frozenset()} if money else {})
