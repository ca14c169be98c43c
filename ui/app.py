"""Starts the screen; what is heavy is loaded only once the address is known to be free."""

from __future__ import annotations

import errno
import os
import socket
import sys
import webbrowser
from contextlib import suppress

from assistant.settings import Settings
from ingest.errors import UsageError, WijzerError
from ui import texts

LOCAL = ("127.0.0.1", "localhost", "::1")
"""Addresses that only this computer can open."""


def serve(settings: Settings, host: str, port: int, open_browser: bool) -> None:
    """Serve the screen until Ctrl+C; port 0 takes a free one.

    Raises UsageError when the port is in use or the address can't be used.
    """
    listening = _listen(host, port)
    os.environ["GRADIO_ANALYTICS_ENABLED"] = "False"
    from ui.desk import Desk
    from ui.server import build_server, run_server

    desk = Desk(settings, local=host in LOCAL)
    try:
        desk.assistant()
    except WijzerError as error:
        print(error, file=sys.stderr)
    address = f"http://{host}:{listening.getsockname()[1]}"
    with suppress(KeyboardInterrupt):
        run_server(build_server(desk), listening, lambda: _welcome(address, open_browser))


def _welcome(address: str, open_browser: bool) -> None:
    print(texts.ready(address), flush=True)
    if open_browser:
        webbrowser.open(address)


def _listen(host: str, port: int) -> socket.socket:
    """A socket that holds the address from now on, so that nobody else can take it."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    listening = socket.socket(family)
    listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        listening.bind((host, port))
        listening.listen()
    except (OSError, OverflowError) as error:
        listening.close()
        busy = isinstance(error, OSError) and error.errno == errno.EADDRINUSE
        text = texts.port_in_use if busy else texts.port_refused
        raise UsageError(text(host, port)) from error
    return listening
