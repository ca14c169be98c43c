"""What a document is, read from its first pages: kind, title, period, status and the like."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from rapidfuzz.distance import OSA

from ingest.bodies import Owners, find_owners
from ingest.dates import find_own_date, find_periods
from ingest.document import Kind, Page, Status
from ingest.flowing import flow_lines
from ingest.letterhead import part_letterhead
from ingest.lines import Line, make_lines
from ingest.places import Places, find_participants, find_senders
from ingest.status import find_status, guess_status
from ingest.themes import simplify
from ingest.titles import find_subject, find_title, tidy_stem

FIRST_PAGES = 3
COVER_WORDS = 150
"""A first page with more words is running text, not a cover."""
LETTER_NAMES = (
    "raadsinformatiebrief", "raadsinformatiebericht", "raadsbrief", "collegebrief",
    "wethoudersbrief", "burgemeestersbrief", "informatiebrief", "raadsmemo", "raadsmededeling",
    "collegemededeling", "brief aan de raad", "brief aan de gemeenteraad", "memo aan de raad",
)  # fmt: skip
SALUTATION = re.compile(
    r"^geacht[e]?\s+(?:(?:leden|fractie\w*)\s+van\s+de\s+(?:gemeente)?raad|raads?leden|raad\b|"
    r"(?:dames\s+en\s+heren\s+)?(?:gemeente)?raads?leden|leden\s+van\s+uw\s+raad|commissieleden)"
)
OTHER = re.compile(
    r"\b(?:raadsvoorstel|collegevoorstel|collegeadvies|raadsbesluit|besluitenlijst|evaluatie\w*|"
    r"jaarverslag|jaarrapportage|verslag|notulen|verordening|convenant|motie|amendement|"
    r"beantwoording|raadsvragen|factsheet|infographic|presentatie|persbericht)\b"
)
PROGRAMME = re.compile(
    r"\b(?:uvp|(?:uitvoerings|actie|jaar|werk)(?:programma|plan|plannen|agenda)s?)\b"
)
POLICY = re.compile(
    r"\b(?:ivp|ivb|(?:integra\w+\s+)?veiligheids(?:beleids?)?(?:plan|nota|visie|strategie|kader|beleid)\w*|"
    r"(?:kader|beleids)?nota\s+(?:\w+\s+)?veiligheid\w*|"
    r"(?:meerjaren)?(?:beleids)?(?:plan|kader)\s+(?:\w+\s+)?veiligheid\w*|"
    r"integra\w+\s+veiligheids\s+en\s+\w+(?:beleid|plan)\w*|veiligheidsbeleid\w*)"
)
SAFETY = re.compile(r"\b\w*veilig\w*|\b[iu]vp\b|\bopenbare orde\b|\boov\b")


@dataclass(frozen=True, slots=True)
class Recognised:
    """What a document says of itself; `date` as yyyy-mm-dd."""

    kind: Kind
    title: str
    period: tuple[int, int] | None = None
    municipalities: tuple[str, ...] = ()
    date: str | None = None
    status: Status | None = None
    body: str | None = None
    guessed: frozenset[str] = frozenset()
    """The fields that were told from the file's name, or from nothing."""


def recognise(pages: Sequence[Page], stem: str, places: Places) -> Recognised:
    """Read from the first pages what a document is.

    `stem` is the file's name without ending: the last resort for kind, title and status.
    """
    lines = [line for page in pages[:FIRST_PAGES] for line in _lines_of(page)]
    first = [line for line in lines if line.page == lines[0].page]
    letter = _is_council_letter(first)
    read = _read_letter if letter else _read_other
    found = read(first, lines, stem, places)
    cover = "" if letter else _cover_of(first)
    owners = _choose(find_owners(lines, cover, found.title), found.municipalities, places)
    status = find_status(found.title, first if letter else lines, pages[:FIRST_PAGES])
    hinted = None if status else guess_status(stem)
    guessed = found.guessed | ({"status"} if hinted else set())
    return replace(
        found,
        status=status or hinted,
        guessed=guessed,
        municipalities=owners.municipalities,
        body=owners.body,
    )


def _choose(called: Owners, listed: tuple[str, ...], places: Places) -> Owners:
    """Whom a document names as its own: known municipalities, unless it bears a name not known."""
    unknown = [name for name in called.municipalities if not places.find(f"gemeente {name}")]
    if listed and not unknown:
        return Owners(listed)
    return called


def _read_other(
    first: Sequence[Line], lines: Sequence[Line], stem: str, places: Places
) -> Recognised:
    cover = _cover_of(first)
    printed = find_title(first)
    title = printed or tidy_stem(stem)
    read = _kind_of(printed or "", cover, title)
    kind = read or _kind_of(stem, "", title) or Kind.OVERIG
    return Recognised(
        kind,
        title,
        _find_period(kind, title, cover, _join(lines)),
        find_participants(places, cover, _join(lines)),
        find_own_date(line.text for line in lines if line.page == first[0].page),
        guessed=_names_of(kind=read, title=printed),
    )


def _cover_of(first: Sequence[Line]) -> str:
    """The text of a first page that is a cover, '' of running text."""
    return _join(first) if sum(len(line.words) for line in first) <= COVER_WORDS else ""


def _names_of(**read: object) -> frozenset[str]:
    """The names of what was not read."""
    return frozenset(name for name, value in read.items() if value is None)


def _lines_of(page: Page) -> list[Line]:
    if page.blocks is not None:
        return flow_lines(page.blocks)
    return part_letterhead(make_lines(page.number, page.words))


def _read_letter(
    first: Sequence[Line], lines: Sequence[Line], stem: str, places: Places
) -> Recognised:
    printed = find_subject(first) or find_title(first)
    title = printed or tidy_stem(stem)
    return Recognised(
        Kind.RIB,
        title,
        _find_period(Kind.RIB, title, "", ""),
        find_senders(places, _join(lines)),
        find_own_date(line.text for line in lines),
        guessed=_names_of(title=printed),
    )


def _is_council_letter(lines: Sequence[Line]) -> bool:
    """True when a line says what letter it is, or greets the council."""
    return any(_names_letter(simplify(line.text)) for line in lines)


def _names_letter(line: str) -> bool:
    if SALUTATION.match(line):
        return True
    head = line.replace(" ", "")
    names = (name.replace(" ", "") for name in LETTER_NAMES)
    return len(line.split()) <= 6 and any(
        OSA.distance(name, head[: len(name)], score_cutoff=1) <= 1 for name in names
    )


def _kind_of(title: str, cover: str, about: str) -> Kind | None:
    """The kind by the title, else by the whole cover; `about` may tell that it is on safety."""
    safe = bool(SAFETY.search(simplify(f"{title} {cover} {about}")))
    kinds = (_kind_in(simplify(text), safe) for text in (title, cover))
    return next((kind for kind in kinds if kind), None)


def _kind_in(text: str, safe: bool) -> Kind | None:
    """The kind that is named first in a simplified text; programmes of other fields don't count."""
    found = [(match.start(), kind) for kind, match in _kind_words(text) if match]
    if not found:
        return None
    kind = min(found)[1]
    return kind if safe else Kind.OVERIG


def _kind_words(text: str) -> tuple[tuple[Kind, re.Match[str] | None], ...]:
    return (
        (Kind.OVERIG, OTHER.search(text)),
        (Kind.UVP, PROGRAMME.search(text)),
        (Kind.IVP, POLICY.search(text)),
    )


def _find_period(kind: Kind, title: str, cover: str, text: str) -> tuple[int, int] | None:
    """The years that follow the word for the kind in the title, else any there or on the cover."""
    for part in (title, cover):
        found = list(find_periods(part))
        word = {Kind.UVP: PROGRAMME, Kind.IVP: POLICY}.get(kind)
        match = word.search(part.casefold()) if word else None
        after = [years for place, years in found if match and place > match.start()]
        if found:
            return after[0] if after else found[0][1]
    return _period_beside(POLICY, text) if kind is Kind.IVP else None


def _period_beside(word: re.Pattern[str], text: str) -> tuple[int, int] | None:
    """The first span of years that stands within 60 characters after `word`."""
    for match in word.finditer(text.casefold()):
        near = text[match.end() : match.end() + 60]
        span = next((years for _, years in find_periods(near) if years[0] < years[1]), None)
        if span:
            return span
    return None


def _join(lines: Sequence[Line]) -> str:
    return " ".join(line.text for line in lines)
