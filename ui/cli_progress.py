"""A run's progress on a terminal, or line by line in a log."""

from __future__ import annotations

import math
import shutil
from types import TracebackType
from typing import Self, TextIO

from ingest.report import Progress
from ui import cli_texts as texts

BAR_CHARS = 24
CLEAR_LINE = "\r\x1b[K"


class Bar:
    """Shows progress on `stream`: one line that changes on a terminal, else a line a step."""

    def __init__(self, stream: TextIO) -> None:
        self._stream = stream
        self._moving = stream.isatty()
        self._last = ""

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        if self._moving:
            self._write(CLEAR_LINE)

    def show(self, progress: Progress) -> None:
        """Show how far the run is."""
        text = texts.READING.format(
            step=progress.step, done=progress.done, total=progress.total, file=progress.file
        ).strip()
        if self._moving:
            self._write(CLEAR_LINE + self._drawn(progress, text))
        elif text != self._last:
            self._write(f"{text}\n")
        self._last = text

    def _drawn(self, progress: Progress, text: str) -> str:
        filled = int(BAR_CHARS * progress.part)
        left = "" if progress.left_s is None else f"{time_left(progress.left_s)} "
        line = f"[{'#' * filled}{'.' * (BAR_CHARS - filled)}] {left}{text}"
        return line[: shutil.get_terminal_size().columns - 1]

    def _write(self, text: str) -> None:
        self._stream.write(text)
        self._stream.flush()


def time_left(seconds: float) -> str:
    """'nog 40 s', 'nog 3 min', rounded up: rather too long than too short."""
    if seconds < 60:
        return texts.SECONDS_LEFT.format(seconds=10 * math.ceil(seconds / 10))
    return texts.MINUTES_LEFT.format(minutes=math.ceil(seconds / 60))
