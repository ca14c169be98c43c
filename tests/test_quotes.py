"""The quote gate: what stands on a page, and what a sentence may say on a quote."""

from __future__ import annotations

import pytest

from assistant import quotes

PAGE = """De gemeente oefent twee keer per jaar met de brand-
weer. De uren staan in de tabel: 40 uur
per gemeente. Zij deelt de “lijst” met
Zuid-Limburg."""


@pytest.mark.parametrize(
    "quote",
    [
        "De gemeente oefent twee keer per jaar",
        "met de brandweer. De uren",
        "40 uur per gemeente",
        'de "lijst" met Zuid-Limburg',
    ],
)
def test_a_quote_stands_over_line_ends_hyphens_and_kinds_of_quotes(quote: str) -> None:
    assert quotes.stands_on(quote, PAGE)


@pytest.mark.parametrize(
    "quote",
    ["De gemeente oefent drie keer", "oefent per jaar", "met de brand weer", "", "  "],
)
def test_a_quote_that_is_not_on_its_page_is_refused(quote: str) -> None:
    assert not quotes.stands_on(quote, PAGE)


def test_a_hyphen_within_a_name_stays() -> None:
    assert quotes.stands_on("met Zuid-Limburg", PAGE)
    assert not quotes.stands_on("met ZuidLimburg", PAGE)


@pytest.mark.parametrize(
    "sentence",
    [
        "De inzet is 40 uur per gemeente.",
        "Er wordt 2 keer geoefend.",
        "Dat gebeurt met Zuid-Limburg.",
    ],
)
def test_numbers_and_names_of_the_quotes_may_be_said(sentence: str) -> None:
    assert quotes.unfounded(sentence, [PAGE]) == []


@pytest.mark.parametrize(
    ("sentence", "loose"),
    [
        ("De inzet is 400 uur.", ["400"]),
        ("De inzet is 4 uur.", ["4"]),
        ("Dat doet de Kustwacht mee.", ["Kustwacht"]),
        ("De oefening is in maart.", ["maart"]),
    ],
)
def test_a_number_name_or_month_that_no_quote_holds_is_told(
    sentence: str, loose: list[str]
) -> None:
    assert quotes.unfounded(sentence, [PAGE]) == loose


def test_a_name_may_also_stand_in_the_headings_but_a_month_may_not_be_made_up() -> None:
    headings = ["Hoofdstuk Kustwacht"]
    assert quotes.unfounded("Zo staat het bij Kustwacht.", [PAGE], headings) == []
    assert quotes.unfounded("Dat is in april.", [PAGE], headings) == ["april"]
