"""Addresses of pictures and PDFs."""

from __future__ import annotations

from urllib.parse import parse_qs, urlsplit

import pytest

from ingest.errors import UsageError
from ui.page_image import MOST_BOXES, document_address, picture_address, read_boxes


def test_the_boxes_in_an_address_can_be_read_back() -> None:
    boxes = ((72.0, 100.5, 200.0, 112.5), (72.0, 114.5, 150.0, 126.5))
    query = parse_qs(urlsplit(picture_address("plan", 3, boxes)).query)
    assert read_boxes(query["vak"][0]) == boxes


def test_an_address_without_boxes_marks_nothing() -> None:
    assert read_boxes("") == ()


@pytest.mark.parametrize(
    "text",
    ["1,2,3", "1,2,3,4,5", "a,b,c,d", "nan,0,1,1", "inf,0,1,1", "0,0,1,1e9", "1;2;3;4", "<script>"],
)
def test_boxes_that_are_none_are_refused(text: str) -> None:
    with pytest.raises(UsageError, match="De plaats van het citaat"):
        read_boxes(text)


def test_more_boxes_than_a_citation_can_have_are_refused() -> None:
    with pytest.raises(UsageError):
        read_boxes(";".join(["0,0,1,1"] * (MOST_BOXES + 1)))


@pytest.mark.parametrize("document", ["../geheim", "a b", 'x"><script>', "50%", "één"])
def test_a_document_id_cannot_leave_its_place_in_an_address(document: str) -> None:
    for address in (document_address(document, 2), picture_address(document, 2, ())):
        path = urlsplit(address).path
        assert path.count("/") in (2, 3)
        assert not set(path) & set(' "<>%') - {"%"}
