"""Tabs that are read by following links: a page on the left, the source that proves it beside it.

The address says what is shown. The browser (`wijzer.followLinks`) asks for the two pieces:
/deel/<tab>?... is the page, /deel/<tab>/bron?... the source.
"""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import ClassVar
from urllib.parse import urlencode

import gradio as gr
from fastapi import APIRouter, HTTPException, Request
from fastapi.responses import HTMLResponse

from assistant.library import Library
from assistant.values import Citation
from ingest.errors import ServerError, WijzerError
from ui import texts
from ui.desk import Desk, Shelf
from ui.markup import render
from ui.page_image import document_address
from ui.source_panel import show_source
from ui.views import show_message, show_not_ready

FRESH = {"Cache-Control": "no-store"}
_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Chosen:
    """What an address chooses in a tab: its values by their Dutch names."""

    tab: str
    values: Mapping[str, str]

    def get(self, name: str) -> str:
        """The value with this name, '' without one."""
        return self.values.get(name, "")

    @property
    def number(self) -> int:
        """The number of the source that is open, 0 for none."""
        given = self.get("bron")
        return int(given) if given.isascii() and given.isdecimal() and len(given) < 6 else 0

    def address(self, **changes: object) -> str:
        """The address with these values changed ('' leaves one out) and no source open."""
        values: dict[str, object] = {"tab": self.tab, **self.values, "bron": "", **changes}
        return "/?" + urlencode({name: value for name, value in values.items() if value})

    def start(self, **changes: object) -> str:
        """The address with just these values: the start of another part of the tab."""
        return Chosen(self.tab, {}).address(**changes)


class LinkedTab:
    """A tab whose page is made from the library and what the address chooses."""

    id: str
    name: str
    hint: str
    """What stands beside the page while no source is open."""
    script = "wijzer.followLinks(element);"
    """What the browser runs when the tab is there."""
    chosen_by: ClassVar[tuple[str, ...]]
    """The names of the values in the address; any other is left out of links."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    def build(self, blocks: gr.Blocks) -> None:
        """Lay out the tab inside the open `blocks`; the browser fills it."""
        gr.HTML(
            render("linked", tab=self.id),
            elem_id=self.id,
            apply_default_css=False,
            js_on_load=self.script,
        )

    def add_routes(self, router: APIRouter) -> None:
        """Add the addresses of the page and of its source."""

        @router.get(f"/deel/{self.id}")
        def page(request: Request) -> HTMLResponse:
            return self._reply(request, self.show)

        @router.get(f"/deel/{self.id}/bron")
        def source(request: Request) -> HTMLResponse:
            return self._reply(request, self._show_source)

    def show(self, library: Library, shelf: Shelf, chosen: Chosen) -> str:
        """The page as HTML."""
        raise NotImplementedError

    def citation(self, library: Library, chosen: Chosen) -> Citation | None:
        """The source that is open, if there is one."""
        raise NotImplementedError

    def read(self, values: Mapping[str, str]) -> Chosen:
        """What an address chooses."""
        known = {name: values[name] for name in self.chosen_by if values.get(name)}
        return Chosen(self.id, known)

    def library(self) -> Library:
        """The open library; raises HTTPException 404 as long as there is none."""
        try:
            return self._desk.assistant().library
        except WijzerError as error:
            raise HTTPException(404, str(error)) from error

    def _reply(
        self, request: Request, show: Callable[[Library, Shelf, Chosen], str]
    ) -> HTMLResponse:
        try:
            library = self._desk.assistant().library
        except ServerError as error:
            return HTMLResponse(show_message(str(error)), headers=FRESH)
        except WijzerError as error:
            _log.error("%s", error)
            return HTMLResponse(show_not_ready(self._desk.manages), headers=FRESH)
        page = show(library, self._desk.shelf(), self.read(request.query_params))
        return HTMLResponse(page, headers=FRESH)

    def _show_source(self, library: Library, shelf: Shelf, chosen: Chosen) -> str:
        panel = f"{self.id}-bron"
        source = self.citation(library, chosen)
        if source is not None:
            return show_source(source, shelf, panel, f"{texts.SOURCE} {source.number}")
        empty = {"panel": panel, "hint": self.hint, "shelf": shelf, "pdf": document_address}
        return render("panel_empty", **empty)


def build_linked(desk: Desk, tabs: Iterable[type]) -> APIRouter:
    """The addresses from which the browser fills those of the tabs that are of this kind."""
    router = APIRouter()
    for tab in tabs:
        if issubclass(tab, LinkedTab):
            tab(desk).add_routes(router)
    return router


def pick(citations: tuple[Citation, ...], number: int) -> Citation | None:
    """The citation with a number, None when there is none."""
    return citations[number - 1] if 0 < number <= len(citations) else None
