"""The tab Inwerken: a route of short steps, the themes, who does what, the words, and a quiz."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Mapping
from functools import lru_cache
from types import MappingProxyType

from assistant.glossary import Glossary, read_glossary
from assistant.library import Library
from assistant.quiz import Quiz, read_quiz
from assistant.theme_guide import Guide, read_guide
from assistant.values import Citation
from assistant.who_does_what import WhoDoesWhat, read_who_does_what
from assistant.year_plan import read_year_plan
from ui import newcomer_texts
from ui.desk import Shelf
from ui.linked import Chosen, LinkedTab, pick
from ui.markup import render
from ui.newcomer_route import Material, Step, make_route
from ui.page_image import document_address

THEME, STEP, NUMBER = "thema", "stap", "nummer"


class NewcomerTab(LinkedTab):
    """What somebody who is new must know, made from the facts of the documents."""

    id = "inwerken"
    name = newcomer_texts.NAME
    hint = newcomer_texts.HINT
    script = f"wijzer.followNewcomer(element); {LinkedTab.script}"
    chosen_by = ("deel", THEME, STEP, NUMBER, "zoek", "bron")

    def show(self, library: Library, shelf: Shelf, chosen: Chosen) -> str:
        """The part that the address names, the route without one."""
        return PARTS.get(chosen.get("deel"), _show_route)(library, shelf, chosen)

    def citation(self, library: Library, chosen: Chosen) -> Citation | None:
        """The source that is open in the part that is shown."""
        return pick(_citations(library, chosen), chosen.number)


def _citations(library: Library, chosen: Chosen) -> tuple[Citation, ...]:
    """The numbered citations of the part that is shown."""
    today = datetime.date.today()
    part = chosen.get("deel")
    if part == "thema":
        guide = _guide(library, chosen)
        return guide.citations if guide else ()
    if part == "wie":
        return work_of(library, today).citations
    if part == "begrippen":
        return glossary_of(library).citations
    if part == "toets":
        return quiz_of(library, today).citations
    step = _step(library, chosen)
    return step[1].citations if step else ()


@lru_cache(maxsize=4)
def guides_of(library: Library, today: datetime.date) -> Mapping[str, Guide]:
    """The guides of the themes of which the documents hold something, in their order."""
    guides = (read_guide(library, theme.id, today) for theme in library.themes)
    return MappingProxyType({guide.theme: guide for guide in guides if guide.parts})


@lru_cache(maxsize=4)
def work_of(library: Library, today: datetime.date) -> WhoDoesWhat:
    """Who does what, read once a day."""
    return read_who_does_what(library, today)


@lru_cache(maxsize=4)
def glossary_of(library: Library) -> Glossary:
    """The glossary, read once."""
    return read_glossary(library)


@lru_cache(maxsize=4)
def quiz_of(library: Library, today: datetime.date) -> Quiz:
    """The questions, made once a day."""
    return read_quiz(library, today)


@lru_cache(maxsize=4)
def route_of(library: Library, today: datetime.date) -> tuple[Step, ...]:
    """The steps of the route, made once a day."""
    guides = tuple(guides_of(library, today).values())
    return make_route(
        Material(
            library,
            guides,
            work_of(library, today),
            read_year_plan(library),
            glossary_of(library),
            quiz_of(library, today),
            today,
        )
    )


def _guide(library: Library, chosen: Chosen) -> Guide | None:
    """The theme that the address names, else the first one."""
    guides = guides_of(library, datetime.date.today())
    return guides.get(chosen.get(THEME)) or next(iter(guides.values()), None)


def _step(library: Library, chosen: Chosen) -> tuple[int, Step] | None:
    """The step that the address names, with its number from 1."""
    steps = enumerate(route_of(library, datetime.date.today()), 1)
    return next(((number, step) for number, step in steps if step.id == chosen.get(STEP)), None)


def _render(template: str, chosen: Chosen, shelf: Shelf, **values: object) -> str:
    return render(template, n=newcomer_texts, chosen=chosen, shelf=shelf, **values)


def _show_route(library: Library, shelf: Shelf, chosen: Chosen) -> str:
    steps = route_of(library, datetime.date.today())
    step = _step(library, chosen)
    if step is None:
        return _render("newcomer_route", chosen, shelf, steps=steps)
    number, current = step
    return _render(
        "newcomer_step",
        chosen,
        shelf,
        steps=steps,
        number=number,
        step=current,
        facets=library.facets,
        pdf=document_address,
    )


def _show_theme(library: Library, shelf: Shelf, chosen: Chosen) -> str:
    guides = guides_of(library, datetime.date.today())
    guide = _guide(library, chosen)
    return _render(
        "newcomer_theme", chosen, shelf, guides=guides, guide=guide, facets=library.facets
    )


def _show_work(library: Library, shelf: Shelf, chosen: Chosen) -> str:
    work = work_of(library, datetime.date.today())
    return _render("newcomer_who", chosen, shelf, work=work)


def _show_terms(library: Library, shelf: Shelf, chosen: Chosen) -> str:
    return _render("newcomer_terms", chosen, shelf, glossary=glossary_of(library))


def _show_quiz(library: Library, shelf: Shelf, chosen: Chosen) -> str:
    quiz = quiz_of(library, datetime.date.today())
    given = chosen.get(NUMBER)
    number = int(given) if given.isascii() and given.isdecimal() and len(given) < 6 else 1
    number = number if 0 < number <= len(quiz.questions) else 1
    return _render("newcomer_quiz", chosen, shelf, quiz=quiz, number=number)


PARTS: dict[str, Callable[[Library, Shelf, Chosen], str]] = {
    "thema": _show_theme,
    "wie": _show_work,
    "begrippen": _show_terms,
    "toets": _show_quiz,
}
