"""Terms: abbreviations and names with what they stand for, where a text spells them out."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from ingest.document import Fact, Field, Passage, Text
from ingest.facts.record import make_fact
from ingest.words import is_stop_word

SHORT = r"[A-Z][A-Za-z&]*[A-Z&][A-Za-z&]*!?(?:[-/][A-Z][A-Za-z]*)*"
"""An abbreviation: two capitals at least ('WBT', 'WBeT', 'WB-A', 'ABC/DEF', 'DOE!')."""
AFTER = re.compile(
    rf"\((?:(?:hierna|hierna te noemen|afgekort(?: tot)?|verder|ook wel|kortweg)[:\s]+)?"
    rf"['\"‘“]?(?P<short>{SHORT})(?P<rest>-[a-z]+)?['\"’”]?\)"
)
BEFORE = re.compile(rf"(?P<short>{SHORT})\s\((?P<long>[A-Z][^()]{{5,90}})\)")
EQUALS = re.compile(
    rf"(?P<short>{SHORT})\s(?:staat voor|betekent|is de afkorting van)\s(?P<long>[^.;()]{{5,90}})"
)
MAX_WORDS = 10


def read_terms(
    passages: Iterable[Passage], headings: Iterable[tuple[Passage, Text]]
) -> Iterator[Fact]:
    """Terms in passages and in the headings above them (each heading with a passage under it)."""
    for passage in passages:
        if passage.kind != "row":
            yield from _terms(passage, passage.text)
    for passage, heading in headings:
        yield from _terms(passage, heading)


def _terms(passage: Passage, text: Text) -> Iterator[Fact]:
    for match in AFTER.finditer(text.value):
        start = _long_start(text.value[: match.start()], match["short"])
        if start is not None:
            long = text.part(start, match.start()).value.rstrip()
            yield _fact(passage, text, match["short"], start, start + len(long), match.end())
    for match in (*BEFORE.finditer(text.value), *EQUALS.finditer(text.value)):
        if initials_fit(match["short"], match["long"]):
            yield _fact(passage, text, match["short"], *match.span("long"), match.end())


def initials_fit(short: str, long: str) -> bool:
    """Whether the letters of an abbreviation occur in order in the long form, from its first."""
    letters = [c for c in short.lower() if c.isalpha()]
    rest = long.lower()
    if not letters or not rest.startswith(letters[0]):
        return False
    starts = {m.start() for m in re.finditer(r"\b\w", rest)}
    place, at_start = 0, 0
    for letter in letters:
        place = _next_letter(rest, letter, place, starts)
        if place < 0:
            return False
        at_start += place in starts
        place += 1
    return 2 * at_start >= len(letters)


def _next_letter(text: str, letter: str, place: int, starts: set[int]) -> int:
    """The next place of a letter, at the start of a word if possible."""
    ahead = sorted(s for s in starts if s >= place and text[s] == letter)
    within = text.find(letter, place)
    return ahead[0] if ahead and within >= 0 else within


def _long_start(before: str, short: str) -> int | None:
    """Where the long form before '(short)' starts: the shortest one whose initials fit."""
    words = [m.start() for m in re.finditer(r"[^\s/(]+", before)][-MAX_WORDS:]
    sentence = max(before.rfind(mark) for mark in (". ", "; ", ": "))
    for start in reversed(words):
        if start > sentence and initials_fit(short, before[start:].rstrip()):
            return start
    return _capitalised_start(before, sentence)


def _capitalised_start(before: str, sentence: int) -> int | None:
    """The start of the run of capitalised words that ends just before the bracket."""
    found = re.search(r"(?:[A-Z][\w-]+\s+(?:(?:en|van|de|voor)\s+)?){2,}$", before)
    if found is None or found.start() <= sentence:
        return None
    first = re.match(r"\w+", before[found.start() :])
    skip = first.end() + 1 if first and is_stop_word(first[0]) else 0
    return found.start() + skip


def _fact(passage: Passage, text: Text, short: str, start: int, end: int, last: int) -> Fact:
    first = min(start, text.value.find(short))
    fields = (
        Field("term", "", text.part(first, max(end, last))),
        Field("meaning", "", text.part(start, end)),
    )
    return make_fact("term", passage, short, fields)
