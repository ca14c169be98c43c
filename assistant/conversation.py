"""Follow-up questions: what is left out is taken from the question before."""

from __future__ import annotations

import re
from dataclasses import replace

from assistant.again import ask_again
from assistant.calendar import month_name
from assistant.cells import ask_row
from assistant.library import Library
from assistant.query import Form, Query
from assistant.subjects import best_of, find_subjects
from assistant.tables import YEAR
from assistant.texts import join_names
from assistant.vocabulary import Term
from ingest.places import plain as plain_text
from ingest.words import fold

POINTS_BACK = re.compile(
    r"\b(daar(bij|aan|van|mee|voor|over|op)?|die|dat|deze|dit|hij|zij|ze|ervan|erbij|ermee|eraan|hiervan|hierbij|hiervoor|hen)\b"
    r"|\bhet(?= (?:uit|aan|af|op|over|mee|in|door)\W*$|\W*$)"
)
STARTS_ON = re.compile(r"^(en|maar|of|ook|hoezo|waarom)\b")
PHRASES = {
    "responsible": "wie is verantwoordelijk voor {subject}",
    "departments": "welke afdelingen zijn nodig voor {subject}",
    "partners": "welke partners zijn betrokken bij {subject}",
    "hours": "hoeveel uur is geraamd voor {subject}",
    "duration": "wat is de looptijd van {subject}",
    "month": "in welke maand is {subject} gepland",
    "money": "welke financiële middelen zijn er voor {subject}",
    "communication": "hoe wordt gecommuniceerd over {subject}",
    "effect": "wat merkt de inwoner van {subject}",
    "ambition": "wat zijn de ambities bij {subject}",
    "goal": "wat zijn de doelstellingen bij {subject}",
    "action": "welke acties zijn er bij {subject}",
    "planning": "wat staat er gepland bij {subject}",
}
YEAR_ONLY = re.compile(r"(?:en |maar )?(?:in |van |voor |over )?((?:19|20)\d\d)\W*")
WHO = re.compile(r"(?:en |maar )?wie\b")
OVER_ALL = (Form.COUNT, Form.TOTAL, Form.LARGEST, Form.SMALLEST)
"""Forms that may be asked of what the question before listed."""
INTENT = "Bedoeld: {question}?"
IN_MONTHS = "wat staat er in {month} gepland"


def complete(library: Library, query: Query, before: Query) -> tuple[Query, str] | None:
    """A follow-up with what it leaves out, and how it was understood; None when it is whole."""
    if other := _of_year(query, before):
        return library.reader.read(other, query.filters), INTENT.format(question=other.rstrip("?"))
    if of_row := ask_row(library, query, before):
        merged, subject = of_row
        return merged, INTENT.format(question=f"{query.question.rstrip('?')} ({subject})")
    if again := ask_again(library, query, before):
        return again, INTENT.format(question=_phrase_again(library, query, again, before))
    if not _leans(library, query):
        return None
    if query.of_kind:
        merged = _same_subject(
            library, replace(query, topics=(), names=frozenset(), focus=None), before
        )
    elif _names_a_place(library, query):
        merged = _same_subject(library, query, _without_place(library, before))
    elif _names_a_thing(query) and not query.facets and query.entity is None:
        merged = _other_subject(query, before)
    else:
        merged = _same_subject(library, query, before)
    return merged, INTENT.format(question=_phrase(library, merged))


def _of_year(query: Query, before: Query) -> str | None:
    """The question before with the one year of a follow-up: 'en in 2023?'; None for another."""
    year = YEAR_ONLY.fullmatch(fold(query.question).strip())
    earlier = YEAR.findall(before.question)
    if year is None or len(earlier) != 1 or earlier[0] == year[1]:
        return None
    return YEAR.sub(year[1], before.question)


def _leans(library: Library, query: Query) -> bool:
    """Whether a question can't be understood without the one before it."""
    plain = fold(query.question).strip()
    if not query.topics and not query.themes and not (query.entity and query.months):
        return True
    if STARTS_ON.match(plain):
        return True
    named = bool(query.own_things) and bool(best_of(find_subjects(library, query)))
    return bool(POINTS_BACK.search(plain)) and not named


def _names_a_place(library: Library, query: Query) -> bool:
    """Whether a follow-up has nothing of its own but a place: 'en in ...?'."""
    return bool(query.topics) and all(_is_place(library, t) for t in query.topics)


def _is_place(library: Library, term: Term) -> bool:
    return bool(library.reader.places.find(plain_text(term.word.title())))


def _without_place(library: Library, query: Query) -> Query:
    """A question without the places that it named, which another one takes the place of."""
    kept = tuple(t for t in query.topics if not _is_place(library, t))
    names = query.names & {t.word for t in kept}
    return replace(query, topics=kept or query.topics, names=names)


def _names_a_thing(query: Query) -> bool:
    """Whether a follow-up has a subject of its own; 'wie voert het uit' has none.

    'De kleur ervan' is asked of the subject before.
    """
    pointing = re.search(r"\b(?:ervan|daarvan|hiervan)\b", fold(query.question))
    asked_of_it = pointing and query.form is Form.OPEN
    return bool(query.themes) or bool(query.own_things and not asked_of_it)


def _other_subject(query: Query, before: Query) -> Query:
    """'En voor jeugd?': the question before, asked of another subject."""
    return replace(
        before,
        question=query.question,
        topics=query.topics,
        hints=(),
        themes=query.themes,
        theme_terms=query.theme_terms,
        names=query.names,
        months=query.months or frozenset(),
        kinds=query.kinds or before.kinds,
        filters=query.filters,
    )


def _same_subject(library: Library, query: Query, before: Query) -> Query:
    """'En in welke maand?': another question about the same subject."""
    topics = (*before.topics, *(t for t in query.topics if t not in before.topics))
    who = WHO.match(fold(query.question)) is not None
    asks = bool(query.facets or query.entity or query.kinds or query.form is not Form.OPEN or who)
    own = bool(query.own_things) and not _names_a_place(library, query)
    counts = query.form in OVER_ALL and not query.facets and query.entity is None
    of_cell = query.form is Form.YES_NO and not (query.facets or query.own_things)
    told = (asks and not counts and not of_cell) or own
    return replace(
        query,
        form=query.form if asks or own else before.form,
        facets=query.facets if told else before.facets,
        entity=query.entity if (asks and not counts) or own else before.entity,
        topics=topics,
        focus=query.focus or (query.own_things[-1] if own and not asks else None),
        themes=query.themes or before.themes,
        theme_terms=query.theme_terms | before.theme_terms,
        names=query.names | before.names,
        months=query.months or (frozenset() if "month" in query.facets else before.months),
        kinds=query.kinds or before.kinds,
        years=query.years or before.years,
    )


def _phrase_again(library: Library, query: Query, again: Query, before: Query) -> str:
    """How a question that is asked again was understood."""
    if again.places_of or again.parts:
        return f"{query.question.rstrip('?')} ({before.question.rstrip('?')})"
    return _phrase(library, again)


def _phrase(library: Library, query: Query) -> str:
    if query.months and query.entity == "planning":
        return IN_MONTHS.format(month=join_names([month_name(m) for m in sorted(query.months)]))
    subject = _subject(library, query)
    asked = next((f for f in (*query.facets, query.entity) if f in PHRASES), None)
    if asked is None or query.form in (*OVER_ALL, Form.YES_NO):
        return f"{query.question.rstrip('?')} ({subject})"
    return PHRASES[asked].format(subject=subject)


def _subject(library: Library, query: Query) -> str:
    """What a question is about: its themes, the subject of a fact, or else its own words."""
    themes = [theme.name for t in query.themes if (theme := library.themes.get(t))]
    if themes and (query.entity or not query.own_topics):
        return join_names(themes)
    found = best_of(find_subjects(library, query))
    return found[0].fact.subject if found else " ".join(t.word for t in query.topics)
