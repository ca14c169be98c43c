"""A row with a column for each year: how its figure went, and in which year it was highest."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from assistant import texts
from assistant.cells import left, say_value
from assistant.evidence import Draft, Reply
from assistant.figures import EXTREME, read_figure
from assistant.library import Library
from assistant.query import Query
from assistant.register import Record
from assistant.subjects import admitted, best_of, find_subjects
from assistant.tables import YEAR, years_in
from ingest.document import Field
from ingest.words import fold

WHICH = re.compile(r"\b(?:welk jaar|wanneer)\b")
COURSE = re.compile(
    r"\bontwikkel\w*|\bverloop\b|\bverliep\b|\btrend\b|\bgedaald\b|\bgestegen\b|\b(?:toe|af)genomen\b"
    r"|\b(?:tussen|van|sinds|vanaf)\b.*\b(?:19|20)\d\d\b"
)
MIN_NAMED = 0.6
"""Of a row's name the question must tell at least this share."""
Year = tuple[int, Field]


def answer_over_years(library: Library, query: Query) -> Reply | None:
    """The figures of a row year by year, or the year of the highest or lowest; None for others."""
    plain = fold(query.question)
    extreme = EXTREME.search(plain) if WHICH.search(plain) else None
    course = COURSE.search(plain) and len(_asked(query)) != 1
    costs = "money" in query.facets and not _asked(query)
    if not (extreme or course or costs):
        return None
    rows = [r for r in library.register.records if len(_years(r)) > 1]
    if costs:
        rows = [r for r in rows if library.facet_of[r.fact.passage] == "money"]
    rows = [r for r in rows if admitted(library, replace(query, years=frozenset()), r)]
    asked = left(query, _spent(plain), _asked(query))
    matches = [m for m in best_of(find_subjects(library, asked, rows)) if m.whole >= MIN_NAMED]
    if not matches:
        return None
    record = matches[0].record
    draft = _extreme(library, record, bool(extreme["most"])) if extreme else None
    told = draft or _course(library, record, sorted(_asked(query)))
    return Reply((told,), "kolommen van jaren", suits=costs)


def _asked(query: Query) -> frozenset[int]:
    return years_in(query.question)


def _spent(plain: str) -> list[str]:
    """The words that ask for the course or the extreme, and name nothing."""
    return [m[0] for p in (EXTREME, COURSE) for m in p.finditer(plain) if " " not in m[0]]


def _years(record: Record) -> list[Year]:
    """The cells below a bare year that hold a figure, in the order of the years."""
    found = [
        (int(f.header), f)
        for f in record.fact.fields
        if YEAR.fullmatch(f.header.strip()) and read_figure(f.text.value)
    ]
    return sorted(found, key=lambda year: year[0])


def _extreme(library: Library, record: Record, largest: bool) -> Draft:
    """The year, or the years, of the highest or lowest figure."""
    values = {
        year: figure[0] for year, f in _years(record) if (figure := read_figure(f.text.value))
    }
    best = (max if largest else min)(values.values())
    years = texts.join_names([str(year) for year, value in values.items() if value == best])
    phrase = texts.HIGHEST_YEAR if largest else texts.LOWEST_YEAR
    said = phrase.format(subject=record.fact.subject, years=years, value=texts.number(best))
    return Draft(said, library.row(record.fact), computed=True)


def _course(library: Library, record: Record, asked: Sequence[int]) -> Draft:
    """The figures from the first to the last year asked, or of all years."""
    first, last = (asked[0], asked[-1]) if len(asked) > 1 else (min(asked, default=0), 9999)
    told = [
        texts.IN_YEAR.format(value=say_value(record, f), year=year)
        for year, f in _years(record)
        if first <= year <= last
    ]
    said = texts.OVER_YEARS.format(subject=record.fact.subject, figures=texts.join_names(told))
    return Draft(said, library.row(record.fact))
