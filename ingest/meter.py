"""How far a run is and how long it will still take, counted over all files at once."""

from __future__ import annotations

import threading
import time

from ingest import texts
from ingest.catalogue import Listed
from ingest.jobs import PageRead
from ingest.report import Listener, Progress

READING = 0.5
"""Reading is about half of the work on a file, embedding its passages the other half (measured)."""
SETTLED_S, SETTLED_SHARE = 3.0, 0.02
"""Before so much time and work nothing can be said of how long it will take."""


class Meter:
    """Told by several threads what is done, it tells one listener how far the run is."""

    def __init__(self, total: int, to_read: int, listener: Listener) -> None:
        """A run over `total` files, of which `to_read` are new or changed."""
        self._total = total
        self._to_read = to_read
        self._listener = listener
        self._work: dict[str, float] = {}
        self._lock = threading.Lock()
        self._start = time.monotonic()
        self._now = Progress(texts.STEP_READ, 0, total, "")

    def page_read(self, file: Listed, sign: PageRead) -> None:
        """A page of a file was read, perhaps ahead of the files before it."""
        self._note(file, READING * sign.done / max(sign.total, 1))

    def turn_to(self, done: int, file: Listed) -> None:
        """The files before this one are finished; now it is the turn of this one."""
        with self._lock:
            self._now = Progress(texts.STEP_READ, done, self._total, file.name)
            self._tell()

    def embedded(self, file: Listed, share: float) -> None:
        """This share (0 to 1) of the passages of the file has a vector."""
        with self._lock:
            self._now = Progress(texts.STEP_EMBED, self._now.done, self._total, file.name)
        self._note(file, READING + (1 - READING) * share)

    def finish(self, file: Listed) -> None:
        """A new or changed file needs no more work, stored or skipped."""
        self._note(file, 1.0)

    def end(self) -> None:
        """All files are finished."""
        with self._lock:
            self._listener(Progress(texts.STEP_READY, self._total, self._total, "", 1.0))

    def _note(self, file: Listed, work: float) -> None:
        with self._lock:
            self._work[file.id] = max(work, self._work.get(file.id, 0.0))
            self._tell()

    def _tell(self) -> None:
        read = sum(self._work.values()) / max(self._to_read, 1)
        spent_s = time.monotonic() - self._start
        known = spent_s >= SETTLED_S and read >= SETTLED_SHARE
        left_s = spent_s * (1 - read) / read if known else None
        now = self._now
        self._listener(Progress(now.step, now.done, now.total, now.file, read, left_s))
