"""What a PDF would have a reader run, open or fetch. It is counted and never acted on."""

from __future__ import annotations

import ctypes
import re
import zlib
from collections import Counter
from collections.abc import Iterator

import pypdfium2 as pdfium
import pypdfium2.raw as raw

from ingest import texts

MAX_BYTES = 50_000_000
"""So much of a file, and of what is packed in it, is searched for the names of actions."""
STREAM = re.compile(rb"stream\r?\n.*?endstream", re.DOTALL)
PACKED = re.compile(rb"/Type\s*/ObjStm\b.{0,300}?stream\r?\n", re.DOTALL)
NAMED = {
    "script": re.compile(rb"/(?:JavaScript|JS)\b"),
    "launch": re.compile(rb"/S\s*/(?:Launch|ImportData|SubmitForm)\b"),
    "media": re.compile(rb"/Subtype\s*/(?:RichMedia|Movie|Sound|3D)\b"),
}
"""Names of what acts (PDF 32000-1, table 198), as they stand in a file."""
MEDIA = {
    raw.FPDF_ANNOT_MOVIE, raw.FPDF_ANNOT_SOUND, raw.FPDF_ANNOT_SCREEN, raw.FPDF_ANNOT_RICHMEDIA,
    raw.FPDF_ANNOT_THREED,
}  # fmt: skip
OUTSIDE = {raw.PDFACTION_REMOTEGOTO: "link", raw.PDFACTION_URI: "link",
           raw.PDFACTION_LAUNCH: "launch", raw.PDFACTION_EMBEDDEDGOTO: "file"}  # fmt: skip
"""Actions of a link that lead out of the document."""


def parts_of_document(document: pdfium.PdfDocument, content: bytes) -> Counter[str]:
    """How many scripts, files and such a document has as a whole, by kind; named ones count as one.

    `content` is the file as it stands on the disk.
    """
    named = Counter(kind for kind, name in NAMED.items() if any(map(name.search, _told(content))))
    scripts = max(0, raw.FPDFDoc_GetJavaScriptActionCount(document.raw))
    files = max(0, raw.FPDFDoc_GetAttachmentCount(document.raw))
    return named | Counter(script=scripts, file=files)


def parts_of_page(page: pdfium.PdfPage) -> Counter[str]:
    """How many links of a page lead elsewhere, and how many files and films it has, by kind."""
    return Counter([*_links(page), *_notes(page)])


def describe_parts(found: Counter[str]) -> str | None:
    """The warning for the report, in Dutch; None when there is nothing that acts."""
    told = [texts.count(n, *names) for kind, names in texts.PDF_PART.items() if (n := found[kind])]
    return texts.PDF_PARTS.format(parts=", ".join(told)) if told else None


def _links(page: pdfium.PdfPage) -> Iterator[str]:
    place, link = ctypes.c_int(), raw.FPDF_LINK()
    while raw.FPDFLink_Enumerate(page.raw, place, link):
        action = raw.FPDFLink_GetAction(link)
        if kind := OUTSIDE.get(raw.FPDFAction_GetType(action)):
            yield kind


def _notes(page: pdfium.PdfPage) -> Iterator[str]:
    for number in range(raw.FPDFPage_GetAnnotCount(page.raw)):
        note = raw.FPDFPage_GetAnnot(page.raw, number)
        kind = raw.FPDFAnnot_GetSubtype(note)
        raw.FPDFPage_CloseAnnot(note)
        if kind == raw.FPDF_ANNOT_FILEATTACHMENT:
            yield "file"
        elif kind in MEDIA:
            yield "media"


def _told(content: bytes) -> list[bytes]:
    """What a file says in the open, without its streams, and what stands in packed objects."""
    known = content[:MAX_BYTES]
    return [STREAM.sub(b"", known), *_unpacked(known)]


def _unpacked(content: bytes) -> Iterator[bytes]:
    """What stands in the packed objects of a file, as far as it is not too much."""
    left = MAX_BYTES
    for match in PACKED.finditer(content):
        unpacker = zlib.decompressobj()
        try:
            part = unpacker.decompress(content[match.end() :], max(1, left))
        except zlib.error:
            continue
        left -= len(part)
        yield part
        if left <= 0:
            return
