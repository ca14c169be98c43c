"""Pictures of pages with words marked, drawn from real PDFs."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from io import BytesIO
from pathlib import Path

import pdfplumber
import pytest
from PIL import Image
from pypdf import PdfReader, PdfWriter
from reportlab.pdfgen.canvas import Canvas

from ingest.document import Box
from ingest.errors import ReadError
from ingest.page_picture import (
    MARK,
    MAX_BYTES,
    MAX_PIXELS,
    draw_page,
    fit_scale,
    join_boxes,
    measure_page,
)

CORPUS = Path(__file__).parent.parent / "corpus"
PROGRAMME = CORPUS / "uvp-2026.pdf"
SCALE = 2.0


def words_of(path: Path, page_number: int) -> list[Box]:
    with pdfplumber.open(path) as pdf:
        words = pdf.pages[page_number - 1].extract_words()
    return [(word["x0"], word["top"], word["x1"], word["bottom"]) for word in words]


def open_picture(png: bytes) -> Image.Image:
    return Image.open(BytesIO(png)).convert("RGB")


def pixels_in(picture: Image.Image, box: Box) -> Image.Image:
    """The part of the picture that `box` (points) covers."""
    left, top, right, bottom = (round(side * SCALE) for side in box)
    return picture.crop((left, top, right, bottom))


def share_marked(picture: Image.Image, box: Box) -> float:
    """Part of the pixels in `box` (points) that have the colour of the mark."""
    pixels = list(pixels_in(picture, box).get_flattened_data())
    return sum(pixel == MARK for pixel in pixels) / len(pixels)


@pytest.mark.parametrize("page_number", [3, 8])
def test_the_paper_under_the_words_is_yellow_and_nothing_else_is(page_number: int) -> None:
    words = words_of(PROGRAMME, page_number)
    marked, other = words[20:23], words[60]
    picture = open_picture(draw_page(PROGRAMME, page_number, marked, SCALE))
    assert all(share_marked(picture, box) > 0.3 for box in marked)
    assert share_marked(picture, other) == 0


def test_the_ink_of_marked_words_stays_dark() -> None:
    box = words_of(PROGRAMME, 3)[20]
    plain = pixels_in(open_picture(draw_page(PROGRAMME, 3, [], SCALE)), box).convert("L")
    marked = pixels_in(open_picture(draw_page(PROGRAMME, 3, [box], SCALE)), box).convert("L")
    assert marked.tobytes() != plain.tobytes()
    assert min(marked.tobytes()) <= min(plain.tobytes())


def test_the_picture_has_the_size_that_was_measured() -> None:
    width, height = measure_page(PROGRAMME, 1)
    picture = open_picture(draw_page(PROGRAMME, 1, [], SCALE))
    assert picture.size == pytest.approx((width * SCALE, height * SCALE), abs=1)


def test_words_on_a_line_become_one_band_and_lines_stay_apart() -> None:
    line = [(10.0, 10.0, 40.0, 20.0), (43.0, 10.0, 60.0, 20.0)]
    following = (10.0, 24.0, 30.0, 34.0)
    assert join_boxes([*line, following]) == ((10.0, 10.0, 60.0, 20.0), following)


def test_cells_of_a_row_stay_apart() -> None:
    cells = ((10.0, 10.0, 40.0, 20.0), (90.0, 10.0, 120.0, 20.0))
    assert join_boxes(cells) == cells


def test_a_mark_beyond_the_page_does_no_harm() -> None:
    plain = draw_page(PROGRAMME, 1, [], 1)
    assert draw_page(PROGRAMME, 1, [(-50, -50, -10, -10), (9000, 9000, 9100, 9100)], 1) == plain


def test_a_page_that_is_not_there_is_refused_in_dutch() -> None:
    with pytest.raises(ReadError, match=r"heeft geen bladzijde 999: het document telt er \d+"):
        draw_page(PROGRAMME, 999, [], 1)


@pytest.mark.parametrize("content", [b"", b"geen pdf", b"%PDF-1.4 afgebroken"])
def test_a_file_that_is_no_pdf_is_refused_in_dutch(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "stuk.pdf"
    path.write_bytes(content)
    with pytest.raises(ReadError, match=r"stuk\.pdf is beschadigd"):
        draw_page(path, 1, [], 1)


def test_a_locked_file_is_drawn_with_its_password_only(tmp_path: Path) -> None:
    writer = PdfWriter(clone_from=PdfReader(PROGRAMME))
    writer.encrypt("sesam", algorithm="AES-256")
    path = tmp_path / "slot.pdf"
    writer.write(path)
    with pytest.raises(ReadError, match=r"slot\.pdf is vergrendeld"):
        draw_page(path, 1, [], 1)
    with pytest.raises(ReadError, match="past niet"):
        measure_page(path, 1, "mis")
    assert draw_page(path, 1, [], 1, "sesam") == draw_page(PROGRAMME, 1, [], 1)


def test_a_sheet_of_square_metres_is_drawn_coarser(tmp_path: Path) -> None:
    canvas = Canvas(str(tmp_path / "plattegrond.pdf"), pagesize=(14_000, 14_000))
    canvas.drawString(70, 70, "haven")
    canvas.save()
    picture = open_picture(draw_page(tmp_path / "plattegrond.pdf", 1, [], SCALE))
    assert 0.99 * MAX_PIXELS < picture.width * picture.height <= 1.01 * MAX_PIXELS
    assert fit_scale(595, 842, SCALE) == SCALE


def test_a_file_too_large_to_hold_everybody_up_is_not_drawn(tmp_path: Path) -> None:
    path = tmp_path / "groot.pdf"
    with path.open("wb") as file:
        file.truncate(MAX_BYTES + 1)
    with pytest.raises(ReadError, match=r"groot\.pdf is te groot"):
        draw_page(path, 1, [], 1)


def test_many_visitors_can_draw_pages_at_once() -> None:
    numbers = [1, 2, 3, 4] * 6
    with ThreadPoolExecutor(8) as pool:
        drawn = list(pool.map(lambda number: draw_page(PROGRAMME, number, [], 0.5), numbers))
    assert len(set(drawn)) == 4
