"""Facts from headings and lists: ambitions, goals, and actions with their description."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby, takewhile

from ingest.document import Fact, Field, Text, join_texts
from ingest.facets import Facets
from ingest.facts.record import make_fact
from ingest.lines import CAPTION
from ingest.passages import Piece
from ingest.roles import SUBJECT
from ingest.sections import without_number

LISTED = {"ambition", "goal"}
LABEL = re.compile(r"((?:[^\W\d]+ ){0,4}[^\W\d]+(?: \d{4}(?:-\d{2,4})?)?):(?:\s+|$)")
"""A few words with a colon at the start of a paragraph."""
NUMBERED = re.compile(r"^\(?(?:\d+(?:\.\d+)*[.)]?|[a-z][.)])\s")


def read_lists(pieces: Iterable[Piece], facets: Facets) -> Iterator[Fact]:
    """The facts of every section whose headings announce ambitions, goals or actions."""
    told = (p for p in pieces if not CAPTION.match(p.passage.text.value))
    for path, group in groupby(told, key=lambda p: p.section.path):
        kind = facet_of_path(path, facets)
        members = list(group)
        plain = [p for p in members if p.row is None]
        if kind in LISTED and plain:
            yield from _listed(kind, plain, alone=len(plain) == len(members))
        else:
            yield from _labelled(plain, facets)
        if kind == "action" and plain:
            yield from _actions(members, path, facets)


def facet_of_path(path: Sequence[str], facets: Facets) -> str | None:
    """What a section tells of, by its headings; numbered headings under 'actions' are actions."""
    found: str | None = None
    for heading in path:
        if found == "action" and NUMBERED.match(heading):
            continue
        found = facets.of_heading(without_number(heading)) or found
    return found


def facets_of_path(path: Sequence[str], facets: Facets) -> frozenset[str]:
    """All that the heading announces of which `facet_of_path` takes the best."""
    best = facet_of_path(path, facets)
    told = (facets.of_heading_all(without_number(heading)) for heading in reversed(path))
    return next((found for found in told if best in found), frozenset())


def _listed(kind: str, members: Sequence[Piece], alone: bool) -> Iterator[Fact]:
    """One fact an item; a section without a list or a table gives its paragraphs."""
    items = [m for m in members if m.passage.kind == "item"]
    for member in items or (members if alone else ()):
        yield _named(kind, member, member.passage.text)


def _labelled(members: Sequence[Piece], facets: Facets) -> Iterator[Fact]:
    """What a paragraph says behind a label ('Ambitie: ...'), or the items below a bare one."""
    for place, member in enumerate(members):
        text = member.passage.text
        match = LABEL.match(text.value)
        kind = facets.of_heading(match[1]) if match and member.passage.kind != "item" else None
        if match is None or kind not in LISTED:
            continue
        if match.end() < len(text.value):
            yield _named(kind, member, text.part(match.end(), len(text.value)))
        below = members[place + 1 :] if match.end() == len(text.value) else ()
        for item in takewhile(lambda m: m.passage.kind == "item", below):
            yield _named(kind, item, item.passage.text)


def _named(kind: str, member: Piece, text: Text) -> Fact:
    return make_fact(kind, member.passage, text.value, (Field(SUBJECT, "", text),))


def _actions(members: Sequence[Piece], path: Sequence[str], facets: Facets) -> Iterator[Fact]:
    """The section's own heading as an action, or else each item of its list."""
    own = facets.of_heading(without_number(path[-1])) == "action"
    if facet_of_path(path[:-1], facets) == "action" and (not own or NUMBERED.match(path[-1])):
        yield _headed([m for m in members if m.row is None])
        return
    for item, rest in _items(members):
        name, told = _first_sentence(item.passage.text)
        fields = [Field(SUBJECT, "", name)]
        description = join_texts([told, *(r.passage.text for r in rest)])
        if description.value:
            fields.append(Field("description", "", description))
        yield make_fact("action", item.passage, name.value, tuple(fields))


def _headed(members: Sequence[Piece]) -> Fact:
    heading = members[0].section.heading
    description = join_texts([m.passage.text for m in members])
    fields = (Field(SUBJECT, "", heading), Field("description", "", description))
    return make_fact("action", members[0].passage, without_number(heading.value), fields)


def _items(members: Sequence[Piece]) -> Iterator[tuple[Piece, list[Piece]]]:
    """Every list item with the paragraphs up to the next item or table."""
    places = [i for i, m in enumerate(members) if m.passage.kind == "item"]
    for place, after in zip(places, [*places[1:], len(members)], strict=bool(places)):
        rest = takewhile(lambda m: m.row is None, members[place + 1 : after])
        yield members[place], list(rest)


def _first_sentence(text: Text) -> tuple[Text, Text]:
    """A text cut after its first sentence or before its first colon."""
    end = re.search(r"[.!?](?=\s+[A-Z])|:(?=\s)", text.value)
    cut = end.end() if end else len(text.value)
    rest = len(text.value) - len(text.value[cut:].lstrip())
    return text.part(0, cut), text.part(rest, len(text.value))
