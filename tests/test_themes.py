"""Themes as headings and domain cells name them."""

from __future__ import annotations

from pathlib import Path

import pytest

from ingest.data_files import OWN_CORPUS
from ingest.errors import CorpusError
from ingest.themes import Themes, load_themes

JEUGD, ZORG = "jeugd-en-veiligheid", "zorg-en-veiligheid"
ONDERMIJNING, FYSIEK = "ondermijnende-criminaliteit", "fysieke-veiligheid"


@pytest.fixture(scope="module")
def themes() -> Themes:
    return load_themes(OWN_CORPUS)


@pytest.mark.parametrize(
    ("heading", "theme"),
    [
        ("Ondermijning", ONDERMIJNING),
        ("1. Jeugd en Veiligheid", JEUGD),
        ("Jeugd      en Veiligheid", JEUGD),
        ("Jeugden Veiligheid", JEUGD),
        ("JEUGD & VEILIGHEID", JEUGD),
        ("Hoofdstuk 2: Zorg en Veiligheid", ZORG),
        ("Zorg- en veiligheid", ZORG),
        ("Thema 3 – Ondermijnende criminaliteit", ONDERMIJNING),
        ("Ondermijnende Criminaiiteit", ONDERMIJNING),
        ("2.4 Fysleke veiligheid", FYSIEK),
        ("IV. Fysieke Veiligheid", FYSIEK),
        ("Ambities Zorg en Veiligheid 2026", ZORG),
        ("5. Overige acties", "overige"),
        ("Jeugdige", None),
        ("Zorgfraude", None),
        ("Inleiding", None),
        ("Veiligheid", None),
        ("12", None),
        ("", None),
    ],
)
def test_a_heading_names_its_theme(themes: Themes, heading: str, theme: str | None) -> None:
    assert themes.of_heading(heading) == theme


def test_the_whole_domain_is_no_theme(themes: Themes) -> None:
    assert themes.whole("Veiligheid") and themes.whole("Integrale  veiligheld")
    assert not themes.whole("Fysieke veiligheid") and not themes.whole("")


def test_a_cell_may_list_several_themes(themes: Themes) -> None:
    assert themes.of_cell("Ondermijning / Jeugd") == (ONDERMIJNING, JEUGD)
    assert themes.of_cell("Jeugd en Veiligheid") == (JEUGD,)
    assert themes.of_cell("Vaals") == ()


def test_every_name_in_the_file_leads_to_its_own_theme(themes: Themes) -> None:
    for theme in themes:
        for name in theme.names:
            assert themes.of_heading(name) == theme.id, name


def test_a_mistake_in_the_file_is_told_with_its_name(tmp_path: Path) -> None:
    with pytest.raises(CorpusError, match=r"themas\.toml"):
        load_themes(tmp_path)
    (tmp_path / "themas.toml").write_text("whole = [", encoding="utf-8")
    with pytest.raises(CorpusError, match=r"themas\.toml.*Herstel"):
        load_themes(tmp_path)
    (tmp_path / "themas.toml").write_text("[jeugd]\nshort = 'J'\n", encoding="utf-8")
    with pytest.raises(CorpusError, match=r"themas\.toml.*name"):
        load_themes(tmp_path)
