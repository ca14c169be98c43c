"""Sections: every block under the headings above it."""

from __future__ import annotations

import pytest

from ingest.document import Block, BlockKind, Section
from ingest.sections import clean_heading, make_sections, without_number
from tests.handmade import make_text
from tests.paper import THEMES


def heading(text: str, level: int) -> Block:
    return Block(BlockKind.HEADING, make_text(text), level)


def paragraph(text: str) -> Block:
    return Block(BlockKind.PARAGRAPH, make_text(text))


def sections(*blocks: Block) -> list[Section]:
    return list(make_sections(blocks, THEMES))


def test_a_section_lies_under_all_headings_that_stand_higher() -> None:
    made = sections(heading("Deel", 1), heading("Wonen", 2), paragraph("Tekst."))
    assert made[-1].path == ("Deel", "Wonen")
    assert [b.text.value for b in made[-1].blocks] == ["Tekst."]


def test_a_heading_of_the_same_level_takes_the_place_of_the_one_before() -> None:
    made = sections(heading("Wonen", 2), paragraph("a"), heading("Werken", 2), paragraph("b"))
    assert [s.path for s in made] == [("Wonen",), ("Werken",)]


def test_a_higher_heading_closes_all_lower_ones() -> None:
    made = sections(heading("A", 1), heading("B", 2), heading("C", 1), paragraph("d"))
    assert made[-1].path == ("C",)


def test_text_before_the_first_heading_has_no_path() -> None:
    made = sections(paragraph("Vooraf."), heading("Wonen", 1))
    assert made[0].path == ()
    assert made[0].heading.value == ""


def test_no_blocks_make_no_sections() -> None:
    assert sections() == []


def test_the_deepest_heading_with_a_theme_gives_the_theme() -> None:
    path = heading("Fysieke veiligheid", 1), heading("1. Jeugd en veiligheid", 2)
    assert sections(*path, heading("Acties", 3), paragraph("x"))[-1].themes == (
        "jeugd-en-veiligheid",
    )


@pytest.mark.parametrize(
    ("printed", "bare"),
    [
        ("4. Schouw haven.", "Schouw haven"),
        ("2.1.3 Schouw haven:", "Schouw haven"),
        ("(3) Schouw haven", "Schouw haven"),
        ("b) Schouw haven", "Schouw haven"),
        ("De schouw", "De schouw"),
        ("2031 in cijfers", "in cijfers"),
    ],
)
def test_the_number_of_a_heading_can_be_taken_off(printed: str, bare: str) -> None:
    assert without_number(printed) == bare


def test_only_marks_at_the_end_of_a_heading_go() -> None:
    assert clean_heading("Wonen: wat nu? ;") == "Wonen: wat nu?"
