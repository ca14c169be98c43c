"""How many hours together, which action the most: figures over many rows."""

from __future__ import annotations

from collections.abc import Sequence

from assistant import texts
from assistant.actions import PER_MUNICIPALITY, Subject, action_item, asked_scope
from assistant.evidence import Draft, Reply
from assistant.library import Library
from assistant.query import Form, Query
from ingest.facts.hours import Hours
from ingest.words import fold


def _figures(
    query: Query, chosen: Sequence[Subject]
) -> tuple[list[tuple[Subject, Hours]], list[Subject], str, str]:
    """Figures of one unit and scope, the subjects left out, the unit and the scope."""
    every = [(s, h) for s in chosen for h in s.hours[:1]]
    kinds = [(h.unit, h.scope or (PER_MUNICIPALITY if h.uncertain else "")) for _, h in every]
    if not kinds:
        return [], list(chosen), "", ""
    wanted = asked_scope(query)
    asked = [u for u in ("fte", "dag") if u in fold(query.question)]
    unit, scope = max(
        set(kinds),
        key=lambda k: (
            any(k[0].startswith(u) for u in asked),
            bool(wanted) and k[1] == wanted,
            kinds.count(k),
            k[1] == PER_MUNICIPALITY,
        ),
    )
    kept = [
        (s, h)
        for (s, h), kind in zip(every, kinds, strict=True)
        if kind == (unit, scope) and not h.uncertain
    ]
    inside = [s for s, _ in kept]
    return kept, [s for s in chosen if s not in inside and s.row], unit, scope


def add_up(library: Library, query: Query, chosen: Sequence[Subject]) -> Reply | None:
    """The hours of the actions together, as far as they are counted alike; None without hours."""
    kept, left, unit, scope = _figures(query, chosen)
    if not kept:
        return None
    total = f"{sum(h.value for _, h in kept):g}".replace(".", ",")
    lead = texts.TOTAL.format(
        total=total, unit=unit, scope=f" {scope}" if scope else "", count=len(kept)
    )
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
    kept, others, unit, scope = _figures(query, chosen)
    if not kept:
        return None
    drafts = _extremes(library, query, kept, scope)
    joint = [(s, h) for s in others for h in s.hours[:1] if not h.uncertain and h.unit == unit]
    if joint and scope == PER_MUNICIPALITY and not asked_scope(query):
        drafts = [*_extremes(library, query, joint, joint[0][1].scope), *drafts]
        drafts.sort(key=lambda d: PER_MUNICIPALITY not in d.text)
    return Reply(tuple(drafts), f"vergeleken met {len(kept)} rijen")


def _extremes(
    library: Library, query: Query, kept: Sequence[tuple[Subject, Hours]], scope: str
) -> list[Draft]:
    pick = max if query.form is Form.LARGEST else min
    value = pick(h.value for _, h in kept)
    phrase = texts.LARGEST if query.form is Form.LARGEST else texts.SMALLEST
    said = f" {scope}" if scope else ""
    return [
        Draft(phrase.format(subject=s.name, value=s.cell("hours"), scope=said), library.row(s.row))
        for s, h in kept
        if h.value == value and s.row
    ]
