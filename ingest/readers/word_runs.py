"""The words of a Word paragraph: what is printed of it, without what is deleted or hidden."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import takewhile

from docx.oxml.ns import qn

from ingest.readers.word_styles import Element, Styles

TINY = 3.0
"""Points; smaller print can't be read on paper."""
OUT = {qn("w:del"), qn("w:moveFrom"), qn("w:txbxContent"), qn("w:rt")}
"""Deleted words, and words that are read at another place."""
WHITE = ("ffffff", "fefefe")


class Runs:
    """Reads runs; `unseen` counts those that were set aside because nobody can see them."""

    def __init__(self, styles: Styles) -> None:
        self.unseen = 0
        self._styles = styles

    def text(self, paragraph: Element, in_table: bool = False) -> str:
        """The printed text of a paragraph, its line breaks as newlines."""
        parts: list[str] = []
        for run in _runs(paragraph):
            text = "".join(_printed(run))
            if text.strip() and self._is_unseen(run, paragraph, in_table):
                self.unseen += 1
            else:
                parts.append(text)
        return "".join(parts)

    def all_bold(self, paragraph: Element) -> bool:
        """Whether all letters of a paragraph are in bold print."""
        runs = [r for r in _runs(paragraph) if any(c.isalnum() for c in "".join(_printed(r)))]
        return bool(runs) and all(_is_on(self._property(r, paragraph, "w:b")) for r in runs)

    def boxes(self, paragraph: Element) -> Iterator[Element]:
        """The paragraphs and tables in text boxes that hang on a paragraph, each once."""
        for content in paragraph.iter(qn("w:txbxContent")):
            spare = any(a.tag.endswith("}Fallback") for a in content.iterancestors())
            if not spare and next(content.iterancestors(qn("w:p"))) is paragraph:
                yield from content.iterchildren(qn("w:p"), qn("w:tbl"))

    def notes(self, paragraph: Element) -> Iterator[str]:
        """The ids of the footnotes that a paragraph refers to."""
        for reference in paragraph.iter(qn("w:footnoteReference")):
            yield reference.get(qn("w:id"), "")

    def _is_unseen(self, run: Element, paragraph: Element, in_table: bool) -> bool:
        hidden = _is_on(self._property(run, paragraph, "w:vanish"))
        return (
            hidden
            or self._is_tiny(run, paragraph)
            or (not in_table and self._is_white(run, paragraph))
        )

    def _is_tiny(self, run: Element, paragraph: Element) -> bool:
        size = self._property(run, paragraph, "w:sz")
        value = "" if size is None else size.get(qn("w:val"), "")
        return value.isdecimal() and int(value) / 2 < TINY

    def _is_white(self, run: Element, paragraph: Element) -> bool:
        """White print on white paper: nothing colours the paper under it."""
        colour = self._property(run, paragraph, "w:color")
        if colour is None or colour.get(qn("w:val"), "").lower() not in WHITE:
            return False
        shaded = self._property(run, paragraph, "w:shd") is not None
        marked = self._property(run, paragraph, "w:highlight") is not None
        under = next(paragraph.iter(qn("w:shd")), None) is not None
        boxed = next(paragraph.iterancestors(qn("w:txbxContent")), None) is not None
        return not (shaded or marked or under or boxed)

    def _property(self, run: Element, paragraph: Element, name: str) -> Element | None:
        """A property of a run: its own, else that of its style or of the paragraph's."""
        own = run.find(qn("w:rPr"))
        if own is not None:
            if (found := own.find(qn(name))) is not None:
                return found
            if (style := own.find(qn("w:rStyle"))) is not None:
                for based in self._styles.chain(style):
                    if (found := based.find(f"{qn('w:rPr')}/{qn(name)}")) is not None:
                        return found
        for based in self._styles.chain(paragraph.find(f"{qn('w:pPr')}/{qn('w:pStyle')}")):
            if (found := based.find(f"{qn('w:rPr')}/{qn(name)}")) is not None:
                return found
        return None


def _runs(paragraph: Element) -> Iterator[Element]:
    """The runs of a paragraph itself, in links and tracked insertions too."""
    for run in paragraph.iter(qn("w:r")):
        within = takewhile(lambda above: above is not paragraph, run.iterancestors())
        if not any(element.tag in OUT for element in within):
            yield run


def _printed(run: Element) -> Iterator[str]:
    """The characters of a run; a symbol of a picture font is no character."""
    for part in run:
        if part.tag == qn("w:t"):
            yield part.text or ""
        elif part.tag in (qn("w:br"), qn("w:cr")):
            yield "\n"
        elif part.tag == qn("w:noBreakHyphen"):
            yield "-"
        elif part.tag in (qn("w:tab"), qn("w:ptab"), qn("w:sym")):
            yield " "


def _is_on(toggle: Element | None) -> bool:
    return toggle is not None and toggle.get(qn("w:val"), "1").lower() not in ("0", "false", "off")
