"""Scoring: each way to be wrong, and the same verdicts as the shared scoring tool."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from collections.abc import Sequence
from dataclasses import asdict, replace
from itertools import product
from pathlib import Path

import pytest

from assistant.evaluation import Golden, Share, judge, tally
from assistant.values import Answer, Citation, Sentence
from ui.cli_replies import answer_values

SCORER = Path(__file__).resolve().parents[2] / "shared" / "tools" / "score.py"
GOLDEN = Golden(
    id="q1",
    kind="wie",
    question="Wie maait het gras?",
    found=True,
    must=(("tuinman", "hovenier"), (r"\bgras\b",)),
    never=("koe",),
    document="groen-2031",
    pages=(3, 4),
    max_words=8,
)
UNANSWERABLE = Golden(id="q2", kind="geen", question="Hoe heet de tuinman?", found=False)


def answer(text: str, *places: tuple[str, int], found: bool = True, seconds: float = 0) -> Answer:
    citations = tuple(
        Citation(number, document, "Groen", "overig", None, (), page, None, "gras", ())
        for number, (document, page) in enumerate(places, start=1)
    )
    sentence = Sentence(text, tuple(citation.number for citation in citations))
    return Answer("Wie?", found, (sentence,), citations, seconds=seconds)


def test_a_right_answer_is_right() -> None:
    verdict = judge(GOLDEN, answer("De HOVENIER maait het gras.", ("groen-2031", 4)))
    assert verdict.right
    assert verdict.cited is True


def test_a_refusal_is_wrong_and_cites_nothing() -> None:
    verdict = judge(GOLDEN, answer("De tuinman maait het gras.", found=False))
    assert verdict.refused
    assert verdict.cited is False
    assert not verdict.right


def test_one_pattern_of_every_group_must_stand_in_the_answer() -> None:
    verdict = judge(GOLDEN, answer("De tuinman doet het.", ("groen-2031", 3)))
    assert verdict.missing == ((r"\bgras\b",),)
    assert not verdict.right


def test_a_forbidden_word_makes_an_answer_wrong() -> None:
    verdict = judge(GOLDEN, answer("Tuinman of koe: gras.", ("groen-2031", 3)))
    assert verdict.forbidden == ("koe",)
    assert not verdict.right


def test_a_pattern_may_run_over_a_line_break() -> None:
    golden = replace(GOLDEN, must=(("het gras",),))
    assert judge(golden, answer("tuinman maait het\n  gras", ("groen-2031", 3))).right


def test_words_are_counted_with_the_citation_marks() -> None:
    nine = answer("De tuinman maait elke week zelf gras", ("groen-2031", 3), ("groen-2031", 4))
    assert judge(GOLDEN, nine).words == 9
    assert not judge(GOLDEN, nine).right
    assert judge(replace(GOLDEN, max_words=9), nine).right


@pytest.mark.parametrize("place", [("groen-2031", 5), ("blauw-2031", 3)])
def test_another_page_or_document_is_a_wrong_citation(place: tuple[str, int]) -> None:
    verdict = judge(GOLDEN, answer("De tuinman maait het gras.", place))
    assert verdict.cited is False
    assert not verdict.right


def test_a_longer_id_that_starts_the_same_is_the_same_document() -> None:
    assert judge(GOLDEN, answer("De tuinman maait gras.", ("groen-2031-scan", 3))).right


def test_a_question_without_pages_needs_no_citation() -> None:
    verdict = judge(replace(GOLDEN, pages=()), answer("De tuinman maait het gras."))
    assert verdict.cited is None
    assert verdict.right


def test_an_answer_to_an_unanswerable_question_is_wrong() -> None:
    assert judge(UNANSWERABLE, answer("Onbekend.", found=False)).right
    verdict = judge(UNANSWERABLE, answer("Hij heet Jan.", ("groen-2031", 1)))
    assert verdict.answered
    assert not verdict.right


def test_the_tally_counts_each_thing_among_what_it_is_about() -> None:
    right = answer("De tuinman maait het gras.", ("groen-2031", 3), seconds=0.01)
    refused = answer("Niet gevonden.", found=False, seconds=0.03)
    score = tally(
        [
            judge(GOLDEN, right),
            judge(GOLDEN, refused),
            judge(UNANSWERABLE, refused),
            judge(UNANSWERABLE, right),
        ]
    )
    assert score.right == Share(2, 4)
    assert score.cited == Share(1, 2)
    assert score.false_answers == Share(1, 2)
    assert score.false_refusals == Share(1, 2)
    assert score.kinds == {"geen": Share(1, 2), "wie": Share(1, 2)}
    assert score.p50_ms == pytest.approx(30)
    assert score.p95_ms == pytest.approx(30)


def test_no_questions_give_an_empty_score() -> None:
    score = tally([])
    assert (score.right, score.p50_ms, score.kinds) == (Share(0, 0), 0, {})


TEXTS = (
    "De tuinman maait het gras.",
    "De TUINMAN\nmaait   het gras",
    "koe en tuinman: gras",
    "De hovenier doet het",
    "De tuinman maait zo goed als elke week zelf het gras.",
    "",
)
PLACES: tuple[Sequence[tuple[str, int]], ...] = (
    (),
    (("groen-2031", 3),),
    (("groen", 3), ("groen-2031-kopie", 4)),
    (("groen-2031", 9),),
)
QUESTIONS = (
    GOLDEN,
    replace(GOLDEN, kind="zonder", pages=(), document=None),
    replace(GOLDEN, kind="los", must=(), never=(), max_words=1),
    UNANSWERABLE,
)


@pytest.mark.skipif(not SCORER.exists(), reason="the shared scoring tool is not beside this folder")
def test_verdicts_equal_those_of_the_shared_tool(tmp_path: Path) -> None:
    cases = [
        (replace(golden, id=f"c{number}"), answer(text, *places, found=found, seconds=number / 1e3))
        for number, (golden, text, places, found) in enumerate(
            product(QUESTIONS, TEXTS, PLACES, (True, False))
        )
    ]
    given = _run_scorer(tmp_path, cases)
    verdicts = [judge(golden, reply) for golden, reply in cases]
    score = tally(verdicts)
    wrong = [verdict.golden.id for verdict in verdicts if not verdict.right]
    assert len(cases) == 192
    assert re.findall(r"^(c\d+) \[", given, re.MULTILINE) == wrong
    assert _summary(score.right, score.cited, score.false_answers, score.false_refusals) in given
    assert f"p50 {score.p50_ms:.0f} ms p95 {score.p95_ms:.0f} ms" in given
    for kind, share in score.kinds.items():
        assert re.search(rf"^{kind} +{share.part}/{share.whole}$", given, re.MULTILINE)


def _run_scorer(folder: Path, cases: Sequence[tuple[Golden, Answer]]) -> str:
    questions, answers = folder / "questions.jsonl", folder / "answers.jsonl"
    questions.write_text("\n".join(json.dumps(asdict(golden)) for golden, _ in cases))
    lines = (json.dumps(answer_values(golden.id, reply)) for golden, reply in cases)
    answers.write_text("\n".join(lines))
    command = [sys.executable, str(SCORER), str(questions), str(answers), "--show"]
    return subprocess.run(command, capture_output=True, text=True, check=True).stdout


def _summary(right: Share, cited: Share, answers: Share, refusals: Share) -> str:
    return (
        f"right {right.part}/{right.whole} = {right.part / right.whole:.3f}; "
        f"cited {cited.part}/{cited.whole}; false answers {answers.part}/{answers.whole}; "
        f"false refusals {refusals.part}/{refusals.whole};"
    )
