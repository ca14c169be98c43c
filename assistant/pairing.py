"""Two lists in one order: what stands at the same place of both tells of the same thing."""

from __future__ import annotations

from collections.abc import Sequence

LINKED = 0.5
"""More than this share of a list must be known from its names before places tell anything: with
fewer, two lists of one length are a coincidence."""


def same_places(known: Sequence[int | None], length: int) -> list[int]:
    """The places of which nothing is known yet, where both lists have the same thing.

    `known` tells for each place of the first list where in the second one, of `length`, the same
    thing stands by its name, None where no name shows it. [] when the order does not hold.
    """
    alike = [place for place, other in enumerate(known) if other == place]
    named = [other for other in known if other is not None]
    if len(known) != length or len(alike) < len(named) or len(alike) <= LINKED * length:
        return []
    return [place for place, other in enumerate(known) if other is None]
