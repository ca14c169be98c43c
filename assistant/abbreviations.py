"""What an abbreviation or a name stands for."""

from __future__ import annotations

from assistant import texts
from assistant.evidence import Draft, Reply, of_fact
from assistant.library import Library
from assistant.query import Form, Query
from ingest.document import Fact
from ingest.words import fold, tokenize


def answer_abbreviation(library: Library, query: Query) -> Reply | None:
    """The long form of the abbreviation asked for, from every document that spells it out."""
    if query.form not in (Form.MEANING, Form.DEFINITION) or query.facets or _parts(query):
        return None
    asked = [t.stem for t in tokenize(query.question)]
    found = [f for f in library.facts if f.kind == "term" and _names(f, asked) and _alone(f, query)]
    found = [f for f in found if library.allowed(f.document, f.themes, query.filters)]
    drafts: dict[str, Draft] = {}
    for fact in found:
        term, meaning = fact.field("term"), fact.field("meaning")
        if term and meaning:
            said = texts.MEANING.format(short=fact.subject, long=meaning.text.value)
            spelled = meaning.text.value in term.text.value
            evidence = (of_fact(fact, term.text),) if spelled else library.row(fact)
            drafts.setdefault(fold(said), Draft(said, evidence))
    if drafts:
        return Reply(tuple(drafts.values())[:3], "verklaarde afkorting")
    short = [t.word for t in query.topics]
    if len(short) == 1 and short[0].isupper() and _asks_meaning(query):
        return Reply((), "nergens verklaard", texts.NOT_EXPLAINED.format(short=short[0]))
    return None


def _parts(query: Query) -> bool:
    """Whether a question asks how two things differ, which their long forms do not tell."""
    return "verschil" in fold(query.question)


def _asks_meaning(query: Query) -> bool:
    return query.form is Form.MEANING or "beteken" in fold(query.question)


def _names(fact: Fact, asked: list[str]) -> bool:
    """Whether the question holds the abbreviation, all its parts in a row."""
    parts = [t.stem for t in tokenize(fact.subject)]
    places = range(len(asked) - len(parts) + 1)
    return bool(parts) and any(asked[i : i + len(parts)] == parts for i in places)


def _alone(fact: Fact, query: Query) -> bool:
    """Whether the question is about nothing more than the abbreviation."""
    parts = {t.stem for t in tokenize(fact.subject)}
    return all({t.stem for t in tokenize(term.word)} & parts for term in query.topics)
