"""What the assistant takes and gives: filters, hits, citations and answers."""

from __future__ import annotations

from dataclasses import dataclass

from ingest.document import Box


@dataclass(frozen=True, slots=True)
class Filters:
    """What may be searched; an empty field lets everything through. All fields hold together."""

    theme: str | None = None
    kind: str | None = None
    document: str | None = None
    municipality: str | None = None
    year: int | None = None
    among: frozenset[str] | None = None
    """Ids of the documents to which an answer keeps, such as those in force; None for all."""


@dataclass(frozen=True, slots=True)
class Hit:
    """A passage that was found. `score` is between 0 and 1, higher is better."""

    passage: str
    document: str
    title: str
    page: int
    printed_page: str | None
    section: tuple[str, ...]
    themes: tuple[str, ...]
    text: str
    score: float
    boxes: tuple[Box, ...] = ()
    quote: str = ""
    """The words as they stand on the page; `text` may have the headers of a table with them."""
    recognised: bool = False
    """True when the words were recognised in a scan and may have slips."""
    paged: bool = True
    """False in a document without pages, which is cited by its headings."""
    around: tuple[str, ...] = ()
    """In a document without pages: the passages around this one, to show in place of the page."""
    remark: str = ""
    """What is to be known of a document that does not hold today, in Dutch."""


@dataclass(frozen=True, slots=True)
class Found:
    """A passage with the characters [start, end) of its text that met what was typed."""

    hit: Hit
    marks: tuple[tuple[int, int], ...]


@dataclass(frozen=True, slots=True)
class Lookup:
    """What was found while typing; `literal` is False when no passage holds the words."""

    found: tuple[Found, ...]
    literal: bool


@dataclass(frozen=True, slots=True)
class Citation:
    """Words that stand verbatim on a page. `number` is the [1] in the answer."""

    number: int
    document: str
    title: str
    kind: str
    theme: str | None
    section: tuple[str, ...]
    page: int
    printed_page: str | None
    quote: str
    boxes: tuple[Box, ...]
    official: bool = True
    recognised: bool = False
    paged: bool = True
    around: tuple[str, ...] = ()
    """In a document without pages: the passages around the quote, to show in place of the page."""
    remark: str = ""
    """What is to be known of a document that does not hold today, in Dutch."""


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence (or list line) of an answer with the numbers of its citations."""

    text: str
    citations: tuple[int, ...]
    item: bool = False
    """True for a line of a list."""


@dataclass(frozen=True, slots=True)
class Answer:
    """The reply to one question. When `found` is False there are no citations."""

    question: str
    found: bool
    sentences: tuple[Sentence, ...]
    citations: tuple[Citation, ...]
    understood: str | None = None
    """How a follow-up question was read, in Dutch; None when it was taken as it stands."""
    nearest: tuple[Hit, ...] = ()
    """Without an answer: the passages that come nearest, best first."""
    searched: str = ""
    """Without an answer: what was searched, in Dutch."""
    seconds: float = 0.0

    @property
    def text(self) -> str:
        """The whole answer as plain text, citations as [1], list lines starting with '- '."""
        lines = (
            ("- " if s.item else "") + s.text + "".join(f" [{n}]" for n in s.citations)
            for s in self.sentences
        )
        return "\n".join(lines)
