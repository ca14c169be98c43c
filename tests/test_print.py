"""Print as it comes: lists in lists, ligatures, hyphens, turned pages, notes and contents."""

from __future__ import annotations

from pathlib import Path

import pytest
from pypdf import PdfReader, PdfWriter
from reportlab.lib.colors import HexColor, black
from reportlab.lib.pagesizes import A4, landscape
from reportlab.pdfbase.pdfmetrics import registerFont
from reportlab.pdfbase.ttfonts import TTFont

from ingest.document import BlockKind
from ingest.readers.pdf import read_pdf
from tests.paper import LEFT, STEP, Paper
from tests.test_layout import PROSE

SECOND = ["De politie loopt twee keer in de week door de wijk. Zij spreekt", "daar met bewoners."]


@pytest.fixture
def paper(tmp_path: Path) -> Paper:
    return Paper(tmp_path / "druk.pdf")


def test_items_within_items_are_items_of_their_own(paper: Paper) -> None:
    paper.lines(PROSE)
    for n, (mark, shift, text) in enumerate([
        ("•", 0, "Meer licht op het plein"), ("o", 18, "lampen bij de school"),
        ("o", 18, "lampen langs het fietspad"), ("▪", 36, "in het voorjaar"),
        ("•", 0, "Een tweede schouw"),
    ]):  # fmt: skip
        y = 160 + n * STEP
        paper.canvas.setFont("Vrij", 10)
        paper.canvas.drawString(LEFT + shift, A4[1] - y, mark)
        paper.write(text, x=LEFT + shift + 14, y=y)
    items = [b for b in paper.layout().blocks if b.kind is BlockKind.ITEM]
    assert [b.text.value for b in items] == [
        "Meer licht op het plein", "lampen bij de school", "lampen langs het fietspad",
        "in het voorjaar", "Een tweede schouw",
    ]  # fmt: skip


def test_ligatures_are_read_as_their_letters(paper: Paper) -> None:
    paper.canvas.setFont("Vrij", 10)
    paper.canvas.drawString(LEFT, 700, "De ﬁnanciën en de aﬀaire met de ﬂat")
    assert paper.blocks() == [("paragraph", "De financiën en de affaire met de flat")]


def test_soft_hyphens_are_no_letters_within_a_line_and_join_at_its_end(paper: Paper) -> None:
    paper.canvas.setFont("Vrij", 10)
    paper.canvas.drawString(LEFT, 700, "De veilig\u00adheid van de jeugd\u00ad")
    paper.canvas.drawString(LEFT, 686, "werkers staat voorop.")
    assert paper.blocks() == [("paragraph", "De veiligheid van de jeugdwerkers staat voorop.")]


def test_a_page_on_its_side_is_read_like_any_other(tmp_path: Path) -> None:
    paper = Paper(tmp_path / "liggend.pdf", landscape(A4))
    paper.lines(PROSE)
    paper.table([["Actie", "Uren", "Maand"], ["Schouw", "12", "mei"]], y=200)
    assert [kind for kind, _ in paper.blocks()] == ["paragraph", "table"]
    assert paper.tables() == [[["Actie", "Uren", "Maand"], ["Schouw", "12", "mei"]]]


def fill(paper: Paper) -> None:
    """A heading, a paragraph and a table from the top of the page."""
    paper.write("Wonen in de wijk", size=15)
    paper.lines(PROSE, y=130)
    paper.table([["Actie", "Uren", "Maand"], ["Schouw", "12", "mei"]], y=200)


@pytest.mark.parametrize("turn", [90, 180, 270])
def test_a_page_that_the_file_turns_is_read_as_it_is_shown(paper: Paper, turn: int) -> None:
    width, height = A4
    paper.canvas.translate(*{90: (width, 0), 180: (width, height), 270: (0, height)}[turn])
    paper.canvas.rotate(turn)
    paper.size = (height, width) if turn != 180 else A4
    fill(paper)
    paper.canvas.save()
    writer = PdfWriter(clone_from=PdfReader(paper.path))
    writer.pages[0].rotate(turn)
    writer.write(paper.path)
    paper.saved = True
    assert [kind for kind, _ in paper.blocks()] == ["heading", "paragraph", "table"]
    assert paper.blocks()[1][1] == " ".join(PROSE)


@pytest.mark.parametrize("turn", [90, 270])
def test_a_page_printed_sideways_is_read_along_its_lines_and_marked_where_it_stands(
    paper: Paper, turn: int
) -> None:
    width, height = A4
    place = {90: (width, 0), 270: (0, height)}[turn]
    paper.canvas.translate(*place)
    paper.canvas.rotate(turn)
    paper.size = (height, width)
    fill(paper)
    assert [kind for kind, _ in paper.blocks()] == ["heading", "paragraph", "table"]
    assert paper.blocks()[1][1] == " ".join(PROSE)
    assert paper.tables() == [[["Actie", "Uren", "Maand"], ["Schouw", "12", "mei"]]]
    (page,) = read_pdf(paper.path)
    shown = {word.box for word in page.words}
    assert all(a.box in shown for block in paper.layout().blocks for a in block.text.anchors)


CONTENTS = [("1. Inleiding", "3"), ("2. Wonen en leven", "5"), ("3. Bedrijven", "9"),
            ("Bijlage: begrippen", "14")]  # fmt: skip


@pytest.mark.parametrize("x", [200.0, 500.0])
def test_contents_without_dots_are_no_text_and_no_table(paper: Paper, x: float) -> None:
    paper.write("Inhoudsopgave", y=90, size=16)
    for n, (title, page) in enumerate(CONTENTS):
        paper.write(title, y=120 + 16 * n)
        paper.write(page, x=x, y=120 + 16 * n)
    paper.lines(PROSE, y=300)
    assert paper.blocks() == [("paragraph", " ".join(PROSE))]


def test_lines_that_end_in_figures_stay_where_no_contents_are_announced(paper: Paper) -> None:
    paper.lines(
        ["Meldingen in 2021", "Meldingen in 2022", "Meldingen in 2023", "Meldingen in 2024"]
    )
    assert "2021" in paper.blocks()[0][1]


def test_a_coloured_line_above_text_is_a_heading(paper: Paper) -> None:
    for n, title in enumerate(["Wonen in de wijk", "Samen met de buurt"]):
        paper.canvas.setFillColor(HexColor("#1f6fb5"))
        paper.write(title, y=100 + 100 * n)
        paper.canvas.setFillColor(black)
        paper.lines(PROSE, y=120 + 100 * n)
    assert [kind for kind, _ in paper.blocks()] == ["heading", "paragraph"] * 2


def test_print_that_is_coloured_throughout_has_no_headings(paper: Paper) -> None:
    paper.canvas.setFillColor(HexColor("#1f6fb5"))
    paper.lines(PROSE)
    paper.lines(SECOND, y=170)
    assert [kind for kind, _ in paper.blocks()] == ["paragraph", "paragraph"]


def test_a_coloured_quotation_is_no_heading(paper: Paper) -> None:
    paper.lines(SECOND)
    paper.canvas.setFillColor(HexColor("#1f6fb5"))
    paper.lines(["“Sinds de tweede schouw staat er", "meer licht op het plein.”"], y=150)
    paper.lines([*PROSE[:2], "Daarna volgt een regel zonder punt"], y=200)
    assert "heading" not in [kind for kind, _ in paper.blocks()]


def test_a_coloured_word_or_address_in_the_text_is_no_heading(paper: Paper) -> None:
    paper.lines(PROSE)
    paper.canvas.setFillColor(HexColor("#1f6fb5"))
    paper.write("www.voorbeeld.nl/wijk", y=100 + 3 * STEP)
    paper.canvas.setFillColor(black)
    paper.lines(SECOND, y=100 + 4 * STEP)
    assert "heading" not in [kind for kind, _ in paper.blocks()]


def test_a_note_that_goes_on_over_the_page_does_not_break_the_text(paper: Paper) -> None:
    paper.lines([*PROSE, "Samen met bewoners, winkeliers en"], y=640)
    paper.lines(
        ["1 De wijk loopt van het spoor tot de rivier, met", "de haven erbij en"],
        y=740,
        size=7.5,
        step=10,
    )
    paper.turn_page()
    paper.lines(["de politie gaat zij door de wijk.", *SECOND], y=100)
    paper.lines(["het eiland aan de overkant."], y=750, size=7.5)
    texts = [text for _, text in paper.blocks()]
    assert "Samen met bewoners, winkeliers en de politie gaat zij door de wijk." in texts[0]
    assert any(t.endswith("met de haven erbij en het eiland aan de overkant.") for t in texts[1:])


def test_a_note_stands_after_the_text_that_refers_to_it(paper: Paper) -> None:
    paper.lines([*PROSE, "Elke week weegt het team de meldingen2."], y=100)
    paper.write("Acties", y=200, size=15)
    paper.lines(SECOND, y=230)
    paper.write("2 Deelnemers zijn de politie en de haven.", y=760, size=7)
    texts = [text for _, text in paper.blocks()]
    assert texts[1:3] == ["2 Deelnemers zijn de politie en de haven.", "Acties"]


@pytest.fixture(autouse=True, scope="module")
def free_font() -> None:
    """A font that has the signs that Helvetica lacks."""
    found = next(Path("/usr/share/fonts").rglob("DejaVuSans.ttf"), None)
    if found is None:
        pytest.skip("install the Debian package fonts-dejavu-core")
    registerFont(TTFont("Vrij", str(found)))
