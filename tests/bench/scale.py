"""How index, memory and search grow with the number of passages.

The text is made of the words of a Dutch frequency list, as often as that list counts them. Vectors
are drawn by chance: finding takes as long with them, and embedding is measured apart. With
WIJZER_CHROMA the vectors go to that server, of which disk and memory are not counted.
"""

from __future__ import annotations

import json
import os
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from itertools import pairwise
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from assistant.library import Library
from assistant.search import Search
from assistant.settings import Settings
from assistant.values import Filters
from ingest.data_files import OWN_CORPUS
from ingest.dictionary import frequencies
from ingest.document import Anchor, Document, Kind, Page, Passage, Source, Text
from ingest.embedding import PACKAGED_MODEL, open_embedder
from ingest.index import open_index
from ingest.index_writer import write_index

SIZES = (1_000, 10_000, 100_000)
"""More takes longer than a run of all benchmarks may: `python -m tests.bench.scale 1000000`."""
WORDS, DIMENSIONS = 40, 512
PER_DOCUMENT, PER_PAGE = 400, 8
"""Passages of a document of fifty pages, as the plans in corpus/ have them."""
THEMES = ("jeugd-en-veiligheid", "zorg-en-veiligheid", "fysieke-veiligheid")
QUESTIONS, TOP = 60, 10
SEED = 11
MEASURES = (
    "writing s", "disk MB", "opening s", "memory MB", "search p50 ms", "search p95 ms",
    "with a theme p95 ms", "adding one document s",
)  # fmt: skip


def report() -> str:
    """The section of docs/benchmarks.md, in Markdown; every size in a process of its own."""
    head = f"| passages | {' | '.join(MEASURES)} |\n|{' --: |' * (len(MEASURES) + 1)}"
    rows, measured = [], []
    for size in SIZES:
        command = [sys.executable, "-m", "tests.bench.scale", str(size)]
        said = subprocess.run(command, check=True, capture_output=True, text=True).stdout
        measured.append(json.loads(said.splitlines()[-1]))
        rows.append(_row(size, measured[-1]))
        print(rows[-1], file=sys.stderr, flush=True)
    load = f"{os.cpu_count()} processors, load {os.getloadavg()[0]:.1f} at the end."
    charts = [_chart(name, measured) for name in ("search p95 ms", "memory MB")]
    return "\n".join([head, *rows, "", load, "", *charts])


def _chart(name: str, measured: Sequence[dict[str, float]]) -> str:
    """One measure by size, drawn by what shows Markdown (Mermaid); each step is ten times more."""
    sizes = ", ".join(f'"{size:,}"' for size in SIZES[: len(measured)])
    values = ", ".join(f"{figures[name]:.1f}" for figures in measured)
    lines = [
        "```mermaid", "xychart-beta", f'    title "{name}"', f"    x-axis passages [{sizes}]",
        f'    y-axis "{name}"', f"    line [{values}]", "```", "",
    ]  # fmt: skip
    return "\n".join(lines)


def _row(size: int, figures: dict[str, float]) -> str:
    cells = [f"{figures[name]:,.0f}" for name in MEASURES]
    return f"| {size:,} | {' | '.join(cells)} |"


def measure(size: int) -> dict[str, float]:
    """Everything about one size: seconds, megabytes, milliseconds."""
    with tempfile.TemporaryDirectory() as folder:
        index = Path(folder) / "index"
        writing = _write(index, _documents(size))
        disk = sum(f.stat().st_size for f in index.rglob("*") if f.is_file()) / 1e6
        start = time.perf_counter()
        library = Library(open_index(index, Settings.load().chroma))
        search = Search(library, open_embedder(PACKAGED_MODEL))
        search.warm_up()
        search.hits("opwarmen", Filters(), TOP)
        opening = time.perf_counter() - start
        plain = _search(search, Filters())
        themed = _search(search, Filters(theme=THEMES[0]))
        held = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
        adding = _write(index, iter([_document(-1, _texts(PER_DOCUMENT, SEED + 1))]))
    figures = (writing, disk, opening, held, *_points(plain), _points(themed)[1], adding)
    return dict(zip(MEASURES, figures, strict=True))


def _write(index: Path, documents: Iterator[Document]) -> float:
    start = time.perf_counter()
    chance = np.random.default_rng(SEED)
    with write_index(index, OWN_CORPUS, PACKAGED_MODEL, Settings.load().chroma) as draft:
        for position, document in enumerate(documents):
            vectors = _vectors(chance, len(document.passages))
            draft.add(document, vectors, document.source.id, position, tables=0)
        draft.publish()
    return time.perf_counter() - start


def _search(search: Search, filters: Filters) -> list[float]:
    """Milliseconds of every question; each is new, so that nothing is remembered."""
    taken = []
    for text in _texts(QUESTIONS, SEED + 2):
        question = " ".join(text.split()[:6])
        start = time.perf_counter()
        search.hits(question, filters, TOP)
        taken.append(1000 * (time.perf_counter() - start))
    return taken


def _points(taken: Sequence[float]) -> tuple[float, float]:
    return float(np.percentile(taken, 50)), float(np.percentile(taken, 95))


def _documents(size: int) -> Iterator[Document]:
    texts = _texts(size, SEED)
    for number, start in enumerate(range(0, size, PER_DOCUMENT)):
        yield _document(number, texts[start : start + PER_DOCUMENT])


def _texts(size: int, seed: int) -> list[str]:
    """Texts of WORDS words, drawn as often as the list counts them."""
    known = [(word, count) for word, count in frequencies().items() if word.isalpha()]
    words, counts = zip(*known, strict=True)
    shares = np.asarray(counts, float) / sum(counts)
    drawn = np.random.default_rng(seed).choice(len(words), (size, WORDS), p=shares)
    return [" ".join(words[n] for n in row) for row in drawn]


def _document(number: int, texts: Sequence[str]) -> Document:
    name = f"stuk-{number}"
    source = Source(name, Path(f"/{name}.pdf"), name, "", Kind.OVERIG)
    passages = tuple(_passage(name, n, text) for n, text in enumerate(texts))
    pages = range(1, len(texts) // PER_PAGE + 2)
    said = {page: _page_text(texts, page) for page in pages}
    return Document(source, tuple(Page(p, 595.0, 842.0) for p in pages), said, passages)


def _page_text(texts: Sequence[str], page: int) -> str:
    return "\n".join(texts[(page - 1) * PER_PAGE : page * PER_PAGE])


def _passage(document: str, number: int, text: str) -> Passage:
    page = number // PER_PAGE + 1
    places = [0, *(i + 1 for i, letter in enumerate(text) if letter == " "), len(text) + 1]
    anchors = tuple(
        Anchor(start, end - 1, page, (50.0, 50.0, 90.0, 60.0)) for start, end in pairwise(places)
    )
    theme = (THEMES[number % len(THEMES)],)
    key = f"{document}:{number}"
    return Passage(key, document, "paragraph", (f"Deel {page}",), theme, Text(text, anchors), text)


def _vectors(chance: np.random.Generator, count: int) -> NDArray[np.float32]:
    drawn = chance.normal(size=(count, DIMENSIONS)).astype(np.float32)
    return np.asarray(drawn / np.linalg.norm(drawn, axis=1, keepdims=True), np.float32)


if __name__ == "__main__":
    print(json.dumps(measure(int(sys.argv[1]))))
