"""Makes the pictures for the documentation: python -m tests.browser.screenshots."""

from __future__ import annotations

import tempfile
from io import BytesIO
from pathlib import Path
from typing import Literal

from PIL import Image
from playwright.sync_api import Page, ViewportSize, sync_playwright

from tests.browser.serving import CHROMIUM, CORPUS, FLAGS, ROOT, ingest, serving
from tests.browser.test_chat import QUESTION, UNANSWERABLE, ask, shown_picture

IMAGES = ROOT / "docs" / "images"
SETTLE_MS = 400
LAPTOP: ViewportSize = {"width": 1440, "height": 900}
PHONE: ViewportSize = {"width": 390, "height": 844}
Scheme = Literal["light", "dark"]
STATES = {"begin": "", "antwoord": QUESTION, "niet-gevonden": UNANSWERABLE}
PARTS = {
    "inwerken-stap": ("/?tab=inwerken&stap=zorg-en-veiligheid", "#inwerken .cite"),
    "inwerken-toets": ("/?tab=inwerken&deel=toets", ""),
    "jaarplan-planning": ("/?tab=jaarplan", "#jaarplan .line"),
    "jaarplan-uren": ("/?tab=jaarplan&deel=uren", ""),
}
"""Parts of the other tabs: their address, and the source that is opened in them."""
WINDOWS: tuple[tuple[str, Scheme, ViewportSize, tuple[str, ...]], ...] = (
    ("laptop-licht", "light", LAPTOP, tuple(STATES)),
    ("laptop-donker", "dark", LAPTOP, ("antwoord",)),
    ("telefoon-licht", "light", PHONE, ("antwoord",)),
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
    """Save each of the `states` of the tab Vraag as docs/images/vraag-<state>-<name>.png."""
    for state in states:
        page.goto("/")
        page.locator(".talk").wait_for()
        if question := STATES[state]:
            ask(page, question)
        if question == QUESTION:
            shown_picture(page)
        save(page, f"vraag-{state}-{name}")


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
    shot.convert("RGB").save(IMAGES / f"{name}.png", optimize=True)


if __name__ == "__main__":
    main()
