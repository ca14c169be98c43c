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

LISTED = 50
"""What the list gives to words that it took from a dictionary without having seen them."""
RARER = 100
"""A slip was seen at least this many times less often than its word; measured on slips of ten
question words ('wanner', 'verantwoordelijke') against real words at one letter from another."""
VERB = 0.4
"""What a verb tells against a noun: people ask with many verbs for what a text says with one."""


@lru_cache(maxsize=1)
def frequencies() -> Mapping[str, int]:
    """About 340,000 Dutch words in small letters with how often they occur."""
    packed = (files("spellchecker") / WORDS).read_bytes()
    found: dict[str, int] = json.loads(gzip.decompress(packed))
    return found


def telling(word: str, participle: bool = False) -> float:
    """How much a word tells of a subject, from 0.1 for an everyday verb to 1."""
    verb = participle or (word.islower() and is_verb(word))
    return _rarity(word) * (VERB if verb else 1.0)


def _rarity(word: str) -> float:
    often = frequencies().get(word.lower(), 0)
    if often <= ORDINARY:
        return 1.0
    share = math.log(often / ORDINARY) / math.log(EVERYDAY / ORDINARY)
    return max(LEAST, 1.0 - (1.0 - LEAST) * share)


@lru_cache(maxsize=50_000)
def is_verb(word: str) -> bool:
    """Whether Dutch has both a third person and a past or participle of a word's stem."""
    known = frequencies()
    plain = word.lower()
    for root in {plain.removesuffix("en"), plain.removesuffix("t"), plain.removesuffix("d"), plain}:
        for base in {
            root,
            root.removeprefix("ge"),
            _doubled(root),
            root[:-1] if root[-2:-1] == root[-1:] else root,
        }:
            past = (f"ge{base}d", f"ge{base}t", f"{base}de", f"{base}te", f"{base}d")
            if len(base) > 2 and f"{base}t" in known and any(form in known for form in past):
                return True
    return False


def _doubled(root: str) -> str:
    """A stem with its last vowel doubled: 'mak' -> 'maak', as 'maken' is written."""
    if len(root) > 2 and root[-2] in "aeou" and root[-3] not in "aeiou":
        return root[:-1] + root[-2] + root[-1]
    return root


def may_be_slip(word: str, of: str) -> bool:
    """Whether a folded word may be a slip of another: unknown, or seen far less often than it.

    The list also counted slips of film subtitles ('wanner', 232 times beside 'wanneer').
    """
    known = frequencies()
    often = known.get(word, 0)
    return often == 0 or (often not in (LISTED,) and often * RARER <= known.get(of, 0))
