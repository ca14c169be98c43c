"""States that are rare or crowded: refused files, long answers, a lost connection."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import FilePayload, Page, expect

from tests.browser.serving import OpenPage
from tests.browser.test_access import check_everywhere, press_tab_until
from tests.browser.test_chat import ask, shown_picture
from tests.browser.test_documents import open_documents
from ui.intake_files import MOST_MB

REFUSED: dict[str, FilePayload] = {
    "kan niet worden gelezen": {"name": "plan.exe", "mimeType": "text/plain", "buffer": b"x"},
    "is leeg": {"name": "leeg.pdf", "mimeType": "application/pdf", "buffer": b""},
}
LONG = ("Hoeveel uur is er in totaal geraamd?", "In welke maand staan de meeste acties gepland?")


@pytest.mark.parametrize("reason", REFUSED)
def test_a_refused_file_says_why_and_axe_finds_no_violation(
    open_page: OpenPage, hostile_screen: str, reason: str
) -> None:
    page = open_documents(open_page, hostile_screen)
    page.locator("input[name=bestanden]").set_input_files([REFUSED[reason]])
    expect(page.locator(".stand [role=alert]")).to_contain_text(reason)
    check_everywhere(page)
    assert_nothing_sticks_out(page)


def test_a_file_that_is_too_large_says_so(
    open_page: OpenPage, hostile_screen: str, tmp_path: Path
) -> None:
    page = open_documents(open_page, hostile_screen)
    large = tmp_path / "groot.pdf"
    with large.open("wb") as written:
        written.truncate(MOST_MB * 1_000_000 + 1)
    page.locator("input[name=bestanden]").set_input_files(large)
    expect(page.locator(".stand [role=alert]")).to_contain_text(f"hooguit {MOST_MB} MB")
    expect(page.locator("[name=bestanden]")).to_have_value("")


@pytest.mark.parametrize("question", LONG)
def test_a_long_answer_is_calm_and_hides_no_source(open_page: OpenPage, question: str) -> None:
    page = open_page()
    turn = ask(page, question)
    shown_picture(page)
    numbers = turn.locator(".sources a")
    count = numbers.count()
    assert count > 20
    expect(turn.locator(".sources a:visible")).to_have_count(5)
    expect(turn.locator(".up-to").first).to_be_visible()
    check_everywhere(page)
    press_tab_until(page, "details.more > summary", most=80)
    page.keyboard.press("Enter")
    expect(turn.locator(".sources a:visible")).to_have_count(count)
    check_everywhere(page)
    assert_nothing_sticks_out(page)
    lines = turn.locator(".sources a").all_inner_texts()
    assert len(set(lines)) == count
    numbers.last.click()
    expect(page.locator("#bron .number")).to_have_text(f"Bron {count}")
    again = open_page(page.url)
    expect(again.locator(".sources a[aria-current]")).to_be_visible()


def test_a_lost_connection_is_told_in_dutch_and_axe_finds_no_violation(open_page: OpenPage) -> None:
    page = open_page()
    page.context.set_offline(True)
    page.get_by_label("Uw vraag").fill("Wie doet wat?")
    page.keyboard.press("Enter")
    expect(page.get_by_text("Er is geen verbinding met het programma")).to_be_visible()
    check_everywhere(page)


def assert_nothing_sticks_out(page: Page) -> None:
    """No width between a phone at 400% and a laptop needs scrolling sideways."""
    for width in (320, 390, 720, 1024, 1440):
        page.set_viewport_size({"width": width, "height": 844})
        assert page.evaluate("document.documentElement.scrollWidth") <= width
