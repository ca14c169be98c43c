"""A cross-encoder that reads a question and a passage together: slower, and off by default."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from ingest.errors import ModelError

if TYPE_CHECKING:
    from sentence_transformers import CrossEncoder

BATCH_SIZE = 16
NO_RERANKER = (
    "Het model {model} om passages te ordenen kan niet worden gelezen. Geef in WIJZER_RERANKER de "
    "map van een cross-encoder, of de naam van een die op deze computer al is opgehaald, of laat "
    "de instelling leeg."
)


class Reranker:
    """A loaded cross-encoder with one score for a question and a text."""

    def __init__(self, model: CrossEncoder) -> None:
        """Wrap `model`."""
        self._model = model

    def scores(self, question: str, texts: Sequence[str]) -> NDArray[np.float32]:
        """How well each text answers the question, 0 to 1, in the order of the texts."""
        from torch.nn import Sigmoid

        pairs = [(question, text) for text in texts]
        if not pairs:
            return np.empty(0, dtype=np.float32)
        found = self._model.predict(
            pairs, batch_size=BATCH_SIZE, show_progress_bar=False, activation_fn=Sigmoid()
        )
        return np.asarray(found, dtype=np.float32).reshape(len(pairs))


def open_reranker(model: str | None) -> Reranker | None:
    """Load the cross-encoder of that folder or name, None without one; raises ModelError."""
    if model is None:
        return None
    from sentence_transformers import CrossEncoder

    try:
        loaded = CrossEncoder(model, device="cpu", num_labels=1, local_files_only=True)
    except Exception as error:  # the libraries raise a dozen kinds without a common base
        raise ModelError(NO_RERANKER.format(model=model)) from error
    return Reranker(loaded)
