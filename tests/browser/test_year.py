"""The tab Jaarplan, as an official walks it."""

from __future__ import annotations

import csv
import re

import pytest
from icalendar import Calendar
from playwright.sync_api import Page, expect

from tests.browser.serving import OpenPage
from tests.browser.test_access import PHONE, check, press_tab_until

ADDRESS = "/?tab=jaarplan"
HOURS = "/?tab=jaarplan&deel=uren"


def open_plan(open_page: OpenPage, path: str = ADDRESS, **options: object) -> Page:
    """The tab once it is filled."""
    page = open_page(path, **options)
    page.locator("#jaarplan [data-address]").wait_for()
    return page


def shown_source(page: Page) -> None:
    """Waits until the picture beside the plan has been drawn."""
    picture = page.locator("#jaarplan-bron .paper img")
    expect(picture).to_be_visible()
    page.wait_for_function("(p) => p.complete && p.naturalWidth > 0", arg=picture.element_handle())


def test_a_line_opens_the_page_where_it_stands_and_has_an_address(open_page: OpenPage) -> None:
    page = open_plan(open_page)
    assert page.title() == "Jaarplan - Veiligheidswijzer"
    line = page.locator(".month .line").first
    subject = line.text_content() or ""
    line.click()
    expect(page.locator("#jaarplan-bron blockquote")).to_contain_text(subject)
    expect(page).to_have_url(re.compile(r"tab=jaarplan&bron=\d+$"))
    expect(page.locator("#jaarplan [role=status]")).to_contain_text("Getoond:")
    shown_source(page)
    again = open_plan(open_page, page.url)
    expect(again.locator("#jaarplan-bron blockquote")).to_contain_text(subject)
    expect(again.locator('.line[aria-current="true"]')).to_have_text(subject)


def test_filters_hold_together_are_named_and_cleared_at_once(open_page: OpenPage) -> None:
    page = open_plan(open_page)
    everything = page.locator(".month .line").count()
    page.get_by_role("radio", name="Ondermijnende criminaliteit").check(force=True)
    expect(page.locator("#jaarplan .active b")).to_have_text("Ondermijnende criminaliteit")
    expect(page.locator("#jaarplan .theme-group .tag")).not_to_contain_text(["Zorg"])
    themed = page.locator(".month .line").count()
    page.get_by_label("Verantwoordelijk", exact=True).select_option("Strategisch adviseur")
    expect(page.locator("#jaarplan .active b")).to_have_count(2)
    expect(page).to_have_url(re.compile("thema=ondermijnende-criminaliteit&wie=Strategisch"))
    both = page.locator(".month .line").count()
    assert 0 < both < themed < everything
    page.get_by_role("link", name="Wis filters").click()
    expect(page.locator(".month .line")).to_have_count(everything)
    expect(page.get_by_role("radio", name="Alle thema's").locator("visible=true")).to_be_focused()


def test_the_lines_that_are_seen_are_saved_as_calendar_and_as_table(open_page: OpenPage) -> None:
    page = open_plan(open_page, f"{ADDRESS}&thema=jeugd-en-veiligheid")
    subjects = page.locator(".month .line").all_text_contents()
    for name, read in (("Agenda", read_calendar), ("Tabel", read_table)):
        with page.expect_download() as download:
            page.get_by_role("link", name=name).click()
        content = download.value.path().read_bytes()
        assert sorted(read(content)) == sorted(subjects)


def read_calendar(content: bytes) -> list[str]:
    return [str(event["SUMMARY"]) for event in Calendar.from_ical(content).walk("VEVENT")]


def read_table(content: bytes) -> list[str]:
    return [
        row[2] for row in csv.reader(content.decode("utf-8-sig").splitlines()[1:], delimiter=";")
    ]


def test_hours_stand_in_a_chart_and_in_a_table_and_what_is_left_out_says_why(
    open_page: OpenPage,
) -> None:
    page = open_plan(open_page)
    page.get_by_role("link", name="Hoeveel uren").click()
    expect(page.get_by_role("heading", name=re.compile("Geraamde uren in 2026"))).to_be_focused()
    expect(page.get_by_role("img", name=re.compile("Staafdiagram. Per thema"))).to_be_visible()
    rows = page.locator(".hours").first.locator("tbody tr")
    values = page.locator(".hours").first.locator(".chart .value").all_text_contents()
    told = [cell for row in rows.all() for cell in row.locator("td").all_text_contents()[:2]]
    assert values == [cell for cell in told if cell != "-"]
    page.locator(".left-out .cite").first.click()
    expect(page.locator("#jaarplan-bron blockquote")).to_be_visible()


def test_the_plan_can_be_walked_by_keyboard(open_page: OpenPage) -> None:
    page = open_plan(open_page)
    press_tab_until(page, "nav.tabs a[aria-current]")
    press_tab_until(page, ".month .line")
    page.keyboard.press("Enter")
    expect(page.locator("#jaarplan-bron blockquote")).to_be_visible()
    press_tab_until(page, "#jaarplan-bron [data-copy]", most=200)


@pytest.mark.parametrize("path", [ADDRESS, HOURS])
def test_nothing_of_the_plan_sticks_out_at_any_width(open_page: OpenPage, path: str) -> None:
    page = open_plan(open_page, f"{path}&bron=1", viewport={"width": 320, "height": 844})
    shown_source(page)
    for width in (320, 390, 720, 901, 1024, 1440):
        page.set_viewport_size({"width": width, "height": 844})
        assert page.evaluate("document.documentElement.scrollWidth") <= width


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("viewport", [{"width": 1440, "height": 900}, PHONE])
def test_axe_finds_no_violation_in_the_plan(
    open_page: OpenPage, scheme: str, viewport: dict[str, int]
) -> None:
    options = {"viewport": viewport, "color_scheme": scheme, "reduced_motion": "reduce"}
    page = open_plan(open_page, f"{ADDRESS}&thema=jeugd-en-veiligheid&bron=1", **options)
    shown_source(page)
    check(page)
    page.get_by_role("link", name="Hoeveel uren").click()
    page.locator(".chart").first.wait_for()
    check(page)


def test_words_in_an_address_are_harmless(open_page: OpenPage) -> None:
    script = "%3Cimg+src%3Dx+onerror%3D%22window.hacked%3D1%22%3E"
    page = open_plan(
        open_page, f"{ADDRESS}&thema={script}&wie={script}&deel={script}&bron={script}"
    )
    expect(page.locator(".month").first).to_be_visible()
    assert page.evaluate("window.hacked") is None
    assert page.locator("#jaarplan .links img").count() == 0
