"""The open index that all visitors of the screen share."""

from __future__ import annotations

import logging
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from threading import Lock, Thread

from assistant.assistant import Assistant
from assistant.settings import Settings
from assistant.tally import NOTHING, Tally, tally
from assistant.values import Filters
from ingest.document import Kind, Source
from ingest.errors import StoreError, WijzerError
from ingest.index import open_index
from ingest.themes import Theme
from ui import texts

_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Shelf:
    """What can be chosen from: the documents in the index, their themes and example questions."""

    documents: tuple[Source, ...] = ()
    themes: tuple[Theme, ...] = ()
    examples: tuple[str, ...] = ()

    @property
    def municipalities(self) -> tuple[str, ...]:
        """The municipalities and other bodies that the documents are of, by name."""
        return tuple(sorted({name for d in self.documents for name in d.owners}))

    @property
    def years(self) -> tuple[int, ...]:
        """The years that the documents are about, ascending."""
        periods = [d.period for d in self.documents if d.period]
        return tuple(sorted({y for first, last in periods for y in range(first, last + 1)}))

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
            municipality=(
                filters.municipality if filters.municipality in self.municipalities else None
            ),
            year=filters.year if filters.year in self.years else None,
        )

    def unasked(self, questions: Sequence[str]) -> tuple[str, ...]:
        """The example questions that were not asked yet."""
        asked = {question.casefold() for question in questions}
        return tuple(text for text in self.examples if text.casefold() not in asked)


class NoDocumentsError(StoreError):
    """There is an index, and nothing in it."""


class Desk:
    """Opens the assistant at the first moment that there is an index, and again when it is new."""

    def __init__(self, settings: Settings, local: bool = False) -> None:
        """`local` says that no other computer can open the screen."""
        self.settings = settings
        self._local = local
        self._opening = Lock()
        self._renewing = Lock()
        self._assistant: Assistant | None = None

    def assistant(self) -> Assistant:
        """The assistant; raises WijzerError as long as there is no index to open.

        While a new index is being opened, and when it can't be, the old one goes on answering.
        """
        with self._opening:
            if self._assistant is None:
                self._assistant = _open(self.settings)
            elif self._assistant.library.index.changed() and not self._renewing.locked():
                Thread(target=self.renew, daemon=True).start()
            return self._assistant

    def renew(self) -> None:
        """Take up the index as it is now, when it changed; one without documents is none."""
        with self._renewing:
            fresh = self._assistant
            if fresh and not fresh.library.index.changed():
                return
            try:
                fresh = _open(self.settings)
            except NoDocumentsError:
                fresh = None
            except WijzerError as error:  # The next question tries again.
                _log.error("%s", error)
            with self._opening:
                self._assistant = fresh

    @property
    def manages(self) -> bool:
        """Whether documents may be added and removed on the screen."""
        return self.settings.manage == "yes" or (self.settings.manage == "local" and self._local)

    def shelf(self) -> Shelf:
        """What is in the index now; empty as long as there is no index."""
        try:
            assistant = self.assistant()
        except WijzerError:
            return Shelf()
        return Shelf(assistant.documents(), assistant.themes(), assistant.examples())

    def counts(self, filters: Filters) -> Tally:
        """How many passages each filter would leave."""
        try:
            return tally(self.assistant().library, filters)
        except WijzerError:
            return NOTHING

    @property
    def feedback(self) -> Path | None:
        """Where verdicts on answers are kept, None when they are not."""
        index = self.settings.index
        kept = index.with_name(f"{index.name}-oordelen.jsonl")
        return kept if self.settings.feedback == "yes" else None


def _open(settings: Settings) -> Assistant:
    """An assistant that is ready. Raises WijzerError, NoDocumentsError for an empty index."""
    with open_index(settings.index) as index:  # Before any model is loaded in vain.
        if not index.documents():
            raise NoDocumentsError(texts.NO_DOCUMENTS)
    return _warm(Assistant.open(settings))


def _warm(assistant: Assistant) -> Assistant:
    """Search and answer once, so that the first visitor need not wait for models to load."""
    for source in assistant.documents()[:1]:
        assistant.search(source.title, top=1)
    for question in assistant.examples()[:1]:
        assistant.ask(question)
    return assistant
