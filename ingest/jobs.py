"""What a run asks of a process that reads, and what comes back: the messages between the two."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Limits:
    """How much one file may ask. A plan of 300 pages takes about 30 s and 200 MB (measured)."""

    timeout_s: int = 120
    """Seconds to begin with; every page that is read adds SECONDS_A_PAGE."""
    memory_mb: int = 1500
    """Megabytes that a process may hold while it reads."""
    pages: int = 3000
    """A document with more pages is not read."""


SECONDS_A_PAGE = 2.0
"""Twenty times what a page takes on average (measured), so that only a file that hardly gets on
runs out of time."""


def do_nothing(*_: float) -> None:
    """What a reader tells when nobody listens."""


@dataclass(frozen=True, slots=True)
class Terms:
    """On what terms a reader reads a file."""

    password: str | None = field(default=None, repr=False)
    max_pages: int = Limits().pages
    page_read: Callable[[int, int], None] = do_nothing
    """To be called after every page: how many are read, of how many."""
    need_seconds: Callable[[float], None] = do_nothing
    """To be called before work that takes long for a good reason, such as recognising a scan."""


@dataclass(frozen=True, slots=True)
class Setup:
    """The first message to a reader: where the data files stand and what it may use."""

    data_folder: Path
    limits: Limits = Limits()
    password: str | None = field(default=None, repr=False)
    """Tried on every locked file for which the catalogue has none."""


@dataclass(frozen=True, slots=True)
class PageRead:
    """`done` of `total` pages of the file have been read."""

    done: int
    total: int


@dataclass(frozen=True, slots=True)
class NeedSeconds:
    """The reader has work to do that takes so much longer."""

    seconds: float


@dataclass(frozen=True, slots=True)
class Refusal:
    """The file was not read: why, in Dutch, and what Python said of it."""

    reason: str
    trace: str = ""
