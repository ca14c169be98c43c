"""How a citation is written out: short, the way people name a place in a meeting."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from assistant.values import Citation
from ui import texts

SHORT = (
    (r"integraal\s+veiligheids(?:plan|beleid)", "IVP"),
    (r"(?:integraal\s+)?uitvoeringsprogramma(?:\s+integrale\s+veiligheid)?", "UVP"),
    (r"raadsinformatiebrief", "RIB"),
)
"""What kinds of document are called in full, and the abbreviation that everybody uses."""
CHAPTER = re.compile(r"(?:hoofdstuk\s+)?(\d{1,2})\.?(?:\s+|$)(.*)", re.IGNORECASE)


def copied_citation(source: Citation) -> str:
    """The line that is copied: "UVP Heuvelland 2026, hoofdstuk 3, Capaciteit, p. 13: '...'"."""
    notes = [texts.EXAMPLE_TEXT.lower()] * (not source.official) + [source.remark]
    note = "".join(f" ({note})" for note in notes if note)
    return f"{place_of(source)}{note}: '{' '.join(source.quote.split())}'"


def place_of(source: Citation) -> str:
    """Where a citation stands: document, chapter, headings, page."""
    page = texts.page_place(source.page, source.printed_page, source.paged)
    parts = (short_title(source.title), *short_path(source.section), page)
    return ", ".join(filter(None, parts))


def short_title(title: str) -> str:
    """A title with the kind of document abbreviated: 'UVP Heuvelland 2026'."""
    for full, short in SHORT:
        title = re.sub(rf"\b{full}\b", short, title, flags=re.IGNORECASE)
    return title


def short_path(section: Sequence[str]) -> tuple[str, ...]:
    """The headings, a numbered chapter by its number; by its name too when nothing follows."""
    return tuple(_shorten(section)) if section else ()


def _shorten(section: Sequence[str]) -> Iterator[str]:
    chapter = CHAPTER.fullmatch(section[0])
    if chapter is None:
        yield from section
        return
    yield texts.CHAPTER.format(number=chapter[1])
    yield from section[1:] or [name for name in (chapter[2],) if name]
