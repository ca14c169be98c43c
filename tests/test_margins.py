"""Running heads, page numbers and tables of contents are not the text itself."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.paper import Paper

HEAD, FOOT = 40.0, 815.0
"""Baselines in the margins of an A4 page."""
MONTHS = ("mei", "juni", "juli", "augustus")


@pytest.fixture
def paper(tmp_path: Path) -> Paper:
    return Paper(tmp_path / "marges.pdf")


def four_pages(paper: Paper, head: str = "", foot: str = "{page}") -> None:
    for page, month in enumerate(MONTHS, 1):
        paper.write(head, y=HEAD)
        paper.write(f"De tekst van deze bladzijde gaat over {month}.", y=300)
        paper.write(foot.format(page=page, printed=page + 6), x=290, y=FOOT)
        paper.turn_page()


def test_a_line_at_the_head_of_every_page_is_left_out(paper: Paper) -> None:
    four_pages(paper, head="Jaarplan veiligheid")
    assert all("Jaarplan" not in text for _, text in paper.blocks())


def test_a_line_in_the_middle_of_every_page_is_kept(paper: Paper) -> None:
    four_pages(paper)
    assert [text.split()[-1] for _, text in paper.blocks()] == [f"{month}." for month in MONTHS]


def test_a_head_on_one_page_only_is_text(paper: Paper) -> None:
    paper.write("Deze regel staat alleen hier bovenaan", y=HEAD)
    four_pages(paper)
    assert paper.blocks()[0][1].startswith("Deze regel staat alleen hier")


@pytest.mark.parametrize("foot", ["{page}", "Pagina {page} van 4", "- {page} -", "{page} / 4"])
def test_a_page_number_is_no_text(paper: Paper, foot: str) -> None:
    four_pages(paper, foot=foot)
    assert len(paper.blocks()) == 4
    assert all(text.endswith(".") for _, text in paper.blocks())


def test_the_number_printed_on_the_page_is_known_where_it_differs(paper: Paper) -> None:
    four_pages(paper, foot="Jaarplan veiligheid {printed}")
    assert paper.layout().printed == {1: "7", 2: "8", 3: "9", 4: "10"}


def test_a_year_in_the_running_head_is_no_page_number(paper: Paper) -> None:
    four_pages(paper, head="Jaarplan veiligheid 2031", foot="{page}")
    assert paper.layout().printed == {1: "1", 2: "2", 3: "3", 4: "4"}


def test_pages_without_numbers_have_none(paper: Paper) -> None:
    four_pages(paper, head="Jaarplan", foot="")
    assert paper.layout().printed == {}


def test_a_table_of_contents_is_no_text(paper: Paper) -> None:
    entries = ["Inleiding", "Wonen en leven", "Bedrijven", "Bijlagen"]
    paper.write("Inhoudsopgave", y=90, size=16)
    paper.lines([f"{n}. {e} {'.' * 40} {n + 2}" for n, e in enumerate(entries, 1)], y=120)
    paper.write("Dit plan is gemaakt met bewoners.", y=300)
    assert paper.blocks() == [("paragraph", "Dit plan is gemaakt met bewoners.")]


def test_one_line_with_dots_is_no_table_of_contents(paper: Paper) -> None:
    paper.write("Naam van de melder ............ 12", y=120)
    assert len(paper.blocks()) == 1
