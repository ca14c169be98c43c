"""Blocks -> sections: every block under the headings that it stands under."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from ingest.document import Block, BlockKind, Section, Text
from ingest.themes import Themes

EMPTY = Text("", ())


def make_sections(blocks: Iterable[Block], themes: Themes) -> Iterator[Section]:
    """One section a heading, in reading order; what precedes the first heading has no path."""
    path: list[tuple[int, Block]] = []
    held: list[Block] = []
    for block in blocks:
        if block.kind is not BlockKind.HEADING:
            held.append(block)
            continue
        yield from _section(path, held, themes)
        path = [(level, b) for level, b in path if level < block.level] + [(block.level, block)]
        held = []
    yield from _section(path, held, themes)


def clean_heading(heading: str) -> str:
    """A heading without the colon or full stop at its end."""
    return re.sub(r"\s*[:.;]+$", "", heading)


def without_number(heading: str) -> str:
    """A heading without its number: '9. Schouw haven.' -> 'Schouw haven'."""
    return clean_heading(re.sub(r"^\(?(?:\d+(?:\.\d+)*[.)]?|[a-z][.)])\s+", "", heading))


def themes_of_path(path: Iterable[str], themes: Themes) -> tuple[str, ...]:
    """The theme that the deepest heading with a theme in it names."""
    named = [t for heading in path if (t := themes.of_heading(without_number(heading)))]
    return (named[-1],) if named else ()


def _section(
    path: list[tuple[int, Block]], blocks: list[Block], themes: Themes
) -> Iterator[Section]:
    if not blocks and not path:
        return
    names = tuple(clean_heading(b.text.value) for _, b in path)
    heading = path[-1][1].text if path else EMPTY
    yield Section(names, heading, tuple(blocks), themes_of_path(names, themes))
