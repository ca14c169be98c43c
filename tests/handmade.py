"""Documents made by hand, for tests of what happens after reading."""

from __future__ import annotations

import zlib
from collections.abc import Sequence
from pathlib import Path

import numpy as np

from assistant.library import Library
from ingest.catalogue import Listed, complete, list_files
from ingest.data_files import OWN_CORPUS
from ingest.document import Anchor, Document, Fact, Field, Kind, Page, Passage, Source, Text
from ingest.facets import Facets, load_facets
from ingest.index import open_index
from ingest.index_writer import write_index
from ingest.places import Places, load_places
from ingest.reading import READERS, read_document
from ingest.recognise import recognise
from ingest.themes import Themes, load_themes
from ingest.vectors import Matrix

DIMENSIONS = 16
MODEL = "handgemaakt"


def make_text(value: str, page: int = 1) -> Text:
    """A text of which every word has its own box on one page."""
    anchors, start = [], 0
    for number, word in enumerate(value.split()):
        box = (50.25 + 40 * number, 100.0, 85.5 + 40 * number, 110.13)
        anchors.append(Anchor(start, start + len(word), page, box))
        start += len(word) + 1
    return Text(" ".join(value.split()), tuple(anchors))


def make_source(name: str, **fields: object) -> Source:
    """A source that need not exist as a file."""
    given = {"path": Path(f"/documenten/{name}.pdf"), "sha256": name * 3, "title": name.title()}
    return Source(id=name, **(given | fields))  # type: ignore[arg-type]


def make_document(
    source: Source, sentences: Sequence[str], themes: Sequence[tuple[str, ...]] = ()
) -> Document:
    """A document with one passage a sentence, two on a page, and a fact of the first passage."""
    passages = tuple(
        Passage(
            f"{source.id}:{number}",
            source.id,
            "row" if number % 3 == 0 else "paragraph",
            ("Hoofdstuk", f"Paragraaf {number}"),
            themes[number % len(themes)] if themes else (),
            make_text(sentence, page=1 + number // 2),
            sentence,
        )
        for number, sentence in enumerate(sentences)
    )
    count = 1 + len(sentences) // 2
    pages = tuple(Page(n, 595.5, 842.0, printed=str(n + 2)) for n in range(1, count + 1))
    page_texts = {n: f"bladzijde {n} van {source.id}" for n in range(1, count + 1)}
    fields = (
        Field("subject", "Actie", make_text(sentences[0])),
        Field("hours", "Uren", make_text("20 uur", page=2)),
    )
    fact = Fact("action", source.id, sentences[0], ("Hoofdstuk",), (), fields, passages[0].id)
    bare = Fact("term", source.id, "kort", (), (), (), passages[0].id)
    return Document(source, pages, page_texts, passages, (fact, bare), ("een waarschuwing",))


def make_vectors(count: int, seed: int = 0) -> Matrix:
    """Vectors of length 1, count x DIMENSIONS."""
    drawn = np.random.default_rng(seed).normal(size=(count, DIMENSIONS))
    return (drawn / np.linalg.norm(drawn, axis=1, keepdims=True)).astype(np.float32)


class QuickEmbedder:
    """Draws the vector of a text from the text itself; for tests of what is around a model."""

    name = MODEL
    dimensions = DIMENSIONS

    def embed_passages(self, texts: Sequence[str]) -> Matrix:
        """Vectors of the texts, n x DIMENSIONS."""
        drawn = [make_vectors(1, seed=zlib.crc32(text.encode())) for text in texts]
        return np.vstack([make_vectors(0), *drawn])

    def embed_query(self, text: str) -> Matrix:
        """Vector of a question, DIMENSIONS long."""
        return np.asarray(self.embed_passages([text])[0])


def store(index: Path, *documents: Document) -> dict[str, Matrix]:
    """Make an index of just these documents; the vectors that were stored, by document."""
    stored = {}
    with write_index(index, OWN_CORPUS, MODEL) as draft:
        for known in draft.kept():
            draft.drop(known)
        for position, document in enumerate(documents):
            vectors = make_vectors(len(document.passages), seed=position)
            stored[document.source.id] = vectors
            draft.add(document, vectors, "sleutel", position, tables=1)
        draft.publish()
    return stored


def read_folder(index: Path, folder: Path) -> Library:
    """What the real documents of a folder hold, read without the time that embedding takes."""
    data = [load(OWN_CORPUS) for load in (load_themes, load_facets, load_places)]
    store(index, *(_read(file, *data) for file in list_files([folder], OWN_CORPUS).files))
    return Library(open_index(index))


def _read(file: Listed, themes: Themes, facets: Facets, places: Places) -> Document:
    pages = READERS[file.path.suffix](file.path)
    source = complete(file, recognise(pages, file.path.stem, places))
    return read_document(source, themes, facets, pages)


HEUVEL = make_source(
    "heuvel", kind=Kind.UVP, period=(2026, 2026), municipalities=("Rheden",), date="2026-01-31"
)
DAL = make_source("dal", kind=Kind.IVP, period=(2024, 2027), municipalities=("Rheden", "Renkum"))
BRIEF = make_source("brief", kind=Kind.RIB, official=False)
