"""Yes and no are told by the clause that answers, and not by any 'geen' nearby."""

from __future__ import annotations

import pytest

from assistant.assistant import Assistant


@pytest.mark.parametrize(
    ("question", "first"),
    [
        ("Is de toezichthouder WMO begroot?", "Ja."),
        ("Zijn er extra middelen nodig voor de toezichthouder WMO?", "Nee."),
        ("Zijn er geen extra middelen nodig voor veilig uitgaan?", "Ja, dat klopt."),
        ("Is het bekend wat de weerbare samenleving kost?", "Dat is nog niet bekend."),
        ("Loopt ACT! door na 2026?", "Nee."),
        ("Loopt ACT! door in 2026?", "Ja."),
    ],
)
def test_the_verdict_is_that_of_the_clause_that_answers(
    examples: Assistant, question: str, first: str
) -> None:
    assert examples.ask(question).text.startswith(first)


@pytest.mark.parametrize(
    ("question", "first"),
    [
        ("Kost Bonafide boot 60 uur per gemeente?", "Ja."),
        ("Kost Bonafide boot 90 uur?", "Nee."),
        ("Krijgt iemand straf die een mes in de kluis stopt?", "Nee."),
        ("Is er geld voor de Zomerploeg?", "Ja."),
    ],
)
def test_a_number_that_is_claimed_is_compared_with_the_cell(
    region: Assistant, question: str, first: str
) -> None:
    assert region.ask(question).text.startswith(first)


@pytest.mark.parametrize(
    ("before", "first"),
    [
        ("Hoeveel uur kost de Limburgse Norm?", "Ja."),
        ("Hoeveel uur kost IOB-Jeugd?", "Nee."),
    ],
)
def test_whether_a_figure_is_so_counted_is_asked_of_the_figure_told_before(
    examples: Assistant, before: str, first: str
) -> None:
    assert examples.ask("Is dat per gemeente?", [before]).text.startswith(first)
