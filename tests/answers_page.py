"""docs/answers.md: a question of every kind, its query and its answer. Run this to renew it."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from pathlib import Path

from assistant.assistant import Assistant
from assistant.evaluation import Golden, judge
from assistant.settings import PACKAGED_MODEL, Settings
from assistant.values import Answer
from ingest.pipeline import run_ingest
from tests.conftest import TODAY
from ui.cli_batch import read_golden, read_lines

ROOT = Path(__file__).resolve().parent.parent
PAGE = ROOT / "docs" / "answers.md"
SETS = tuple(ROOT / "tests" / "questions" / f"{name}.jsonl" for name in ("corpus", "unanswerable"))
HEAD = """# Questions and answers, kind by kind

Made from a run over the example documents in `corpus/` by `python -m tests.answers_page`; a test
compares it with what the program says. For every kind the first question of the sets that is
answered rightly: how it was read, why it is answered so, and the answer with its pages.
"""


def make_page(assistant: Assistant) -> str:
    """The whole page."""
    return "\n".join([HEAD, *_parts(assistant)])


def _parts(assistant: Assistant) -> Iterator[str]:
    shown: set[str] = set()
    for golden in (read_golden(line) for path in SETS for line in read_lines(path)):
        if golden.kind in shown or not golden.question.strip():
            continue
        answer = assistant.ask(golden.question, golden.before)
        if judge(golden, answer).right:
            shown.add(golden.kind)
            yield _part(assistant, golden, answer)


def _part(assistant: Assistant, golden: Golden, answer: Answer) -> str:
    explained = assistant.explain(golden.question, golden.before).splitlines()
    query = [f"    {line}" for line in explained if not line.startswith("  ")]
    before = [f"*{text}*\n" for text in golden.before]
    pages = [f"- [{c.number}] {c.title}, p. {c.page}: {c.quote}" for c in answer.citations]
    said = [f"> {line}" for line in answer.text.splitlines()]
    lines = [f"## {golden.kind}\n", *before, f"**{golden.question}**\n", *query, "", *said, ""]
    return "\n".join([*lines, *pages, ""] if pages else lines)


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as folder:
        settings = Settings(index=Path(folder) / "index", corpus=ROOT / "corpus", today=TODAY)
        run_ingest([settings.corpus], settings.corpus, settings.index, PACKAGED_MODEL)
        PAGE.write_text(make_page(Assistant.open(settings)), encoding="utf-8")
