"""What a reader of the report should know of the pages of a document."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from ingest import texts
from ingest.document import Page

COMMAND = re.compile(
    r"\b(?:negeer|vergeet)\s+(?:\w+\s+){0,3}(?:instructies?|opdrachten|aanwijzingen|regels)\b|"
    r"\b(?:ignore|disregard|forget)\s+(?:\w+\s+){0,3}(?:instructions?|prompts?|rules)\b|"
    r"\b(?:system|systeem)[\s-]?prompt\b",
    re.IGNORECASE,
)
"""Words with which texts are known to try to steer a language model."""

SAYS_WHY = {texts.SCAN_WITHOUT_TEXT, texts.NOT_RECOGNISED, texts.HIDDEN_PRINT}
"""Warnings that say why there is no text on a page."""


def remarks(pages: Sequence[Page]) -> Iterator[str]:
    """In Dutch: pages without text, text recognised in a scan, and what readers warned of."""
    silent = [
        str(page.number)
        for page in pages
        if not page.words and not page.blocks and not SAYS_WHY & set(page.warnings)
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


def commands(page_texts: Mapping[int, str]) -> Iterator[str]:
    """In Dutch: the pages on which words seem meant for a computer instead of a reader."""
    found = [str(number) for number, text in page_texts.items() if COMMAND.search(text)]
    if found:
        yield texts.COMMAND_LIKE.format(pages=texts.enumerate_pages(found))


def why_no_text(pages: Sequence[Page], file: str) -> str:
    """In Dutch: why nothing was found in a file, and what to do about it."""
    told = {warning for page in pages for warning in page.warnings}
    reasons = {texts.SCAN_WITHOUT_TEXT: texts.ONLY_SCANS, texts.HIDDEN_PRINT: texts.ONLY_HIDDEN}
    found = (reason for warning, reason in reasons.items() if warning in told)
    return next(found, texts.NO_TEXT).format(file=file)
