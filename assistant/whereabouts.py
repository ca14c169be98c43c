"""In which documents and on which pages something stands, and which documents there are."""

from __future__ import annotations

import re
from dataclasses import replace

from assistant import texts
from assistant.chapters import names_heading
from assistant.evidence import Draft, Evidence, Reply
from assistant.fitting import bears, names_met
from assistant.library import Library
from assistant.papers import describe, first_words, left_over, lines
from assistant.query import Form, Query, is_deed
from assistant.question import named_kinds
from assistant.search import Search
from assistant.sentences import rank_sentences
from ingest.index import StoredPassage
from ingest.words import fold

PAPER = (
    r"(?:documenten|document|stukken|stuk|beleidsstuk\w*|bronnen|bron|brieven|brief|nota'?s?"
    r"|bestanden|bestand)"
)
PAGE = r"(?:bladzijden?|bladzij|pagina'?s?|blz)"
ASKS = re.compile(
    rf"\b(?:in|op) welke? (?:{PAPER}|{PAGE})\b"
    rf"|\bwelke? (?:\w+ )?{PAPER} (?:\w+ )?(?:gaat|gaan|noem|vermeld|beschrij|behandel|besprek)"
    r"|\bwaar (?:kan ik|lees|lezen|vind|vinden|wordt|worden|staat|staan)\b.*"
    r"\b(?:over|lezen|terugvinden|genoemd|vermeld|beschreven)\b"
)
ASKS_HEADING = re.compile(r"^(?:en )?waar (?:staat|staan|vind|vinden) (?!.*\bvoor\b)")
"""'Waar staat ...' may ask for a place on the map: only a heading answers it."""
LISTS = re.compile(
    r"\b(?:welke|wat voor|hoeveel|alle|noem de|lijst van|overzicht van(?: de)?)"
    rf" (?:\w+ )?{PAPER}\b"
)
YEAR = re.compile(r"\b(?:19|20)\d\d\b")
HEADED = ("ambition", "goal", "action")
"""What a heading under that of a theme announces."""
READ, MOST_DOCUMENTS, MOST_PAGES = 40, 6, 3


def answer_whereabouts(search: Search, query: Query) -> Reply | None:
    """The documents asked for with their pages; None for a question that asks for no document."""
    library, plain = search.library, fold(query.question)
    words = left_over(library, query)
    if LISTS.search(plain) and not ASKS.search(plain) and all(is_deed(t.word) for t in words):
        return _listed(library, query)
    if not words:
        return None
    asked = replace(query, topics=words, focus=None, sort=None, form=Form.OPEN)
    if ASKS.search(plain):
        headed = _headed(library, asked)
        pages = headed and re.search(PAGE, plain)
        return _reply(library, headed if pages else _elsewhere(headed, _told(search, asked)))
    if ASKS_HEADING.search(plain):
        return _reply(library, _headed(library, asked))
    return None


def places_of(library: Library, reply: Reply | None) -> Reply | None:
    """Where the sentences of a reply stand."""
    evidence = [piece for draft in (reply.drafts if reply else ()) for piece in draft.evidence]
    return _reply(library, list(dict.fromkeys(evidence)))


def _reply(library: Library, evidence: list[Evidence]) -> Reply | None:
    return Reply(lines(library, evidence), "plaatsen in de documenten") if evidence else None


def _elsewhere(headed: list[Evidence], told: list[Evidence]) -> list[Evidence]:
    """What stands under a heading, and what other documents tell."""
    documents = {piece.document for piece in headed}
    return [*headed, *(piece for piece in told if piece.document not in documents)]


def _headed(library: Library, query: Query) -> list[Evidence]:
    """The first words under every heading that the question names, one a document."""
    found: dict[str, Evidence] = {}
    for passage in library.passages.values():
        if passage.document not in found and _admits(library, query, passage.document):
            inside = library.allowed(passage.document, passage.themes, query.filters)
            headings = _headings(library, query, passage) if inside else ()
            if any(_called(library, query, heading) for heading in headings):
                found[passage.document] = library.evidence(passage.id)
    return list(found.values())


def _headings(library: Library, query: Query, passage: StoredPassage) -> tuple[str, ...]:
    """The heading of a passage; of goals and the like those above it, when such are asked."""
    if query.entity not in HEADED:
        return passage.section[-1:]
    return passage.section if library.facet_of[passage.id] == query.entity else ()


def _called(library: Library, query: Query, heading: str) -> bool:
    return names_heading(library, query.topics, YEAR.sub("", heading))


def _told(search: Search, query: Query) -> list[Evidence]:
    """The sentences that tell most of it, of a few pages of every document."""
    library = search.library
    ranked = [
        p
        for p, _ in search.passages(replace(query, kinds=()), READ)
        if _admits(library, query, p.document)
        and bears(library, query, p)
        and names_met(library, query, p)
    ]
    pages: dict[str, dict[int, Evidence]] = {}
    for passage in ranked:
        held = pages.setdefault(passage.document, {})
        if (
            passage.first_page not in held
            and len(held) < MOST_PAGES
            and len(pages) <= MOST_DOCUMENTS
        ):
            best = rank_sentences(library, query, [passage], query.topics)
            span = (best[0].start, best[0].end) if best else (0, None)
            held[passage.first_page] = library.evidence(passage.id, *span)
    return [piece for held in pages.values() for _, piece in sorted(held.items())]


def _admits(library: Library, query: Query, document: str) -> bool:
    kinds = named_kinds(fold(query.question))
    return not kinds or library.documents[document].kind.value in kinds


def _listed(library: Library, query: Query) -> Reply | None:
    """All documents, those that do not hold as well, each with its first words."""
    within = replace(query.filters, among=None)
    sources = [
        s
        for s in library.documents.values()
        if library.allowed(s.id, library.themes.ids, within) and _admits(library, query, s.id)
    ]
    found = [(s, e) for s in sources if (e := first_words(library, s.id))]
    if not found:
        return None
    count = texts.DOCUMENTS[len(found) == 1].format(count=len(found))
    lead = Draft(count, tuple(e for _, e in found), computed=True)
    items = (Draft(describe(s), (e,), item=True, computed=True) for s, e in found)
    return Reply((lead, *items), "de documenten van de index")
