"""What a PDF would run, open or fetch is told in the report and never acted on."""

from __future__ import annotations

import zlib
from collections.abc import Callable
from pathlib import Path

import pytest
from pypdf import PdfReader, PdfWriter
from pypdf.generic import DictionaryObject, NameObject, TextStringObject

from ingest.readers.pdf import read_pdf
from ingest.remarks import remarks
from tests.hostile import TEXT, one_page, stream
from tests.paper import Paper


def action(kind: str, **fields: str) -> DictionaryObject:
    texts = {NameObject(f"/{name}"): TextStringObject(value) for name, value in fields.items()}
    return DictionaryObject({NameObject("/S"): NameObject(f"/{kind}"), **texts})


def with_script_on_opening(writer: PdfWriter) -> None:
    writer.root_object[NameObject("/OpenAction")] = action("JavaScript", JS="app.alert(1)")


def with_launch_on_opening(writer: PdfWriter) -> None:
    writer.root_object[NameObject("/OpenAction")] = action("Launch", F="kwaad.exe")


def with_file(writer: PdfWriter) -> None:
    writer.add_attachment("kwaad.exe", b"MZ")


WAYS = {
    with_script_on_opening: "1 script",
    with_launch_on_opening: "1 opdracht om iets te openen",
    with_file: "1 ingesloten bestand",
}


@pytest.mark.parametrize(("change", "told"), WAYS.items(), ids=lambda v: getattr(v, "__name__", ""))
def test_what_acts_is_told_and_the_words_are_read(
    tmp_path: Path, change: Callable[[PdfWriter], None], told: str
) -> None:
    paper = Paper(tmp_path / "plan.pdf")
    paper.write("Wij houden toezicht.")
    paper.canvas.save()
    writer = PdfWriter(clone_from=PdfReader(paper.path))
    change(writer)
    writer.write(tmp_path / "anders.pdf")
    pages = read_pdf(tmp_path / "anders.pdf")
    assert [word.text for word in pages[0].words] == ["Wij", "houden", "toezicht."]
    assert list(remarks(pages)) == [f"het bestand bevat {told}. Daar is niets mee gedaan."]
    assert {file.name for file in tmp_path.iterdir()} == {"plan.pdf", "anders.pdf"}


def test_a_script_in_packed_objects_is_told(tmp_path: Path) -> None:
    objects = zlib.compress(b"7 0 << /S /JavaScript /JS (app.alert) >>")
    packed = stream(objects, "/Type /ObjStm /N 1 /First 4 /Filter /FlateDecode")
    (tmp_path / "plan.pdf").write_bytes(one_page(extra=(packed,)))
    (told,) = remarks(read_pdf(tmp_path / "plan.pdf"))
    assert "bevat 1 script" in told


def test_links_that_lead_elsewhere_are_counted_and_those_within_are_not(tmp_path: Path) -> None:
    paper = Paper(tmp_path / "plan.pdf")
    paper.write("Zie de bijlage en de site.")
    paper.canvas.linkURL("http://kwaad.example/x", (72, 700, 200, 720))
    paper.canvas.linkURL("file:///etc/passwd", (72, 660, 200, 680))
    paper.canvas.bookmarkPage("hier")
    paper.canvas.linkAbsolute("", "hier", (72, 600, 200, 620))
    (told,) = remarks(paper.pages())
    assert "2 koppelingen naar andere adressen" in told


def test_names_in_a_picture_or_in_the_text_are_no_actions(tmp_path: Path) -> None:
    content = TEXT + b" BT /F1 12 Tf 72 600 Td (/S /JavaScript /JS) Tj ET"
    (tmp_path / "plan.pdf").write_bytes(one_page(content))
    assert list(remarks(read_pdf(tmp_path / "plan.pdf"))) == []
