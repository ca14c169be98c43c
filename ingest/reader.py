"""A process that reads files for the run: what goes wrong in it takes nothing else along."""

from __future__ import annotations

import os
import pickle
import queue
import signal
import sys
import threading
import traceback
from collections.abc import Callable
from dataclasses import dataclass, replace
from importlib import import_module
from pathlib import Path
from typing import Any, BinaryIO

from ingest import texts
from ingest.catalogue import Listed, complete
from ingest.document import Document
from ingest.errors import CorpusError, ReadError
from ingest.facets import Facets, load_facets
from ingest.jobs import Limits, NeedSeconds, PageRead, Refusal, Setup, Terms
from ingest.places import Places, load_places
from ingest.reading import READERS, read_document
from ingest.recognise import recognise
from ingest.remarks import commands, remarks, why_no_text
from ingest.themes import Themes, load_themes

MEGABYTE = 1 << 20
Read = Callable[[Listed, "Knowledge", Terms], Document]


@dataclass(frozen=True, slots=True)
class Knowledge:
    """The data files by which documents are read, loaded once."""

    themes: Themes
    facets: Facets
    places: Places

    @classmethod
    def load(cls, folder: Path) -> Knowledge:
        """Read the data files in `folder`. Raises CorpusError when one of them can't be read."""
        return cls(load_themes(folder), load_facets(folder), load_places(folder))


def read_file(file: Listed, knowledge: Knowledge, terms: Terms) -> Document:
    """Pages, what the document is, passages and facts; the pages without their words.

    Raises ReadError.
    """
    pages = READERS[file.path.suffix.lower()](file.path, terms)
    source = complete(file, recognise(pages, Path(file.name).stem, knowledge.places))
    document = read_document(source, knowledge.themes, knowledge.facets, pages)
    if not document.passages:
        raise ReadError(why_no_text(pages, file.name))
    bare = tuple(replace(page, words=(), grids=(), blocks=None) for page in document.pages)
    told = (*document.warnings, *remarks(pages), *commands(document.page_texts))
    return replace(document, pages=bare, warnings=told)


def serve(read: Read, jobs: queue.SimpleQueue[Any], out: BinaryIO) -> None:
    """Answer the setup with True, and each Listed with a Document or a Refusal, for ever.

    When the data files can't be read, the answer to the setup is a Refusal and the last.
    """

    def tell(message: object) -> None:
        pickle.dump(message, out, pickle.HIGHEST_PROTOCOL)
        out.flush()

    setup: Setup = jobs.get()
    limit_process(setup.limits)
    try:
        knowledge = Knowledge.load(setup.data_folder)
    except CorpusError as error:
        tell(Refusal(str(error)))
        return
    tell(True)
    while True:
        file: Listed = jobs.get()
        terms = Terms(
            file.entry.password or setup.password,
            setup.limits.pages,
            lambda done, total: tell(PageRead(done, total)),
            lambda seconds: tell(NeedSeconds(seconds)),
        )
        tell(_attempt(read, file, knowledge, terms, setup.limits))


def _attempt(
    read: Read, file: Listed, knowledge: Knowledge, terms: Terms, limits: Limits
) -> Document | Refusal:
    """What comes of a file; whatever is wrong with it, the process goes on."""
    try:
        return read(file, knowledge, terms)
    except ReadError as error:
        return Refusal(str(error), traceback.format_exc())
    except MemoryError:
        return Refusal(texts.TOO_LARGE.format(file=file.name, most=limits.memory_mb))
    except Exception:
        return Refusal(texts.UNEXPECTED.format(file=file.name), traceback.format_exc())


def limit_process(limits: Limits) -> None:
    """Bound the memory of this process, where the system can, and leave Ctrl+C to the run."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    if sys.platform == "win32":
        return
    import resource

    most = limits.memory_mb * MEGABYTE
    resource.setrlimit(resource.RLIMIT_DATA, (most, most))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def _receive(jobs: queue.SimpleQueue[Any], given: BinaryIO) -> None:
    """Pass on what the run asks, and end when the run has ended, whatever is being read."""
    try:
        while True:
            jobs.put(pickle.load(given))
    finally:
        os._exit(0)


def main() -> None:
    """Read what is asked for on standard input; the last argument is the 'module:function'."""
    module, function = sys.argv[-1].split(":")
    out = os.fdopen(os.dup(sys.stdout.fileno()), "wb")
    os.dup2(sys.stderr.fileno(), sys.stdout.fileno())  # what a library prints is no message
    jobs: queue.SimpleQueue[Any] = queue.SimpleQueue()
    threading.Thread(target=_receive, args=(jobs, sys.stdin.buffer), daemon=True).start()
    serve(getattr(import_module(module), function), jobs, out)
