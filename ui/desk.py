"""The open index that all visitors of the screen share."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass
from threading import Lock, Thread

from assistant.assistant import Assistant
from assistant.settings import Settings
from assistant.values import Filters
from ingest.document import Kind, Source
from ingest.errors import WijzerError
from ingest.themes import Theme


@dataclass(frozen=True, slots=True)
class Shelf:
    """What can be chosen from: the documents in the index, their themes and example questions."""

    documents: tuple[Source, ...] = ()
    themes: tuple[Theme, ...] = ()
    examples: tuple[str, ...] = ()

    @property
    def kinds(self) -> tuple[Kind, ...]:
        """The kinds of document that are there, in the order of `Kind`."""
        present = {source.kind for source in self.documents}
        return tuple(kind for kind in Kind if kind in present)

    def document(self, document_id: str) -> Source | None:
        """The document with this id, if it is in the index."""
        return next((source for source in self.documents if source.id == document_id), None)

    def known(self, filters: Filters) -> Filters:
        """The filters without values that nothing here has."""
        themes = {theme.id for theme in self.themes}
        return Filters(
            theme=filters.theme if filters.theme in themes else None,
            kind=filters.kind if filters.kind in self.kinds else None,
            document=filters.document if self.document(filters.document or "") else None,
        )

    def unasked(self, questions: Sequence[str]) -> tuple[str, ...]:
        """The example questions that were not asked yet."""
        asked = {question.casefold() for question in questions}
        return tuple(text for text in self.examples if text.casefold() not in asked)


class Desk:
    """Opens the assistant at the first moment that there is an index, and again when it is new."""

    def __init__(self, settings: Settings) -> None:
        self._settings = settings
        self._opening = Lock()
        self._assistant: Assistant | None = None
        self._renewal: Thread | None = None

    def assistant(self) -> Assistant:
        """The assistant; raises WijzerError as long as there is no index to open.

        While a new index is being opened, and when it can't be, the old one goes on answering.
        """
        with self._opening:
            if self._assistant is None:
                self._assistant = _warm(Assistant.open(self._settings))
            elif self._renewal is None and self._assistant.library.index.changed():
                self._renewal = Thread(target=self._renew, daemon=True)
                self._renewal.start()
            return self._assistant

    def _renew(self) -> None:
        fresh = None
        with suppress(WijzerError):  # told by `wijzer ingest`; the next question tries again
            fresh = _warm(Assistant.open(self._settings))
        with self._opening:
            self._assistant = fresh or self._assistant
            self._renewal = None

    def shelf(self) -> Shelf:
        """What is in the index now; empty as long as there is no index."""
        try:
            assistant = self.assistant()
        except WijzerError:
            return Shelf()
        return Shelf(assistant.documents(), assistant.themes(), assistant.examples())


def _warm(assistant: Assistant) -> Assistant:
    """Search and answer once, so that the first visitor need not wait for models to load."""
    for source in assistant.documents()[:1]:
        assistant.search(source.title, top=1)
    for question in assistant.examples()[:1]:
        assistant.ask(question)
    return assistant
