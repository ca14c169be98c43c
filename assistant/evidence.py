"""Evidence: words with their place, and sentences that rest on them."""

from __future__ import annotations

from dataclasses import dataclass

from ingest.document import Fact, Text


@dataclass(frozen=True, slots=True)
class Evidence:
    """Verbatim words of a document, with the headings and themes that they stand under."""

    document: str
    text: Text
    section: tuple[str, ...]
    themes: tuple[str, ...]
    above: tuple[str, ...] = ()
    """The words above its columns, for a row of a table."""

    @property
    def key(self) -> tuple[str, str, int, float]:
        """What makes two pieces of evidence the same: document, words, page and height."""
        first = self.text.anchors[0]
        return (self.document, self.text.value, first.page, first.box[1])


@dataclass(frozen=True, slots=True)
class Draft:
    """A sentence before its citations are numbered."""

    text: str
    evidence: tuple[Evidence, ...]
    item: bool = False
    """True for a line of a list."""
    computed: bool = False
    """True when it states a count, a sum or a comparison over its evidence."""


@dataclass(frozen=True, slots=True)
class Reply:
    """What an answerer found: sentences, or none with the reason why."""

    drafts: tuple[Draft, ...]
    because: str = ""
    """Why this is the answer, for --explain."""
    missing: str = ""
    """Without drafts: what is known to be missing, in Dutch."""
    suits: bool = False
    """True when its cells are of the sort that is asked, though they do not say so: '24.000'."""


def of_fact(fact: Fact, text: Text) -> Evidence:
    """Evidence for words of a fact."""
    return Evidence(fact.document, text, fact.section, fact.themes)


def holds(whole: Text, part: Text) -> bool:
    """Whether all words of `part` are among those of `whole`, by their places."""
    places = {(a.page, a.box) for a in whole.anchors}
    return all((a.page, a.box) in places for a in part.anchors)
