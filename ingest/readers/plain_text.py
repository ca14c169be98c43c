"""Plain text files -> headings, paragraphs, list items and tables made with tabs."""

from __future__ import annotations

import codecs
import re
from itertools import groupby, pairwise
from pathlib import Path

from ingest import texts
from ingest.document import Page
from ingest.errors import ReadError
from ingest.jobs import Terms
from ingest.readers.flow import Flow, split_marker, tidy

MARKS = {codecs.BOM_UTF8: "utf-8-sig", codecs.BOM_UTF16_LE: "utf-16", codecs.BOM_UTF16_BE: "utf-16"}
UNDERLINE = re.compile(r"^(={3,}|-{3,}|~{3,}|\*{3,})$")
PLAIN = 3
"""Level of a heading that nothing marks but its shortness; at the top it is the title."""
MAX_TITLE_WORDS = 12
"""Longer lines without a full stop are no headings."""
SCREEN_CHARS, FULL_SHARE = 40, 0.75
"""A line was broken for its width when it is longer than both: 40 characters, as e-mail programs
and editors break at 65 and more, and this share of the longest line of its paragraph."""


def read_plain_text(path: Path, terms: Terms = Terms()) -> tuple[Page, ...]:
    """All text of a file as one page. Raises ReadError when it is no text."""
    flow = Flow()
    paragraphs = _paragraphs(decode(path).splitlines())
    for place, lines in enumerate(paragraphs):
        if place + 1 < len(paragraphs) and (level := _heading_level(lines)):
            flow.heading(lines[0], level if place or level < PLAIN else 0)
            continue
        for tabbed, run in groupby(lines, key=lambda line: "\t" in line.strip()):
            part = list(run)
            if tabbed and len(part) > 1:
                flow.table([line.rstrip().split("\t") for line in part], header=True)
            else:
                flow.paragraph("\n".join(_unwrap(part)))
    return (flow.page(),)


def decode(path: Path) -> str:
    """The text of a file in UTF-8, UTF-16 or Windows-1252. Raises ReadError for other bytes."""
    content = path.read_bytes()
    named = next((name for mark, name in MARKS.items() if content.startswith(mark)), None)
    for encoding in (named,) if named else ("utf-8", "cp1252"):
        try:
            text = content.decode(encoding)
        except UnicodeDecodeError:
            continue
        if "\0" not in text:
            return text
    raise ReadError(texts.NO_PLAIN_TEXT.format(file=texts.name_of(path)))


def _paragraphs(lines: list[str]) -> list[list[str]]:
    """Runs of lines between blank ones."""
    runs = groupby(lines, key=lambda line: bool(line.strip()))
    return [list(run) for filled, run in runs if filled]


def _heading_level(lines: list[str]) -> int:
    """1 for a heading, 2 and more for one below it, 0 for what is none."""
    first = tidy(lines[0])
    if len(lines) == 2 and UNDERLINE.match(lines[1].strip()):
        return 1 if lines[1].strip()[0] in "=*" else 2
    if len(lines) > 1 or len(first.split()) > MAX_TITLE_WORDS or re.search(r"[.!?;,]$", first):
        return 0
    marker = split_marker(first)[0]
    if marker and not marker[0].isdigit():
        return 0
    return 1 + marker.strip(".)").count(".") if marker or first.isupper() else PLAIN


def _unwrap(lines: list[str]) -> list[str]:
    """The lines of a paragraph, those joined that were broken at the width of a screen."""
    full = max(SCREEN_CHARS, FULL_SHARE * max(map(len, lines)))
    joined = lines[:1]
    for above, line in pairwise(lines):
        if len(above) > full and not _item(line):
            joined[-1] += f" {line.strip()}"
        else:
            joined.append(line)
    return joined


def _item(line: str) -> bool:
    return bool(split_marker(tidy(line))[0])
