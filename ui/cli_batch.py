"""Files with questions for the command line: one JSON object a line, checked before use."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from assistant.evaluation import Golden
from ingest.errors import UsageError
from ui import cli_texts as texts

MAX_WORDS = 80
"""Longest answer to a golden question that sets no length of its own."""


@dataclass(frozen=True, slots=True)
class Request:
    """One question or search of a batch; `id` comes back in its reply."""

    id: str | int | None
    words: str
    before: tuple[str, ...] = ()
    theme: str | None = None


@dataclass(frozen=True, slots=True)
class Shape:
    """What a field must look like, and how to say so in Dutch."""

    expected: str
    fits: Callable[[Any], bool]


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a file: the object on it, and the place to name when it is wrong."""

    file: Path
    number: int
    values: dict[str, Any]

    def take(self, field: str, shape: Shape) -> Any:
        """The value in `field`; raises UsageError when it is absent or of another shape."""
        if field not in self.values:
            raise self.wrong(texts.NO_FIELD, field=field)
        if not shape.fits(self.values[field]):
            raise self.wrong(texts.WRONG_FIELD, field=field, expected=shape.expected)
        return self.values[field]

    def take_or(self, field: str, shape: Shape, default: Any) -> Any:
        """The value in `field`, or `default` when it is null or absent."""
        return default if self.values.get(field) is None else self.take(field, shape)

    def wrong(self, problem: str, **details: object) -> UsageError:
        """The error that names this line and what is wrong with it."""
        text = problem.format(**details)
        return UsageError(texts.BROKEN_LINE.format(file=self.file, line=self.number, problem=text))


def read_request(line: Line, field: str) -> Request:
    """The request on a line, its words in `field`; raises UsageError when it is no request."""
    return Request(
        id=line.take_or("id", ID, None),
        words=line.take(field, TEXT),
        before=tuple(line.take_or("before", TEXTS, ())),
        theme=line.take_or("theme", TEXT, None),
    )


def read_golden(line: Line) -> Golden:
    """The golden question on a line; raises UsageError when it is none."""
    return Golden(
        id=line.take("id", TEXT),
        kind=line.take("kind", TEXT),
        question=line.take("question", TEXT),
        found=line.take("found", TRUTH),
        must=tuple(map(tuple, line.take_or("must", GROUPS, ()))),
        never=tuple(line.take_or("never", PATTERNS, ())),
        document=line.take_or("document", TEXT, None),
        pages=tuple(line.take_or("pages", PAGES, ())),
        max_words=line.take_or("max_words", COUNT, MAX_WORDS),
        before=tuple(line.take_or("before", TEXTS, ())),
        theme=line.take_or("theme", TEXT, None),
    )


def check_themes(lines: Iterable[Line], known: Collection[str]) -> None:
    """Raise UsageError for the first line with a theme that is not among `known`."""
    for line in lines:
        theme = line.take_or("theme", TEXT, None)
        if theme is not None and theme not in known:
            raise line.wrong(texts.UNKNOWN_THEME, theme=theme, known=", ".join(known))


def read_lines(file: Path) -> Sequence[Line]:
    """The objects in a file of JSON lines, blank lines left out; raises UsageError."""
    try:
        content = file.read_text(encoding="utf-8-sig")
    except (OSError, ValueError) as error:
        raise UsageError(texts.UNREADABLE.format(file=file, reason=_reason(error))) from error
    lines = list(_parse(file, content))
    if not lines:
        raise UsageError(texts.EMPTY_BATCH.format(file=file))
    return lines


def _parse(file: Path, content: str) -> Iterator[Line]:
    for number, text in enumerate(content.split("\n"), start=1):
        if text.strip():
            yield _parse_line(Line(file, number, {}), text)


def _parse_line(line: Line, text: str) -> Line:
    try:
        values = json.loads(text)
    except (ValueError, RecursionError) as error:
        raise line.wrong(texts.NO_JSON) from error
    if not isinstance(values, dict):
        raise line.wrong(texts.NO_OBJECT)
    return Line(line.file, line.number, values)


def _is_text(value: Any) -> bool:
    return isinstance(value, str)


def _is_count(value: Any) -> bool:
    return type(value) is int and value > 0


def _is_pattern(value: Any) -> bool:
    try:
        re.compile(value)
    except (re.error, TypeError):
        return False
    return isinstance(value, str)


def _list_of(fits: Callable[[Any], bool]) -> Callable[[Any], bool]:
    return lambda value: isinstance(value, list) and all(map(fits, value))


TEXT = Shape(texts.A_TEXT, _is_text)
ID = Shape(texts.A_TEXT_OR_NUMBER, lambda value: isinstance(value, str) or type(value) is int)
TEXTS = Shape(texts.A_LIST_OF_TEXTS, _list_of(_is_text))
TRUTH = Shape(texts.TRUE_OR_FALSE, lambda value: isinstance(value, bool))
COUNT = Shape(texts.A_NUMBER, _is_count)
PAGES = Shape(texts.A_LIST_OF_PAGES, _list_of(_is_count))
PATTERNS = Shape(texts.A_LIST_OF_PATTERNS, _list_of(_is_pattern))
GROUPS = Shape(texts.A_LIST_OF_GROUPS, _list_of(_list_of(_is_pattern)))


def _reason(error: Exception) -> str:
    """Why a file can't be read, in Dutch."""
    match error:
        case FileNotFoundError():
            return texts.NO_FILE
        case IsADirectoryError():
            return texts.IS_FOLDER
        case PermissionError():
            return texts.NOT_ALLOWED
        case UnicodeDecodeError():
            return texts.NO_UTF8
        case _:
            return texts.OTHER_REASON.format(reason=error)
