"""Whose document it is, by the name that it bears, known on the list or not."""

from __future__ import annotations

import pytest

from ingest.data_files import OWN_CORPUS
from ingest.document import Page, Word
from ingest.places import Places, load_places
from ingest.recognise import Recognised, recognise

SIZE = 10.0


@pytest.fixture(scope="module")
def places() -> Places:
    return load_places(OWN_CORPUS)


def page(*lines: str, number: int = 1) -> Page:
    """A page with these lines below each other; a tab in a line starts a column further on."""
    words = []
    for place, line in enumerate(lines):
        for column, cell in enumerate(line.split("\t")):
            x = 50.0 + 220 * column
            for part in cell.split():
                y = 40.0 + 14 * place
                words.append(Word(part, (x, y, x + 5 * len(part), y + SIZE), SIZE))
                x += 5 * len(part) + 3
    return Page(number, 595, 842, tuple(words))


def text_page(*lines: str, number: int = 1) -> Page:
    filler = ["Deze regel staat er om de bladzijde te vullen met gewone lopende tekst."] * 20
    return page(*lines, *filler, number=number)


def owners(places: Places, *pages: Page) -> tuple[tuple[str, ...], str | None]:
    found: Recognised = recognise(pages, "stuk", places)
    return found.municipalities, found.body


@pytest.mark.parametrize(
    "head",
    [
        "Gemeente Vosbroek",
        "GEMEENTE VOSBROEK",
        "gemeente vosbroek",
        "gemeente Vosbroek\tBezoekadres: Plein 1",
        "Gemeente Vosbroek | Jaarplan veiligheid",
        "Gemeente Vosbroek, team Veiligheid",
    ],
)
def test_a_cover_bears_the_name_of_a_municipality_that_no_list_has(
    places: Places, head: str
) -> None:
    body = text_page("De raad van Vosbroek heeft het plan gezien.", number=2)
    assert owners(places, page(head, "Jaarplan veiligheid 2027"), body) == (("Vosbroek",), None)


def test_a_running_head_bears_the_name(places: Places) -> None:
    cover = page("Jaarplan veiligheid 2027")
    body = text_page("Gemeente Oud Vosbroek aan de Linde\tJaarplan veiligheid 2027", number=2)
    assert owners(places, cover, body) == (("Oud Vosbroek aan de Linde",), None)


def test_a_partner_named_in_passing_is_no_owner(places: Places) -> None:
    text = "Met de gemeente Lindedam en het waterschap Venen delen wij een boa. "
    cover = page("Gemeente Vosbroek", "Jaarplan veiligheid 2027")
    assert owners(places, cover, text_page(text, number=2)) == (("Vosbroek",), None)
    assert owners(places, page("Jaarplan veiligheid 2027"), text_page(text, number=2)) == ((), None)


def test_an_address_in_a_known_municipality_does_not_hide_an_unknown_sender(
    places: Places,
) -> None:
    letter = text_page(
        "gemeente Vosbroek\tPostbus 12, 1234 AB Arnhem", "Onderwerp: Kermis", "Geachte raadsleden,"
    )
    assert owners(places, letter) == (("Vosbroek",), None)


def test_a_letter_without_a_head_is_from_those_who_sign(places: Places) -> None:
    letter = page(
        "Onderwerp: Kermis",
        "Geachte raadsleden,",
        "Met vriendelijke groet,",
        "burgemeester en wethouders van Vosbroek,",
    )
    assert owners(places, letter) == (("Vosbroek",), None)


def test_several_municipalities_together_are_all_owners(places: Places) -> None:
    cover = page("Gemeenten Vosbroek, Lindedam en Oud Rietveen", "Veiligheidsplan 2027")
    assert owners(places, cover) == (("Vosbroek", "Lindedam", "Oud Rietveen"), None)


def test_an_announced_list_names_the_owners_and_neighbours_are_none(places: Places) -> None:
    body = text_page("De gemeenten (Vosbroek, Lindedam en Rietveen) stellen dit vast.", number=2)
    cover = page("Veiligheidsplan 2027")
    assert owners(places, cover, body) == (("Vosbroek", "Lindedam", "Rietveen"), None)
    beside = text_page("Met de buurgemeenten: Vosbroek en Lindedam.", number=2)
    assert owners(places, cover, beside) == ((), None)


def test_the_municipality_called_often_enough_is_the_owner(places: Places) -> None:
    said = "De gemeente Vosbroek werkt samen. "
    assert owners(places, page("Veiligheidsplan 2027"), text_page(said * 3, number=2)) == (
        ("Vosbroek",), None,
    )  # fmt: skip


@pytest.mark.parametrize(
    "lines",
    [
        ("Veiligheidsregio Rietveen en Linde", "Regionaal beleidsplan 2027-2030"),
        ("VEILIGHEIDSREGIO RIETVEEN EN LINDE", "Regionaal beleidsplan 2027-2030"),
        ("Beleidsplan", "2027-2030\tVeiligheidsregio Rietveen en Linde"),
    ],
)
def test_another_body_is_known_by_its_full_name(places: Places, lines: tuple[str, ...]) -> None:
    body = text_page("Dit plan is van de Veiligheidsregio Rietveen en Linde.", number=2)
    assert owners(places, page(*lines), body) == ((), "Veiligheidsregio Rietveen en Linde")


def test_a_municipality_goes_before_a_body_on_the_same_cover(places: Places) -> None:
    cover = page("Gemeente Vosbroek\tWaterschap Venen", "Veiligheidsplan 2027")
    assert owners(places, cover) == (("Vosbroek",), None)
