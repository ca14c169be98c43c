"""Plain text: headings, lists and tables as people type them."""

from __future__ import annotations

from pathlib import Path

import pytest

from ingest.errors import ReadError
from ingest.readers.plain_text import read_plain_text
from tests.flowing import outline


def text(folder: Path, content: str | bytes) -> Path:
    path = folder / "stuk.txt"
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return path


def test_titles_numbered_chapters_lists_and_tabs_are_seen(tmp_path: Path) -> None:
    content = (
        "Toezicht op het water\n\n1. Havens\n\nDe haven is open.\nZij sluit in mei.\n\n"
        "1.1 Steigers\n\n- Lampen\n- Hekken\n\nMaand\tThema\nMei\tVuur\n\n2. Loodsen\n\nLeeg.\n"
    )
    assert outline(read_plain_text(text(tmp_path, content))) == [
        "Toezicht op het water", "# 1. Havens", "De haven is open.", "Zij sluit in mei.",
        "## 1.1 Steigers", "- Lampen", "- Hekken", "|| Maand | Thema", "| Mei | Vuur",
        "# 2. Loodsen", "Leeg.",
    ]  # fmt: skip


def test_lines_broken_at_the_width_of_the_screen_are_one_paragraph(tmp_path: Path) -> None:
    lines = ["De haven is in de zomer open voor iedereen die er met een boot wil", "aanleggen en",
             "Kort."]  # fmt: skip
    assert outline(read_plain_text(text(tmp_path, "\n".join(lines)))) == [
        f"{lines[0]} {lines[1]}", "Kort."
    ]  # fmt: skip


def test_an_underlined_line_is_a_heading(tmp_path: Path) -> None:
    content = "Havens\n======\n\nOpen.\n\nSteigers\n--------\n\nOud.\n\nLoodsen\n=======\n\nLeeg."
    assert outline(read_plain_text(text(tmp_path, content))) == [
        "# Havens", "Open.", "## Steigers", "Oud.", "# Loodsen", "Leeg."
    ]  # fmt: skip


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_every_usual_encoding_is_read(tmp_path: Path, encoding: str) -> None:
    path = text(tmp_path, "Coördinatie en patiënten.".encode(encoding))
    assert outline(read_plain_text(path)) == ["Coördinatie en patiënten."]


def test_bytes_that_are_no_text_are_refused(tmp_path: Path) -> None:
    with pytest.raises(ReadError, match="geen leesbaar tekstbestand"):
        read_plain_text(text(tmp_path, bytes(range(256))))
