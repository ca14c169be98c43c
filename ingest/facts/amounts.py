"""Amounts of money that a text names."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from ingest.document import Fact, Field, Passage
from ingest.facts.record import make_fact
from ingest.sentences import split_sentences

AMOUNT = re.compile(
    r"(?:€|EUR)\s?\d+(?:[.,]\d+)*(?:,-+)?(?:\s(?:miljoen|mln\.?|miljard|duizend))?"
    r"|\b\d+(?:[.,]\d+)*(?:,-+)?\s(?:(?:miljoen|mln\.?|miljard|duizend)\s)?euro\b"
)


def read_amounts(passages: Iterable[Passage]) -> Iterator[Fact]:
    """One fact an amount, with the sentence that names it as its description."""
    for passage in passages:
        for start, end in split_sentences(passage.text.value):
            sentence = passage.text.part(start, end)
            for match in AMOUNT.finditer(sentence.value):
                fields = (
                    Field("amount", "", sentence.part(*match.span())),
                    Field("description", "", sentence),
                )
                yield make_fact("amount", passage, match[0], fields)
