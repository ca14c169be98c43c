"""The themes that a document has itself: its chapters of goals and actions that no list names."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from ingest.document import Section
from ingest.facets import Facets
from ingest.sections import without_number
from ingest.themes import Theme, Themes, simplify

AIMS = ("ambition", "goal", "action")
"""What a chapter of a theme holds under headings of their own."""
FEWEST = 2
"""One chapter of goals is a part of a plan; several side by side are what it is divided in."""
SORTS = "programma|programmalijn|thema|pijler|speerpunt|prioriteit|opgave|lijn"
LABELLED = re.compile(
    r"^([^\W\d]+ (?:\d{1,2}|[IVX]{1,4}))\s*[:.–-]\s*(\S.+)$"
    rf"|^((?:{SORTS}) (?:\d{{1,2}}|[IVX]{{1,4}}))\s+(\S.+)$",
    re.IGNORECASE,
)
"""'Programmalijn 1: Leefbare buurten': called by its number as well as by its name."""
SORT = re.compile(rf"^(?:{SORTS}) ", re.IGNORECASE)
"""What a name may begin with and is often called without: 'Programma Veilig wonen'."""
USUAL = re.compile(
    r"(?:(?:management|publieks)?samenvatting|inleiding|voorwoord|ten geleide|leeswijzer|vooraf"
    r"|algemeen|terugblik|vooruitblik|slot|slotwoord|conclusies?|aanbevelingen|bijlagen?|evaluatie"
    r"|tot slot)(?: (?:[a-z]|\d{1,4}))?"
)
"""Chapters that any plan may have, whatever it is about."""


def with_own(themes: Themes, sections: Iterable[Section], facets: Facets) -> Themes:
    """The themes with those added that the sections, sorted by `themes`, show themselves."""
    chapters: dict[tuple[str, ...], Theme] = {}
    for section in sections:
        if section.themes or not section.path:
            continue
        chapter = _called(section.path) or section.path[:-1]
        aim = facets.of_heading(without_number(section.path[-1])) in AIMS
        if chapter and (aim or _called(section.path)) and _names_one(chapter[-1], facets):
            chapters[chapter] = own_theme(chapter[-1])
    depths = [len(chapter) for chapter in chapters]
    own = [t for c, t in chapters.items() if depths.count(len(c)) >= FEWEST]
    known = {theme.id for theme in themes}
    return replace(themes, all=(*themes.all, *(t for t in own if t.id not in known)))


def with_those_of(themes: Themes, read: Iterable[tuple[Sequence[str], Sequence[str]]]) -> Themes:
    """The themes with those added by which documents were read, from their headings and ids.

    Each theme is called as well by the number that its chapters have, if no other chapter has it.
    """
    known, own = {theme.id for theme in themes}, dict[str, Theme]()
    labels: dict[str, set[str]] = defaultdict(set)
    for headings, ids in dict.fromkeys((tuple(headings), tuple(ids)) for headings, ids in read):
        for heading in headings if ids else ():
            label, _ = _labelled(heading)
            theme = own_theme(heading)
            if label:
                labels[label.casefold()] |= set(ids)
            if theme.id in set(ids) - known:
                own[theme.id] = theme
    every = (*themes.all, *own.values())
    return replace(themes, all=tuple(_also_called(theme, labels) for theme in every))


def own_theme(heading: str) -> Theme:
    """The theme that a chapter's heading is the name of."""
    full = without_number(heading)
    _, name = _labelled(heading)
    names = dict.fromkeys((name, full, SORT.sub("", name)))
    return Theme(simplify(name).replace(" ", "-"), name, "", tuple(names), ())


def _labelled(heading: str) -> tuple[str, str]:
    """The label of a heading ('Speerpunt 2'), '' without one, and its name."""
    full = without_number(heading)
    match = LABELLED.match(full)
    return ((match[1] or match[3]), (match[2] or match[4])) if match else ("", full)


def _called(path: tuple[str, ...]) -> tuple[str, ...]:
    """The path of the chapter that calls itself a part of the plan: 'Speerpunt 2: ...'."""
    depths = (d for d, h in enumerate(path) if SORT.match(label := _labelled(h)[0] + " ") and label)
    return next((path[: depth + 1] for depth in depths), ())


def _also_called(theme: Theme, labels: Mapping[str, set[str]]) -> Theme:
    own = [label for label, ids in labels.items() if ids == {theme.id}]
    return replace(theme, names=(*theme.names, *own)) if own else theme


def _names_one(heading: str, facets: Facets) -> bool:
    """Whether a heading names a part of the field, and not what stands under it or a usual part."""
    bare = without_number(heading)
    return facets.of_heading(bare) is None and USUAL.fullmatch(simplify(bare)) is None
