"""The web server: one FastAPI application with the screen and the files that it shows."""

from __future__ import annotations

import logging
import socket
from collections.abc import Callable, Iterable
from pathlib import Path

import gradio as gr
import uvicorn
from fastapi import FastAPI, HTTPException, Request
from fastapi.responses import FileResponse, PlainTextResponse

from ui import texts
from ui.desk import Desk
from ui.doorman import Doorman
from ui.files import build_files
from ui.intake_routes import build_intake
from ui.linked import build_linked
from ui.look import build_theme
from ui.lookup import build_lookup
from ui.markup import render
from ui.screen import TABS, build_screen, list_tabs

STATIC = Path(__file__).parent / "static"
CLOSING_S = 2
"""Seconds that open pages get when the program stops; they keep a connection open for ever."""


def build_server(desk: Desk) -> FastAPI:
    """The whole application; nothing outside the index can be fetched from it."""
    server = FastAPI(openapi_url=None, docs_url=None, redoc_url=None)
    server.include_router(build_files(desk))
    server.include_router(build_lookup(desk))
    server.include_router(build_linked(desk, TABS))
    server.include_router(build_intake(desk))
    server.add_exception_handler(HTTPException, _tell)
    for file in STATIC.iterdir():
        server.get(f"/wijzer/{file.name}")(_static_file(file))
    gr.mount_gradio_app(
        server,
        build_screen(desk),
        path="/",
        theme=build_theme(),
        footer_links=[],
        run_history=False,
        show_error=False,
        ssr_mode=False,
        enable_monitoring=False,
        mcp_server=False,
        favicon_path=None,
    )
    server.add_middleware(Doorman, head=_head())
    return server


def run_server(server: FastAPI, listening: socket.socket, ready: Callable[[], None]) -> None:
    """Serve on `listening` until Ctrl+C; `ready` is called when the first page can be opened."""
    config = uvicorn.Config(
        server, log_level="warning", server_header=False, timeout_graceful_shutdown=CLOSING_S
    )
    _Announced(config, ready).run(sockets=[listening])


class _Announced(uvicorn.Server):
    """A uvicorn server that tells when it is ready, and stops without a word.

    Open pages keep a connection that stopping cuts off; uvicorn takes that for an error.
    """

    def __init__(self, config: uvicorn.Config, ready: Callable[[], None]) -> None:
        super().__init__(config)
        self._ready = ready
        logging.getLogger("uvicorn.error").addFilter(lambda _: not self.should_exit)

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        await super().startup(sockets)
        self._ready()


def _tell(_: Request, error: Exception) -> PlainTextResponse:
    """An expected failure as plain text for the person who opened the address."""
    status = error.status_code if isinstance(error, HTTPException) else 500
    detail = error.detail if isinstance(error, HTTPException) else texts.BROKEN
    return PlainTextResponse(str(detail), status)


def _head() -> str:
    """What goes into the page's <head>: the style and script of the whole, then of each tab."""
    tabs = list_tabs()
    styles = [f"{name}.css" for name in ("wijzer", *(tab.id for tab in tabs))]
    scripts = [f"{tab.id}.js" for tab in tabs]
    return render("head", tabs=tabs, styles=_present(styles), scripts=_present(scripts))


def _present(names: Iterable[str]) -> list[str]:
    return [name for name in names if (STATIC / name).is_file()]


def _static_file(file: Path) -> Callable[[], FileResponse]:
    return lambda: FileResponse(file, headers={"Cache-Control": "no-cache"})
