"""The tab Vergadering: a passage within a second of typing, without a mouse."""

from __future__ import annotations

import gradio as gr

from ui import meeting_texts, texts
from ui.desk import Desk
from ui.markup import render


class MeetingTab:
    """One search box, what was found, and the page; the browser asks `ui/lookup.py` for it."""

    id = "vergadering"
    name = texts.MEETING_TAB

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    def build(self, blocks: gr.Blocks) -> None:
        """Lay out the tab inside the open `blocks`; its script does the rest."""
        gr.HTML(
            render("meeting", m=meeting_texts),
            elem_id="vergadering",
            apply_default_css=False,
            js_on_load="wijzer.followMeeting(element);",
        )
