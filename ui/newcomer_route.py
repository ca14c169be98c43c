"""The guided route: short steps, made from what the documents hold."""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from assistant.glossary import Glossary
from assistant.library import Library
from assistant.quiz import Quiz
from assistant.sources import Sources
from assistant.theme_guide import Detail, Guide, Line
from assistant.values import Citation
from assistant.who_does_what import WhoDoesWhat
from assistant.year_plan import YearPlan
from ui import newcomer_texts as texts
from ui.year_months import order_months

FEW = 8
"""Names or words in one step: what can be remembered at once."""
SOON = ("coming", "next", "now")


@dataclass(frozen=True, slots=True)
class Step:
    """One step; `kind` says how its lines are shown, `more` is where one can read on."""

    id: str
    kind: str
    title: str
    about: str
    lines: tuple[Line, ...] = ()
    citations: tuple[Citation, ...] = ()
    more: dict[str, str] = field(default_factory=dict)
    """The values of the address that leads on."""


@dataclass(frozen=True, slots=True)
class Material:
    """What the steps are made of."""

    library: Library
    guides: Sequence[Guide]
    work: WhoDoesWhat
    plan: YearPlan
    glossary: Glossary
    quiz: Quiz
    today: datetime.date


def make_route(material: Material) -> tuple[Step, ...]:
    """The steps in their order; one of which the documents hold nothing is left out."""
    return tuple(_steps(material))


def _steps(material: Material) -> Iterator[Step]:
    yield Step("documenten", "documents", texts.DOCUMENTS, texts.DOCUMENTS_ABOUT)
    for guide in material.guides:
        yield _theme_step(material.library, guide)
    if material.work.parties:
        lines = _work_lines(material.work)
        cited = material.work.citations
        yield Step("wie", "work", texts.WHO, texts.WHO_ABOUT, lines, cited, {"deel": "wie"})
    if soon := _soon(material):
        cited = material.plan.citations
        yield Step(
            "nu", "plan", texts.SOON, texts.SOON_ABOUT, soon, cited, {"address": "/?tab=jaarplan"}
        )
    if words := _words(material.glossary):
        cited = material.glossary.citations
        more = {"deel": "begrippen"}
        yield Step("woorden", "words", texts.WORDS, texts.WORDS_ABOUT, words, cited, more)
    if count := len(material.quiz.questions):
        about = texts.TEST_ABOUT.format(count=count)
        yield Step("toets", "test", texts.TEST, about, more={"deel": "toets"})


def _theme_step(library: Library, guide: Guide) -> Step:
    """What a theme is about and its ambitions."""
    theme = library.themes.get(guide.theme)
    sources = Sources(library)
    lines = [
        Line(line.text, tuple(sources.number(guide.citations[n - 1]) for n in line.sources))
        for kind, most in (("about", 1), ("ambition", FEW))
        if (part := guide.part(kind))
        for line in part.lines[:most]
    ]
    title = texts.THEME_STEP.format(theme=theme.name if theme else guide.theme)
    more = {"deel": "thema", "thema": guide.theme}
    cited = sources.citations
    return Step(guide.theme, "theme", title, texts.THEME_STEP_ABOUT, tuple(lines), cited, more)


def _work_lines(work: WhoDoesWhat) -> tuple[Line, ...]:
    """The parties that are named most, with their roles."""
    most = sorted(work.parties, key=lambda party: -len(party.tasks))[:FEW]
    return tuple(
        Line(
            party.name,
            party.tasks[0].sources[:1],
            (Detail(party.role, texts.count_tasks(len(party.tasks)), ()),),
        )
        for party in most
    )


def _soon(material: Material) -> tuple[Line, ...]:
    """The lines of the plan for the coming month and for this one."""
    themes = material.library.themes.ids
    months = order_months(material.plan.items, themes, material.today)
    return tuple(
        Line(item.subject, (item.source,), (Detail("month", month.label, ()),))
        for month in months
        if month.state in SOON
        for _, items in month.themes
        for item in items
    )


def _words(glossary: Glossary) -> tuple[Line, ...]:
    """The explained terms that occur most, in the order of the alphabet."""
    explained = [entry for entry in glossary.entries if entry.meanings]
    most = sorted(explained, key=lambda entry: -entry.count)[:FEW]
    return tuple(
        Line(entry.term, meaning.sources[:1], (Detail("meaning", meaning.text, ()),))
        for entry in glossary.entries
        if entry in most and (meaning := entry.meanings[0])
    )
