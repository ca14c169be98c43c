"""Word files: their structure is read as it is, and the same document gives the same facts."""

from __future__ import annotations

import zipfile
from pathlib import Path

import docx
import pytest
from docx.document import Document
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import Pt, RGBColor

from ingest.document import Document as Read
from ingest.document import Kind
from ingest.errors import ReadError
from ingest.readers.word import read_word
from tests.flowing import outline, read_whole, recognise_file

SHARED = Path(__file__).parents[2] / "shared"


@pytest.fixture
def word() -> Document:
    return docx.Document()


def told(document: Document, folder: Path) -> list[str]:
    return outline(read_word(save(document, folder)))


def save(document: Document, folder: Path) -> Path:
    path = folder / "notitie.docx"
    document.save(str(path))
    return path


def test_headings_lists_and_text_keep_their_order_and_level(word: Document, tmp_path: Path) -> None:
    word.add_heading("Toezicht op het water", 0)
    word.add_heading("Havens", 1)
    word.add_paragraph("De haven is open.")
    word.add_heading("Steigers", 2)
    word.add_paragraph("Lampen vervangen", style="List Bullet")
    word.add_paragraph("Hekken plaatsen", style="List Number")
    word.add_paragraph("Palen tellen", style="List Number")
    word.add_heading("Loodsen", 1)
    assert told(word, tmp_path) == [
        "Toezicht op het water", "# Havens", "De haven is open.", "## Steigers",
        "• Lampen vervangen", "1. Hekken plaatsen", "2. Palen tellen", "# Loodsen",
    ]  # fmt: skip


def test_bullets_and_numbers_that_were_typed_are_no_part_of_the_item(
    word: Document, tmp_path: Path
) -> None:
    word.add_paragraph("• Lampen vervangen")
    word.add_paragraph("2. Hekken plaatsen")
    assert told(word, tmp_path) == ["• Lampen vervangen", "2. Hekken plaatsen"]


def test_a_paragraph_in_bold_print_is_a_heading_below_the_others(
    word: Document, tmp_path: Path
) -> None:
    word.add_heading("Havens", 1)
    word.add_paragraph().add_run("Steigers").bold = True
    word.add_paragraph("Ze zijn oud.")
    word.add_paragraph().add_run("Dit is een hele zin in vette letters.").bold = True
    word.add_heading("Loodsen", 1)
    assert told(word, tmp_path) == [
        "# Havens", "########## Steigers", "Ze zijn oud.",
        "Dit is een hele zin in vette letters.", "# Loodsen",
    ]  # fmt: skip


def test_merged_cells_count_for_every_row_and_for_the_first_column_they_cover(
    word: Document, tmp_path: Path
) -> None:
    table = word.add_table(3, 3)
    for row, values in enumerate((("Maand", "Thema", "Wie"), ("Mei", "Vuur", "Allen"))):
        for column, value in enumerate(values):
            table.cell(row, column).text = value
    table.cell(2, 1).text = "Water"
    table.cell(1, 0).merge(table.cell(2, 0))
    table.cell(2, 1).merge(table.cell(2, 2))
    assert told(word, tmp_path) == [
        "|| Maand | Thema | Wie",
        "| Mei | Vuur | Allen",
        "| Mei | Water | ",
    ]


def test_a_table_that_was_cut_in_two_is_one_table(word: Document, tmp_path: Path) -> None:
    first = word.add_table(2, 2)
    for cell, value in zip(first._cells, ("Maand", "Thema", "Mei", "Vuur"), strict=True):
        cell.text = value
    word.add_paragraph("")
    second = word.add_table(1, 2)
    second.cell(0, 0).text, second.cell(0, 1).text = "Juni", "Water"
    assert told(word, tmp_path) == ["|| Maand | Thema", "| Mei | Vuur", "| Juni | Water"]


def test_what_was_inserted_is_read_and_what_was_deleted_is_not(
    word: Document, tmp_path: Path
) -> None:
    paragraph = word.add_paragraph("Er zijn ")
    for tag, text, kind in (("w:ins", "zes", "w:t"), ("w:del", "acht", "w:delText")):
        change, run, words = OxmlElement(tag), OxmlElement("w:r"), OxmlElement(kind)
        words.text = text
        run.append(words)
        change.append(run)
        paragraph._p.append(change)
    paragraph.add_run(" boten.")
    assert told(word, tmp_path) == ["Er zijn zes boten."]


def test_text_in_a_content_control_and_in_a_text_box_is_read_once(
    word: Document, tmp_path: Path
) -> None:
    word.add_paragraph("Vooraf.")
    control = parse_xml(
        f"<w:sdt {nsdecls('w')}><w:sdtContent><w:p><w:r><w:t>In een vak.</w:t></w:r></w:p>"
        "</w:sdtContent></w:sdt>"
    )
    box = parse_xml(
        f"<w:r {nsdecls('w')}><w:pict><w:txbxContent><w:p><w:r><w:t>In een kader.</w:t></w:r></w:p>"
        "</w:txbxContent></w:pict></w:r>"
    )
    word.paragraphs[0]._p.addnext(control)
    word.paragraphs[0]._p.append(box)
    assert told(word, tmp_path) == ["Vooraf.", "In een kader.", "In een vak."]


def test_a_table_of_contents_is_left_out(word: Document, tmp_path: Path) -> None:
    word.add_heading("Inhoudsopgave", 1)
    for number, name in enumerate(("Havens", "Loodsen", "Steigers"), 3):
        word.add_paragraph(f"{name} ............ {number}")
    word.add_heading("Havens", 1)
    word.add_paragraph("De haven is open.")
    assert told(word, tmp_path)[-2:] == ["# Havens", "De haven is open."]
    assert len(told(word, tmp_path)) == 2


def test_hidden_white_and_tiny_text_is_set_aside_with_a_warning(
    word: Document, tmp_path: Path
) -> None:
    paragraph = word.add_paragraph("Zichtbaar")
    paragraph.add_run(" verborgen").font.hidden = True
    paragraph.add_run(" wit").font.color.rgb = RGBColor(255, 255, 255)
    paragraph.add_run(" piepklein").font.size = Pt(1)
    pages = read_word(save(word, tmp_path))
    assert outline(pages) == ["Zichtbaar"]
    assert "niet te zien" in pages[0].warnings[0]


def test_white_print_on_a_coloured_cell_is_read(word: Document, tmp_path: Path) -> None:
    table = word.add_table(2, 2)
    for cell, value in zip(table._cells, ("Maand", "Thema", "Mei", "Vuur"), strict=True):
        run = cell.paragraphs[0].add_run(value)
        run.font.color.rgb = RGBColor(255, 255, 255)
        cell._tc.get_or_add_tcPr().append(parse_xml(f'<w:shd {nsdecls("w")} w:fill="003366"/>'))
    pages = read_word(save(word, tmp_path))
    assert outline(pages) == ["|| Maand | Thema", "| Mei | Vuur"]
    assert pages[0].warnings == ()


def test_a_numbered_heading_bears_the_number_that_word_draws(
    word: Document, tmp_path: Path
) -> None:
    levels = "".join(
        f'<w:lvl w:ilvl="{n}"><w:start w:val="1"/><w:numFmt w:val="decimal"/>'
        f'<w:lvlText w:val="{text}"/></w:lvl>'
        for n, text in enumerate(("%1.", "%1.%2"))
    )
    numbering = word.part.numbering_part.element
    numbering.insert(
        0, parse_xml(f'<w:abstractNum {nsdecls("w")} w:abstractNumId="77">{levels}</w:abstractNum>')
    )
    entry = f'<w:num {nsdecls("w")} w:numId="77"><w:abstractNumId w:val="77"/></w:num>'
    numbering.append(parse_xml(entry))
    for name, level in (("Havens", 0), ("Steigers", 1), ("Boeien", 1), ("Loodsen", 0)):
        heading = word.add_heading(name, level + 1)
        heading._p.get_or_add_pPr().append(
            parse_xml(
                f'<w:numPr {nsdecls("w")}><w:ilvl w:val="{level}"/><w:numId w:val="77"/></w:numPr>'
            )
        )
    assert told(word, tmp_path) == [
        "# 1. Havens",
        "## 1.1 Steigers",
        "## 1.2 Boeien",
        "# 2. Loodsen",
    ]


def test_a_footnote_follows_the_paragraph_that_refers_to_it(word: Document, tmp_path: Path) -> None:
    paragraph = word.add_paragraph("De haven is open.")
    reference = OxmlElement("w:r")
    mark = OxmlElement("w:footnoteReference")
    mark.set(qn("w:id"), "2")
    reference.append(mark)
    paragraph._p.append(reference)
    word.add_paragraph("Daarna.")
    path = save(word, tmp_path)
    add_footnotes(
        path, '<w:footnote w:id="2"><w:p><w:r><w:t>In de zomer.</w:t></w:r></w:p></w:footnote>'
    )
    assert outline(read_word(path)) == ["De haven is open.", "In de zomer.", "Daarna."]


def add_footnotes(path: Path, notes: str) -> None:
    """Put a part with footnotes into a Word file."""
    office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    kind = "application/vnd.openxmlformats-officedocument.wordprocessingml.footnotes+xml"
    with zipfile.ZipFile(path) as packed:
        parts = {name: packed.read(name).decode("latin-1") for name in packed.namelist()}
    parts["word/footnotes.xml"] = f"<w:footnotes {nsdecls('w')}>{notes}</w:footnotes>"
    parts["[Content_Types].xml"] = parts["[Content_Types].xml"].replace(
        "</Types>", f'<Override PartName="/word/footnotes.xml" ContentType="{kind}"/></Types>'
    )
    relations = "word/_rels/document.xml.rels"
    parts[relations] = parts[relations].replace(
        "</Relationships>",
        f'<Relationship Id="r9" Type="{office}/footnotes" Target="footnotes.xml"/></Relationships>',
    )
    with zipfile.ZipFile(path, "w") as packed:
        for name, content in parts.items():
            packed.writestr(name, content.encode("latin-1"))


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b"PK", "geen Word-bestand"),
        (b"", "geen Word-bestand"),
        (b"\xd0\xcf\x11\xe0" + bytes(600), "vergrendeld met een wachtwoord"),
    ],
)
def test_what_is_no_word_file_says_what_to_do(tmp_path: Path, content: bytes, reason: str) -> None:
    path = tmp_path / "kapot.docx"
    path.write_bytes(content)
    with pytest.raises(ReadError, match=reason):
        read_word(path)


def test_a_file_that_unpacks_to_more_than_a_document_ever_is_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "bom.docx"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as packed:
        packed.writestr("word/document.xml", bytes(301_000_000))
    with pytest.raises(ReadError, match="te groot"):
        read_word(path)


@pytest.mark.skipif(not SHARED.is_dir(), reason="the shared documents are not here")
def test_the_programme_gives_the_same_facts_as_a_word_file_and_as_a_pdf() -> None:
    word = read_whole(SHARED / "other-forms" / "uvp-2026.docx")
    pdf = read_whole(SHARED / "documents" / "uvp-2026.pdf")
    assert facts_of(word) == facts_of(pdf)
    assert [p.shown for p in word.passages] == [p.shown for p in pdf.passages]


def facts_of(document: Read) -> list[tuple[object, ...]]:
    return [
        (
            f.kind,
            f.subject,
            f.section,
            f.themes,
            [(g.role, g.header, g.text.value) for g in f.fields],
        )
        for f in document.facts
    ]


@pytest.mark.skipif(not SHARED.is_dir(), reason="the shared documents are not here")
@pytest.mark.parametrize(
    ("name", "kind", "year"),
    [("uvp-2026", Kind.UVP, 2026), ("rib-voortgang-2025", Kind.RIB, 2025)],
)
def test_a_word_file_says_what_it_is(name: str, kind: Kind, year: int) -> None:
    found = recognise_file(SHARED / "other-forms" / f"{name}.docx")
    assert (found.kind, found.period) == (kind, (year, year))
    assert "Eijsden-Margraten" in found.municipalities
