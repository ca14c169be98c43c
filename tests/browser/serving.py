"""Starts the real screen over real documents."""

from __future__ import annotations

import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any, Protocol

import uvicorn
from playwright.sync_api import Page

from assistant.settings import PACKAGED_MODEL, Settings
from ingest.errors import WijzerError
from ingest.pipeline import run_ingest
from tests.conftest import TODAY
from ui.desk import Desk
from ui.server import build_server

ROOT = Path(__file__).parent.parent.parent
CORPUS = ROOT / "corpus"
CHROMIUM = Path("/usr/bin/chromium")
FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
HOSTILE = (
    """<script>window.hacked = 1</script><img src=x onerror="window.hacked = 1">"""
    """'"><svg onload='window.hacked = 1'> [klik](javascript:window.hacked=1) **vet** ${1 + 1}"""
)
"""Text that runs a script or becomes an element wherever it is not escaped."""


class OpenPage(Protocol):
    """Opens `path` of the screen at `address` in a window of its own."""

    def __call__(self, path: str = "/", address: str = ..., **options: Any) -> Page: ...


def ingest(corpus: Path, index: Path) -> Settings:
    """Read `corpus` into `index`; a process of its own would take 25 s more to load its models."""
    run_ingest([corpus], corpus, index, PACKAGED_MODEL)
    return Settings(index=index, corpus=corpus, today=TODAY)


@contextmanager
def serving(settings: Settings, port: int = 0) -> Iterator[str]:
    """The address of a running screen; port 0 takes a free one.

    The models are loaded first, as `wijzer ui` does, so that no page waits for them.
    """
    desk = Desk(settings, local=True)
    with suppress(WijzerError):  # No index yet is a state of the screen too.
        desk.assistant()
    config = uvicorn.Config(
        build_server(desk), port=port, log_level="warning", timeout_graceful_shutdown=1
    )
    server = uvicorn.Server(config)
    thread = threading.Thread(target=server.run)
    thread.start()
    while not server.started:
        assert thread.is_alive()
        time.sleep(0.02)
    port = server.servers[0].sockets[0].getsockname()[1]
    yield f"http://127.0.0.1:{port}"
    server.should_exit = True
    thread.join()
