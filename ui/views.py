"""The pieces of the screen as HTML."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import groupby

from assistant.values import Citation, Filters, Sentence
from ingest.document import Source
from ingest.errors import ReadError
from ui import texts
from ui.desk import Shelf
from ui.markup import render
from ui.page_image import (
    PIXELS_PER_POINT,
    document_address,
    file_stamp,
    picture_address,
    picture_size,
)
from ui.talk import Talk

FIRST_EXAMPLES = 6
MORE_EXAMPLES = 3


def show_header() -> str:
    """The top of every page."""
    return render("header")


def show_talk(talk: Talk, shelf: Shelf) -> str:
    """The turns, newest first, with example questions under them."""
    examples = shelf.unasked(talk.questions)
    return render(
        "talk",
        talk=talk,
        shelf=shelf,
        examples=examples[: MORE_EXAMPLES if talk.turns else FIRST_EXAMPLES],
        paragraphs=group_sentences,
        by_title=group_sources,
        only_in=lambda filters: filter_names(filters, shelf),
    )


def show_panel(talk: Talk, shelf: Shelf) -> str:
    """The chosen source, or what will stand there."""
    if talk.source is not None:
        return _show_source(talk.source, shelf, nearest=not _found(talk))
    hint = texts.PANEL_NEAREST if talk.turns and talk.turns[-1].sources else texts.PANEL_EMPTY
    return render("panel_empty", hint=hint, shelf=shelf, pdf=document_address)


def show_not_ready() -> str:
    """What to do when there is no index."""
    return render("not_ready")


def show_filters(filters: Filters, shelf: Shelf) -> str:
    """What can be chosen, what is chosen, and how to clear it."""
    return render(
        "filters",
        chosen=filters,
        shelf=shelf,
        kinds=[(kind.value, texts.KINDS[kind]) for kind in shelf.kinds],
        documents=[(source.id, source.title) for source in shelf.documents],
        names=filter_names(filters, shelf),
    )


def show_message(text: str) -> str:
    """Why a question was not handled."""
    return render("message", text=text)


def show_said(text: str) -> str:
    """Words for a screen reader; they are not seen."""
    return render("said", text=text)


def say_answer(talk: Talk) -> str:
    """What a screen reader says when an answer has come."""
    if not talk.turns:
        return ""
    answer = talk.turns[-1].answer
    if not answer.found:
        return f"{texts.NOT_FOUND}. {answer.text or texts.NOT_FOUND_WHY}"
    return f"{texts.ANSWER_IS_HERE} {answer.text}"


def say_source(talk: Talk) -> str:
    """What a screen reader says when another source is shown."""
    source = talk.source
    if source is None:
        return ""
    place = texts.page_place(source.page, source.printed_page)
    return f"{texts.SOURCE_IS_HERE} {source.title}, {place}"


def filter_names(filters: Filters, shelf: Shelf) -> tuple[str, ...]:
    """The filters that hold as people name them; an unknown value as it stands."""
    themes = {theme.id: theme.name for theme in shelf.themes}
    kinds = {kind.value: texts.KINDS[kind] for kind in shelf.kinds}
    titles = {source.id: source.title for source in shelf.documents}
    chosen = (
        (filters.theme, themes),
        (filters.kind, kinds),
        (filters.document, titles),
    )
    return tuple(names.get(value, value) for value, names in chosen if value)


def group_sentences(sentences: Iterable[Sentence]) -> list[tuple[bool, list[Sentence]]]:
    """Runs of list lines (True) and of running text (False), in their order."""
    return [(item, list(run)) for item, run in groupby(sentences, key=lambda said: said.item)]


def group_sources(sources: Iterable[Citation]) -> list[tuple[str, list[Citation]]]:
    """Runs of sources from one document under its title, in their order."""
    return [(title, list(run)) for title, run in groupby(sources, key=lambda cited: cited.title)]


def _found(talk: Talk) -> bool:
    return talk.chosen is not None and talk.turns[talk.chosen[0]].answer.found


def _show_source(source: Citation, shelf: Shelf, nearest: bool) -> str:
    document = shelf.document(source.document)
    size = _size(document, source.page) if document else None
    return render(
        "source",
        source=source,
        shelf=shelf,
        document=document,
        label=texts.PASSAGE if nearest else texts.SOURCE,
        copied=_copied(source),
        pdf=document_address(source.document, source.page),
        picture=picture_address(source.document, source.page, source.boxes),
        size=size,
        start=_mark_start(source),
        scale=PIXELS_PER_POINT,
    )


def _copied(source: Citation) -> str:
    place = texts.page_place(source.page, source.printed_page)
    return texts.citation(source.title, source.section, place, source.quote, source.official)


def _size(document: Source, page: int) -> tuple[int, int] | None:
    """Pixels of the page's picture; None when the file can't be read any more."""
    try:
        return picture_size(document.path, file_stamp(document.path), page)
    except ReadError:
        return None


def _mark_start(source: Citation) -> tuple[float, float]:
    """Points from the left and the top of the page to the first mark."""
    return (source.boxes[0][0], source.boxes[0][1]) if source.boxes else (0.0, 0.0)
