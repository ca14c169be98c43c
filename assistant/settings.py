"""Settings, from `WIJZER_...` variables or their defaults."""

from __future__ import annotations

import datetime
import os
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from assistant.texts import NO_DATE, NO_NUMBER, NO_SERVER, ONE_OF
from ingest.errors import UsageError
from ingest.jobs import Limits

ROOT = Path(__file__).resolve().parent.parent
PACKAGED_MODEL = "use-multilingual"
LIMITS = Limits()
SERVER = re.compile(r"https?://(\[[0-9a-fA-F:.]+\]|[A-Za-z0-9._-]+):(?P<port>\d{1,5})")


@dataclass(frozen=True, slots=True)
class Settings:
    """Where things stand and which models are used."""

    index: Path
    """Folder of the index (WIJZER_INDEX)."""
    corpus: Path
    """Folder with documents and data files (WIJZER_CORPUS)."""
    chroma: str | None = None
    """Address of a Chroma server that holds the vectors, such as `http://127.0.0.1:8000`; without
    it they stand in the folder of the index (WIJZER_CHROMA)."""
    embedding_model: str = PACKAGED_MODEL
    """Name or folder of a sentence-transformers model (WIJZER_EMBEDDING_MODEL)."""
    reranker: str | None = None
    """Folder or name of a cross-encoder that orders the best passages anew; slower
    (WIJZER_RERANKER)."""
    feedback: str = "yes"
    """`yes` keeps what people think of answers in a file beside the index, `no` asks nothing
    (WIJZER_FEEDBACK)."""
    manage: str = "local"
    """Who may add and remove documents on the screen: `yes` (whoever opens it), `no`, or `local`
    (only as long as no other computer can open it) (WIJZER_MANAGE)."""
    language_model: str | None = None
    """Name of a language model that may word answers, such as `openai:naam-van-model`
    (WIJZER_LANGUAGE_MODEL)."""
    language_model_url: str | None = None
    """Address of its OpenAI-compatible server on your own machine or network
    (WIJZER_LANGUAGE_MODEL_URL)."""
    language_model_timeout_s: int = 60
    """Seconds that it may take for an answer (WIJZER_LANGUAGE_MODEL_TIMEOUT)."""
    read_timeout_s: int = LIMITS.timeout_s
    """Seconds that reading a file may take, and 2 more for every page (WIJZER_READ_TIMEOUT)."""
    read_memory_mb: int = LIMITS.memory_mb
    """Megabytes that reading a file may take (WIJZER_READ_MEMORY)."""
    read_pages: int = LIMITS.pages
    """Pages that a file may have (WIJZER_READ_PAGES)."""
    password: str | None = field(default=None, repr=False)
    """Password that is tried on locked files (WIJZER_PASSWORD)."""
    today: datetime.date | None = None
    """Day for which questions are answered, as 2026-01-31; by default today (WIJZER_TODAY)."""

    @classmethod
    def load(cls, environment: Mapping[str, str] | None = None) -> Settings:
        """Read the settings from `environment`, by default that of the process.

        Raises UsageError, in Dutch, for a value that is none of those meant.
        """
        env = os.environ if environment is None else environment
        return cls(
            index=Path(env.get("WIJZER_INDEX") or ROOT / ".index"),
            corpus=Path(env.get("WIJZER_CORPUS") or ROOT / "corpus"),
            chroma=_server(env, "WIJZER_CHROMA"),
            embedding_model=env.get("WIJZER_EMBEDDING_MODEL") or PACKAGED_MODEL,
            reranker=env.get("WIJZER_RERANKER") or None,
            feedback=_one_of(env, "WIJZER_FEEDBACK", "yes", "no"),
            manage=_one_of(env, "WIJZER_MANAGE", "local", "yes", "no"),
            language_model=env.get("WIJZER_LANGUAGE_MODEL") or None,
            language_model_url=env.get("WIJZER_LANGUAGE_MODEL_URL") or None,
            language_model_timeout_s=_number(env, "WIJZER_LANGUAGE_MODEL_TIMEOUT", 60),
            read_timeout_s=_number(env, "WIJZER_READ_TIMEOUT", LIMITS.timeout_s),
            read_memory_mb=_number(env, "WIJZER_READ_MEMORY", LIMITS.memory_mb),
            read_pages=_number(env, "WIJZER_READ_PAGES", LIMITS.pages),
            password=env.get("WIJZER_PASSWORD") or None,
            today=_date(env, "WIJZER_TODAY"),
        )

    @property
    def limits(self) -> Limits:
        """How much reading one file may ask."""
        return Limits(self.read_timeout_s, self.read_memory_mb, self.read_pages)


def _one_of(env: Mapping[str, str], name: str, *known: str) -> str:
    """One of the `known` words, the first when none is given; raises UsageError for another."""
    value = (env.get(name) or known[0]).lower()
    if value not in known:
        raise UsageError(ONE_OF.format(name=name, value=value, known=", ".join(known)))
    return value


def _number(env: Mapping[str, str], name: str, default: int) -> int:
    """A whole number from 1; raises UsageError for anything else."""
    value = env.get(name) or str(default)
    if not re.fullmatch(r"0*[1-9]\d{0,5}", value):
        raise UsageError(NO_NUMBER.format(name=name, value=value, example=default))
    return int(value)


def _server(env: Mapping[str, str], name: str) -> str | None:
    """An address as http://host:port, None when it is not set; raises UsageError for all else."""
    value = (env.get(name) or "").rstrip("/")
    if not value:
        return None
    found = SERVER.fullmatch(value)
    if not found or not 0 < int(found["port"]) < 65536:
        raise UsageError(NO_SERVER.format(name=name, value=value))
    return value


def _date(env: Mapping[str, str], name: str) -> datetime.date | None:
    """A date as yyyy-mm-dd, None when it is not set; raises UsageError for anything else."""
    value = env.get(name)
    if not value:
        return None
    try:
        return datetime.date.fromisoformat(value)
    except ValueError as error:
        raise UsageError(NO_DATE.format(name=name, value=value)) from error
