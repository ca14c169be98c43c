"""Verdicts on answers, kept on this machine."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from assistant.settings import Settings
from assistant.values import Filters
from ingest.errors import StoreError, UsageError
from tests.test_talk import turn
from ui.desk import Desk
from ui.feedback import MAX_COMMENT, keep_verdict


def test_a_verdict_is_one_line_with_the_question_and_what_was_answered(tmp_path: Path) -> None:
    file = tmp_path / "oordelen.jsonl"
    keep_verdict(file, turn("wie?", "eerder?", filters=Filters(year=2026)), True, " goed zo\n")
    keep_verdict(file, turn("wat?"), False, "x" * 5000)
    first, second = (json.loads(line) for line in file.read_text("utf-8").splitlines())
    assert (first["good"], first["comment"], first["question"]) == (True, "goed zo", "wie?")
    assert first["before"] == ["eerder?"]
    assert first["filters"] == {"year": 2026}
    assert first["citations"][0] == {"document": "plan", "page": 2, "quote": "tekst"}
    assert (second["good"], len(second["comment"])) == (False, MAX_COMMENT)


def test_a_file_that_cannot_be_written_is_told_in_dutch(tmp_path: Path) -> None:
    with pytest.raises(StoreError, match="kon niet worden bewaard"):
        keep_verdict(tmp_path / "geen" / "map.jsonl", turn("wie?"), True, "")


def test_the_file_stands_beside_the_index_unless_the_settings_want_none(tmp_path: Path) -> None:
    env = {"WIJZER_INDEX": str(tmp_path / "index")}
    assert Desk(Settings.load(env)).feedback == tmp_path / "index-oordelen.jsonl"
    assert Desk(Settings.load(env | {"WIJZER_FEEDBACK": "no"})).feedback is None
    with pytest.raises(UsageError, match="WIJZER_FEEDBACK is 'misschien'"):
        Settings.load(env | {"WIJZER_FEEDBACK": "misschien"})
