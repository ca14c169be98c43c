"""Ambitions and goals of a theme, complete and in their order."""

from __future__ import annotations

from assistant import texts
from assistant.evidence import Draft, Reply, of_fact
from assistant.library import Library
from assistant.query import Form, Query
from assistant.subjects import year_fits
from assistant.vocabulary import coverage
from ingest.document import Fact

LISTED = ("ambition", "goal")
FITS = 0.6
"""An item that meets this share of the words beside the theme is what the question is about."""
MAX_WORDS = 60
"""A longer item is shown up to its first sentence."""


def answer_listing(library: Library, query: Query) -> Reply | None:
    """The ambitions or goals asked for; None when the question asks for neither."""
    kind = query.entity if query.entity in LISTED else None
    if kind is None:
        return None
    facts = [f for f in library.facts if f.kind == kind and admits(library, query, f)]
    themed = [f for f in facts if set(f.themes) & set(query.themes)] if query.themes else facts
    chosen = _about(library, query, themed)
    every = query.of_kind or query.form in (Form.COUNT, Form.TOTAL)
    if not chosen or not (query.themes or query.own_topics or query.filters.theme or every):
        return None
    return Reply(
        tuple(_drafts(library, query, kind, in_one_document(library, chosen))), f"lijst {kind}"
    )


def about(library: Library, themes: tuple[str, ...]) -> str:
    """' bij Zorg en Veiligheid', or '' without themes."""
    names = [theme.name for t in themes if (theme := library.themes.get(t))]
    return f" bij {texts.join_names(names)}" if names else ""


def admits(library: Library, query: Query, fact: Fact) -> bool:
    """Whether filters, and the kinds and years that the question names, let a fact through."""
    kind = library.documents[fact.document].kind.value
    within = library.allowed(fact.document, fact.themes, query.filters)
    return (
        within
        and (not query.kinds or kind in query.kinds)
        and year_fits(library, query, fact.document)
    )


def _about(library: Library, query: Query, facts: list[Fact]) -> list[Fact]:
    """All items, or those that the further words of the question are about."""
    words = query.own_topics
    if not words or query.of_kind:
        return facts
    bags = {f.passage: (library.bags[f.passage], library.around[f.passage]) for f in facts}
    scored = [
        (coverage(words, [(bags[f.passage][0], 1.0), (bags[f.passage][1], 0.8)]), f) for f in facts
    ]
    best = max((c for c, _ in scored), default=0.0)
    return [f for c, f in scored if c >= max(FITS, best - 0.1)]


def in_one_document(library: Library, facts: list[Fact]) -> list[Fact]:
    """Items told alike in several documents once: from the document that lists most of them."""
    counts: dict[str, int] = {}
    for fact in facts:
        counts[fact.document] = counts.get(fact.document, 0) + 1
    best = max(counts, key=lambda d: (counts[d], library.documents[d].period or (0, 0)))
    return [f for f in facts if f.document == best]


def _drafts(library: Library, query: Query, kind: str, facts: list[Fact]) -> list[Draft]:
    told = tuple(dict.fromkeys(t for f in facts for t in f.themes))
    themes = query.themes or (told if len(told) == 1 else ())
    phrase = about(library, themes)
    lead = texts.LIST_LEAD[kind].format(about=phrase)
    count = query.form in (Form.COUNT, Form.TOTAL)
    if count:
        many, one = texts.COUNT_LEAD[kind]
        lead = (one if len(facts) == 1 else many).format(count=len(facts), about=phrase)
    evidence = tuple(of_fact(f, f.fields[0].text) for f in facts)
    items = [
        Draft(_short(f.subject), (e,), item=True) for f, e in zip(facts, evidence, strict=True)
    ]
    return [
        Draft(lead, evidence if count else evidence[:1], computed=True),
        *items,
    ]


def _short(text: str) -> str:
    words = text.split()
    return text if len(words) <= MAX_WORDS else text.split(". ")[0]
