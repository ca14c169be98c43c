"""Dutch as it is used in general: the frequency list that comes with pyspellchecker."""

from __future__ import annotations

import gzip
import json
import math
from collections.abc import Mapping
from functools import lru_cache
from importlib.resources import files

WORDS = "resources/nl.json.gz"
ORDINARY, EVERYDAY = 3_000, 300_000
"""Occurrences in the list (382 million words of film subtitles) from which a word is ordinary
('meedoen', 'kosten'), and at which it says next to nothing ('terug', 'mensen')."""
LEAST = 0.25
"""What an everyday word still tells, against 1 for a word that is not ordinary."""


@lru_cache(maxsize=1)
def frequencies() -> Mapping[str, int]:
    """About 340,000 Dutch words in small letters with how often they occur."""
    packed = (files("spellchecker") / WORDS).read_bytes()
    found: dict[str, int] = json.loads(gzip.decompress(packed))
    return found


def telling(word: str) -> float:
    """How much a word tells of a subject, from 0.25 for an everyday word to 1."""
    often = frequencies().get(word.lower(), 0)
    if often <= ORDINARY:
        return 1.0
    share = math.log(often / ORDINARY) / math.log(EVERYDAY / ORDINARY)
    return max(LEAST, 1.0 - (1.0 - LEAST) * share)
