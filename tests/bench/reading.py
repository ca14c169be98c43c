"""How fast pages are read, and in how much memory, beside a plain pypdf loop and pdfplumber."""

from __future__ import annotations

import logging
import os
import tempfile
import time
import warnings
from collections.abc import Callable, Sequence
from pathlib import Path

import pdfplumber
from pypdf import PdfReader, PdfWriter

from ingest.catalogue import Listed, list_files
from ingest.data_files import OWN_CORPUS
from ingest.document import Document
from ingest.jobs import Setup
from ingest.reader_pool import ReaderPool

PAGES = 300
COUNTED = "VmHWM:"
"""The line of /proc/<process>/status with the most memory that it ever held, in kB (Linux)."""


def report() -> str:
    """The section of docs/benchmarks.md, in Markdown."""
    logging.disable(logging.CRITICAL)
    warnings.simplefilter("ignore")
    with tempfile.TemporaryDirectory() as folder:
        sets = {
            f"{PAGES} pages in one file": [_make(Path(folder) / "een", PAGES)],
            f"{PAGES} pages in six files": [
                _make(Path(folder) / f"zes-{n}", PAGES // 6) for n in range(6)
            ],
        }
        rows = [row for name, files in sets.items() for row in _compare(name, files)]
    head = [
        "| Files | Way | Seconds | Pages a second | Most memory |",
        "| --- | --- | --: | --: | --: |",
    ]
    processors = f"{os.cpu_count()} processors, load {os.getloadavg()[0]:.1f} at the end."
    return "\n".join([*head, *rows, "", processors])


def _compare(name: str, files: Sequence[Path]) -> list[str]:
    ways: dict[str, Callable[[Sequence[Path]], int]] = {
        "here: words, tables, headings, passages, facts": _read_here,
        "pypdf: text only": _read_pypdf,
        "pdfplumber: words and tables": _read_pdfplumber,
    }
    return [_row(name, way, *_measure(read, files)) for way, read in ways.items()]


def _row(name: str, way: str, seconds: float, megabytes: int) -> str:
    held = f"{megabytes} MB" if megabytes else "-"
    return f"| {name} | {way} | {seconds:.1f} | {PAGES / seconds:.0f} | {held} |"


def _measure(read: Callable[[Sequence[Path]], int], files: Sequence[Path]) -> tuple[float, int]:
    """Seconds, and the megabytes that the reading processes held together at most."""
    start = time.perf_counter()
    megabytes = read(files)
    return time.perf_counter() - start, megabytes


def _read_here(files: Sequence[Path]) -> int:
    listed: tuple[Listed, ...] = list_files(files, OWN_CORPUS).files
    with ReaderPool(Setup(OWN_CORPUS)) as pool:
        outcomes = list(pool.read(listed, lambda *_: None))
        held = sum(_most_held(reader.process_id) for reader in pool.readers)
    assert sum(len(o.pages) for o in outcomes if isinstance(o, Document)) == PAGES
    return held + _most_held(os.getpid())


def _read_pypdf(files: Sequence[Path]) -> int:
    for path in files:
        for page in PdfReader(path).pages:
            page.extract_text()
    return 0


def _read_pdfplumber(files: Sequence[Path]) -> int:
    for path in files:
        with pdfplumber.open(path) as document:
            for page in document.pages:
                page.extract_words()
                page.find_tables()
                page.close()
    return 0


def _make(path: Path, pages: int) -> Path:
    """A PDF of so many pages of the examples, distinct by its own name."""
    writer = PdfWriter()
    sources = [PdfReader(source) for source in sorted(OWN_CORPUS.glob("*p-20*.pdf"))]
    all_pages = [page for source in sources for page in source.pages]
    for number in range(pages):
        writer.add_page(all_pages[number % len(all_pages)])
    writer.add_metadata({"/Title": path.name})
    writer.write(path.with_suffix(".pdf"))
    return path.with_suffix(".pdf")


def _most_held(process: int) -> int:
    """Megabytes; 0 where the system does not tell."""
    try:
        lines = Path(f"/proc/{process}/status").read_text("utf-8").splitlines()
    except OSError:
        return 0
    return next((int(line.split()[1]) // 1024 for line in lines if line.startswith(COUNTED)), 0)
