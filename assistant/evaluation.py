"""Scores answers against golden questions: found or not, the words, the length and the page."""

from __future__ import annotations

import math
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from assistant.values import Answer

Pattern = str
"""A regular expression, matched anywhere in the answer without regard to case."""


@dataclass(frozen=True, slots=True)
class Golden:
    """A question of which the right reply is known."""

    id: str
    kind: str
    question: str
    found: bool
    must: tuple[tuple[Pattern, ...], ...] = ()
    """Of each group at least one pattern stands in the answer."""
    never: tuple[Pattern, ...] = ()
    document: str | None = None
    """Id, or the beginning of the id, of the document that is to be cited."""
    pages: tuple[int, ...] = ()
    """PDF pages of which one is to be cited; empty when any will do."""
    max_words: int = 80
    before: tuple[str, ...] = ()
    theme: str | None = None


@dataclass(frozen=True, slots=True)
class Verdict:
    """What is wrong with the answer to one golden question, if anything."""

    golden: Golden
    answer: Answer
    refused: bool = False
    answered: bool = False
    missing: tuple[tuple[Pattern, ...], ...] = ()
    forbidden: tuple[Pattern, ...] = ()
    words: int | None = None
    """How many words the answer has when that is too many, else None."""
    cited: bool | None = None
    """Whether a right page is cited; None when no page is asked for."""

    @property
    def right(self) -> bool:
        """True when nothing is wrong."""
        wrong = self.refused or self.answered or self.missing or self.forbidden
        return not wrong and self.words is None and self.cited is not False


@dataclass(frozen=True, slots=True)
class Share:
    """So many of so many."""

    part: int
    whole: int

    @classmethod
    def of(cls, outcomes: Iterable[bool]) -> Share:
        """Count the true ones among the outcomes."""
        listed = list(outcomes)
        return cls(sum(listed), len(listed))


@dataclass(frozen=True, slots=True)
class Score:
    """The tally of a set of verdicts; times in milliseconds."""

    right: Share
    cited: Share
    """Answers that cite a right page, among those that should."""
    false_answers: Share
    """Answers given, among the questions that have none."""
    false_refusals: Share
    """Answers refused, among the questions that have one."""
    p50_ms: float
    p95_ms: float
    kinds: dict[str, Share] = field(default_factory=dict)


def judge(golden: Golden, answer: Answer) -> Verdict:
    """Compare an answer with what is known to be right."""
    if not golden.found:
        return Verdict(golden, answer, answered=answer.found)
    text = " ".join(answer.text.split())
    words = len(text.split())
    return Verdict(
        golden,
        answer,
        refused=not answer.found,
        missing=tuple(group for group in golden.must if not _any_stands(group, text)),
        forbidden=tuple(pattern for pattern in golden.never if _any_stands([pattern], text)),
        words=words if words > golden.max_words else None,
        cited=_cites(golden, answer) if golden.pages else None,
    )


def tally(verdicts: Sequence[Verdict]) -> Score:
    """Count what went right and wrong, in all and for each kind of question (by name)."""
    seconds = sorted(verdict.answer.seconds for verdict in verdicts)
    answerable = [verdict for verdict in verdicts if verdict.golden.found]
    return Score(
        right=Share.of(verdict.right for verdict in verdicts),
        cited=Share.of(v.cited for v in verdicts if v.cited is not None),
        false_answers=Share.of(v.answered for v in verdicts if not v.golden.found),
        false_refusals=Share.of(verdict.refused for verdict in answerable),
        p50_ms=1000 * _quantile(seconds, 0.5),
        p95_ms=1000 * _quantile(seconds, 0.95),
        kinds=_tally_kinds(verdicts),
    )


def _tally_kinds(verdicts: Sequence[Verdict]) -> dict[str, Share]:
    kinds = sorted({verdict.golden.kind for verdict in verdicts})
    return {k: Share.of(v.right for v in verdicts if v.golden.kind == k) for k in kinds}


def _any_stands(patterns: Iterable[Pattern], text: str) -> bool:
    return any(re.search(pattern, text, re.IGNORECASE | re.DOTALL) for pattern in patterns)


def _cites(golden: Golden, answer: Answer) -> bool:
    return any(
        citation.document.startswith(golden.document or "") and citation.page in golden.pages
        for citation in answer.citations
    )


def _quantile(ascending: Sequence[float], share: float) -> float:
    """The value below which `share` of the values lie; 0 without values."""
    if not ascending:
        return 0.0
    return ascending[min(len(ascending) - 1, math.floor(len(ascending) * share))]
