"""The processes that read: started, watched, ended when a file asks too much, used again."""

from __future__ import annotations

import logging
import os
import pickle
import subprocess
import sys
import threading
import time
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from pathlib import Path
from queue import SimpleQueue
from types import TracebackType
from typing import Any, Self

from ingest import texts
from ingest.catalogue import Listed
from ingest.document import Document, Skipped
from ingest.errors import CorpusError, ReadError
from ingest.jobs import SECONDS_A_PAGE, NeedSeconds, PageRead, Refusal, Setup

ROOT = Path(__file__).resolve().parent.parent
WORK = "ingest.reader:read_file"
START = "import sys; sys.path.insert(0, sys.argv[1]); from ingest.reader import main; main()"
START_S = 300
"""Loading the libraries takes 2 s; more than this is a machine at a standstill."""
MAX_READERS = 4
"""More gain little: storing what was read is work for one process."""
AHEAD = 2
"""So many files a reader are read before the first of them is stored."""
MAX_FILES = 50
"""So many files are read by one process, so that what libraries keep does not add up."""
KNOWN = {"ingest.document", "ingest.jobs", "pathlib"}
"""Modules of the values that a reader may send; a file that takes it over can send nothing else."""

Outcome = Document | Skipped
Listener = Callable[[Listed, PageRead], None]
log = logging.getLogger(__name__)


class Reader:
    """One process that reads one file at a time."""

    def __init__(self, setup: Setup, work: str = WORK) -> None:
        """Start the process; it loads its libraries while the run goes on."""
        self._limits = setup.limits
        self._process = subprocess.Popen(
            [sys.executable, "-P", "-c", START, str(ROOT), work],
            stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL,
        )  # fmt: skip
        assert self._process.stdin and self._process.stdout
        self._in, self._out = self._process.stdin, self._process.stdout
        self._files = 0
        self._ready = False
        self._send(setup)

    @property
    def fit(self) -> bool:
        """Whether it can be given another file."""
        return self._process.poll() is None and self._files < MAX_FILES

    @property
    def process_id(self) -> int:
        """The number that the system gave the process."""
        return self._process.pid

    def read(self, file: Listed, listen: Listener) -> Document:
        """What stands in a file. Raises ReadError, after which the process may have ended."""
        self._files += 1
        self._wait_until_ready()
        with Watch(self._process, self._limits.timeout_s) as watch:
            self._send(file)
            while True:
                message = self._receive(file, watch)
                if isinstance(message, Document):
                    return message
                if isinstance(message, Refusal):
                    log.debug("%s: %s", file.name, message.trace)
                    raise ReadError(message.reason)
                watch.give(message.seconds if isinstance(message, NeedSeconds) else SECONDS_A_PAGE)
                if isinstance(message, PageRead):
                    listen(file, message)

    def stop(self) -> None:
        """End the process, whatever it is doing."""
        self._process.kill()
        self._process.communicate()

    def _wait_until_ready(self) -> None:
        if self._ready:
            return
        with Watch(self._process, START_S):
            try:
                said = _Values(self._out).load()
            except (EOFError, pickle.UnpicklingError) as error:
                raise CorpusError(texts.NO_READER.format(most=self._limits.memory_mb)) from error
        if isinstance(said, Refusal):
            raise CorpusError(said.reason)
        self._ready = True

    def _send(self, message: object) -> None:
        try:
            pickle.dump(message, self._in, pickle.HIGHEST_PROTOCOL)
            self._in.flush()
        except BrokenPipeError:
            log.debug("the reader ended before it was asked anything")

    def _receive(self, file: Listed, watch: Watch) -> Any:
        try:
            return _Values(self._out).load()
        except (EOFError, OSError, pickle.UnpicklingError, AttributeError, ValueError) as error:
            self.stop()
            log.debug("%s: the reader ended with %s", file.name, self._process.returncode)
            text = texts.TOO_SLOW if watch.expired else texts.CRASHED
            seconds = round(watch.seconds)
            raise ReadError(text.format(file=file.name, seconds=seconds)) from error


class Watch:
    """Ends a process that is still busy when its time is up; more time can be given."""

    def __init__(self, process: subprocess.Popen[bytes], seconds: float) -> None:
        """Give the process so many seconds, counted from the moment the block is entered."""
        self.seconds = seconds
        self.expired = False
        self._process = process
        self._over = threading.Event()
        self._thread = threading.Thread(target=self._guard, daemon=True)

    def __enter__(self) -> Self:
        self._start = time.monotonic()
        self._thread.start()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._over.set()
        self._thread.join()

    def give(self, seconds: float) -> None:
        """Let the process have so many seconds more."""
        self.seconds += seconds

    def _guard(self) -> None:
        while (left := self._start + self.seconds - time.monotonic()) > 0:
            if self._over.wait(left):
                return
        self.expired = True
        self._process.kill()


class ReaderPool:
    """As many readers as the machine has processors, handed out to files and taken back."""

    def __init__(self, setup: Setup, work: str = WORK, size: int | None = None) -> None:
        """Prepare the pool; a process is started when a file first needs it."""
        self._setup = setup
        self._work = work
        self.size = size or min(_processors(), MAX_READERS)
        self._threads = ThreadPoolExecutor(self.size, "reader")
        self._idle: SimpleQueue[Reader | None] = SimpleQueue()
        self.readers: list[Reader] = []
        self._closed = False
        self._changing = threading.Lock()
        for _ in range(self.size):
            self._idle.put(None)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    def read(self, files: Iterable[Listed], listen: Listener) -> Iterator[Outcome]:
        """What comes of each file, in the order given; some files are read ahead.

        `listen` is called from other threads, after every page. Raises CorpusError when no
        reader can be started, or a data file can't be read.
        """
        waiting: deque[Future[Outcome]] = deque()
        for file in files:
            waiting.append(self._threads.submit(self._read, file, listen))
            if len(waiting) > AHEAD * self.size:
                yield waiting.popleft().result()
        while waiting:
            yield waiting.popleft().result()

    def close(self) -> None:
        """End all readers; files that wait are not read."""
        self._threads.shutdown(wait=False, cancel_futures=True)
        with self._changing:
            self._closed = True
            for reader in self.readers:
                reader.stop()
        self._threads.shutdown()

    def _read(self, file: Listed, listen: Listener) -> Outcome:
        reader = self._idle.get()
        try:
            if reader is None or not reader.fit:
                reader = self._renew(reader)
            return reader.read(file, listen)
        except ReadError as error:
            return Skipped(file.name, str(error))
        finally:
            self._idle.put(reader)

    def _renew(self, old: Reader | None) -> Reader:
        with self._changing:
            if self._closed:
                raise ReadError(texts.STOPPED)
            if old is not None:
                old.stop()
                self.readers.remove(old)
            reader = Reader(self._setup, self._work)
            self.readers.append(reader)
        return reader


class _Values(pickle.Unpickler):
    """Takes in plain values only: a message can't make this process do anything."""

    def find_class(self, module: str, name: str) -> Any:
        if module in KNOWN:
            return super().find_class(module, name)
        raise pickle.UnpicklingError(f"{module}.{name} is no value of ours")


def _processors() -> int:
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1
