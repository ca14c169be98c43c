"""What a column tells: its header held against its cells, and which column names the rows."""

from __future__ import annotations

from pathlib import Path

import pytest

from ingest.document import Fact
from tests.flowing import read_whole
from tests.paper import FACETS


@pytest.mark.parametrize(
    ("header", "rows", "roles"),
    [
        (
            ["Eindverantwoordelijk", "Uitvoering", "Oplevert"],
            [["chef", "ploeg", "vlag"], ["chef", "ploeg", "toren"]],
            ("responsible", "", "subject"),
        ),
        (
            ["Uitvoering", "Wat"],
            [["mei 2026", "vlag hijsen"], ["Q3", "toren bouwen"]],
            ("duration", "subject"),
        ),
        (
            ["Lijn", "Indicator", "Streefwaarde"],
            [["Kust", "badgasten", "20"], ["", "vlaggen", "3"], ["", "torens", "4"]],
            ("", "subject", "target"),
        ),
        (
            ["Programma", "Activiteit", "Actie"],
            [["A", "Kust", "vlag"], ["", "Kust", "toren"], ["", "Kust", "schep"]],
            ("", "", "subject"),
        ),
        (["Nr", "Naam"], [["1.1", "vlag"], ["1.2", "toren"]], ("number", "subject")),
        (["Team", "Uren"], [["Kust", "20"], ["Duin", "30"]], ("subject", "hours")),
        (
            ["Post", "Begroot 2025", "Begroot 2026", "Dekking"],
            [["vlag", "€ 10", "€ 20", "reserve"], ["toren", "-", "€ 5", "lening"]],
            ("subject", "money", "money", "funding"),
        ),
        (
            ["Onderdeel (in euro's)", "2026", "2027"],
            [["vlag", "10", "20"], ["toren", "30", "5"]],
            ("subject", "", ""),
        ),
        (["Dekking 2026", "Bedrag"], [["kust", "€ 10"], ["duin", "€ 5"]], ("subject", "money")),
        (["Wat", "Inzet (dagen)"], [["vlag", "10"], ["toren", "5"]], ("subject", "hours")),
        (
            ["Versie", "Datum", "Auteur"],
            [["0.1", "1 mei 2026", "K. Meeuw"], ["1.0", "3 mei 2026", "B. Alk"]],
            ("", "", ""),
        ),
    ],
)  # fmt: skip
def test_cells_settle_what_a_column_tells(
    header: list[str], rows: list[list[str]], roles: tuple[str, ...]
) -> None:
    assert FACETS.roles(header, rows) == roles


def facts(path: Path, text: str) -> list[Fact]:
    path.write_text(text, encoding="utf-8")
    return [f for f in read_whole(path).facts if f.kind in ("action", "planning", "row")]


def test_a_sum_below_a_table_is_no_action(tmp_path: Path) -> None:
    table = "# Plan\n\n| Actie | Uren |\n|---|---|\n| Vlag | 10 |\n| Totaal | 10 |\n"
    assert [f.kind for f in facts(tmp_path / "plan.md", table)] == ["action", "row"]


def test_a_group_of_rows_is_told_with_each_of_them(tmp_path: Path) -> None:
    table = "| Lijn | Post | Budget |\n|---|---|---|\n| Kust | Vlag | € 1 |\n| | Toren | € 2 |\n"
    found = facts(tmp_path / "plan.md", f"# Plan\n\n{table}")
    assert [f.fields[0].text.value for f in found] == ["Kust", "Kust"]
    assert [f.subject for f in found] == ["Vlag", "Toren"]


ACTIONS = """# Plan

## 3.3 Acties 2026

| Actie | Trekker |
|---|---|
| Vlag hijsen | chef |

Tabel 1: acties aan de kust

Een chef leidt een ploeg.

## Colofon

| Uitgave | Gemeente Duinrade, team Kust |
|---|---|
| Opgesteld door | K. Meeuw |
| Vormgeving | B. Alk |
"""


def test_captions_and_colophons_are_no_actions(tmp_path: Path) -> None:
    assert [f.subject for f in facts(tmp_path / "plan.md", ACTIONS)] == ["Vlag hijsen"]


def test_what_follows_a_table_tells_nothing_of_the_item_before_it(tmp_path: Path) -> None:
    listed = ACTIONS.replace("| Actie |", "- Toren bouwen. Hij wordt hoog.\n\n| Actie |")
    told = next(f for f in facts(tmp_path / "plan.md", listed) if f.subject == "Toren bouwen")
    assert told.fields[1].text.value == "Hij wordt hoog."
