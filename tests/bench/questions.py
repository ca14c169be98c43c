"""The sets that search is measured on, and the figures that are drawn from them."""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np

ROOT = Path(__file__).resolve().parents[2]
SHARED = ROOT.parent / "shared"
TOP = 10
DRAWS = 2000
"""Bootstrap samples of the questions of a set."""

Place = tuple[str, int]
"""A document and a page; the page of a passage of the public bench is 1."""
Finder = Callable[[str, str | None], Sequence[Place]]
"""Words and a theme -> places, best first."""


@dataclass(frozen=True)
class Question:
    """Words to search with and the places where the answer stands; document '' for any."""

    words: str
    theme: str | None
    document: str
    pages: tuple[int, ...]

    def rank(self, found: Sequence[Place]) -> int | None:
        """The place in the list, from 1, of the first right one; None when it is not there."""
        right = (
            number
            for number, (document, page) in enumerate(found[:TOP], 1)
            if document.startswith(self.document) and page in self.pages
        )
        return next(right, None)


@dataclass(frozen=True)
class QuestionSet:
    """Questions over one folder of documents."""

    name: str
    folder: Path
    questions: tuple[Question, ...]

    def ranks(self, find: Finder) -> list[int | None]:
        """The rank of the right place for every question."""
        return [q.rank(find(q.words, q.theme)) for q in self.questions]


def read_sets() -> list[QuestionSet]:
    """The sets of which the documents are there."""
    own = ROOT / "tests/questions"
    sets = [
        ("The two shared documents", SHARED / "documents", SHARED / "questions.jsonl"),
        ("Our questions over corpus/", ROOT / "corpus", own / "corpus.jsonl"),
        ("Paraphrases over corpus/", ROOT / "corpus", own / "paraphrases.jsonl"),
        ("The invented region", ROOT / "tests/region", own / "region.jsonl"),
        ("The public bench", SHARED / "bench", SHARED / "bench/queries.jsonl"),
    ]
    return [
        QuestionSet(name, folder, tuple(_questions(file)))
        for name, folder, file in sets
        if file.exists()
    ]


def read_lines(path: Path) -> list[dict[str, object]]:
    """The objects of a JSON Lines file."""
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line]


def _questions(path: Path) -> list[Question]:
    """The questions that have an answer and stand on their own."""
    found = []
    for line in read_lines(path):
        words = str(line.get("question") or line["query"])
        if "relevant" in line:
            found += [Question(words, None, str(d), (1,)) for d in line["relevant"]]  # type: ignore[attr-defined]
        elif line.get("pages") and line.get("found", True) and not line.get("before"):
            theme = line.get("theme")
            pages = tuple(line["pages"])  # type: ignore[arg-type]
            found.append(Question(words, theme, str(line["document"]), pages))  # type: ignore[arg-type]
    return found


def gains(ranks: Sequence[int | None]) -> dict[str, np.ndarray]:
    """Per question what each measure gives it: 0 to 1."""
    places = np.array([rank or np.inf for rank in ranks])
    within = {f"@{top}": (places <= top).astype(float) for top in (1, 4, 10)}
    return within | {
        "MRR": 1 / places,
        "nDCG@10": np.where(places <= TOP, 1 / np.log2(places + 1), 0),
    }


def difference(ours: np.ndarray, other: np.ndarray) -> str:
    """How much higher the other is, with its 95% bootstrap interval; 'none' when that holds 0."""
    apart = other - ours
    draws = np.random.default_rng(0).integers(0, len(apart), (DRAWS, len(apart)))
    low, high = np.percentile(apart[draws].mean(axis=1), [2.5, 97.5])
    verdict = "none" if low <= 0 <= high else "better" if low > 0 else "worse"
    return f"{apart.mean():+.3f} ({low:+.3f} to {high:+.3f}): {verdict}"
