"""Answers from running text: the sentences that answer, not the whole passage."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from assistant import texts
from assistant.evidence import Draft, Reply
from assistant.expectations import expectation
from assistant.library import Library
from assistant.query import Form, Query
from assistant.search import Search
from assistant.vocabulary import Term, coverage
from ingest.index import StoredPassage
from ingest.sentences import split_sentences
from ingest.words import fold

SECTIONS = ("money", "communication", "effect")
"""Headings that a question can ask for by what stands under them."""
MIN_COVER = 0.6
"""A passage must meet this share of the question's words; set on questions without an answer."""
MAX_MISSING = 0.3
"""Words that a passage does not meet at all may be this share of the question; set likewise."""
CONTEXT = 0.75
"""How far a word counts that only stands in the headings."""
MINOR = 0.15
"""What the other words of the question add to a sentence that holds them all."""
MAX_SENTENCES, MAX_WORDS = 3, 75
NEGATIONS = {"geen", "niet", "nee", "nooit", "zonder", "nog niet", "niets"}


@dataclass(frozen=True, slots=True)
class Candidate:
    """A sentence with how well it fits the question."""

    passage: StoredPassage
    start: int
    end: int
    score: float

    @property
    def text(self) -> str:
        """The sentence as it stands."""
        return self.passage.text[self.start : self.end]


def answer_section(library: Library, query: Query) -> Reply | None:
    """What stands under 'communication', 'money' or 'what residents notice' of the subject."""
    facet = next((f for f in query.facets if f in SECTIONS), None)
    if facet is None:
        return None
    passages = [
        p
        for p in library.passages.values()
        if library.facet_of[p.id] == facet
        and p.kind != "row"
        and library.allowed(p.document, p.themes, query.filters)
        and (not query.kinds or library.documents[p.document].kind.value in query.kinds)
    ]
    about = [p for p in passages if _concerns(library, query, p)]
    if not about:
        return None
    ranked = _sentences(library, query, about, facet_known=True)
    chosen = _pick(ranked) if query.own_topics else _leading(about)
    return (
        _reply(library, query, chosen, f"onder het kopje {library.facets.name(facet)!r}")
        if chosen
        else None
    )


def answer_prose(search: Search, query: Query) -> Reply | None:
    """The best sentences of the passages that meet enough of the question."""
    library = search.library
    if not query.topics or query.form is Form.MEANING:
        return None
    found = [p for p, _ in search.passages(query, 40) if p.id not in library.in_register]
    fitting = [p for p in found if _bears(library, query, p)]
    if not fitting:
        return None
    order = {p.id: place for place, p in enumerate(found)}
    expected = expectation(query)
    ranked = [c for c in _sentences(library, query, fitting, facet_known=False) if expected(c.text)]
    ranked = sorted(ranked, key=lambda c: (-round(c.score, 2), order[c.passage.id]))
    chosen = _pick(ranked)
    return _reply(library, query, chosen, f"passage {chosen[0].passage.id}") if chosen else None


def _bears(library: Library, query: Query, passage: StoredPassage) -> bool:
    """Whether a passage meets enough of the question, and all of its names."""
    own, around = library.bags[passage.id], library.around[passage.id]
    cover = coverage(query.topics, [(own, 1.0), (around, CONTEXT)])
    lost = [t for t in query.topics if not t.met_by(own) and not t.met_by(around)]
    missing = sum(t.weight for t in lost) / (sum(t.weight for t in query.topics) or 1.0)
    return cover >= MIN_COVER and missing <= MAX_MISSING and _names_met(library, query, passage)


def _names_met(library: Library, query: Query, passage: StoredPassage) -> bool:
    """Whether every name in the question stands in the passage, its headings or its document."""
    source = library.documents[passage.document]
    own = library.vocabulary.stems_of(" ".join(source.municipalities))
    bags = (library.bags[passage.id], library.around[passage.id], own)
    return all(any(t.met_by(b) for b in bags) for t in query.topics if t.word in query.names)


def _concerns(library: Library, query: Query, passage: StoredPassage) -> bool:
    """Whether a passage under the right kind of heading is about the subject or the theme."""
    if not _names_met(library, query, passage):
        return False
    if query.themes and set(query.themes) & set(passage.themes) and not query.own_topics:
        return True
    cover = coverage(
        query.topics, [(library.bags[passage.id], 1.0), (library.around[passage.id], CONTEXT)]
    )
    return cover >= MIN_COVER and any(t.met_by(library.bags[passage.id]) for t in query.topics)


def _sentences(
    library: Library, query: Query, passages: Sequence[StoredPassage], facet_known: bool
) -> list[Candidate]:
    """All sentences of the passages, best first."""
    terms = list(query.topics) if facet_known else [*query.topics, *query.hints]
    found = [c for p in passages for c in _scored(library, query, terms, p)]
    return sorted(found, key=lambda c: -c.score)


def _scored(
    library: Library, query: Query, terms: Sequence[Term], passage: StoredPassage
) -> Iterator[Candidate]:
    """Sentences by what they meet themselves, what stands beside them, and their form."""
    whole, around = library.bags[passage.id], library.around[passage.id]
    for start, end in (
        split_sentences(passage.text) if passage.kind != "row" else [(0, len(passage.text))]
    ):
        own = library.vocabulary.stems_of(passage.text[start:end])
        cover = coverage(terms, [(own, 1.0), (whole, 0.6), (around, 0.5)])
        minor = coverage(query.minor, [(own, 1.0)]) if query.minor else 0.0
        bonus = _form_bonus(query, passage.text[start:end]) + MINOR * minor
        yield Candidate(passage, start, end, cover + bonus)


def _form_bonus(query: Query, sentence: str) -> float:
    """A little more for a sentence of the form that the question asks for."""
    plain = fold(sentence)
    words = plain.split()
    if query.form is Form.DEFINITION and any(
        verb in words[1:12] for verb in ("is", "zijn", "betekent", "richt", "omvat")
    ):
        return 0.12
    if query.form is Form.COUNT and any(c.isdigit() for c in plain):
        return 0.05
    return 0.0


def _pick(ranked: Sequence[Candidate]) -> list[Candidate]:
    """The best sentence with what else fits nearly as well, in reading order."""
    chosen: list[Candidate] = []
    words = 0
    for candidate in ranked:
        long = words + len(candidate.text.split()) > MAX_WORDS
        weak = candidate.score < 0.85 * ranked[0].score
        if chosen and (weak or long):
            continue
        chosen.append(candidate)
        words += len(candidate.text.split())
        if len(chosen) == MAX_SENTENCES:
            break
    first = chosen[0].passage.document if chosen else ""
    return sorted(
        chosen,
        key=lambda c: (c.passage.document != first, chosen[0].passage.id != c.passage.id, c.start),
    )


def _leading(passages: Sequence[StoredPassage]) -> list[Candidate]:
    """The first sentences of a section that the question asks for as a whole."""
    chosen: list[Candidate] = []
    words = 0
    for passage in passages:
        for start, end in split_sentences(passage.text):
            candidate = Candidate(passage, start, end, 1.0)
            words += len(candidate.text.split())
            if chosen and (words > MAX_WORDS or len(chosen) == MAX_SENTENCES):
                return chosen
            chosen.append(candidate)
    return chosen


def _reply(library: Library, query: Query, chosen: Sequence[Candidate], because: str) -> Reply:
    drafts = [Draft(c.text, (library.evidence(c.passage.id, c.start, c.end),)) for c in chosen]
    if query.form is Form.YES_NO and drafts:
        verdict = texts.NO if NEGATIONS & set(fold(drafts[0].text).split()) else texts.YES
        drafts[0] = Draft(f"{verdict}. {drafts[0].text}", drafts[0].evidence)
    return Reply(tuple(drafts), because)
