"""The tab Documenten: what is searched, and for who may: adding, replacing and removing."""

from __future__ import annotations

import gradio as gr

from ingest.reading import READERS
from ui import intake_texts, texts
from ui.desk import Desk
from ui.intake_files import MOST_FILES, MOST_MB
from ui.markup import render


class DocumentsTab:
    """A list and a form; the browser asks `ui/intake_routes.py` for what is in them."""

    id = "documenten"
    name = texts.DOCUMENTS_TAB

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    def build(self, blocks: gr.Blocks) -> None:
        """Lay out the tab inside the open `blocks`; its script does the rest."""
        page = render(
            "documents",
            d=intake_texts,
            manages=self._desk.manages,
            endings=tuple(READERS),
            most_files=MOST_FILES,
            most_mb=MOST_MB,
        )
        gr.HTML(
            page,
            elem_id="documenten",
            apply_default_css=False,
            js_on_load="wijzer.followDocuments(element);",
        )
