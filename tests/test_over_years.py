"""Figures per year, sums of money per municipality, and what a thing is, of any body's plan."""

from __future__ import annotations

import pytest

from assistant.assistant import Assistant
from tests.conftest import assistant_over

PLAN = """# Veiligheidsplan Zeeduin 2026

Gemeenten Zeeduin, Rietveen en Klinkerdorp

## 1 De cijfers

| Soort | 2021 | 2022 | 2023 |
| --- | --- | --- | --- |
| Gestolen fuiken | 41 | 38 | 57 |
| Losse honden | 12 | 12 | 9 |

## 2 Wat kost het

| Post | Zeeduin | Rietveen | Samen |
| --- | --- | --- | --- |
| Fuikenmerk | 4.000 | 2.500 | 6.500 |
| Hondenhek | 1.000 | 900 | 1.900 |
| Totaal | 5.000 | 3.400 | 8.400 |

## 3 Toelichting

### Fuikenmerk

In de haven van Zeeduin hangen zes borden over fuiken.

### Wat wij merken

Een fuikenmerk is een plaatje met een nummer, waaraan een visser zijn fuik herkent.
"""


@pytest.fixture(scope="module")
def zeeduin(tmp_path_factory: pytest.TempPathFactory) -> Assistant:
    """An assistant over a plan of municipalities that are on no list."""
    return assistant_over(tmp_path_factory, plan=PLAN)


@pytest.mark.parametrize(
    ("question", "said"),
    [
        ("In welk jaar waren er de meeste gestolen fuiken?", "het hoogst in 2023: 57"),
        ("In welk jaar waren er de minste losse honden?", "het laagst in 2023: 9"),
        (
            "Hoe ontwikkelde het aantal gestolen fuiken zich?",
            "41 in 2021, 38 in 2022 en 57 in 2023",
        ),
        ("Hoe verliep het aantal losse honden van 2021 tot 2022?", "12 in 2021 en 12 in 2022."),
        ("Hoeveel gestolen fuiken waren er in 2022?", "38"),
        ("Hoeveel meldingen van gestolen fuiken waren er in 2022?", "38"),
        ("Wat kost het fuikenmerk in totaal?", "6.500"),
        ("Hoeveel betaalt Rietveen aan het hondenhek?", "900"),
        ("Welke post is het duurst?", "Fuikenmerk"),
        ("Wat is het totaalbedrag?", "8.400"),
        ("Wat is een fuikenmerk?", "plaatje met een nummer"),
    ],
)
def test_figures_and_explanations_are_told(zeeduin: Assistant, question: str, said: str) -> None:
    assert said in zeeduin.ask(question).text


def test_a_follow_up_of_another_year_asks_the_same_of_that_year(zeeduin: Assistant) -> None:
    answer = zeeduin.ask("En in 2023?", ["Hoeveel gestolen fuiken waren er in 2022?"])
    assert "57" in answer.text
    assert answer.understood == "Bedoeld: Hoeveel gestolen fuiken waren er in 2023?"


@pytest.mark.parametrize(
    "question",
    [
        "Hoeveel borden hangen er in Rietveen?",
        "In welk jaar waren er de meeste branden?",
        "Wat is het telefoonnummer van de haven?",
    ],
)
def test_what_is_told_of_another_place_or_thing_is_no_answer(
    zeeduin: Assistant, question: str
) -> None:
    assert not zeeduin.ask(question).found
