"""Tables of contents without dots: told by their title and by numbers that go up."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from ingest.document import Page
from ingest.lines import Line, make_lines
from ingest.margins import CONTENTS_TITLE, NUMBER_LINE, in_margin

ENTRY = re.compile(r"[^\W\d].*\s(\d{1,3})$")
"""A title with the number of its page at the end of the line."""
MIN_ENTRIES = 3
MAX_WRAPPED = 2
"""Lines of one title before the one with its number."""


def drop_contents(pages: Sequence[Page]) -> Iterator[Page]:
    """The pages without the words of a table of contents and its title."""
    reached: int | None = None
    for page in pages:
        lines = [x for x in make_lines(page.number, page.words) if not NUMBER_LINE.match(x.text)]
        title = _title(lines)
        if title is None and reached is None:
            yield page
            continue
        listed = lines if title is None else lines[title + 1 :]
        entries = _entries(listed, 0 if title is not None else reached or 0)
        goes_on = all(in_margin(page, line) for line in listed[len(entries) :])
        reached = _number(entries[-1]) if entries and goes_on else None
        if len(entries) < MIN_ENTRIES:
            yield page
            continue
        gone = {id(w) for x in entries for w in x.words}
        gone |= {id(w) for w in (lines[title].words if title is not None else ())}
        yield replace(page, words=tuple(w for w in page.words if id(w) not in gone))


def _title(lines: Sequence[Line]) -> int | None:
    return next((n for n, line in enumerate(lines) if CONTENTS_TITLE.match(line.text)), None)


def _entries(lines: Sequence[Line], reached: int) -> list[Line]:
    """The lines from the first to the last entry, as long as the numbers don't go down."""
    end, wrapped = 0, 0
    for place, line in enumerate(lines):
        number = _number(line)
        if number is not None and number < reached:
            break
        wrapped = 0 if number is not None else wrapped + 1
        if wrapped > MAX_WRAPPED:
            break
        if number is not None:
            reached, end = number, place + 1
    return list(lines[:end])


def _number(line: Line) -> int | None:
    entry = ENTRY.search(line.text)
    return int(entry[1]) if entry else None
