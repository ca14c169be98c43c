"""Addresses of PDFs and page pictures; only documents in the index have one."""

from __future__ import annotations

from fastapi import APIRouter, HTTPException, Response
from fastapi.responses import FileResponse

from ingest.document import Source
from ingest.errors import ReadError, UsageError
from ui import texts
from ui.desk import Desk
from ui.page_image import file_stamp, marked_page, read_boxes

REVALIDATE = {"Cache-Control": "private, no-cache"}
SHORT = {"Cache-Control": "private, max-age=600"}
"""A picture's address names its marks; ten minutes is as long as a file may be changed unseen."""


def build_files(desk: Desk) -> APIRouter:
    """The routes /document/<id>.pdf and /pagina/<id>/<page>.png?vak=x0,y0,x1,y1;...

    A file of another format than PDF is never shown, only downloaded: /bestand/<id>.
    """
    router = APIRouter()

    @router.get("/document/{document}.pdf")
    def document(document: str) -> Response:
        source = _find(desk, document, paged=True)
        return FileResponse(
            source.path,
            media_type="application/pdf",
            filename=f"{source.id}.pdf",
            content_disposition_type="inline",
            headers=REVALIDATE,
        )

    @router.get("/bestand/{document}")
    def download(document: str) -> Response:
        source = _find(desk, document, paged=False)
        return FileResponse(
            source.path,
            media_type="application/octet-stream",
            filename=f"{source.id}{source.path.suffix.lower()}",
            headers={**REVALIDATE, "X-Content-Type-Options": "nosniff"},
        )

    @router.get("/pagina/{document}/{page:int}.png")
    def page(document: str, page: int, vak: str = "") -> Response:
        source = _find(desk, document, paged=True)
        try:
            picture = marked_page(source.path, file_stamp(source.path), page, read_boxes(vak))
        except UsageError as error:
            raise HTTPException(400, str(error)) from error
        except ReadError as error:
            raise HTTPException(404, str(error)) from error
        return Response(picture, media_type="image/png", headers=SHORT)

    return router


def _find(desk: Desk, document: str, paged: bool) -> Source:
    """The document with this id and with or without pages, whose file is there; else HTTP 404."""
    source = desk.shelf().document(document)
    if source is None or source.paged != paged:
        raise HTTPException(404, texts.NO_DOCUMENT)
    if not source.path.is_file():
        raise HTTPException(404, texts.FILE_GONE)
    return source
