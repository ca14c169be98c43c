"""What people take along: a conversation or what was looked up, as Markdown and as Word."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from io import BytesIO

from docx import Document
from docx.oxml.ns import qn
from docx.shared import Pt

MARKDOWN = "text/markdown"
WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
LANGUAGE = "nl-NL"
SPECIAL = re.compile(r"([\\`*_{}\[\]<>#|!~&])")
"""Characters that mean something in Markdown or would be taken for HTML."""
CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f]")
"""Characters that may not stand in XML."""


@dataclass(frozen=True, slots=True)
class Line:
    """One line of text; `item` is True for a line of a list."""

    text: str
    item: bool = False


@dataclass(frozen=True, slots=True)
class Entry:
    """What was asked or sought, what was said, and the citations under it."""

    heading: str
    notes: tuple[str, ...] = ()
    lines: tuple[Line, ...] = ()
    citations: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Saved:
    """A document to keep. `citations_title` stands above the citations of every entry."""

    title: str
    intro: str
    citations_title: str
    entries: tuple[Entry, ...]


def write_markdown(saved: Saved) -> str:
    """The document as Markdown in which every word stands for itself."""
    return "\n".join(_markdown(saved)) + "\n"


def _markdown(saved: Saved) -> Iterator[str]:
    yield from (f"# {_plain(saved.title)}", "", _plain(saved.intro))
    for entry in saved.entries:
        yield from ("", f"## {_plain(entry.heading)}")
        yield from (line for note in entry.notes for line in ("", f"*{_plain(note)}*"))
        for line in entry.lines:
            yield from (f"- {_plain(line.text)}",) if line.item else ("", _plain(line.text))
        if entry.citations and entry.lines:
            yield from ("", f"{_plain(saved.citations_title)}:")
        yield from (part for cited in entry.citations for part in ("", f"> {_plain(cited)}"))


def _plain(text: str) -> str:
    return SPECIAL.sub(r"\\\1", " ".join(text.split()))


def write_word(saved: Saved) -> bytes:
    """The document as a Word file (docx) with real headings, in Dutch."""
    document = Document()
    document.core_properties.title = document.core_properties.subject = _clean(saved.title)
    document.core_properties.language = LANGUAGE
    document.core_properties.author = document.core_properties.comments = ""
    normal = document.styles["Normal"]
    normal.font.name, normal.font.size = "Calibri", Pt(11)
    for language in document.styles.element.iter(qn("w:lang")):
        language.set(qn("w:val"), LANGUAGE)
    document.add_heading(_clean(saved.title), 1)
    document.add_paragraph(_clean(saved.intro))
    for entry in saved.entries:
        document.add_heading(_clean(entry.heading), 2)
        for text, style in _paragraphs(entry, saved.citations_title):
            document.add_paragraph(_clean(text), style)
    stored = BytesIO()
    document.save(stored)
    return stored.getvalue()


def _paragraphs(entry: Entry, citations_title: str) -> Iterator[tuple[str, str]]:
    """The paragraphs under a heading with the names of their styles."""
    yield from ((note, "Caption") for note in entry.notes)
    yield from ((line.text, "List Bullet" if line.item else "Normal") for line in entry.lines)
    if entry.citations and entry.lines:
        yield citations_title, "Heading 3"
    yield from ((cited, "Quote") for cited in entry.citations)


def _clean(text: str) -> str:
    return CONTROL.sub("", text)
