"""Scans: pages without text are recognised, each word at its place on the page."""

from __future__ import annotations

from pathlib import Path

import pypdfium2 as pdfium
import pytest
from reportlab.lib.pagesizes import A4
from reportlab.pdfgen.canvas import Canvas

from ingest import texts
from ingest.document import Page
from ingest.readers import scan
from ingest.readers.pdf import read_pdf
from ingest.remarks import remarks, why_no_text
from tests.paper import Paper

LINES = ("Toezicht op het water", "De steigers van de haven worden in mei geteld.")
needs_tesseract = pytest.mark.skipif(
    not scan.is_ready(), reason="install the Debian package tesseract-ocr-nld"
)


def typed(path: Path) -> Path:
    """A page with a title and a sentence, and one with a sentence only."""
    canvas = Canvas(str(path), pagesize=A4)
    for lines in (LINES, LINES[1:]):
        for number, line in enumerate(lines):
            canvas.setFont("Helvetica", 11 if number or len(lines) == 1 else 18)
            canvas.drawString(70, 760 - 40 * number, line)
        canvas.showPage()
    canvas.save()
    return path


@pytest.fixture
def mixed(tmp_path: Path) -> Path:
    """The same two pages, the first as a picture only."""
    source = pdfium.PdfDocument(typed(tmp_path / "getypt.pdf"))
    picture = tmp_path / "blad.png"
    source[0].render(scale=200 / 72).to_pil().save(picture)
    source.close()
    canvas = Canvas(str(tmp_path / "scan.pdf"), pagesize=A4)
    canvas.drawImage(str(picture), 0, 0, *A4)
    canvas.showPage()
    canvas.setFont("Helvetica", 11)
    canvas.drawString(70, 760, LINES[1])
    canvas.save()
    return tmp_path / "scan.pdf"


@needs_tesseract
def test_a_picture_of_text_is_recognised_and_a_page_of_text_is_left_alone(mixed: Path) -> None:
    scanned, written = read_pdf(mixed)
    assert " ".join(word.text for word in scanned.words) == " ".join(LINES)
    assert (scanned.recognised, written.recognised) == (True, False)
    assert " ".join(word.text for word in written.words) == LINES[1]
    assert scanned.words[0].size > 1.3 * scanned.words[-1].size


@needs_tesseract
def test_every_recognised_word_has_the_place_of_the_printed_one(
    mixed: Path, tmp_path: Path
) -> None:
    printed, found = read_pdf(tmp_path / "getypt.pdf")[0].words, read_pdf(mixed)[0].words
    for one, other in zip(printed, found, strict=True):
        assert one.text == other.text
        assert all(abs(a - b) < 3 for a, b in zip(one.box, other.box, strict=True))


ROWS = (
    ("Actie", "Afdelingen", "Geraamde uren"),
    ("Schouw in de haven", "Beheer", "12 uur per gemeente"),
    ("Lampen bij de school", "Openbare ruimte", "40 uur samen"),
    ("Ronde over de markt", "Handhaving", "25 uur per gemeente"),
)


@needs_tesseract
@pytest.mark.parametrize("ruled", [False, True], ids=["zonder-lijnen", "met-lijnen"])
def test_a_table_in_a_scan_is_a_table(tmp_path: Path, ruled: bool) -> None:
    paper = Paper(tmp_path / "getypt.pdf")
    paper.lines(["Hieronder staan de acties van dit jaar, met de afdelingen."], y=80)
    paper.table(ROWS, y=110, edges=(72.0, 220.0, 360.0, 520.0), height=24, ruled=ruled)
    paper.canvas.save()
    source = pdfium.PdfDocument(paper.path)
    source[0].render(scale=200 / 72).to_pil().save(tmp_path / "blad.png")
    source.close()
    scanned = Paper(tmp_path / "scan.pdf")
    scanned.canvas.drawImage(str(tmp_path / "blad.png"), 0, 0, *A4)
    assert scanned.tables() == [[list(row) for row in ROWS]]


def test_without_tesseract_a_scan_is_named_with_what_to_install(
    mixed: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(scan, "PROGRAM", "tesseract-dat-er-niet-is")
    scan.is_ready.cache_clear()
    pages = read_pdf(mixed)
    scan.is_ready.cache_clear()
    assert pages[0].words == ()
    (told,) = remarks(pages)
    assert "bladzijde 1: scan zonder tekst" in told
    assert "tesseract-ocr-nld" in told
    assert why_no_text(pages, "scan.pdf").startswith("scan.pdf is een scan zonder tekst")


def test_a_page_that_tesseract_can_not_read_is_warned_of(mixed: Path) -> None:
    pages = (Page(1, 100.0, 100.0),)
    if not scan.is_ready():
        pytest.skip("install the Debian package tesseract-ocr-nld")
    (page,) = scan.recognise_scans(pages, {1}, lambda *_: (b"geen plaatje", 300.0), lambda _: None)
    assert page.warnings == (texts.NOT_RECOGNISED,)
