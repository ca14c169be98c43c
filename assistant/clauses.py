"""Two questions in one: 'Wie trekt X en hoeveel uur kost het?'."""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.courtesy import ASKING
from assistant.evidence import Reply

MIN_WORDS = 3
"""A shorter first part ('Wanneer en hoe ...') is no question by itself."""
SECOND = re.compile(rf",? (?:en|maar) (?=(?:ook )?{ASKING}\b)", re.IGNORECASE)
ASKED = re.compile(rf"(?:ook )?(?:\w+ )?(?:(?:welke?|hoeveel) \w+|{ASKING}) ", re.IGNORECASE)
"""What is asked at the head of a clause: 'welke partners', 'met wie'."""
FIRST = re.compile(rf"^(?:en )?{ASKING}\b", re.IGNORECASE)
ENDS = re.compile(r"(?<=[?])\s+(?=\S)")


def split_clauses(question: str) -> tuple[str, ...]:
    """The questions that stand in one, each to be read after those before it; one for most."""
    parts = [p for sentence in ENDS.split(question.strip()) for p in _joined(sentence)]
    return tuple(parts) if len(parts) <= 3 else (question,)


def join_replies(replies: Sequence[Reply | None]) -> Reply | None:
    """The replies to several questions as one; None unless each of them is answered."""
    found = [r for r in replies if r and r.drafts]
    if not found or len(found) < len(replies):
        return None
    drafts = dict.fromkeys(draft for r in found for draft in r.drafts)
    return Reply(tuple(drafts), "; ".join(r.because for r in found))


def _joined(sentence: str) -> list[str]:
    """A sentence cut before 'en' with a question word, where both halves are a question.

    What a short first half lacks is that of the second: 'wanneer en met wie wordt ...'.
    """
    match = SECOND.search(sentence)
    if match is None or not FIRST.match(sentence):
        return [sentence]
    head, tail = sentence[: match.start()], sentence[match.end() :]
    asked = ASKED.match(tail)
    if asked and len(head.split()) < MIN_WORDS:
        return [f"{head} {tail[asked.end() :]}", tail]
    return [head, *_joined(tail)] if len(tail.split()) >= MIN_WORDS else [sentence]
