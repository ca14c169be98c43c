"""Files that people send, and what is done with them."""

from __future__ import annotations

import time
from io import BytesIO
from pathlib import Path

import pytest
from fastapi.testclient import TestClient

from assistant.settings import PACKAGED_MODEL, Settings
from ingest.errors import UsageError
from ingest.pipeline import run_ingest
from ingest.report import Progress
from tests.handmade import make_source
from tests.test_pipeline import write_pdf
from ui import intake_files
from ui.desk import Desk
from ui.intake import Intake, Stand
from ui.intake_files import Sent, add_files, check_files, remove_files, replace_file, safe_name
from ui.intake_routes import show_documents, show_stand
from ui.server import build_server


def sent(name: str, content: bytes = b"%PDF-1.4") -> Sent:
    return Sent(name, BytesIO(content))


@pytest.mark.parametrize(
    ("name", "kept"),
    [
        ("Plan 2026 (def).pdf", "Plan 2026 (def).pdf"),
        ("../../etc/passwd.pdf", "passwd.pdf"),
        ("C:\\Users\\x\\plan.PDF", "plan.PDF"),
        (".verborgen.pdf", "verborgen.pdf"),
        ("<img src=x onerror=1>.pdf", "_img src_x onerror_1_.pdf"),
        ("..pdf", "pdf"),
        ("a" * 500 + ".pdf", "a" * 120 + ".pdf"),
        ("regel\nbreuk\x00.pdf", "regel_breuk_.pdf"),
        ("Coördinatie.pdf", "Coördinatie.pdf"),
    ],
)
def test_a_name_is_kept_as_far_as_it_is_harmless(name: str, kept: str) -> None:
    assert safe_name(name) == kept


def test_what_cannot_be_added_is_told_in_dutch(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "plan.pdf").write_bytes(b"%PDF")
    with pytest.raises(UsageError, match="geen bestand gekozen"):
        check_files([], tmp_path)
    with pytest.raises(UsageError, match=r"virus\.exe kan niet worden gelezen.*pdf"):
        check_files([sent("virus.exe")], tmp_path)
    with pytest.raises(UsageError, match=r"leeg\.pdf is leeg"):
        check_files([sent("leeg.pdf", b"")], tmp_path)
    with pytest.raises(UsageError, match=r"Er is al een bestand PLAN\.pdf"):
        check_files([sent("PLAN.pdf")], tmp_path)
    with pytest.raises(UsageError, match="Twee bestanden heten"):
        check_files([sent("a.pdf"), sent("A.pdf")], tmp_path)
    with pytest.raises(UsageError, match="21 bestanden; hooguit 20"):
        check_files([sent(f"{n}.pdf") for n in range(21)], tmp_path)
    monkeypatch.setattr(intake_files, "MOST_MB", 0)
    with pytest.raises(UsageError, match="te groot: hooguit 0 MB"):
        check_files([sent("groot.pdf")], tmp_path)


def test_an_added_file_can_be_taken_away_again(tmp_path: Path) -> None:
    (change,) = add_files([sent("plan.pdf", b"nieuw")], tmp_path)
    assert (tmp_path / "plan.pdf").read_bytes() == b"nieuw"
    change.undo()
    assert list(tmp_path.iterdir()) == []


def test_a_replaced_file_can_be_put_back_until_that_is_final(tmp_path: Path) -> None:
    path = tmp_path / "plan.pdf"
    source = make_source("plan", path=path)
    path.write_bytes(b"oud")
    replace_file(sent("heel anders.pdf", b"nieuw"), source).undo()
    assert path.read_bytes() == b"oud"
    replace_file(sent("heel anders.pdf", b"nieuw"), source).settle()
    assert path.read_bytes() == b"nieuw"
    assert list(tmp_path.iterdir()) == [path]


def test_a_removed_file_can_be_put_back_until_that_is_final(tmp_path: Path) -> None:
    path = tmp_path / "plan.pdf"
    path.write_bytes(b"oud")
    (change,) = remove_files([make_source("plan", path=path)])
    assert not path.exists()
    change.undo()
    assert path.exists()
    (change,) = remove_files([make_source("plan", path=path)])
    change.settle()
    assert list(tmp_path.iterdir()) == []


def wait_for(intake: Intake) -> None:
    for _ in range(1200):
        if not intake.stand.busy:
            return
        time.sleep(0.1)
    raise AssertionError("the run did not end")


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    corpus = tmp_path / "corpus"
    corpus.mkdir()
    write_pdf(corpus / "egels.pdf", "Plan voor egels", ["De opvang verzorgt zieke egels."])
    run_ingest([], corpus, tmp_path / "index", PACKAGED_MODEL)
    return Desk(Settings(index=tmp_path / "index", corpus=corpus), local=True)


def test_documents_come_and_go_and_the_screen_takes_it_up(desk: Desk, tmp_path: Path) -> None:
    intake, corpus = Intake(desk), desk.settings.corpus
    write_pdf(tmp_path / "los.pdf", "Plan voor dassen", ["De das krijgt een tunnel."])
    intake.claim()
    with pytest.raises(UsageError, match="wordt al ingelezen"):
        intake.claim()
    good = Sent("dassen.pdf", BytesIO((tmp_path / "los.pdf").read_bytes()))
    intake.start(add_files([good, sent("stuk.pdf", b"geen pdf")], corpus))
    wait_for(intake)
    report = intake.stand.report
    assert report is not None
    assert {file.source.title: file.reused for file in report.read}["Plan voor dassen"] is False
    assert any("stuk.pdf" in skipped.reason for skipped in report.skipped)
    shown = show_stand(intake.stand)
    assert "Plan voor dassen: 1 bladzijde, " in shown
    assert "Niet gelezen: stuk.pdf is beschadigd" in shown
    assert not (corpus / "stuk.pdf").exists()
    assert {source.id for source in desk.shelf().documents} == {"egels", "dassen"}

    intake.claim()
    intake.start(remove_files(desk.shelf().documents))
    wait_for(intake)
    assert desk.shelf().documents == ()
    assert list(corpus.glob("*.pdf")) == []
    assert "Verwijderd: Plan voor egels." in show_stand(intake.stand)

    intake.claim()
    good.content.seek(0)
    intake.start(add_files([good], corpus))
    wait_for(intake)
    assert [source.id for source in desk.shelf().documents] == ["dassen"]


def test_a_run_shows_how_far_it_is_and_how_long_it_will_take() -> None:
    progress = Progress("Lezen", 1, 4, "plan.pdf", 0.375, 33)
    shown = show_stand(Stand(busy=True, progress=progress))
    assert 'value="0.375"' in shown
    assert "Lezen: plan.pdf (2 van 4) · nog 40 s" in shown


@pytest.mark.parametrize(
    ("manage", "told", "untold"),
    [("yes", "wijzer ingest", "Vraag de beheerder"), ("no", "Vraag de beheerder", "wijzer ingest")],
)
def test_without_documents_only_who_may_manage_is_told_how_to_add_them(
    tmp_path: Path, manage: str, told: str, untold: str
) -> None:
    settings = Settings(index=tmp_path / "index", corpus=tmp_path, manage=manage)
    client = TestClient(build_server(Desk(settings)))
    for address in ("/zoek?woorden=egels", "/deel/jaarplan?tab=jaarplan"):
        shown = client.get(address).text
        assert told in shown
        assert untold not in shown


def test_no_path_of_the_machine_is_told(desk: Desk) -> None:
    intake = Intake(desk)
    told = intake.without_paths(f"In {desk.settings.corpus} en {desk.settings.index.resolve()}.")
    assert told == "In corpus en index."


def test_a_document_without_pages_is_downloaded_and_counts_no_pages(tmp_path: Path) -> None:
    corpus = tmp_path / "corpus"
    corpus.mkdir()
    text = "# Plan voor egels\n\n## Opvang\n\nDe opvang verzorgt zieke egels.\n"
    (corpus / "egels.md").write_text(text, encoding="utf-8")
    run_ingest([], corpus, tmp_path / "index", PACKAGED_MODEL)
    shown = show_documents(Desk(Settings(index=tmp_path / "index", corpus=corpus)))
    assert 'href="/bestand/egels"' in shown
    assert "passage" in shown
    assert "bladzijde" not in shown
