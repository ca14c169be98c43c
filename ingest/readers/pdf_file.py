"""Opening a PDF: by pdfium, and by pypdf for what pdfium can't unlock."""

from __future__ import annotations

import logging
from io import BytesIO
from pathlib import Path

import pypdfium2 as pdfium
import pypdfium2.raw as raw

from ingest import texts
from ingest.errors import ReadError

logging.getLogger("pypdf").setLevel(logging.CRITICAL)  # it tells in English what it repairs


def open_pdf(path: Path, password: str | None = None) -> pdfium.PdfDocument:
    """The document; the caller closes it. Raises ReadError when it is locked or no PDF."""
    try:
        return pdfium.PdfDocument(path, password=password)
    except (pdfium.PdfiumError, OSError) as error:
        if getattr(error, "err_code", None) == raw.FPDF_ERR_PASSWORD:
            return _unlock(path, password)
        raise ReadError(texts.DAMAGED.format(file=texts.name_of(path))) from error


def _unlock(path: Path, password: str | None) -> pdfium.PdfDocument:
    """The document as pypdf unlocks it: some old locks are beyond pdfium."""
    text = texts.LOCKED if password is None else texts.WRONG_PASSWORD
    from pypdf import PdfReader, PdfWriter  # takes half a second, which few files need

    try:
        reader = PdfReader(path, password=password or "")
        content = BytesIO()
        PdfWriter(clone_from=reader).write(content)
        return pdfium.PdfDocument(content.getvalue())
    except Exception as error:  # pypdf raises a dozen kinds without a common base
        raise ReadError(text.format(file=texts.name_of(path))) from error
