"""Passages: verbatim, with their place, headings and themes; table rows as pairs."""

from __future__ import annotations

from pathlib import Path

import pytest

from ingest.document import Passage, Row, Table
from ingest.passages import (
    MAX_CHARS,
    Piece,
    embedded_text,
    filled_table,
    make_pieces,
    row_pairs,
    row_text,
    split_text,
)
from ingest.sections import make_sections
from ingest.tables import EMPTY
from tests.handmade import make_text
from tests.paper import FACETS, THEMES, Paper

HEADER = ["Maand", "Actie", "Trekker", "Thema"]
EDGES = (72.0, 150.0, 280.0, 380.0, 520.0)


@pytest.fixture
def paper(tmp_path: Path) -> Paper:
    return Paper(tmp_path / "plan.pdf")


def pieces(paper: Paper) -> list[Piece]:
    sections = make_sections(paper.layout().blocks, THEMES)
    return list(make_pieces("plan", sections, FACETS, THEMES))


def months(*names: str) -> Table:
    cells = [make_text(name) if name else EMPTY for name in names]
    rows = tuple(Row((month, make_text("Schouw"))) for month in cells)
    return Table((make_text("Maand"), make_text("Actie")), rows)


def test_paragraphs_items_and_rows_are_passages_in_reading_order(paper: Paper) -> None:
    paper.write("Wonen", y=80, size=15)
    paper.write("Bewoners doen mee.", y=100)
    paper.write("• Meer licht op het plein", y=130)
    paper.table([HEADER, ["mei", "Schouw haven", "Beheer", ""]], y=160, edges=EDGES)
    found = [p.passage for p in pieces(paper)]
    assert [p.kind for p in found] == ["paragraph", "item", "row"]
    assert [p.id for p in found] == ["plan:1", "plan:2", "plan:3"]
    assert {p.section for p in found} == {("Wonen",)}


def test_a_row_is_shown_as_pairs_and_cited_word_for_word(paper: Paper) -> None:
    paper.table([HEADER, ["mei", "Schouw haven", "Beheer", ""]], edges=EDGES)
    (piece,) = pieces(paper)
    assert piece.passage.shown == "Maand: mei; Actie: Schouw haven; Trekker: Beheer"
    assert piece.passage.text.value == "mei Schouw haven Beheer"


def test_a_row_bears_the_theme_that_its_own_cell_names(paper: Paper) -> None:
    rows = [
        ["mei", "Schouw", "Beheer", "Jeugd en Veiligheid"],
        ["juni", "Feest", "", "Overige"],
    ]
    paper.table([HEADER, *rows], edges=EDGES)
    themes = [p.passage.themes for p in pieces(paper)]
    assert themes == [("jeugd-en-veiligheid",), ("overige",)]


def test_text_bears_the_theme_of_the_heading_above_it(paper: Paper) -> None:
    paper.write("2. Zorg en veiligheid", y=80, size=15)
    paper.write("Bewoners doen mee aan de schouw in hun eigen wijk.", y=110)
    assert pieces(paper)[0].passage.themes == ("zorg-en-veiligheid",)


def test_an_empty_month_is_shown_but_is_no_part_of_the_quote() -> None:
    table, roles = filled_table(months("mei", ""), FACETS)
    assert roles == ("month", "subject")
    assert row_pairs(table.rows[1], ["Maand", "Actie"]) == "Maand: mei; Actie: Schouw"
    assert row_text(table.rows[1]).value == "Schouw"


def test_a_column_that_starts_empty_is_not_filled() -> None:
    table, _ = filled_table(months("", "mei"), FACETS)
    assert not table.rows[0].cells[0].value


def test_the_embedder_reads_the_last_two_headings() -> None:
    passage = Passage("a:1", "a", "paragraph", ("Deel", "Wonen", "Wijk"), (), make_text("x"), "x")
    assert embedded_text(passage) == "Wonen: Wijk: x"


def test_a_short_paragraph_is_one_passage() -> None:
    text = make_text("Een zin. " * 100)
    assert list(split_text(text)) == [text]


def test_a_long_paragraph_is_cut_after_sentences_and_nothing_is_lost() -> None:
    text = make_text("Elke wijk krijgt een vast aanspreekpunt, ook de kleinste. " * 60)
    parts = list(split_text(text))
    assert len(parts) > 1
    assert all(len(part.value) <= MAX_CHARS and part.value.endswith(".") for part in parts)
    assert " ".join(part.value for part in parts) == text.value


def test_the_words_of_a_cut_paragraph_keep_their_places() -> None:
    words = [f"woord{number}" for number in range(400)]
    text = make_text(" ".join(words))
    parts = list(split_text(text))
    found = [(part.value[a.start : a.end], a.box) for part in parts for a in part.anchors]
    assert found == [(w, a.box) for w, a in zip(words, text.anchors, strict=True)]


def test_a_text_without_blanks_is_cut_all_the_same() -> None:
    parts = list(split_text(make_text("x" * (MAX_CHARS + 10))))
    assert [len(part.value) for part in parts] == [MAX_CHARS, 10]
    assert all(part.anchors for part in parts)


def test_a_column_without_a_title_is_named_after_what_it_holds(paper: Paper) -> None:
    paper.table([["Maand", "", "Trekker"], ["mei", "Schouw haven", "Beheer"]])
    assert pieces(paper)[0].passage.shown == "Maand: mei; Onderwerp: Schouw haven; Trekker: Beheer"
