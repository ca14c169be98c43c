"""At 320 px wide and at 200% zoom nothing is lost and nothing needs scrolling sideways."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from tests.browser.serving import OpenPage
from tests.browser.test_chat import QUESTION, UNANSWERABLE, ask

PHONE_AT_400 = {"viewport": {"width": 320, "height": 640}}
"""1280 px at 400%, which WCAG 1.4.10 asks for."""
LAPTOP_AT_200 = {"viewport": {"width": 720, "height": 450}, "device_scale_factor": 2}
"""1440 by 900 px at 200%: a browser that zooms has half the pixels, each twice as large."""

CUT_OFF = """
() => {
  const apart = ".unseen, .colours span, .skip, .paper, select, svg";
  const seen = (part) => part.checkVisibility({ opacityProperty: true }) && !part.closest(apart);
  const parts = [...document.querySelectorAll("body *")].filter(seen);
  const width = document.documentElement.clientWidth;
  const outside = ({ left, right }) => left < -1 || right > width + 1;
  return parts
    .filter((part) => {
      const { overflowX } = getComputedStyle(part);
      const cut = overflowX !== "visible" && part.scrollWidth > part.clientWidth + 1;
      return outside(part.getBoundingClientRect()) || cut;
    })
    .map((part) => part.outerHTML.slice(0, 120));
}
"""
"""What is seen and stands outside the window, or has a content that is cut off or must be scrolled.

The picture of a page may be wider than the window, and a line of a list that unfolds is whole
once it is unfolded."""

PLACES = {
    "/": ".examples",
    "/?tab=vergadering": "#zoek",
    "/?tab=inwerken": "#inwerken .route",
    "/?tab=inwerken&stap=zorg-en-veiligheid&bron=2": "#inwerken-bron blockquote",
    "/?tab=inwerken&deel=thema": "#inwerken .action",
    "/?tab=inwerken&deel=wie": "#inwerken details",
    "/?tab=inwerken&deel=begrippen": "#inwerken .terms",
    "/?tab=inwerken&deel=toets": "#inwerken .quiz",
    "/?tab=jaarplan&bron=1": "#jaarplan-bron blockquote",
    "/?tab=jaarplan&deel=uren&bron=1": "#jaarplan-bron blockquote",
    "/?tab=documenten": ".holdings li",
}
"""Addresses, and what is there once they are open."""


@pytest.mark.parametrize("window", [PHONE_AT_400, LAPTOP_AT_200], ids=["320px", "200%"])
def test_nothing_is_cut_off_in_any_tab(open_page: OpenPage, window: dict[str, object]) -> None:
    page = open_page(**window)
    for path, part in PLACES.items():
        page.goto(path)
        expect(page.locator(part).first).to_be_visible()
        for fold in page.locator("details:visible").all():
            fold.evaluate("fold => { fold.open = true; }")
        assert cut_off(page) == [], path


@pytest.mark.parametrize("window", [PHONE_AT_400, LAPTOP_AT_200], ids=["320px", "200%"])
def test_nothing_of_an_answer_is_cut_off(open_page: OpenPage, window: dict[str, object]) -> None:
    page = open_page(**window)
    for question in (QUESTION, UNANSWERABLE, "Hoeveel uur is er in totaal geraamd?"):
        turn = ask(page, question)
        turn.locator(".sources a").first.click()
        expect(page.locator("#bron blockquote")).to_be_visible()
        assert cut_off(page) == [], question
    page.goto("/?tab=vergadering")
    page.get_by_label("Zoek in de documenten").fill("zorgfraude")
    page.keyboard.press("Enter")
    expect(page.locator("#zoekbron blockquote")).to_be_visible()
    assert cut_off(page) == []


def test_the_hours_stand_under_their_name_on_a_phone_and_are_still_a_table(
    open_page: OpenPage,
) -> None:
    page = open_page("/?tab=jaarplan&deel=uren", **PHONE_AT_400)
    row = page.locator(".hours").first.get_by_role("row").nth(1)
    name, hours = row.get_by_role("rowheader"), row.get_by_role("cell")
    expect(hours).to_have_count(3)
    (above, below) = (part.bounding_box() for part in (name, hours.last))
    assert above is not None and below is not None
    assert above["y"] + above["height"] <= below["y"] + 1
    page.set_viewport_size({"width": 1440, "height": 900})
    (left, right) = (part.bounding_box() for part in (name, hours.last))
    assert left is not None and right is not None
    assert left["x"] + left["width"] <= right["x"]


def cut_off(page: Page) -> list[str]:
    found: list[str] = page.evaluate(CUT_OFF)
    return found
