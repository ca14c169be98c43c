"""Abbreviations and the words that their letters may stand for."""

from __future__ import annotations

import re
from functools import cache

from ingest.words import is_stop_word

SHORT = r"[A-Z][A-Za-z&]*[A-Z&][A-Za-z&]*!?(?:[-/][A-Z][A-Za-z]*)*"
"""An abbreviation by its looks: two capitals at least ('WBT', 'WBeT', 'WB-A', 'AB/CD', 'DOE!')."""
WORDLIKE = r"[A-Z][a-z]{1,7}|[a-z]{3,6}"
"""What may be an abbreviation that has become a word ('Wob', 'boa'); its letters must tell."""
MIN_STRETCH = 2.5
"""A single word has at least so many letters for each letter of its abbreviation."""


def initials_fit(short: str, long: str) -> bool:
    """Whether the letters of an abbreviation occur in order in the long form, from its first.

    Half of them at least start a word.
    """
    letters = _letters(short)
    return bool(letters) and 2 * _most_starts(letters, long.lower()) >= len(letters)


def spells(short: str, long: str) -> bool:
    """Whether a long form is what an abbreviation stands for, told by its letters alone.

    What has become a word ('boa') must have a letter of every word that says something.
    """
    words = re.findall(r"[^\W\d_]+", long)
    telling = sum(not is_stop_word(word) for word in words)
    every = telling > 1 and not is_stop_word(words[0]) and starts(short, long) >= telling
    if re.fullmatch(SHORT, short):
        return every or initials_fit(short, long) or in_compound(short, long)
    return every and initials_fit(short, long)


def all_start(short: str, long: str) -> bool:
    """Whether every letter of an abbreviation starts a word of the long form."""
    return starts(short, long) == len(_letters(short))


def starts(short: str, long: str) -> int:
    """How many letters of an abbreviation start a word of the long form, at most."""
    return max(0, _most_starts(_letters(short), long.lower()))


def in_compound(short: str, word: str) -> bool:
    """Whether the letters occur in order in one long word: 'WBT' in 'wijkbeheerteam'."""
    letters = _letters(short)
    plain = word.lower()
    if not letters or not re.fullmatch(r"[^\W\d_]+", plain) or not plain.startswith(letters[0]):
        return False
    place = 0
    for letter in letters:
        place = plain.find(letter, place) + 1
        if place == 0:
            return False
    return len(letters) > 1 and len(plain) >= MIN_STRETCH * len(letters)


def _letters(short: str) -> str:
    return "".join(c for c in short.lower() if c.isalpha())


def _most_starts(letters: str, text: str) -> int:
    """The most letters that can start a word when all occur in order; -1 when they do not."""
    begins = {m.start() for m in re.finditer(r"\b\w", text)}
    if not letters or not text.startswith(letters[0]):
        return -1

    @cache
    def most(number: int, place: int) -> int:
        if number == len(letters):
            return 0
        found = (p for p in range(place, len(text)) if text[p] == letters[number])
        scores = [s + (p in begins) for p in found if (s := most(number + 1, p + 1)) >= 0]
        return max(scores, default=-1)

    rest = most(1, 1)
    return rest + 1 if rest >= 0 else -1
