"""Figures over several rows: for all municipalities, of named actions, ranked, counted, lacking."""

from __future__ import annotations

import re

import pytest

from assistant.assistant import Assistant


def said(assistant: Assistant, question: str, *before: str) -> str:
    answer = assistant.ask(question, before)
    assert answer.found, question
    return answer.text


def test_hours_for_all_are_those_of_each_times_the_municipalities(examples: Assistant) -> None:
    answer = examples.ask("Hoeveel uur kost Uniformering beleid voor alle gemeenten samen?")
    assert "5 gemeenten x 15 uur = 75 uur" in answer.text
    assert "Gulpen-Wittem" in answer.citations[1].quote


def test_a_document_of_unknown_municipalities_states_how_many_they_are(region: Assistant) -> None:
    answer = region.ask("Hoeveel uur kost Bonafide boot voor alle gemeenten bij elkaar?")
    assert "4 gemeenten x 60 uur = 240 uur" in answer.text
    assert "vier gemeenten" in answer.citations[1].quote


def test_a_municipality_with_hours_of_its_own_is_counted_apart(examples: Assistant) -> None:
    text = said(examples, "Hoeveel uur kost jeugd en veiligheid voor alle gemeenten samen?")
    assert "4 gemeenten x 10 uur + 20 uur voor Valkenburg = 60 uur" in text
    assert "Niet meegeteld, want anders geteld: Netwerk jeugdoverlast" in text
    assert text.startswith("Samen 360 uur voor 5 gemeenten")


def test_what_it_is_for_all_may_be_asked_after_what_it_is_for_one(examples: Assistant) -> None:
    text = said(examples, "En voor alle vijf gemeenten?", "Hoeveel uur kost DOR/DOL?")
    assert "5 gemeenten x 25 uur = 125 uur" in text


def test_hours_of_two_named_actions_are_given_with_their_sum(region: Assistant) -> None:
    text = said(region, "Hoeveel uur kosten Kwetsbaren in kaart en Bonafide boot?")
    assert "Samen 150 uur per gemeente" in text
    assert "90 uur" in text and "60 uur" in text


def test_hours_of_two_named_actions_that_count_otherwise_are_not_added(region: Assistant) -> None:
    text = said(region, "Hoeveel uur kosten Zomerploeg en Bonafide boot?")
    assert "6 uur per week" in text and "60 uur per gemeente" in text
    assert "Samen" not in text


def test_a_cell_of_two_named_actions_is_given_for_both(region: Assistant) -> None:
    text = said(region, "Welke partners hebben Stille steigers en Schoolschakel?")
    assert "Douane" in text and "leerplicht" in text


def test_one_of_two_names_that_is_nowhere_leaves_no_answer(region: Assistant) -> None:
    assert not region.ask("Hoeveel uur kosten Bonafide boot en de drijvende markt?").found


def test_a_difference_is_calculated(region: Assistant) -> None:
    text = said(region, "Hoeveel uur scheelt Kwetsbaren in kaart met Bonafide boot?")
    assert text.startswith("Het verschil is 30 uur per gemeente.")


@pytest.mark.parametrize(
    ("question", "first", "items"),
    [
        ("Top 2 acties van zorg en veiligheid in uren?", "De 2 acties met de meeste uren", 2),
        ("Op een na grootste actie van zorg in uren?", "Op een na de meeste uren", 0),
        ("Hoeveel acties van zorg en veiligheid zijn doorlopend?", "4 acties", 4),
        ("Hoeveel activiteiten zijn er in september?", "2 punten in de planning in september", 2),
        ("Hoeveel partners heeft Veilig Buitengebied?", "3 partners bij Veilig Buitengebied", 0),
        ("Welke acties hebben geen partners?", "Acties zonder betrokken partners", 2),
        ("Welke acties van zorg doen we met Trajekt?", "Acties bij Zorg en Veiligheid met Tra", 3),
        ("Hoeveel acties telt het uitvoeringsprogramma?", r"\d+ acties:", 5),
        ("Wat is het zwaarste thema in uren?", "De meeste uren: Zorg en Veiligheid", 3),
        (
            "Hoeveel regels in de planning vallen onder het domein Overige?",
            "1 punt in de planning",
            1,
        ),
    ],
)
def test_what_is_counted_or_ranked_is_said_first(
    examples: Assistant, question: str, first: str, items: int
) -> None:
    answer = examples.ask(question)
    assert re.match(first, answer.text), answer.text
    assert sum(s.item for s in answer.sentences) == items


def test_the_months_without_a_subject_are_told(region: Assistant) -> None:
    text = said(region, "In welke maanden is er geen Strandcode?")
    assert "niet gepland in januari, februari, maart, april" in text
    assert "mei" not in text


def test_an_action_without_hours_is_not_found_where_all_have_them(examples: Assistant) -> None:
    answer = examples.ask("Welke acties hebben geen uren?")
    assert not answer.found
    assert answer.text.startswith("Geen enkele actie")
