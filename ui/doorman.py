"""Decides which addresses are open and with which headers; mends the page that Gradio sends."""

from __future__ import annotations

import re

from starlette.datastructures import MutableHeaders
from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

OPEN_PATHS = re.compile(
    r"/(|config|favicon\.ico|theme\.css|wijzer/[\w-]+\.(css|js|svg))"
    r"|/(zoek|passage|opgezocht\.(md|docx)|documenten(/(stand|toevoegen|verwijderen))?)"
    r"|/deel/[\w-]+(/bron)?|/jaarplan\.(ics|csv)"
    r"|/(assets|document|pagina)/.+"
    r"|/gradio_api/(startup-events|app_id|(run|queue|heartbeat|reset|cancel|call)(/.+)?)"
)
"""What the screen itself uses. Upload, file, proxy, monitoring and API pages stay shut."""
POLICY = {
    "Content-Security-Policy": (
        "default-src 'self'; script-src 'self' 'unsafe-inline' 'unsafe-eval'; "
        "style-src 'self' 'unsafe-inline'; img-src 'self' data: blob:; object-src 'none'; "
        "base-uri 'self'; form-action 'self'; frame-ancestors 'self'"
    ),
}
"""The browser itself refuses other hosts. Gradio builds functions from text: 'unsafe-eval'."""
HEADERS = {
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
    "Permissions-Policy": "camera=(), microphone=(), geolocation=()",
}
LASTING = {"Cache-Control": "public, max-age=31536000, immutable"}
"""For Gradio's own files: their names change with their content."""
PREVIEWS = re.compile(rb'<meta\s+(?:property="og:|name="twitter:)[^>]*>\s*')
"""Tags with addresses of other hosts, for previews on social media."""
RESIZER = re.compile(rb"<script>\s*\(\(\) => \{\s*const root = .*?</script>", re.DOTALL)
"""Script that prepares the page for life inside somebody else's page."""
MANIFEST = re.compile(rb'<link rel="manifest"[^>]*>')


class Doorman:
    """ASGI layer around the whole server."""

    def __init__(self, app: ASGIApp, head: str) -> None:
        """`head` is put into the page's <head>, before Gradio's own scripts."""
        self._app = app
        self._head = head.encode()

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Let through what is open, with the headers that keep the browser at home."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
        elif not OPEN_PATHS.fullmatch(scope["path"]):
            await PlainTextResponse("Niet gevonden", 404, HEADERS)(scope, receive, send)
        elif scope["path"] == "/":
            page = _Page(send, self._head)
            await self._app(_uncompressed(scope), receive, page.send)
        else:
            await self._app(scope, receive, _guarded(send, _headers(scope["path"])))


def mend_page(html: bytes, head: bytes) -> bytes:
    """Gradio's page in Dutch, with our head and without what points to other hosts."""
    html = html.replace(b'lang="en"', b'lang="nl"', 1).replace(b"<head>", b"<head>" + head, 1)
    for unwanted in (PREVIEWS, RESIZER, MANIFEST):
        html = unwanted.sub(b"", html)
    return html


class _Page:
    """Holds back the page until it is complete, and sends it mended."""

    def __init__(self, send: Send, head: bytes) -> None:
        self._send = _guarded(send, HEADERS | POLICY)
        self._head = head
        self._start: Message = {}
        self._body = b""

    async def send(self, message: Message) -> None:
        if message["type"] == "http.response.start":
            self._start = message
            return
        self._body += message.get("body", b"")
        if not message.get("more_body"):
            await self._send_all(mend_page(self._body, self._head))

    async def _send_all(self, body: bytes) -> None:
        MutableHeaders(scope=self._start)["content-length"] = str(len(body))
        await self._send(self._start)
        await self._send({"type": "http.response.body", "body": body})


def _headers(path: str) -> dict[str, str]:
    """The headers for what stands at `path`; a policy would break the browser's PDF viewer."""
    if path.startswith("/document/"):
        return HEADERS
    return HEADERS | POLICY | (LASTING if path.startswith("/assets/") else {})


def _guarded(send: Send, headers: dict[str, str]) -> Send:
    """`send` with `headers` added to every response."""

    async def send_guarded(message: Message) -> None:
        if message["type"] == "http.response.start":
            MutableHeaders(scope=message).update(headers)
        await send(message)

    return send_guarded


def _uncompressed(scope: Scope) -> Scope:
    """The request without its wish for compression: what is mended must be readable."""
    headers = [(name, value) for name, value in scope["headers"] if name != b"accept-encoding"]
    return {**scope, "headers": headers}
