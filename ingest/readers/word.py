"""Word files -> headings, paragraphs, list items and tables, through python-docx."""

from __future__ import annotations

import re
import zipfile
from collections.abc import Iterator, Sequence
from pathlib import Path

import docx
from docx.document import Document
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.opc.exceptions import PackageNotFoundError
from docx.oxml import parse_xml
from docx.oxml.ns import qn
from lxml import etree

from ingest import texts
from ingest.document import Page
from ingest.errors import ReadError
from ingest.jobs import Terms
from ingest.readers.flow import Flow, split_marker, tidy
from ingest.readers.word_lists import Numbering
from ingest.readers.word_runs import Runs
from ingest.readers.word_styles import Element, Styles

MAX_UNPACKED = 300_000_000
"""Bytes; a plan of 300 pages unpacks to 20 million, and pictures are packed already."""
OLD_WORD = b"\xd0\xcf\x11\xe0"
"""First bytes of the files of Word 97 and of files locked with a password."""
CONTAINERS = {qn("w:sdt"), qn("w:sdtContent"), qn("w:customXml"), qn("w:smartTag"), qn("w:ins")}
BOLD_LEVEL = 10
"""A paragraph in bold print is a heading below the nine levels that Word has."""


def read_word(path: Path, terms: Terms = Terms()) -> tuple[Page, ...]:
    """The text of a Word file as one page. Raises ReadError when it is locked or no Word file."""
    document = _open(path)
    reader = _Reader(document)
    for block in _blocks(document.element.body):
        reader.read(block)
    warnings = [texts.HIDDEN_TEXT] * (reader.runs.unseen > 0)
    return (reader.flow.page(warnings),)


def _open(path: Path) -> Document:
    with path.open("rb") as file:
        if file.read(4) == OLD_WORD:
            raise ReadError(texts.OLD_WORD.format(file=texts.name_of(path)))
    try:
        with zipfile.ZipFile(path) as packed:
            if sum(part.file_size for part in packed.infolist()) > MAX_UNPACKED:
                raise ReadError(texts.UNPACKS_TOO_LARGE.format(file=texts.name_of(path)))
        return docx.Document(str(path))
    except (
        zipfile.BadZipFile, PackageNotFoundError, etree.LxmlError, KeyError, ValueError,
        NotImplementedError, EOFError,
    ) as error:  # fmt: skip
        raise ReadError(texts.DAMAGED_WORD.format(file=texts.name_of(path))) from error


class _Reader:
    """Reads the paragraphs and tables of one file, in order."""

    def __init__(self, document: Document) -> None:
        self.flow = Flow()
        self.styles = Styles(document.styles.element)
        self.runs = Runs(self.styles)
        self._numbering = Numbering(_related(document, RELATIONSHIP_TYPE.NUMBERING))
        self._notes = _footnotes(document)

    def read(self, block: Element) -> None:
        """A paragraph or a table of the running text."""
        if block.tag == qn("w:tbl"):
            self._table(block)
        else:
            self._paragraph(block)

    def _paragraph(self, paragraph: Element) -> None:
        style = self.styles.of(paragraph)
        text, bold = self.runs.text(paragraph), False
        number = self._numbering.next(paragraph, style)
        if tidy(text):
            bold = self.runs.all_bold(paragraph)
        if not style.contents and tidy(text):
            self._add(text, number, style.level, bold)
        for box in self.runs.boxes(paragraph):
            self.read(box)
        for note in self.runs.notes(paragraph):
            for inner in self._notes.get(note, ()):
                self.flow.paragraph(self.runs.text(inner))

    def _add(self, text: str, number: str, level: int | None, bold: bool) -> None:
        sentence = tidy(text).endswith((".", ";")) and not split_marker(tidy(text))[0]
        if level is None and bold and not number and not sentence:
            level = BOLD_LEVEL
        if level is not None:
            self.flow.heading(f"{number} {text}", level)
        elif number:
            self.flow.item(number, text)
        else:
            self.flow.paragraph(text)

    def _table(self, table: Element) -> None:
        rows = [list(self._cells(row)) for row in _rows(table)]
        columns = max(map(len, rows), default=0)
        if columns == 1:  # a frame around text
            for cell in table.iter(qn("w:tc")):
                for block in _blocks(cell):
                    self.read(block)
            return
        self.flow.table(rows, self._has_header(table))

    def _cells(self, row: Element) -> Iterator[str | None]:
        """The cells of a row by column; None for one that is merged with the cell above."""
        yield from [""] * _number(row.find(f"{qn('w:trPr')}/{qn('w:gridBefore')}"), 0)
        for cell in row.iter(qn("w:tc")):
            if next(cell.iterancestors(qn("w:tr"))) is not row:
                continue
            merged = cell.find(f"{qn('w:tcPr')}/{qn('w:vMerge')}")
            on = merged is not None and merged.get(qn("w:val"), "continue") == "continue"
            along = _number(cell.find(f"{qn('w:tcPr')}/{qn('w:gridSpan')}"), 1)
            yield from [None] * along if on else [self._cell(cell), *[""] * (along - 1)]

    def _cell(self, cell: Element) -> str:
        lines = list[str]()
        for paragraph in cell.iter(qn("w:p")):
            number = self._numbering.next(paragraph, self.styles.of(paragraph))
            text = tidy(self.runs.text(paragraph, in_table=True))
            lines.append(f"{number} {text}" if number and text else text)
        return " ".join(filter(None, lines))

    def _has_header(self, table: Element) -> bool:
        """Whether the first row is marked as one to repeat, or is the only one in bold."""
        first, *others = [list(row.iter(qn("w:p"))) for row in _rows(table)] or [[]]
        if next(table.iter(qn("w:tblHeader")), None) is not None:
            return True
        bold = [self._bold(row) for row in (first, *others[:1])]
        return bold == [True, False]

    def _bold(self, paragraphs: Sequence[Element]) -> bool:
        filled = [p for p in paragraphs if tidy(self.runs.text(p, in_table=True))]
        return bool(filled) and all(self.runs.all_bold(p) for p in filled)


def _blocks(parent: Element) -> Iterator[Element]:
    """Paragraphs and tables in order, those in content controls too."""
    for child in parent:
        if child.tag in (qn("w:p"), qn("w:tbl")):
            yield child
        elif child.tag in CONTAINERS:
            yield from _blocks(child)


def _rows(table: Element) -> Iterator[Element]:
    """The rows of a table, not those of tables in its cells."""
    for row in table.iter(qn("w:tr")):
        if next(row.iterancestors(qn("w:tbl"))) is table:
            yield row


def _number(element: Element | None, default: int) -> int:
    value = "" if element is None else element.get(qn("w:val"), "")
    return min(int(value), 100) if re.fullmatch(r"\d{1,4}", value) else default


def _related(document: Document, kind: str) -> Element | None:
    """The part of a file with this relation to the text, if it has one."""
    for relation in document.part.rels.values():
        if relation.reltype == kind and not relation.is_external:
            return parse_xml(relation.target_part.blob)
    return None


def _footnotes(document: Document) -> dict[str, list[Element]]:
    """The paragraphs of each footnote by its id."""
    part = _related(document, RELATIONSHIP_TYPE.FOOTNOTES)
    notes = () if part is None else part.iter(qn("w:footnote"))
    return {note.get(qn("w:id"), ""): list(note.iter(qn("w:p"))) for note in notes}
