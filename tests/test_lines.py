"""Words as lines of print, and lines as text: hyphens, soft hyphens and the place of every word."""

from __future__ import annotations

import pytest

from ingest.document import Word
from ingest.lines import Line, body_size, holds, make_lines, make_text, surround, usual_leading


def line(text: str, y: float = 100.0, size: float = 10.0, page: int = 1) -> Line:
    """A line of print with its top at `y`."""
    words, x = [], 72.0
    for part in text.split():
        words.append(Word(part, (x, y, x + 5 * len(part), y + size), size))
        x += 5 * len(part) + 3
    (made,) = make_lines(page, words)
    return made


def join(*texts: str) -> str:
    return make_text([line(text, 100 + 14 * n) for n, text in enumerate(texts)]).value


def test_words_on_one_height_are_one_line_from_left_to_right() -> None:
    words = [Word("licht", (120, 100, 150, 110), 10), Word("meer", (72, 101, 100, 111), 10)]
    assert [x.text for x in make_lines(1, words)] == ["meer licht"]


def test_a_raised_note_number_stays_in_its_line() -> None:
    words = [Word("wijk", (72, 100, 100, 110), 10), Word("3", (101, 98, 104, 105), 6)]
    assert [x.text for x in make_lines(1, words)] == ["wijk 3"]


def test_a_line_is_bold_only_when_all_its_words_are() -> None:
    words = [Word("Let", (72, 100, 90, 110), 10, True), Word("op", (95, 100, 110, 110), 10)]
    assert not make_lines(1, words)[0].bold
    assert make_lines(1, words[:1])[0].bold


def test_a_word_broken_at_the_end_of_a_line_is_made_whole() -> None:
    assert join("de aanpak van over-", "last in de wijk") == "de aanpak van overlast in de wijk"


def test_a_soft_hyphen_at_the_end_of_a_line_goes() -> None:
    assert join("de aanpak van over\u00ad", "last") == "de aanpak van overlast"


@pytest.mark.parametrize(
    ("first", "second", "together"),
    [
        ("jeugd-", "en wijkwerk", "jeugd- en wijkwerk"),
        ("de regio Noord-", "Holland", "de regio Noord-Holland"),
        ("in de jaren 2030-", "2034", "in de jaren 2030- 2034"),
        ("een los streepje -", "daarna", "een los streepje - daarna"),
    ],
)
def test_a_hyphen_that_belongs_to_the_words_stays(first: str, second: str, together: str) -> None:
    assert join(first, second) == together


def test_every_word_of_a_text_points_to_its_own_characters() -> None:
    text = make_text([line("de aanpak van over-"), line("last in de wijk", 114)])
    assert [text.value[a.start : a.end] for a in text.anchors] == [
        "de", "aanpak", "van", "over", "last", "in", "de", "wijk",
    ]  # fmt: skip
    assert text.anchors[3].box[1] == 100
    assert text.anchors[4].box[1] == 114


def test_the_mark_of_an_item_is_left_out_only_when_asked() -> None:
    item = line("• meer licht")
    assert item.marker == "•"
    assert make_text([item]).value == "• meer licht"
    assert make_text([item], skip_marker=True).value == "meer licht"


@pytest.mark.parametrize("text", ["12", "a.", "wijk a.", "2031 was druk", "de 3 wijken"])
def test_a_line_without_a_mark_has_none(text: str) -> None:
    assert line(text).marker == ""


def test_a_box_holds_what_has_its_middle_in_it() -> None:
    assert holds((0, 0, 10, 10), (8, 8, 11, 11))
    assert not holds((0, 0, 10, 10), (9, 9, 13, 13))
    assert surround([(1, 5, 2, 6), (0, 7, 9, 8)]) == (0, 5, 9, 8)


def test_body_text_has_the_size_of_most_characters() -> None:
    lines = [line("Kop", size=20), line("een regel lopende tekst"), line("en nog een regel")]
    assert body_size(lines) == 10
    assert body_size([]) == 10


def test_the_usual_step_is_that_within_paragraphs() -> None:
    lines = [line("tekst van de wijk", y) for y in (100, 114, 128, 150, 164, 186, 200)]
    assert usual_leading(lines, 10) == 14


def test_without_steps_to_measure_a_usual_one_is_taken() -> None:
    assert usual_leading([line("een regel")], 10) == 12.5
