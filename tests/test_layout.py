"""Blocks of real pages: headings and their levels, paragraphs, list items, tables in place."""

from __future__ import annotations

from pathlib import Path

import pytest

from ingest.document import BlockKind
from tests.paper import LEFT, STEP, Paper

PROSE = [
    "Elke wijk krijgt een vast aanspreekpunt bij de gemeente. Bewoners",
    "weten daardoor bij wie zij terecht kunnen met een melding, en de",
    "gemeente ziet sneller waar iets speelt.",
]


@pytest.fixture
def paper(tmp_path: Path) -> Paper:
    return Paper(tmp_path / "bladzijde.pdf")


def test_lines_close_together_are_one_paragraph(paper: Paper) -> None:
    y = paper.lines(PROSE)
    paper.lines(PROSE, y=y + 8)
    assert paper.blocks() == [("paragraph", " ".join(PROSE))] * 2


def test_larger_print_is_a_heading(paper: Paper) -> None:
    paper.write("Wonen in de wijk", size=15)
    paper.lines(PROSE, y=130)
    assert paper.blocks()[0] == ("heading", "Wonen in de wijk")


def test_bold_print_on_a_line_of_its_own_is_a_heading(paper: Paper) -> None:
    paper.write("Wonen in de wijk", bold=True)
    paper.lines(PROSE, y=116)
    assert [kind for kind, _ in paper.blocks()] == ["heading", "paragraph"]


def test_a_small_bold_question_is_a_heading_and_other_small_bold_print_is_none(
    paper: Paper,
) -> None:
    y = paper.lines(PROSE)
    paper.write("Wie doen mee?", y=y + 16, size=8, bold=True)
    y = paper.lines(PROSE, y=y + 32)
    paper.write("Bron: de gemeente", y=y + 16, size=8, bold=True)
    paper.lines(PROSE, y=y + 32)
    kinds = [kind for kind, _ in paper.blocks()]
    assert kinds == ["paragraph", "heading", "paragraph", "paragraph", "paragraph"]


def test_a_heading_over_two_lines_is_one_heading(paper: Paper) -> None:
    paper.lines(["Wonen, leven en ondernemen", "in een veilige wijk"], size=15, step=18)
    paper.lines(PROSE, y=160)
    assert paper.blocks()[0] == ("heading", "Wonen, leven en ondernemen in een veilige wijk")


def test_larger_headings_stand_higher(paper: Paper) -> None:
    paper.write("Deel een", size=20)
    paper.write("Wonen", y=140, size=14)
    paper.write("De wijk", y=170, bold=True)
    paper.lines(PROSE, y=186)
    assert [b.level for b in paper.layout().blocks] == [1, 2, 3, 0]


@pytest.mark.parametrize("marker", ["•", "–", "-", "1.", "2)", "a)", "(b)", "3.1"])
def test_a_line_that_starts_with_a_mark_is_an_item_without_it(paper: Paper, marker: str) -> None:
    paper.lines(PROSE)
    paper.write(f"{marker} Meer licht op het plein", y=160)
    block = paper.layout().blocks[-1]
    assert (block.kind, block.text.value) == (BlockKind.ITEM, "Meer licht op het plein")
    assert block.marker == marker


def test_a_list_item_goes_on_over_lines_that_are_set_in(paper: Paper) -> None:
    paper.write("• Meer licht op het plein en langs", y=100)
    paper.write("het fietspad naar de school", x=LEFT + 10, y=114)
    paper.write("• Een tweede schouw", y=128)
    assert paper.blocks() == [
        ("item", "Meer licht op het plein en langs het fietspad naar de school"),
        ("item", "Een tweede schouw"),
    ]


def test_text_back_at_the_margin_ends_the_list(paper: Paper) -> None:
    paper.write("• Meer licht op het plein", x=LEFT + 20, y=100)
    paper.lines(PROSE, y=100 + STEP)
    assert [kind for kind, _ in paper.blocks()] == ["item", "paragraph"]


def test_a_sentence_left_of_a_mark_ends_the_list_when_the_item_has_stopped(paper: Paper) -> None:
    paper.write("• Er is meer licht op het plein.", x=LEFT + 3, y=100)
    paper.lines(PROSE, y=100 + STEP)
    assert [kind for kind, _ in paper.blocks()] == ["item", "paragraph"]


def test_an_item_that_has_not_stopped_goes_on_at_the_margin(paper: Paper) -> None:
    paper.write("• Er is meer licht op het", x=LEFT + 3, y=100)
    paper.write("plein en langs de kade.", y=100 + STEP)
    assert paper.blocks() == [("item", "Er is meer licht op het plein en langs de kade.")]


def test_a_sentence_goes_on_over_the_page(paper: Paper) -> None:
    paper.write("De gemeente gaat met bewoners, winkeliers en", y=700)
    paper.turn_page()
    paper.write("de politie door de wijk.", y=100)
    assert paper.blocks() == [
        ("paragraph", "De gemeente gaat met bewoners, winkeliers en de politie door de wijk.")
    ]
    assert paper.layout().blocks[0].text.pages == (1, 2)


def test_a_finished_sentence_ends_its_paragraph_with_the_page(paper: Paper) -> None:
    paper.write("De gemeente gaat door de wijk.", y=700)
    paper.turn_page()
    paper.write("Bewoners lopen mee.", y=100)
    assert len(paper.blocks()) == 2


def test_a_table_stands_between_the_text_above_and_below_it(paper: Paper) -> None:
    paper.write("Hieronder staan de acties.", y=100)
    paper.table([["Actie", "Uren", "Maand"], ["Schouw", "12", "mei"]], y=120)
    paper.write("Hierboven stonden de acties.", y=200)
    assert [kind for kind, _ in paper.blocks()] == ["paragraph", "table", "paragraph"]


def test_a_cover_gives_no_heading_to_what_follows(paper: Paper) -> None:
    paper.write("Jaarplan wijken", y=300, size=30)
    paper.turn_page()
    for _ in range(2):
        paper.write("Wonen", y=100, size=15)
        paper.lines(PROSE, y=130)
        paper.turn_page()
    blocks = paper.layout().blocks
    assert blocks[0].kind is BlockKind.PARAGRAPH
    assert [b.level for b in blocks if b.kind is BlockKind.HEADING] == [1, 1]


def test_an_empty_document_has_no_blocks(paper: Paper) -> None:
    paper.turn_page()
    assert paper.blocks() == []


@pytest.mark.parametrize("bold", [True, False])
def test_each_abbreviation_at_the_start_of_a_line_is_a_block(paper: Paper, bold: bool) -> None:
    y = paper.lines(PROSE, y=80)
    for n, (short, long) in enumerate([("JBT", "jeugdbuurtteam"), ("GWZ", "groep water")]):
        paper.write(f"{short}:", y=y + 30 + STEP * n, bold=bold)
        paper.write(long, x=LEFT + 30, y=y + 30 + STEP * n)
    paper.write("en zorg", y=y + 30 + 2 * STEP)
    texts = [text for _, text in paper.blocks()]
    assert texts[1:] == ["JBT: jeugdbuurtteam", "GWZ: groep water en zorg"]


def test_an_abbreviation_before_a_colon_within_a_sentence_starts_no_block(paper: Paper) -> None:
    paper.lines(["Dit geldt alleen voor de partners van het", "JBT: scholen, jeugdwerk en wijk."])
    assert len(paper.blocks()) == 1
