"""Settings, from `WIJZER_...` variables or their defaults."""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

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

    @classmethod
    def load(cls, environment: Mapping[str, str] | None = None) -> Settings:
        """Read the settings from `environment`, by default that of the process."""
        env = os.environ if environment is None else environment
        return cls(
            index=Path(env.get("WIJZER_INDEX") or ROOT / ".index"),
            corpus=Path(env.get("WIJZER_CORPUS") or ROOT / "corpus"),
            embedding_model=env.get("WIJZER_EMBEDDING_MODEL") or PACKAGED_MODEL,
        )
