"""Which facts a question is about."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from assistant.library import Library
from assistant.query import Query, is_deed
from assistant.register import Match, Record
from assistant.vocabulary import SAME, Term, named_in, spelled_apart
from ingest.words import fold

MIN_COVER = 0.62
"""Below this share of the question's words met, a fact is about something else."""
NEAR_BEST = 0.04
"""Facts whose cover lies within this of the best one fit the question as well."""

WHOLE = 0.99
"""A name is named whole when this share of what it tells is in the question."""
HARDLY, HALF = 0.34, 0.5


def find_subjects(
    library: Library, query: Query, records: Iterable[Record] | None = None
) -> list[Match]:
    """The facts that the question is about, best first; [] when none is near enough."""
    if not query.topics:
        return []
    among = library.register.records if records is None else records
    allowed = [r for r in among if admitted(library, query, r)]
    found = library.register.match(query.topics, allowed)
    kept = [m for m in found if m.cover >= MIN_COVER and names_met(library, query, m.record)]
    return [
        m
        for m in kept
        if not _only_theme(query, m)
        and not _another(library, query, m)
        and not _hardly(library, query, m)
    ]


def admitted(library: Library, query: Query, record: Record) -> bool:
    """Whether filters, and the kinds and years that the question names, let a fact through."""
    fact = record.fact
    source = library.documents[fact.document]
    if query.kinds and source.kind.value not in query.kinds:
        return False
    fits = year_fits(library, query, fact.document) or _calls_year(query, fact.subject)
    return fits and library.allowed(fact.document, fact.themes, query.filters)


def _calls_year(query: Query, subject: str) -> bool:
    """Whether a year of the question is part of a name there and here: 'evaluatie 2025'."""
    plain, name = fold(query.question), fold(subject)
    called = (pair for y in query.years for pair in re.findall(rf"\b\w+ {y}\b", plain))
    return any(re.search(rf"\b{pair}\b", name) for pair in called)


def year_fits(library: Library, query: Query, document: str) -> bool:
    """Whether a document covers a year that the question names, or the question names none."""
    period = library.documents[document].period
    if not query.years or period is None:
        return True
    return any(period[0] <= year <= period[1] for year in query.years)


def names_met(library: Library, query: Query, record: Record) -> bool:
    """Whether every name in the question stands with the fact, its subject or its document."""
    group = library.register.group(record)
    source = library.documents[record.fact.document]
    around = library.vocabulary.stems_of(" ".join([source.title, *source.owners]))
    bags = [around, *(bag for r in group for bag in (r.name, r.values, r.context))]
    return all(
        any(named_in(t, bag) for bag in bags)
        or any(spelled_apart(t, r.fact.subject) for r in group)
        for t in query.topics
        if t.word in query.names
    )


def best_of(matches: Sequence[Match]) -> list[Match]:
    """The matches that fit as well as the best one."""
    return [m for m in matches if m.cover >= matches[0].cover - NEAR_BEST] if matches else []


def without_cues(library: Library, query: Query, matches: Sequence[Match]) -> tuple[str, ...]:
    """The facets asked, less those whose word belongs to the subject's name."""
    if not matches or len(query.facets) < 2:
        return query.facets
    name = library.vocabulary.stems_of(matches[0].fact.subject)
    part_of_name = {t.word for t in query.hints if t.met_by(name) >= 0.99}
    return tuple(f for f in query.facets if not _cued_by(library, f, part_of_name)) or query.facets


def _cued_by(library: Library, facet: str, words: set[str]) -> bool:
    """Whether one of the words is what named the facet."""
    known = [f for f in (*library.facets.columns, *library.facets.headings) if f.id == facet]
    cues = [q.rstrip("*") for f in known for q in f.questions if " " not in q]
    return any(word.lower().startswith(cue) for word in words for cue in cues)


def _only_theme(query: Query, match: Match) -> bool:
    """Whether the fact's name is met by nothing but the name of a theme, and not fully."""
    own: tuple[Term, ...] = query.own_topics
    if query.theme_terms and not own and not set(query.themes) & set(match.fact.themes):
        return match.whole < WHOLE
    if not query.theme_terms or match.share >= WHOLE:
        return False
    return bool(own) and not any(_names(t, match.record) for t in own) and match.cover < 0.9


def _names(term: Term, record: Record) -> bool:
    """Whether a word is met by a fact's name, or a compound by its name and cells together."""
    together = term.met_by(record.name | record.values) and not term.met_by(record.values)
    return bool(term.met_by(record.name) or together)


def _hardly(library: Library, query: Query, match: Match) -> bool:
    """Whether a minor word of a long name is all that the question has of the name."""
    called = library.register.named(query.topics, match.record)
    told = sum(t.weight for t in query.topics if t.word in called or _names(t, match.record))
    return match.whole < HARDLY and told < HALF * sum(t.weight for t in query.topics)


def _another(library: Library, query: Query, match: Match) -> bool:
    """Whether the question names something else of nearly the same name.

    A word that the subject meets nowhere then stands beside a word of its name, where that name
    has another word that the question lacks.
    """
    group = library.register.group(match.record)
    bags = [bag for r in group for bag in (r.name | r.values, r.context)]
    strange = [
        t for t in query.topics if not is_deed(t.word) and not any(t.met_by(b) for b in bags)
    ]
    if not strange or match.whole >= WHOLE:
        return False
    called = [t for t in query.topics if t.met_by(match.record.name) >= SAME]
    return any(_beside(query.question, t.word, other.word) for t in strange for other in called)


def _beside(question: str, one: str, other: str) -> bool:
    """Whether two words follow each other in a question, in any order."""
    pair = f"(?:{re.escape(one)}[ -]{re.escape(other)}|{re.escape(other)}[ -]{re.escape(one)})"
    return re.search(rf"\b{pair}\b", question, re.IGNORECASE) is not None
