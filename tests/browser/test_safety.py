"""Nothing leaves the machine, nothing foreign runs, nothing but the documents can be fetched."""

from __future__ import annotations

import re
import shutil
from dataclasses import replace
from pathlib import Path

import httpx
import pytest
from playwright.sync_api import Page, Request, expect

from assistant.settings import Settings
from tests.browser.serving import CORPUS, HOSTILE, OpenPage, serving
from tests.browser.test_chat import QUESTION, UNANSWERABLE, ask, shown_picture

TEMPLATE = "${window.hacked = 1} {{#each value}}{{this}}{{/each}} `${1 + 1}` wie?"
"""Text in the languages of Gradio's own templates."""


def assert_harmless(page: Page, text: str, place: str) -> None:
    """`text` stands in `place` to the letter, and has brought no elements or scripts."""
    expect(page.locator(place).first).to_have_text(text)
    assert page.evaluate("window.hacked") is None
    foreign = "script, img, svg, strong, a[href^='javascript:']"
    assert page.locator(place).locator(foreign).count() == 0


def test_no_request_goes_to_another_host(open_page: OpenPage, screen: str) -> None:
    asked: list[str] = []
    page = open_page()

    def note(request: Request) -> None:
        asked.append(request.url)

    page.context.on("request", note)
    page.reload()
    page.locator(".talk").wait_for()
    ask(page, QUESTION)
    shown_picture(page)
    ask(page, UNANSWERABLE).locator(".sources a").first.click()
    shown_picture(page)
    assert any("/pagina/" in address for address in asked)
    own = (f"{screen}/", "data:", f"blob:{screen}/")
    assert [address for address in asked if not address.startswith(own)] == []


def test_the_page_names_no_other_host(screen: str) -> None:
    page = httpx.get(screen).text
    addresses = re.findall(r"(?:https?:)?//[\w.-]+\.\w+[^\s\"'<>]*", page)
    assert [address for address in addresses if not address.startswith(screen)] == []
    assert '<html\n\tlang="nl"' in page
    assert "iframeResizer.contentWindow" not in page


def test_the_browser_itself_would_refuse_another_host(open_page: OpenPage) -> None:
    page = open_page()
    fetched = page.evaluate("fetch('http://localhost:9/').then(() => 'fetched', () => 'refused')")
    loaded = page.evaluate(
        """new Promise((done) => {
            document.addEventListener("securitypolicyviolation", (event) => done(event.blockedURI));
            new Image().src = "http://localhost:9/x.png";
        })"""
    )
    assert fetched == "refused"
    assert loaded.startswith("http://localhost:9/")


@pytest.mark.parametrize("question", [HOSTILE, TEMPLATE])
def test_a_question_is_shown_to_the_letter(open_page: OpenPage, question: str) -> None:
    page = open_page()
    ask(page, question)
    assert_harmless(page, question, ".turn .question")
    page.reload()  # the question now comes from the address
    assert_harmless(page, question, ".turn .question")


def test_an_address_with_a_foreign_filter_is_harmless(open_page: OpenPage) -> None:
    page = open_page("/?vraag=wie%3F&thema=%3Cimg+src%3Dx+onerror%3D%22window.hacked%3D1%22%3E")
    expect(page.get_by_role("alert")).to_contain_text("<img src=x")
    assert page.evaluate("window.hacked") is None


def test_a_title_from_the_catalogue_is_shown_to_the_letter(
    open_page: OpenPage, hostile_screen: str
) -> None:
    page = open_page(address=hostile_screen)
    assert_harmless(page, f"{HOSTILE} (in een nieuw tabblad)", ".documents a")
    ask(page, QUESTION)
    assert_harmless(page, HOSTILE, "#bron h2")
    assert_harmless(page, HOSTILE, ".turn .from")
    assert (shown_picture(page).get_attribute("alt") or "").startswith(
        f"Bladzijde uit {HOSTILE}, p. "
    )
    page.locator("#filters select[name=document]").select_option("uvp-2026")
    assert_harmless(page, HOSTILE, "#filters .active b")
    assert page.locator("#gesprek").locator("img, script, svg:not(.thumb svg)").count() == 0


@pytest.mark.parametrize(
    "path",
    [
        "/document/bestaat-niet.pdf",
        "/document/catalogus.toml.pdf",
        "/document/..%2fcatalogus.pdf",
        "/document/%2fetc%2fpasswd.pdf",
        "/pagina/uvp-2026/0.png",
        "/pagina/uvp-2026/9999.png",
        "/pagina/bestaat-niet/1.png",
        "/docs",
        "/openapi.json",
        "/monitoring",
        "/gradio_api/info",
        "/gradio_api/openapi.json",
        "/gradio_api/upload",
        "/gradio_api/file=/etc/passwd",
        "/gradio_api/proxy=http://localhost:9/",
    ],
)
def test_what_is_not_in_the_index_cannot_be_fetched(screen: str, path: str) -> None:
    reply = httpx.get(screen + path)
    assert reply.status_code == 404
    assert str(CORPUS) not in reply.text


def test_nothing_can_be_uploaded(screen: str) -> None:
    assert httpx.post(f"{screen}/gradio_api/upload", files={"files": b"x"}).status_code == 404


def test_the_place_of_the_files_is_never_told(
    open_page: OpenPage, example_settings: Settings, screen: str
) -> None:
    page = open_page()
    ask(page, QUESTION)
    told = [page.content(), *(page.request.get(screen + path).text() for path in ("/", "/config"))]
    for text in told:
        assert str(example_settings.index) not in text
        assert str(CORPUS) not in text


def test_a_document_whose_file_is_gone_is_told(
    open_page: OpenPage, hostile_screen: str, hostile_corpus: Path
) -> None:
    file = hostile_corpus / "uvp-2026.pdf"
    file.rename(hostile_corpus / "elders")
    try:
        page = open_page(address=hostile_screen)
        ask(page, QUESTION)
        expect(page.locator("#bron .failed")).to_contain_text("kan niet worden getoond")
        reply = page.request.get(f"{hostile_screen}/document/uvp-2026.pdf")
        assert (reply.status, "niet meer te vinden" in reply.text()) == (404, True)
    finally:
        (hostile_corpus / "elders").rename(file)


def test_without_an_index_it_says_what_to_do_and_goes_on_once_there_is_one(
    open_page: OpenPage, example_settings: Settings, tmp_path: Path
) -> None:
    settings = replace(example_settings, index=tmp_path / "index")
    with serving(settings) as address:
        page = open_page("/?vraag=wie%3F", address=address)
        expect(page.locator(".not-ready")).to_contain_text("wijzer ingest")
        expect(page.get_by_label("Uw vraag")).not_to_be_visible()
        assert str(tmp_path) not in page.content()
        shutil.copytree(example_settings.index, settings.index, symlinks=True)
        page.reload()
        expect(page.locator(".turn .question")).to_have_text("wie?", timeout=60_000)
        expect(ask(page, QUESTION).locator(".answer")).to_contain_text("egisseur ondermijning")
        page.context.close()


def test_when_the_program_stops_it_says_so_and_it_goes_on_when_it_is_back(
    open_page: OpenPage, example_settings: Settings
) -> None:
    with serving(example_settings) as address:
        page = open_page(address=address)
        ask(page, QUESTION)
        lost = page.get_by_text("geen verbinding met het programma")
        expect(lost).not_to_be_visible()
    page.get_by_label("Uw vraag").fill("En in welke maand?")
    page.keyboard.press("Enter")
    expect(lost).to_be_visible()
    with serving(example_settings, port=int(address.rsplit(":", 1)[1])):
        expect(lost).not_to_be_visible()
        expect(page.locator(".answer")).to_contain_text("egisseur ondermijning")
        expect(ask(page, "En in welke maand?").locator(".answer")).to_contain_text("juni")
        page.context.close()
