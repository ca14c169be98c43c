"""The sentences of passages, by how well they answer a question."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import islice, takewhile

from assistant.library import Library
from assistant.query import Form, Query
from assistant.search import Search
from assistant.vocabulary import Term, coverage
from ingest.index import StoredPassage
from ingest.sentences import split_sentences
from ingest.words import fold

SAID, BESIDE, ABOVE = 0.85, 0.6, 0.5
"""How far a word counts that stands in the sentence to which this one points back ('Ze zijn ...'),
elsewhere in its passage, or only in its headings."""
MINOR = 0.15
"""What the other words of the question add to a sentence that holds them all."""
MEANING = 0.35
"""What likeness in meaning adds; these three set on the questions over corpus/."""
DEFINES = 0.12
EXPLAINS = 0.4
"""What 'Een X is ...' adds for 'wat is een X?'."""
COUNTS = 0.05
BECAUSE = 0.1
OF_YEAR = 0.1
GIVES_WHY = re.compile(
    r"\b(?:omdat|doordat|want|daarom|daardoor|hierdoor|zodat|vanwege|immers|namelijk|waardoor|reden)\b"
    r"|\bom (?:[\w-]+ ){0,8}te\b"
)
MOST_POINTS = 12
"""Of a longer list that a sentence announces the first so many points are told."""
MAX_ITEM = 60
"""An item of a list of so many words is quoted whole."""
MIN_BLANKS = 3
"""A paragraph's sentence of fewer than four words ('Aan de gemeenteraad') answers nothing."""
POINTS_BACK = re.compile(
    r"(?:Zo'n|Zo|Dit|Dat|Deze|Die|Daar\w*|Hier\w*|Zij|Ze|Hij|Zulke|Dergelijke|Hun|Haar|Zijn"
    r"|Om (?:die|deze) reden|Op die manier) "
)
SHE = re.compile(r"\b(?:zij|ze|hij)\b")
THEREFORE = re.compile(r"\b(?:daarom|daardoor|hierdoor|hierom|vandaar|dus)\b")
CONSIDERED = re.compile(
    r"\b(?:overwogen|overwegen|overweegt|afgewogen|voorgesteld|voorstel|voorstelden|bepleit\w*|verzoek)\b"
    r"|\bstel(?:t|de|den|len) (?:[\w-]+ ){0,4}voor\b"
)
"""What was thought of may have been left undone; the next sentence tells."""
MOST_BACK = 2
MAX_SENTENCES, MAX_WORDS = 3, 75
NEARLY = 0.85
"""A sentence joins the best one when it scores at least this share of it."""


@dataclass(frozen=True, slots=True)
class Candidate:
    """Characters [start, end) of a passage with how well they fit the question."""

    passage: StoredPassage
    start: int
    end: int
    score: float
    own: float = 0.0
    """The share of the question that the sentence itself meets."""
    likeness: float = 0.0
    """Likeness in meaning to the question, -1 to 1."""

    @property
    def text(self) -> str:
        """The sentence as it stands."""
        return self.passage.text[self.start : self.end]


def rank_sentences(
    library: Library, query: Query, passages: Sequence[StoredPassage], terms: Sequence[Term]
) -> list[Candidate]:
    """All sentences of the passages by the words that they meet, best first."""
    found = [c for p in passages for c in _scored(library, query, terms, p)]
    return sorted(found, key=lambda c: -c.score)


def add_meaning(search: Search, query: Query, ranked: Sequence[Candidate]) -> list[Candidate]:
    """The same sentences with their likeness in meaning taken into account, best first."""
    likeness = search.likeness(query.question, [c.text for c in ranked])
    found = [
        replace(c, score=c.score + MEANING * value, likeness=value)
        for c, value in zip(ranked, likeness, strict=True)
    ]
    return sorted(found, key=lambda c: -c.score)


def spans(passage: StoredPassage) -> list[tuple[int, int]]:
    """The character ranges of a passage's sentences; a row of a table is one, a short item too."""
    short = passage.kind == "item" and len(passage.text.split()) <= MAX_ITEM
    whole = passage.kind == "row" or short
    return [(0, len(passage.text))] if whole else split_sentences(passage.text)


def _scored(
    library: Library, query: Query, terms: Sequence[Term], passage: StoredPassage
) -> Iterator[Candidate]:
    """Sentences by what they meet themselves, what stands beside them, and their form."""
    whole, around = library.bags[passage.id], library.around[passage.id]
    before = frozenset[str]()
    for start, end in spans(passage):
        if passage.kind == "paragraph" and passage.text[start:end].count(" ") < MIN_BLANKS:
            continue
        own = library.vocabulary.stems_of(passage.text[start:end])
        said = before if POINTS_BACK.match(passage.text[start:end]) else frozenset[str]()
        before = own
        beside = [(said, SAID), (whole, BESIDE), (around, ABOVE)]
        cover = coverage(terms, [(own, 1.0), *beside])
        minor = coverage(query.minor, [(own, 1.0)]) if query.minor else 0.0
        score = cover + _form_bonus(query, passage.text[start:end]) + MINOR * minor
        yield Candidate(passage, start, end, score, coverage(query.topics, [(own, 1.0)]))


def _form_bonus(query: Query, sentence: str) -> float:
    """A little more for a sentence of the form that the question asks for."""
    plain = fold(sentence)
    if any(str(year) in plain for year in query.years):
        return OF_YEAR
    words = plain.split()
    if query.form is Form.DEFINITION and explains(query, sentence):
        return EXPLAINS
    if query.form is Form.DEFINITION and any(
        verb in words[1:12] for verb in ("is", "zijn", "betekent", "richt", "omvat")
    ):
        return DEFINES
    if query.form is Form.REASON:
        return BECAUSE if GIVES_WHY.search(plain) else 0.0
    return COUNTS if query.form is Form.COUNT and any(c.isdigit() for c in plain) else 0.0


def explains(query: Query, text: str) -> bool:
    """Whether a text opens with 'Een X is ...' for an X that the question asks for."""
    plain = fold(text)
    words = (re.escape(fold(term.word)) for term in query.topics)
    return any(re.match(rf"(?:een|het|de) {w} (?:is|zijn|betekent)\b", plain) for w in words)


def pick(ranked: Sequence[Candidate]) -> list[Candidate]:
    """The best sentence with what else fits nearly as well, in reading order."""
    chosen: list[Candidate] = []
    words = 0
    for candidate in ranked:
        words_now = words + len(candidate.text.split())
        if chosen and (candidate.score < NEARLY * ranked[0].score or words_now > MAX_WORDS):
            continue
        chosen.append(candidate)
        words = words_now
        if len(chosen) == MAX_SENTENCES:
            break
    first = chosen[0].passage if chosen else None
    return sorted(chosen, key=lambda c: (
        first is not None and c.passage.document != first.document,
        first is not None and c.passage.id != first.id, c.start,
    ))  # fmt: skip


def with_antecedents(
    chosen: Sequence[Candidate], also: re.Pattern[str] | None = None
) -> list[Candidate]:
    """The sentences, each that points back ('Dat ...', 'Zo'n ...') with the one before it.

    `also` are words that point back wherever they stand: 'daarom', or 'zij' where one asks who.
    """
    found: list[Candidate] = []
    words = sum(len(c.text.split()) for c in chosen)
    for candidate in chosen:
        run = _pointed_at(candidate, also)
        if words + sum(len(c.text.split()) for c in run) > MAX_WORDS:
            run = []
        for one in (*run, candidate):
            if all(_apart(one, other) for other in found):
                found.append(one)
    return found


def _pointed_at(candidate: Candidate, also: re.Pattern[str] | None) -> list[Candidate]:
    """The sentence before one that points back, and the one before that where it does so too."""
    found: list[Candidate] = []
    last: Candidate | None = candidate
    while last and len(found) < MOST_BACK:
        points = POINTS_BACK.match(last.text) or (also and also.search(last.text))
        last = _before(last) if points and (also or not found) else None
        found = [last, *found] if last else found
    return found


def with_outcome(chosen: Sequence[Candidate]) -> list[Candidate]:
    """The sentences, each that tells what was only considered with what follows on it."""
    found: list[Candidate] = []
    for candidate in chosen:
        after = _after(candidate) if CONSIDERED.search(fold(candidate.text)) else None
        for one in (candidate, after):
            if one is not None and all(_apart(one, other) for other in found):
                found.append(one)
    return found


def with_reason(chosen: Sequence[Candidate]) -> list[Candidate]:
    """For 'waarom': the sentences, with what follows on the best one where none gives a reason."""
    if not chosen or any(GIVES_WHY.search(fold(c.text)) for c in chosen):
        return list(chosen)
    after = _after(chosen[0])
    last = _after(after) if after and POINTS_BACK.match(after.text) else None
    new = [one for one in (after, last) if one and all(_apart(one, c) for c in chosen)]
    return [chosen[0], *new, *chosen[1:]]


def _after(candidate: Candidate) -> Candidate | None:
    """The sentence right behind one, in the same passage."""
    later = [s for s in spans(candidate.passage) if s[0] >= candidate.end]
    return replace(candidate, start=later[0][0], end=later[0][1]) if later else None


def _before(candidate: Candidate) -> Candidate | None:
    """The sentence right before one, in the same passage."""
    earlier = [s for s in spans(candidate.passage) if s[1] <= candidate.start]
    return replace(candidate, start=earlier[-1][0], end=earlier[-1][1]) if earlier else None


def _apart(one: Candidate, other: Candidate) -> bool:
    return one.passage.id != other.passage.id or one.start != other.start


def points_below(library: Library, candidate: Candidate) -> list[StoredPassage]:
    """The items of the list that a sentence announces with its colon; none without one."""
    passage = candidate.passage
    last = candidate.end >= len(passage.text.rstrip())
    if passage.kind == "row" or not last or not candidate.text.rstrip().endswith(":"):
        return []
    after = islice(library.passages.values(), library.order[passage.id] + 1, None)
    listed = takewhile(
        lambda p: (p.kind, p.document, p.section) == ("item", passage.document, passage.section),
        after,
    )
    return list(islice(listed, MOST_POINTS))


def leading(passages: Sequence[StoredPassage]) -> list[Candidate]:
    """The first sentences of a section that the question asks for as a whole."""
    chosen: list[Candidate] = []
    words = 0
    for passage in passages:
        for start, end in split_sentences(passage.text):
            candidate = Candidate(passage, start, end, 1.0)
            words += len(candidate.text.split())
            if chosen and (words > MAX_WORDS or len(chosen) == MAX_SENTENCES):
                return chosen
            chosen.append(candidate)
    return chosen
