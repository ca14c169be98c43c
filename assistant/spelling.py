"""Typing errors in a question, mended to the words that the index or the data files know."""

from __future__ import annotations

import re
from collections.abc import Iterable

from assistant.neighbours import Neighbours
from assistant.vocabulary import Vocabulary
from ingest.dates import MONTHS
from ingest.dictionary import LISTED, frequencies, may_be_slip
from ingest.facets import Facets
from ingest.places import Places
from ingest.themes import Themes
from ingest.words import STOP_WORDS, fold, split_compound, tokenize

NUMBERED = re.compile(r"([^\W\d_]{3,})((?:19|20)\d\d)")
GLUED = 4
"""Words that were typed as one have at least so many letters each."""


class Speller:
    """Knows which words may stand in a question, and which of them a mistyped word was."""

    def __init__(
        self, vocabulary: Vocabulary, facets: Facets, themes: Themes, places: Places
    ) -> None:
        """Gather the words of the index, of the data files and of ordinary questions."""
        self._vocabulary = vocabulary
        self._places = places
        self._asked = _question_words(vocabulary, facets, themes)
        every = {*self._asked, *vocabulary.surface}
        self._choices = Neighbours(word for word in every if len(word) >= 4)

    def mend(self, question: str) -> str:
        """The question with its mistyped words replaced; names of municipalities stay."""
        mended = question
        for token in reversed(tokenize(question)):
            better = self._apart(token.text) or self._better(token.text)
            if better:
                mended = mended[: token.start] + better + mended[token.end :]
        return mended

    def _apart(self, word: str) -> str | None:
        """Words that were typed without blanks: 'uvp2027', three words in one; None for others."""
        plain = fold(word)
        if self._knows(plain):
            return None
        if (numbered := NUMBERED.fullmatch(word)) and self._knows(fold(numbered[1])):
            return f"{numbered[1]} {numbered[2]}"
        words = self._cut(plain) if plain.isalpha() and not self._knows_parts(plain) else ()
        return " ".join(words) if len(words) > 1 else None

    def _cut(self, plain: str) -> tuple[str, ...]:
        """The words of the index that a run of letters is made of, the longest first."""
        if not plain or plain in self._vocabulary.surface:
            return (plain,) if plain else ()
        for end in range(len(plain) - GLUED, GLUED - 1, -1):
            if plain[:end] in self._vocabulary.surface and (rest := self._cut(plain[end:])):
                return (plain[:end], *rest)
        return ()

    def _knows_parts(self, plain: str) -> bool:
        """Whether it is a compound, which is met by its parts as it stands."""
        return bool(split_compound(plain, self._vocabulary.counts))

    def _better(self, word: str) -> str | None:
        """The known word nearest to an unknown one, if it is near enough."""
        plain = fold(word)
        short = self._vocabulary.lexicon.spelled.get(plain)
        if short and not word[1:].isupper() and plain not in self._vocabulary.surface:
            return short
        if len(plain) < 4 or not plain.isalpha() or word[1:].isupper() or self._knows(plain):
            return None
        if frequencies().get(plain) == LISTED or self._places.find(word.title()):
            return None
        near = [
            (d, -self._often(w), w)
            for d, w in self._choices.near(plain, 1 if len(plain) < 8 else 2)
            if (len(plain) > 4 or sorted(w) == sorted(plain) or w in STOP_WORDS)
            and may_be_slip(plain, w)
        ]
        return min(near)[2] if near else None

    def _knows(self, plain: str) -> bool:
        return plain in self._asked or plain in self._vocabulary.surface

    def _often(self, word: str) -> int:
        """How often a word occurs; words of questions go before all others."""
        return (
            10_000
            if word in self._asked
            else self._vocabulary.counts[self._vocabulary.surface[word]]
        )


def _question_words(vocabulary: Vocabulary, facets: Facets, themes: Themes) -> frozenset[str]:
    phrases = [q for f in facets.every for q in (*f.questions, *f.headers)]
    phrases += [n for theme in themes for n in theme.names]
    words = set(_words(phrases)) | vocabulary.lexicon.fillers | vocabulary.lexicon.words
    return frozenset(words | {fold(w) for w in STOP_WORDS} | set(MONTHS) | QUESTION_WORDS)


def _words(phrases: Iterable[str]) -> Iterable[str]:
    for phrase in phrases:
        yield from (fold(t.text) for t in tokenize(phrase.replace("*", "")))


QUESTION_WORDS = frozenset(
    """
    wie wat waar wanneer waarom hoe hoeveel welke welk acties actie ambities ambitie doelen
    doelstellingen gepland planning verantwoordelijk verantwoordelijke partners afdelingen uren
    looptijd kwartaal totaal meeste minste betekent afkorting samen gemeente gemeenten
    hoogste hoogst laagste laagst grootste kleinste duurste goedkoopste hoger hogere lager lagere
    """.split()  # noqa: SIM905
)
