"""Hours that are counted for each municipality, for all municipalities of a document together."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from assistant import texts
from assistant.actions import PER_MUNICIPALITY, Subject, subjects
from assistant.comparison import enumerated, named_rows
from assistant.counted import counted_by
from assistant.evidence import Draft, Evidence, Reply
from assistant.fields import holders
from assistant.focus import COUNTED
from assistant.library import Library
from assistant.query import Query
from assistant.subjects import find_subjects
from assistant.totals import as_number
from ingest.document import Fact
from ingest.facts.hours import Hours, hours_of
from ingest.places import plain as plain_text
from ingest.words import fold

ALL = re.compile(
    rf"\balle (?:\w+ )?(?:de )?gemeenten\b|\b(?:{COUNTED}) gemeenten\b"
    r"|\bgemeenten (?:samen|bij elkaar)\b"
)
STATED = re.compile(rf"\b(?:de|alle|onze) ({COUNTED}) (?:de )?\w*gemeenten\b")
"""Words by which a document states of how many municipalities it is."""
WHOLE = re.compile(r"\b[Hh](?:ele|eel) ([A-Z]\w+)")
"""'Het hele' and the name of a region."""
JOINT, UNIT = "gezamenlijk", "uur"


@dataclass(frozen=True, slots=True)
class Sum:
    """What one row comes to for all municipalities: the figures as they are added, and the sum."""

    fact: Fact
    said: str
    total: float


def answer_together(library: Library, query: Query) -> Reply | None:
    """Hours times the number of municipalities; None when no question for all of them together."""
    region = WHOLE.search(query.question)
    asks = ALL.search(fold(query.question)) or region
    if not asks or "hours" not in query.facets or PER_MUNICIPALITY in fold(query.question):
        return None
    words = fold(region[1]).split() if region else []
    terms = tuple(t for t in query.topics if fold(t.word) not in (*words, "gemeenten"))
    rows = _rows(library, replace(query, topics=terms))
    counted = [(fact, _sum(library, fact)) for fact in rows]
    sums = [s for _, s in counted if s]
    if not sums or not any(" x " in s.said for s in sums):
        return None
    left = [_left_out(library, fact) for fact, s in counted if not s]
    return Reply((*_told(library, sums), *left), f"voor alle gemeenten samen, {len(sums)} rijen")


def _rows(library: Library, query: Query) -> list[Fact]:
    """The rows with hours that a question means: of its themes, of its names, or all."""
    if not query.own_things or query.of_kind:
        wanted = set(query.themes)
        chosen = [s for s in subjects(library, query) if not wanted or wanted & _themes(s)]
        return [s.row for s in chosen if s.row and s.row.field("hours")]
    several = enumerated(library, query, named_rows(library, query))
    one = holders(find_subjects(library, query), "hours")[:1]
    return [m.fact for m in several or one]


def _themes(subject: Subject) -> set[str]:
    return {theme for record in subject.records for theme in record.fact.themes}


def _sum(library: Library, fact: Fact) -> Sum | None:
    """The hours of one row for all; None when its figures do not tell that."""
    field = fact.field("hours")
    figures = hours_of(field) if field else ()
    each = [h for h in figures if h.scope == PER_MUNICIPALITY]
    some = [h for h in figures if h.scope.startswith("voor ")]
    plain = all(not h.uncertain and not h.repeated and h.unit == UNIT for h in figures)
    if len(figures) == 1 and plain and figures[0].scope == JOINT:
        return Sum(fact, texts.bare(field.text.value) if field else "", figures[0].value)
    count = _municipalities(library, fact.document)[0] - len(some)
    if not plain or len(each) != 1 or len(each) + len(some) < len(figures) or count < 2:
        return None
    parts = [texts.FOR_EACH.format(count=count, value=texts.number(each[0].value), unit=UNIT)]
    parts += [_one(h) for h in some]
    return Sum(fact, " + ".join(parts), count * each[0].value + sum(h.value for h in some))


def _left_out(library: Library, fact: Fact) -> Draft:
    field = fact.field("hours")
    value = texts.bare(field.text.value) if field else ""
    return Draft(texts.LEFT_OUT.format(names=f"{fact.subject} ({value})"), library.row(fact))


def _one(figure: Hours) -> str:
    way = counted_by(figure)
    return texts.FOR_ONE.format(value=texts.number(figure.value), unit=way.unit, scope=way.scope)


def _told(library: Library, sums: Sequence[Sum]) -> list[Draft]:
    """A line for each row with how it is counted; several with their sum before them."""
    drafts = [_line(library, s, item=len(sums) > 1) for s in sums]
    if len(sums) == 1:
        return drafts
    count, named = _municipalities(library, sums[0].fact.document)
    said = texts.FOR_ALL_TOTAL.format(
        total=texts.number(sum(s.total for s in sums)), unit=UNIT, rows=len(sums), count=count
    )
    evidence = tuple(dict.fromkeys(e for d in drafts for e in d.evidence))
    return [Draft(said, (*named, *evidence), computed=True), *drafts]


def _line(library: Library, entry: Sum, item: bool) -> Draft:
    times = " x " in entry.said
    value = texts.number(entry.total)
    phrase = texts.FOR_ALL if not item else texts.FOR_ALL_ITEM if times else texts.GROUP_LINE
    said = phrase.format(
        subject=entry.fact.subject, name=entry.fact.subject, sum=entry.said, value=entry.said,
        total=value, unit=UNIT,
    )  # fmt: skip
    where = () if item else _municipalities(library, entry.fact.document)[1]
    return Draft(said, (*library.row(entry.fact), *where), item=item, computed=True)


def _municipalities(library: Library, document: str) -> tuple[int, tuple[Evidence, ...]]:
    """How many municipalities a document is of, and where it names them in the fewest words.

    Of a document whose municipalities are not known: the number that it states itself; 0 without.
    """
    wanted = set(library.documents[document].municipalities)
    own = [p for p in library.passages.values() if p.document == document]
    find = library.reader.places.find
    if wanted:
        naming = [p for p in own if wanted <= {m.name for m in find(plain_text(p.text))}]
        count = len(wanted)
    else:
        naming = [p for p in own if STATED.search(fold(p.text))]
        stated = STATED.search(fold(naming[0].text)) if naming else None
        count = as_number(stated[1]) if stated else 0
        naming = naming[:1]
    shortest = min(naming, key=lambda p: len(p.text), default=None)
    return count, (library.evidence(shortest.id),) if shortest else ()
