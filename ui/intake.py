"""Documents that come and go while the screen is open: one run at a time, in the background."""

from __future__ import annotations

import logging
import threading
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from ingest.catalogue import list_files
from ingest.emptying import empty_index
from ingest.errors import StoreError, UsageError, WijzerError
from ingest.index import open_index
from ingest.pipeline import run_ingest
from ingest.report import Progress, ReadFile, Report
from ui import intake_texts as texts
from ui.desk import Desk

_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Stand:
    """How far a run is, or what came of the last one."""

    busy: bool = False
    progress: Progress | None = None
    report: Report | None = None
    problem: str = ""
    """Why a run failed, in Dutch, without a path of this machine."""


@dataclass(frozen=True, slots=True)
class Change:
    """A file put in place, or taken away: how to undo that, and how to make it final."""

    path: Path
    undo: Callable[[], None]
    settle: Callable[[], None]


class Intake:
    """Reads the corpus again after its files were changed."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self._starting = threading.Lock()
        self.stand = Stand()

    def claim(self) -> None:
        """Reserve the next run, before any file is touched. Raises UsageError when one is busy."""
        with self._starting:
            if self.stand.busy:
                raise UsageError(texts.BUSY_ALREADY)
            self.stand = Stand(busy=True)

    def give_up(self, problem: str = "") -> None:
        """Let go of a run that was reserved."""
        self.stand = Stand(problem=problem)

    def start(self, changes: Sequence[Change] = ()) -> None:
        """Read in the background; a new file that can't be read is taken away again."""
        threading.Thread(target=self._run, args=(tuple(changes),), daemon=True).start()

    def _run(self, changes: tuple[Change, ...]) -> None:
        try:
            titles = {source.id: source.title for source in self._desk.shelf().documents}
            report = self._read_all()
            report = self._undo_unread(report, changes)
            self._desk.renew()
            for change in changes:
                change.settle()
            self.stand = Stand(report=self._clean(report, titles))
        except WijzerError as error:
            self._undo(changes)
            self.give_up(self.without_paths(str(error)))
        except Exception:
            _log.exception("documents could not be read")
            self._undo(changes)
            self.give_up(texts.FAILED)

    def _read_all(self) -> Report:
        settings = self._desk.settings
        paths = [settings.corpus, *self._elsewhere()]
        listing = list_files(paths, settings.corpus)
        if not listing.files:
            removed = empty_index(
                settings.corpus, settings.index, settings.embedding_model, settings.chroma
            )
            return Report((), listing.skipped, removed, 0.0)
        return run_ingest(
            paths,
            settings.corpus,
            settings.index,
            settings.embedding_model,
            self._listen,
            settings.limits,
            settings.password,
            settings.chroma,
        )

    def _elsewhere(self) -> list[Path]:
        """Files of the index outside the corpus folder, which stay in it."""
        corpus = self._desk.settings.corpus.resolve()
        try:
            with open_index(self._desk.settings.index) as index:
                paths = [source.path for source in index.documents()]
        except StoreError:
            return []
        return [path for path in paths if corpus not in path.parents and path.is_file()]

    def _undo_unread(self, report: Report, changes: Sequence[Change]) -> Report:
        """Put back what was there before a file that turned out unreadable, and read that again."""
        unread = {skipped.source for skipped in report.skipped}
        wrong = [change for change in changes if change.path.name in unread]
        if not wrong:
            return report
        self._undo(wrong)
        again = self._read_all()
        known = {skipped.reason for skipped in again.skipped}
        kept = tuple(skipped for skipped in report.skipped if skipped.reason not in known)
        return replace(again, read=_merge(report, again), skipped=(*kept, *again.skipped))

    def _undo(self, changes: Sequence[Change]) -> None:
        for change in changes:
            try:
                change.undo()
            except OSError:
                _log.exception("a file could not be put back")

    def _listen(self, progress: Progress) -> None:
        self.stand = Stand(busy=True, progress=progress)

    def _clean(self, report: Report, titles: Mapping[str, str]) -> Report:
        """The report without a path of this machine, what was removed by its title."""
        skipped = (replace(s, reason=self.without_paths(s.reason)) for s in report.skipped)
        removed = (titles.get(document, document) for document in report.removed)
        return replace(report, skipped=tuple(skipped), removed=tuple(removed))

    def without_paths(self, text: str) -> str:
        """A text in which the folders of index and corpus go by their last name only."""
        for folder in (self._desk.settings.index, self._desk.settings.corpus):
            for written in (str(folder.resolve()), str(folder)):
                text = text.replace(written, folder.name)
        return text


def _merge(first: Report, again: Report) -> tuple[ReadFile, ...]:
    """What both runs read; what the first one read anew still counts as new."""
    fresh = {file.document: file for file in first.read if not file.reused}
    return tuple(fresh.get(file.document, file) for file in again.read)
