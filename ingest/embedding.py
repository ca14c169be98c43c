"""Texts to vectors, always by a SentenceTransformer: the packaged one or any other."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from ingest.errors import ModelError

if TYPE_CHECKING:
    from sentence_transformers import SentenceTransformer

PACKAGED_MODEL = "use-multilingual"
# The model cards of the e5 family ask for these; other models carry their own or none.
E5_PROMPTS: dict[str, str | None] = {"query": "query: ", "document": "passage: "}
BATCH_SIZE = 64
CACHED_QUERIES = 512

# Seconds to wait for the model hub before saying that it is out of reach.
HUB_TIMEOUT_S = 10

CHOICE = (
    "Geef in WIJZER_EMBEDDING_MODEL de map van een sentence-transformers-model, de naam van een "
    f"model dat bereikbaar is, of '{PACKAGED_MODEL}'."
)
NO_FOLDER = "De map {model} voor het taalmodel bestaat niet. " + CHOICE
NO_MODEL = "In de map {model} staat geen taalmodel dat gelezen kan worden. " + CHOICE
NOT_REACHED = (
    "Het taalmodel {model} is hier niet eerder opgehaald en kan nu niet worden opgehaald: de naam "
    "is onbekend of de modellenbank is niet bereikbaar. "
) + CHOICE


class Embedder:
    """A loaded embedding model. All vectors are float32 of length 1."""

    def __init__(self, name: str, model: SentenceTransformer) -> None:
        """Wrap `model`; `name` is what the settings call it."""
        self.name = name
        self._model = model
        self._cached_query = lru_cache(maxsize=CACHED_QUERIES)(self._embed_query)
        self.dimensions = self._measure_dimensions()

    def embed_passages(self, texts: Sequence[str]) -> NDArray[np.float32]:
        """Vectors of the texts, n x dimensions, in the order of the texts."""
        if not texts:
            return np.empty((0, self.dimensions), dtype=np.float32)
        vectors = self._model.encode_document(
            list(texts), batch_size=BATCH_SIZE, normalize_embeddings=True, show_progress_bar=False
        )
        return np.asarray(vectors, dtype=np.float32)

    def embed_query(self, text: str) -> NDArray[np.float32]:
        """Vector of a question, `dimensions` long; read-only, as it is kept for the next time."""
        return self._cached_query(text)

    def _embed_query(self, text: str) -> NDArray[np.float32]:
        vector = self._model.encode_query(text, normalize_embeddings=True, show_progress_bar=False)
        result = np.asarray(vector, dtype=np.float32)
        result.setflags(write=False)
        return result

    def _measure_dimensions(self) -> int:
        return self._model.get_embedding_dimension() or len(self.embed_query(""))


def open_embedder(model: str) -> Embedder:
    """Load PACKAGED_MODEL, or the model with that name or folder; raises ModelError."""
    loaded = _load_packaged() if model == PACKAGED_MODEL else _load_other(model)
    return Embedder(model, loaded)


def _load_packaged() -> SentenceTransformer:
    from sentence_transformers import SentenceTransformer
    from sentence_transformers.sentence_transformer.modules import Normalize

    from ingest.packaged_encoder import PackagedEncoder

    modules = [PackagedEncoder(), Normalize()]
    return SentenceTransformer(modules=modules, device="cpu", local_files_only=True)


def _load_other(model: str) -> SentenceTransformer:
    folder = Path(model).expanduser()
    if folder.is_dir():
        loaded = _load(str(folder), NO_MODEL, local_files_only=True)
    elif model.count("/") > 1 or model.startswith((".", "~", "/")) or folder.exists():
        raise ModelError(NO_FOLDER.format(model=model))
    else:
        loaded = _load_named(model)
    if _is_e5(model):
        shipped = {role: text for role, text in loaded.prompts.items() if text}
        loaded.prompts = {**E5_PROMPTS, **shipped}
    return loaded


def _load_named(name: str) -> SentenceTransformer:
    """From what was downloaded before, without the network; otherwise from the model hub."""
    try:
        return _load(name, NOT_REACHED, local_files_only=True)
    except ModelError:
        _reach_hub(name)
    return _load(name, NOT_REACHED, local_files_only=False)


def _load(place: str, problem: str, *, local_files_only: bool) -> SentenceTransformer:
    from sentence_transformers import SentenceTransformer

    try:
        return SentenceTransformer(place, local_files_only=local_files_only)
    except Exception as error:  # the libraries raise a dozen kinds without a common base
        raise ModelError(problem.format(model=place)) from error


def _reach_hub(name: str) -> None:
    """Ask the hub once, as loading asks it twenty times; raises ModelError without an answer."""
    from huggingface_hub import HfApi
    from huggingface_hub.errors import HfHubHTTPError

    try:
        HfApi().model_info(name, timeout=HUB_TIMEOUT_S)
    except HfHubHTTPError:  # it answers; what is wrong shows when loading
        return
    except Exception as error:  # the kind depends on the HTTP library underneath
        raise ModelError(NOT_REACHED.format(model=name)) from error


def _is_e5(model: str) -> bool:
    """Whether the last part of the name says e5, as 'multilingual-e5-small' does."""
    last = Path(model).name.lower()
    return re.search(r"(^|[-_.])e5([-_.]|$)", last) is not None and "instruct" not in last
