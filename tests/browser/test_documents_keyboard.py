"""The tab Documenten by keyboard alone: the focus is seen at every stop and is never lost."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.browser.serving import CORPUS, OpenPage, ingest, serving
from tests.browser.test_documents import BADGERS, READING_MS, open_documents
from tests.test_pipeline import write_pdf

FOCUS_IS_SEEN = """
() => {
  const clear = (part) => !part
    || (getComputedStyle(part).opacity !== "0" && clear(part.parentElement));
  for (const part of [document.activeElement, document.activeElement.closest("label")]) {
    if (!part || !clear(part)) continue;
    const { outlineStyle, outlineWidth } = getComputedStyle(part);
    const { top, bottom, width } = part.getBoundingClientRect();
    if (outlineStyle === "solid" && parseFloat(outlineWidth) >= 2 && width > 8
      && bottom > 0 && top < innerHeight) return true;
  }
  return false;
}
"""
"""Whether what has the focus, or its label, stands in the window with an outline around it."""


@pytest.fixture
def own_screen(tmp_path: Path) -> Iterator[str]:
    """A screen over a folder of our own with one plan; it may be changed."""
    corpus = tmp_path / "corpus"
    corpus.mkdir()
    for data in CORPUS.glob("*.toml"):
        shutil.copy(data, corpus)
    (corpus / "catalogus.toml").write_text("", encoding="utf-8")
    write_pdf(corpus / "egels.pdf", "Plan voor egels", ["De opvang verzorgt zieke egels."])
    with serving(ingest(corpus, tmp_path / "index")) as address:
        yield address


def tab_to(page: Page, wanted: str, key: str = "Tab", most: int = 30) -> None:
    """Presses a key until what matches `wanted` has the focus; it is seen at every stop."""
    for _ in range(most):
        page.keyboard.press(key)
        assert page.evaluate(FOCUS_IS_SEEN), page.evaluate("document.activeElement.outerHTML")
        if page.evaluate(f"document.activeElement.matches({wanted!r})"):
            return
    raise AssertionError(f"{wanted} cannot be reached with {key}")


def test_a_document_is_found_and_opened_by_keyboard(open_page: OpenPage) -> None:
    page = open_page("/?tab=documenten")
    expect(page.locator(".holdings li")).to_have_count(3)
    tab_to(page, "#zoek-document")
    page.keyboard.type("raadsinfo")
    expect(page.locator("#documenten [role=status]")).to_have_text("1 van 3 documenten")
    tab_to(page, ".holdings h3 a")
    with page.context.expect_page() as opened:
        page.keyboard.press("Enter")
    opened.value.wait_for_url("**/document/*.pdf*")
    opened.value.close()
    tab_to(page, "#zoek-document", "Shift+Tab")
    page.keyboard.press("Escape")
    expect(page.locator(".holdings li:visible")).to_have_count(3)


def test_documents_come_and_go_by_keyboard_and_the_focus_stays(
    open_page: OpenPage, own_screen: str, tmp_path: Path
) -> None:
    page = open_documents(open_page, own_screen)
    page.on("filechooser", lambda _: None)  # Catching one takes a while to come into force.
    write_pdf(tmp_path / "dassen.pdf", BADGERS, ["De das krijgt een tunnel."])
    tab_to(page, "[name=bestanden]")
    with page.expect_file_chooser() as chooser:
        page.keyboard.press("Enter")
    chooser.value.set_files(tmp_path / "dassen.pdf")
    expect(page.locator(".stand .report")).to_contain_text(BADGERS, timeout=READING_MS)
    expect(page.locator("#documenten [role=status]")).to_contain_text(BADGERS)
    expect(page.locator("[name=bestanden]")).to_be_focused()

    badgers = page.locator(".holdings li").filter(has_text=BADGERS)
    name = badgers.get_attribute("data-id")
    remove = f'[data-id="{name}"] [data-remove]'
    tab_to(page, remove)
    page.keyboard.press("Enter")
    expect(page.get_by_role("button", name="Annuleer")).to_be_focused()
    assert page.evaluate(FOCUS_IS_SEEN)
    tab_to(page, "[data-sure]")
    tab_to(page, "[data-cancel]", "Shift+Tab")
    page.keyboard.press("Enter")
    expect(page.locator(remove)).to_be_focused()
    page.keyboard.press("Enter")
    page.keyboard.press("Escape")
    expect(page.locator(remove)).to_be_focused()
    expect(badgers).to_be_visible()

    page.keyboard.press("Enter")
    tab_to(page, "[data-sure]")
    page.keyboard.press("Enter")
    expect(badgers).to_have_count(0, timeout=READING_MS)
    expect(page.get_by_role("heading", name="Wat er is gebeurd")).to_be_focused()
    assert page.evaluate(FOCUS_IS_SEEN)
    tab_to(page, "#zoek-document")
