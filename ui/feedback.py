"""What people think of answers, kept in a file beside the index and nowhere else."""

from __future__ import annotations

import datetime
import json
from dataclasses import asdict
from pathlib import Path
from threading import Lock

from ingest.errors import StoreError
from ui import talk_texts
from ui.talk import Turn

MAX_COMMENT = 1000
"""Characters; a word of comment is no letter."""
_writing = Lock()


def keep_verdict(file: Path, turn: Turn, good: bool, comment: str) -> None:
    """Add one line to the file. Raises StoreError when it can't be written."""
    line = json.dumps(_verdict(turn, good, comment), ensure_ascii=False)
    try:
        with _writing, file.open("a", encoding="utf-8") as kept:
            kept.write(f"{line}\n")
    except OSError as error:
        raise StoreError(talk_texts.NOT_KEPT) from error


def _verdict(turn: Turn, good: bool, comment: str) -> dict[str, object]:
    answer = turn.answer
    return {
        "time": datetime.datetime.now(datetime.UTC).isoformat(timespec="seconds"),
        "good": good,
        "comment": comment.strip()[:MAX_COMMENT],
        "question": turn.question,
        "before": turn.before,
        "filters": {name: value for name, value in asdict(turn.filters).items() if value},
        "found": answer.found,
        "answer": answer.text,
        "citations": [
            {"document": c.document, "page": c.page, "quote": c.quote} for c in answer.citations
        ],
    }
