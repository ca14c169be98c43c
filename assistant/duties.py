"""What somebody does: the actions and lines of the plan in whose cells a party is named."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Container, Iterator, Sequence
from dataclasses import dataclass, field, replace

from assistant import texts
from assistant.actions import subjects
from assistant.evidence import Draft, Evidence, Reply, of_fact
from assistant.library import Library
from assistant.parties import ROLES, Parties
from assistant.query import Form, Query, is_deed
from assistant.subjects import admitted
from assistant.vocabulary import SAME, Term
from ingest.document import Fact
from ingest.places import plain as plain_text
from ingest.words import fold

THINGS = (
    r"(?:acties?|actiepunt(?:en)?|activiteit(?:en)?|maatregel(?:en)?|project(?:en)?|taken|onderwerpen"
    r"|regels)"
)
REVERSE = re.compile(
    r"^(?:en )?wat (?:doet|doen|moet|moeten|gaat|gaan) (?!(?:we|wij|jullie|je|men|ik|u|er)\b)"
    r"|\bwat (?:heeft|hebben) .* te doen\b|\bwat (?:doen|gaan) (?:we|wij|jullie)\b.* met\b"
    r"|\bwaar(?:aan|voor|bij|mee|in)?\b.*\b(?:betrokken|mee|nodig|verantwoordelijk|aan|bij|ingezet|partner)\b"
    r"|\b(?:taak|taken|werkzaamheden|takenpakket)\b|\bop naam van\b|\bergens\b"
    rf"|\b(?:welke|alle) {THINGS}\b"
)
"""Questions that ask what a party does, and not who does something."""
FORMS = (Form.OPEN, Form.LIST, Form.YES_NO, Form.DEFINITION)
OTHER_FACETS = frozenset(("hours", "money", "duration", "communication", "effect", "result"))
ABOUT_ROLES = frozenset(
    """
    naam taak taken takenpakket werkzaamheden ergens jaar persoon functie regels ingezet gemeente
    gemeenten jaarplanning maandplanning
    """.split()  # noqa: SIM905
)
"""Words of such questions that belong to no party's name."""
TOLD = "description"
"""The role of a party that only the text of an action names."""
LITERAL, CLEAR = 0.85, 0.6
"""How far the words of a question must be met by a party's name; the second where the first finds
none, so that a word of its meaning stands for a party only when no party is called so."""
EVERYBODY = re.compile(r"allen\b|iedereen\b|alle (?:\w+ )?gemeenten\b", re.IGNORECASE)


@dataclass
class _Duty:
    """A subject with the months of its plan lines, in one role of a party."""

    months: list[str] = field(default_factory=list)
    evidence: list[Evidence] = field(default_factory=list)


Found = dict[tuple[str, str], dict[str, _Duty]]
"""By role and name of the party: the subjects of its cells."""


def answer_duties(library: Library, query: Query) -> Reply | None:
    """In which actions and lines a party is named, role by role; None for other questions."""
    terms = _party_terms(query)
    own = tuple(t for t in terms if t.word not in query.theme_terms)
    if reply := _answer(library, query, terms):
        return reply
    if query.entity == "action" or not own or len(own) == len(terms):
        return None
    within = replace(query.filters, theme=query.filters.theme or query.themes[0])
    return _answer(library, replace(query, filters=within), own)


def _answer(library: Library, query: Query, terms: Sequence[Term]) -> Reply | None:
    """The roles of the party that the terms name; None when no cell names it."""
    if not terms:
        return None
    found = _find(library, query, terms, LITERAL) or _find(library, query, terms, CLEAR)
    if found:
        _collect_told(library, query, terms, next(name for _, name in found), found)
    roles = _roles(query, [role for role, _ in found])
    drafts = [d for role in roles for d in _of_role(found, role)]
    if not drafts:
        return None
    if query.form is Form.YES_NO:
        drafts[0] = Draft(f"{texts.YES}. {drafts[0].text}", drafts[0].evidence, computed=True)
    because = f"rollen van {' '.join(t.word for t in terms)}"
    return Reply((*drafts, *_shared(library, query)), because)


def _party_terms(query: Query) -> tuple[Term, ...]:
    """The words that may name a party; () when the question does not ask what somebody does."""
    other = query.months or query.bound or OTHER_FACETS & set(query.facets)
    if query.form not in FORMS or other or not REVERSE.search(fold(query.question)):
        return ()
    terms = tuple(
        t
        for t in query.topics
        if fold(t.word) not in ABOUT_ROLES
        and (t.word in query.theme_terms or not (t.word.islower() and is_deed(t.word)))
    )
    themed = all(t.word in query.theme_terms for t in terms)
    return () if themed and not set(query.facets) & set(ROLES) else terms


def _find(library: Library, query: Query, terms: Sequence[Term], met: float) -> Found:
    """All that cells say of the party whose name meets the words at least so far."""
    parties = Parties(library.facts)
    cells = [f.text.value for fact in library.facts for role in ROLES if (f := fact.field(role))]
    names = {name for cell in dict.fromkeys(cells) for name in parties.of_cell(cell)}
    called = {name for name in names if _is_called(library, query, terms, name, met)}
    found: Found = defaultdict(dict)
    for record in library.register.records if called else ():
        if record.fact.kind in ("action", "planning") and admitted(library, query, record):
            _collect(library, parties, called, record.fact, found)
    return found


def _collect(
    library: Library, parties: Parties, called: Container[str], fact: Fact, found: Found
) -> None:
    """Add a fact to the roles in which its cells name the party."""
    for role in ROLES:
        for name in parties.of_fact(fact, role):
            if name in called:
                duty = found[role, name].setdefault(fact.subject, _Duty())
                month = fact.field("month")
                duty.months += [month.text.value.lower()] if month else []
                duty.evidence += library.row(fact, *(("month",) if month else ()))


def _collect_told(
    library: Library, query: Query, terms: Sequence[Term], name: str, found: Found
) -> None:
    """Add the actions without a row of which the description names the party."""
    for subject in subjects(library, query):
        told = subject.told.field("description") if subject.told and not subject.row else None
        if subject.told is None or told is None:
            continue
        if all(t.met_by(library.vocabulary.stems_of(told.text.value)) >= SAME for t in terms):
            duty = found[TOLD, name].setdefault(subject.name, _Duty())
            duty.evidence.append(of_fact(subject.told, told.text))


def _is_called(
    library: Library, query: Query, terms: Sequence[Term], name: str, met: float
) -> bool:
    """Whether a question means this party: by all its words, or as the same municipality."""
    stems = library.vocabulary.stems_of(name)
    unmet = [t for t in terms if t.met_by(stems) < met]
    if not unmet:
        return True
    find = library.reader.places.find
    same = {m.name for m in find(plain_text(name))} & {
        m.name for m in find(plain_text(query.question))
    }
    called = {word for place in same for word in re.findall(r"\w+", fold(place))}
    return bool(same) and all(set(re.findall(r"\w+", fold(t.word))) <= called for t in unmet)


def _roles(query: Query, found: Sequence[str]) -> list[str]:
    """The roles to tell of: those that the question names, or else all."""
    there = [role for role in (*ROLES, TOLD) if role in found]
    partners = re.search(r"\bmet\b", fold(query.question)) is not None
    asked = [r for r in there if r in query.facets or r == TOLD or (partners and r == "partners")]
    return asked if query.entity == "action" and set(asked) - {TOLD} else there


def _of_role(found: Found, role: str) -> Iterator[Draft]:
    """A lead with the shortest name of the party, and a line a subject."""
    named = {name: duties for (r, name), duties in found.items() if r == role}
    short = min(named, key=len)
    first = next(iter(named[short].values())).evidence[:1]
    party = short[:1].upper() + short[1:]
    yield Draft(texts.DUTIES[role].format(party=party), tuple(first), computed=True)
    for name, duties in named.items():
        for subject, duty in duties.items():
            said = subject if name == short else texts.DUTY_AS.format(subject=subject, party=name)
            if months := texts.join_names(list(dict.fromkeys(duty.months))):
                said = texts.PLAN_MONTH_ITEM.format(subject=said, month=months)
            yield Draft(said, tuple(dict.fromkeys(duty.evidence)), item=True)


def _shared(library: Library, query: Query) -> Iterator[Draft]:
    """For a municipality: how many lines of the plan are there for all of them."""
    named = {m.name for m in library.reader.places.find(plain_text(query.question))}
    shared: dict[str, list[Evidence]] = defaultdict(list)
    for record in library.register.records if named else ():
        cell = record.fact.field("responsible")
        own = named & set(library.documents[record.fact.document].municipalities)
        everybody = EVERYBODY.match(cell.text.value) if cell else None
        if own and everybody and admitted(library, query, record):
            shared[everybody[0]] += library.row(record.fact)
    for name, evidence in shared.items():
        said = texts.DUTIES_OF_ALL.format(count=len(evidence), everybody=name)
        yield Draft(said, tuple(evidence), computed=True)
