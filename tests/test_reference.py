"""How a citation is written out."""

from __future__ import annotations

import pytest

from assistant.values import Citation
from ui.reference import copied_citation, short_path, short_title


@pytest.mark.parametrize(
    ("title", "short"),
    [
        ("Uitvoeringsprogramma Integrale Veiligheid Waterland 2031", "UVP Waterland 2031"),
        ("Integraal Veiligheidsplan Waterland 2030-2033", "IVP Waterland 2030-2033"),
        ("Integraal veiligheidsbeleid 2030", "IVP 2030"),
        ("Raadsinformatiebrief over het uitvoeringsprogramma", "RIB over het UVP"),
        ("Nota cameratoezicht", "Nota cameratoezicht"),
    ],
)
def test_a_title_is_shortened_by_the_kind_that_it_names(title: str, short: str) -> None:
    assert short_title(title) == short


@pytest.mark.parametrize(
    ("section", "short"),
    [
        (("3. Ondermijning", "Capaciteit"), ("hoofdstuk 3", "Capaciteit")),
        (("6. Maandplanning",), ("hoofdstuk 6", "Maandplanning")),
        (("Hoofdstuk 4 Zorg", "4.2 Doelen"), ("hoofdstuk 4", "4.2 Doelen")),
        (("2026", "Doelen"), ("2026", "Doelen")),
        (("5.2 Onze ambities",), ("5.2 Onze ambities",)),
        (("Inleiding",), ("Inleiding",)),
        ((), ()),
    ],
)
def test_a_numbered_chapter_is_named_by_its_number(
    section: tuple[str, ...], short: tuple[str, ...]
) -> None:
    assert short_path(section) == short


def test_a_copied_citation_says_where_it_stands_and_then_the_words() -> None:
    source = Citation(
        1, "plan", "Uitvoeringsprogramma Integrale Veiligheid Waterland 2031", "uvp", None,
        ("3. Ondermijning", "Capaciteit"), 14, "13", "Controles  50 uur", (),
    )  # fmt: skip
    said = "UVP Waterland 2031, hoofdstuk 3, Capaciteit, p. 13 (pdf-pagina 14): 'Controles 50 uur'"
    assert copied_citation(source) == said
