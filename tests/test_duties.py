"""What a party does: the actions and lines of the plan in whose cells it stands."""

from __future__ import annotations

import pytest

from assistant.assistant import Assistant


@pytest.mark.parametrize(
    ("question", "lead", "subjects"),
    [
        ("Wat doet Polderkerke?", "Polderkerke, verantwoordelijk", ["Messen", "Boerenerf"]),
        ("Waar is de Douane bij betrokken?", "Douane, partner", ["Stille steigers"]),
        (
            "Taken van de crisiscoördinator",
            "Crisiscoördinator, verant",
            ["Dijkwacht", "Kwetsbaren"],
        ),
        ("Welke acties voert Zandmeerde uit?", "Zandmeerde, verant", ["Zomerploeg", "Strandcode"]),
        ("Wat staat er op naam van Oeverhage?", "Oeverhage, verant", ["Schoolschakel", "rafels"]),
        ("Waarvoor hebben we HALT nodig?", "HALT, partner", ["Messen de kluis in"]),
    ],
)
def test_all_that_a_party_does_is_listed(
    region: Assistant, question: str, lead: str, subjects: list[str]
) -> None:
    answer = region.ask(question)
    assert answer.text.startswith(lead)
    listed = " ".join(s.text for s in answer.sentences if s.item)
    assert all(subject in listed for subject in subjects)


def test_a_party_in_the_plan_has_the_months_of_its_lines(examples: Assistant) -> None:
    answer = examples.ask("Wat moet Valkenburg dit jaar doen?")
    items = [s.text for s in answer.sentences if s.item]
    assert items == ["Veilig Uitgaan (Carnaval) (februari)", "Veilig Uitgaan (eindexamens) (mei)"]
    assert "op naam van Allen" in answer.sentences[-2].text + answer.sentences[-1].text


def test_each_line_is_cited_to_a_row_that_names_the_party(examples: Assistant) -> None:
    answer = examples.ask("Waar is Juridische Zaken bij betrokken?")
    quotes = {c.number: c.quote for c in answer.citations}
    items = [s for s in answer.sentences if s.item]
    assert len(items) == 4
    assert all("uridische" in quotes[s.citations[0]] for s in items)


def test_whether_a_department_is_needed_anywhere_is_answered_yes(examples: Assistant) -> None:
    assert examples.ask("Is de afdeling Inkoop ergens voor nodig?").text.startswith("Ja.")


@pytest.mark.parametrize(
    "question",
    ["Wat doet brouwerij De Ton?", "Wat doen we aan inbraken?", "Taken van de sluiswachter"],
)
def test_who_stands_in_no_cell_has_no_list(region: Assistant, question: str) -> None:
    assert "verantwoordelijk voor" not in region.ask(question).text
    assert "partner bij" not in region.ask(question).text


def test_a_word_that_means_the_same_is_no_party_where_one_is_called_so(region: Assistant) -> None:
    assert "Belastingdienst" not in region.ask("Bij welke projecten is de Douane betrokken?").text
