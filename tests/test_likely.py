"""Abbreviations that no text spells out: said with care when one name fits, else not at all."""

from __future__ import annotations

from pathlib import Path

import pytest

from assistant.abbreviations import answer_abbreviation
from assistant.answer import cite
from assistant.library import Library
from tests.handmade import read_folder

SENTENCES = (
    "Wij werken samen met het Noordelijk Vuurwerk Meldpunt en met scholen.",
    "Het NVM houdt zitting in de Waterregio Oost-Veluwe.",
    "Partners zijn: NVM, WROV, KBA-Z, DSB, OKB en de Kring Boeren en Agrariërs Zuid.",
    "De Dienst Snelle Brigade en het Dorps Sport Bureau zijn iets anders.",
    "Het Oefenloket komt in het Bureau Wegen (BW).",
    "Er is een waterkwaliteitsonderzoek (GXM) gedaan.",
)


@pytest.fixture
def library(tmp_path: Path) -> Library:
    folder = tmp_path / "stukken"
    folder.mkdir()
    (folder / "stuk.txt").write_text("\n\n".join(SENTENCES), encoding="utf-8")
    return read_folder(tmp_path / "index", folder)


def said(library: Library, question: str) -> str:
    reply = answer_abbreviation(library, library.reader.read(question))
    sentences, citations = cite(library, reply.drafts if reply else ())
    assert bool(sentences) == bool(citations)
    return " ".join(sentence.text for sentence in sentences)


@pytest.mark.parametrize(
    ("question", "name"),
    [
        ("Waar staat NVM voor?", "Noordelijk Vuurwerk Meldpunt"),
        ("nvm?", "Noordelijk Vuurwerk Meldpunt"),
        ("Hoe heet WROV voluit?", "Waterregio Oost-Veluwe"),
        ("Wat betekent het begrip KBA-Z?", "Kring Boeren en Agrariërs Zuid"),
        ("Wat wordt bedoeld met de term kba-z?", "Kring Boeren en Agrariërs Zuid"),
    ],
)
def test_the_only_name_with_the_initials_is_said_as_a_guess(
    library: Library, question: str, name: str
) -> None:
    answer = said(library, question)
    assert answer.startswith("Waarschijnlijk staat ")
    assert f" voor {name}, want" in answer


@pytest.mark.parametrize("short", ["DSB", "OKB", "NVX", "BW"])
def test_two_names_that_fit_none_that_fits_or_too_few_letters_give_no_guess(
    library: Library, short: str
) -> None:
    assert "Waarschijnlijk" not in said(library, f"Waar staat {short} voor?")


def test_an_abbreviation_is_never_cut_at_its_hyphen(library: Library) -> None:
    reply = answer_abbreviation(library, library.reader.read("Waar staat QRS-T voor?"))
    assert reply is not None
    assert reply.missing == "Wat QRS-T betekent, staat niet in de documenten."


def test_an_abbreviation_in_brackets_behind_a_word_that_does_not_fit_is_said_as_no_more(
    library: Library,
) -> None:
    answer = said(library, "Wat betekent GXM?")
    assert answer.startswith("GXM staat tussen haakjes achter waterkwaliteitsonderzoek")
