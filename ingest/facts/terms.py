"""Terms: abbreviations and names with what they stand for, where a text spells them out."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from ingest.document import Fact, Field, Passage, Text
from ingest.facets import Facets
from ingest.facts.lists import facet_of_path
from ingest.facts.record import make_fact
from ingest.initials import SHORT, WORDLIKE, all_start, in_compound, initials_fit, spells
from ingest.passages import Piece
from ingest.words import is_stop_word

ANY = rf"(?:{SHORT}|{WORDLIKE})"
CALLED = r"(?:hierna(?: te noemen)?|afgekort(?: tot| als)?|verder|ook wel|kortweg)"
PLURAL = r"(?:['’]?s)?"
AFTER = re.compile(
    rf"\((?:{CALLED}[:\s]+)?['\"‘“]?(?P<short>{ANY}){PLURAL}(?P<rest>-[a-z]+)?['\"’”]?\)"
    rf"|,\s{CALLED}:?\s(?P<bare>{SHORT})\b"
)
BEFORE = re.compile(rf"(?<![\w-])(?P<short>{ANY})\s\((?P<long>[A-Za-z][^()]{{5,90}})\)")
EQUALS = re.compile(
    rf"(?<![\w-])(?P<short>{ANY})(?:\s(?:staat voor|betekent|is de afkorting van|=|–)|:)\s"
    rf"(?:(?:de|het|een)\s(?=[A-Z]))?(?=(?P<long>[^.;()]{{5,120}}))"
)
ONE = r"[A-Z][A-Za-z&]*"
SLASHED = re.compile(
    rf"(?P<longs>[A-Z][^/().:;]{{4,80}}(?:/[^/().:;]{{4,80}}){{1,3}})\s"
    rf"\((?P<shorts>{ONE}(?:/{ONE}){{1,3}})\)"
)
ALSO = re.compile(rf"(?:,|\sen)\s(?P<short>{SHORT})\svoor\s(?=(?P<long>[^.;()]{{5,120}}))")
"""'WB staat voor wijkbeheer en WT voor ...': the verb once."""
STANDS = re.compile(r"\bsta(?:at|an) voor\b|\bbetekent\b")
NEXT = re.compile(rf",|\sen\s(?={SHORT}\b)|$")
"""Where a meaning in running text may end."""
ENTRY = re.compile(
    rf"(?P<term>[^:=–.;,()]{{2,60}}?)(?::|\s[=–-])\s(?P<long>\S.{{2,}})$"
    rf"|(?P<short>{ANY})\s(?P<rest>\S.{{2,}})$"
)
"""A line of a list of terms: 'Wijkbeheer: het team dat ...', 'WB Wijkbeheer'."""
PART = re.compile(r"[^;\s][^;]*[^;.\s]")
OPENING = re.compile(r"\b(?:Wet|Besluit|Regeling)\s+$")
"""What the name of a law starts with and its abbreviation often passes over."""
MAX_WORDS = 10
MAX_TERM_WORDS = 4


def read_terms(
    pieces: Sequence[Piece], headings: Iterable[tuple[Passage, Text]], facets: Facets
) -> Iterator[Fact]:
    """Terms in lists of terms, in running text and cells, and in headings.

    Each heading comes with a passage under it.
    """
    for piece in pieces:
        entries = list(_entries(piece, facets))
        yield from entries
        if not entries:
            texts = piece.row.cells if piece.row else (piece.passage.text,)
            for text in texts:
                yield from terms_in(piece.passage, text)
    for passage, heading in headings:
        yield from terms_in(passage, heading)


def is_entry(piece: Piece, facets: Facets) -> bool:
    """Whether a row of a table without titles explains abbreviations or terms."""
    return piece.row is not None and any(_entries(piece, facets))


def terms_in(passage: Passage, text: Text) -> Iterator[Fact]:
    """The terms that a text spells out."""
    for match in AFTER.finditer(text.value):
        short = match["short"] or match["bare"]
        start = _long_start(text.value[: match.start()], short)
        if start is not None:
            long = text.part(start, match.start()).value.rstrip()
            short = _singular(short, long)
            yield _fact(passage, text, short, (start, match.end()), (start, start + len(long)))
    yield from _side_by_side(passage, text)
    for match in BEFORE.finditer(text.value):
        if spells(match["short"], match["long"]):
            yield _fact(passage, text, match["short"], match.span(), match.span("long"))
    also = ALSO.finditer(text.value) if STANDS.search(text.value) else ()
    for match in (*EQUALS.finditer(text.value), *also):
        if length := _meaning_length(match["short"], match["long"]):
            start, end = match.start("long"), match.start("long") + length
            yield _fact(passage, text, match["short"], (match.start("short"), end), (start, end))


def _side_by_side(passage: Passage, text: Text) -> Iterator[Fact]:
    """'Wijkteam/Buurtteam (WT/BT)': each abbreviation with the name at its place."""
    for match in SLASHED.finditer(text.value):
        shorts = match["shorts"].split("/")
        start = match.start("longs")
        for short, long in zip(shorts, match["longs"].split("/"), strict=False):
            if spells(short, long.strip()):
                begin = start + len(long) - len(long.lstrip())
                meaning = (begin, start + len(long.rstrip()))
                yield _fact(passage, text, short, (begin, match.end()), meaning)
            start += len(long) + 1


def _entries(piece: Piece, facets: Facets) -> Iterator[Fact]:
    """The terms of a line of a list or of a row without titles; those with titles are rows."""
    listed = facet_of_path(piece.section.path, facets) == "term"
    if piece.row is None:
        for match in _listed(piece.passage.text.value) if listed else ():
            yield from _entry(piece.passage, match)
    elif not {"term", "meaning"} <= set(piece.roles):
        cells = piece.row.cells
        named = "term" in piece.roles and len(cells) == 2
        for term, meaning in zip(cells[::2], cells[1::2], strict=False):
            pair = len(cells) % 2 == 0 and bool(term.value and meaning.value)
            if pair and (listed or named or _abbreviates(term.value, meaning.value)):
                fields = (Field("term", "", term), Field("meaning", "", meaning))
                yield make_fact("term", piece.passage, term.value, fields)


def _listed(text: str) -> Iterator[re.Match[str]]:
    """The entry that a line of a list is, or those that stand in it with semicolons between."""
    parts = list(PART.finditer(text))
    spans = [m.span() for m in parts] if len(parts) > 2 else [(0, len(text))]
    yield from filter(None, (ENTRY.match(text, *span) for span in spans))


def _entry(passage: Passage, match: re.Match[str]) -> Iterator[Fact]:
    group, rest = ("term", "long") if match["term"] else ("short", "rest")
    short = match[group].strip()
    certain = bool(match["term"]) or re.fullmatch(SHORT, short) or spells(short, match[rest])
    if certain and len(short.split()) <= MAX_TERM_WORDS:
        yield _fact(passage, passage.text, short, match.span(), match.span(rest))


def _abbreviates(term: str, meaning: str) -> bool:
    return re.fullmatch(ANY, term) is not None and spells(term, meaning)


def _singular(short: str, long: str) -> str:
    """'WBs' after a plural is 'WB'."""
    alone = short.removesuffix("s")
    return alone if alone.isupper() and len(alone) > 1 and long.endswith(("s", "en")) else short


def _meaning_length(short: str, said: str) -> int:
    """How many characters of what follows an abbreviation are its meaning; 0 for none."""
    end = next((m.start() for m in NEXT.finditer(said) if spells(short, said[: m.start()])), 0)
    whole = said[:end].rstrip()
    words = [m.end() for m in re.finditer(r"\S+", whole)]
    first = next((place for place in words if spells(short, whole[:place])), len(whole))
    tail = whole[first:].split()
    keep = len(tail) <= 1 and not any(map(is_stop_word, tail))
    return len(whole) if keep else first


def _long_start(before: str, short: str) -> int | None:
    """Where the long form before '(short)' starts: the shortest one whose initials fit."""
    words = [m.start() for m in re.finditer(r"[^\s/(]+", before)][-MAX_WORDS:]
    sentence = max(before.rfind(mark) for mark in (". ", "; ", ": "))
    wordlike = not re.fullmatch(SHORT, short)
    for fits in (spells,) if wordlike else (all_start, initials_fit):
        for start in reversed(words):
            if start > sentence and fits(short, before[start:].rstrip()):
                opened = OPENING.search(before[:start])
                return opened.start() if opened else start
    if wordlike:
        return None
    if words and words[-1] > sentence and in_compound(short, before[words[-1] :].strip()):
        return words[-1]
    return _capitalised_start(before, sentence)


def _capitalised_start(before: str, sentence: int) -> int | None:
    """The start of the run of capitalised words that ends just before the bracket."""
    found = re.search(r"(?:[A-Z][\w-]+\s+(?:(?:en|van|de|voor)\s+)?){2,}$", before)
    if found is None or found.start() <= sentence:
        return None
    first = re.match(r"\w+", before[found.start() :])
    skip = first.end() + 1 if first and is_stop_word(first[0]) else 0
    return found.start() + skip


def _fact(
    passage: Passage, text: Text, short: str, all_said: tuple[int, int], long: tuple[int, int]
) -> Fact:
    """A term of which characters `all_said` spell it out and `long` are the meaning."""
    fields = (
        Field("term", "", text.part(*all_said)),
        Field("meaning", "", text.part(*long)),
    )
    return make_fact("term", passage, short, fields)
