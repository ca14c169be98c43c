"""Makes the pictures for the documentation: python -m tests.browser.screenshots."""

from __future__ import annotations

import tempfile
from collections.abc import Callable
from io import BytesIO
from pathlib import Path
from typing import Literal

from PIL import Image
from playwright.sync_api import Page, ViewportSize, sync_playwright

from tests.browser.serving import CHROMIUM, CORPUS, FLAGS, ROOT, ingest, serving
from tests.browser.test_chat import QUESTION, UNANSWERABLE, ask, shown_picture

IMAGES = ROOT / "docs" / "images"
SETTLE_MS = 400
COLOURS = 256
"""A third of the size of a picture in full colour, and the colours of the themes stay right."""
LAPTOP: ViewportSize = {"width": 1440, "height": 900}
PHONE: ViewportSize = {"width": 390, "height": 844}
Scheme = Literal["light", "dark"]
SEARCHED = "capaciteit zorgfr"


def show_begin(page: Page) -> None:
    """The tab Vraag as it opens."""
    page.goto("/")
    page.locator(".talk").wait_for()


def show_answer(page: Page) -> None:
    """An answer with its page and the questions that may follow."""
    show_begin(page)
    ask(page, QUESTION)
    shown_picture(page)
    page.locator(".next button").first.wait_for()
    page.evaluate("scrollTo(0, 0)")


def show_not_found(page: Page) -> None:
    """A question without an answer."""
    show_begin(page)
    ask(page, UNANSWERABLE)


def show_meeting(page: Page) -> None:
    """Passages found while typing, and the page of one of them."""
    page.goto("/?tab=vergadering")
    page.locator("#zoek:focus").wait_for()
    page.keyboard.type(SEARCHED)
    page.keyboard.press("Enter")
    page.locator("#zoekbron .paper img").wait_for()


def show_documents(page: Page) -> None:
    """The list of documents."""
    page.goto("/?tab=documenten")
    page.locator(".holdings li").first.wait_for()


STATES: dict[str, Callable[[Page], None]] = {
    "vraag-begin": show_begin,
    "vraag-antwoord": show_answer,
    "vraag-niet-gevonden": show_not_found,
    "vergadering-gevonden": show_meeting,
    "documenten-lijst": show_documents,
}
PARTS = {
    "inwerken-stap": ("/?tab=inwerken&stap=zorg-en-veiligheid", "#inwerken .cite"),
    "inwerken-toets": ("/?tab=inwerken&deel=toets", ""),
    "jaarplan-planning": ("/?tab=jaarplan", "#jaarplan .line"),
    "jaarplan-uren": ("/?tab=jaarplan&deel=uren", ""),
}
"""Parts of the other tabs: their address, and the source that is opened in them."""
WINDOWS: tuple[tuple[str, Scheme, ViewportSize, tuple[str, ...]], ...] = (
    ("laptop-licht", "light", LAPTOP, tuple(STATES)),
    ("laptop-donker", "dark", LAPTOP, ("vraag-antwoord",)),
    ("telefoon-licht", "light", PHONE, ("vraag-antwoord",)),
)


def main() -> None:
    """Take every picture again, over a fresh index of the example documents."""
    IMAGES.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        with serving(ingest(CORPUS, Path(folder) / "index")) as address:
            for name, scheme, size, states in WINDOWS:
                window = browser.new_page(
                    viewport=size,
                    color_scheme=scheme,
                    base_url=address,
                    locale="nl-NL",
                    reduced_motion="reduce",
                )
                photograph(window, name, states)
                if name == WINDOWS[0][0]:
                    photograph_tabs(window, name)
                window.close()
        browser.close()


def photograph(page: Page, name: str, states: tuple[str, ...]) -> None:
    """Save each of the `states` as docs/images/<state>-<name>.png."""
    for state in states:
        STATES[state](page)
        save(page, f"{state}-{name}")


def photograph_tabs(page: Page, name: str) -> None:
    """Save the other tabs, as docs/images/<tab>-<part>-<name>.png."""
    for part, (path, source) in PARTS.items():
        page.goto(path)
        page.locator(".linked .page [data-address]:visible").wait_for()
        if source:
            page.locator(source).first.click()
            picture = page.locator(".paper img:visible")
            picture.wait_for()
            page.wait_for_function("(p) => p.complete", arg=picture.element_handle())
        save(page, f"{part}-{name}")


def save(page: Page, name: str) -> None:
    """Save what the window shows; a phone's picture is as long as the page."""
    page.wait_for_timeout(SETTLE_MS)
    narrow = (page.viewport_size or LAPTOP)["width"] < 600
    shot = Image.open(BytesIO(page.screenshot(full_page=narrow)))
    few = shot.convert("RGB").quantize(COLOURS, Image.Quantize.MAXCOVERAGE, kmeans=1)
    few.save(IMAGES / f"{name}.png", optimize=True)


if __name__ == "__main__":
    main()
