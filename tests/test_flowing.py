"""A document without pages, from the file to what the screen shows of it."""

from __future__ import annotations

from pathlib import Path

from assistant.values import Citation
from tests.handmade import make_source
from ui.cli_replies import citation_place
from ui.desk import Shelf
from ui.source_panel import copied_citation, mark_lines, show_source

QUOTE = "Steigers <b>en</b> boeien 35 uur"
AROUND = ("De steigers zijn oud.", f"Vooraf: {QUOTE} en meer", "boeien 35 uur")
CITED = Citation(
    1, "havens", "Programma havens", "uvp", None, ("Havens", "Capaciteit"), 1, None, QUOTE, (),
    paged=False, around=AROUND,
)  # fmt: skip
SHELF = Shelf((make_source("havens", path=Path("/documenten/havens.html")),))


def test_the_quote_is_marked_in_the_text_around_it_and_nothing_of_it_is_html() -> None:
    shown = show_source(CITED, SHELF, panel="bron", label="Bron")
    assert (
        "<p>Vooraf: <mark>Steigers &lt;b&gt;en&lt;/b&gt; boeien 35 uur</mark> en meer</p>" in shown
    )
    assert "<p>De steigers zijn oud.</p>" in shown
    assert "<mark>boeien 35 uur</mark>" in shown
    assert "<img" not in shown
    assert 'href="/bestand/havens"' in shown


def test_a_line_that_the_quote_runs_over_is_marked_whole() -> None:
    assert mark_lines(("a b", "c"), "a b c d") == [("", "a b", ""), ("", "c", "")]
    assert mark_lines(("x a b y", "z"), "a b") == [("x ", "a b", " y"), ("z", "", "")]


def test_its_place_is_its_headings_and_no_page() -> None:
    assert citation_place(CITED) == "Programma havens, Havens > Capaciteit"
    assert copied_citation(CITED).startswith("Programma havens, Havens, Capaciteit: ")
