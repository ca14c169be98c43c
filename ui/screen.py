"""The page as a whole: the top with the tabs, and the tabs under it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol

import gradio as gr

from ui import texts
from ui.chat import ChatTab
from ui.desk import Desk
from ui.documents import DocumentsTab
from ui.markup import render
from ui.meeting import MeetingTab
from ui.newcomer import NewcomerTab
from ui.year import YearTab


class Tab(Protocol):
    """One of the tabs: a file with a class of its own."""

    id: str
    name: str

    def __init__(self, desk: Desk) -> None: ...

    def build(self, blocks: gr.Blocks) -> None:
        """Lay out the tab inside the open `blocks` and bind its events."""


TABS: tuple[type[Tab], ...] = (ChatTab, MeetingTab, NewcomerTab, YearTab, DocumentsTab)
"""The tabs in their order.

The first one is at '/', the others at '/?tab=<id>'. A tab may have static/<id>.css and .js.
"""


@dataclass(frozen=True, slots=True)
class TabLink:
    """How a tab is named, where it is, and what the window is called when it is open."""

    id: str
    name: str
    address: str
    title: str


def list_tabs() -> tuple[TabLink, ...]:
    """The tabs in their order."""
    return tuple(
        TabLink(tab.id, tab.name, f"/?tab={tab.id}" if place else "/", texts.page_title(tab.name))
        for place, tab in enumerate(TABS)
    )


def build_screen(desk: Desk) -> gr.Blocks:
    """The Gradio page with all tabs, without analytics; the browser shows one of them."""
    tabs = list_tabs()
    blocks = gr.Blocks(title=tabs[0].title, analytics_enabled=False, fill_width=True)
    with blocks:
        header = render("header", tabs=tabs)
        gr.HTML(header, apply_default_css=False, js_on_load="wijzer.followHeader(element);")
        for tab in TABS:
            with gr.Column(elem_id=f"tab-{tab.id}", elem_classes="tab"):
                tab(desk).build(blocks)
    return blocks
