"""Which theme, party or month has the most of something, and how much each of them has."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from assistant import texts
from assistant.actions import Subject, action_item, subjects
from assistant.calendar import month_name, months_in
from assistant.counted import Counted, counted_by, usual_way
from assistant.cues import find_cues
from assistant.evidence import Draft, Evidence, Reply, of_fact
from assistant.library import Library
from assistant.listing import LISTED, admits, in_one_document
from assistant.parties import ROLES, Parties
from assistant.query import Form, Query
from assistant.subjects import admitted
from ingest.document import Fact
from ingest.facts.hours import Hours
from ingest.sections import without_number
from ingest.words import fold, tokenize

WHICH = re.compile(
    r"^(?:en )?(?:(?:in|bij|voor|van|met|onder|binnen) )?welke? (?P<word>\w+(?:'s)?)"
)
WHO = re.compile(
    r"^(?:en )?(?:met )?wie\b.*\b(?:meeste|minste) (?:acties|activiteiten|uren|uur|tijd)\b"
)
MOST = re.compile(
    r"\b(?:grootste|kleinste|duurste|goedkoopste|zwaarste|drukste|rustigste) (?P<word>\w+(?:'s)?)"
)
EACH = re.compile(r"\b(?:per|elke?|iedere?|alle) (?P<word>\w+(?:'s)?)")
THEME = re.compile(
    r"(?:\w*thema(?:'?s)?|domein(?:en)?|veiligheidsveld(?:en)?|speerpunt(?:en)?|pijlers?"
    r"|programmalijn(?:en)?)"
)
OWN_SCOPE = ("gemeente", "gemeenten", "persoon", "jaar", "week")
"""'Per gemeente' says how hours are counted and groups nothing."""
MOST_LISTED = 12
"""Of more actions than this a number or a sum is told a theme, and not an action, a line."""
SHOWN = 3
"""So many groups are named beside the first one; the others are left to the table itself."""
Entry = tuple[str, Evidence]
"""What tells things apart that are counted, and one piece of evidence for it."""


@dataclass(frozen=True, slots=True)
class Group:
    """What was counted for one theme, party or month."""

    name: str
    value: float
    said: str
    evidence: tuple[Evidence, ...]


def answer_grouped(library: Library, query: Query) -> Reply | None:
    """The groups with their counts, the one with most or fewest first; None for other questions."""
    by = grouped_by(library, query)
    if by is None or (query.own_things and not query.of_kind):
        return None
    measure = _measure(query, by)
    groups = list(_groups(library, query, by, measure))
    if len(groups) < 2:
        return None
    left = _left_out(library, query) if measure == "hours" else ()
    because = f"{len(groups)} groepen geteld: {measure} per {by}"
    return Reply((*_told(query, by, measure, groups), *left), because)


def grouped_by(library: Library, query: Query) -> str | None:
    """'theme', 'month' or the role of parties by which a question wants things counted."""
    plain = fold(query.question)
    extreme = query.form in (Form.LARGEST, Form.SMALLEST)
    if extreme and WHO.search(plain):
        return next((facet for facet in query.facets if facet in ROLES), "departments")
    match = (WHICH.search(plain) or MOST.search(plain)) if extreme else EACH.search(plain)
    counts = extreme or query.form in (Form.COUNT, Form.TOTAL) or "hours" in query.facets
    if match is None or not counts or match["word"] in OWN_SCOPE:
        return None
    if THEME.fullmatch(match["word"]):
        return "theme"
    cues = find_cues(tokenize(match[0]), library.facets)
    named = [cue.facet for cue in cues if cue.facet in ("month", *ROLES)]
    return named[0] if named else None


def _measure(query: Query, by: str) -> str:
    """What is counted: hours, or things of one kind."""
    if query.entity in LISTED and by == "theme":
        return str(query.entity)
    if by == "month":
        return "planning"
    return "hours" if "hours" in query.facets else "action"


def _groups(library: Library, query: Query, by: str, measure: str) -> Iterator[Group]:
    if measure == "hours":
        yield from _by_hours(library, query, by)
        return
    if measure == "action":
        entries = _acting(library, query, by)
    else:
        entries = (_planned if measure == "planning" else _aims)(library, query)
    for name, members in entries.items():
        evidence = tuple(dict.fromkeys(e for _, e in members))
        number = len({subject for subject, _ in members})
        yield Group(name, number, str(number), evidence)


def _planned(library: Library, query: Query) -> Mapping[str, list[Entry]]:
    """Month -> the lines of the plan."""
    found: dict[str, list[Entry]] = defaultdict(list)
    records = [r for r in library.register.records if r.fact.kind == "planning"]
    for place, record in enumerate(r for r in records if admitted(library, query, r)):
        field = record.fact.field("month")
        themed = not query.themes or set(query.themes) & set(record.fact.themes)
        for number in sorted(months_in(field.text.value)) if field and themed else ():
            rows = library.row(record.fact, "month")
            found[month_name(number)] += [(str(place), e) for e in rows]
    return found


def _acting(library: Library, query: Query, by: str) -> Mapping[str, list[Entry]]:
    """Theme or party -> the actions."""
    found: dict[str, list[Entry]] = defaultdict(list)
    parties = Parties(library.facts)
    for number, subject in enumerate(_chosen(library, query)):
        evidence = action_item(library, subject, by_row=by != "theme").evidence
        for name in _names(library, subject, by, parties):
            found[name] += [(str(number), e) for e in evidence]
    return found


def _aims(library: Library, query: Query) -> Mapping[str, list[Entry]]:
    """Theme -> the ambitions or goals of one document."""
    facts = [f for f in library.facts if f.kind == query.entity and admits(library, query, f)]
    found: dict[str, list[Entry]] = defaultdict(list)
    for fact in in_one_document(library, facts) if facts else ():
        for name in _theme_names(library, fact):
            found[name].append((fact.subject, of_fact(fact, fact.fields[0].text)))
    return found


def _by_hours(library: Library, query: Query, by: str) -> Iterator[Group]:
    """The hours that are counted as most of them are, or as the question says, added up."""
    chosen = _chosen(library, query)
    return _add(library, chosen, _way(query, chosen), by)


def _add(library: Library, chosen: Sequence[Subject], way: Counted, by: str) -> Iterator[Group]:
    parties = Parties(library.facts)
    found: dict[str, list[tuple[float, Subject]]] = defaultdict(list)
    for subject in chosen:
        hours = sum(h.value for h in subject.hours if _adds_up(h, way))
        for name in _names(library, subject, by, parties) if hours else ():
            found[name].append((hours, subject))
    for name, members in found.items():
        evidence = tuple(e for _, s in members if s.row for e in library.row(s.row))
        total = sum(hours for hours, _ in members)
        said = texts.number(total) + f" {way.unit}{way.said}"
        yield Group(name, total, said, tuple(dict.fromkeys(evidence)))


def _left_out(library: Library, query: Query) -> tuple[Draft, ...]:
    """The actions of which the hours can't be added to the others."""
    chosen = _chosen(library, query)
    way = _way(query, chosen)
    others = [
        s
        for s in chosen
        if s.row and s.cell("hours") and not any(_adds_up(h, way) for h in s.hours)
    ]
    return tuple(say_left_out(library, others))


def say_left_out(library: Library, others: Sequence[Subject]) -> Iterator[Draft]:
    """Which hours could not be added, in one sentence; nothing when all could."""
    names = [f"{s.name} ({s.cell('hours')})" for s in others]
    if others:
        said = texts.LEFT_OUT.format(names=texts.join_names(names))
        yield Draft(said, tuple(e for s in others if s.row for e in library.row(s.row)))


def _way(query: Query, chosen: Sequence[Subject]) -> Counted:
    """How the figures that are added are counted."""
    ways = [counted_by(h) for s in chosen for h in s.hours[:1] if not h.uncertain]
    return usual_way(query, ways) or Counted("", "", "")


def _adds_up(figure: Hours, way: Counted) -> bool:
    return counted_by(figure) == way and not figure.uncertain


def _chosen(library: Library, query: Query) -> list[Subject]:
    """The actions of the themes that the question names, or all."""
    every = subjects(library, query)
    wanted = set(query.themes)
    return [s for s in every if not wanted or ((f := s.row or s.told) and wanted & set(f.themes))]


def _names(library: Library, subject: Subject, by: str, parties: Parties) -> Iterable[str]:
    fact = subject.row or subject.told
    if by == "theme":
        return _theme_names(library, fact) if fact else ()
    return parties.of_fact(subject.row, by) if subject.row else ()


def hours_by_theme(library: Library, chosen: Sequence[Subject], way: Counted) -> list[Draft]:
    """The hours of some actions, counted in one way, a line a theme."""
    return [_line(group) for group in _add(library, chosen, way, "theme")]


def count_by_theme(library: Library, chosen: Sequence[Subject]) -> list[Draft]:
    """How many of some actions each theme has, a line a theme."""
    found: dict[str, list[Draft]] = defaultdict(list)
    for subject in chosen:
        for name in _names(library, subject, "theme", Parties(())):
            found[name].append(action_item(library, subject))
    groups = (
        Group(name, len(items), str(len(items)), tuple(e for i in items for e in i.evidence))
        for name, items in found.items()
    )
    return [_line(group) for group in groups]


def _theme_names(library: Library, fact: Fact) -> list[str]:
    """The themes of a fact; the name of its chapter when that is no theme that we know."""
    known = [theme.name for t in fact.themes if (theme := library.themes.get(t))]
    return known or [without_number(heading) for heading in fact.section[:1]]


def _told(query: Query, by: str, measure: str, groups: Sequence[Group]) -> Iterator[Draft]:
    """The group that is asked for, and the others in order; all of them for 'per thema'."""
    shared = measure == "hours" and by in ROLES
    what = texts.SHARED_HOURS if shared else texts.MEASURE[measure]
    if query.form not in (Form.LARGEST, Form.SMALLEST):
        every = tuple(e for g in groups for e in g.evidence)
        lead = texts.GROUP_EACH.format(what=what, group=texts.GROUP[by])
        yield Draft(lead, every[:1], computed=True)
        yield from (_line(group) for group in groups)
        return
    largest = query.form is Form.LARGEST
    ordered = sorted(groups, key=lambda g: -g.value if largest else g.value)
    first = [g for g in ordered if g.value == ordered[0].value]
    phrase = texts.GROUP_MOST if largest else texts.GROUP_LEAST
    names = texts.join_names([g.name for g in first])
    said = phrase.format(what=what, names=names, value=first[0].said)
    yield Draft(said, tuple(e for g in first for e in g.evidence), computed=True)
    yield from (_line(group) for group in ordered[len(first) :][:SHOWN])


def _line(group: Group) -> Draft:
    said = texts.GROUP_LINE.format(name=group.name, value=group.said)
    return Draft(said, group.evidence, item=True, computed=True)
