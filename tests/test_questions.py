"""The question sets: what share is answered rightly, and what is answered that has no answer.

The limits lie just below what was measured when they were set: a change for the worse shows.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from assistant.assistant import Assistant
from assistant.evaluation import Score, judge, tally
from assistant.settings import PACKAGED_MODEL, Settings
from assistant.values import Answer, Filters, Sentence
from ingest.errors import UsageError
from ingest.pipeline import run_ingest
from tests.answers_page import PAGE, make_page
from tests.conftest import CORPUS, ROOT, TODAY
from ui.cli_batch import read_golden, read_lines

SETS = ROOT / "tests" / "questions"
SHARED = ROOT.parent / "shared"


def ask(assistant: Assistant, question: str, before: tuple[str, ...], theme: str | None) -> Answer:
    """An answer; a question that can't be asked (an empty one) is not found."""
    try:
        return assistant.ask(question, before, Filters(theme=theme))
    except UsageError as error:
        return Answer(question, False, (Sentence(str(error), ()),), ())


def score(assistant: Assistant, questions: Path) -> Score:
    verdicts = [
        judge(golden, ask(assistant, golden.question, golden.before, golden.theme))
        for golden in map(read_golden, read_lines(questions))
    ]
    wrong = [v.golden.id for v in verdicts if not v.right]
    print(questions.name, "wrong:", *wrong)
    return tally(verdicts)


def test_nearly_all_questions_over_the_examples_are_answered_rightly(examples: Assistant) -> None:
    found = score(examples, SETS / "corpus.jsonl")
    assert found.right.whole >= 100
    assert found.right.part / found.right.whole >= 0.95
    assert found.cited.part / found.cited.whole >= 0.9


def test_few_questions_without_an_answer_get_one(examples: Assistant) -> None:
    found = score(examples, SETS / "unanswerable.jsonl")
    assert found.false_answers.whole >= 60
    assert found.false_answers.part == 0


def test_documents_that_were_never_seen_are_answered_as_well(region: Assistant) -> None:
    found = score(region, SETS / "region.jsonl")
    assert found.right.part / found.right.whole >= 0.94
    assert found.false_answers.part == 0


@pytest.mark.skipif(not SHARED.is_dir(), reason="../shared with the real documents is not there")
def test_the_real_documents_are_answered_without_a_fault(tmp_path: Path) -> None:
    run_ingest([SHARED / "documents"], CORPUS, tmp_path / "index", PACKAGED_MODEL)
    assistant = Assistant.open(Settings(tmp_path / "index", CORPUS, today=TODAY))
    found = score(assistant, SHARED / "questions.jsonl")
    assert found.right.part == found.right.whole
    assert found.cited.part == found.cited.whole


def test_the_page_of_answers_is_what_the_program_says(examples: Assistant) -> None:
    assert PAGE.read_text("utf-8") == make_page(examples), "run: python -m tests.answers_page"
