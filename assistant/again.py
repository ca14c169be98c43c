"""Follow-ups that ask the question before again: of other themes, another month, another document,
or where its answer stands."""

from __future__ import annotations

import re
from dataclasses import replace

from assistant.library import Library
from assistant.papers import left_over
from assistant.query import Query
from assistant.question import KIND_NAME
from ingest.words import fold

ASKS_PLACE = re.compile(
    r"^(?:en |maar |ok,? )?"
    r"(?:(?:waar|(?:in|uit|op) welke? \w+) .*\b(?:dat|dit|die|deze|ze|het|je)\b"
    r"|(?:in|uit|op)? ?welke? (?:document|documenten|stuk|brief|bron|bladzijde|pagina|blz)\W*$"
    r"|(?:wat is |wat zijn )?(?:je|jouw|uw|de)? ?bron(?:nen)?(?: daarvan| hiervan)?\W*$)"
)
OTHER_THEMES = re.compile(
    r"\b(?:andere|overige|rest van de) (?:\w*thema'?s|veiligheidsvelden|domeinen)\b"
)
MONTH_ON = re.compile(
    r"\b(?:de )?maand (?:daarna|erna|daarop|later)\b|\bde (?:volgende|komende) maand\b"
)
MONTH_BACK = re.compile(r"\b(?:de )?maand (?:daarvoor|ervoor|eerder)\b|\bde vorige maand\b")
OF_PAPER = re.compile(
    rf"^(?:en |maar )?(?:dan )?(?:volgens|in|uit|bij|van|voor) (?:\w+ )?{KIND_NAME.pattern}\W*$"
)


def ask_again(library: Library, query: Query, before: Query) -> Query | None:
    """The query before, changed as a follow-up says; None when it says something else."""
    plain = fold(query.question).strip()
    if ASKS_PLACE.search(plain) and not left_over(library, query):
        return replace(query, places_of=before)
    if OTHER_THEMES.search(plain) and before.themes:
        return replace(query, parts=_other_themes(library, before), themes=())
    if before.months and (MONTH_ON.search(plain) or MONTH_BACK.search(plain)):
        return _next_month(library, query, before, 1 if MONTH_ON.search(plain) else -1)
    if query.kinds and OF_PAPER.search(plain):
        return replace(before, question=query.question, kinds=query.kinds, filters=query.filters)
    return None


def _other_themes(library: Library, before: Query) -> tuple[tuple[str, Query], ...]:
    """The query before, asked of every theme that it was not about."""
    return tuple(
        (theme.name, of_theme(library, before, theme.name))
        for theme in library.themes
        if theme.id not in before.themes and not theme.rest
    )


def of_theme(library: Library, before: Query, name: str) -> Query:
    """A query about one theme, asked of the theme with this name."""
    about = library.reader.read(name, before.filters)
    return replace(
        before, topics=about.topics, themes=about.themes, theme_terms=about.theme_terms,
        names=about.names, hints=(), minor=(), focus=None,
    )  # fmt: skip


def _next_month(library: Library, query: Query, before: Query, step: int) -> Query:
    """The month after the last one that was asked, or before the first; over New Year the year."""
    month = (max(before.months) if step > 0 else min(before.months)) + step
    years = before.years or {library.today.year}
    turned = {year + step for year in years} if month in (0, 13) else before.years
    return replace(
        before, question=query.question, months=frozenset({(month - 1) % 12 + 1}),
        years=frozenset(turned), filters=query.filters,
    )  # fmt: skip
