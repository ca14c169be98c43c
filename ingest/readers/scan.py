"""Pages without text -> words with their places, recognised by the program tesseract."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from functools import lru_cache

import lxml.html

from ingest import texts
from ingest.document import Page, Word
from ingest.readers.glyphs import ASCENT, DESCENT

PROGRAM, LANGUAGE = "tesseract", "nld"
DPI = 300
"""The resolution for which tesseract was made; a page takes 1.5 to 4 s of one core."""
TIMEOUT_S = 180.0
SECONDS_A_PAGE = 60.0
"""Fifteen times what a page takes, for a machine that is busy with other things."""
MIN_CONFIDENCE = 30
"""Below this certainty (0 to 100) tesseract read stains and lines of a drawing, not words."""
MAX_STAMP = 12
"""A scan with at most so many words of text bears a stamp or a number, and no recognised text."""
ALIKE = 0.12
"""Lines whose sizes differ by less than this share are of one size; recognition is not exact."""
NUMBERS = r"(-?[\d.]+)"
BOX = re.compile(rf"\bbbox {NUMBERS} {NUMBERS} {NUMBERS} {NUMBERS}")
BASELINE = re.compile(rf"\bbaseline {NUMBERS} {NUMBERS}")
SIZE = re.compile(rf"\bx_size {NUMBERS}")
CONFIDENCE = re.compile(rf"\bx_wconf {NUMBERS}")

Draw = Callable[[int, int], tuple[bytes, float]]
"""From page number and wanted resolution (dots an inch) to the page as PNG and its resolution."""


def recognise_scans(
    pages: Sequence[Page],
    scanned: set[int],
    draw: Draw,
    need_seconds: Callable[[float], None],
) -> tuple[Page, ...]:
    """The pages with the text of those recognised whose numbers are in `scanned`.

    Where tesseract or its Dutch is missing, or fails, they get a warning instead.
    """
    if not scanned or not is_ready():
        missing = texts.SCAN_WITHOUT_TEXT
        return tuple(_warned(p, missing) if p.number in scanned else p for p in pages)
    need_seconds(len(scanned) * SECONDS_A_PAGE)
    with ThreadPoolExecutor(os.cpu_count()) as pool:
        running = {n: pool.submit(_recognise, *draw(n, DPI)) for n in sorted(scanned)}
        read = [_read(p, running[p.number].result()) if p.number in running else p for p in pages]
    return tuple(_level_sizes(read))


@lru_cache(maxsize=1)
def is_ready() -> bool:
    """Whether tesseract and its Dutch data are installed here."""
    program = shutil.which(PROGRAM)
    if program is None:
        return False
    known = subprocess.run([program, "--list-langs"], capture_output=True, text=True, check=False)
    return LANGUAGE in known.stdout.split()


def _recognise(picture: bytes, dpi: float) -> tuple[Word, ...] | None:
    """The words that tesseract sees in a picture; None when it fails or takes too long."""
    command = [PROGRAM, "stdin", "stdout", "-l", LANGUAGE, "--dpi", str(round(dpi)), "hocr"]
    alone = {**os.environ, "OMP_THREAD_LIMIT": "1"}
    try:
        done = subprocess.run(
            command, input=picture, capture_output=True, check=True, timeout=TIMEOUT_S, env=alone
        )
    except (subprocess.SubprocessError, OSError):
        return None
    return tuple(_words(done.stdout, 72 / dpi))


def _read(page: Page, words: tuple[Word, ...] | None) -> Page:
    if words is None:
        return _warned(page, texts.NOT_RECOGNISED)
    return replace(page, words=words, recognised=True) if words else page


def _words(seen: bytes, scale: float) -> Iterator[Word]:
    """The words of hOCR in points; each as high as its line, on the line's own slope."""
    root = lxml.html.document_fromstring(seen)
    for found in root.find_class("ocrx_word"):
        above = found.getparent().get("title", "")
        box, outer = BOX.search(found.get("title", "")), BOX.search(above)
        sure = CONFIDENCE.search(found.get("title", ""))
        text = found.text_content().strip()
        if not (box and outer and text) or (sure and float(sure[1]) < MIN_CONFIDENCE):
            continue
        x0, x1 = float(box[1]) * scale, float(box[3]) * scale
        size = _size(above, float(outer[4]) - float(outer[2])) * scale
        base = _baseline(above, outer, (float(box[1]) + float(box[3])) / 2) * scale
        yield Word(text, (x0, base - ASCENT * size, x1, base + DESCENT * size), round(size, 1))


def _size(line: str, height: float) -> float:
    """The font size of a line in pixels."""
    size = SIZE.search(line)
    return float(size[1]) if size else height


def _baseline(line: str, outer: re.Match[str], x: float) -> float:
    """Where a line of print stands at `x`, in pixels from the top."""
    found = BASELINE.search(line)
    slope, offset = (float(found[1]), float(found[2])) if found else (0.0, 0.0)
    return float(outer[4]) + offset + slope * (x - float(outer[1]))


def _level_sizes(pages: Sequence[Page]) -> Iterator[Page]:
    """Sizes of recognised words made equal where they hardly differ: body text first."""
    sizes = sorted(w.size for p in pages if p.recognised for w in p.words for _ in w.text)
    steps = [sizes[len(sizes) // 2]] if sizes else []
    for size in sizes:
        if all(abs(size - step) > ALIKE * step for step in steps):
            steps.append(size)
    for page in pages:
        yield replace(page, words=tuple(_levelled(page, steps))) if page.recognised else page


def _levelled(page: Page, steps: Sequence[float]) -> Iterator[Word]:
    for word in page.words:
        near = [step for step in steps if abs(word.size - step) <= ALIKE * step]
        yield replace(word, size=near[0] if near else word.size)


def _warned(page: Page, warning: str) -> Page:
    return replace(page, warnings=(*page.warnings, warning))
