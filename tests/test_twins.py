"""The same text in two forms."""

from __future__ import annotations

import random
from pathlib import Path

import pytest

from ingest.twins import SIZE, find_twin, make_sketch

WORDS = [f"woord{n}" for n in range(3000)]
TEXT = " ".join(random.Random(1).choices(WORDS, k=2000))
KNOWN = [(Path("plan.pdf"), make_sketch([TEXT]))]


def changed(share: float) -> str:
    """The text with this share of its words replaced."""
    chance = random.Random(2)
    return " ".join("ander" if chance.random() < share else word for word in TEXT.split())


def test_a_text_in_other_pieces_and_capitals_is_the_same() -> None:
    half = TEXT.index(" ", len(TEXT) // 2)
    sketch = make_sketch([TEXT[:half].upper(), f"  {TEXT[half:]}."])
    assert len(sketch) == SIZE
    assert find_twin(Path("plan.docx"), sketch, KNOWN) == Path("plan.pdf")


@pytest.mark.parametrize(("share", "same"), [(0.005, True), (0.2, False), (1.0, False)])
def test_a_few_slips_leave_a_text_the_same_and_many_words_do_not(share: float, same: bool) -> None:
    found = find_twin(Path("plan.docx"), make_sketch([changed(share)]), KNOWN)
    assert (found is not None) is same


def test_two_files_of_one_form_are_never_twins() -> None:
    assert find_twin(Path("kopie.PDF"), KNOWN[0][1], KNOWN) is None


def test_a_text_of_a_few_words_has_no_twin() -> None:
    short = make_sketch(["Dit is te kort om er iets van te zeggen."])
    assert find_twin(Path("b.docx"), short, [(Path("a.pdf"), short)]) is None
