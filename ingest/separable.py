"""Dutch verbs that fall apart in a sentence: 'zij bereiden het plan voor' holds 'voorbereiden'."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

import simplemma

from ingest.dictionary import frequencies
from ingest.words import Token, fold, stem

PARTICLES = frozenset(
    """
    aan achter af bij bijeen binnen deel door in langs mee na om onder op open over plaats rond
    samen stil tegen terug thuis toe uit vast voor voort vooruit vrij weg
    """.split()  # noqa: SIM905
)
FOLLOWING = frozenset(
    """
    aan als bij die dat door en in maar met naar of om omdat op over tegen tot tussen uit van voor
    wanneer want waar zodat zonder
    """.split()  # noqa: SIM905
)
"""Words that may stand right behind a particle that belongs to a verb before it."""
OTHER = {
    "voorkomen", "doorlopen", "ondergaan", "overleggen", "overzien", "voorzien", "onderhouden",
}  # fmt: skip
"""Verbs that mean something else when they fall apart: 'het komt voor' prevents nothing."""
REACH = 14
"""A particle stands at most so many words behind its verb."""
KNOWN = 20
"""Occurrences in the dictionary from which a joined verb is taken for a word."""
INFINITIVE = re.compile(r"\w{2,}(?:en|aan|oen|ien)|(?:gaan|doen|zien)")
STOP = re.compile(r"[.;:?!()\n•]")


@dataclass(frozen=True, slots=True)
class SplitVerb:
    """A verb and its particle, as their places in the tokens of a text."""

    verb: int
    particle: int
    infinitive: str


def split_verbs(text: str, tokens: Sequence[Token]) -> Iterator[SplitVerb]:
    """The verbs of a text that stand apart from their particle; `tokens` are those of `text`."""
    for place, token in enumerate(tokens):
        if token.text in PARTICLES:
            found = _infinitive(tokens, place) or _finite(text, tokens, place)
            if found is not None:
                yield found


def split_stems(text: str, tokens: Sequence[Token]) -> set[str]:
    """The stems of these verbs as they are when they stand whole."""
    return {stem(found.infinitive) for found in split_verbs(text, tokens)}


def _infinitive(tokens: Sequence[Token], place: int) -> SplitVerb | None:
    """'uit te zoeken'; 'om te zoeken' says what something is for."""
    if tokens[place].text == "om":
        return None
    if place + 2 >= len(tokens) or tokens[place + 1].text != "te":
        return None
    whole = joined(tokens[place].text, tokens[place + 2].text)
    return SplitVerb(place + 2, place, whole) if whole else None


def _finite(text: str, tokens: Sequence[Token], place: int) -> SplitVerb | None:
    """'zoeken wij dit uit': the nearest verb before a particle behind which a clause may end."""
    if not _stranded(text, tokens, place):
        return None
    for verb in range(place - 1, max(-1, place - 1 - REACH), -1):
        if STOP.search(text, tokens[verb].end, tokens[verb + 1].start):
            return None
        if whole := joined(tokens[place].text, tokens[verb].text):
            return SplitVerb(verb, place, whole)
    return None


def _stranded(text: str, tokens: Sequence[Token], place: int) -> bool:
    if place + 1 == len(tokens):
        return True
    behind = text[tokens[place].end : tokens[place + 1].start]
    return bool(behind.strip()) or tokens[place + 1].text in FOLLOWING


@lru_cache(maxsize=50_000)
def joined(particle: str, verb: str) -> str | None:
    """The infinitive of particle and verb together, None when Dutch has no such word."""
    if not verb.isalpha() or not verb.islower():
        return None
    known = frequencies()
    bases = dict.fromkeys((verb, fold(simplemma.lemmatize(verb, lang="nl"))))
    verbs = (particle + b for b in bases if INFINITIVE.fullmatch(b))
    found = (v for v in verbs if v not in OTHER)
    return next((whole for whole in found if known.get(whole, 0) >= KNOWN), None)
