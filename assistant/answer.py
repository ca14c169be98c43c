"""From a reply to an answer: the quote gate, and citations with their numbers."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from assistant import quotes, texts
from assistant.evidence import Draft, Evidence
from assistant.in_force import remark
from assistant.library import Library
from assistant.surroundings import surroundings
from assistant.values import Citation, Sentence
from ingest.boxes import merge_boxes
from ingest.dates import MONTHS
from ingest.document import Anchor, Box, Text


def cite(
    library: Library, drafts: Sequence[Draft]
) -> tuple[tuple[Sentence, ...], tuple[Citation, ...]]:
    """The sentences that pass the gate, and their citations numbered from 1 as they occur."""
    numbers: dict[tuple[str, str, int, float], int] = {}
    citations: list[Citation] = []
    sentences: list[Sentence] = []
    for draft in drafts:
        evidence = [part for e in draft.evidence for part in by_page(e)]
        if not passes(library, draft, evidence):
            continue
        for piece in evidence:
            if piece.key not in numbers:
                numbers[piece.key] = len(citations) + 1
                citations.append(citation_of(library, piece, numbers[piece.key]))
        used = tuple(dict.fromkeys(numbers[p.key] for p in evidence))
        sentences.append(Sentence(draft.text, used, draft.item))
    return tuple(sentences), tuple(citations)


def passes(library: Library, draft: Draft, evidence: Sequence[Evidence]) -> bool:
    """The quote gate: every quote on its page, every number and name in the quotes.

    What is counted over rows need not stand in one of them: a number, or a month that none has.
    """
    if not evidence:
        return False
    if not all(stands(library, piece) for piece in evidence):
        return False
    context = [word for piece in evidence for word in _context(library, piece)]
    loose = quotes.unfounded(draft.text, [p.text.value for p in evidence], context)
    return not [w for w in loose if not (draft.computed and (w[0].isdigit() or w in MONTHS))]


def stands(library: Library, piece: Evidence) -> bool:
    """Whether evidence of one page stands on it to the letter."""
    page = library.index.page_text(piece.document, piece.text.pages[0])
    return quotes.stands_on(piece.text.value, page)


def by_page(evidence: Evidence) -> Iterator[Evidence]:
    """Evidence that runs over a page's end, as one piece a page."""
    for page in evidence.text.pages:
        there = [a for a in evidence.text.anchors if a.page == page]
        part = evidence.text.part(there[0].start, there[-1].end)
        kept = tuple(a for a in part.anchors if a.page == page)
        yield replace(evidence, text=Text(part.value, kept))


def _context(library: Library, piece: Evidence) -> Iterator[str]:
    """What is shown with a citation: title, headings, themes, and words of the phrases."""
    yield library.documents[piece.document].title
    yield from piece.section
    yield from piece.above
    yield from (theme.name for t in piece.themes if (theme := library.themes.get(t)))
    yield " ".join((texts.YES, texts.NO, texts.NOT_STATED, texts.NOT_KNOWN))


def citation_of(library: Library, piece: Evidence, number: int) -> Citation:
    """Evidence of one page as the citation with this number."""
    source = library.documents[piece.document]
    page = piece.text.pages[0]
    return Citation(
        number, source.id, source.title, source.kind.value, next(iter(piece.themes), None),
        piece.section, page, library.index.printed_page(source.id, page), piece.text.value,
        boxes(piece.text.anchors), source.official, library.index.recognised(source.id, page),
        source.paged, surroundings(library, source.id, piece.section, piece.text.value),
        remark(library, source.id),
    )  # fmt: skip


def boxes(anchors: Sequence[Anchor]) -> tuple[Box, ...]:
    """The boxes of the words, those side by side on a line taken together."""
    return merge_boxes([a.box for a in anchors])
