"""How figures are counted: only those that are counted alike can be added or compared."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from assistant.actions import PER_MUNICIPALITY, asked_scope
from assistant.query import Query
from ingest.facts.hours import Hours
from ingest.words import fold

UNIT_ASKED = {"uur": r"\b(?:uur|uren)\b", "dagen": r"\bdag(?:en)?\b"}
"""How a question names a unit, where it is not as the unit is written."""


class Counted(NamedTuple):
    """The unit, scope and period of a figure."""

    unit: str
    scope: str
    period: str
    """'' for a figure for the whole year."""

    @property
    def said(self) -> str:
        """' per gemeente per week', '' for hours without scope."""
        return "".join(f" {part}" for part in (self.scope, self.in_period) if part)

    @property
    def in_period(self) -> str:
        """'per week', 'wekelijks'; '' for a figure for the whole year."""
        adverb = not self.period or self.period.endswith("ks")
        return self.period if adverb else f"per {self.period}"


def usual_way(query: Query, ways: Sequence[Counted]) -> Counted | None:
    """The way that the question names, else that of most figures; None without figures."""
    return max(
        dict.fromkeys(ways),
        key=lambda w: (_asked(query, w), ways.count(w), w.scope == PER_MUNICIPALITY),
        default=None,
    )


def counted_by(figure: Hours) -> Counted:
    """How a figure is counted; one that breaks off is taken for the scope that most have."""
    scope = figure.scope or (PER_MUNICIPALITY if figure.uncertain else "")
    return Counted(figure.unit, scope, figure.repeated)


def _asked(query: Query, way: Counted) -> tuple[bool, bool, bool]:
    """Whether the question names the unit, the scope and the period of figures."""
    plain = fold(query.question)
    unit = re.search(UNIT_ASKED.get(way.unit, way.unit), plain) is not None
    scope = bool(way.scope) and way.scope == asked_scope(query)
    return unit, scope, bool(way.period) and way.in_period in plain
