"""Words at one or two slips are found by their letters exactly as by trying them all."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st
from rapidfuzz.distance import OSA

from assistant.neighbours import Neighbours, beginning

words = st.text("abcd", min_size=4, max_size=9)


@given(st.lists(words, max_size=40), words, st.sampled_from([1, 2]))
def test_no_word_within_the_slips_is_missed_and_none_beyond_is_found(
    known: list[str], word: str, slips: int
) -> None:
    distances = {other: OSA.distance(word, other) for other in known}
    expected = sorted((d, other) for other, d in distances.items() if d <= slips)
    assert Neighbours(known).near(word, slips) == expected


def test_words_that_begin_alike_stand_together() -> None:
    assert list(beginning(["aan", "jeugd", "jeugdig", "zorg"], "jeug")) == ["jeugd", "jeugdig"]
