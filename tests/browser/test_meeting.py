"""The main path of the tab Vergadering: everything from one box, by keyboard."""

from __future__ import annotations

import re
from io import BytesIO
from pathlib import Path

from docx import Document
from playwright.sync_api import Locator, Page, expect

from tests.browser.serving import HOSTILE, OpenPage
from tests.browser.test_access import check
from tests.browser.test_chat import marked_shares

HALF_TYPED = "capaciteit zorgfr"


def type_words(page: Page, words: str) -> Locator:
    """Types into the box that has the cursor; gives the passage chosen at first."""
    expect(page.get_by_label("Zoek in de documenten")).to_be_focused()
    page.keyboard.type(words)
    page.wait_for_function(
        "(words) => document.querySelector('#vergadering .results').dataset.words === words",
        arg=words,
    )
    return page.locator('[role=option][aria-selected="true"]')


def meeting_picture(page: Page) -> Locator:
    picture = page.locator("#zoekbron .paper img")
    expect(picture).to_be_visible()
    page.wait_for_function("(p) => p.complete && p.naturalWidth > 0", arg=picture.element_handle())
    return picture


def test_a_half_typed_word_finds_its_passage_and_marks_it(open_page: OpenPage) -> None:
    page = open_page("/?tab=vergadering")
    expect(page.get_by_label("Zoek in de documenten")).to_be_focused()
    chosen = type_words(page, HALF_TYPED)
    expect(chosen.locator("mark").first).to_have_text("Zorgfraude")
    expect(chosen).to_contain_text("Capaciteit")


def test_enter_shows_the_page_of_the_passage_that_the_arrows_chose(open_page: OpenPage) -> None:
    page = open_page("/?tab=vergadering")
    first = type_words(page, HALF_TYPED).get_attribute("id")
    page.keyboard.press("ArrowDown")
    chosen = page.locator('[role=option][aria-selected="true"]')
    assert chosen.get_attribute("id") != first
    box = page.get_by_label("Zoek in de documenten")
    expect(box).to_have_attribute("aria-activedescendant", chosen.get_attribute("id") or "")
    page.keyboard.press("Enter")
    shares, _ = marked_shares(meeting_picture(page))
    assert min(shares) > 0.2
    expect(page.locator("#zoekbron .place")).to_have_text(
        chosen.locator(".place").text_content() or ""
    )
    expect(box).to_be_focused()
    expect(page.locator("#vergadering [role=status]")).to_contain_text("Bladzijde getoond")


def test_enter_right_after_the_last_letter_opens_what_those_letters_find(
    open_page: OpenPage,
) -> None:
    page = open_page("/?tab=vergadering")
    page.keyboard.type(HALF_TYPED)
    page.keyboard.press("Enter")
    expect(page.locator("#zoekbron blockquote")).to_contain_text("Zorgfraude")


def test_one_key_copies_where_it_stands_and_the_words(open_page: OpenPage) -> None:
    page = open_page("/?tab=vergadering", permissions=["clipboard-read", "clipboard-write"])
    type_words(page, HALF_TYPED)
    for key in ("F2", "Control+c"):
        page.evaluate("navigator.clipboard.writeText('')")
        page.keyboard.press(key)
        expect(page.locator("#vergadering [role=status]")).to_contain_text("Citaat gekopieerd")
        copied = page.evaluate("navigator.clipboard.readText()")
        place = r"UVP Heuvelland 2026, hoofdstuk \d, Capaciteit, p\. \d+"
        assert re.match(rf"{place} \(voorbeeld, niet de vastgestelde tekst\): 'IOB Zorg", copied)
        page.keyboard.press("ArrowDown")
        page.keyboard.press("ArrowUp")


def test_what_was_looked_up_is_listed_kept_and_saved(open_page: OpenPage, tmp_path: Path) -> None:
    page = open_page("/?tab=vergadering")
    type_words(page, HALF_TYPED)
    page.keyboard.press("Enter")
    lines = page.locator(".looked-up li")
    expect(lines).to_have_count(1)
    page.reload()
    expect(lines).to_contain_text("UVP Heuvelland 2026, hoofdstuk")
    saved = {}
    for name in ("Word", "Markdown"):
        with page.expect_download() as download:
            page.get_by_role("button", name=f"Bewaar als {name}").click()
        saved[name] = Path(download.value.path()).read_bytes()
    assert "hoofdstuk" in saved["Markdown"].decode()
    words = [p.text for p in Document(BytesIO(saved["Word"])).paragraphs]
    assert any("Gezocht op: capaciteit zorgfr" in text for text in words)
    assert any(re.match(r"UVP Heuvelland 2026, hoofdstuk .*'IOB Zorg", text) for text in words)
    page.get_by_role("button", name="Maak leeg").click()
    expect(lines).to_have_count(0)


def test_an_address_opens_the_search_and_the_page(open_page: OpenPage) -> None:
    first = open_page("/?tab=vergadering")
    type_words(first, HALF_TYPED)
    first.keyboard.press("Enter")
    meeting_picture(first)
    assert first.title() == "Vergadering - Veiligheidswijzer"
    second = open_page(first.url)
    expect(second.locator("#zoekbron blockquote")).to_contain_text("Zorgfraude")
    expect(second.get_by_label("Zoek in de documenten")).to_have_value(HALF_TYPED)


def test_large_type_is_switched_by_a_key_and_kept(open_page: OpenPage) -> None:
    page = open_page("/?tab=vergadering", viewport={"width": 1024, "height": 768})
    chosen = type_words(page, HALF_TYPED)
    size = "element => parseFloat(getComputedStyle(element.querySelector('.text')).fontSize)"
    small = chosen.evaluate(size)
    page.keyboard.press("F8")
    assert chosen.evaluate(size) == 1.5 * small
    assert page.evaluate("document.documentElement.scrollWidth") <= 1024
    page.reload()
    assert chosen.evaluate(size) == 1.5 * small


def test_nothing_that_is_typed_becomes_more_than_text(open_page: OpenPage) -> None:
    page = open_page("/?tab=vergadering")
    page.get_by_label("Zoek in de documenten").fill(HOSTILE[:300])
    page.locator(
        "#vergadering .results [role=option], #vergadering .results .hint"
    ).first.wait_for()
    page.keyboard.press("Enter")
    expect(page.locator(".looked-up li")).to_have_count(1)
    page.reload()
    page.locator(".looked-up li").wait_for()
    assert page.evaluate("window.hacked") is None
    assert page.locator("#vergadering").locator("img[src=x], script, strong").count() == 0


def test_a_hostile_title_is_shown_to_the_letter(open_page: OpenPage, hostile_screen: str) -> None:
    page = open_page("/?tab=vergadering", address=hostile_screen)
    chosen = type_words(page, HALF_TYPED)
    expect(chosen.locator(".path")).to_contain_text(HOSTILE)
    page.keyboard.press("Enter")
    expect(page.locator("#zoekbron h2")).to_have_text(HOSTILE)
    expect(page.locator(".looked-up li a")).to_contain_text(HOSTILE)
    assert page.evaluate("window.hacked") is None


def test_axe_finds_no_violation_in_the_meeting(open_page: OpenPage) -> None:
    for scheme, width in (("light", 1440), ("dark", 390)):
        page = open_page(
            "/?tab=vergadering", color_scheme=scheme, viewport={"width": width, "height": 844}
        )
        check(page)
        type_words(page, HALF_TYPED)
        page.keyboard.press("Enter")
        meeting_picture(page)
        check(page)
        page.keyboard.press("F8")
        check(page)


def test_nothing_of_the_meeting_sticks_out_at_any_width(open_page: OpenPage) -> None:
    page = open_page("/?tab=vergadering", viewport={"width": 320, "height": 844})
    type_words(page, HALF_TYPED)
    page.keyboard.press("Enter")
    meeting_picture(page)
    for width in (320, 390, 720, 901, 1024, 1440):
        page.set_viewport_size({"width": width, "height": 844})
        assert page.evaluate("document.documentElement.scrollWidth") <= width
