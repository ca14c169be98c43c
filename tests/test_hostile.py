"""Files made to harm: each is read or told, in Dutch, and the honest file beside it is read."""

from __future__ import annotations

import os
import re
from pathlib import Path

import pytest

from ingest.catalogue import list_files
from ingest.data_files import OWN_CORPUS
from ingest.document import Document, Skipped
from ingest.jobs import Limits, Setup
from ingest.reader_pool import Outcome, ReaderPool
from tests.hostile import HOSTILE, one_page

ENGLISH = re.compile(r"\b(?:error|exception|failed|invalid|cannot|not|unexpected|none)\b", re.I)
MAY_BE_READ = {
    "afgekapt", "diepe-boom", "kring-van-tekeningen", "zipbom", "veel-lijnen", "veel-cellen",
    "bladzijde-van-niets", "bladzijde-van-oneindig", "bladzijde-verkeerd-om", "rommel",
    "bladzijde-zonder-getallen", "groot-beeld", "grote-letters", "veel-woorden", "diepe-haken",
}  # fmt: skip
"""Where a repair is possible, what was repaired is read."""


@pytest.fixture(scope="module")
def outcomes(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Outcome]:
    """What comes of every hostile file, and of an honest one that is read last."""
    folder = tmp_path_factory.mktemp("vijandig")
    for name, make in HOSTILE.items():
        (folder / f"{name}.pdf").write_bytes(make())
    (folder / "zz-eerlijk.pdf").write_bytes(one_page())
    files = list_files([folder], OWN_CORPUS).files
    with ReaderPool(Setup(OWN_CORPUS, Limits(timeout_s=20, memory_mb=600))) as pool:
        read = pool.read(files, lambda *_: None)
        return {file.path.stem: o for file, o in zip(files, read, strict=True)}


def test_the_honest_file_is_read_after_them_all(outcomes: dict[str, Outcome]) -> None:
    honest = outcomes["zz-eerlijk"]
    assert isinstance(honest, Document)
    assert "toezicht" in honest.page_texts[1]
    assert len(outcomes) == len(HOSTILE) + 1


@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_file_is_read_or_told_in_dutch(outcomes: dict[str, Outcome], name: str) -> None:
    outcome = outcomes[name]
    if isinstance(outcome, Document):
        assert name in MAY_BE_READ
        return
    assert outcome.reason.startswith(f"{name}.pdf ")
    assert not ENGLISH.search(outcome.reason)


def test_too_many_pages_are_refused_by_their_number(outcomes: dict[str, Outcome]) -> None:
    refused = outcomes["te-veel-bladzijden"]
    assert isinstance(refused, Skipped)
    assert "100000 bladzijden" in refused.reason
    assert "WIJZER_READ_PAGES" in refused.reason


# What lies in a folder and is no file


def test_what_is_no_file_is_told_and_not_opened(tmp_path: Path) -> None:
    folder = tmp_path / "map"
    (folder / "beleid.pdf").mkdir(parents=True)
    (folder / "beleid.pdf" / "plan.pdf").write_bytes(one_page())
    os.mkfifo(folder / "pijp.pdf")
    (tmp_path / "elders.pdf").write_bytes(one_page(b"BT ET"))
    (folder / "buiten.pdf").symlink_to(tmp_path / "elders.pdf")
    (folder / "binnen.pdf").symlink_to(folder / "beleid.pdf" / "plan.pdf")
    (folder / "kwijt.pdf").symlink_to(folder / "weg.pdf")
    (folder / "zijpad").symlink_to(tmp_path)
    listing = list_files([folder], OWN_CORPUS)
    assert [file.path.name for file in listing.files] == ["plan.pdf"]
    told = {skipped.source: skipped.reason for skipped in listing.skipped}
    assert "is een map" in told["beleid.pdf"]
    assert "geen gewoon bestand" in told["pijp.pdf"]
    assert "buiten de map" in told["buiten.pdf"]
    assert "buiten de map" in told["zijpad"]
    assert "niet bestaat" in told["kwijt.pdf"]
    assert len(told) == 5


@pytest.mark.parametrize("name", ["regel\neinde", "\x1b[31mrood", "\udcff\udcfe", "a" * 240, "‮fdp"])
def test_a_strange_name_is_read_and_shown_without_harm(tmp_path: Path, name: str) -> None:
    path = tmp_path / f"{name}.pdf"
    path.write_bytes(one_page())
    (file,) = list_files([tmp_path], OWN_CORPUS).files
    assert file.name.isprintable()
    assert re.fullmatch(r"[A-Za-z0-9._-]+", file.id)
    with ReaderPool(Setup(OWN_CORPUS), size=1) as pool:
        (document,) = pool.read([file], lambda *_: None)
    assert isinstance(document, Document)
    assert document.source.title.isprintable()
    assert document.source.path == path.resolve()


@pytest.mark.skipif(os.name != "posix" or os.getuid() == 0, reason="root may open everything")
def test_what_may_not_be_opened_is_told(tmp_path: Path) -> None:
    (tmp_path / "dicht.pdf").write_bytes(one_page())
    (tmp_path / "dicht.pdf").chmod(0)
    (tmp_path / "slot").mkdir(mode=0)
    told = {s.source: s.reason for s in list_files([tmp_path], OWN_CORPUS).skipped}
    assert "geen toestemming" in told["dicht.pdf"]
    assert "geen toestemming" in told["slot"]
