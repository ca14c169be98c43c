"""Looking something up while typing."""

from __future__ import annotations

import pytest

from assistant.assistant import Assistant
from assistant.settings import PACKAGED_MODEL, Settings
from assistant.values import Filters, Found, Hit
from ingest.pipeline import run_ingest
from tests.test_pipeline import write_pdf
from ui.lookup import EXCERPT, excerpt

LINES = (
    "De egelopvang verzorgt zieke egels in de oude molen.",
    "Vrijwilligers voeren jonge egels drie keer per dag.",
    "De fietsenstalling blijft in de winter gesloten.",
)


@pytest.fixture(scope="module")
def assistant(tmp_path_factory: pytest.TempPathFactory) -> Assistant:
    folder = tmp_path_factory.mktemp("egels")
    write_pdf(folder / "egels.pdf", "Plan voor dieren", LINES)
    run_ingest([], folder, folder / "index", PACKAGED_MODEL)
    return Assistant.open(Settings(index=folder / "index", corpus=folder))


def marked(found: Found) -> list[str]:
    return [found.hit.text[start:end] for start, end in found.marks]


@pytest.mark.parametrize(
    ("typed", "first", "word"),
    [
        ("vrijwil", LINES[1], "Vrijwilligers"),
        ("de vrijwil", LINES[1], "Vrijwilligers"),
        ("winter fiets", LINES[2], "fietsenstalling"),
        ("stalling", LINES[2], "fietsenstalling"),
        ("egels vo", LINES[1], "voeren"),
    ],
)
def test_a_half_typed_word_is_met_by_words_that_begin_with_it(
    assistant: Assistant, typed: str, first: str, word: str
) -> None:
    lookup = assistant.look_up(typed)
    assert lookup.literal
    assert lookup.found[0].hit.quote == first
    assert word in marked(lookup.found[0])


def test_a_word_that_is_closed_off_is_no_start_of_another(assistant: Assistant) -> None:
    assert assistant.look_up("fie").literal
    assert not assistant.look_up("fie ").literal


def test_the_passage_with_most_of_the_words_comes_first(assistant: Assistant) -> None:
    found = assistant.look_up("egels dag").found
    assert found[0].hit.quote == LINES[1]
    assert LINES[0] in {other.hit.quote for other in found}


def test_words_that_stand_nowhere_give_the_nearest_and_say_so(assistant: Assistant) -> None:
    lookup = assistant.look_up("zxqvw")
    assert not lookup.literal
    assert all(not found.marks for found in lookup.found)


def test_what_the_filters_keep_out_is_not_found(assistant: Assistant) -> None:
    assert not assistant.look_up("egels", Filters(kind="rib")).found


def test_a_passage_is_known_by_its_id(assistant: Assistant) -> None:
    hit = assistant.look_up("fietsenstalling").found[0].hit
    again = assistant.hit(hit.passage)
    assert again is not None
    assert (again.quote, again.boxes) == (LINES[2], hit.boxes)
    assert assistant.hit("bestaat-niet") is None


def found_in(text: str, *words: str) -> Found:
    hit = Hit("p", "d", "T", 1, None, (), (), text, 1.0)
    starts = [text.index(word) for word in words]
    return Found(hit, tuple((s, s + len(w)) for s, w in zip(starts, words, strict=True)))


def test_an_excerpt_marks_the_words_and_escapes_the_rest() -> None:
    found = found_in("<b>een</b> & twee", "een")
    assert excerpt(found) == "&lt;b&gt;<mark>een</mark>&lt;/b&gt; &amp; twee"


def test_an_excerpt_of_a_long_passage_has_the_word_in_it() -> None:
    text = " ".join(f"woord{number}" for number in range(200))
    shown = excerpt(found_in(text, "woord150"))
    assert shown.startswith("… woord")
    assert shown.endswith(" …")
    assert "<mark>woord150</mark>" in shown
    assert len(shown) < EXCERPT + 40


def test_an_excerpt_without_a_blank_is_cut_all_the_same() -> None:
    assert len(excerpt(found_in("a" * 1000))) < EXCERPT + 10
