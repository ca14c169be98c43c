"""What the tab Documenten asks for: the list, and for who may manage: adding and removing."""

from __future__ import annotations

import logging
from collections.abc import Callable, Sequence
from typing import Annotated

from fastapi import APIRouter, HTTPException, Request
from fastapi.responses import HTMLResponse
from pydantic import BaseModel, Field
from starlette.concurrency import run_in_threadpool
from starlette.datastructures import UploadFile

from assistant.holdings import list_holdings
from ingest.document import Source
from ingest.errors import UsageError, WijzerError
from ui import intake_texts as texts
from ui.cli_progress import time_left
from ui.desk import Desk
from ui.intake import Change, Intake, Stand
from ui.intake_files import (
    MOST_FILES,
    MOST_MB_TOGETHER,
    Sent,
    add_files,
    check_files,
    check_removal,
    check_replacement,
    is_ours,
    remove_files,
    replace_file,
)
from ui.markup import render
from ui.page_image import document_address

FRESH = {"Cache-Control": "no-store"}
OWN_HEADER = "x-wijzer"
"""Only a script of our own page can send it: a page of another host may not."""
_log = logging.getLogger(__name__)


class Chosen(BaseModel):
    """The documents to take away, by id."""

    documents: Annotated[list[str], Field(min_length=1, max_length=1000)]


def build_intake(desk: Desk) -> APIRouter:
    """The routes under /documenten: the list, /stand, /toevoegen and /verwijderen."""
    router = APIRouter()
    intake = Intake(desk)

    @router.get("/documenten")
    def documents() -> HTMLResponse:
        return HTMLResponse(show_documents(desk), headers=FRESH)

    @router.get("/documenten/stand")
    def stand() -> HTMLResponse:
        return HTMLResponse(show_stand(intake.stand), headers=FRESH)

    @router.post("/documenten/toevoegen")
    async def add(request: Request, vervang: str = "") -> HTMLResponse:
        _check_right(desk, request)
        _check_size(request)
        async with request.form(max_files=MOST_FILES + 1, max_fields=1) as form:
            parts = [part for part in form.getlist("bestanden") if isinstance(part, UploadFile)]
            files = [Sent(part.filename or "", part.file) for part in parts]
            return await run_in_threadpool(_change, intake, lambda: _put(desk, files, vervang))

    @router.post("/documenten/verwijderen")
    def remove(request: Request, chosen: Chosen) -> HTMLResponse:
        _check_right(desk, request)
        return _change(intake, lambda: _take(desk, chosen.documents))

    return router


def _check_right(desk: Desk, request: Request) -> None:
    """HTTP 403 unless documents may be managed here, by our own page."""
    site = request.headers.get("sec-fetch-site", "same-origin")
    if not desk.manages or OWN_HEADER not in request.headers or site != "same-origin":
        raise HTTPException(403, texts.NOT_ALLOWED)


def _check_size(request: Request) -> None:
    """HTTP 413 for what is too large, or does not say how large it is, before it is read."""
    given = request.headers.get("content-length", "")
    if not given.isdecimal() or int(given) > MOST_MB_TOGETHER * 1_000_000:
        raise HTTPException(413, texts.TOO_LARGE_ALL.format(most=MOST_MB_TOGETHER))


def _change(intake: Intake, act: Callable[[], Sequence[Change]]) -> HTMLResponse:
    """Change files and read them in the background; HTTP 400 with the reason when that can't be."""
    try:
        intake.claim()
    except UsageError as error:
        raise HTTPException(409, str(error)) from error
    try:
        changes = act()
    except UsageError as error:
        intake.give_up()
        raise HTTPException(400, str(error)) from error
    except BaseException:
        intake.give_up(texts.FAILED)
        raise
    intake.start(changes)
    return HTMLResponse(show_stand(intake.stand), headers=FRESH)


def _put(desk: Desk, files: Sequence[Sent], replaced: str) -> list[Change]:
    corpus = desk.settings.corpus
    if not replaced:
        check_files(files, corpus)
        return add_files(files, corpus)
    (source,) = _find(desk, [replaced])
    check_replacement(files, corpus, source)
    return [replace_file(files[0], source)]


def _take(desk: Desk, documents: Sequence[str]) -> list[Change]:
    sources = _find(desk, documents)
    check_removal(sources, desk.settings.corpus)
    return remove_files(sources)


def _find(desk: Desk, documents: Sequence[str]) -> list[Source]:
    shelf = desk.shelf()
    found = [source for document in documents if (source := shelf.document(document))]
    if len(found) < len(documents):
        raise UsageError(texts.UNKNOWN)
    return found


def show_documents(desk: Desk) -> str:
    """The list of documents, each with what may be done with it."""
    try:
        holdings = list_holdings(desk.assistant().library)
    except WijzerError as error:
        _log.info("%s", error)
        holdings = ()
    corpus = desk.settings.corpus
    ours = {h.source.id for h in holdings if desk.manages and is_ours(h.source, corpus)}
    return render(
        "document_list",
        d=texts,
        holdings=holdings,
        manages=desk.manages,
        ours=ours,
        gone={h.source.id for h in holdings if not h.source.path.is_file()},
        examples=[h.source for h in holdings if not h.source.official and h.source.id in ours],
        pdf=document_address,
    )


def show_stand(stand: Stand) -> str:
    """How far a run is, or what came of it."""
    return render("stand", d=texts, stand=stand, left=time_left)
