"""Whose document it is, by the name that it bears itself: 'Gemeente X', 'Waterschap Y'.

The list of municipalities is not asked: a merged or an invented one bears its name as well.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from ingest.lines import Line, split_cells
from ingest.places import OFTEN, plain

HEAD_LINES = 10
"""So many lines at the top of a first page full of text are its letterhead."""
MARGIN_LINES = 2
"""So many lines at the top and at the foot of a page may be its running head and foot."""
JOINED = r"(?:(?:aan|bij|de|den|der|het|ten|ter|van|op|a/d|en|in|over)\s+|'[st][\s-])"
CAPITAL = r"(?:'[st][\s-])?[A-ZÀ-Ý](?:t?\.|[\w']*)(?:-\w+)*"
NAME = rf"{CAPITAL}(?:[ -]{JOINED}{{0,2}}{CAPITAL}){{0,3}}"
ONE_NAME = rf"{CAPITAL}(?:\s(?:(?:aan|bij|op)\s(?:(?:de|den|het)\s)?)?{CAPITAL}){{0,2}}"
"""A name in running text, where 'en' and 'in' go on with the sentence."""
BODY = (
    r"(?:[Vv]eiligheidsregio|[Ww]aterschap|[Hh]oogheemraadschap|[Oo]mgevingsdienst|[Pp]rovincie|"
    r"[Ss]amenwerkingsverband|[Pp]olitie(?:-?eenheid)?|[Zz]org- en [Vv]eiligheidshuis|"
    r"VEILIGHEIDSREGIO|WATERSCHAP|HOOGHEEMRAADSCHAP|OMGEVINGSDIENST|PROVINCIE)"
)
ENDED = r"\s*(?:$|[,|•·(:–]|-\s|\s-)"
"""What may stand behind a name in a letterhead: nothing, or a sign that parts it off."""
CALLED = re.compile(rf"(?i:(?:de\s+)?gemeente)\s+({NAME}){ENDED}")
LOGO = re.compile(r"gemeente\s+([a-z][\w'-]+(?:\s[\w'-]+){0,3})$")
"""The name in small letters, as many a logo writes it."""
BORNE = re.compile(rf"({BODY}\s+{NAME}){ENDED}")
WITHIN = re.compile(rf"\b(?i:gemeente)\s+({ONE_NAME})")
SIGNED = re.compile(rf"\b(?i:wethouders\s+(?:van\s+)?(?:de\s+)?(?:gemeente\s+)?)({ONE_NAME})")
BODY_WITHIN = re.compile(rf"\b({BODY}\s+{ONE_NAME}(?:\s(?:en|van)\s{CAPITAL})?)")
NAMES = rf"({ONE_NAME}(?:(?:\s?,\s|\s(?:en|&)\s){ONE_NAME})+)"
TOGETHER = re.compile(rf"(?i:(?:de\s+)?gemeenten)\s+{NAMES}{ENDED}")
LISTED = re.compile(rf"(?<!buur)(?i:gemeenten)\s?[:(]\s?{NAMES}")
SPLIT = re.compile(r"\s?,\s|\s(?:en|&)\s")
DOCUMENT = re.compile(r"(?i)veilig|plan\b|programma|beleid|nota\b|\bconcept|\d")
BROKEN = re.compile(r"(?<=\w)-\s(?=[A-ZÀ-Ý])")
"""A hyphen at a line's end within a name."""
SMALL = {"aan", "bij", "de", "den", "der", "het", "ten", "ter", "van", "op", "en", "in", "over"}


@dataclass(frozen=True, slots=True)
class Owners:
    """Whose document it is: municipalities, or else another body by its full name."""

    municipalities: tuple[str, ...] = ()
    body: str | None = None


def find_owners(lines: Sequence[Line], cover: str, title: str) -> Owners:
    """The owners by the first pages: letterhead and running heads, cover, signature, running text.

    `cover` is the text of a cover, '' without one.
    """
    text = BROKEN.sub("-", plain(" ".join(line.text for line in lines)))
    heads = [plain(cell.text) for line in _heads(lines, bool(cover)) for cell in split_cells(line)]
    named = _distinct(name for head in heads for name in _called(head, text))
    named = named or _found(WITHIN, plain(f"{title} {cover}"), text) or _found(SIGNED, text, text)
    if named or (body := _body(heads, plain(title), text)) is None:
        return Owners(named or _listed(text) or _most(WITHIN, text))
    return Owners(body=body)


def _body(heads: Iterable[str], title: str, text: str) -> str | None:
    borne = [match[1] for head in heads if (match := BORNE.match(head))]
    found = borne or [m[1] for m in BODY_WITHIN.finditer(title)] or _most(BODY_WITHIN, text)
    return next((_recase(name, text) for name in found if not _of_document(name)), None)


def _heads(lines: Sequence[Line], has_cover: bool) -> Iterator[Line]:
    """The lines of the letterhead or the cover, and the outermost lines of the other pages."""
    for number, (_, group) in enumerate(groupby(lines, lambda line: line.page)):
        page = list(group)
        if number == 0:
            yield from page if has_cover else (*page[:HEAD_LINES], *page[-MARGIN_LINES:])
        else:
            yield from (*page[:MARGIN_LINES], *page[-MARGIN_LINES:])


def _called(head: str, text: str) -> Iterator[str]:
    """The municipalities of which one head is the name."""
    if match := TOGETHER.match(head):
        yield from (_recase(name, text) for name in SPLIT.split(match[1]))
    elif (match := CALLED.match(head)) and not _of_document(match[1]):
        yield _recase(match[1], text)
    elif (match := LOGO.match(head)) and (name := _capitalised(match[1], text)):
        yield name


def _found(pattern: re.Pattern[str], where: str, text: str) -> tuple[str, ...]:
    names = (match[1] for match in pattern.finditer(where))
    return _distinct(_recase(name, text) for name in names if not _of_document(name))


def _listed(text: str) -> tuple[str, ...]:
    """The first enumeration of municipalities that is announced as such."""
    match = LISTED.search(text)
    return _distinct(SPLIT.split(match[1])) if match else ()


def _most(pattern: re.Pattern[str], text: str) -> tuple[str, ...]:
    """The name that is called most, if often enough."""
    counted = Counter(match[1] for match in pattern.finditer(text)).most_common(1)
    return tuple(name for name, times in counted if times >= OFTEN)


def _of_document(name: str) -> bool:
    """Whether a name runs on into the title of a document."""
    return bool(DOCUMENT.search(re.sub(rf"^{BODY}", "", name)))


def _recase(name: str, text: str) -> str:
    """A name in capitals as the text writes it, else with a capital to each word."""
    if not name.isupper():
        return name
    words = name.lower().split()
    return _capitalised(name, text) or " ".join(
        word if place and word in SMALL else "-".join(p.capitalize() for p in word.split("-"))
        for place, word in enumerate(words)
    )


def _capitalised(name: str, text: str) -> str | None:
    """A name as the text writes it with capitals, after a word that goes before names."""
    form = re.compile(
        rf"\b(?:van|in|gemeente|uit|voor|te)\s+(?=[A-ZÀ-Ý'])((?i:{re.escape(name)}))\b"
    )
    return next((m[1] for m in form.finditer(text) if not m[1].isupper()), None)


def _distinct(names: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(names))
