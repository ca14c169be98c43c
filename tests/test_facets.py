"""What a column or heading is about, by the words in kolommen.toml."""

from __future__ import annotations

from pathlib import Path

import pytest

from ingest.errors import CorpusError
from ingest.facets import FILE, load_facets
from tests.paper import FACETS


@pytest.mark.parametrize(
    ("title", "facet"),
    [
        ("Trekker", "responsible"),
        ("TREKKERS:", "responsible"),
        ("Geraamde uren per gemeente", "hours"),
        ("Wie doet het?", "responsible"),
        ("Wie", "responsible"),
        ("Wie komt er", None),
        ("Kleur", None),
        ("", None),
    ],
)
def test_a_column_is_known_by_its_title(title: str, facet: str | None) -> None:
    assert FACETS.of_column(title) == facet


def test_the_longest_match_wins() -> None:
    assert FACETS.of_heading("Wat gaan we doen") == "action"
    assert FACETS.of_heading("Wat willen we bereiken?") == "ambition"


def test_a_header_row_names_two_columns_and_has_no_long_cell() -> None:
    assert FACETS.is_header(["Maand", "Actie", ""])
    assert not FACETS.is_header(["mei", "Schouw haven", "Beheer"])
    assert not FACETS.is_header(["Actie", f"{'heel lang ' * 8} uren"])


@pytest.mark.parametrize(
    ("header", "roles"),
    [
        (["Maand", "Actie", "Trekker"], ("month", "subject", "responsible")),
        (["Actie", "Actie"], ("subject", "")),
        (["Maand", "", "Trekker"], ("month", "subject", "responsible")),
        (["Naam", "Uren"], ("subject", "hours")),
        (["Thema", "Uren"], ("theme", "hours")),
        (["Thema", "Domein"], ("subject", "theme")),
        (["Begrip", "Betekenis"], ("term", "meaning")),
    ],
)
def test_every_table_has_at_most_one_column_of_a_kind(
    header: list[str], roles: tuple[str, ...]
) -> None:
    assert FACETS.roles(header) == roles


def test_a_facet_has_a_dutch_name() -> None:
    assert FACETS.name("hours") == "geraamde uren"
    assert FACETS.name("onbekend") == "onbekend"


@pytest.mark.parametrize("content", [None, "x = [", "[columns]", '[columns.a]\nname = "a"'])
def test_a_missing_or_broken_file_is_named(tmp_path: Path, content: str | None) -> None:
    if content is not None:
        (tmp_path / FILE).write_text(content, encoding="utf-8")
    with pytest.raises(CorpusError, match=FILE):
        load_facets(tmp_path)
