"""Columns, boxes beside the text and turned words: the order in which a page is read."""

from __future__ import annotations

from pathlib import Path

import pytest

from ingest.document import Word
from ingest.reading_order import MAX_WORDS, order_lines
from tests.paper import Paper
from tests.test_columns import LEFT_COLUMN, RIGHT_COLUMN

FULL = "Deze zin staat boven of onder de kolommen en loopt over de hele breedte van het blad."
FIRST, SECOND = "Elke wijk krijgt een vast aanspreekpunt", "De politie loopt twee keer"


@pytest.fixture
def paper(tmp_path: Path) -> Paper:
    return Paper(tmp_path / "volgorde.pdf")


def starts(paper: Paper) -> list[str]:
    return [text[:26] for _, text in paper.blocks()]


def test_the_left_column_is_read_before_the_right_one(paper: Paper) -> None:
    paper.lines(LEFT_COLUMN, x=72)
    paper.lines(RIGHT_COLUMN, x=310)
    assert starts(paper) == [FIRST[:26], SECOND[:26]]


def test_columns_whose_lines_are_not_level_are_read_one_by_one(paper: Paper) -> None:
    paper.lines(LEFT_COLUMN, x=72)
    paper.lines(RIGHT_COLUMN, x=310, y=107)
    assert starts(paper) == [FIRST[:26], SECOND[:26]]


def test_three_columns_are_read_from_left_to_right(paper: Paper) -> None:
    for x, first in ((40, "Noord"), (220, "Midden"), (400, "Zuid")):
        paper.lines([f"{first} krijgt een nieuw plein", *(["met bomen en banken erop"] * 4)], x=x)
    assert [text.split()[0] for _, text in paper.blocks()] == ["Noord", "Midden", "Zuid"]


def test_text_over_the_whole_width_comes_before_and_after_columns(paper: Paper) -> None:
    paper.write(FULL, y=80)
    paper.lines(LEFT_COLUMN, x=72, y=110)
    paper.lines(RIGHT_COLUMN, x=310, y=110)
    paper.write(FULL, y=210)
    assert starts(paper) == [FULL[:26], FIRST[:26], SECOND[:26], FULL[:26]]


def test_a_heading_in_a_column_belongs_to_that_column(paper: Paper) -> None:
    paper.write("Wonen", x=72, y=80, size=14)
    paper.lines(LEFT_COLUMN, x=72)
    paper.write("Politie", x=310, y=80, size=14)
    paper.lines(RIGHT_COLUMN, x=310)
    assert [text.split()[0] for _, text in paper.blocks()] == ["Wonen", "Elke", "Politie", "De"]


def test_a_sentence_goes_on_in_the_next_column(paper: Paper) -> None:
    paper.lines([*LEFT_COLUMN[:-1], "waar iets speelt, ook als bewoners"], x=72)
    paper.lines(["zelf niet bellen met de gemeente.", *RIGHT_COLUMN], x=310)
    ((_, text),) = paper.blocks()
    assert "ook als bewoners zelf niet bellen" in text


def test_a_box_beside_the_text_does_not_run_through_it(paper: Paper) -> None:
    paper.lines(LEFT_COLUMN, x=72)
    paper.rules((330, 520), (85, 160))
    paper.lines(["Cijfers van deze wijk", "In de wijk wonen veel", "jonge gezinnen samen."], x=340)
    assert starts(paper) == [FIRST[:26], "Cijfers van deze wijk In d"]


def test_columns_stop_at_a_table(paper: Paper) -> None:
    for y in (100, 300):
        paper.lines(LEFT_COLUMN, x=72, y=y)
        paper.lines(RIGHT_COLUMN, x=310, y=y)
    paper.table([["Maand", "Actie", "Trekker"], ["mei", "Schouw", "Beheer"]], y=200)
    assert [kind for kind, _ in paper.blocks()] == ["paragraph"] * 2 + ["table"] + ["paragraph"] * 2


def test_labels_stay_beside_what_they_label(paper: Paper) -> None:
    paper.lines(["Datum", "Kenmerk", "Onderwerp", "Bijlagen"], x=72)
    paper.lines(["mei", "Z/31", "Voortgang van het wijkplan", "geen"], x=170)
    assert "Onderwerp Voortgang van het wijkplan" in paper.blocks()[0][1]


def test_an_agenda_keeps_its_times_beside_its_points(paper: Paper) -> None:
    paper.lines(["09:00 - 10:00", "10:00 - 10:30", "10:30 - 11:00"], x=72)
    paper.lines(["Inloop en koffie voor wie wil", "Opening door de wethouder", "Ronde"], x=170)
    assert paper.blocks()[0][1].startswith("09:00 - 10:00 Inloop en koffie")


def test_text_that_is_drawn_out_of_order_is_read_from_the_top(paper: Paper) -> None:
    paper.lines(RIGHT_COLUMN, y=300)
    paper.lines(LEFT_COLUMN, y=100)
    assert starts(paper) == [FIRST[:26], SECOND[:26]]


def test_words_that_run_up_the_page_stay_together_and_out_of_the_text(paper: Paper) -> None:
    paper.lines(LEFT_COLUMN)
    paper.canvas.rotate(90)
    paper.canvas.drawString(600, -40, "Jaarplan wijken")
    first, second = (text for _, text in paper.blocks())
    assert first.startswith(FIRST)
    assert second == "Jaarplan wijken"


def test_names_beside_longer_texts_are_no_column(paper: Paper) -> None:
    for y, name in (
        (100, "Schouw in de haven"),
        (160, "Avond voor buren"),
        (220, "Ronde op markt"),
    ):
        paper.write(name, x=72, y=y)
        paper.lines(RIGHT_COLUMN[:4], x=230, y=y)
    texts = [text for _, text in paper.blocks()]
    assert texts[0].startswith("Schouw in de haven De politie loopt")
    assert texts[1].startswith("Avond voor buren De politie loopt")


def test_a_page_of_a_book_full_of_words_is_read_line_by_line() -> None:
    places = [(10.0 * (n % 60), 12.0 * (n // 60)) for n in range(MAX_WORDS + 1)]
    words = [Word("woord", (x, y, x + 8, y + 9), 9) for x, y in places]
    assert len(order_lines(1, words)) == MAX_WORDS // 60 + 1
