"""Questions about documents of a body that is on no list, in words that they use themselves."""

from __future__ import annotations

import pytest

from assistant import texts
from assistant.assistant import Assistant
from tests.conftest import assistant_over

LETTER = """# Raadsinformatiebrief sluis en steigers

Gemeente Lisdorp

## Stand van zaken

De sluis aan de Dorpskade gaat in mei open voor de pleziervaart.

De subsidie voor de brugwachter is aangevraagd, maar nog niet toegezegd.

In 2025 hielden wij met 14 vissers gesprekken aan de steiger. Zes van hen wilden hun boot verkopen.
"""
PLAN = """# Beleidsplan Waterring Molenbeek 2026

## Wie wij zijn

De Waterring Molenbeek is een samenwerking van drie gemeenten: Lisdorp, Rietwijk en Biezenham.

De beelden van de dijkcamera worden na negen dagen gewist. Een loodgieter keurt de camera elk jaar.
"""


@pytest.fixture(scope="module")
def waterring(tmp_path_factory: pytest.TempPathFactory) -> Assistant:
    """An assistant over a letter of a municipality and a plan of a body that is none."""
    return assistant_over(tmp_path_factory, brief=LETTER, plan=PLAN)


@pytest.mark.parametrize(
    ("question", "said"),
    [
        ("Wanneer gaat in Lisdorp de sluis open?", "in mei"),
        ("Uit welke gemeenten bestaat de Waterring Molenbeek?", "Rietwijk"),
        ("Hoeveel vissers wilden hun boot verkopen?", "Zes van hen"),
        ("Is de subsidie voor de brugwachter al toegezegd?", texts.NOT_YET),
        ("Hielden we in 2026 gesprekken met vissers?", texts.NOT_STATED),
    ],
)
def test_it_is_answered_from_its_own_documents(
    waterring: Assistant, question: str, said: str
) -> None:
    assert said in waterring.ask(question).text


@pytest.mark.parametrize(
    "question", ["Wie leverde de dijkcamera?", "Wanneer gaat in Rietwijk de sluis open?"]
)
def test_what_it_does_not_say_is_not_made_of_what_stands_near(
    waterring: Assistant, question: str
) -> None:
    assert not waterring.ask(question).found
