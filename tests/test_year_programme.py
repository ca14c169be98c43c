"""A year's programme of a body that counts in days, plans in lists and pays per year."""

from __future__ import annotations

import pytest

from assistant.assistant import Assistant
from tests.conftest import assistant_over

PROGRAMME = """# Uitvoeringsprogramma Veiligheid Kromzijl 2026

Gemeenten Kromzijl, Oosterwad en Duifhoek

## Vier uitgangspunten

- Samen varen we verder.
- Eerst kijken, dan roeien.

## 1 Water

| Nr | Activiteit | Coördinatie | Inzet (dagen) | Gereed |
| --- | --- | --- | --- | --- |
| 1.1 | Training Boeien leggen | Havenmeester | 14 | 8 oktober 2026 |
| 1.2 | Steigerronde | Vlotbeheerder | 31 | 1 mei 2026 |

## 2 Kalender

| Maand | Wat gebeurt er |
| --- | --- |
| Mei | Eerste steigerronde; opening van de zwemvijver; vlaggendag |
| Oktober | Training boeien leggen |

## 3 Geld en communicatie

| Onderdeel (in euro's) | 2026 | 2027 |
| --- | --- | --- |
| Steigerronde | 12.000 | 9.000 |
| Vlotten | 3.000 | 4.500 |
| Totaal | 15.000 | 13.500 |

Voor folders en borden is 2.750 euro gereserveerd.

| Dekking 2026 | Bedrag |
| --- | --- |
| Kromzijl | € 8.100 |
| Oosterwad | € 6.900 |

## 4 De cijfers

| Soort (hele streek) | 2024 | 2025 |
| --- | --- | --- |
| Losgeslagen boten (met motor) | 17 | 23 |

| 2025 per gemeente | Kromzijl | Oosterwad |
| --- | --- | --- |
| Losgeslagen boten | 15 | 8 |

## 5 Waar je terechtkunt

| Gemeente | Droge plekken |
| --- | --- |
| Kromzijl | Loods Noord en het veerhuis |
| Oosterwad | De bovenzaal |

Wie tussen 15 en 19 jaar oud is, kan roeiles krijgen.

Op de plas wordt niet meer gezeild. Dat is een keuze van de vogelwacht. De vogels broeden er.

## 6 Prioriteit 3: Droge kelders

### Wat gaan we doen?

- Pompen uitlenen aan bewoners.

### Wie doen mee?

Dijkleger, waterschap Kromwad en de winkeliers.

## 7 Prioriteit 4: Rustige havens

### Wat gaan we doen?

- Boeien verven met schippers.

### Wie doen mee?

De schippersclub en de visafslag.

## 8 Wat we niet doen

Wij hebben overwogen om een vaarverbod in te stellen. Daar zien we van af. Een bewoner stelde voor
om de sluis te verven. Dat voorstel ligt nog bij de griffier.
"""


@pytest.fixture(scope="module")
def kromzijl(tmp_path_factory: pytest.TempPathFactory) -> Assistant:
    """An assistant over this programme alone."""
    return assistant_over(tmp_path_factory, programma_2026=PROGRAMME)


@pytest.mark.parametrize(
    ("question", "said"),
    [
        ("Hoeveel dagen kost de steigerronde?", "Geraamde inzet voor Steigerronde: 31 dagen."),
        ("inzet dagen boeien leggen", "Geraamde inzet voor Training Boeien leggen: 14 dagen."),
        ("Welke activiteit kost de meeste dagen?", "De meeste dagen heeft Steigerronde: 31 dagen."),
        ("Bij wie ligt de coördinatie van de steigerronde?", "Vlotbeheerder"),
        ("Wanneer is de training Boeien leggen?", "gereed: 8 oktober 2026."),
        ("Wanneer is vlaggendag?", "vlaggendag staat gepland in mei."),
        ("Wat kost de steigerronde in 2027?", "Steigerronde in 2027: € 9.000."),
        ("Wat kost de steigerronde?", "Steigerronde: € 12.000 in 2026 en € 9.000 in 2027."),
        ("Wat betaalt Oosterwad in 2026?", "Oosterwad: € 6.900."),
        ("Hoeveel losgeslagen boten waren er in 2024?", "in 2024: 17."),
        ("Hoeveel losgeslagen boten waren er in 2025 in Oosterwad?", "in Oosterwad: 8."),
        ("Hoe oud moet je zijn voor roeiles?", "tussen 15 en 19 jaar"),
        ("Waarom wordt er op de plas niet gezeild?", "De vogels broeden er."),
        ("Welke droge plekken zijn er?", "- Oosterwad: De bovenzaal [2]"),
        ("Wie doen mee aan prioriteit 3?", "Dijkleger, waterschap Kromwad"),
        ("Wat zijn de uitgangspunten?", "Eerst kijken, dan roeien."),
        ("Hoeveel is er voor folders gereserveerd?", "2.750 euro"),
    ],
)
def test_cells_are_told_in_their_own_unit_year_and_place(
    kromzijl: Assistant, question: str, said: str
) -> None:
    assert said in kromzijl.ask(question).text


def test_a_line_of_a_plan_is_as_many_things_as_it_lists(kromzijl: Assistant) -> None:
    listed = kromzijl.ask("Wat staat er in mei gepland?").text
    assert [line for line in listed.splitlines() if line.startswith("-")] == [
        "- Eerste steigerronde [1]", "- opening van de zwemvijver [1]", "- vlaggendag [1]",
    ]  # fmt: skip


def test_what_was_only_considered_is_no_yes(kromzijl: Assistant) -> None:
    assert kromzijl.ask("Komt er een vaarverbod?").text.startswith("Nee.")
    assert not kromzijl.ask("Wordt de sluis geverfd?").text.startswith("Ja")


@pytest.mark.parametrize(
    "question",
    [
        "Wat betaalt Oosterwad in 2027?",
        "Hoeveel losgeslagen boten waren er in 2024 in Oosterwad?",
        "Welk bedrijf levert de pompen?",
    ],
)
def test_a_figure_of_another_year_and_a_maker_nobody_named_are_not_told(
    kromzijl: Assistant, question: str
) -> None:
    assert not kromzijl.ask(question).found
