"""The page as a whole: the top and the tabs."""

from __future__ import annotations

import gradio as gr

from ui import texts
from ui.chat import ChatTab
from ui.desk import Desk
from ui.views import show_header

TABS = (ChatTab,)
"""Every tab is one file with a class that has a `name` and a `build`."""


def build_screen(desk: Desk) -> gr.Blocks:
    """The Gradio page with all tabs, without analytics."""
    blocks = gr.Blocks(title=texts.PAGE_TITLE, analytics_enabled=False, fill_width=True)
    with blocks:
        gr.HTML(show_header(), apply_default_css=False, js_on_load="wijzer.followHeader(element);")
        if len(TABS) == 1:
            TABS[0](desk).build(blocks)
        else:
            with gr.Tabs():
                for tab in TABS:
                    with gr.Tab(tab.name):
                        tab(desk).build(blocks)
    return blocks
