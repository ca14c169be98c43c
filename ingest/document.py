"""The values that flow through ingest: from a file to passages and facts, each knowing its page."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import Path

Box = tuple[float, float, float, float]
"""x0, y0, x1, y1 in PDF points (1/72 inch) from the top left of the page as it is shown."""

PAGED = {".pdf"}
"""Endings of formats whose pages can be shown; what another format holds is one page, 1."""


class Choice(StrEnum):
    """A word out of a fixed few, sent between processes by its value."""

    def __reduce_ex__(self, protocol: object) -> tuple[type[Choice], tuple[str]]:
        """Pickled by its value; Python 3.11.0 to 3.11.3 would name `builtins.getattr`."""
        return type(self), (self.value,)


class Kind(Choice):
    """Kinds of document; the values are the ids used on the command line and in filters."""

    IVP = "ivp"
    UVP = "uvp"
    RIB = "rib"
    OVERIG = "overig"


class Status(Choice):
    """How far a document has come; the values are what people read and what the catalogue says."""

    CONCEPT = "concept"
    ADOPTED = "vastgesteld"
    WITHDRAWN = "vervallen"


class Certainty(Choice):
    """How sure it is what is known of a document; the values are what people read."""

    STATED = "zeker"
    """The catalogue says so."""
    READ = "waarschijnlijk"
    """It was read on the first pages."""
    GUESSED = "onzeker"
    """It was told from the file's name, or from nothing."""


@dataclass(frozen=True, slots=True)
class Source:
    """One file of the corpus and what is known of it."""

    id: str
    path: Path
    sha256: str
    title: str
    kind: Kind = Kind.OVERIG
    period: tuple[int, int] | None = None
    """First and last year, inclusive."""
    municipalities: tuple[str, ...] = ()
    date: str | None = None
    """ISO date (yyyy-mm-dd) of the document itself, where it states one."""
    official: bool = True
    """False for a text that is not the adopted one, such as our examples."""
    status: Status | None = None
    certainties: tuple[tuple[str, Certainty], ...] = ()
    """How sure each field that has a value is: ('kind', Certainty.READ)."""
    body: str | None = None
    """The body whose document it is when it is no municipality, by its full name."""

    @property
    def owners(self) -> tuple[str, ...]:
        """Whose document it is: the municipalities, and the body that is none."""
        return (*self.municipalities, *filter(None, [self.body]))

    @property
    def paged(self) -> bool:
        """False for a format without pages (Word, a web page, plain text): cited by heading."""
        return self.path.suffix.lower() in PAGED


@dataclass(frozen=True, slots=True)
class Skipped:
    """A file that could not be read, with the reason in Dutch."""

    source: str
    reason: str


@dataclass(frozen=True, slots=True)
class Word:
    """One printed word. `size` is the font size in points."""

    text: str
    box: Box
    size: float
    bold: bool = False
    turn: int = 0
    """Degrees clockwise, as shown, by which the word is turned: 0, 90, 180 or 270."""
    ink: int = 0
    """The colour as 0xRRGGBB."""


@dataclass(frozen=True, slots=True)
class Grid:
    """A table as drawn: rows of cell boxes, None where a cell is merged into another."""

    box: Box
    rows: tuple[tuple[Box | None, ...], ...]
    ruled: bool = True
    """False when its columns were told from how its words stand below each other."""


@dataclass(frozen=True, slots=True)
class Page:
    """One page as read: `number` is the 1-based PDF page, `printed` the number on the paper."""

    number: int
    width: float
    height: float
    words: tuple[Word, ...] = ()
    grids: tuple[Grid, ...] = ()
    rules: tuple[Box, ...] = ()
    """Drawn level and upright lines, as boxes without height or width."""
    printed: str | None = None
    recognised: bool = False
    """True when the words come from text recognition (a scan)."""
    blocks: tuple[Block, ...] | None = None
    """What stands there, in a format that says so itself; None when only the layout tells."""
    warnings: tuple[str, ...] = ()
    """What a reader of the report should know, in Dutch; '{pages}' stands for the page."""


@dataclass(frozen=True, slots=True)
class Anchor:
    """Characters [start, end) of a text stand in `box` on page `page` (1-based).

    In a format without pages a word has no box: (0, n, 0, n) says that it is the nth word.
    """

    start: int
    end: int
    page: int
    box: Box


@dataclass(frozen=True, slots=True)
class Text:
    """Verbatim words joined by single blanks, with the place of every word."""

    value: str
    anchors: tuple[Anchor, ...]

    @property
    def pages(self) -> tuple[int, ...]:
        """PDF pages on which the text stands, ascending."""
        return tuple(sorted({anchor.page for anchor in self.anchors}))

    def part(self, start: int, end: int) -> Text:
        """Characters [start, end) with the anchors that touch them, positions counted anew."""
        kept = (a for a in self.anchors if a.start < end and a.end > start)
        moved = (
            Anchor(max(a.start, start) - start, min(a.end, end) - start, a.page, a.box)
            for a in kept
        )
        return Text(self.value[start:end], tuple(moved))


def join_texts(parts: list[Text]) -> Text:
    """The parts one after another with a blank between them; empty parts leave no trace."""
    value = ""
    anchors: list[Anchor] = []
    for part in parts:
        if not part.value:
            continue
        shift = len(value) + 1 if value else 0
        value = f"{value} {part.value}" if value else part.value
        anchors.extend(Anchor(a.start + shift, a.end + shift, a.page, a.box) for a in part.anchors)
    return Text(value, tuple(anchors))


class BlockKind(Choice):
    """What a block of a page is."""

    HEADING = "heading"
    PARAGRAPH = "paragraph"
    ITEM = "item"
    TABLE = "table"


@dataclass(frozen=True, slots=True)
class Row:
    """One row of a table; `cells` run parallel to the table's `header`."""

    cells: tuple[Text, ...]
    inherited: frozenset[int] = frozenset()
    """Columns whose cell was left empty and taken from the row above (a month, say)."""


@dataclass(frozen=True, slots=True)
class Table:
    """A table over one or more pages. `header` is empty text for a column without a title."""

    header: tuple[Text, ...]
    rows: tuple[Row, ...]


@dataclass(frozen=True, slots=True)
class Block:
    """A heading, paragraph, list item or table, in reading order."""

    kind: BlockKind
    text: Text
    level: int = 0
    """Depth of a heading, 1 for the highest; 0 for a title and for all else."""
    marker: str = ""
    """The bullet or number of a list item or heading, as printed."""
    table: Table | None = None


@dataclass(frozen=True, slots=True)
class Section:
    """The blocks under one heading; `path` runs from the highest heading to this one."""

    path: tuple[str, ...]
    heading: Text
    blocks: tuple[Block, ...]
    themes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Passage:
    """A piece of text that is found and cited as one; `text` is verbatim."""

    id: str
    document: str
    kind: str
    """One of: paragraph, item, row, heading."""
    section: tuple[str, ...]
    themes: tuple[str, ...]
    text: Text
    shown: str = ""
    """What is indexed and listed: for a table row its 'header: value' pairs, else the text."""

    def __post_init__(self) -> None:
        if not self.text.anchors:
            raise ValueError(f"passage {self.id} has no place on a page")


@dataclass(frozen=True, slots=True)
class Field:
    """One value of a fact: its role ('hours'), the header it stood under, the words of its cell."""

    role: str
    header: str
    text: Text


@dataclass(frozen=True, slots=True)
class Fact:
    """A typed record: an action, planning item, ambition, goal, term or amount."""

    kind: str
    document: str
    subject: str
    section: tuple[str, ...]
    themes: tuple[str, ...]
    fields: tuple[Field, ...]
    passage: str
    """Id of the passage that the fact was read from."""

    def field(self, role: str) -> Field | None:
        """The first field with this role, if any."""
        return next((f for f in self.fields if f.role == role), None)


@dataclass(frozen=True, slots=True)
class Document:
    """Everything that was read from one source."""

    source: Source
    pages: tuple[Page, ...]
    page_texts: dict[int, str]
    """PDF page number -> its text in reading order, line breaks and hyphens undone."""
    passages: tuple[Passage, ...]
    facts: tuple[Fact, ...] = ()
    warnings: tuple[str, ...] = field(default=())
