"""A sentence that announces a list is told with the points of that list."""

from __future__ import annotations

from pathlib import Path

import pytest

from assistant.library import Library
from assistant.sentences import Candidate, points_below
from tests.handmade import read_folder

TEXT = """# Besluit

Wij hebben het volgende besloten:

1. De kade blijft open.
2. De haven krijgt licht.

Daarna volgt een brief: die gaat naar iedereen.

- Dit hoort bij niets.

# Overig

- Dit evenmin.
"""


@pytest.fixture
def library(tmp_path: Path) -> Library:
    folder = tmp_path / "stukken"
    folder.mkdir()
    (folder / "stuk.md").write_text(TEXT, encoding="utf-8")
    return read_folder(tmp_path / "index", folder)


def below(library: Library, start: str) -> list[str]:
    passage = next(p for p in library.passages.values() if p.text.startswith(start))
    whole = Candidate(passage, 0, len(passage.text), 1.0)
    return [point.text for point in points_below(library, whole)]


def test_the_points_are_those_right_below_the_colon(library: Library) -> None:
    assert below(library, "Wij hebben") == ["De kade blijft open.", "De haven krijgt licht."]


@pytest.mark.parametrize("start", ["Daarna volgt", "De kade"])
def test_a_sentence_that_announces_nothing_has_no_points(library: Library, start: str) -> None:
    assert below(library, start) == []
