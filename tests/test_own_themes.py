"""A document whose chapters are on no list of themes is sorted by those chapters."""

from __future__ import annotations

import pytest

from assistant.assistant import Assistant
from assistant.values import Filters
from ingest.data_files import OWN_CORPUS
from tests.conftest import assistant_over

PLAN = """# Uitvoeringsprogramma Molenbeek 2026

## 1 Pijler 1: Rust om de kerk

### 1.1 Doelen

- De klok slaat alleen nog overdag.
- Duiven nestelen niet langer in de toren.

### 1.2 Acties

| Actie | Trekker | Uren |
| --- | --- | --- |
| Netten spannen | koster | 30 uur |
| Klok afstellen | torenwachter | 12 uur |

## 2 Pijler 2: Water in de sloot

### 2.1 Doelen

- De sloot valt in geen enkele zomer droog.

### 2.2 Acties

| Actie | Trekker | Uren |
| --- | --- | --- |
| Stuw plaatsen | polderopzichter | 50 uur |

## 3 Samenvatting

### 3.1 Doelen en acties bij elkaar

Alle doelen staan in dit programma.
"""


@pytest.fixture(scope="module")
def molenbeek(tmp_path_factory: pytest.TempPathFactory) -> Assistant:
    """An assistant over one plan with chapters of its own."""
    return assistant_over(tmp_path_factory, programma=PLAN)


def test_its_chapters_are_themes_to_filter_by(molenbeek: Assistant) -> None:
    names = [t.name for t in molenbeek.themes()]
    assert names == ["Rust om de kerk", "Water in de sloot"]
    answer = molenbeek.ask("Welke acties zijn er?", filters=Filters(theme="water-in-de-sloot"))
    assert "Stuw plaatsen" in answer.text
    assert "Netten" not in answer.text


@pytest.mark.parametrize(
    ("question", "said", "left_out"),
    [
        ("Wat zijn de doelen van Rust om de kerk?", "Duiven", "sloot"),
        ("Welke acties heeft pijler 2?", "Stuw plaatsen", "Klok"),
        ("Hoeveel acties zijn er bij Rust om de kerk?", "2 acties", "Stuw"),
        ("Hoeveel uur kosten de acties van pijler 1 samen?", "42 uur", "50"),
        ("Wie trekt de acties van Water in de sloot?", "polderopzichter", "koster"),
    ],
)
def test_a_chapter_is_asked_by_its_name_or_its_number(
    molenbeek: Assistant, question: str, said: str, left_out: str
) -> None:
    told = molenbeek.ask(question).text
    assert said in told
    assert left_out not in told


def test_documents_with_listed_themes_get_no_others(examples: Assistant) -> None:
    listed = OWN_CORPUS / "themas.toml"
    assert all(f"[{t.id}]" in listed.read_text(encoding="utf-8") for t in examples.themes())
