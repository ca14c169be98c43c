"""What stands around a quote in a document without pages, to show in place of the page."""

from __future__ import annotations

from assistant.library import Library
from assistant.quotes import plain

REACH = 4
"""So many passages before and after the quote are shown with it."""


def surroundings(
    library: Library, document: str, section: tuple[str, ...], quote: str
) -> tuple[str, ...]:
    """The passages with the quote and those around it under the same heading, in order.

    () for a document with pages: those can be shown themselves.
    """
    if library.documents[document].paged:
        return ()
    found = [
        passage.text
        for passage in library.passages.values()
        if passage.document == document and passage.section == section
    ]
    places = [place for place, text in enumerate(found) if shares(text, quote)]
    if not places:
        return (quote,)
    return tuple(found[max(0, places[0] - REACH) : places[-1] + REACH + 1])


def shares(text: str, quote: str) -> bool:
    """Whether a quote stands in a text, or the text in the quote."""
    one, other = plain(text), plain(quote)
    return one in other or other in one
