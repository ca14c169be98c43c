"""The main path of the tab Documenten: what is there, what comes and what goes."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import httpx
import pytest
from playwright.sync_api import Page, expect

from assistant.settings import Settings
from tests.browser.serving import CORPUS, HOSTILE, OpenPage, ingest, serving
from tests.browser.test_access import check, check_everywhere
from tests.test_pipeline import write_pdf

BADGERS = "Plan voor dassen"
READING_MS = 180_000
"""On a busy machine a run was seen to take a minute."""


@pytest.fixture(scope="module")
def own(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[str, Settings]]:
    """A screen over a folder of our own with one example and one plan; it may be changed."""
    corpus = tmp_path_factory.mktemp("eigen") / "corpus"
    corpus.mkdir()
    for data in CORPUS.glob("*.toml"):
        shutil.copy(data, corpus)
    write_pdf(corpus / "egels.pdf", "Plan voor egels", ["De opvang verzorgt zieke egels."])
    write_pdf(corpus / "voorbeeld.pdf", "Voorbeeldplan", ["Dit is een voorbeeld."])
    (corpus / "catalogus.toml").write_text(
        "[voorbeeld]\ntitle = 'Voorbeeldplan'\nofficial = false\n", encoding="utf-8"
    )
    settings = ingest(corpus, corpus.parent / "index")
    with serving(settings) as address:
        yield address, settings


def open_documents(open_page: OpenPage, address: str) -> Page:
    page = open_page("/?tab=documenten", address=address)
    expect(page.locator(".holdings li").first).to_be_visible()
    return page


def test_every_document_says_what_it_is_and_what_was_found_in_it(open_page: OpenPage) -> None:
    page = open_page("/?tab=documenten")
    lines = page.locator(".holdings li")
    expect(lines).to_have_count(3)
    assert page.title() == "Documenten - Veiligheidswijzer"
    scan = lines.filter(has_text="Raadsinformatiebrief")
    expect(scan).to_contain_text("2 bladzijden")
    expect(scan).to_contain_text("herkend uit een scan")
    expect(scan.locator(".state")).to_contain_text("Ingelezen, let op")
    expect(lines.locator(".mark.example")).to_have_count(3)
    page.get_by_label("Zoek in deze lijst").fill("raadsinfo 2025")
    expect(page.locator(".holdings li:visible")).to_have_count(1)
    expect(page.locator(".find .shown")).to_have_text("1 van 3 documenten")
    page.get_by_label("Zoek in deze lijst").fill("xyz")
    expect(page.locator(".find .shown")).to_contain_text("Geen document")


def test_a_document_is_added_replaced_and_removed(
    open_page: OpenPage, own: tuple[str, Settings], tmp_path: Path
) -> None:
    address, settings = own
    page = open_documents(open_page, address)
    write_pdf(tmp_path / "dassen.pdf", BADGERS, ["De das krijgt een tunnel."])
    (tmp_path / "stuk.pdf").write_bytes(b"geen pdf")
    page.locator("input[name=bestanden]").set_input_files(
        [tmp_path / "dassen.pdf", tmp_path / "stuk.pdf"]
    )
    report = page.locator(".stand .report")
    expect(report).to_contain_text(BADGERS, timeout=READING_MS)
    expect(report).to_contain_text("stuk.pdf is beschadigd")
    badgers = page.locator(".holdings li").filter(has_text=BADGERS)
    expect(badgers).to_be_visible()
    assert str(settings.corpus) not in page.content()
    check_everywhere(page)

    page.locator("input[name=bestanden]").set_input_files(tmp_path / "dassen.pdf")
    expect(page.locator(".stand [role=alert]")).to_contain_text("Er is al een bestand dassen.pdf")

    write_pdf(tmp_path / "nieuw.pdf", "Plan voor bevers", ["De bever bouwt een dam."])
    with page.expect_file_chooser() as chooser:
        badgers.get_by_role("button", name="Vervang").click()
    chooser.value.set_files(tmp_path / "nieuw.pdf")
    expect(page.locator("dialog")).to_contain_text(BADGERS)
    check_everywhere(page)
    page.locator("dialog [data-sure]").click()
    beavers = page.locator(".holdings li").filter(has_text="Plan voor bevers")
    expect(beavers).to_be_visible(timeout=READING_MS)
    expect(badgers).to_have_count(0)

    beavers.get_by_role("button", name="Verwijder").click()
    check(page)
    page.get_by_role("button", name="Annuleer").click()
    expect(beavers).to_be_visible()
    beavers.get_by_role("button", name="Verwijder").click()
    page.locator("dialog [data-sure]").click()
    expect(beavers).to_have_count(0, timeout=READING_MS)
    assert not (settings.corpus / "dassen.pdf").exists()


def test_the_examples_go_in_one_action_and_an_empty_index_says_so(
    open_page: OpenPage, own: tuple[str, Settings]
) -> None:
    address, settings = own
    page = open_documents(open_page, address)
    page.get_by_role("button", name="Verwijder de voorbeelden").click()
    expect(page.locator("dialog li")).to_have_text(["Voorbeeldplan"])
    page.locator("dialog [data-sure]").click()
    expect(page.locator(".holdings li")).to_have_count(1, timeout=READING_MS)
    page.locator(".holdings").get_by_role("button", name="Verwijder").click()
    page.locator("dialog [data-sure]").click()
    expect(page.locator(".list-of-documents")).to_contain_text(
        "Er zijn nog geen documenten", timeout=READING_MS
    )
    assert list(settings.corpus.glob("*.pdf")) == []
    check_everywhere(page)
    for tab in ("vraag", "inwerken", "jaarplan", "vergadering"):
        page.goto(f"/?tab={tab}")
        if tab == "vergadering":
            page.get_by_label("Zoek in de documenten").fill("egels")
        expect(page.locator(f"#tab-{tab} .not-ready:visible")).to_have_count(1)
        check_everywhere(page)


def test_a_hostile_title_and_file_name_are_shown_to_the_letter(
    open_page: OpenPage, hostile_screen: str, tmp_path: Path
) -> None:
    page = open_documents(open_page, hostile_screen)
    expect(page.locator(".holdings h3").first).to_contain_text(HOSTILE)
    page.locator(".holdings [data-remove]").first.click()
    expect(page.locator("dialog li")).to_have_text([HOSTILE])
    page.get_by_role("button", name="Annuleer").click()
    name = "<img src=x onerror=hacked()>.exe"
    page.locator("input[name=bestanden]").set_input_files(
        [{"name": name, "mimeType": "application/pdf", "buffer": b"x"}]
    )
    expect(page.locator(".stand [role=alert]")).to_contain_text("onerror")
    assert page.evaluate("window.hacked") is None
    assert page.locator("#documenten img, #documenten script").count() == 0


def test_without_the_right_to_manage_the_tab_is_for_reading_only(
    open_page: OpenPage, example_settings: Settings
) -> None:
    with serving(replace(example_settings, manage="no")) as address:
        page = open_documents(open_page, address)
        assert page.locator("#documenten").get_by_role("button").count() == 0
        assert page.locator("input[type=file]").count() == 0
        expect(page.locator(".intro")).to_contain_text("alleen kijken")
        check_everywhere(page)
        ours = {"X-Wijzer": "1"}
        gone = {"documents": ["bestaat-niet"]}
        reply = httpx.post(f"{address}/documenten/verwijderen", json=gone, headers=ours)
        assert (reply.status_code, "beheerder" in reply.text) == (403, True)
        files = {"bestanden": ("a.pdf", b"%PDF")}
        reply = httpx.post(f"{address}/documenten/toevoegen", files=files, headers=ours)
        assert reply.status_code == 403
        page.context.close()


def test_a_page_of_another_host_can_change_nothing(screen: str) -> None:
    files = {"bestanden": ("a.exe", b"%PDF")}
    other = {"X-Wijzer": "1", "Sec-Fetch-Site": "cross-site"}
    for headers in ({}, other):
        reply = httpx.post(f"{screen}/documenten/toevoegen", files=files, headers=headers)
        assert reply.status_code == 403
        gone = {"documents": ["bestaat-niet"]}
        reply = httpx.post(f"{screen}/documenten/verwijderen", json=gone, headers=headers)
        assert reply.status_code == 403
    allowed = httpx.post(f"{screen}/documenten/toevoegen", files=files, headers={"X-Wijzer": "1"})
    assert allowed.status_code == 400


def test_axe_finds_no_violation_in_the_list_and_nothing_sticks_out(open_page: OpenPage) -> None:
    for scheme in ("light", "dark"):
        page = open_page("/?tab=documenten", color_scheme=scheme)
        expect(page.locator(".holdings li").first).to_be_visible()
        check(page)
        for width in (320, 390, 1024):
            page.set_viewport_size({"width": width, "height": 844})
            assert page.evaluate("document.documentElement.scrollWidth") <= width
