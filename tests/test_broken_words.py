"""Words broken at the edge of a narrow cell without a hyphen."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.paper import Paper

EDGES = (72.0, 200.0, 310.0, 400.0)
WIDEST = "Waterhoogtecoördinat"


def trekker(tmp_path: Path, first: str, second: str, text: str = "") -> str:
    """What is read in a cell of two lines; `text` stands below the table."""
    paper = Paper(tmp_path / "cel.pdf")
    paper.table([["Actie", "Trekker", "Klaar"], ["Schouw", first, "mei"]], 100, EDGES, 30)
    paper.write(second, x=204, y=155, size=9)
    paper.write(text, y=300)
    return paper.tables()[0][1][1]


def test_the_end_of_a_broken_word_is_joined_to_it(tmp_path: Path) -> None:
    assert trekker(tmp_path, "Dijkherstelafdel", "ing") == "Dijkherstelafdeling"


def test_a_word_that_the_document_has_whole_elsewhere_is_joined(tmp_path: Path) -> None:
    text = "De waterhoogtecoördinator belt."
    assert trekker(tmp_path, WIDEST, "or", text) == "Waterhoogtecoördinator"
    assert trekker(tmp_path, WIDEST, "or") == f"{WIDEST} or"


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("Dijkgraafschapsbalie", "en gemeente"),
        ("Dijkgraafschapsbalie", "ggz"),
        ("Burgemeester", "wijk"),
        ("Jeugd", "zorg"),
        (WIDEST, "Eur"),
    ],
)
def test_two_words_below_each_other_stay_two(tmp_path: Path, first: str, second: str) -> None:
    assert trekker(tmp_path, first, second) == f"{first} {second}"


def test_a_line_with_room_left_breaks_no_word(tmp_path: Path) -> None:
    paper = Paper(tmp_path / "ruim.pdf")
    rows = [["Actie", "Trekker"], ["Schouw", "Dijkbalie"], ["Overleg", "Ambtenaar van het water"]]
    paper.table(rows, 100, EDGES[:3], 30)
    paper.write("eur", x=204, y=155, size=9)
    assert paper.tables()[0][1][1] == "Dijkbalie eur"
