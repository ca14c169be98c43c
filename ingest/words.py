"""Dutch words as search sees them: folded, without stop words, stemmed, compounds split."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Container
from functools import lru_cache
from typing import NamedTuple

import simplemma
import Stemmer

WORD = re.compile(r"[^\W_]+(?:['’&][^\W_]+)*")
LINKS = ("", "s", "e", "en", "n")
"""Letters that may stand between the parts of a Dutch compound."""
MIN_PART = 4
"""Shorter parts make nonsense splits ('sta' + 'king')."""
STOP_WORDS = frozenset(
    """
    aan al alle alles als altijd ander andere anders bij binnen daar daarbij daarin daarmee daarna
    daarnaast daarom daarvan daarvoor dan dat de den der des deze die dit doen doet door dus een
    eens en enkele er eraan erbij erin ermee eruit ervan ervoor etc geen gaan gaat geweest had
    hadden haar heb hebben hebt heeft hem hen het hier hierbij hierin hiermee hierna hiervan
    hiervoor hij hoe hun iets ieder iedere ik in is je jij jouw jullie kan kunnen krijgen krijgt
    kun laat laten maar me mee meer men met mij mijn moet moeten mogen mag na naar naast niet niets
    nog nu of om omdat onder ons onze ook op over per sinds te tegen ten ter tijdens toch toe tot
    tussen u uit uw van vanaf vanuit vanwege veel via volgens voor voorts waar waarbij waarin
    waarmee waarom waarop waaraan waarover waarvan waarvoor want was wat we wel welk welke werd
    werden wie wij wil willen worden wordt zal ze zelf zich zij zijn zo zoals zonder zou zouden
    zullen zult
    """.split()  # noqa: SIM905 - a block of words reads better than a list
)
PARTICIPLE = re.compile(r"[a-z]{0,6}(?:ge|be|ver|ont|her)[a-zëï]{2,}(?:d|t|en)")
HARD = {"z": "s", "v": "f"}
SHORTEST = 0.55
"""A stem keeps at least this share of its word: 'overheid' is not 'over'."""
_stemmer = Stemmer.Stemmer("dutch_porter", 0)


class Token(NamedTuple):
    """A word at characters [start, end) of a text; `stem` is what is compared."""

    text: str
    stem: str
    start: int
    end: int


def fold(text: str) -> str:
    """Small letters without accents, so that 'Coördinatie' equals 'coordinatie'."""
    if text.isascii():
        return text.lower()
    apart = unicodedata.normalize("NFKD", text.lower())
    return "".join(c for c in apart if not unicodedata.combining(c))


@lru_cache(maxsize=100_000)
def stem(word: str) -> str:
    """What all forms of one word share; words with a digit and short ones stay as they are.

    A dictionary brings a form back to its word ('vergeleken', 'uren'), and the Snowball stem
    joins the family ('verantwoordelijk', 'verantwoording').
    """
    plain = re.sub(r"['’]s?$", "", word.lower())
    if len(plain) <= 3 or not plain.isalpha():
        return fold(plain)
    base = fold(simplemma.lemmatize(re.sub(r"^ge(\w+)eerde?$", r"\1eren", plain), lang="nl"))
    found = _spelled_alone(str(_stemmer.stemWord(base)))
    return found if len(found) >= SHORTEST * len(base) else base


def is_verb_form(word: str) -> bool:
    """Whether a word is a form of a verb ('trekt', 'uitgevoerd'), its infinitive left aside."""
    plain = word.lower()
    base = simplemma.lemmatize(plain, lang="nl")
    return base != plain and base.endswith("en")


def is_participle(word: str) -> bool:
    """Whether a word in small letters is one: 'opgetrokken', 'verkregen', 'aangesteld'."""
    return PARTICIPLE.fullmatch(word) is not None and is_verb_form(word)


def is_third_person(word: str) -> bool:
    """Whether a word is a verb as in 'zij trekt'."""
    return word.lower().endswith("t") and is_verb_form(word)


def _spelled_alone(found: str) -> str:
    """A stem as it is spelled without an ending: 'plann' as 'plan', 'huiz' as 'huis'."""
    single = re.sub(r"([bcdfgklmnprst])\1$", r"\1", found)
    return single[:-1] + HARD.get(single[-1:], single[-1:])


def tokenize(text: str) -> list[Token]:
    """All words of a text, stop words included, in order."""
    return [Token(m[0], stem(m[0]), m.start(), m.end()) for m in WORD.finditer(text)]


def is_stop_word(word: str) -> bool:
    """Whether a word says nothing about the subject of a text."""
    return fold(word) in STOP_WORDS


def content_tokens(text: str) -> list[Token]:
    """The words that carry meaning: no stop words, no lone letters."""
    return [
        t
        for t in tokenize(text)
        if not is_stop_word(t.text) and (len(t.stem) > 1 or t.stem.isdigit())
    ]


def content_stems(text: str) -> list[str]:
    """The stems of the words that carry meaning, in order, repetitions included."""
    return [t.stem for t in content_tokens(text)]


def split_compound(word: str, known: Container[str]) -> tuple[str, ...]:
    """The stems of the parts of a compound, () when it does not fall apart in known stems.

    'jeugdoverlast' -> ('jeugd', 'overlast'), when both are known. The split with the most even
    parts wins; a part may itself be a compound that is known as a word.
    """
    plain = fold(word)
    found: list[tuple[int, tuple[str, str]]] = []
    for cut in range(MIN_PART, len(plain) - MIN_PART + 1):
        tail = stem(plain[cut:])
        if tail not in known:
            continue
        for link in LINKS:
            head = plain[:cut].removesuffix(link) if plain[:cut].endswith(link) else ""
            if len(head) >= MIN_PART and stem(head) in known:
                found.append((abs(len(head) - len(plain[cut:])), (stem(head), tail)))
    return min(found)[1] if found else ()
