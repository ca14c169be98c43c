"""How many hours together, which action the most: figures over many rows."""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant import texts
from assistant.actions import PER_MUNICIPALITY, Subject, action_item, asked_scope
from assistant.counted import Counted, counted_by, usual_way
from assistant.evidence import Draft, Reply
from assistant.grouping import MOST_LISTED, hours_by_theme, say_left_out
from assistant.library import Library
from assistant.query import Form, Query
from ingest.facts.hours import Hours
from ingest.words import fold

SAID = ("nul", "een", "twee", "drie", "vier", "vijf", "zes", "zeven", "acht", "negen", "tien")
NUMBER = rf"(\d|{'|'.join(SAID[1:])})"
FIRST = re.compile(
    rf"\btop[ -]?(\d+)|\b{NUMBER} (?:\w+ )?"
    r"(?:groot|klein|duur|goedkoop|zwaar|lang|kort|hoog|laag|mee|min)\w*ste?\b"
)
"""'De drie grootste', 'de drie acties met de meeste', 'top 3'."""
BEHIND = re.compile(rf"\bop {NUMBER} na\b")


def _figures(
    query: Query, chosen: Sequence[Subject]
) -> tuple[list[tuple[Subject, Hours]], list[Subject], Counted]:
    """Figures that are counted alike, the subjects left out, and how those figures are counted."""
    every = [(s, h) for s in chosen for h in s.hours[:1]]
    ways = [counted_by(h) for _, h in every]
    way = usual_way(query, ways) or Counted("", "", "")
    kept = [p for p, own in zip(every, ways, strict=True) if own == way and not p[1].uncertain]
    inside = [s for s, _ in kept]
    return kept, [s for s in chosen if s not in inside and s.row], way


def add_up(library: Library, query: Query, chosen: Sequence[Subject]) -> Reply | None:
    """The hours of the actions together, as far as they are counted alike; None without hours."""
    kept, left, way = _figures(query, chosen)
    if not kept:
        return None
    total = texts.number(sum(h.value for _, h in kept))
    phrase = texts.TOTAL if len(kept) > 1 else texts.TOTAL_OF_ONE
    lead = phrase.format(total=total, unit=way.unit, scope=way.said, count=len(kept))
    items = [action_item(library, s, ("hours",)) for s, _ in kept]
    evidence = tuple(e for item in items for e in item.evidence)
    if len(kept) > MOST_LISTED:
        items = hours_by_theme(library, [s for s, _ in kept], way)
    rest = say_left_out(library, [s for s in left if s.row and s.cell("hours")])
    drafts = (Draft(lead, evidence, computed=True), *items, *rest)
    return Reply(drafts, f"som over {len(kept)} rijen")


def find_extreme(library: Library, query: Query, chosen: Sequence[Subject]) -> Reply | None:
    """The actions with the most or fewest hours, of every scope apart unless one is asked."""
    kept, others, way = _figures(query, chosen)
    if not kept:
        return None
    drafts = _extremes(library, query, kept, way)
    joint = _figures(query, [s for s in others if not any(h.uncertain for h in s.hours)])
    same_unit = joint[0] and (joint[2].unit, joint[2].period) == (way.unit, way.period)
    if (
        same_unit
        and ranks(query) == (0, 0)
        and way.scope == PER_MUNICIPALITY
        and joint[2].scope
        and not asked_scope(query)
    ):
        drafts += _extremes(library, query, joint[0], joint[2])
    drafts += say_left_out(library, [s for s in others if any(h.uncertain for h in s.hours)])
    return Reply(tuple(drafts), f"vergeleken met {len(kept)} rijen")


def _extremes(
    library: Library, query: Query, kept: Sequence[tuple[Subject, Hours]], way: Counted
) -> list[Draft]:
    """The first of the ranking, those at the place that is asked for, or the first so many."""
    largest = query.form is Form.LARGEST
    ordered = sorted(kept, key=lambda pair: -pair[1].value if largest else pair[1].value)
    values = list(dict.fromkeys(h.value for _, h in ordered))
    first, place = ranks(query)
    if first:
        phrase = texts.TOP if largest else texts.TOP_LEAST
        items = [action_item(library, s, ("hours",)) for s, _ in ordered[:first]]
        lead = phrase.format(count=len(items), scope=way.said, units=texts.units(way.unit))
        return [Draft(lead, tuple(e for i in items for e in i.evidence), computed=True), *items]
    if place >= len(values):
        return []
    phrase = texts.LARGEST if largest else texts.SMALLEST
    if place:
        phrase = texts.LARGEST_BUT if largest else texts.SMALLEST_BUT
    return [
        Draft(
            phrase.format(
                place=SAID[place],
                subject=s.name,
                value=s.cell("hours"),
                scope=way.said,
                units=texts.units(way.unit),
            ),
            library.row(s.row),
        )
        for s, h in ordered
        if h.value == values[place] and s.row
    ]


def ranks(query: Query) -> tuple[int, int]:
    """How many of a ranking are asked (0: the first), and after how many others it starts."""
    plain = fold(query.question)
    first, behind = FIRST.search(plain), BEHIND.search(plain)
    count = as_number(first[1] or first[2]) if first else 0
    return (count if count > 1 else 0, as_number(behind[1]) if behind else 0)


def as_number(word: str) -> int:
    """A number up to ten in figures or in words; figures may be larger."""
    return int(word) if word.isdigit() else SAID.index(word)
