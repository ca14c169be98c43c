"""The styles of a Word file: which of them are headings, bold, hidden or of a table of contents."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from docx.oxml.ns import qn

Element = Any
"""An element of lxml, which ships no types."""
CONTENTS = re.compile(r"^(?:toc|inhopg)\s*\d|^toc heading$|^kopvaninhoudsopgave$", re.IGNORECASE)
HEADING = re.compile(r"^(?:heading|kop)\s*(\d)$", re.IGNORECASE)
TITLE = re.compile(r"^(?:title|titel)$", re.IGNORECASE)
MAX_CHAIN = 20
"""Styles are based on styles; a longer chain goes in a circle."""


@dataclass(frozen=True, slots=True)
class Style:
    """What a paragraph's style says; `level` 0 for a title, 1 to 9 for headings, else None."""

    level: int | None
    contents: bool
    list_level: tuple[str, int] | None
    """The numbered list (numId) to which it belongs, and the level in it, from 0."""


class Styles:
    """All styles by their id."""

    def __init__(self, root: Element) -> None:
        self._styles = {s.get(qn("w:styleId"), ""): s for s in root.iter(qn("w:style"))}
        kind = (qn("w:type"), qn("w:default"))
        found = [s for s in self._styles.values() if s.get(kind[0]) == "paragraph"]
        self._default = next((s for s in found if s.get(kind[1]) in ("1", "true")), None)

    def of(self, paragraph: Element) -> Style:
        """The style of a paragraph, with what it says itself."""
        chain = list(self.chain(paragraph.find(f"{qn('w:pPr')}/{qn('w:pStyle')}")))
        properties = [paragraph.find(qn("w:pPr")), *(style.find(qn("w:pPr")) for style in chain)]
        told = [found for found in properties if found is not None]
        names = [style.find(qn("w:name")) for style in chain]
        written = [name.get(qn("w:val"), "") for name in names if name is not None]
        contents = any(CONTENTS.match(name) for name in written)
        return Style(_level(told, written), contents, _list_level(told))

    def chain(self, reference: Element | None) -> Iterator[Element]:
        """The style that an element refers to and those that it is based on."""
        style = self._default
        if reference is not None:
            style = self._styles.get(reference.get(qn("w:val"), ""), style)
        for _ in range(MAX_CHAIN):
            if style is None:
                return
            yield style
            based = style.find(qn("w:basedOn"))
            style = None if based is None else self._styles.get(based.get(qn("w:val"), ""))


def _level(told: list[Element], names: list[str]) -> int | None:
    for name in names:
        if TITLE.match(name):
            return 0
        if heading := HEADING.match(name):
            return int(heading[1])
    outline = next((o for p in told if (o := p.find(qn("w:outlineLvl"))) is not None), None)
    value = "9" if outline is None else outline.get(qn("w:val"), "9")
    return int(value) + 1 if value in set("012345678") else None


def _list_level(told: list[Element]) -> tuple[str, int] | None:
    found = [n for p in told if (n := p.find(qn("w:numPr"))) is not None]
    ids = [i.get(qn("w:val"), "") for n in found if (i := n.find(qn("w:numId"))) is not None]
    levels = [i.get(qn("w:val"), "") for n in found if (i := n.find(qn("w:ilvl"))) is not None]
    if not ids or ids[0] == "0":
        return None
    return ids[0], int(levels[0]) if levels and levels[0] in set("012345678") else 0
