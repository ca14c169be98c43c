"""Where sentences begin and end in Dutch running text."""

from __future__ import annotations

import re

SHORTENED = re.compile(
    r"(?:\b(?:o\.a|d\.w\.z|m\.b\.t|t\.a\.v|i\.v\.m|n\.a\.v|a\.d\.h\.v|i\.s\.m|t\.b\.v|m\.u\.v|bijv|bv|evt|incl"
    r"|excl|ca|nr|art|blz|p|resp|mr|drs|dr|ir|ing|mw|dhr|jl|vgl|etc|enz|min|max|zgn|t/m|[A-Z]))\.$",
    re.IGNORECASE,
)
CALLED = re.compile(r"\b[A-Z]{2,}!$")
"""A name that is written with an exclamation mark ends no sentence."""
END = re.compile(r"[.!?][\"'’”)\]]*(?=\s+[\"'‘“(]?[A-Z0-9À-Ý])")


def split_sentences(text: str) -> list[tuple[int, int]]:
    """Character ranges of the sentences, blanks around them left out."""
    cuts = [0]
    for match in END.finditer(text):
        before = text[cuts[-1] : match.start() + 1]
        if text[match.start()] == "." and SHORTENED.search(before):
            continue
        if CALLED.search(before):
            continue
        cuts.append(match.end())
    spans = zip(cuts, [*cuts[1:], len(text)], strict=True)
    return [span for a, b in spans if (span := _trim(text, a, b))[0] < span[1]]


def _trim(text: str, start: int, end: int) -> tuple[int, int]:
    part = text[start:end]
    return start + len(part) - len(part.lstrip()), end - (len(part) - len(part.rstrip()))
