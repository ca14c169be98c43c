"""Running heads, page numbers and tables of contents: lines that are not the text itself."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence

from ingest.document import Page
from ingest.lines import Line

MARGIN_SHARE = 0.12
"""Running heads stand within this share of the page's height from its top or bottom."""
REPEATED_SHARE = 0.5
"""A line in the margin of more than this share of the pages is a running head."""
NUMBER_LINE = re.compile(
    r"^(?:(?:pagina|blz\.?|p\.)\s*)?[-–]?\s*(\d{1,4})\s*[-–]?(?:\s*(?:van|/)\s*\d{1,4})?$", re.I
)
LEADER = re.compile(r"(?:\.\s?){4,}\s*\d{1,4}\s*$|…+\s*\d{1,4}\s*$")
CONTENTS_TITLE = re.compile(r"^(inhoud|inhoudsopgave|inhoudsopave)\W*$", re.I)


def split_margins(
    pages: Sequence[Page], lines: Mapping[int, Sequence[Line]]
) -> tuple[dict[int, list[Line]], dict[int, list[Line]]]:
    """Lines by page number: (the text itself, what stands in the margins on page after page)."""
    repeated = _repeated(pages, lines)
    body: dict[int, list[Line]] = defaultdict(list)
    margin: dict[int, list[Line]] = defaultdict(list)
    for page in pages:
        for line in lines[page.number]:
            aside = in_margin(page, line) and (
                _shape(line) in repeated or NUMBER_LINE.match(line.text) is not None
            )
            (margin if aside else body)[page.number].append(line)
    return dict(body), dict(margin)


def printed_numbers(margin: Mapping[int, Sequence[Line]]) -> dict[int, str]:
    """The number printed on each page, where the margins count along with the pages."""
    found = {
        number: {int(n) for line in lines for n in re.findall(r"\b\d{1,4}\b", line.text)}
        for number, lines in margin.items()
    }
    shifts = Counter(value - number for number, values in found.items() for value in values)
    if not shifts:
        return {}
    shift, times = shifts.most_common(1)[0]
    if times < 2 and len(margin) > 1:
        return {}
    return {n: str(n + shift) for n, values in found.items() if n + shift in values}


def without_contents(lines: Sequence[Line]) -> list[Line]:
    """The lines of a page without a table of contents and its title."""
    listed = [line for line in lines if LEADER.search(line.text)]
    if len(listed) < 3:
        return list(lines)
    return [x for x in lines if not LEADER.search(x.text) and not CONTENTS_TITLE.match(x.text)]


def _repeated(pages: Sequence[Page], lines: Mapping[int, Sequence[Line]]) -> set[str]:
    times = Counter(
        shape
        for page in pages
        for shape in {_shape(x) for x in lines[page.number] if in_margin(page, x)}
    )
    least = max(2, REPEATED_SHARE * len(pages))
    return {shape for shape, count in times.items() if count >= least}


def in_margin(page: Page, line: Line) -> bool:
    """Whether a line stands where running heads and page numbers stand."""
    edge = MARGIN_SHARE * page.height
    return line.box[3] < edge or line.box[1] > page.height - edge


def _shape(line: Line) -> str:
    """The line with its numbers levelled and, for scans, only its letters."""
    return re.sub(r"[^a-z#]", "", re.sub(r"\d+", "#", line.text.lower()))
