"""Web pages and Markdown -> headings, paragraphs, list items and tables. Nothing in them is run,
shown or fetched: only words are taken."""

from __future__ import annotations

import re
from pathlib import Path

import lxml.html
from lxml import etree
from markdown_it import MarkdownIt

from ingest import texts
from ingest.document import Page
from ingest.errors import ReadError
from ingest.jobs import Terms
from ingest.readers.flow import Flow, tidy
from ingest.readers.plain_text import decode
from ingest.readers.web_styles import Styles
from ingest.readers.web_tables import is_data, read_rows, seen_text

SET_ASIDE = {
    "head", "nav", "noscript", "template", "svg", "math", "canvas", "audio", "video", "map",
    "form", "button", "select", "textarea", "input", "footer", "dialog",
}  # fmt: skip
"""What stands around a text or can't be read: menus, forms, pictures."""
ACTIVE = {"script", "style", "iframe", "object", "embed", "applet"}
"""What a browser would run or fetch."""
RUNNING = {"script", "iframe", "object", "embed", "applet"}
INLINE = {
    "a", "abbr", "acronym", "b", "bdi", "bdo", "big", "cite", "code", "data", "del", "dfn", "em",
    "font", "i", "ins", "kbd", "label", "mark", "q", "s", "samp", "small", "span", "strike",
    "strong", "sub", "sup", "time", "tt", "u", "var", "wbr", "img",
}  # fmt: skip
BOLD = {"b", "strong"}
BOLD_LEVEL = 7
"""A paragraph in bold print is a heading below the six levels that HTML has."""
CHARSET = re.compile(rb"<meta[^>]{0,200}charset\s*=\s*[\"']?\s*([\w-]+)", re.IGNORECASE)
FRONT_MATTER = re.compile(r"\A(-{3}|\+{3})\s*\n.*?\n\1\s*(?:\n|\Z)", re.DOTALL)


def read_web(path: Path, terms: Terms = Terms()) -> tuple[Page, ...]:
    """The text of a web page as one page. Raises ReadError when there is no text in it."""
    content = path.read_bytes()
    named = CHARSET.search(content[:4096])
    try:
        text = content.decode(named[1].decode("ascii")) if named else decode(path)
    except (UnicodeDecodeError, LookupError):
        text = decode(path)
    return (_read(text, path),)


def read_markdown(path: Path, terms: Terms = Terms()) -> tuple[Page, ...]:
    """The text of a Markdown file as one page; HTML in it is read as plain words."""
    text = FRONT_MATTER.sub("", decode(path))
    markdown = MarkdownIt("commonmark", {"html": False}).enable(["table", "strikethrough"])
    return (_read(markdown.render(text), path),)


def _read(text: str, path: Path) -> Page:
    parser = lxml.html.HTMLParser(encoding="utf-8", no_network=True, remove_comments=True)
    try:
        root = lxml.html.document_fromstring(text.encode("utf-8", "replace"), parser=parser)
    except (etree.LxmlError, ValueError) as error:
        raise ReadError(texts.NO_TEXT_IN_FILE.format(file=texts.name_of(path))) from error
    web = _Web(Styles.of_page(root))
    if root.find(".//h1") is None:
        web.flow.heading(root.findtext(".//title") or "", 0)
    for body in root.iter("body"):
        web.walk(body)
        web.close()
    warnings = [texts.HIDDEN_TEXT] * (web.unseen > 0) + [texts.ACTIVE_PARTS] * (web.active > 0)
    return web.flow.page(warnings)


class _Web:
    """Goes through the elements and gathers words until a block ends."""

    def __init__(self, styles: Styles) -> None:
        self.styles = styles
        self.flow = Flow()
        self.unseen = 0
        self.active = 0
        self._words: list[str] = []
        self._plain = 0
        self._marker = ""

    def walk(self, element: lxml.html.HtmlElement, bold: bool = False) -> None:
        """Read an element with all that is in it."""
        self._take(element.text, bold)
        for child in element:
            if isinstance(child.tag, str):
                self._enter(child, bold)
            self._take(child.tail, bold)

    def close(self) -> None:
        """End the paragraph that is being gathered."""
        text, plain = "".join(self._words), self._plain
        self._words, self._plain = [], 0
        if not tidy(text):
            return
        if self._marker:
            self.flow.item(self._marker, text)
            self._marker = ""
        elif not plain and not tidy(text).endswith("."):
            self.flow.heading(text, BOLD_LEVEL)
        else:
            self.flow.paragraph(text)

    def _take(self, text: str | None, bold: bool) -> None:
        if text:
            self._words.append(re.sub(r"\s+", " ", text))
            self._plain += 0 if bold else len(text.strip())

    def _enter(self, element: lxml.html.HtmlElement, bold: bool) -> None:
        tag = element.tag.lower()
        if tag in ACTIVE or tag in SET_ASIDE:
            self.active += tag in RUNNING
        elif self._hides(element):
            return
        elif tag == "br":
            self._words.append("\n")
        elif tag in INLINE:
            self.walk(element, bold or tag in BOLD)
        else:
            self.close()
            self._block(element, tag)
            self.close()

    def _hides(self, element: lxml.html.HtmlElement) -> bool:
        """Whether an element is not to be seen; what stands in it is counted."""
        hidden = self.styles.hides(element)
        self.unseen += hidden and bool(tidy(element.text_content()))
        return hidden

    def _block(self, element: lxml.html.HtmlElement, tag: str) -> None:
        if re.fullmatch("h[1-6]", tag):
            self.flow.heading(seen_text(element, self._hides), int(tag[1]))
        elif tag == "li":
            self._marker = _marker(element)
            self.walk(element)
            self.close()
            self._marker = ""
        elif tag == "table" and is_data(element):
            rows, header = read_rows(element, self._hides)
            for caption in element.iter("caption"):
                self.flow.paragraph(seen_text(caption, self._hides))
            self.flow.table(rows, header)
        elif tag == "pre":
            self.flow.paragraph(seen_text(element, self._hides))
        else:
            self.walk(element)


def _marker(item: lxml.html.HtmlElement) -> str:
    """The bullet of a list item, or its number in a numbered list."""
    parent = item.getparent()
    if parent is None or parent.tag != "ol":
        return "•"
    start = parent.get("start", "1")
    first = int(start) if re.fullmatch(r"-?\d{1,6}", start) else 1
    place = sum(1 for before in item.itersiblings("li", preceding=True))
    return f"{first + place}."
