"""A way to read files that goes wrong as the file's name says, for tests of what keeps it in."""

from __future__ import annotations

import ctypes
import os
import sys
import time
from dataclasses import replace
from pathlib import Path

from ingest.catalogue import Listed
from ingest.document import Document
from ingest.errors import ReadError
from ingest.jobs import Terms
from ingest.reader import Knowledge
from tests.handmade import make_document, make_source


class Intruder:
    """A message that would do something where it is received."""

    def __reduce__(self) -> tuple[object, tuple[str]]:
        return os.system, ("echo binnen",)


def read(file: Listed, knowledge: Knowledge, terms: Terms) -> Document:
    """Read nothing; crash, hang, swell or lie as the name of the file asks."""
    what = file.path.stem.split("-")[0]
    if what in DEEDS:
        DEEDS[what]()
    if what == "traag":
        for page in range(8):
            time.sleep(0.4)
            terms.page_read(page + 1, 8)
    if what == "scan":
        terms.need_seconds(10)
        time.sleep(2)
    if what == "slot" and terms.password != "sesam":
        raise ReadError(f"{file.name} is vergrendeld.")
    document = make_document(make_source(file.id), [f"{what} {os.getpid()}"])
    if what == "inbraak":
        return Intruder()  # type: ignore[return-value]
    return replace(document, source=replace(document.source, path=Path(file.path)))


def _swell() -> None:
    held = []
    while True:
        held.append(bytearray(10_000_000))


def _shout() -> None:
    print("dit hoort niet bij de berichten", flush=True)
    print("dit ook niet", file=sys.stderr, flush=True)
    os.write(1, b"en dit evenmin")


def _stumble() -> None:
    raise ValueError("zip() argument 2 is shorter than argument 1")


DEEDS = {
    "segfault": lambda: ctypes.string_at(0),
    "einde": lambda: os._exit(0),
    "hangt": lambda: time.sleep(600),
    "rekent": lambda: sum(iter(int, 1)),
    "bom": _swell,
    "roept": _shout,
    "struikelt": _stumble,
    "diep": lambda: eval("-" * 10_000_000 + "1"),
}
