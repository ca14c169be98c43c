"""The tab Vraag: a conversation on the left, the page that proves it on the right."""

from __future__ import annotations

import datetime
import logging
from collections.abc import Callable
from dataclasses import replace
from typing import Any

import gradio as gr

from assistant.assistant import Assistant
from assistant.values import Filters
from ingest.errors import ServerError, UsageError, WijzerError
from ui import talk_texts, texts
from ui.desk import Desk
from ui.feedback import keep_verdict
from ui.keep_talk import save_talk
from ui.talk import Talk, ask, choose, next_questions, open_link, read_link
from ui.views import (
    filter_names,
    say_answer,
    say_source,
    show_file,
    show_filters,
    show_message,
    show_next,
    show_not_ready,
    show_panel,
    show_said,
    show_talk,
)

Changes = dict[Any, Any]
"""New values by Gradio component; components that are not named stay as they are."""

DIRECT: dict[str, Any] = {
    "queue": False,
    "show_progress": "hidden",
    "api_visibility": "private",
    "trigger_mode": "multiple",
}
"""Events skip Gradio's queue (an answer takes less time than the queue does) and are no API."""

BEFORE_ASKING = "(...inputs) => { wijzer.startSearch(); return inputs; }"
AFTER_ASKING = "() => wijzer.endSearch()"
FILTER_SCRIPT = "wijzer.followFilters(element, watch, (chosen) => trigger('choose', chosen));"
PANEL_SCRIPT = "wijzer.followPanel(element, watch);"
NEXT_SCRIPT = "wijzer.followNext(element, watch);"
FILE_SCRIPT = "watch('value', () => wijzer.takeFile(element.querySelector('a')));"
TALK_SCRIPT = """
wijzer.followTalk(element, watch, {
    choose: (source) => trigger('choose', source),
    ask: (question) => trigger('ask', question),
    start: () => trigger('start'),
    judge: (verdict) => trigger('judge', verdict),
    keep: (ending) => trigger('keep', { ending }),
});
"""

_log = logging.getLogger(__name__)


class ChatTab:
    """The parts of the tab and what happens when they are used."""

    id = "vraag"
    name = texts.CHAT_TAB

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    def build(self, blocks: gr.Blocks) -> None:
        """Lay out the tab inside the open `blocks` and bind its events."""
        self._talk = gr.State(Talk())
        self._filters = gr.State(Filters())
        with gr.Row(elem_classes="bureau"):
            with gr.Column(elem_classes="links"):
                self._lay_out_question()
                self._filter_view = _html("filters", FILTER_SCRIPT)
                self._talk_view = _html("gesprek", TALK_SCRIPT)
            with gr.Column(elem_classes="rechts"):
                self._panel = _html("bron", PANEL_SCRIPT)
        self._bind(blocks)

    def _lay_out_question(self) -> None:
        with gr.Row(elem_id="vraagregel"):
            self._box = gr.Textbox(
                label=texts.ASK_LABEL,
                placeholder=texts.ASK_FIRST,
                elem_id="vraag",
                max_lines=5,
                autofocus=True,
            )
            self._send = gr.Button(texts.ASK, variant="primary", elem_id="stel", scale=0)
        self._message = _html("melding")
        self._next = _html("vervolg", NEXT_SCRIPT)
        self._file = _html("bestand", FILE_SCRIPT)
        self._said = _html("gezegd", value=show_said(""))

    def _bind(self, blocks: gr.Blocks) -> None:
        changed = [self._talk, self._filters, self._filter_view, self._talk_view, self._panel]
        changed += [self._box, self._message, self._said]
        bound: dict[str, Any] = {"outputs": changed, **DIRECT}
        typed: dict[str, Any] = {"inputs": [self._talk, self._box, self._filters], **bound}
        asked = [
            self._box.submit(self.ask, js=BEFORE_ASKING, **typed),
            self._send.click(self.ask, js=BEFORE_ASKING, **typed),
            self._talk_view.ask(self.ask_clicked, inputs=[self._talk, self._filters], **bound),
        ]
        next_ones: dict[str, Any] = {"inputs": [self._talk], "outputs": [self._next]}
        for event in asked:
            event.then(None, js=AFTER_ASKING, **DIRECT).then(self.go_on, **next_ones, **DIRECT)
        self._talk_view.choose(self.choose, inputs=[self._talk], **bound)
        self._talk_view.start(self.start_again, **bound)
        self._talk_view.judge(self.judge, inputs=[self._talk], **bound)
        self._talk_view.keep(self.keep, inputs=[self._talk], outputs=[self._file], **DIRECT)
        self._filter_view.choose(self.choose_filters, **bound)
        opened = blocks.load(self.open_page, **bound)
        opened.then(self.go_on, **next_ones, **DIRECT)

    def ask(self, talk: Talk, question: str, filters: Filters) -> Changes:
        """Answer what was typed."""
        return self._try(lambda assistant: ask(talk, assistant, question, filters))

    def ask_clicked(self, talk: Talk, filters: Filters, event: gr.EventData) -> Changes:
        """Answer a question that was clicked, without filters when the click says so."""
        chosen = Filters() if event.everywhere else filters
        question = str(event.question)
        changes = self._try(lambda assistant: ask(talk, assistant, question, chosen))
        return changes | self._set_filters(chosen)

    def choose(self, talk: Talk, event: gr.EventData) -> Changes:
        """Show the source that was clicked."""
        chosen = choose(talk, int(event.turn), int(event.number))
        return self._show(chosen, say_source(chosen))

    def start_again(self) -> Changes:
        """Forget the conversation; the filters stay."""
        return self._try(lambda _: Talk())

    def choose_filters(self, event: gr.EventData) -> Changes:
        """Keep the filters for the next question and say which ones hold."""
        filters = Filters(
            theme=event.theme or None,
            kind=event.kind or None,
            document=event.document or None,
            municipality=event.municipality or None,
            year=int(event.year) if event.year else None,
        )
        return self._set_filters(self._desk.shelf().known(filters))

    def go_on(self, talk: Talk) -> Changes:
        """Add the questions that may follow, once the answer stands."""
        try:
            questions = next_questions(talk, self._desk.assistant())
        except Exception:  # An answer without them is still an answer.
            _log.exception("no next questions could be made")
            return {self._next: ""}
        return {self._next: show_next(talk, questions)}

    def judge(self, talk: Talk, event: gr.EventData) -> Changes:
        """Keep what somebody thinks of an answer, on this machine only."""
        file, turn = self._desk.feedback, int(event.turn)
        if file is None or not 0 <= turn < len(talk.turns):
            return {self._message: ""}
        try:
            keep_verdict(file, talk.turns[turn], bool(event.good), str(event.comment))
        except WijzerError as error:
            return {self._message: show_message(str(error))}
        return self._show(replace(talk, judged=talk.judged | {turn}), talk_texts.KEPT)

    def keep(self, talk: Talk, event: gr.EventData) -> Changes:
        """Hand the conversation to the browser as a file."""
        shelf = self._desk.shelf()
        within = [filter_names(turn.filters, shelf) for turn in talk.turns]
        saved = save_talk(talk, within, datetime.date.today())
        return {self._file: show_file(saved, talk_texts.SAVED_FILE, str(event.ending))}

    def open_page(self, request: gr.Request) -> Changes:
        """Show the filters, and answer the question in the address if there is one.

        What was typed meanwhile stays in the box.
        """
        parameters = request.query_params
        link = read_link(parameters, parameters.getlist("eerder"))
        changes = self._try(lambda _: Talk())
        if link.question:
            changes |= self._try(lambda assistant: open_link(assistant, link))
        if self._box in changes:
            changes[self._box] = gr.update(placeholder=changes[self._box]["placeholder"])
        return changes | self._set_filters(self._desk.shelf().known(link.filters))

    def _try(self, take_turn: Callable[[Assistant], Talk]) -> Changes:
        """What `take_turn` leads to, or what to tell when it can't be done."""
        try:
            talk = take_turn(self._desk.assistant())
        except (UsageError, ServerError) as error:
            return {self._message: show_message(str(error))}
        except WijzerError as error:
            _log.error("%s", error)
            return {self._talk_view: show_not_ready(self._desk.manages), self._message: ""}
        except Exception:
            _log.exception("a question could not be handled")
            return {self._message: show_message(texts.BROKEN)}
        return self._show(talk, say_answer(talk)) | {self._box: _next_question(talk)}

    def _show(self, talk: Talk, said: str) -> Changes:
        shelf = self._desk.shelf()
        return {
            self._talk: talk,
            self._talk_view: show_talk(talk, shelf, self._desk.feedback is not None),
            self._panel: show_panel(talk, shelf),
            self._message: "",
            self._said: show_said(said),
        }

    def _set_filters(self, filters: Filters) -> Changes:
        return {
            self._filters: filters,
            self._filter_view: show_filters(
                filters, self._desk.shelf(), self._desk.counts(filters)
            ),
        }


def _html(name: str, script: str | None = None, value: str = "") -> gr.HTML:
    """A part whose HTML we write ourselves, with its own script."""
    return gr.HTML(value, elem_id=name, apply_default_css=False, js_on_load=script)


def _next_question(talk: Talk) -> Any:
    return gr.update(value="", placeholder=texts.ASK_NEXT if talk.turns else texts.ASK_FIRST)
