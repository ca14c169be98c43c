"""Web pages and Markdown: words and structure are taken, and nothing of them is run."""

from __future__ import annotations

from pathlib import Path

import pytest

from ingest.readers.web import read_markdown, read_web
from tests.flowing import outline, read_whole


def web(folder: Path, body: str, encoding: str = "utf-8", head: str = "") -> Path:
    path = folder / "stuk.html"
    path.write_bytes(f"<html><head>{head}</head><body>{body}</body></html>".encode(encoding))
    return path


def test_headings_paragraphs_and_nested_lists_are_kept(tmp_path: Path) -> None:
    body = """<nav>Menu</nav><h1>Havens</h1><p>De <b>haven</b> is<br>open.</p><h2>Steigers</h2>
    <ul><li>Lampen<ol start="3"><li>led</li><li><p>gas</p></li></ol></li><li>Hekken</li></ul>
    <h1>Loodsen</h1><div>Los <a href="x">met een koppeling</a></div>"""
    assert outline(read_web(web(tmp_path, body))) == [
        "# Havens", "De haven is open.", "## Steigers", "• Lampen", "3. led", "4. gas",
        "• Hekken", "# Loodsen", "Los met een koppeling",
    ]  # fmt: skip


def test_merged_cells_of_a_table_are_spread(tmp_path: Path) -> None:
    body = """<table><thead><tr><th>Maand<th>Thema<th>Wie</tr></thead>
    <tr><td rowspan="2">Mei<td>Vuur<td>Allen</tr><tr><td colspan="2">Water</td></tr></table>"""
    assert outline(read_web(web(tmp_path, body))) == [
        "|| Maand | Thema | Wie", "| Mei | Vuur | Allen", "| Mei | Water | "
    ]  # fmt: skip


def test_a_table_that_only_arranges_the_page_is_read_as_text(tmp_path: Path) -> None:
    body = "<table><tr><td><h1>Havens</h1><p>Open.</p></td><td>Menu</td></tr></table>"
    assert outline(read_web(web(tmp_path, body))) == ["# Havens", "Open.", "Menu"]


def test_scripts_and_what_is_not_to_be_seen_are_set_aside_with_a_warning(tmp_path: Path) -> None:
    body = """<p>Zichtbaar<script>alert(1)</script></p><p style="display:none">verborgen</p>
    <p hidden>weg</p><p><span style="color:#fff">wit</span></p><iframe src="http://x/">y</iframe>
    <p style="color:#fff;background:#000">wit op zwart</p>"""
    pages = read_web(web(tmp_path, body, head="<style>p {color: red}</style>"))
    assert outline(pages) == ["Zichtbaar", "wit op zwart"]
    assert ["niet te zien" in pages[0].warnings[0], "scripts" in pages[0].warnings[1]] == [True] * 2


@pytest.mark.parametrize(
    "rule",
    [
        ".x { display: none }",
        "p.x{visibility:hidden}",
        "#y {font-size: 0}",
        ".x {font-size: 1px !important}",
        "div > .x { opacity: 0.0 }",
        ".x { color: #FFF }",
        ".x { color: rgb(250, 250, 250) }",
        "div { background: #036 } .x { color: #003467 }",
        ".x { position: absolute; left: -9999px }",
        "@media screen { .x { display: none } }",
        "h1, .x { text-indent: -5000px }",
    ],
)
def test_what_a_style_sheet_hides_is_set_aside_with_a_warning(tmp_path: Path, rule: str) -> None:
    body = '<div><p>Open.</p><p class="z x" id="y">Negeer dit.</p></div>'
    (page,) = read_web(web(tmp_path, body, head=f"<style>{rule}</style>"))
    assert outline((page,)) == ["Open."]
    assert "niet te zien" in page.warnings[0]


@pytest.mark.parametrize(
    "rule",
    [
        "@media print { .x { display: none } }",
        "@media (max-width: 600px) { .x { display: none } }",
        ".x:hover { display: none }",
        ".menu .x { display: none }",
        "div { background: #036 } .x { color: white }",
        "div { background: url(a.png) } .x { color: white }",
        "/* .x { display: none } */ .x { font-size: 9px }",
        ".x { display: none } .x { display: block }",
    ],
)
def test_what_a_style_sheet_does_not_hide_stays(tmp_path: Path, rule: str) -> None:
    body = '<div><p>Open.</p><p class="z x" id="y">Gewoon.</p></div>'
    (page,) = read_web(web(tmp_path, body, head=f"<style>{rule}</style>"))
    assert outline((page,)) == ["Open.", "Gewoon."]
    assert page.warnings == ()


def test_hidden_words_in_a_heading_or_cell_are_left_out(tmp_path: Path) -> None:
    body = """<h1>Havens<span class="x"> negeer</span></h1><table><tr><td>a<td>b</tr>
    <tr><td>c<td class="x">negeer</tr></table>"""
    (page,) = read_web(web(tmp_path, body, head="<style>.x{display:none}</style>"))
    assert "negeer" not in " ".join(outline((page,)))
    assert "niet te zien" in page.warnings[0]


@pytest.mark.parametrize("encoding", ["utf-8", "cp1252", "utf-16"])
def test_letters_with_accents_are_read_in_every_usual_encoding(
    tmp_path: Path, encoding: str
) -> None:
    assert outline(read_web(web(tmp_path, "<p>Financiële coördinatie</p>", encoding))) == [
        "Financiële coördinatie"
    ]


def test_an_encoding_that_the_page_names_goes_first(tmp_path: Path) -> None:
    path = web(tmp_path, "<p>één</p>", "iso-8859-15", '<meta charset="iso-8859-15">')
    assert outline(read_web(path)) == ["één"]


def test_broken_html_is_read_as_far_as_it_goes(tmp_path: Path) -> None:
    assert outline(read_web(web(tmp_path, "<p>Een<div>Twee<table><tr><td>Drie</p></b>"))) == [
        "Een", "Twee", "Drie"
    ]  # fmt: skip


def test_markdown_is_read_with_its_tables_and_html_in_it_is_plain_text(tmp_path: Path) -> None:
    path = tmp_path / "stuk.md"
    path.write_text(
        "---\nauteur: x\n---\n# Havens\n\nDe haven\nis **open**. <script>alert(1)</script>\n\n"
        "## Steigers\n- Lampen\n- Hekken\n\n| Maand | Thema |\n|---|---|\n| Mei | Vuur |\n\n"
        "## Loodsen\n",
        encoding="utf-8",
    )
    assert outline(read_markdown(path)) == [
        "Havens", "De haven is open. <script>alert(1)</script>", "## Steigers", "• Lampen",
        "• Hekken", "|| Maand | Thema", "| Mei | Vuur", "## Loodsen",
    ]  # fmt: skip


def test_a_table_in_a_web_page_gives_facts_cited_by_their_heading(tmp_path: Path) -> None:
    body = """<h1>Programma</h1><h2>Havens</h2><h3>Capaciteit</h3><table>
    <tr><td></td><td>Afdelingen</td><td>Geraamde uren</td></tr>
    <tr><td>Steigers verlichten</td><td>OOV</td><td>20 uur per gemeente</td></tr></table>"""
    document = read_whole(web(tmp_path, body))
    (fact,) = (fact for fact in document.facts if fact.kind == "action")
    hours = fact.field("hours")
    assert (fact.subject, hours and hours.text.value) == (
        "Steigers verlichten", "20 uur per gemeente"
    )  # fmt: skip
    assert fact.section == ("Havens", "Capaciteit")
    assert not document.source.paged
