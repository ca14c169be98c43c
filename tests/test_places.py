"""Municipalities in a text, and whose document it is."""

from __future__ import annotations

import pytest

from ingest.data_files import OWN_CORPUS
from ingest.places import Places, find_participants, find_senders, load_places, plain


@pytest.fixture(scope="module")
def places() -> Places:
    return load_places(OWN_CORPUS)


def names(places: Places, text: str) -> list[str]:
    return [mention.name for mention in places.find(plain(text))]


def test_a_municipality_is_found_however_it_is_written(places: Places) -> None:
    assert names(places, "Rheden, RENKUM en ’s-Hertogenbosch") == [
        "Rheden", "Renkum", "'s-Hertogenbosch",
    ]  # fmt: skip


def test_a_name_broken_at_a_line_end_is_found(places: Places) -> None:
    assert names(places, "de gemeente Noordoost- polder") == []
    assert names(places, "de gemeente Berg en Dal") == ["Berg en Dal"]


@pytest.mark.parametrize("text", ["veiligheidsregio Utrecht", "politie Rotterdam", "Rhedense wijk"])
def test_the_name_of_another_body_is_no_municipality(places: Places, text: str) -> None:
    assert names(places, text) == []


def test_an_ordinary_word_is_a_municipality_only_when_called_so(places: Places) -> None:
    word = sorted(places.ordinary)[0]
    assert names(places, f"{word} staat hier zomaar") == []
    assert names(places, f"de gemeente {word} doet mee") == [word]
    assert names(places, f"Rheden, {word} en Renkum") == ["Rheden", word, "Renkum"]


def test_the_cover_names_the_participants(places: Places) -> None:
    assert find_participants(places, "Gemeente Rheden", "De gemeente Renkum") == ("Rheden",)


def test_an_announced_list_names_the_participants(places: Places) -> None:
    text = "Dit plan is van de gemeenten Rheden, Renkum en Rozendaal. Ook Arnhem komt voor."
    assert find_participants(places, "", text) == ("Rheden", "Renkum", "Rozendaal")


def test_the_municipality_most_called_is_the_participant(places: Places) -> None:
    text = "De gemeente Rheden werkt. " * 3 + "De gemeente Renkum ook."
    assert find_participants(places, "", text) == ("Rheden",)
    assert find_participants(places, "", "De gemeente Rheden werkt.") == ()


def test_a_letter_is_from_those_in_its_head_or_signature(places: Places) -> None:
    letter = (
        "Geachte leden, wij werken met Arnhem samen. "
        "Burgemeester en wethouders van de gemeente Rheden"
    )
    assert find_senders(places, letter) == ("Rheden",)
    assert find_senders(places, f"Gemeente Renkum. {letter}") == ("Renkum", "Rheden")
