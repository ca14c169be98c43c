"""Addresses of files: a PDF is shown, a file of another format is only ever downloaded."""

from __future__ import annotations

from pathlib import Path
from typing import cast

import pytest
from fastapi import FastAPI
from fastapi.testclient import TestClient

from tests.handmade import make_source
from ui.desk import Desk, Shelf
from ui.files import build_files


class Reading:
    """A desk with one web page on its shelf."""

    def __init__(self, path: Path) -> None:
        self._path = path

    def shelf(self) -> Shelf:
        return Shelf((make_source("havens", path=self._path),))


@pytest.fixture
def client(tmp_path: Path) -> TestClient:
    path = tmp_path / "havens.html"
    path.write_text("<script>window.hacked = 1</script>", encoding="utf-8")
    app = FastAPI()
    app.include_router(build_files(cast(Desk, Reading(path))))
    return TestClient(app)


def test_a_web_page_is_downloaded_and_never_shown(client: TestClient) -> None:
    answer = client.get("/bestand/havens")
    assert answer.headers["content-disposition"] == 'attachment; filename="havens.html"'
    assert answer.headers["content-type"] == "application/octet-stream"
    assert answer.headers["x-content-type-options"] == "nosniff"


@pytest.mark.parametrize(
    "address", ["/document/havens.pdf", "/pagina/havens/1.png", "/bestand/onbekend"]
)
def test_what_has_no_pages_has_no_page_address(client: TestClient, address: str) -> None:
    assert client.get(address).status_code == 404
