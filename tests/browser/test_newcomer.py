"""The tab Inwerken, as somebody who is new walks it."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Page, expect

from tests.browser.serving import OpenPage
from tests.browser.test_access import PHONE, check, press_tab_until

ADDRESS = "/?tab=inwerken"
PARTS = {
    "route": "",
    "stap": "&stap=nu",
    "thema": "&deel=thema&thema=zorg-en-veiligheid&bron=3",
    "wie": "&deel=wie",
    "begrippen": "&deel=begrippen",
    "toets": "&deel=toets&nummer=2",
}


def open_part(open_page: OpenPage, path: str = "", **options: object) -> Page:
    """The tab once it is filled."""
    page = open_page(ADDRESS + path, **options)
    page.locator("#inwerken [data-address]").wait_for()
    return page


def test_the_route_is_walked_step_by_step_and_kept_in_the_browser(open_page: OpenPage) -> None:
    page = open_part(open_page)
    assert page.title() == "Inwerken - Veiligheidswijzer"
    page.get_by_role("link", name="Begin met stap 1").click()
    expect(page.locator("#inwerken .page h2")).to_be_focused()
    expect(page.locator("#inwerken .eyebrow")).to_contain_text("Stap 1 van")
    page.get_by_role("link", name="Gelezen, verder").click()
    expect(page.locator("#inwerken .eyebrow")).to_contain_text("Stap 2 van")
    expect(page).to_have_url(re.compile("stap=jeugd-en-veiligheid"))
    page.locator("#inwerken .cite").first.click()
    expect(page.locator("#inwerken-bron blockquote")).to_be_visible()
    page.get_by_role("link", name="Alle stappen").click()
    expect(page.locator("#inwerken .progress")).to_contain_text("1 van")
    page.reload()
    expect(page.locator("#inwerken .route .done")).to_have_count(1)
    page.get_by_role("button", name="Begin opnieuw").click()
    expect(page.locator("#inwerken .route .done")).to_have_count(0)


def test_a_theme_shows_all_its_parts_and_each_line_its_page(open_page: OpenPage) -> None:
    page = open_part(open_page, "&deel=thema")
    page.get_by_role("link", name="Ondermijnende criminaliteit").click()
    headings = page.locator("#inwerken .page h3").all_text_contents()
    assert headings == [
        "Waar het over gaat", "Ambities", "Doelstellingen", "Acties in 2026",
        "Wat gebeurt wanneer in 2026", "Wat inwoners merken",
    ]  # fmt: skip
    for part in ("ambition", "action", "effect"):
        cite = page.locator(f".part-{part} .cite").first
        number = (cite.text_content() or "").strip("[]")
        cite.click()
        expect(page.locator("#inwerken-bron .number")).to_have_text(f"Bron {number}")
        expect(page).to_have_url(re.compile(rf"thema=ondermijnende-criminaliteit&bron={number}$"))


def test_the_words_are_searched_while_typing_and_the_address_keeps_them(
    open_page: OpenPage,
) -> None:
    page = open_part(open_page, "&deel=begrippen")
    entries = page.locator("#inwerken [data-entry]:visible")
    everything = entries.count()
    page.get_by_label("Zoek een begrip").fill("riec")
    expect(entries.first).to_contain_text("RIEC")
    assert 0 < entries.count() < everything
    expect(page).to_have_url(re.compile("zoek=riec"))
    expect(page.locator("#inwerken [role=status]")).to_contain_text("gevonden")
    again = open_part(open_page, "&deel=begrippen&zoek=xyzzy")
    expect(again.get_by_text("Niets gevonden")).to_be_visible()


def test_a_party_opens_to_its_tasks(open_page: OpenPage) -> None:
    page = open_part(open_page, "&deel=wie")
    page.get_by_label("Zoek een naam of een actie").fill("politie")
    party = page.locator("#inwerken [data-entry]:visible summary", has_text="Politie").last
    party.press("Enter")
    page.locator("#inwerken details[open] .cite").first.click()
    expect(page.locator("#inwerken-bron blockquote")).to_contain_text(re.compile("politie", re.I))


def test_a_quiz_is_done_by_keyboard_shows_its_source_and_keeps_the_score(
    open_page: OpenPage,
) -> None:
    page = open_part(open_page, "&deel=toets")
    press_tab_until(page, ".option input")
    page.keyboard.press("Enter")  # nothing is chosen yet
    expect(page.get_by_text("Kies eerst een antwoord.").first).to_be_visible()
    right = int(page.locator("form.quiz").get_attribute("data-right") or "")
    for _ in range(right or 4):
        page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    expect(page.locator(".verdict")).to_be_focused()
    expect(page.locator(".verdict .good")).to_be_visible()
    expect(page.locator(".score .about")).to_contain_text("1 goed, 0 fout")
    page.locator(".verdict .cite").click()
    expect(page.locator("#inwerken-bron blockquote")).to_be_visible()
    page.get_by_role("link", name="Volgende vraag").click()
    form = page.locator("form.quiz")
    expect(form).to_contain_text("Vraag 2 van")
    wrong = (int(form.get_attribute("data-right") or "") + 1) % 3
    form.locator("input").nth(wrong).check()
    page.get_by_role("button", name="Kijk na").click()
    expect(page.locator(".verdict .bad")).to_be_visible()
    page.reload()
    expect(page.locator(".score .about")).to_contain_text("1 goed, 1 fout")


@pytest.mark.parametrize("part", PARTS.values(), ids=PARTS)
def test_nothing_sticks_out_at_any_width(open_page: OpenPage, part: str) -> None:
    page = open_part(open_page, part, viewport={"width": 320, "height": 844})
    for width in (320, 390, 720, 901, 1024, 1440):
        page.set_viewport_size({"width": width, "height": 844})
        assert page.evaluate("document.documentElement.scrollWidth") <= width


@pytest.mark.parametrize(
    ("scheme", "viewport"), [("light", {"width": 1440, "height": 900}), ("dark", PHONE)]
)
def test_axe_finds_no_violation_in_any_part(
    open_page: OpenPage, scheme: str, viewport: dict[str, int]
) -> None:
    options = {"viewport": viewport, "color_scheme": scheme, "reduced_motion": "reduce"}
    page = open_part(open_page, **options)
    for path in PARTS.values():
        page.goto(ADDRESS + path)
        page.locator("#inwerken [data-address]").wait_for()
        check(page)
    page.locator(".option input").first.check()
    page.get_by_role("button", name="Kijk na").click()
    check(page)


def test_what_is_damaged_in_the_browser_counts_as_nothing(open_page: OpenPage) -> None:
    page = open_part(open_page)
    page.evaluate("localStorage.setItem('wijzer-inwerken', '{\"stappen\": [')")
    page.reload()
    expect(page.locator("#inwerken .route li")).not_to_have_count(0)
    expect(page.locator("#inwerken .route .done")).to_have_count(0)
