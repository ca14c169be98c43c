"""What an abbreviation probably stands for, when no text spells it out: the one name that fits."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache

from rapidfuzz.distance import OSA

from assistant import texts
from assistant.evidence import Draft, Evidence, Reply
from assistant.library import Library
from assistant.query import Query
from ingest.dictionary import frequencies
from ingest.index import StoredPassage
from ingest.words import LINKS as LINKING
from ingest.words import MIN_PART, fold, stem

PASSED = frozenset(
    "aan de den der en het in of op te ten ter tot van voor".split()  # noqa: SIM905
)
"""Words of a name that most abbreviations pass over."""
MIN_LETTERS = 3
"""Two letters fit too many names."""
OFTEN = 1000
"""Words of general Dutch that occur as often ("regio") are parts of compounds."""
WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*-?")
BREAK = re.compile(r"[^\w\s'’-]|\d|-\s(?!(?:en|of)\b)")
"""What ends a name; 'Haven- en Loodsenteam' is one."""


def find_likely(library: Library, query: Query, short: str) -> Reply | None:
    """The only name whose initials are the letters of `short`, said with care; None if not one."""
    letters = [c for c in fold(short) if c.isalpha()]
    if len(letters) < MIN_LETTERS:
        return None
    used = _first_holding(library, query, short)
    names = _names(library, tuple(letters))
    if used is None or len(names) != 1:
        return None
    passage, start, end = next(iter(names.values()))
    said = texts.LIKELY.format(short=short, long=passage.text[start:end])
    evidence = (library.evidence(passage.id, *_around(passage, start, end)), used)
    return Reply((Draft(said, evidence),), "de enige naam met deze beginletters")


def _first_holding(library: Library, query: Query, short: str) -> Evidence | None:
    """The first place where the documents use an abbreviation."""
    whole = re.compile(rf"(?<![\w-]){re.escape(short)}(?![\w])")
    for passage in library.passages.values():
        if library.allowed(passage.document, passage.themes, query.filters):
            match = whole.search(passage.text)
            if match:
                return library.evidence(passage.id, *_around(passage, *match.span()))
    return None


def _around(passage: StoredPassage, start: int, end: int) -> tuple[int, int]:
    """A name with the words beside it, up to a comma or the end of a sentence."""
    before = max(passage.text.rfind(mark, 0, start) + 2 for mark in (". ", "; ", ", "))
    after = min(
        (place for mark in (". ", "; ", ", ") if (place := passage.text.find(mark, end)) >= 0),
        default=len(passage.text),
    )
    return (before if before > 1 else 0), after


@lru_cache(maxsize=256)
def _names(library: Library, letters: tuple[str, ...]) -> dict[str, tuple[StoredPassage, int, int]]:
    """All names with these initials, a slip forgiven, each with the first place where it stands."""
    found: dict[str, tuple[StoredPassage, int, int]] = {}
    for passage in library.passages.values():
        for start, end in _fitting(library, passage.text, letters):
            name = "".join(re.findall(r"\w+", fold(passage.text[start:end])))
            if not any(OSA.distance(name, other) <= 1 for other in found):
                found[name] = (passage, start, end)
    return found


def _fitting(library: Library, text: str, letters: Sequence[str]) -> Iterator[tuple[int, int]]:
    """The characters of every run of words that the letters fit from its first to its last."""
    for part in _parts(text):
        words = [(m[0], part[0] + m.start(), part[0] + m.end()) for m in WORD.finditer(part[2])]
        for first, (word, start, _) in enumerate(words):
            if word[0].isupper() and fold(word[0]) == letters[0]:
                for last in range(first, min(len(words), first + 2 * len(letters))):
                    run = [w for w, _, _ in words[first : last + 1]]
                    if fold(run[-1]) not in PASSED and _spells(library, run, letters):
                        yield start, words[last][2]


def _parts(text: str) -> Iterator[tuple[int, int, str]]:
    """The stretches of a text within which a name may stand."""
    place = 0
    for match in (*BREAK.finditer(text), None):
        end = match.start() if match else len(text)
        if end > place:
            yield place, end, text[place:end]
        place = match.end() if match else end


def _spells(library: Library, run: Sequence[str], letters: Sequence[str]) -> bool:
    """Whether every word gives its initial, a compound perhaps that of its second part too."""
    if not run:
        return not letters
    word, rest = run[0].rstrip("-"), run[1:]
    if fold(word) in PASSED and _spells(library, rest, letters):
        return True
    if (word[0].islower() or word.isupper()) and fold(word) not in PASSED:
        return False
    return any(
        tuple(letters[: len(initials)]) == initials
        and _spells(library, rest, letters[len(initials) :])
        for initials in _initials(library, word)
    )


def _initials(library: Library, word: str) -> Iterator[tuple[str, ...]]:
    """The letters that a word may give: its first, and for a compound that of its second part."""
    parts = [fold(part) for part in word.split("-") if part]
    yield tuple(part[0] for part in parts)
    if len(parts) == 1:
        yield from ((parts[0][0], second) for second in _seconds(library, parts[0]))


def _seconds(library: Library, word: str) -> set[str]:
    """The initials of what may be the second part of a compound."""
    return {
        word[cut]
        for cut in range(MIN_PART, len(word) - MIN_PART + 1)
        if _known(library, word[cut:])
        and any(
            word[:cut].endswith(link) and _known(library, word[:cut].removesuffix(link))
            for link in LINKING
        )
    }


def _known(library: Library, word: str) -> bool:
    """Whether the documents or general Dutch have a word."""
    own = library.vocabulary.counts
    return len(word) >= MIN_PART and (stem(word) in own or frequencies().get(word, 0) >= OFTEN)
