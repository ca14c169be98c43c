"""How well search finds: ours, ours with each part taken out, and other ways."""

from __future__ import annotations

import tempfile
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import Any
from unittest.mock import patch

from assistant import columns, lexicon, search, spelling, traits, vocabulary
from assistant.library import Library
from assistant.search import Search
from assistant.values import Filters
from ingest import words
from ingest.data_files import OWN_CORPUS
from ingest.document import Anchor, Document, Kind, Page, Passage, Source, Text
from ingest.embedding import PACKAGED_MODEL, Embedder, open_embedder
from ingest.index import open_index
from ingest.index_writer import write_index
from ingest.passages import embedded_text
from ingest.words import fold
from tests.bench.questions import (
    TOP,
    Finder,
    Place,
    QuestionSet,
    difference,
    gains,
    read_lines,
    read_sets,
)
from tests.bench.rivals import rivals
from ui.cli import main

Change = tuple[object, str, object]
OURS = "Ours"
PARTS: dict[str, tuple[Change, ...]] = {
    "without stop words": ((search, "STOP", 1.0),),
    "without stems": tuple((home, "stem", fold) for home in (words, vocabulary, lexicon)),
    "without compounds": (
        (vocabulary, "split_compound", lambda *_: ()),
        (vocabulary.Vocabulary, "_holders", lambda *_: ()),
    ),
    "without headings": tuple((columns, n, 0.0) for n in ("HEADING", "THEME", "TITLE")),
    "without the words above a cell": ((columns, "LABEL", 0.0),),
    "without the first words": ((columns, "LEAD", 0.0),),
    "without typing errors forgiven": (
        (vocabulary.Vocabulary, "_slips", lambda *_: ()),
        (spelling.Speller, "mend", lambda _, question: question),
    ),
    "without word list and abbreviations": ((vocabulary.Vocabulary, "_meant", lambda *_: ()),),
    "without the sort that is asked for": tuple(
        (traits, n, 0.0) for n in ("FACET", "ENTITY", "MONTH", "THEME", "KIND")
    ),
    "without meaning": ((search, "MEANING", 0.0),),
}
"""What is changed in the program to take a part out."""
MEASURES = ("@1", "@4", "@10", "MRR", "nDCG@10")


def report() -> str:
    """The tables of all sets, in Markdown."""
    embedder = open_embedder(PACKAGED_MODEL)
    with tempfile.TemporaryDirectory() as folder:
        sets = read_sets()
        indexes = {s.folder: _index(s.folder, Path(folder) / str(n)) for n, s in enumerate(sets)}
        return "\n\n".join(_table(s, indexes[s.folder], embedder) for s in sets)


def _table(questions: QuestionSet, index: Path, embedder: Embedder) -> str:
    ways: dict[str, Callable[[], list[int | None]]] = {
        OURS: lambda: questions.ranks(_ours(index, embedder))
    }
    ways |= {
        name: lambda find=find: questions.ranks(find)  # type: ignore[misc]
        for name, find in rivals(questions.folder, embedder).items()
    }
    ways |= {name: lambda n=name: _without(questions, index, embedder, n) for name in PARTS}  # type: ignore[misc]
    measured = {name: gains(way()) for name, way in ways.items()}
    titles = [f"{questions.name} ({len(questions.questions)})", *MEASURES, "MRR against ours"]
    rows = [f"| {' | '.join(titles)} |", "| --- " * len(titles) + "|"]
    for name, figures in measured.items():
        cells = [f"{figures[measure].mean():.3f}" for measure in MEASURES]
        against = "" if name == OURS else difference(measured[OURS]["MRR"], figures["MRR"])
        rows.append(f"| {name} | {' | '.join(cells)} | {against} |")
    return "\n".join(rows)


def _without(
    questions: QuestionSet, index: Path, embedder: Embedder, part: str
) -> list[int | None]:
    with _taken_out(part):
        return questions.ranks(_ours(index, embedder))


@contextmanager
def _taken_out(part: str) -> Iterator[None]:
    """The program without a part."""
    with ExitStack() as changes:
        for home, name, value in PARTS[part]:
            changes.enter_context(patch.object(home, name, value))
        yield


def _ours(index: Path, embedder: Embedder) -> Finder:
    opened = Search(Library(open_index(index)), embedder)

    def find(asked: str, theme: str | None) -> list[Place]:
        hits = opened.hits(asked, Filters(theme=theme), TOP)
        return [(hit.document, hit.page) for hit in hits]

    return find


def _index(folder: Path, place: Path) -> Path:
    """An index of a folder of PDFs, or of the passages of the public bench."""
    listed = folder / "passages.jsonl"
    if not listed.exists():
        main(["ingest", str(folder), "--index", str(place)])
        return place
    embedder = open_embedder(PACKAGED_MODEL)
    with write_index(place, OWN_CORPUS, PACKAGED_MODEL) as draft:
        for position, line in enumerate(read_lines(listed)):
            document = _document(line)
            vectors = embedder.embed_passages([embedded_text(p) for p in document.passages])
            draft.add(document, vectors, document.source.id, position, tables=0)
        draft.publish()
    return place


def _document(line: dict[str, Any]) -> Document:
    """An answer of the public bench as a document of one passage."""
    name, text = str(line["id"]), str(line["text"])
    source = Source(name, Path(f"/{name}.pdf"), name, "", Kind.OVERIG)
    anchors = (Anchor(0, len(text), 1, (0.0, 0.0, 1.0, 1.0)),)
    passage = Passage(f"{name}:1", name, "paragraph", (), (), Text(text, anchors), text)
    return Document(source, (Page(1, 595.0, 842.0),), {1: text}, (passage,))
