"""How many hours together, which action the most: figures over many rows."""

from __future__ import annotations

from collections.abc import Sequence

from assistant import texts
from assistant.actions import PER_MUNICIPALITY, Subject, action_item, asked_scope
from assistant.counted import Counted, counted_by, usual_way
from assistant.evidence import Draft, Reply
from assistant.library import Library
from assistant.query import Form, Query
from ingest.facts.hours import Hours


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
    total = f"{sum(h.value for _, h in kept):g}".replace(".", ",")
    phrase = texts.TOTAL if len(kept) > 1 else texts.TOTAL_OF_ONE
    lead = phrase.format(total=total, unit=way.unit, scope=way.said, count=len(kept))
    items = [action_item(library, s, with_hours=True) for s, _ in kept]
    rest = [
        Draft(
            texts.LEFT_OUT.format(subject=s.name, value=s.cell("hours") or "-"), library.row(s.row)
        )
        for s in left
        if s.row and s.cell("hours")
    ]
    evidence = tuple(e for item in items for e in item.evidence)
    return Reply(
        (Draft(lead, evidence, computed=True), *items, *rest), f"som over {len(kept)} rijen"
    )


def find_extreme(library: Library, query: Query, chosen: Sequence[Subject]) -> Reply | None:
    """The actions with the most or fewest hours, of every scope apart unless one is asked."""
    kept, others, way = _figures(query, chosen)
    if not kept:
        return None
    drafts = _extremes(library, query, kept, way)
    joint = _figures(query, [s for s in others if not any(h.uncertain for h in s.hours)])
    same_unit = joint[0] and (joint[2].unit, joint[2].period) == (way.unit, way.period)
    if same_unit and way.scope == PER_MUNICIPALITY and not asked_scope(query):
        drafts += _extremes(library, query, joint[0], joint[2])
    return Reply(tuple(drafts), f"vergeleken met {len(kept)} rijen")


def _extremes(
    library: Library, query: Query, kept: Sequence[tuple[Subject, Hours]], way: Counted
) -> list[Draft]:
    pick = max if query.form is Form.LARGEST else min
    value = pick(h.value for _, h in kept)
    phrase = texts.LARGEST if query.form is Form.LARGEST else texts.SMALLEST
    return [
        Draft(
            phrase.format(subject=s.name, value=s.cell("hours"), scope=way.said), library.row(s.row)
        )
        for s, h in kept
        if h.value == value and s.row
    ]
