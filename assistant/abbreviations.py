"""What an abbreviation or a name stands for."""

from __future__ import annotations

import re

from assistant import texts
from assistant.evidence import Draft, Reply, of_fact
from assistant.glossary import FOUND, count_abbreviations
from assistant.library import Library
from assistant.likely import find_likely
from assistant.query import Form, Query
from ingest.document import Fact
from ingest.initials import SHORT
from ingest.words import fold, tokenize

COMPOUND = 12
"""Words of so many letters are compounds as a rule, and names of what is abbreviated."""
ASKED = re.compile(
    r"^(?:en )?(?:waar|wat) sta(?:at|an) (?:(?:de )?(?:letters?|afkorting(?:en)?) )?(.+?) voor\b",
    re.IGNORECASE,
)
"""What stands behind it tells where the letters are met: '... in het X-model'."""
BARE = re.compile(rf"\W*(?:(?:de|het|een) )?{SHORT}\W*")


def answer_abbreviation(library: Library, query: Query) -> Reply | None:
    """The long form of the abbreviation asked for, from every document that spells it out."""
    if not _asks(library, query) or query.facets or _parts(query):
        return None
    asked = _asked(query)
    found = [f for f in library.facts if f.kind == "term" and _names(f, asked)]
    found = [f for f in found if library.allowed(f.document, f.themes, query.filters)]
    found = [f for f in found if _alone(f, asked, query)]
    drafts: dict[str, Draft] = {}
    for fact in found:
        term, meaning = fact.field("term"), fact.field("meaning")
        if term and meaning:
            said = texts.MEANING.format(short=fact.subject, long=meaning.text.value)
            spelled = meaning.text.value in term.text.value
            evidence = (of_fact(fact, term.text),) if spelled else library.row(fact)
            key = " ".join(t.stem for t in tokenize(said))
            if key not in drafts or len(said) < len(drafts[key].text):
                drafts[key] = Draft(said, evidence)
    if drafts:
        return Reply(tuple(drafts.values())[:3], "verklaarde afkorting")
    short = _short(library, query)
    return _unexplained(library, query, short) if short else None


def _unexplained(library: Library, query: Query, short: str) -> Reply | None:
    """What the initials make likely, else that it is nowhere explained when that is asked."""
    if likely := find_likely(library, query, short):
        return likely
    if _asks_meaning(query):
        if draft := _in_brackets(library, query, short):
            return Reply((draft,), "tussen haakjes achter een woord")
        return Reply((), "nergens verklaard", texts.NOT_EXPLAINED.format(short=short))
    return None


def _in_brackets(library: Library, query: Query, short: str) -> Draft | None:
    """The word behind which an abbreviation stands in brackets, said as no more than that."""
    form = re.compile(rf"(\b[^\W\d_]{{{COMPOUND},}}) \({re.escape(short)}\)")
    for passage in library.passages.values():
        match = form.search(passage.text)
        if match and library.allowed(passage.document, passage.themes, query.filters):
            said = texts.IN_BRACKETS.format(short=short, long=match[1])
            return Draft(said, (library.evidence(passage.id, *match.span()),))
    return None


def _asks(library: Library, query: Query) -> bool:
    """Whether a question asks for a meaning, or is an abbreviation and nothing more."""
    if query.form in (Form.MEANING, Form.DEFINITION) or BARE.fullmatch(query.question):
        return True
    alone = fold(query.question).strip(" ?!.")
    return any(fold(short) == alone for short in count_abbreviations(library))


def _short(library: Library, query: Query) -> str | None:
    """The abbreviation that a question is about, as the documents write it; None without one."""
    plain = fold(query.question)
    held = [s for s in count_abbreviations(library) if _stands_in(fold(s), plain)]
    short = max(held, key=len, default=None) or next(iter(FOUND.findall(query.question)), None)
    if short is None:
        return None
    own = {t.stem for t in tokenize(short)}
    return short if all({t.stem for t in tokenize(w.word)} <= own for w in query.topics) else None


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


def _asked(query: Query) -> list[str]:
    """The stems of what a question asks the meaning of: all of it, or what stands before 'voor'."""
    match = ASKED.match(query.question)
    return [t.stem for t in tokenize(match[1] if match else query.question)]


def _alone(fact: Fact, asked: list[str], query: Query) -> bool:
    """Whether the question is about nothing more than the abbreviation."""
    parts = {t.stem for t in tokenize(fact.subject)}
    topics = [{t.stem for t in tokenize(term.word)} for term in query.topics]
    return all(stems & parts for stems in topics if stems & set(asked))


def _stands_in(short: str, plain: str) -> bool:
    """Whether folded text holds an abbreviation as it stands, not as a part of another."""
    return re.search(rf"(?<![\w-]){re.escape(short)}(?![\w-])", plain) is not None
