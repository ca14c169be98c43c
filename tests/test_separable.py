"""Verbs that stand apart from their particle."""

from __future__ import annotations

import pytest

from assistant.lexicon import Lexicon
from assistant.vocabulary import Vocabulary
from ingest.separable import split_stems, split_verbs
from ingest.words import stem, tokenize

EMPTY = Lexicon({}, {}, frozenset(), frozenset(), {}, 1)


@pytest.mark.parametrize(
    ("text", "whole"),
    [
        ("Wie bereidt het plan voor?", ["voorbereiden"]),
        ("Wie zit de Havenraad voor?", ["voorzitten"]),
        ("Drie partijen zoeken samen uit of het anders kan.", ["uitzoeken"]),
        ("We proberen om dat uit te zoeken.", ["uitzoeken"]),
        ("Zij glijden niet af naar criminaliteit", ["afglijden"]),
        ("We voeren de acties uit in mei", ["uitvoeren"]),
        ("Het werk staat op de planning voor mei", []),
        ("Zij loopt. De boot vaart uit de haven", []),
        ("Welke partner komt het vaakst voor?", []),
        ("Er is een plan om te varen", []),
    ],
)
def test_a_verb_is_joined_with_its_own_particle_alone(text: str, whole: list[str]) -> None:
    assert [v.infinitive for v in split_verbs(text, tokenize(text))] == whole


def test_a_verb_and_its_particle_keep_their_places() -> None:
    text = "Wie bereidt het plan voor?"
    (verb,) = split_verbs(text, tokenize(text))
    assert (verb.verb, verb.particle) == (1, 4)


def test_a_question_with_the_whole_verb_finds_a_text_with_its_parts() -> None:
    text = "De haven bereidt elk jaar een lijst voor."
    assert split_stems(text, tokenize(text)) == {stem("voorbereiden")}
    vocabulary = Vocabulary([text, "Een tweede tekst."], EMPTY)
    assert vocabulary.term("voorbereiden").met_by(vocabulary.stems_of(text)) == 1.0
