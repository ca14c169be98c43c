"""Tables as CSV that a Dutch Excel opens with a double click and that runs no formula."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator, Sequence

BOM = "\ufeff"
"""Put before the first line, it tells Excel that the file is UTF-8."""
FORMULA = tuple("=+-@＝＋－＠")
"""A cell that starts with one of these may be taken for a formula, so it gets a quote in front
(OWASP, CSV Injection)."""


def csv_lines(header: Sequence[str], rows: Iterable[Sequence[str]]) -> Iterator[str]:
    """The lines without their ends: semicolons between the cells, as Dutch Excel expects."""
    for row in (header, *rows):
        line = io.StringIO()
        csv.writer(line, delimiter=";", lineterminator="").writerow([_safe(cell) for cell in row])
        yield line.getvalue()


def _safe(cell: str) -> str:
    """A cell on one line, without control characters and never a formula."""
    plain = "".join(c if c.isprintable() else " " for c in cell.replace("\u00ad", ""))
    even = " ".join(plain.split())
    return f"'{even}" if even.startswith(FORMULA) else even
