"""Which actions, how many, how many hours together, which the most: answers over many rows."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from assistant import texts
from assistant.calendar import months_in
from assistant.evidence import Draft, Evidence, Reply, of_fact
from assistant.library import Library
from assistant.listing import about
from assistant.query import Form, Query
from assistant.register import Record
from assistant.subjects import admitted
from assistant.vocabulary import Term
from ingest.document import Fact
from ingest.facts.hours import Hours, parse_hours
from ingest.words import fold

PER_MUNICIPALITY = "per gemeente"
ROLES = ("partners", "departments", "responsible", "duration")
MANY = (Form.COUNT, Form.TOTAL, Form.LARGEST, Form.SMALLEST)


@dataclass(frozen=True, slots=True)
class Subject:
    """One action: its name, its row in a table, its heading with description, its plan lines."""

    name: str
    records: tuple[Record, ...]
    row: Fact | None
    told: Fact | None

    @property
    def hours(self) -> tuple[Hours, ...]:
        """The figures in its cell of hours."""
        field = self.row.field("hours") if self.row else None
        return parse_hours(field.text.value) if field else ()

    def cell(self, role: str) -> str:
        """The words of a cell of its row, '' where there is none."""
        field = self.row.field(role) if self.row else None
        return texts.bare(field.text.value) if field else ""


def answer_selection(library: Library, query: Query) -> Reply | None:
    """A list, number, sum or extreme of actions; None when the question asks for none of these."""
    if not _selects(query):
        return None
    chosen = [s for s in subjects(library, query) if _fits(library, query, s)]
    if not chosen:
        return Reply((), "geen actie voldoet", texts.NONE_LEFT) if query.bound else None
    if query.form is Form.TOTAL or _sums(query):
        return _total(library, query, chosen)
    if query.form in (Form.LARGEST, Form.SMALLEST):
        return _extreme(library, query, chosen)
    return _list(library, query, chosen)


def subjects(library: Library, query: Query) -> list[Subject]:
    """All actions that filters, themes, kinds and years of the question let through."""
    register = library.register
    seen: set[int] = set()
    found: list[Subject] = []
    for record in register.records:
        number = register.group_of[id(record)]
        if number in seen or record.fact.kind != "action" or not admitted(library, query, record):
            continue
        seen.add(number)
        found.append(_subject(register.groups[number]))
    return found


def _subject(records: Sequence[Record]) -> Subject:
    told = next(
        (r.fact for r in records if r.fact.kind != "planning" and r.fact.field("description")), None
    )
    row = next((r.fact for r in records if r.fact.kind != "planning" and r.fact is not told), None)
    name = (row or told or records[0].fact).subject
    return Subject(name, tuple(records), row, told)


def _selects(query: Query) -> bool:
    if query.entity == "action" and query.form is Form.OPEN and query.own_topics:
        return False
    if query.entity == "action" and query.form in (
        *MANY,
        Form.LIST,
        Form.OPEN,
        Form.YES_NO,
        Form.DEFINITION,
    ):
        return True
    return "hours" in query.facets and (
        query.form in MANY or query.bound is not None or _sums(query)
    )


def _sums(query: Query) -> bool:
    """'Hoeveel uur kosten de acties van een thema?' asks for a sum."""
    plain = fold(query.question)
    return (
        "hours" in query.facets
        and query.entity == "action"
        and query.bound is None
        and "hoeveel u" in plain
    )


def _fits(library: Library, query: Query, subject: Subject) -> bool:
    """Whether an action bears the themes, words, months and hours that the question names."""
    fact = subject.row or subject.told
    themed = bool(fact) and (
        not query.themes or bool(set(query.themes) & set(fact.themes if fact else ()))
    )
    words = query.own_topics if themed else query.topics
    if query.themes and not themed:
        return False
    roles = [r for r in ROLES if r in query.facets]
    return (
        all(_met(library, t, subject, roles) for t in words)
        and _within(query, subject)
        and (not query.months or any(_months(r.fact) & query.months for r in subject.records))
        and _lasting(query, subject)
    )


def _met(library: Library, term: Term, subject: Subject, roles: Sequence[str]) -> bool:
    """Whether a word stands in the cells asked, or else anywhere in the action."""
    if roles:
        cells = library.vocabulary.stems_of(" ".join(_cells(subject, roles)))
        if term.met_by(cells):
            return True
        return bool(term.met_by(library.vocabulary.stems_of(subject.name))) and not term.named
    bags = (bag for r in subject.records for bag in (r.name, r.values, r.context))
    return any(term.met_by(bag) for bag in bags)


def _cells(subject: Subject, roles: Sequence[str]) -> list[str]:
    fields = (r.fact.field(role) for r in subject.records for role in roles)
    return [f.text.value for f in fields if f is not None]


def _months(fact: Fact) -> frozenset[int]:
    field = fact.field("month")
    return months_in(field.text.value) if field else frozenset()


def _within(query: Query, subject: Subject) -> bool:
    """Whether a figure of the scope that the question names lies within its bound."""
    bound = query.bound
    if bound is None:
        return True
    scope = _scope(query)
    return any(
        bound.holds(h.value) for h in subject.hours if not scope or h.scope == scope or h.uncertain
    )


def _scope(query: Query) -> str:
    plain = fold(query.question)
    if PER_MUNICIPALITY in plain:
        return PER_MUNICIPALITY
    return "gezamenlijk" if "gezamenlijk" in plain else ""


def _lasting(query: Query, subject: Subject) -> bool:
    """For 'welke acties lopen door': whether the action's duration says so."""
    if "duration" not in query.facets or "doorlop" not in fold(query.question).replace(
        "lopen door", "doorlop"
    ):
        return True
    return fold(subject.cell("duration")).startswith(("doorlop", "continu"))


def _list(library: Library, query: Query, chosen: Sequence[Subject]) -> Reply:
    count = query.form is Form.COUNT
    phrase = about(library, query.themes)
    lead = texts.LIST_LEAD["action"].format(about=phrase)
    if count:
        many, one = texts.COUNT_LEAD["action"]
        lead = (one if len(chosen) == 1 else many).format(count=len(chosen), about=phrase)
    if query.form is Form.YES_NO:
        lead = f"{texts.YES}. {lead}"
    with_hours = bool(query.bound) or "hours" in query.facets
    by_row = bool(query.own_topics)
    items = [_item(library, s, with_hours, by_row) for s in chosen]
    evidence = tuple(e for item in items for e in item.evidence)
    head = Draft(lead, evidence if count else evidence[:1], computed=True)
    return Reply((head, *items), f"{len(chosen)} acties voldoen")


def _item(library: Library, subject: Subject, with_hours: bool, by_row: bool = False) -> Draft:
    """A line of the list; cited to the row where its cells decided, else to the list of actions."""
    if by_row and subject.row and not with_hours:
        return Draft(subject.name, library.row(subject.row), item=True)
    if with_hours and subject.row:
        value = subject.cell("hours")
        said = f"{subject.name} ({value})"
        if any(h.uncertain for h in subject.hours):
            said += ". " + texts.CUT_OFF.format(value=value)
        return Draft(said, library.row(subject.row), item=True)
    return Draft(_named(subject), _source(library, subject), item=True)


def _named(subject: Subject) -> str:
    """The name in the list of actions where it is short, else that of the row."""
    told = subject.told.subject if subject.told else ""
    return told if told and len(told) < 90 else subject.name


def _source(library: Library, subject: Subject) -> tuple[Evidence, ...]:
    if subject.told and _named(subject) == subject.told.subject:
        return (of_fact(subject.told, subject.told.fields[0].text),)
    return library.row(subject.row) if subject.row else ()


def _figures(
    query: Query, chosen: Sequence[Subject]
) -> tuple[list[tuple[Subject, Hours]], list[Subject], str, str]:
    """Figures of one unit and scope, the subjects left out, the unit and the scope."""
    every = [(s, h) for s in chosen for h in s.hours[:1]]
    kinds = [(h.unit, h.scope or (PER_MUNICIPALITY if h.uncertain else "")) for _, h in every]
    if not kinds:
        return [], list(chosen), "", ""
    wanted = _scope(query)
    unit, scope = max(
        set(kinds),
        key=lambda k: (bool(wanted) and k[1] == wanted, kinds.count(k), k[1] == PER_MUNICIPALITY),
    )
    kept = [
        (s, h)
        for (s, h), kind in zip(every, kinds, strict=True)
        if kind == (unit, scope) and not h.uncertain
    ]
    inside = [s for s, _ in kept]
    return kept, [s for s in chosen if s not in inside and s.row], unit, scope


def _total(library: Library, query: Query, chosen: Sequence[Subject]) -> Reply | None:
    kept, left, unit, scope = _figures(query, chosen)
    if not kept:
        return None
    total = f"{sum(h.value for _, h in kept):g}".replace(".", ",")
    lead = texts.TOTAL.format(
        total=total, unit=unit, scope=f" {scope}" if scope else "", count=len(kept)
    )
    items = [_item(library, s, with_hours=True) for s, _ in kept]
    rest = [
        Draft(
            texts.LEFT_OUT.format(subject=s.name, value=s.cell("hours") or "-"), library.row(s.row)
        )
        for s in left
        if s.row and s.cell("hours")
    ]
    evidence = tuple(e for item in items for e in item.evidence)
    return Reply(
        (Draft(lead, evidence, computed=True), *items, *rest), f"som over {len(kept)} rijen"
    )


def _extreme(library: Library, query: Query, chosen: Sequence[Subject]) -> Reply | None:
    """The actions with the most or fewest hours, of every scope apart unless one is asked."""
    kept, others, unit, scope = _figures(query, chosen)
    if not kept:
        return None
    drafts = _extremes(library, query, kept, scope)
    joint = [(s, h) for s in others for h in s.hours[:1] if not h.uncertain and h.unit == unit]
    if joint and scope == PER_MUNICIPALITY and not _scope(query):
        drafts = [*_extremes(library, query, joint, joint[0][1].scope), *drafts]
        drafts.sort(key=lambda d: PER_MUNICIPALITY not in d.text)
    return Reply(tuple(drafts), f"vergeleken met {len(kept)} rijen")


def _extremes(
    library: Library, query: Query, kept: Sequence[tuple[Subject, Hours]], scope: str
) -> list[Draft]:
    pick = max if query.form is Form.LARGEST else min
    value = pick(h.value for _, h in kept)
    phrase = texts.LARGEST if query.form is Form.LARGEST else texts.SMALLEST
    said = f" {scope}" if scope else ""
    return [
        Draft(phrase.format(subject=s.name, value=s.cell("hours"), scope=said), library.row(s.row))
        for s, h in kept
        if h.value == value and s.row
    ]
