"""What the tab Vergadering asks for while people type: passages, pages and a list to keep."""

from __future__ import annotations

import datetime
import logging
from collections.abc import Iterator
from typing import Annotated, Literal

from fastapi import APIRouter, HTTPException, Response
from fastapi.responses import HTMLResponse
from markupsafe import Markup, escape
from pydantic import AwareDatetime, BaseModel, Field

from assistant.values import Found, Lookup
from ingest.errors import ServerError, UsageError, WijzerError
from ui import meeting_texts, texts
from ui.desk import Desk, Shelf
from ui.markup import render
from ui.reference import copied_citation, place_of, short_title
from ui.saved import MARKDOWN, WORD, Entry, Saved, write_markdown, write_word
from ui.source_panel import cite_hit, show_source
from ui.views import show_not_ready

MOST = 8
"""As many passages as stand beside a page on a laptop without scrolling far."""
MIN_TYPED = 2
"""Letters or digits from which on something is sought."""
EXCERPT = 240
"""Characters of a passage that are shown: three lines."""
BEFORE = 60
"""Characters before the first word that was found."""
PANEL = "zoekbron"
FRESH = {"Cache-Control": "no-store"}
_log = logging.getLogger(__name__)


class KeptLine(BaseModel):
    """Something that was looked up, as the browser kept it."""

    time: AwareDatetime
    words: Annotated[str, Field(max_length=300)]
    citation: Annotated[str, Field(max_length=20_000)]


class KeptList(BaseModel):
    """What was looked up in a meeting, oldest first."""

    lines: Annotated[list[KeptLine], Field(max_length=200)]


def build_lookup(desk: Desk) -> APIRouter:
    """The routes /zoek?woorden=..., /passage?id=... (pieces of HTML) and /opgezocht.md, .docx."""
    router = APIRouter()

    @router.get("/zoek")
    def search(woorden: str = "") -> HTMLResponse:
        return HTMLResponse(_search(desk, woorden), headers=FRESH)

    @router.get("/passage")
    def passage(id: str) -> HTMLResponse:
        return HTMLResponse(_show_passage(desk, id), headers=FRESH)

    @router.post("/opgezocht.{ending}")
    def save(ending: Literal["md", "docx"], kept: KeptList) -> Response:
        saved = _saved(kept)
        if ending == "md":
            return Response(write_markdown(saved), media_type=MARKDOWN)
        return Response(write_word(saved), media_type=WORD)

    return router


def _saved(kept: KeptList) -> Saved:
    """The list as a document, in the order in which things were looked up."""
    return Saved(
        meeting_texts.SAVED_TITLE,
        meeting_texts.saved_on(datetime.date.today()),
        "",
        tuple(Entry(_heading(line), citations=(line.citation,)) for line in kept.lines),
    )


def _heading(line: KeptLine) -> str:
    moment = line.time.astimezone().strftime("%H:%M")
    words = meeting_texts.SEARCHED_FOR.format(words=line.words) if line.words else ""
    return " - ".join(part for part in (moment, words) if part)


def _search(desk: Desk, words: str) -> str:
    if sum(c.isalnum() for c in words) < MIN_TYPED:
        return render("lookup_hint", m=meeting_texts)
    try:
        lookup = desk.assistant().look_up(words, top=MOST)
    except (UsageError, ServerError) as error:
        return render("message", text=str(error))
    except WijzerError as error:
        _log.error("%s", error)
        return show_not_ready(desk.manages)
    return show_lookup(lookup, desk.shelf())


def _show_passage(desk: Desk, passage: str) -> str:
    shelf = desk.shelf()
    hit = desk.assistant().hit(passage) if shelf.documents else None
    if hit is None:
        raise HTTPException(404, meeting_texts.GONE)
    return show_source(cite_hit(1, hit, shelf.document(hit.document)), shelf, PANEL, texts.PASSAGE)


def show_lookup(lookup: Lookup, shelf: Shelf) -> str:
    """The passages that were found, as options of a list."""
    options = [
        (found, cite_hit(number, found.hit, shelf.document(found.hit.document)))
        for number, found in enumerate(lookup.found, 1)
    ]
    return render(
        "lookup",
        m=meeting_texts,
        shelf=shelf,
        literal=lookup.literal,
        options=options,
        excerpt=excerpt,
        copied=copied_citation,
        place=place_of,
        short=short_title,
    )


def excerpt(found: Found) -> Markup:
    """The part of a passage around the first word that was found, those words marked."""
    text = found.hit.text
    start, end = _window(text, found.marks[0][0] if found.marks else 0)
    shown = Markup("").join(_pieces(found, start, end))
    return Markup("{}{}{}").format("… " if start else "", shown, " …" if end < len(text) else "")


def _window(text: str, first: int) -> tuple[int, int]:
    """Characters [start, end) of a text that are shown, cut between words."""
    start = max(0, min(first - BEFORE, len(text) - EXCERPT))
    if start:
        start = text.find(" ", start, first + 1) + 1 or start
    end = min(len(text), start + EXCERPT)
    if end < len(text):
        end = max(text.rfind(" ", start, end), start) if " " in text[start:end] else end
    return start, end


def _pieces(found: Found, start: int, end: int) -> Iterator[Markup]:
    """The text from `start` to `end`, every word that was found in a <mark>."""
    at, text = start, found.hit.text
    for first, last in found.marks:
        if start <= first and last <= end:
            yield escape(text[at:first])
            yield Markup("<mark>{}</mark>").format(text[first:last])
            at = last
    yield escape(text[at:end])
