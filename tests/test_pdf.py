"""PDF files as pages: words with boxes, styles, rotation, labels, and files that are no good."""

from __future__ import annotations

from pathlib import Path

import pytest
from PIL import Image
from pypdf import PdfReader, PdfWriter
from reportlab.lib.pagesizes import A4, landscape

from ingest.boxes import merge_boxes
from ingest.document import Page, Word
from ingest.errors import ReadError
from ingest.jobs import Terms
from ingest.readers.pdf import read_pdf
from tests.hostile import FONT, PAGE, build, stream
from tests.paper import Paper


@pytest.fixture
def paper(tmp_path: Path) -> Paper:
    return Paper(tmp_path / "bestand.pdf")


def words(page: Page) -> list[str]:
    return [word.text for word in page.words]


def rewrite(paper: Paper, **changes: object) -> Path:
    """Save the file anew with pypdf: `rotate`, `password`, `labels`."""
    paper.pages()
    writer = PdfWriter(clone_from=PdfReader(paper.path))
    if turn := changes.get("rotate"):
        writer.pages[0].rotate(int(str(turn)))
    if changes.get("labels"):
        writer.set_page_label(0, len(writer.pages) - 1, "/D", start=7)
    if password := changes.get("password"):
        writer.encrypt(str(password))
    target = paper.path.with_name("anders.pdf")
    writer.write(target)
    return target


def test_words_have_their_place_size_and_weight(paper: Paper) -> None:
    paper.write("Meer", x=72, y=100, size=12)
    paper.write("licht", x=150, y=100, size=12, bold=True)
    meer, licht = paper.pages()[0].words
    assert (meer.text, meer.size, meer.bold) == ("Meer", 12.0, False)
    assert licht.bold
    assert meer.box[0] == pytest.approx(72, abs=1.5)
    assert meer.box[1] < 100 < meer.box[3]
    assert licht.box[0] == pytest.approx(150, abs=1.5)


def test_words_far_apart_on_one_line_are_not_glued(paper: Paper) -> None:
    paper.write("links", x=72)
    paper.write("rechts", x=120)
    assert words(paper.pages()[0]) == ["links", "rechts"]


def test_letters_drawn_one_by_one_are_one_word(paper: Paper) -> None:
    for x, letter in ((72, "w"), (79, "i"), (81.2, "j"), (83.4, "k")):
        paper.write(letter, x=x)
    assert words(paper.pages()[0]) == ["wijk"]


@pytest.mark.parametrize("turn", [90, 180, 270])
def test_a_rotated_page_gives_boxes_as_it_is_shown(paper: Paper, turn: int) -> None:
    paper.write("wijk", x=72, y=100)
    (page,) = read_pdf(rewrite(paper, rotate=turn))
    width, height = A4 if turn == 180 else landscape(A4)
    assert (page.width, page.height) == pytest.approx((width, height), abs=1)
    (word,) = page.words
    x, y = (word.box[0] + word.box[2]) / 2, (word.box[1] + word.box[3]) / 2
    shown = {90: (745, 82), 180: (514, 745), 270: (97, 514)}[turn]
    assert (x, y) == pytest.approx(shown, abs=3)


def test_a_page_that_has_its_size_from_its_parent_has_its_words_in_place(tmp_path: Path) -> None:
    (tmp_path / "klein.pdf").write_bytes(build([
        "<< /Type /Catalog /Pages 2 0 R >>",
        "<< /Type /Pages /Kids [3 0 R] /Count 1 /MediaBox [0 0 200 50] >>",
        PAGE.replace(" /MediaBox [0 0 595 842]", "").format(
            more="/Resources << /Font << /F1 5 0 R >> >>"
        ),
        stream(b"BT /F1 20 Tf 10 20 Td (haven) Tj ET"), FONT,
    ]))  # fmt: skip
    (page,) = read_pdf(tmp_path / "klein.pdf")
    (word,) = page.words
    assert (page.width, page.height, page.warnings) == (200, 50, ())
    assert word.box[3] == pytest.approx(30 + 0.22 * 20, abs=0.5)


def test_a_ruled_table_is_found_with_its_cells(paper: Paper) -> None:
    paper.table([["a", "b", "c"], ["d", "e", "f"]], y=100)
    (grid,) = paper.pages()[0].grids
    assert [len(row) for row in grid.rows] == [3, 3]
    assert grid.box == pytest.approx((72, 100, 460, 140), abs=1)


def test_a_page_with_one_line_under_a_heading_has_no_table(paper: Paper) -> None:
    paper.write("Kop")
    paper.rules((72, 400), (110, 110))
    assert paper.pages()[0].grids == ()


def test_page_labels_of_the_file_are_the_printed_numbers(paper: Paper) -> None:
    paper.write("een")
    paper.turn_page()
    paper.write("twee")
    pages = read_pdf(rewrite(paper, labels=True))
    assert [page.printed for page in pages] == ["7", "8"]


def test_a_locked_file_is_named_as_locked_and_opens_with_its_password(paper: Paper) -> None:
    paper.write("geheim")
    locked = rewrite(paper, password="sleutel")
    with pytest.raises(ReadError, match=r"anders\.pdf"):
        read_pdf(locked)
    assert words(read_pdf(locked, Terms("sleutel"))[0]) == ["geheim"]


@pytest.mark.parametrize("content", [b"", b"geen pdf", b"%PDF-1.7\n%%EOF"])
def test_a_file_that_is_no_pdf_is_refused_by_name(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "kapot.pdf"
    path.write_bytes(content)
    with pytest.raises(ReadError, match=r"kapot\.pdf"):
        read_pdf(path)


def test_text_that_is_not_drawn_marks_a_page_as_a_scan(paper: Paper) -> None:
    paper.canvas.drawInlineImage(Image.new("L", (60, 80), 200), 0, 0, *A4)
    text = paper.canvas.beginText(72, 700)
    text.setTextRenderMode(3)
    text.textLine("herkende tekst")
    paper.canvas.drawText(text)
    (page,) = paper.pages()
    assert page.recognised
    assert words(page) == ["herkende", "tekst"]


def test_neighbouring_words_are_marked_with_one_box() -> None:
    def word(x: float, y: float = 100) -> Word:
        return Word("w", (x, y, x + 30, y + 10), 10)

    boxes = [word(72).box, word(105).box, word(300).box, word(72, 114).box]
    assert merge_boxes(boxes) == ((72, 100, 135, 110), boxes[2], boxes[3])
    assert merge_boxes([]) == ()
