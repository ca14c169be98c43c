"""Answers, passages and scores as the command line writes them: for people or as JSON."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from typing import Any

from assistant.evaluation import Score, Share, Verdict
from assistant.values import Answer, Citation, Hit
from ui import cli_texts as texts
from ui.cli_batch import Request

SECONDS_DIGITS = 4
SCORE_DIGITS = 4
NEAREST_CHARS = 200
"""So much of a passage is shown when it is only near."""


def write_json(value: dict[str, Any]) -> str:
    """One object on one line."""
    return json.dumps(value, ensure_ascii=False)


def answer_values(id: str | int | None, answer: Answer) -> dict[str, Any]:
    """An answer as other programs read it."""
    return {
        "id": id,
        "question": answer.question,
        "found": answer.found,
        "answer": answer.text,
        "citations": [citation_values(citation) for citation in answer.citations],
        "seconds": round(answer.seconds, SECONDS_DIGITS),
    }


def citation_values(citation: Citation) -> dict[str, Any]:
    """A citation as other programs read it."""
    return {
        "number": citation.number,
        "document": citation.document,
        "title": citation.title,
        "kind": citation.kind,
        "theme": citation.theme,
        "section": list(citation.section),
        "page": citation.page,
        "printed_page": citation.printed_page,
        "quote": citation.quote,
        "boxes": [list(box) for box in citation.boxes],
    }


def hits_values(request: Request, hits: Sequence[Hit], seconds: float) -> dict[str, Any]:
    """What a search found as other programs read it."""
    return {
        "id": request.id,
        "query": request.words,
        "hits": [_hit_values(hit) for hit in hits],
        "seconds": round(seconds, SECONDS_DIGITS),
    }


def _hit_values(hit: Hit) -> dict[str, Any]:
    return {
        "document": hit.document,
        "page": hit.page,
        "section": list(hit.section),
        "text": hit.text,
        "score": round(hit.score, SCORE_DIGITS),
    }


def score_values(score: Score, verdicts: Sequence[Verdict]) -> dict[str, Any]:
    """A score as other programs read it, with what is wrong with each question."""
    return {
        "right": score.right.part,
        "total": score.right.whole,
        "cited": _share_values(score.cited),
        "false_answers": _share_values(score.false_answers),
        "false_refusals": _share_values(score.false_refusals),
        "p50_ms": round(score.p50_ms, 1),
        "p95_ms": round(score.p95_ms, 1),
        "kinds": {kind: _share_values(share) for kind, share in score.kinds.items()},
        "questions": [
            {"id": v.golden.id, "right": v.right, "problems": list(_problems(v))} for v in verdicts
        ],
    }


def _share_values(share: Share) -> dict[str, int]:
    return {"part": share.part, "whole": share.whole}


def answer_lines(answer: Answer) -> Iterator[str]:
    """An answer with its citations; without one, what was searched and what comes near."""
    if answer.understood:
        yield texts.UNDERSTOOD.format(question=answer.understood)
    yield answer.text
    for c in answer.citations:
        place = citation_place(c)
        yield texts.CITATION.format(number=c.number, place=place, quote=c.quote)
    if answer.searched:
        yield answer.searched
    if answer.nearest:
        yield texts.NEAREST
        yield from map(_near_line, answer.nearest)


def hits_lines(words: str, hits: Sequence[Hit]) -> Iterator[str]:
    """What a search found, best first."""
    if not hits:
        yield texts.NO_HITS.format(words=words)
    for number, hit in enumerate(hits, start=1):
        score = f"{hit.score:.2f}".replace(".", ",")
        yield texts.HIT.format(number=number, place=_hit_place(hit), score=score)
        yield f"   {hit.text}"


def score_lines(score: Score) -> Iterator[str]:
    """A score: the kinds of question first, then the whole."""
    shares = [
        *score.kinds.items(),
        (texts.TOTAL, score.right),
        (texts.CITED, score.cited),
        (texts.FALSE_ANSWERS, score.false_answers),
        (texts.FALSE_REFUSALS, score.false_refusals),
    ]
    width = max(len(name) for name, _ in shares)
    for name, share in shares:
        yield f"{name:{width}}  {share.part:4}/{share.whole}"
    yield texts.TIME.format(p50=round(score.p50_ms), p95=round(score.p95_ms))


def wrong_lines(verdicts: Sequence[Verdict]) -> Iterator[str]:
    """The questions that went wrong, each with what is wrong and the answer."""
    for verdict in verdicts:
        if not verdict.right:
            golden = verdict.golden
            yield texts.WRONG.format(
                id=golden.id,
                kind=golden.kind,
                question=golden.question,
                problems="; ".join(_problems(verdict)),
                answer=_cut(" ".join(verdict.answer.text.split())),
            )


def _problems(verdict: Verdict) -> Iterator[str]:
    """What is wrong, in Dutch."""
    if verdict.refused:
        yield texts.REFUSED
    if verdict.answered:
        yield texts.ANSWERED
    yield from (texts.MISSING.format(patterns=texts.OR.join(g)) for g in verdict.missing)
    yield from (texts.FORBIDDEN.format(pattern=pattern) for pattern in verdict.forbidden)
    if verdict.words is not None:
        yield texts.TOO_MANY_WORDS.format(words=verdict.words, most=verdict.golden.max_words)
    if verdict.cited is False:
        places = [
            f"{c.document} {texts.PAGE.format(page=c.page)}" for c in verdict.answer.citations
        ]
        yield texts.WRONG_PAGE.format(places=", ".join(places) or texts.NOWHERE)


def citation_place(citation: Citation) -> str:
    """Where the words stand, with what the reader should know of that text."""
    example = [texts.EXAMPLE] * (not citation.official)
    return _with_remarks(_place(citation), [*example, *_remarks(citation)])


def _hit_place(hit: Hit) -> str:
    return _with_remarks(_place(hit), _remarks(hit))


def _remarks(found: Citation | Hit) -> list[str]:
    """What the reader should know of the document and of its print."""
    return [found.remark] * bool(found.remark) + [texts.SCAN] * found.recognised


def _with_remarks(place: str, remarks: Sequence[str]) -> str:
    return f"{place} ({'; '.join(remarks)})" if remarks else place


def _near_line(hit: Hit) -> str:
    return texts.NEAR.format(place=_hit_place(hit), text=_cut(hit.text))


def _place(found: Citation | Hit) -> str:
    """'UVP 2026, Zorg > Capaciteit, p. 13'."""
    page = _page(found.page, found.printed_page) if found.paged else ""
    parts = [found.title, " > ".join(found.section), page]
    return ", ".join(part for part in parts if part)


def _page(page: int, printed: str | None) -> str:
    if printed is None or printed == str(page):
        return texts.PAGE.format(page=page)
    return texts.PRINTED_PAGE.format(printed=printed, page=page)


def _cut(text: str) -> str:
    return text if len(text) <= NEAREST_CHARS else f"{text[:NEAREST_CHARS].rstrip()} …"
