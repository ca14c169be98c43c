"""Everybody can use it: by keyboard, on a phone, with a screen reader."""

from __future__ import annotations

import pytest
from axe_playwright_python.sync_playwright import Axe  # type: ignore[import-untyped]
from playwright.sync_api import Page, expect

from tests.browser.serving import OpenPage
from tests.browser.test_chat import QUESTION, UNANSWERABLE, ask, shown_picture

WCAG = {
    "runOnly": {
        "type": "tag",
        "values": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"],
    }
}
PHONE = {"width": 390, "height": 844}
FOCUSED = "document.activeElement"


def press_tab_until(page: Page, wanted: str, most: int = 40) -> None:
    """Presses Tab until an element that matches `wanted` has the focus, and shows it."""
    for _ in range(most):
        page.keyboard.press("Tab")
        if page.evaluate(f"{FOCUSED}.matches({wanted!r})"):
            outline = page.evaluate(f"getComputedStyle({FOCUSED}).outlineStyle")
            assert outline == "solid"
            return
    raise AssertionError(f"{wanted} cannot be reached with Tab")


def test_a_question_can_be_asked_and_checked_by_keyboard_alone(open_page: OpenPage) -> None:
    page = open_page()
    page.keyboard.type(QUESTION)
    page.keyboard.press("Enter")
    expect(page.locator(".answer")).to_contain_text("egisseur ondermijning")
    expect(page.get_by_label("Uw vraag")).to_be_focused()
    count = page.locator(".turn .sources a").count()
    press_tab_until(page, f'.sources a[data-number="{count}"]')
    page.keyboard.press("Enter")
    expect(page.locator("#bron .number")).to_have_text(f"Bron {count}")
    assert page.evaluate(f"{FOCUSED}.dataset.number") == str(count)
    press_tab_until(page, "[data-copy]")
    press_tab_until(page, ".paper")


def test_themes_are_chosen_with_the_arrow_keys(open_page: OpenPage) -> None:
    page = open_page()
    for _ in range(10):
        page.keyboard.press("Tab")
        if page.evaluate(f"{FOCUSED}.type === 'radio'"):
            break
    page.keyboard.press("ArrowRight")
    expect(page.locator("#filters .active")).to_be_visible()
    page.keyboard.press("ArrowRight")
    radios = page.locator("#filters input[type=radio]")
    expect(radios.nth(2)).to_be_checked()
    expect(radios.nth(2)).to_be_focused()


def test_an_answer_and_a_source_are_announced(open_page: OpenPage) -> None:
    page = open_page()
    status = page.locator("#gezegd [role=status]")
    expect(status).to_have_text("")
    turn = ask(page, QUESTION)
    expect(status).to_contain_text("egisseur ondermijning")
    turn.locator(".sources a").last.click()
    expect(status).to_contain_text("Getoond:")
    ask(page, UNANSWERABLE)
    expect(status).to_contain_text("Niet gevonden")


@pytest.mark.parametrize("question", ["", QUESTION, UNANSWERABLE])
def test_nothing_sticks_out_at_any_width(open_page: OpenPage, question: str) -> None:
    page = open_page(viewport={"width": 320, "height": 844})
    if question:
        ask(page, question).locator(".sources a").first.click()
        shown_picture(page)
    for width in (320, 390, 720, 901, 1024, 1440):
        page.set_viewport_size({"width": width, "height": 844})
        assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_on_a_phone_a_citation_brings_its_page_into_view_and_back(open_page: OpenPage) -> None:
    page = open_page(viewport=PHONE, has_touch=True, reduced_motion="reduce")
    turn = ask(page, QUESTION)
    expect(turn).to_be_in_viewport()
    turn.locator(".sources a").first.click()
    expect(page.locator("#bron h2")).to_be_in_viewport()
    page.get_by_role("link", name="Terug naar het antwoord").click()
    expect(turn.locator(".question")).to_be_in_viewport()


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("viewport", [{"width": 1440, "height": 900}, PHONE])
def test_axe_finds_no_violation_in_any_state(
    open_page: OpenPage, scheme: str, viewport: dict[str, int]
) -> None:
    page = open_page(viewport=viewport, color_scheme=scheme, reduced_motion="reduce")
    check(page)
    ask(page, QUESTION)
    shown_picture(page)
    check(page)
    page.get_by_role("radio", name="Zorg en Veiligheid").check(force=True)
    ask(page, UNANSWERABLE).locator(".sources a").first.click()
    shown_picture(page)
    check(page)
    page.get_by_label("Uw vraag").fill(" ")
    page.keyboard.press("Enter")
    expect(page.get_by_role("alert")).to_be_visible()
    check(page)


def check(page: Page) -> None:
    """No violation of WCAG 2.2 level A or AA."""
    found = Axe().run(page, options=WCAG)
    assert found.violations_count == 0, found.generate_report()


def check_everywhere(page: Page) -> None:
    """`check` on a laptop and on a phone, in light and in dark; all is as it was afterwards."""
    page.emulate_media(reduced_motion="reduce")
    for size in (PHONE, {"width": 1440, "height": 900}):
        page.set_viewport_size(size)
        for _ in ("light", "dark"):
            check(page)
            page.evaluate("document.body.classList.toggle('dark')")
