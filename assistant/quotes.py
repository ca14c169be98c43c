"""The quote gate: a sentence passes only when its quotes stand on their pages and bear it out."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Sequence

from ingest.dates import MONTHS
from ingest.words import fold

NUMBER = re.compile(r"\d+(?:[.,:]\d+)*")
NAME = re.compile(r"(?<![.!?:;\"'“‘(] )(?<!^)\b[A-Z][\w&]*(?:[-/][\w&]+)*!?")
SPELLED = {
    "een": 1, "twee": 2, "drie": 3, "vier": 4, "vijf": 5, "zes": 6, "zeven": 7, "acht": 8,
    "negen": 9, "tien": 10, "elf": 11, "twaalf": 12,
}  # fmt: skip


def plain(text: str) -> str:
    """Text as it is compared: blanks levelled, line hyphens and typographic quotes undone."""
    joined = re.sub(r"(\w)[-\u00ad]\s*\n\s*(?=[a-z])", r"\1", text)
    even = unicodedata.normalize("NFKC", joined).replace("\u00ad", "")
    even = even.translate(str.maketrans("‘’‚“”„–—", "'''\"\"\"--"))
    return re.sub(r"\s+", " ", even).strip()


def stands_on(quote: str, page_text: str) -> bool:
    """Whether a quote stands on a page, word for word."""
    return bool(quote.strip()) and plain(quote) in plain(page_text)


def unfounded(sentence: str, quotes: Sequence[str], context: Iterable[str] = ()) -> list[str]:
    """The numbers, names and months of a sentence that its quotes do not hold.

    Numbers and names may also stand in `context`: headings, title and theme of the citation.
    """
    said = plain(" ".join(quotes))
    around = fold(said + " " + plain(" ".join(context)))
    even = plain(sentence)
    numbers = [n for n in NUMBER.findall(even) if not _holds_number(n, said, around)]
    names = [n for n in NAME.findall(even) if fold(n).strip("!-/") not in around]
    months = [m for m in MONTHS if re.search(rf"\b{m}\b", fold(even)) and m not in around]
    return numbers + names + months


def _holds_number(number: str, said: str, around: str) -> bool:
    """A number of the quotes, in figures or spelled out, or part of a heading or title."""
    if re.search(rf"(?<!\d){re.escape(number)}(?!\d)", said + " " + around):
        return True
    return any(str(v) == number and re.search(rf"\b{w}\b", around) for w, v in SPELLED.items())
