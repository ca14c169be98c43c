"""Settings, from `WIJZER_...` variables or their defaults."""

from __future__ import annotations

import os
import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from assistant.writer_texts import NO_SECONDS
from ingest.errors import UsageError

ROOT = Path(__file__).resolve().parent.parent
PACKAGED_MODEL = "use-multilingual"


@dataclass(frozen=True, slots=True)
class Settings:
    """Where things stand and which models are used."""

    index: Path
    """Folder of the index (WIJZER_INDEX)."""
    corpus: Path
    """Folder with documents and data files (WIJZER_CORPUS)."""
    embedding_model: str = PACKAGED_MODEL
    """Name or folder of a sentence-transformers model (WIJZER_EMBEDDING_MODEL)."""
    language_model: str | None = None
    """Name of a language model that may word answers, such as `openai:naam-van-model`
    (WIJZER_LANGUAGE_MODEL)."""
    language_model_url: str | None = None
    """Address of its OpenAI-compatible server on your own machine or network
    (WIJZER_LANGUAGE_MODEL_URL)."""
    language_model_timeout_s: int = 60
    """Seconds that it may take for an answer (WIJZER_LANGUAGE_MODEL_TIMEOUT)."""

    @classmethod
    def load(cls, environment: Mapping[str, str] | None = None) -> Settings:
        """Read the settings from `environment`, by default that of the process.

        Raises UsageError, in Dutch, for a number that is none.
        """
        env = os.environ if environment is None else environment
        return cls(
            index=Path(env.get("WIJZER_INDEX") or ROOT / ".index"),
            corpus=Path(env.get("WIJZER_CORPUS") or ROOT / "corpus"),
            embedding_model=env.get("WIJZER_EMBEDDING_MODEL") or PACKAGED_MODEL,
            language_model=env.get("WIJZER_LANGUAGE_MODEL") or None,
            language_model_url=env.get("WIJZER_LANGUAGE_MODEL_URL") or None,
            language_model_timeout_s=_seconds(env.get("WIJZER_LANGUAGE_MODEL_TIMEOUT") or "60"),
        )


def _seconds(value: str) -> int:
    if not re.fullmatch(r"0*[1-9]\d{0,5}", value):
        raise UsageError(NO_SECONDS.format(value=value))
    return int(value)
