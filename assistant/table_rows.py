"""The rows of any table, asked for by what stands above the column that names them."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence

from assistant import texts
from assistant.evidence import Draft, Reply
from assistant.library import Library
from assistant.query import Form, Query
from assistant.register import Record
from assistant.subjects import admitted
from assistant.tables import TOTAL, header_words, of_table
from assistant.vocabulary import FAMILY, MEANT, Term
from ingest.dictionary import is_verb
from ingest.roles import SUBJECT
from ingest.words import fold, is_stop_word, stem, tokenize

ASKS = re.compile(
    r"^(?:en )?(?:(?:in |bij |voor |op |met |aan |door )?welke?|hoeveel|noem(?: de| alle)?"
    r"|wat zijn (?:de|onze))\b"
)
SAYS = re.compile(
    r"(?:noem|sta|hor|hoort|kent|kennen|zie|onderscheid|geef|geldt|gelden|tel|bevat|omvat|vermeld|beschrijf"
    r"|beschreven|genoemd|vermeld|opgenomen|vind|vall|valt|organis|houd|word|plaats)\w*"
)
"""Verbs that only say that something is in a plan, or takes place."""
FORMS = (Form.OPEN, Form.LIST, Form.COUNT, Form.DEFINITION)


def answer_rows(library: Library, query: Query) -> Reply | None:
    """The rows, or their number, of the one table of which a question names the rows."""
    if query.form not in FORMS or query.months or query.entity in ("ambition", "goal", "action"):
        return None
    if query.facets or not ASKS.search(fold(query.question)):
        return None
    tables = [kept for rows in _tables(library, query) if (kept := _fitting(library, query, rows))]
    if len(tables) != 1:
        return None
    rows = tables[0]
    items = [Draft(r.fact.subject, library.row(r.fact), item=True) for r in rows]
    evidence = tuple(e for item in items for e in item.evidence)
    counts = query.form is Form.COUNT
    name = _header(rows[0])
    said = (texts.ROW_COUNT if counts else texts.ROWS).format(count=len(rows), name=name)
    lead = Draft(said, evidence if counts else evidence[:1], computed=True)
    return Reply((lead, *items), f"{len(rows)} rijen van de tabel {name!r}")


def _tables(library: Library, query: Query) -> list[list[Record]]:
    """The rows of each table whose rows bear the name that the question asks for."""
    found: dict[tuple[str, ...], list[Record]] = defaultdict(list)
    for record in library.register.records:
        fact = record.fact
        if (
            fact.kind in ("row", "planning")
            and library.passages[fact.passage].kind == "row"
            and not TOTAL.match(fact.subject)
            and admitted(library, query, record)
            and _named(library, query, _header(record))
        ):
            found[fact.document, *fact.section, _header(record)].append(record)
    return list(found.values())


def _header(record: Record) -> str:
    field = record.fact.field(SUBJECT)
    return field.header if field else ""


def _named(library: Library, query: Query, header: str) -> bool:
    """Whether what the question asks for, right behind 'welke', is what rows are called."""
    words = header_words(header)
    return bool(words) and all(
        any(_is_word(library.vocabulary.term(w), s) for w in _asked(query)) for s in words
    )


def _asked(query: Query) -> list[str]:
    """The first words behind 'welke', 'hoeveel' and the like."""
    plain = fold(query.question)
    behind = query.question[match.end() :] if (match := ASKS.search(plain)) else ""
    words = [t.text for t in tokenize(behind) if not is_stop_word(t.text)]
    return words[:2] if len(words) > 1 and not is_verb(fold(words[1])) else words[:1]


def _is_word(term: Term, header_stem: str) -> bool:
    credit = term.met_by({header_stem})
    return credit >= FAMILY and credit != MEANT


def _fitting(library: Library, query: Query, rows: Sequence[Record]) -> list[Record]:
    """The rows that bear all that the question says besides; [] when a word stands nowhere."""
    header = header_words(_header(rows[0]))
    kept = list(rows)
    for term in query.topics:
        called = any(_is_word(term, s) for s in header)
        if called or SAYS.fullmatch(fold(term.word)) or of_table(library, rows[0], term):
            continue
        kept = [r for r in kept if term.met_by(r.name | r.values)]
    return kept if _whole(query, kept) else []


def _whole(query: Query, rows: Sequence[Record]) -> bool:
    """Whether nothing that the question says was too short to be a topic: 'categorie B'."""
    known = {w for t in query.topics for w in fold(t.word).split()}
    short = [
        t.text
        for t in tokenize(query.question)[1:]
        if len(t.text) == 1 and t.text.isupper() and fold(t.text) not in known
    ]
    return all(stem(w) in r.values or stem(w) in r.name for w in short for r in rows)
