"""Figures in a column of any table: the highest, the higher of two, all of them together."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from assistant import texts
from assistant.cells import left
from assistant.comparison import enumerated
from assistant.evidence import Draft, Reply
from assistant.library import Library
from assistant.query import Form, Query
from assistant.register import Record
from assistant.subjects import admitted
from assistant.tables import TOTAL, headed, of_table, years_in
from assistant.totals import ranks
from ingest.document import Field
from ingest.words import fold

MOST = r"hoogste?|grootste?|meeste?|duurste?|zwaarste?"
LEAST = r"laagste?|kleinste?|minste?|goedkoopste?|lichtste?"
EXTREME = re.compile(rf"\b(?:(?P<most>{MOST})|(?P<least>{LEAST}))\b")
HIGHER = re.compile(
    r"\b(?:(?P<more>hogere?|grotere?|meer|duurdere?)|lagere?|kleinere?|minder|goedkopere?)\b"
    r".*\b(?:of|dan)\b"
)
SIZE = re.compile(
    rf"\b(?:{MOST}|{LEAST}|hogere?|grotere?|duurdere?|lagere?|kleinere?|goedkopere?)\b"
)
ALTOGETHER = re.compile(
    r"\b(?:in totaal|totaal|totaalbedrag|totaalkosten|totale|opgeteld|alles bij elkaar|tezamen)\b"
)
NUMBER = re.compile(
    r"(?P<before>[^\d\s()]*)\s*(?P<value>\d{1,3}(?:\.\d{3})+(?:,\d+)?|\d+(?:,\d+)?)\s*(?P<after>[^\d\s()]*)(?:,-)?"
)
WHEREOF = re.compile(r",? \(?(?:waarvan|inclusief|exclusief|incl\.|excl\.) .*")
"""'32.000 euro, waarvan ...': what comes behind is a part of the figure."""
THAN = re.compile(r"\bdan\b")
UNLIKE = ("target", "baseline")
"""Columns of which every row counts something else."""


@dataclass(frozen=True, slots=True)
class Figure:
    """A cell that holds one figure and nothing else; `unit` is what stands around it."""

    record: Record
    field: Field
    value: float
    unit: str


def answer_figures(library: Library, query: Query) -> Reply | None:
    """The highest or lowest of a column, or the higher of two; None for other questions."""
    plain = fold(query.question)
    if query.form is Form.REASON or re.match(r"(?:en )?wie\b", plain):
        return None
    if HIGHER.search(plain) and not EXTREME.search(plain):
        return _compare(library, query)
    if extreme := EXTREME.search(plain):
        return _extreme(library, query, largest=bool(extreme["most"]))
    return _total(library, query) if ALTOGETHER.search(plain) else None


def read_figure(text: str) -> tuple[float, str] | None:
    """The figure of a cell with its unit; None when there is none or more than that."""
    match = NUMBER.fullmatch(texts.bare(WHEREOF.sub("", text)).strip())
    if match is None:
        return None
    value = float(match["value"].replace(".", "").replace(",", "."))
    return value, match["before"] + match["after"]


def _columns(library: Library, query: Query) -> Iterator[tuple[list[Figure], Query]]:
    """Each column of figures that a question names, with what else the question says."""
    found: dict[tuple[str, ...], list[Figure]] = defaultdict(list)
    spent: dict[tuple[str, ...], set[str]] = defaultdict(set)
    measures = set(SIZE.findall(fold(query.question)))
    for record, asked in headed(library, query):
        fact = record.fact
        for field, how in asked.items():
            inside = () if fact.kind == "action" else fact.section
            key = (fact.document, *inside, field.header)
            spent[key] |= how.words | measures
            if field.role not in UNLIKE and (figure := read_figure(field.text.value)):
                found[key].append(Figure(record, field, *figure))
    for key, figures in found.items():
        if len({f.unit for f in figures}) == 1:
            yield figures, left(query, spent[key], years_in(figures[0].field.header))


def _fitting(library: Library, query: Query, figures: Sequence[Figure]) -> list[Figure]:
    """The figures of the rows that are of all that the question says besides its column."""
    among = [f for f in figures if admitted(library, query, f.record)]
    for term in query.topics:
        kept = [f for f in among if not of_table(library, f.record, term)]
        if kept:
            among = [f for f in among if term.met_by(f.record.name | f.record.values)]
    return among


def _extreme(library: Library, query: Query, largest: bool) -> Reply | None:
    tables = [
        kept
        for figures, asked in _columns(library, query)
        if len(kept := _fitting(library, asked, _rows(figures))) > 1
    ]
    if len(tables) != 1:
        return None
    ordered = sorted(tables[0], key=lambda f: -f.value if largest else f.value)
    values = list(dict.fromkeys(f.value for f in ordered))
    first, place = ranks(query)
    if place >= len(values):
        return None
    chosen = ordered[:first] if first else [f for f in ordered if f.value == values[place]]
    phrase = texts.HIGHEST if largest else texts.LOWEST
    drafts = tuple(_say(library, f, phrase if not (first or place) else texts.CELL) for f in chosen)
    return Reply(drafts, f"{len(ordered)} rijen vergeleken in kolom {chosen[0].field.header!r}")


def _rows(figures: Sequence[Figure]) -> list[Figure]:
    return [f for f in figures if not TOTAL.match(f.record.fact.subject)]


def _say(library: Library, figure: Figure, phrase: str) -> Draft:
    said = phrase.format(
        header=figure.field.header,
        subject=figure.record.fact.subject,
        value=texts.bare(figure.field.text.value),
    )
    return Draft(said, library.row(figure.record.fact))


def _compare(library: Library, query: Query) -> Reply | None:
    """Which of two rows that a question names has the higher figure."""
    for figures, asked in _columns(library, query):
        by_record = {id(f.record): f for f in _rows(figures)}
        records = [f.record for f in by_record.values() if admitted(library, asked, f.record)]
        matches = library.register.match(asked.topics, records)
        said = replace(asked, question=THAN.sub("of", asked.question))
        two = [by_record[id(m.record)] for m in enumerated(library, said, matches)]
        if len(two) == 2:
            return Reply((_compared(library, query, *two),), "twee rijen vergeleken")
    return None


def _compared(library: Library, query: Query, one: Figure, other: Figure) -> Draft:
    high, low = (one, other) if one.value >= other.value else (other, one)
    phrase = texts.AS_HIGH if one.value == other.value else texts.HIGHER
    said = phrase.format(
        header=high.field.header,
        more=high.record.fact.subject, a=texts.bare(high.field.text.value),
        less=low.record.fact.subject, b=texts.bare(low.field.text.value),
    )  # fmt: skip
    if query.form is Form.YES_NO or re.search(r"\bdan\b", fold(query.question)):
        claim = HIGHER.search(fold(query.question))
        holds = one.value > other.value if claim and claim["more"] else one.value < other.value
        said = f"{texts.YES if holds else texts.NO}. {said}"
    return Draft(said, (*library.row(high.record.fact), *library.row(low.record.fact)))


def _total(library: Library, query: Query) -> Reply | None:
    """The row that adds up a column: of one table, or of one in each of several documents."""
    found = [
        (f, asked)
        for figures, asked in _columns(library, query)
        for f in figures
        if TOTAL.match(f.record.fact.subject) and admitted(library, asked, f.record)
    ]
    meant = [f for f, asked in found if all(of_table(library, f.record, t) for t in asked.topics)]
    rows = {f.record.fact.passage: f.record.fact.document for f in meant}
    if not rows or len(set(rows.values())) < len(rows):
        return None
    return Reply(tuple(_say(library, f, texts.TOTAL_ROW) for f in meant), "rij met het totaal")
