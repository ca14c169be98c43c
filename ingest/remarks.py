"""What a reader of the report should know of the pages of a document."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence

from ingest import texts
from ingest.document import Page


def remarks(pages: Sequence[Page]) -> Iterator[str]:
    """In Dutch: pages without text, text recognised in a scan, and what readers warned of."""
    silent = [
        str(page.number)
        for page in pages
        if not page.words and not page.blocks and not page.warnings
    ]
    scanned = sum(page.recognised for page in pages)
    if silent:
        yield texts.SILENT_PAGES.format(pages=texts.enumerate_pages(silent))
    if scanned:
        yield texts.SCANNED_PAGES.format(pages=texts.count(scanned, *texts.PAGES))
    told: dict[str, list[str]] = defaultdict(list)
    for page in pages:
        for warning in page.warnings:
            told[warning].append(str(page.number))
    for warning, numbers in told.items():
        yield warning.format(pages=texts.enumerate_pages(numbers))


def why_no_text(pages: Sequence[Page], file: str) -> str:
    """In Dutch: why nothing was found in a file, and what to do about it."""
    bare = any(texts.SCAN_WITHOUT_TEXT in page.warnings for page in pages)
    return (texts.ONLY_SCANS if bare else texts.NO_TEXT).format(file=file)
