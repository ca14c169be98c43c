"""The word list is well formed; whether its words help is measured by the question sets."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path
from typing import Any

import pytest

PATH = Path(__file__).resolve().parent.parent / "corpus" / "woordenlijst.toml"
SYNONYMS = PATH.with_name("synoniemen.toml")
MOST_WORDS = 6


@pytest.fixture(scope="module")
def lists() -> dict[str, Any]:
    """The file, as it is read."""
    return tomllib.loads(PATH.read_text(encoding="utf-8"))


def entries(lists: dict[str, Any]) -> list[tuple[str, list[str]]]:
    """Each word of a question with the words it points to, abbreviations included."""
    meanings = list(lists["betekenis"].items())
    return meanings + [(short, [full]) for short, full in lists["afkortingen"].items()]


def doubles(words: list[str]) -> list[str]:
    """The words that occur more than once, capitals aside."""
    folded = [word.casefold() for word in words]
    return sorted({word for word in folded if folded.count(word) > 1})


def wrongly_cased(text: str, abbreviations: set[str]) -> list[str]:
    """The parts of `text` with a capital that are no abbreviation."""
    parts = [re.sub(r"'(s|er)$", "", part) for part in text.split()]
    loose = [
        piece for part in parts for piece in ([part] if part in abbreviations else part.split("-"))
    ]
    return [piece for piece in loose if piece != piece.lower() and piece not in abbreviations]


def test_has_its_four_sections_and_no_other(lists: dict[str, Any]) -> None:
    assert set(lists) == {"betekenis", "afkortingen", "vraagwoorden", "schrijfwijzen"}
    assert set(lists["vraagwoorden"]) == {"words"}


def test_is_large_enough_to_be_of_use(lists: dict[str, Any]) -> None:
    assert len(lists["betekenis"]) >= 450
    assert len(lists["afkortingen"]) >= 120
    assert len(lists["vraagwoorden"]["words"]) >= 250


def test_every_word_is_filled_in_without_loose_spaces(lists: dict[str, Any]) -> None:
    words = [word for key, values in entries(lists) for word in (key, *values)]
    words += lists["vraagwoorden"]["words"]
    assert [word for word in words if not word or word != " ".join(word.split())] == []


def test_every_word_points_to_one_to_six_different_words(lists: dict[str, Any]) -> None:
    meanings = lists["betekenis"].items()
    assert [key for key, values in meanings if not 1 <= len(values) <= MOST_WORDS] == []
    assert [key for key, values in meanings if doubles(values)] == []


def test_no_word_points_to_itself(lists: dict[str, Any]) -> None:
    folded = [(key.casefold(), [v.casefold() for v in values]) for key, values in entries(lists)]
    assert [key for key, values in folded if key in values] == []


def test_no_word_stands_twice_when_capitals_do_not_count(lists: dict[str, Any]) -> None:
    assert doubles(list(lists["betekenis"])) == []
    assert doubles(list(lists["afkortingen"])) == []
    assert doubles(lists["vraagwoorden"]["words"]) == []


def test_only_abbreviations_have_capitals(lists: dict[str, Any]) -> None:
    known = set(lists["afkortingen"])
    texts = [text for key, values in lists["betekenis"].items() for text in (key, *values)]
    texts += [*lists["afkortingen"].values(), *lists["vraagwoorden"]["words"]]
    assert [text for text in texts if wrongly_cased(text, known)] == []


def test_the_synonyms_are_well_formed_and_stand_in_their_order(lists: dict[str, Any]) -> None:
    general = tomllib.loads(SYNONYMS.read_text(encoding="utf-8"))
    assert set(general) == {"betekenis"}
    words = general["betekenis"]
    assert len(words) >= 4000
    assert list(words) == sorted(words)
    assert [w for w in words if w != w.lower() or w != " ".join(w.split())] == []
    assert [w for w, means in words.items() if not 1 <= len(means) <= MOST_WORDS] == []
    assert [w for w, means in words.items() if doubles(means) or w in means] == []
    assert sorted(set(words) & set(lists["vraagwoorden"]["words"])) == []


def test_a_question_word_is_one_word_and_has_no_meaning(lists: dict[str, Any]) -> None:
    words = lists["vraagwoorden"]["words"]
    assert [word for word in words if " " in word] == []
    assert sorted(set(words) & set(lists["betekenis"])) == []
