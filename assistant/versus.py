"""Two documents or two terms beside each other: what each says, told apart."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from assistant import texts
from assistant.evidence import Draft, Reply
from assistant.in_force import asked_of
from assistant.letterheads import opening
from assistant.library import Library
from assistant.papers import left_over
from assistant.query import Form, Query
from assistant.question import KINDS
from assistant.values import Filters
from ingest.document import Source
from ingest.words import fold

DIFFERS = re.compile(r"\b(?:verschil|onderscheid|vergelijk|vergeleken|overeenkom|tegenover)\w*")
SAYS = re.compile(
    r"\b(?:zegt?|zeggen|staat|staan|schrijft|schrijven|meldt|melden|noemt|noemen|lees|lezen|vind|vinden"
    r"|hoeverre|zowel)\b"
)
BOTH = re.compile(r"\b(?:en|als)\b")
TWO = re.compile(
    r"\b(?:verschil|onderscheid|overeenkomst)\w* tussen (.+) en ([^?]+?)\W*$", re.IGNORECASE
)
YEAR = re.compile(r"\W+((?:19|20)\d\d)\b")
OVER = "wat staat er over {about}"
WHAT = "wat is {name}"
Parts = tuple[tuple[str, Query], ...]


def parts_of(library: Library, query: Query) -> Parts:
    """A query for each side of a comparison with its name; () for other questions."""
    if query.parts:
        return query.parts
    plain = fold(query.question)
    sources = _sources(library, query) if _compares(plain) else []
    words = [t.word for t in left_over(library, query) if not _frame(t.word)]
    if len(sources) > 1:
        about = OVER.format(about=" ".join(words))
        return tuple((s.title, _within(library, query, about, s)) for s in sources) if words else ()
    two = TWO.search(query.question)
    return tuple((n, _what_is(library, query, n)) for n in two.groups()) if two and words else ()


def together(parts: Parts, replies: Sequence[Reply | None]) -> Reply | None:
    """The replies one after another, each under its name; None when a term has none."""
    told = [(n, q, r) for (n, q), r in zip(parts, replies, strict=True) if r and r.drafts]
    terms = any(query.form is Form.DEFINITION for _, query in parts)
    if not told or (terms and len(told) < len(parts)):
        return None
    drafts = tuple(draft for part in told for draft in _under(*part))
    return Reply(drafts, "naast elkaar: " + ", ".join(name for name, _, _ in told))


def answer_difference(library: Library, query: Query) -> Reply | None:
    """What two kinds of document are, when nothing else is asked; None for other questions."""
    plain = fold(query.question)
    kinds = list(dict.fromkeys(kind for kind, _, _ in _mentions(plain)))
    if len(kinds) < 2 or not DIFFERS.search(plain):
        return None
    if any(not _frame(t.word) for t in left_over(library, query)):
        return None
    sources = {s.kind.value: s for s in _sources(library, query)}
    drafts = [d for kind in kinds for d in _kind(library, kind, sources.get(kind))]
    return Reply(tuple(drafts), "wat elk document is") if drafts else None


def _kind(library: Library, kind: str, source: Source | None) -> Iterator[Draft]:
    """What a kind of document is called in full, and the words in which it speaks of itself."""
    for fact in library.facts:
        meaning = fact.field("meaning")
        if fact.kind == "term" and fold(fact.subject) == kind and meaning:
            said = texts.MEANING.format(short=fact.subject, long=meaning.text.value)
            yield Draft(said, library.row(fact))
            break
    if source:
        yield from _under_title(source, tuple(opening(library, source)))


def _under_title(source: Source, drafts: Sequence[Draft]) -> Iterator[Draft]:
    for draft in drafts[:1]:
        yield Draft(texts.PART.format(name=source.title), draft.evidence, computed=True)
    yield from (replace(draft, item=True) for draft in drafts)


def _under(name: str, query: Query, reply: Reply) -> Iterator[Draft]:
    """The sentences of a reply under a name; of a count or a sum only what it comes to."""
    counts = query.form in (Form.COUNT, Form.TOTAL) and any(not d.item for d in reply.drafts)
    kept = [d for d in reply.drafts if not (counts and d.item)]
    if fold(name) not in fold(kept[0].text):
        yield Draft(texts.PART.format(name=name), kept[0].evidence[:1], computed=True)
    yield from (replace(draft, item=True) if counts else draft for draft in kept)


def _compares(plain: str) -> bool:
    """Whether a question sets documents beside each other."""
    found = _mentions(plain)
    between = [plain[a[2] : b[2]] for a, b in pairwise(found)]
    joined = any(BOTH.search(text) for text in between[:1])
    return len(found) > 1 and bool(DIFFERS.search(plain) or (joined and SAYS.search(plain)))


def _mentions(plain: str) -> list[tuple[str, int | None, int]]:
    """The kinds of document in a folded question, each with a year and its place, in order."""
    found = [
        (kind, int(year[1]) if (year := YEAR.match(plain, match.end())) else None, match.start())
        for kind, pattern in KINDS
        for match in re.finditer(pattern, plain)
    ]
    return sorted(found, key=lambda mention: mention[2])


def _sources(library: Library, query: Query) -> list[Source]:
    """The documents that a question names by kind, or by kind and year, in its order."""
    found = [
        _source(library, query, kind, year) for kind, year, _ in _mentions(fold(query.question))
    ]
    return list(dict.fromkeys(source for source in found if source))


def _source(library: Library, query: Query, kind: str, year: int | None) -> Source | None:
    """The newest document of a kind, of a year when one is named, else of those that hold."""
    held = asked_of(library, replace(query, years=frozenset()))
    fitting = [
        s
        for s in library.documents.values()
        if s.kind.value == kind
        and library.allowed(s.id, library.themes.ids, query.filters)
        and (s.period is not None and s.period[0] <= year <= s.period[1] if year else s.id in held)
    ]
    return max(fitting, key=lambda s: (s.period or (0, 0), s.date or ""), default=None)


def _frame(word: str) -> bool:
    """Whether a word of a question only sets things beside each other."""
    return bool(DIFFERS.match(fold(word)) or SAYS.fullmatch(fold(word)))


def _within(library: Library, query: Query, asked: str, source: Source) -> Query:
    filters = Filters(theme=query.filters.theme, document=source.id)
    return library.reader.read(asked, filters)


def _what_is(library: Library, query: Query, name: str) -> Query:
    read = library.reader.read(WHAT.format(name=name), query.filters)
    return replace(read, form=Form.DEFINITION)
