"""Dutch words, sentences and the dictionary: what search and facts are built on."""

from __future__ import annotations

import pytest

from ingest.dictionary import LEAST, frequencies, is_verb, telling
from ingest.sentences import split_sentences
from ingest.words import (
    content_stems,
    fold,
    is_stop_word,
    split_compound,
    stem,
    tokenize,
)


def sentences(text: str) -> list[str]:
    return [text[start:end] for start, end in split_sentences(text)]


def test_accents_and_capitals_make_no_difference() -> None:
    assert fold("Coördinatie") == fold("coordinatie")


@pytest.mark.parametrize(
    ("one", "other"), [("wijken", "wijk"), ("meldingen", "melding"), ("foto's", "foto")]
)
def test_singular_and_plural_have_one_stem(one: str, other: str) -> None:
    assert stem(one) == stem(other)


def test_short_words_and_words_with_digits_are_not_stemmed() -> None:
    assert stem("A2") == "a2"
    assert stem("den") == "den"


def test_a_token_knows_where_it_stands() -> None:
    text = "De wijk, 's avonds"
    assert [text[t.start : t.end] for t in tokenize(text)] == [t.text for t in tokenize(text)]


def test_stop_words_and_lone_letters_say_nothing() -> None:
    assert is_stop_word("Van")
    assert content_stems("de wijk van b en 7") == ["wijk", "7"]


def test_a_compound_falls_apart_in_words_that_are_known() -> None:
    known = {stem(word) for word in ("jeugd", "overlast", "verkeer", "veiligheid")}
    assert split_compound("jeugdoverlast", known) == ("jeugd", "overlast")
    assert split_compound("verkeersveiligheid", known) == (stem("verkeer"), stem("veiligheid"))
    assert split_compound("tafelkleed", known) == ()


def test_a_full_stop_before_a_capital_ends_a_sentence() -> None:
    assert sentences("Dit is een. Dat is twee!  En drie?") == [
        "Dit is een.", "Dat is twee!", "En drie?",
    ]  # fmt: skip


@pytest.mark.parametrize(
    "text",
    [
        "Partners zijn o.a. Politie en brandweer.",
        "Aanwezig was mw. De Boer uit de wijk.",
        "Zie art. 3 van de regels.",
        "Volgens J. Smit klopt dat.",
    ],
)
def test_an_abbreviation_ends_no_sentence(text: str) -> None:
    assert sentences(text) == [text]


def test_a_name_with_an_exclamation_mark_ends_no_sentence() -> None:
    assert sentences("Het project DOE! Jeugd loopt.") == ["Het project DOE! Jeugd loopt."]


def test_an_empty_text_has_no_sentences() -> None:
    assert sentences("  ") == []


def test_everyday_words_tell_less_than_rare_ones() -> None:
    assert telling("mensen") == LEAST
    assert telling("wijkschouw") == 1.0
    assert LEAST < telling("kosten") < 1.0


def test_the_dictionary_is_dutch_and_large() -> None:
    assert len(frequencies()) > 300_000
    assert "veiligheid" in frequencies()


@pytest.mark.parametrize("word", ["maken", "werkt", "spelen"])
def test_verbs_are_known_by_their_forms(word: str) -> None:
    assert is_verb(word)


@pytest.mark.parametrize("word", ["gemeente", "wijk", "veiligheid"])
def test_nouns_are_no_verbs(word: str) -> None:
    assert not is_verb(word)
