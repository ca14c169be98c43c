"""The look at many vectors, rough first, gives what looking at all of them exactly gives."""

from __future__ import annotations

import numpy as np
import pytest

from assistant.meaning import EXACT, Meaning
from ingest.vectors import Matrix


def unit_vectors(count: int, dimensions: int = 512) -> Matrix:
    """Vectors of length 1 that differ in some directions more than in others, as real ones do."""
    chance = np.random.default_rng(5)
    drawn = chance.normal(size=(count, dimensions)) / np.sqrt(np.arange(1, dimensions + 1))
    return np.asarray(drawn / np.linalg.norm(drawn, axis=1, keepdims=True), np.float32)


@pytest.mark.parametrize(("count", "dimensions"), [(50, 512), (EXACT + 3_000, 512), (6_000, 96)])
def test_the_nearest_passages_keep_their_exact_likeness(count: int, dimensions: int) -> None:
    vectors = unit_vectors(count, dimensions)
    asked = vectors[7]
    expected = np.clip(vectors @ asked, 0, 1)
    told, all_of_them = np.zeros(count, np.float32), np.ones(count, np.bool_)
    found = Meaning(vectors.copy()).likeness(asked, told, 0.3, all_of_them)
    best = np.argsort(-expected)[:20]
    assert np.argsort(-found)[:20].tolist() == best.tolist()
    assert found[best] == pytest.approx(expected[best], abs=1e-5)


def test_what_words_promise_is_looked_at_exactly_though_its_meaning_is_far() -> None:
    vectors = unit_vectors(EXACT + 3_000)
    asked = vectors[0]
    far = int(np.argmin(vectors @ asked))
    told, allowed = np.zeros(len(vectors), np.float32), np.ones(len(vectors), np.bool_)
    near = int(np.argsort(-(vectors @ asked))[EXACT + 500])
    told[near], allowed[far] = 1.0, False
    found = Meaning(vectors.copy()).likeness(asked, told, 0.3, allowed)
    assert found[near] == pytest.approx(max(0.0, float(vectors[near] @ asked)), abs=1e-5)


@pytest.mark.parametrize("count", [50, EXACT + 3_000])
def test_vectors_are_seen_from_the_centre_of_all(count: int) -> None:
    vectors = unit_vectors(count)
    moved = vectors[:3] - vectors.mean(axis=0)
    expected = moved / np.linalg.norm(moved, axis=1, keepdims=True)
    assert Meaning(vectors.copy()).apart(vectors[:3]) == pytest.approx(expected, abs=1e-5)
