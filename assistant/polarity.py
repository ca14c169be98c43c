"""Yes, no, not yet or not stated: what running text says to a yes/no question."""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant import texts
from assistant.expectations import MONEY
from assistant.query import Query
from assistant.sentences import CONSIDERED
from assistant.vocabulary import Term, Vocabulary
from ingest.words import fold

NEGATION = re.compile(
    r"\b(?:geen|niet|nee|nooit|zonder|niets|niemand|nergens|noch|kosteloos|gratis)\b"
)
UNKNOWN = re.compile(r"\b(?:niet bekend|onbekend|niet duidelijk)\b")
LEFT_OUT = re.compile(r"\b(?:staat|staan) er niet in\b|\bniet (?:opgenomen|vermeld)\b")
REFUSED = re.compile(
    r"\b(?:zie[nt]?|zagen|zag) (?:[\w-]+ ){0,3}(?:van )?af\b|\bafgezien van\b|\bafgewezen\b"
    r"|\bverworpen\b|\bafgeblazen\b|\bhaalde het niet\b|\bniet overgenomen\b"
)
ALREADY = re.compile(r"\b(?:al|reeds|inmiddels|ondertussen)\b")
TO_COME = re.compile(
    r"\b(?:bezig|gaa[nt]|zal|zullen|volgt|volgen|bekijken|bekeken|onderzoek\w*|onderzocht|verken\w*"
    r"|voorbereid\w*|gepland|nog niet|start|starten|afronden|afronding|eind|later|komend\w*"
    r"|wordt|worden)\b"
)
STILL_NOT = re.compile(r"\bnog (?:niet|geen)\b")
YEAR = re.compile(r"\b(?:19|20)\d\d\b")
AUXILIARY = {"is", "zijn", "was", "waren", "wordt", "worden", "heeft", "hebben", "kan", "moet"}
"""Verbs that say nothing of what is asked."""
DONE = re.compile(r"\b(?:is|zijn|heeft|hebben|werd|werden|was|waren)\b")


def judge(vocabulary: Vocabulary, query: Query, sentences: Sequence[str]) -> str:
    """The verdict with which an answer of these sentences begins, the best of them first."""
    said = fold(" ".join(sentences))
    if UNKNOWN.search(said):
        return texts.NOT_KNOWN
    if LEFT_OUT.search(said):
        return texts.NO
    if REFUSED.search(said):
        return texts.NO
    if CONSIDERED.search(fold(sentences[0])):
        return texts.NOT_STATED
    clause = _deciding(vocabulary, query, fold(sentences[0]))
    plain = fold(query.question)
    coming = TO_COME.search(clause) or STILL_NOT.search(fold(sentences[0]))
    if ALREADY.search(plain) and coming and not _done(vocabulary, query, clause):
        return texts.NOT_YET
    if _of_another_year(plain, sentences[0]):
        return texts.NOT_STATED
    denied, doubted = (NEGATION.search(said) is not None for said in (clause, plain))
    if denied and doubted:
        return texts.INDEED
    return texts.NO if denied or doubted else texts.YES


def _of_another_year(plain: str, sentence: str) -> bool:
    """Whether a sentence tells of other years than the one that the question names."""
    asked, told = set(YEAR.findall(plain)), set(YEAR.findall(sentence))
    return bool(asked and told) and not asked & told


def _deciding(vocabulary: Vocabulary, query: Query, sentence: str) -> str:
    """The clause that says most of what is asked of the subject; the first of equal ones."""
    predicate = [*query.hints, *query.minor]
    verb = query.question.split()[0]
    acts = vocabulary.stems_of(verb) if fold(verb) not in AUXILIARY else frozenset()
    clauses = [c for c in re.split(r"[,;:]", sentence) if c.strip()] or [sentence]
    bags = {c: vocabulary.stems_of(c) for c in clauses}
    return max(
        clauses,
        key=lambda c: (
            _met(predicate, bags[c]) + _money(query, c) + bool(acts & bags[c]),
            _met(query.topics, bags[c]),
        ),
    )


def _money(query: Query, clause: str) -> int:
    """Money is named by more words than a question has ('begroot', 'kosteloos')."""
    return int("money" in query.facets and MONEY.search(clause) is not None)


def _met(terms: Sequence[Term], stems: frozenset[str]) -> int:
    return sum(t.met_by(stems) > 0 for t in terms)


def _done(vocabulary: Vocabulary, query: Query, clause: str) -> bool:
    """Whether a clause says in the past what the question asks: 'is ingevoerd'."""
    verb = query.question.rstrip(" ?!.").rsplit(" ", 1)[-1]
    asked = vocabulary.stems_of(verb)
    words = re.findall(r"\w+", clause)
    there = any(w.endswith(("d", "t", "en")) and vocabulary.stems_of(w) & asked for w in words)
    return there and DONE.search(clause) is not None
