"""How many municipalities there are: counted where the documents name them one after another."""

from __future__ import annotations

from collections.abc import Iterator

from assistant import texts
from assistant.evidence import Draft, Reply
from assistant.fitting import bears, names_met
from assistant.focus import PLACES
from assistant.library import Library
from assistant.query import Form, Query
from assistant.subjects import year_fits
from ingest.index import StoredPassage
from ingest.places import plain
from ingest.sentences import split_sentences


def answer_counted_places(library: Library, query: Query) -> Reply | None:
    """The number of municipalities in the sentence that names most of them, with their names.

    None when the question counts something else, or no such sentence is about its subject.
    """
    if query.form is not Form.COUNT or query.sort != PLACES or not query.topics:
        return None
    found = [(names, p, span) for p in _about(library, query) for names, span in _named(library, p)]
    if not found:
        return None
    names, passage, span = max(found, key=lambda entry: len(entry[0]))
    said = texts.PLACES_COUNT.format(count=len(names), names=texts.join_names(names))
    draft = Draft(said, (library.evidence(passage.id, *span),), computed=True)
    return Reply((draft,), f"passage {passage.id}")


def _about(library: Library, query: Query) -> Iterator[StoredPassage]:
    """The passages of running text that are about the subject of the question."""
    for passage in library.passages.values():
        if passage.kind == "row" or not year_fits(library, query, passage.document):
            continue
        if not library.allowed(passage.document, passage.themes, query.filters):
            continue
        if names_met(library, query, passage) and bears(library, query, passage):
            yield passage


def _named(library: Library, passage: StoredPassage) -> Iterator[tuple[list[str], tuple[int, int]]]:
    """The municipalities of each sentence that names two or more, with its characters."""
    for start, end in split_sentences(passage.text):
        found = library.reader.places.find(plain(passage.text[start:end]))
        names = list(dict.fromkeys(place.name for place in found))
        if len(names) > 1:
            yield names, (start, end)
