"""The real screen for the browser tests: real documents, a real index, a real Chromium."""

from __future__ import annotations

import json
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect, sync_playwright

from assistant.settings import Settings
from tests.browser.serving import CHROMIUM, CORPUS, FLAGS, HOSTILE, OpenPage, ingest, serving

PATIENCE_MS = 60_000
"""A busy machine was seen to need 30 s for the first window."""
expect.set_options(timeout=PATIENCE_MS)
WIDE = {"width": 1440, "height": 900}


@pytest.fixture(scope="session")
def screen(example_settings: Settings) -> Iterator[str]:
    """The address of the screen over the example documents."""
    with serving(example_settings) as address:
        yield address


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Headless Chromium."""
    if not CHROMIUM.exists():
        pytest.skip(f"{CHROMIUM} is missing: install the Debian package chromium")
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        yield chromium
        chromium.close()


@pytest.fixture
def open_page(browser: Browser, screen: str) -> Iterator[OpenPage]:
    """Opens windows on the screen; an error of a script in one of them fails the test."""
    opened: list[BrowserContext] = []
    errors: list[str] = []

    def open_window(path: str = "/", address: str = screen, **options: Any) -> Page:
        wanted = {"viewport": WIDE, "locale": "nl-NL", "base_url": address, **options}
        context = browser.new_context(**wanted)
        context.set_default_timeout(PATIENCE_MS)
        opened.append(context)
        page = context.new_page()
        page.on("pageerror", lambda error: errors.append(str(error)))
        page.goto(path)
        page.locator(".talk, .not-ready").first.wait_for(state="attached")
        return page

    yield open_window
    for context in opened:
        context.close()
    assert not errors


@pytest.fixture(scope="session")
def hostile_corpus(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A corpus with the example programme under a title that tries to run scripts."""
    corpus = tmp_path_factory.mktemp("vijandig") / "corpus"
    corpus.mkdir()
    for data in CORPUS.glob("*.toml"):
        shutil.copy(data, corpus)
    shutil.copy(CORPUS / "uvp-2026.pdf", corpus)
    entry = f"[uvp-2026]\ntitle = {json.dumps(HOSTILE)}\nkind = 'uvp'\n"
    (corpus / "catalogus.toml").write_text(entry, encoding="utf-8")
    return corpus


@pytest.fixture(scope="session")
def hostile_screen(hostile_corpus: Path) -> Iterator[str]:
    """The address of the screen over that corpus."""
    with serving(ingest(hostile_corpus, hostile_corpus.parent / "index")) as address:
        yield address
