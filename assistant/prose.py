"""Answers from running text: the sentences that answer, not the whole passage."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from assistant import texts
from assistant.evidence import Draft, Reply
from assistant.expectations import expectation
from assistant.fitting import (
    MIN_COVER,
    bears,
    covered,
    may_answer,
    missing,
    names_met,
    of_place,
    of_sort,
    stands_in,
)
from assistant.library import Library
from assistant.polarity import judge
from assistant.query import Form, Query, is_deed
from assistant.search import Search
from assistant.sentences import (
    SHE,
    THEREFORE,
    Candidate,
    add_meaning,
    leading,
    pick,
    points_below,
    rank_sentences,
    with_antecedents,
    with_outcome,
    with_reason,
)
from assistant.subjects import best_of, find_subjects
from assistant.tables import years_in
from assistant.verdicts import offers_choice
from assistant.vocabulary import Term
from ingest.index import StoredPassage
from ingest.lines import CAPTION
from ingest.places import plain
from ingest.words import fold, is_stop_word

SECTIONS = ("money", "communication", "effect", "partners")
"""Headings that a question can ask for by what stands under them."""
WHOLE = 0.99
AIMS = ("action", "ambition", "goal")
MANY = re.compile(r"\b(?:ambities|doelen|doelstellingen|acties|maatregelen|activiteiten)\b")
WHO = re.compile(r"(?:en )?wie\b", re.IGNORECASE)
WHO_DOES = re.compile(r"(?:en )?wie \w+")
WHICH_DOES = re.compile(r"(?:en )?welke? (?:bedrijf|bedrijven|leverancier|leveranciers) (\w+)")
READ = 12
"""Passages of which the sentences are weighed."""
MIN_FIT = 0.75
"""What words and meaning together must come to where the words alone do not suffice."""
MAX_LOST, MAX_LOST_ALIKE, ALIKE = 0.49, 0.65, 0.45
"""Even then the words that are nowhere met stay below this share, a larger one for a sentence that
is much alike; set on questions over corpus/ with and without an answer."""


def answer_section(library: Library, query: Query) -> Reply | None:
    """What stands under 'communication', 'money' or 'what residents notice' of the subject."""
    facet = next((f for f in query.facets if f in SECTIONS), None)
    if facet is None:
        return None
    passages = [
        p
        for p in library.passages.values()
        if facet in library.facets_of[p.section]
        and p.kind != "row"
        and library.allowed(p.document, p.themes, query.filters)
        and (not query.kinds or library.documents[p.document].kind.value in query.kinds)
    ]
    about = [p for p in passages if _concerns(library, query, p)]
    if not about:
        return None
    expected = expectation(query)
    about = [p for p in about if set(query.themes) & set(p.themes)] or about
    ranked = rank_sentences(library, query, about, query.topics)
    if "month" in query.facets:
        ranked = [c for c in ranked if expected(c.text)]
    if query.form is Form.YES_NO:
        ranked = [c for c in ranked if expected(c.text)] or ranked
    chosen = pick(ranked) if query.own_topics or "month" in query.facets else leading(about)
    because = f"onder het kopje {library.facets.name(facet)!r}"
    return _reply(library, query, chosen, because) if chosen else None


def answer_prose(search: Search, query: Query) -> Reply | None:
    """The best sentences of the passages that meet enough of the question."""
    library = search.library
    if not query.topics or query.form is Form.MEANING:
        return None
    found = [p for p, _ in search.passages(query, 40) if p.id not in library.in_register]
    named = _subject_words(library, query)
    fitting = [
        p
        for p in found
        if _may_be(library, query, p) and all(stands_in(library, t, p) for t in named)
    ][:READ]
    order = {p.id: place for place, p in enumerate(found)}
    expected = expectation(query)
    terms = [*query.topics, *query.hints]
    ranked = [
        c
        for c in rank_sentences(library, query, fitting, terms)
        if expected(c.text) and of_sort(library, query, c.text)
        if query.form is Form.YES_NO or of_place(library, query, c.text)
        if _says_deed(library, query, c.text) and _of_years(library, query, c.passage)
    ]
    ranked = [c for c in add_meaning(search, query, ranked) if _holds(library, query, c)]
    ranked = sorted(ranked, key=lambda c: (-round(c.score, 2), order[c.passage.id]))
    also = THEREFORE if query.form is Form.REASON else SHE if WHO.match(query.question) else None
    chosen = with_antecedents(pick(ranked), also)
    if not chosen:
        return None
    if query.form is Form.YES_NO:
        chosen = with_outcome(chosen)
    if query.form is Form.REASON:
        chosen = with_reason(chosen)
    return _reply(library, query, chosen, f"passage {chosen[0].passage.id}", ranked[0].text)


def _of_years(library: Library, query: Query, passage: StoredPassage) -> bool:
    """Whether a row stands below no year, or below one that the question names."""
    row = library.rows.get(passage.id)
    above = years_in(" ".join(f.header for f in row.fields)) if row and query.years else frozenset()
    return not above or bool(above & query.years)


def _says_deed(library: Library, query: Query, sentence: str) -> bool:
    """Whether a sentence itself has the verb of 'wie leverde ...': a passage is too wide for it."""
    stems = library.vocabulary.stems_of(sentence)
    if which := WHICH_DOES.match(fold(query.question)):
        return is_stop_word(which[1]) or bool(library.vocabulary.term(which[1]).met_by(stems))
    deed = query.focus
    if deed is None or query.facets or not WHO_DOES.match(fold(query.question)):
        return True
    return not is_deed(deed.word) or bool(deed.met_by(stems))


def _subject_words(library: Library, query: Query) -> list[Term]:
    """The words that make up the name of a subject which the question names in full."""
    full = [m for m in best_of(find_subjects(library, query)) if m.share >= WHOLE]
    return [t for t in query.own_topics if full and t.met_by(full[0].record.name)]


def _may_be(library: Library, query: Query, passage: StoredPassage) -> bool:
    """Whether a passage may answer; actions and aims stand under headings that announce them."""
    several = query.form is Form.DEFINITION and MANY.search(fold(query.question))
    lists = query.entity in AIMS and (several or query.form in (Form.LIST, Form.COUNT))
    if lists and (library.facet_of[passage.id] not in AIMS or passage.id in library.rows):
        return False
    return not CAPTION.match(passage.text) and may_answer(library, query, passage)


def _holds(library: Library, query: Query, candidate: Candidate) -> bool:
    """Whether a sentence fits by the words of its passage, or by words and meaning together.

    Where nothing but a place was given ('wat betaalt ...?'), the sentence itself must name it.
    """
    passage = candidate.passage
    find = library.reader.places.find
    if query.facets and not candidate.own and all(find(plain(t.word)) for t in query.topics):
        return False
    if bears(library, query, passage):
        return True
    fit = (covered(library, query, passage) + candidate.own) / 2 + candidate.likeness
    lost = MAX_LOST_ALIKE if candidate.likeness >= ALIKE else MAX_LOST
    return fit >= MIN_FIT and missing(library, query, passage) <= lost


def _concerns(library: Library, query: Query, passage: StoredPassage) -> bool:
    """Whether a passage under the right kind of heading is about the subject or the theme."""
    if not names_met(library, query, passage):
        return False
    if query.themes and set(query.themes) & set(passage.themes) and not query.own_topics:
        return True
    there = any(t.met_by(library.bags[passage.id]) for t in query.topics)
    return there and covered(library, query, passage) >= MIN_COVER


def _reply(
    library: Library, query: Query, chosen: Sequence[Candidate], because: str, best: str = ""
) -> Reply:
    """The sentences as drafts; `best` is the one that decides between yes and no."""
    drafts = [draft for c in chosen for draft in _told(library, c, chosen)]
    sure = any(bears(library, query, c.passage) for c in chosen)
    if query.form is Form.YES_NO and sure and not offers_choice(query):
        said = [best or drafts[0].text, *(c.text for c in chosen)]
        verdict = texts.NOT_STATED
        if not of_place(library, query, said[0]):
            verdict = texts.NO
        elif not _claims_more(library, query, chosen):
            verdict = judge(library.vocabulary, query, said)
        drafts[0] = Draft(f"{verdict}. {drafts[0].text}", drafts[0].evidence)
    return Reply(tuple(drafts), because)


def _draft(library: Library, chosen: Candidate) -> Draft:
    """A sentence as it stands; a row of a table with the words above its cells."""
    row = library.rows.get(chosen.passage.id)
    if row:
        return Draft(chosen.passage.shown, library.row(row))
    return Draft(chosen.text, (library.evidence(chosen.passage.id, chosen.start, chosen.end),))


def _told(library: Library, candidate: Candidate, chosen: Sequence[Candidate]) -> Iterator[Draft]:
    """A sentence with the points that it announces; a point is not told a second time."""
    below = {p.id for c in chosen for p in points_below(library, c)}
    if candidate.passage.id in below:
        return
    yield _draft(library, candidate)
    for point in points_below(library, candidate):
        yield Draft(point.text, (library.evidence(point.id),), item=True)


def _claims_more(library: Library, query: Query, chosen: Sequence[Candidate]) -> bool:
    """Whether the question names a thing that none of the passages has ('door de politie')."""
    return any(
        not any(stands_in(library, t, c.passage) for c in chosen)
        for t in query.own_things
        if t.word[:1].islower() or t.named
    )
