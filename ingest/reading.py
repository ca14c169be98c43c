"""One file -> everything that is known of it: the way from pages to passages and facts."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import chain
from pathlib import Path

from ingest.document import Block, Document, Fact, Page, Passage, Source, Text
from ingest.facets import Facets
from ingest.facts.amounts import read_amounts
from ingest.facts.lists import read_lists
from ingest.facts.rows import read_rows
from ingest.facts.terms import is_entry, read_terms
from ingest.flowing import finish_flow
from ingest.jobs import Terms
from ingest.layout import Layout, read_layout
from ingest.own_themes import with_own
from ingest.passages import Piece, make_pieces
from ingest.readers.pdf import read_pdf
from ingest.readers.plain_text import read_plain_text
from ingest.readers.web import read_markdown, read_web
from ingest.readers.word import read_word
from ingest.sections import make_sections
from ingest.themes import Themes

READERS: dict[str, Callable[[Path, Terms], tuple[Page, ...]]] = {
    ".pdf": read_pdf, ".docx": read_word, ".html": read_web, ".htm": read_web,
    ".md": read_markdown, ".markdown": read_markdown, ".txt": read_plain_text,
}  # fmt: skip


def read_document(
    source: Source, themes: Themes, facets: Facets, pages: Sequence[Page] | None = None
) -> Document:
    """Read a source, or the pages already read of it, into passages and facts.

    Raises ReadError when the file can't be read.
    """
    if pages is None:
        pages = READERS[source.path.suffix.lower()](source.path, Terms())
    layout = _read_layout(pages, facets)
    themes = with_own(themes, make_sections(layout.blocks, themes), facets)
    sections = tuple(make_sections(layout.blocks, themes))
    pieces = list(make_pieces(source.id, sections, facets, themes))
    return Document(
        source,
        tuple(replace(p, printed=layout.printed.get(p.number, p.printed)) for p in pages),
        page_texts(layout.blocks),
        tuple(p.passage for p in pieces),
        tuple(_read_facts(pieces, facets)),
    )


def _read_layout(pages: Sequence[Page], facets: Facets) -> Layout:
    """The blocks of the pages: those that the file itself tells, else as they are laid out."""
    told = [page.blocks for page in pages if page.blocks is not None]
    if told:
        return Layout(finish_flow(chain.from_iterable(told), facets.is_header), {})
    return read_layout(pages, facets.is_header)


def page_texts(blocks: Iterable[Block]) -> dict[int, str]:
    """The text of every page in reading order, a line a block."""
    texts: dict[int, list[str]] = {}
    for block in blocks:
        for page in block.text.pages:
            texts.setdefault(page, []).append(_part_on(block.text, page))
    return {page: "\n".join(lines) for page, lines in texts.items()}


def _part_on(text: Text, page: int) -> str:
    there = [a for a in text.anchors if a.page == page]
    return text.value[there[0].start : there[-1].end]


def _read_facts(pieces: Sequence[Piece], facets: Facets) -> Iterator[Fact]:
    passages = [p.passage for p in pieces]
    yield from read_rows(p for p in pieces if not is_entry(p, facets))
    yield from read_lists(pieces, facets)
    yield from read_terms(pieces, _headings(pieces), facets)
    yield from read_amounts(passages)


def _headings(pieces: Sequence[Piece]) -> Iterator[tuple[Passage, Text]]:
    """Every heading once, with the first passage under it."""
    seen: set[int] = set()
    for piece in pieces:
        heading = piece.section.heading
        if heading.anchors and id(heading) not in seen:
            seen.add(id(heading))
            yield piece.passage, heading
