"""What a run tells: how far it is, and in the end what was read and what was not."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from ingest import texts
from ingest.document import Certainty, Skipped, Source


@dataclass(frozen=True, slots=True)
class Progress:
    """How far a run is: `done` of `total` files; `step` says in Dutch what is being done now."""

    step: str
    done: int
    total: int
    file: str
    share: float | None = None
    """The part of the work that is done, 0 to 1, where it is known."""
    left_s: float | None = None
    """Seconds that the rest will take at the pace so far, where that can be said."""

    @property
    def part(self) -> float:
        """The part that is done, 0 to 1; of the files where that of the work is not known."""
        return self.done / max(self.total, 1) if self.share is None else self.share


Listener = Callable[[Progress], None]


@dataclass(frozen=True, slots=True)
class ReadFile:
    """One document that is in the index, with the numbers of what was found in it."""

    source: Source
    pages: int
    """0 for a format without pages."""
    passages: int
    tables: int
    facts: int
    warnings: tuple[str, ...] = ()
    reused: bool = False
    """True when the file had not changed and was not read again."""

    @property
    def document(self) -> str:
        """Its id."""
        return self.source.id


@dataclass(frozen=True, slots=True)
class Report:
    """What came of a run."""

    read: tuple[ReadFile, ...]
    skipped: tuple[Skipped, ...]
    removed: tuple[str, ...]
    """Ids of documents that were in the index and are not any more."""
    seconds: float


def describe(report: Report) -> Iterator[str]:
    """The report in Dutch, line by line."""
    for file in report.read:
        yield texts.READ_FILE.format(
            title=file.source.title,
            document=file.document,
            counts=", ".join(_counts(file)),
            reused=texts.REUSED if file.reused else "",
        )
        yield texts.KNOWN.format(known=describe_source(file.source))
        yield from (texts.WARNING.format(warning=warning) for warning in file.warnings)
    yield from (texts.SKIPPED.format(reason=skipped.reason) for skipped in report.skipped)
    yield from (texts.REMOVED.format(document=document) for document in report.removed)
    if any(sure is not Certainty.STATED for f in report.read for _, sure in f.source.certainties):
        yield texts.NOT_STATED
    files = texts.count(len(report.read), *texts.DOCUMENTS)
    yield texts.DONE.format(files=files, seconds=f"{report.seconds:.1f}".replace(".", ","))


def describe_source(source: Source) -> str:
    """What is known of a document and how sure that is, in Dutch: 'soort: uvp (zeker); ...'."""
    first, last = source.period or (0, 0)
    values = {
        "title": source.title,
        "kind": source.kind.value,
        "period": (f"{first}-{last}" if last > first else f"{first}") if source.period else "",
        "municipalities": ", ".join(source.municipalities),
        "body": source.body,
        "date": source.date,
        "status": source.status,
    }
    sure = dict(source.certainties)
    told = {
        name: texts.SURE.format(value=value, sure=sure[name]) if name in sure else value
        for name, value in values.items()
        if name in _fields_of(source)
    }
    return "; ".join(f"{texts.SOURCE_FIELDS[n]}: {t or texts.UNKNOWN}" for n, t in told.items())


def describe_certainty(source: Source) -> str:
    """Which fields are how sure, in Dutch: 'zeker: titel, soort; onbekend: datum'."""
    sure = dict(source.certainties)
    groups: dict[str, list[str]] = {level: [] for level in (*Certainty, texts.UNKNOWN)}
    for name in _fields_of(source):
        groups[sure.get(name, texts.UNKNOWN)].append(texts.SOURCE_FIELDS[name])
    return "; ".join(f"{level}: {', '.join(names)}" for level, names in groups.items() if names)


def _counts(file: ReadFile) -> Iterator[str]:
    if file.pages:
        yield texts.count(file.pages, *texts.PAGES)
    yield texts.count(file.passages, *texts.PASSAGES)
    yield texts.count(file.tables, *texts.TABLES)
    yield texts.count(file.facts, *texts.FACTS)


def _fields_of(source: Source) -> list[str]:
    """The fields worth a word: either municipalities or another body."""
    other = "municipalities" if source.body else "body"
    return [name for name in texts.SOURCE_FIELDS if name != other]
