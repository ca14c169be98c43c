"""Vectors that the current index already has, so that they are not computed again."""

from __future__ import annotations

from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from ingest.errors import StoreError
from ingest.index import open_index
from ingest.passages import embedded_text

KnownVectors = dict[str, NDArray[np.float32]]


def known_vectors(index: Path, embedded_with: str, server: str | None = None) -> KnownVectors:
    """The vector of every text that the current index embedded with the same model.

    Nothing when there is no index, it is damaged, or its vectors are of another model or can't be
    had: those of a Chroma server need its address.
    """
    try:
        with open_index(index, server) as opened:
            if opened.embedded_with != embedded_with:
                return {}
            texts = {passage.id: embedded_text(passage) for passage in opened.passages()}
            ids, matrix = opened.vectors()
    except StoreError:
        return {}
    return {texts[i]: vector for i, vector in zip(ids, matrix, strict=True)}
