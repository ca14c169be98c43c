"""Questions after a heading: what a theme is about, what stands under 'Uitgangspunten'."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from itertools import takewhile

from assistant.evidence import Draft, Reply
from assistant.library import Library
from assistant.query import Form, Query
from assistant.sentences import explains
from assistant.subjects import year_fits
from assistant.vocabulary import FAMILY, Term
from ingest.document import Kind
from ingest.index import StoredPassage
from ingest.sections import without_number
from ingest.sentences import split_sentences
from ingest.words import content_stems, fold, stem

FORMS = (Form.DEFINITION, Form.LIST, Form.OPEN)
MAX_WORDS, MAX_SENTENCES = 75, 4
COUNTED = re.compile(r"^(?:de |onze )?(?:twee|drie|vier|vijf|zes|zeven|acht|negen|tien) ", re.I)
"""'Vier uitgangspunten' is asked for without its number."""
OPENING = re.compile(r"[A-Z][^.:!?]{2,40}[.:!?] [A-Z]")
MAX_POINTS = 140
"""Points of more words together are not told in full."""
WHOLE = 0.9
"""The question must name this share of a heading, and the heading of the question."""


def answer_chapter(library: Library, query: Query) -> Reply | None:
    """The start of the section whose heading the question names; None when it names none."""
    if query.form not in FORMS or query.facets or query.entity or query.months or not query.topics:
        return None
    found_by_path = list(_sections(library).items())
    if query.form is Form.DEFINITION:
        found_by_path.sort(key=lambda entry: _late(library, query, entry[1][0]))
    for path, passages in found_by_path:
        if not _admits(library, query, passages[0]):
            continue
        if names_heading(library, query.topics, path[-1]) or _of_theme(library, query, path[-1]):
            found = _start(library, query, path, passages)
            if found and _explained_elsewhere(library, query, passages[0]):
                return None
            if found:
                return Reply(found, f"onder het kopje {path[-1]!r}")
    return None


def _of_theme(library: Library, query: Query, heading: str) -> bool:
    """Whether a question about a theme in some kind of document finds its chapter here."""
    asked = query.form is not Form.LIST and bool(query.kinds and query.themes)
    whole = asked and not query.own_topics
    words = library.vocabulary.stems_of(heading)
    called = any(t.met_by(words) >= FAMILY for t in query.topics)
    return whole and called and library.themes.of_heading(heading) in query.themes


def _explained_elsewhere(library: Library, query: Query, first: StoredPassage) -> bool:
    """Whether another passage opens with what the thing is, and this section does not."""
    if query.form is not Form.DEFINITION or explains(query, first.text):
        return False
    openings = (p for p in library.passages.values() if p.text.startswith(("Een ", "Het ", "De ")))
    return any(explains(query, p.text) and _admits(library, query, p) for p in openings)


def _late(library: Library, query: Query, passage: StoredPassage) -> tuple[bool, bool]:
    """Sections that open with what something is go first, those of letters last."""
    return not explains(query, passage.text), _reports(library, passage)


def _reports(library: Library, passage: StoredPassage) -> bool:
    """Whether a passage is of a letter: it tells how something goes and not what it is."""
    return library.documents[passage.document].kind is Kind.RIB


@lru_cache(maxsize=4)
def _sections(library: Library) -> dict[tuple[str, ...], list[StoredPassage]]:
    """Passages of running text by heading path, the highest headings first."""
    found: dict[tuple[str, ...], list[StoredPassage]] = {}
    for passage in library.passages.values():
        for depth in range(1, len(passage.section) + 1):
            if passage.kind != "row" or depth == len(passage.section):
                found.setdefault(passage.section[:depth], []).append(passage)
    return dict(sorted(found.items(), key=lambda entry: len(entry[0])))


def _admits(library: Library, query: Query, passage: StoredPassage) -> bool:
    kind = library.documents[passage.document].kind.value
    if query.kinds and kind not in query.kinds:
        return False
    within = library.allowed(passage.document, passage.themes, query.filters)
    return within and year_fits(library, query, passage.document)


def names_heading(library: Library, topics: Sequence[Term], heading: str) -> bool:
    """Whether question and heading name the same thing."""
    vocabulary = library.vocabulary
    name = vocabulary.stems_of(heading)
    content = set(content_stems(COUNTED.sub("", without_number(heading)))) - _fillers(library)
    total = sum(vocabulary.weight(s) for s in content)
    met = {s for t in topics for way, credit in t.ways if credit >= WHOLE for s in way if s in name}
    asked = sum(t.weight for t in topics)
    both = sum(t.weight for t in topics if t.met_by(name) >= WHOLE)
    told = sum(vocabulary.weight(s) for s in met & content)
    return bool(total and asked) and told >= WHOLE * total and both >= WHOLE * asked


@lru_cache(maxsize=4)
def _fillers(library: Library) -> frozenset[str]:
    """The stems of words of a question that say nothing of its subject."""
    return frozenset(stem(word) for word in library.vocabulary.lexicon.fillers)


def _start(
    library: Library, query: Query, path: tuple[str, ...], passages: Sequence[StoredPassage]
) -> tuple[Draft, ...]:
    """A list under the heading in full when one is asked, else its first sentences."""
    items = [p for p in passages if p.kind in ("item", "row") and p.section == path]
    if (
        len(items) > 1
        and query.form in (Form.LIST, Form.DEFINITION)
        and len(items) == len([p for p in passages if p.section == path])
    ):
        return tuple(Draft(p.text, (library.evidence(p.id),), item=True) for p in items)
    if query.form is Form.DEFINITION and (told := _headed_points(library, passages, path)):
        return told
    children = list(dict.fromkeys(p.section for p in passages if len(p.section) == len(path) + 1))
    lists = query.form is Form.LIST or fold(query.question).startswith("wat zijn")
    if lists and len(children) > 1:
        firsts = [next(p for p in passages if p.section == child) for child in children]
        return tuple(Draft(_titled(p), (library.evidence(p.id),), item=True) for p in firsts)
    return _sentences(library, passages)


def _headed_points(
    library: Library, passages: Sequence[StoredPassage], path: tuple[str, ...]
) -> tuple[Draft, ...]:
    """Paragraphs that each open with a few words of their own ('Klein beginnen.'), in full."""
    own = (p for p in passages if p.section == path)
    points = list(takewhile(lambda p: OPENING.match(p.text), own))
    words = sum(len(p.text.split()) for p in points)
    if len(points) < 2 or words > MAX_POINTS:
        return ()
    return tuple(Draft(p.text, (library.evidence(p.id),), item=True) for p in points)


def _titled(passage: StoredPassage) -> str:
    return f"{without_number(passage.section[-1])}: {passage.text}"


def _sentences(library: Library, passages: Sequence[StoredPassage]) -> tuple[Draft, ...]:
    """The first sentences of the first passages, up to a readable length."""
    drafts: list[Draft] = []
    words = 0
    for passage in passages:
        if passage.section != passages[0].section:
            break
        for start, end in split_sentences(passage.text):
            words += len(passage.text[start:end].split())
            if drafts and (words > MAX_WORDS or len(drafts) == MAX_SENTENCES):
                return tuple(drafts)
            drafts.append(
                Draft(passage.text[start:end], (library.evidence(passage.id, start, end),))
            )
    return tuple(drafts)
