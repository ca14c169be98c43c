"""Which themes a document has, by its own chapters."""

from __future__ import annotations

import re
from collections import Counter

from assistant import texts
from assistant.evidence import Draft, Evidence, Reply
from assistant.expectations import COUNTED
from assistant.library import Library
from assistant.query import Form, Query
from assistant.question import KIND_NAME, named_kinds
from assistant.subjects import year_fits
from ingest.index import StoredPassage
from ingest.sections import without_number
from ingest.sentences import split_sentences
from ingest.words import fold

ASKED = re.compile(
    r"\b(?:hoeveel|welke|wat zijn de|noem de|uit welke|over welke|met welke)"
    r" (?:(?:verschillende|belangrijkste|alle) )?"
    r"(?:\w*thema'?s|veiligheidsvelden|domeinen|(?P<label>speerpunt|pijler|programmalijn)(?:en|s))\b"
)
AIMS = ("ambition", "goal", "action")
Entry = tuple[str, Evidence]
Path = tuple[str, ...]


def answer_themes(library: Library, query: Query) -> Reply | None:
    """The themes of the document that has most chapters of them; None for other questions."""
    if not ASKED.search(fold(query.question)):
        return None
    by_document = {
        document: chapters
        for document in library.documents
        if _admits(library, query, document) and (chapters := _chapters(library, query, document))
    }
    if not by_document:
        return None
    periods = {d: library.documents[d].period or (0, 0) for d in by_document}
    document = max(by_document, key=lambda d: (len(by_document[d]), periods[d]))
    chapters = _so_called(by_document[document], fold(query.question))
    phrase = texts.THEME_COUNT if query.form is Form.COUNT else texts.THEME_LIST
    lead = phrase.format(title=library.documents[document].title, count=len(chapters))
    evidence = _stating(library, document, len(chapters)) if query.form is Form.COUNT else ()
    items = [Draft(name, (e,), item=True) for name, e in chapters]
    every = evidence or tuple(e for _, e in chapters)
    return Reply((Draft(lead, every, computed=True), *items), f"hoofdstukken van {document}")


def _so_called(chapters: list[Entry], plain: str) -> list[Entry]:
    """Only the chapters that call themselves what is asked for ('Speerpunt 2 ...'), if any do."""
    asked = ASKED.search(plain)
    label = asked["label"] if asked else None
    return [c for c in chapters if label and fold(c[0]).startswith(label)] or chapters


def _stating(library: Library, document: str, count: int) -> tuple[Evidence, ...]:
    """The first sentence of a document that tells how many themes it has; () when none does."""
    words = COUNTED.split()[: COUNTED.split().index("twintig")]
    number = "|".join([str(count), *words[count - 1 : count]])
    stated = re.compile(rf"\b(?:{number}) (?:\w+ )?(?:\w*thema'?s|veiligheidsvelden|domeinen)\b")
    for passage in library.passages.values():
        if passage.document == document and stated.search(fold(passage.text)):
            for start, end in split_sentences(passage.text):
                if stated.search(fold(passage.text[start:end])):
                    return (library.evidence(passage.id, start, end),)
    return ()


def _admits(library: Library, query: Query, document: str) -> bool:
    """Whether a document is of the kind and year asked, and its title holds all other words."""
    source = library.documents[document]
    kinds = named_kinds(fold(query.question))
    if kinds and source.kind.value not in kinds:
        return False
    title = library.vocabulary.stems_of(source.title)
    others = [t for t in query.own_topics if not KIND_NAME.fullmatch(fold(t.word))]
    told = query.of_kind or all(t.met_by(title) for t in others)
    return told and year_fits(library, query, document)


def _chapters(library: Library, query: Query, document: str) -> list[Entry]:
    """The chapters of a document that are a theme, each with the sentence that it opens with.

    A chapter under another name that holds ambitions, goals or actions is a theme of its own.
    """
    first_of = _first_passages(library, document)
    themed = {p: first for p, first in first_of.items() if library.themes.of_heading(p[-1])}
    depths = Counter(len(path) for path in themed)
    if not depths:
        return []
    depth = max(depths, key=lambda d: (depths[d], -d))
    chapters = {path: first for path, first in themed.items() if len(path) == depth}
    aims = {f.section[:depth] for f in library.facts if f.document == document and f.kind in AIMS}
    chapters |= {
        path: first_of[path]
        for path in aims
        if len(path) == depth and path in first_of
        if library.facets.of_heading(without_number(path[-1])) is None
    }
    return [
        (without_number(path[-1]), _opening(library, first))
        for path, first in sorted(chapters.items(), key=lambda entry: library.order[entry[1].id])
        if not _is_rest(library, path[-1])
        and library.allowed(document, first.themes, query.filters)
    ]


def _first_passages(library: Library, document: str) -> dict[Path, StoredPassage]:
    """The first passage under every heading of a document."""
    found: dict[Path, StoredPassage] = {}
    for passage in library.passages.values():
        if passage.document == document:
            for depth in range(1, len(passage.section) + 1):
                found.setdefault(passage.section[:depth], passage)
    return found


def _is_rest(library: Library, heading: str) -> bool:
    theme = library.themes.of_heading(heading)
    return theme is not None and library.themes.is_rest(theme)


def _opening(library: Library, first: StoredPassage) -> Evidence:
    """The first sentence of a chapter."""
    end = next(iter(split_sentences(first.text)), (0, len(first.text)))[1]
    return library.evidence(first.id, 0, end)
