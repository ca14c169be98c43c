"""The pieces of the screen as HTML."""

from __future__ import annotations

import base64
from collections.abc import Iterable, Sequence
from itertools import groupby

from assistant.tally import Tally
from assistant.values import Filters, Sentence
from ui import talk_texts, texts
from ui.desk import Shelf
from ui.markup import render
from ui.page_image import document_address
from ui.saved import MARKDOWN, WORD, Saved, write_markdown, write_word
from ui.source_list import fold_numbers, fold_sources, group_sources, tell_apart
from ui.source_panel import show_source
from ui.talk import Talk

PANEL = "bron"
"""The id of the part that shows the chosen source."""
FIRST_EXAMPLES = 6
MORE_EXAMPLES = 3


def show_talk(talk: Talk, shelf: Shelf, judging: bool) -> str:
    """The turns, newest first, with example questions under them; `judging` asks for a verdict."""
    examples = shelf.unasked(talk.questions)
    return render(
        "talk",
        k=talk_texts,
        talk=talk,
        judging=judging,
        shelf=shelf,
        examples=examples[: MORE_EXAMPLES if talk.turns else FIRST_EXAMPLES],
        paragraphs=group_sentences,
        by_title=group_sources,
        folded=fold_numbers,
        folded_sources=fold_sources,
        told_apart=tell_apart,
        only_in=lambda filters: filter_names(filters, shelf),
    )


def show_panel(talk: Talk, shelf: Shelf) -> str:
    """The chosen source, or what will stand there."""
    if talk.source is not None:
        label = texts.SOURCE if _found(talk) else texts.PASSAGE
        return show_source(talk.source, shelf, PANEL, f"{label} {talk.source.number}")
    hint = texts.PANEL_NEAREST if talk.turns and talk.turns[-1].sources else texts.PANEL_EMPTY
    return render("panel_empty", panel=PANEL, hint=hint, shelf=shelf, pdf=document_address)


def show_not_ready(manages: bool) -> str:
    """What to do when there is no index, for who may manage documents and for who may not."""
    return render("not_ready", manages=manages)


def show_filters(filters: Filters, shelf: Shelf, counts: Tally) -> str:
    """What can be chosen with how much is there, what is chosen, and how to clear it."""
    return render(
        "filters",
        chosen=filters,
        shelf=shelf,
        counts=counts,
        lists=_list_filters(filters, shelf),
        names=filter_names(filters, shelf),
    )


def _list_filters(filters: Filters, shelf: Shelf) -> list[tuple[object, ...]]:
    """The filters that are lists: name, label, words for no choice, (value, text) pairs, choice."""
    kinds = [(kind.value, texts.KINDS[kind]) for kind in shelf.kinds]
    documents = [(source.id, source.title) for source in shelf.documents]
    places = [(name, name) for name in shelf.municipalities]
    years = [(year, str(year)) for year in shelf.years]
    return [
        ("kind", texts.KIND, texts.ALL_KINDS, kinds, filters.kind),
        ("document", texts.DOCUMENT, texts.ALL_DOCUMENTS, documents, filters.document),
        (
            "municipality",
            texts.MUNICIPALITY,
            texts.ALL_MUNICIPALITIES,
            places,
            filters.municipality,
        ),
        ("year", texts.PERIOD, texts.ALL_YEARS, years, filters.year),
    ]


def show_next(talk: Talk, questions: Sequence[str]) -> str:
    """Questions that may follow upon the last answer; the page puts them under that one only."""
    return render("next", k=talk_texts, questions=questions, follows=talk.address_of_last)


def show_file(saved: Saved, stem: str, ending: str) -> str:
    """A link with the file itself in it; the script of its part follows it at once."""
    word = ending == "docx"
    content = write_word(saved) if word else write_markdown(saved).encode()
    name = f"{stem}.{'docx' if word else 'md'}"
    return render(
        "file",
        name=name,
        said=texts.SAVED_AS.format(name=name),
        kind=WORD if word else MARKDOWN,
        content=base64.b64encode(content).decode(),
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
    place = texts.page_place(source.page, source.printed_page, source.paged)
    return f"{texts.SOURCE_IS_HERE} {', '.join(filter(None, (source.title, place)))}"


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
    named = tuple(names.get(value, value) for value, names in chosen if value)
    others = (filters.municipality, filters.year)
    return (*named, *(str(value) for value in others if value is not None))


def group_sentences(sentences: Iterable[Sentence]) -> list[tuple[bool, list[Sentence]]]:
    """Runs of list lines (True) and of running text (False), in their order."""
    return [(item, list(run)) for item, run in groupby(sentences, key=lambda said: said.item)]


def _found(talk: Talk) -> bool:
    return talk.chosen is not None and talk.turns[talk.chosen[0]].answer.found
