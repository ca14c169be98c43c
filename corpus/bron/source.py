"""Read a document source: front matter (TOML) and a body of marked lines, as blocks."""

import dataclasses
import re
import tomllib
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

FENCE = "+++"


class SourceError(Exception):
    """A source that cannot be read; the Dutch text says what and where."""


@dataclass(frozen=True, slots=True)
class Slip:
    """A recognition slip: `word` on PDF page `page` (1-based) is read as `read_as`."""

    page: int
    word: str
    read_as: str


@dataclass(frozen=True, slots=True)
class Scan:
    """How a page becomes a scan; `degrees` is cycled over the pages, levels run 0 to 255."""

    on: bool = True
    dpi: int = 130
    degrees: tuple[float, ...] = (0.3, -0.4)
    ink: int = 45
    paper: int = 244
    noise: int = 14
    quality: int = 50
    seed: int = 1


@dataclass(frozen=True, slots=True)
class Settings:
    """The front matter of a source; sizes and margins are PDF points."""

    title: str
    running: str
    orientation: str = "portrait"
    font: str = "LiberationSans"
    size: float = 10
    margin: float = 62
    colour: str = "#365F91"
    running_place: str = "header"
    page_number: str = "{page}"
    page_number_offset: int = 0
    page_number_from: int = 1
    page_number_place: str = "right"
    outline: bool = False
    hyphenate: tuple[str, ...] = ()
    scan: Scan = Scan(on=False)
    slips: tuple[Slip, ...] = ()


@dataclass(frozen=True, slots=True)
class Text:
    """A piece of running text; `kind` names its style, `mark` is its bullet or number."""

    kind: str
    text: str
    mark: str = ""


@dataclass(frozen=True, slots=True)
class TableBlock:
    """A ruled table; `parts` are its rows per page, the first row of all is the header."""

    parts: tuple[tuple[tuple[str, ...], ...], ...]
    widths: tuple[float, ...] = ()
    header: bool = True
    repeat: bool = False


@dataclass(frozen=True, slots=True)
class Mark:
    """A mark in the body: `page`, `contents` or `space`, with its number."""

    kind: str
    amount: float = 0


Block = Text | TableBlock | Mark


@dataclass(frozen=True, slots=True)
class Document:
    """A source as read: its name (file stem), settings and blocks in order."""

    name: str
    settings: Settings
    blocks: tuple[Block, ...] = field(default=())


LINE_MARKS = (
    ("###", re.compile(r"### +(.+)")),
    ("##", re.compile(r"## +(.+)")),
    ("#", re.compile(r"# +(.+)")),
    ("action", re.compile(r"\*\*(.+)\*\*$")),
    ("title", re.compile(r"@title +(.+)")),
    ("subtitle", re.compile(r"@subtitle +(.+)")),
)
ITEM = re.compile(r"(-|\d+\.) +(.+)")


def read_document(path: Path) -> Document:
    """Read one source file; raises SourceError when it is not one."""
    matter, body = split_matter(path)
    try:
        settings = read_settings(tomllib.loads(matter))
    except (tomllib.TOMLDecodeError, TypeError) as error:
        raise SourceError(f"{path.name}: de instellingen kloppen niet ({error}).") from error
    blocks = (read_block(chunk, path.name) for chunk in chunks(body))
    return Document(path.stem, settings, tuple(blocks))


def split_matter(path: Path) -> tuple[str, str]:
    """Return the front matter and the body of a source file."""
    parts = path.read_text(encoding="utf-8").split(FENCE + "\n", 2)
    if len(parts) != 3 or parts[0].strip():
        raise SourceError(f"{path.name}: begint niet met instellingen tussen twee regels {FENCE}.")
    return parts[1], parts[2]


def read_settings(values: dict[str, Any]) -> Settings:
    """Build the settings; raises TypeError for an unknown or missing key."""
    scan = values.pop("scan", None)
    slips = tuple(Slip(**slip) for slip in values.pop("slips", []))
    plain: dict[str, Any] = {
        key: tuple(v) if isinstance(v, list) else v for key, v in values.items()
    }
    settings = Settings(slips=slips, **plain)
    if scan is None:
        return settings
    degrees = tuple(scan.pop("degrees", Scan().degrees))
    return dataclasses.replace(settings, scan=Scan(degrees=degrees, **scan))


def chunks(body: str) -> list[list[str]]:
    """Cut the body into blocks of lines: at blank lines, headings, marks and list items."""
    found: list[list[str]] = [[]]
    for line in body.splitlines():
        if line.startswith("<!--"):
            continue
        if not line.strip() or starts_block(line) or (found[-1] and is_whole(found[-1][0])):
            found.append([])
        if line.strip():
            found[-1].append(line.rstrip())
    return [chunk for chunk in found if chunk]


def starts_block(line: str) -> bool:
    """Tell whether this line begins a block even without a blank line before it."""
    return bool(ITEM.match(line)) or line.startswith("@") or is_whole(line)


def is_whole(line: str) -> bool:
    """Tell whether this line is a block by itself: a heading, or a mark other than a table."""
    marked = line.startswith("@") and not line.startswith("@table")
    return marked or mark_of(line) is not None


def mark_of(line: str) -> tuple[str, str] | None:
    """Return the kind and text of a marked line, None for plain text."""
    for kind, pattern in LINE_MARKS:
        if match := pattern.match(line):
            return kind, match.group(1)
    return None


def read_block(lines: list[str], name: str) -> Block:
    """Turn the lines of one block into a Block."""
    first = lines[0]
    if first.startswith("@table"):
        return read_table(lines, name)
    if marked := mark_of(first):
        return Text(*marked)
    if first.startswith("@"):
        return read_mark(first, name)
    if item := ITEM.match(first):
        return Text("item", joined([item.group(2), *lines[1:]]), item.group(1))
    return Text("text", joined(lines))


def joined(lines: list[str]) -> str:
    """Join source lines to one text; a line that ends in a backslash keeps its line break."""
    text = " ".join(line.strip() for line in lines)
    return text.replace("\\ ", "\n")


def read_mark(line: str, name: str) -> Mark:
    """Read `@page`, `@contents` or `@space 40`."""
    kind, _, amount = line[1:].partition(" ")
    if kind not in ("page", "contents", "space"):
        raise SourceError(f"{name}: onbekend teken in de regel '{line}'.")
    return Mark(kind, float(amount or 0))


def read_table(lines: list[str], name: str) -> TableBlock:
    """Read `@table widths=20,30 repeat=no header=yes` and its rows; `===` breaks the page."""
    options = dict(word.split("=", 1) for word in lines[0].split()[1:])
    parts: list[list[tuple[str, ...]]] = [[]]
    for line in lines[1:]:
        if set(line) == {"="}:
            parts.append([])
        else:
            parts[-1].append(read_row(line, name))
    if len({len(row) for part in parts for row in part}) != 1:
        raise SourceError(f"{name}: een tabel heeft rijen met een ongelijk aantal cellen.")
    widths = tuple(float(width) for width in options.get("widths", "").split(",") if width)
    rows = tuple(tuple(part) for part in parts)
    return TableBlock(rows, widths, options.get("header") != "no", options.get("repeat") == "yes")


def read_row(line: str, name: str) -> tuple[str, ...]:
    """Cut a `| a | b |` line into its cells."""
    if not (line.startswith("|") and line.endswith("|")):
        raise SourceError(f"{name}: een tabelregel begint en eindigt met |: '{line}'.")
    return tuple(cell.strip() for cell in line[1:-1].split("|"))
