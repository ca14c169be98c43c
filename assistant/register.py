"""The facts by subject: one action, its row of hours and its lines in the plan belong together."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from assistant.pairing import same_places
from assistant.vocabulary import Term, Vocabulary
from ingest.document import Fact
from ingest.roles import SUBJECT
from ingest.words import content_stems

SAME_SUBJECT = 0.6
"""Two names mean one action when they share this much of what the shorter one tells."""
NAME, GROUP, FIELD, TOLD, CONTEXT = 1.0, 0.97, 0.8, 0.7, 0.7
"""How far a word counts that stands in the fact's own name, in another name of its subject, in its
other fields, in what is told of the subject elsewhere, in its headings and themes."""
BRACKETS = re.compile(r"\([^)]*\)")


@dataclass(frozen=True, slots=True)
class Record:
    """A fact with the words of its parts as stems, ready to be matched."""

    fact: Fact
    name: frozenset[str]
    values: frozenset[str]
    context: frozenset[str]
    told: frozenset[str]
    """The stems that make up the name; what stands in brackets ('(inclusief ...)') is extra."""
    weight: float
    """What these tell together."""


@dataclass(frozen=True, slots=True)
class Match:
    """How well a fact fits the words of a question."""

    record: Record
    cover: float
    """Share of the question's words that are met, 0 to 1."""
    share: float
    """Share of the fact's own name that the question names, 0 to 1."""
    whole: float
    """The same share of that name of its subject which the question names most of."""
    named: bool
    """Whether one word at least is met by a name of the subject."""

    @property
    def fact(self) -> Fact:
        """The fact itself."""
        return self.record.fact


class Register:
    """All actions and planning items, grouped by subject."""

    def __init__(
        self, facts: Iterable[Fact], vocabulary: Vocabulary, contexts: dict[str, str]
    ) -> None:
        """`contexts` gives for each theme and document id the words that name it."""
        self.vocabulary = vocabulary
        self.contexts = contexts
        self.records = [self._record(f) for f in facts if f.kind in ("action", "planning", "row")]
        self.group_of: dict[int, int] = {}
        self.counterparts: dict[int, int] = {}
        self._link()
        self.groups: dict[int, list[Record]] = defaultdict(list)
        for record in self.records:
            self.groups[self.group_of[id(record)]].append(record)

    def match(self, terms: Sequence[Term], records: Iterable[Record] | None = None) -> list[Match]:
        """Every record that meets a word of the question in one of its names, best first."""
        among = self.records if records is None else records
        found = [m for r in among if (m := self._match(terms, r)).named]
        return sorted(found, key=lambda m: (-round(m.cover, 3), -m.share))

    def group(self, record: Record) -> list[Record]:
        """All records of the same subject, the record itself included."""
        return self.groups[self.group_of[id(record)]]

    def action(self, record: Record) -> int:
        """The number of the action that a record tells of: a group, or the one at its place."""
        number = self.group_of[id(record)]
        return self.counterparts.get(number, number)

    def count_actions(self, facts: Iterable[Fact]) -> int:
        """How many actions there are among facts, each counted once."""
        wanted = {id(fact) for fact in facts}
        return len({self.action(r) for r in self.records if id(r.fact) in wanted})

    def named(self, terms: Sequence[Term], record: Record) -> frozenset[str]:
        """The words of the question that a name of the record's subject meets."""
        names = frozenset().union(*(r.name for r in self.group(record)))
        return frozenset(t.word for t in terms if t.met_by(names))

    def _record(self, fact: Fact) -> Record:
        own = self.vocabulary.stems_of(fact.subject)
        values = " ".join(f.text.value for f in fact.fields if f.role != "subject")
        about = [*fact.section, *(self.contexts.get(t, "") for t in (*fact.themes, fact.document))]
        bare = content_stems(BRACKETS.sub(" ", fact.subject))
        told = frozenset(bare or content_stems(fact.subject))
        return Record(
            fact,
            own,
            self.vocabulary.stems_of(values),
            self.vocabulary.stems_of(" ".join(about)),
            told,
            sum(map(self.vocabulary.weight, told)),
        )

    def _match(self, terms: Sequence[Term], record: Record) -> Match:
        others = [r for r in self.group(record) if r is not record]
        names = frozenset().union(*(r.name for r in others)) if others else frozenset[str]()
        told = frozenset().union(*(r.values for r in others)) if others else frozenset[str]()
        whole = record.name | names | record.values | told
        bags = (
            (record.name, NAME), (names, GROUP), (record.values, FIELD), (whole, TOLD),
            (record.context, CONTEXT),
        )  # fmt: skip
        met = [(t, max(t.met_by(bag) * c for bag, c in bags)) for t in terms]
        total = sum(t.weight for t in terms) or 1.0
        cover = sum(t.weight * m for t, m in met) / total
        in_name = [t for t in terms if t.met_by(record.name) or t.met_by(names)]
        shares = [self._share(terms, r) for r in (record, *others)]
        return Match(record, cover, shares[0], max(shares), bool(in_name))

    def _share(self, terms: Sequence[Term], record: Record) -> float:
        """How much of the record's own name the words of the question make up."""
        met = {
            s for t in terms for way, _ in t.ways if all(x in record.name for x in way) for s in way
        }
        told = sum(self.vocabulary.weight(s) for s in met & record.told)
        return told / record.weight if record.weight else 0.0

    def _link(self) -> None:
        """Give every record the number of its group."""
        listed = [r for r in self.records if r.fact.kind != "planning"]
        rows = [r for r in listed if has_cells(r.fact)]
        told = [r for r in listed if not has_cells(r.fact)]
        plans = [r for r in self.records if r.fact.kind == "planning"]
        numbers = iter(range(len(self.records)))
        for record in rows:
            self.group_of[id(record)] = next(numbers)
        self._link_told(told, rows, numbers)
        for record in plans:
            other = self._nearest(record, [*rows, *told], same_chapter=False)
            self.group_of[id(record)] = (
                self.group_of[id(other)] if other else self._like(record, plans, numbers)
            )

    def _link_told(
        self, told: Sequence[Record], rows: Sequence[Record], numbers: Iterator[int]
    ) -> None:
        """Link what a list tells of to the row of its name, or else to the row at its place.

        At its place a row is the same action, and one subject with it only when it is told of in
        the words of its name: else what its cells say might be said of something else.
        """
        named = {id(r): self._nearest(r, rows, same_chapter=True) for r in told}
        beside = _beside(told, rows, named)
        for record in told:
            other = named[id(record)] or beside.get(id(record))
            if other and (named[id(record)] or self._is_told(other, record)):
                self.group_of[id(record)] = self.group_of[id(other)]
                continue
            number = self.group_of[id(record)] = next(numbers)
            if other:
                self.counterparts[number] = self.group_of[id(other)]

    def _is_told(self, row: Record, told: Record) -> bool:
        """Whether most words of a row's name stand in what a list tells of an action."""
        words = set(content_stems(row.fact.subject))
        met = [s for s in words if self.vocabulary.term(s).met_by(told.name | told.values)]
        return sum(map(self.vocabulary.weight, met)) >= SAME_SUBJECT * row.weight

    def _like(self, record: Record, plans: Sequence[Record], numbers: Iterator[int]) -> int:
        """The group of an earlier plan line with the same name, or a new one."""
        for other in plans:
            if id(other) in self.group_of and other.fact.subject == record.fact.subject:
                return self.group_of[id(other)]
        return next(numbers)

    def _nearest(
        self, record: Record, others: Sequence[Record], same_chapter: bool
    ) -> Record | None:
        """The record of the same document, and chapter or theme, that shares most of its name."""
        found = [
            (self._shared(record, other, whole=not same_chapter), -place, other)
            for place, other in enumerate(others)
            if other.fact.document == record.fact.document
            and _near(record.fact, other.fact, same_chapter)
        ]
        best = max(found, key=lambda entry: entry[:2], default=None)
        return best[2] if best and best[0] >= SAME_SUBJECT else None

    def _shared(self, a: Record, b: Record, whole: bool) -> float:
        """Share of the lighter name (or of `b`'s whole name) that stands in the other name."""
        mine, theirs = set(content_stems(a.fact.subject)), set(content_stems(b.fact.subject))
        lighter, other = (theirs, a.name) if whole or b.weight <= a.weight else (mine, b.name)
        total = sum(self.vocabulary.weight(s) for s in lighter)
        same = self._alike if whole else self._in
        both = sum(self.vocabulary.weight(s) for s in lighter if same(s, other))
        if whole and both < 0.99 * total:
            return 0.0
        return both / total if total else 0.0

    def _alike(self, word: str, name: frozenset[str]) -> bool:
        """Whether a word of a name stands in another name, itself or one of its family."""
        return self.vocabulary.alike(word, name)

    def _in(self, word: str, name: frozenset[str]) -> bool:
        if word in name:
            return True
        return any(
            len(way) == 1 and way[0] in name and c >= 0.65
            for way, c in self.vocabulary.term(word).ways
        )


def has_cells(fact: Fact) -> bool:
    """Whether a fact is a row of a table, and not an item or heading that is told of."""
    return any(field.role not in (SUBJECT, "description") for field in fact.fields)


def _beside(
    told: Sequence[Record], rows: Sequence[Record], named: Mapping[int, Record | None]
) -> dict[int, Record]:
    """The row at the same place of its chapter, for what no row has the name of."""
    found: dict[int, Record] = {}
    for chapter in {_chapter(r) for r in told if r.fact.section}:
        items = [r for r in told if _chapter(r) == chapter]
        there = [r for r in rows if _chapter(r) == chapter and r.fact.kind == "action"]
        place_of = {id(row): place for place, row in enumerate(there)}
        known = [place_of.get(id(named[id(item)])) for item in items]
        found |= {id(items[n]): there[n] for n in same_places(known, len(there))}
    return found


def _chapter(record: Record) -> tuple[str, tuple[str, ...]]:
    return record.fact.document, record.fact.section[:1]


def _near(a: Fact, b: Fact, same_chapter: bool) -> bool:
    if same_chapter:
        return a.section[:1] == b.section[:1] and bool(a.section)
    return not a.themes or not b.themes or bool(set(a.themes) & set(b.themes))
