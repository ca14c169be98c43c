"""Facts as the command line writes them: for people, as JSON or as CSV."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import Any

from assistant.facts import CitedFact
from assistant.library import Library
from ingest.document import Fact, Field
from ingest.roles import SUBJECT
from ui import cli_texts as texts
from ui.cli_replies import citation_place, citation_values
from ui.csv_lines import csv_lines

Facts = Sequence[CitedFact]


def fact_values(entry: CitedFact) -> dict[str, Any]:
    """A fact as other programs read it."""
    fact = entry.fact
    return {
        "kind": fact.kind,
        "document": fact.document,
        "themes": list(fact.themes),
        "section": list(fact.section),
        "subject": fact.subject,
        "fields": [
            {"role": field.role, "header": field.header, "text": field.text.value}
            for field in fact.fields
        ],
        "citations": [citation_values(citation) for citation in entry.citations],
    }


def fact_lines(library: Library, facts: Facts) -> Iterator[str]:
    """Facts to be read: per kind, each with its fields and where it stands."""
    if not facts:
        yield texts.NO_FACTS
    for kind, group in groupby(facts, key=lambda entry: entry.fact.kind):
        members = list(group)
        yield _title(library, kind, members)
        for entry in members:
            yield f"- {entry.fact.subject}"
            yield from (f"    {name}: {value}" for name, value in _told(library, entry.fact))
            places = dict.fromkeys(citation_place(c) for c in entry.citations)
            yield from (f"    {texts.STANDS_IN.format(place=place)}" for place in places)
        yield ""


def _title(library: Library, kind: str, facts: Facts) -> str:
    """The kind and how many there are: an action that stands in two lists is one."""
    count = len(facts)
    if kind == "action":
        count = library.register.count_actions([entry.fact for entry in facts])
    phrase = texts.FACTS_OF_KIND if count == len(facts) else texts.FACTS_MORE_THAN_ONCE
    return phrase.format(kind=texts.FACT_KINDS[kind], count=count, places=len(facts))


def fact_csv(library: Library, facts: Facts) -> Iterator[str]:
    """Facts as lines of CSV: what all facts have, then a column for each kind of field."""
    told = [_by_name(library, entry.fact) for entry in facts]
    columns = list(dict.fromkeys(name for fields in told for name in fields))
    rows = (
        [*_fixed(library, entry), *(fields.get(name, "") for name in columns)]
        for entry, fields in zip(facts, told, strict=True)
    )
    return csv_lines([*texts.FACT_COLUMNS, *columns], rows)


def _fixed(library: Library, entry: CitedFact) -> list[str]:
    """The cells of FACT_COLUMNS."""
    fact, first = entry.fact, entry.citations[0]
    themes = [theme.name for t in fact.themes if (theme := library.themes.get(t))]
    pages = dict.fromkeys(str(c.page) for c in entry.citations)
    where = [first.title, " > ".join(fact.section), ", ".join(pages), first.printed_page or ""]
    return [texts.FACT_KIND[fact.kind], fact.subject, ", ".join(themes), *where]


def _by_name(library: Library, fact: Fact) -> dict[str, str]:
    """The values by what they are called; two fields of one name stand in one cell."""
    cells: dict[str, str] = {}
    for name, value in _told(library, fact):
        cells[name] = f"{cells[name]} / {value}" if name in cells else value
    return cells


def _told(library: Library, fact: Fact) -> Iterator[tuple[str, str]]:
    """The fields of a fact beside its name, each with what it is called."""
    for field in fact.fields:
        if field.role not in (SUBJECT, "term"):
            yield _field_name(library, field), field.text.value


def _field_name(library: Library, field: Field) -> str:
    name = texts.FIELD_NAMES.get(field.role) or library.facets.name(field.role)
    return name or field.header.lower() or texts.NO_HEADER
