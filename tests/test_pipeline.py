"""The whole run, with real PDFs, the real model and a real index."""

from __future__ import annotations

import functools
import os
import shutil
import signal
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

import numpy as np
import pytest
from numpy.typing import NDArray
from reportlab.lib.pagesizes import A4
from reportlab.lib.pdfencrypt import StandardEncryption
from reportlab.pdfgen.canvas import Canvas

from assistant.assistant import Assistant
from assistant.settings import Settings
from ingest.document import Kind
from ingest.embedding import PACKAGED_MODEL, open_embedder
from ingest.errors import CorpusError, ModelError, StoreError
from ingest.index import open_index
from ingest.index_writer import write_index
from ingest.passages import embedded_text
from ingest.pipeline import run_ingest
from ingest.report import Progress, Report, describe
from tests.test_embedding import save_word_model

ROOT = Path(__file__).resolve().parents[1]
PLAN = (
    "In de wijk Noord houden wij vaker toezicht.",
    "De boa's controleren elke week het plein bij het station.",
)
BRIEF = ("Het aantal meldingen van overlast is gedaald.",)


def write_pdf(path: Path, title: str, sentences: Sequence[str], password: str = "") -> Path:
    """A PDF of one page: a large title and each sentence as a paragraph."""
    path.parent.mkdir(parents=True, exist_ok=True)
    lock = StandardEncryption(password, canPrint=0) if password else None
    canvas = Canvas(str(path), pagesize=A4, encrypt=lock, invariant=True)
    canvas.setFont("Helvetica-Bold", 24)
    canvas.drawString(60, 760, title)
    canvas.setFont("Helvetica", 11)
    for number, sentence in enumerate(sentences):
        canvas.drawString(60, 700 - 40 * number, sentence)
    canvas.save()
    return path


ONE_MODEL = functools.cache(open_embedder)


@pytest.fixture(autouse=True)
def load_the_model_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """The real model, but not from the disk again for every run."""
    monkeypatch.setattr("ingest.pipeline.open_embedder", ONE_MODEL)


@pytest.fixture
def corpus(tmp_path: Path) -> Path:
    folder = tmp_path / "corpus"
    write_pdf(folder / "plan.pdf", "Integraal Veiligheidsplan 2024-2027", PLAN)
    write_pdf(folder / "programma.pdf", "Uitvoeringsprogramma Veiligheid 2026", BRIEF)
    return folder


@pytest.fixture
def index(tmp_path: Path) -> Path:
    return tmp_path / "index"


def ingest(corpus: Path, index: Path, *paths: Path) -> Report:
    return run_ingest(paths, corpus, index, PACKAGED_MODEL)


def reasons(report: Report) -> dict[str, str]:
    return {skipped.source: skipped.reason for skipped in report.skipped}


def titles(index: Path) -> dict[str, str]:
    with open_index(index) as opened:
        return {source.id: source.title for source in opened.documents()}


def test_a_run_reads_recognises_and_stores_every_document(corpus: Path, index: Path) -> None:
    report = ingest(corpus, index)
    assert [(f.document, f.source.kind, f.pages) for f in report.read] == [
        ("plan", Kind.IVP, 1), ("programma", Kind.UVP, 1),
    ]  # fmt: skip
    assert (report.skipped, report.removed) == ((), ())
    with open_index(index) as opened:
        plan = opened.document("plan")
        assert (plan.title, plan.period) == ("Integraal Veiligheidsplan 2024-2027", (2024, 2027))
        assert plan.path == (corpus / "plan.pdf").resolve()
        assert "boa's controleren" in opened.page_text("plan", 1)
        assert len(list(opened.passages())) == sum(file.passages for file in report.read)
        assert opened.embedder == PACKAGED_MODEL


def test_the_vectors_are_those_of_the_passages(corpus: Path, index: Path) -> None:
    ingest(corpus, index)
    embedder = ONE_MODEL(PACKAGED_MODEL)
    with open_index(index) as opened:
        ids, vectors = opened.vectors()
        wanted = [embedded_text(opened.passage(passage)) for passage in ids]
        assert set(ids) == {passage.id for passage in opened.passages()}
    np.testing.assert_allclose(vectors, embedder.embed_passages(wanted), atol=1e-5)


def test_progress_goes_up_to_the_end(corpus: Path, index: Path) -> None:
    signs: list[Progress] = []
    run_ingest([], corpus, index, PACKAGED_MODEL, signs.append)
    assert [sign.done for sign in signs] == sorted(sign.done for sign in signs)
    assert {sign.total for sign in signs} == {2}
    assert (signs[0].step, signs[0].file) == ("Lezen", "plan.pdf")
    assert signs[-1].done == 2
    shares = [sign.share for sign in signs]
    assert shares == sorted(shares)
    assert shares[-1] == 1
    assert signs[-1].left_s is None


def test_an_unchanged_corpus_makes_no_new_index_and_loads_no_model(
    corpus: Path, index: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = ingest(corpus, index)
    with open_index(index) as opened:
        monkeypatch.setattr("ingest.pipeline.open_embedder", None)
        again = ingest(corpus, index)
        assert not opened.changed()
    assert all(file.reused for file in again.read)
    assert [(f.source, f.pages, f.passages, f.tables, f.facts) for f in again.read] == [
        (f.source, f.pages, f.passages, f.tables, f.facts) for f in first.read
    ]


def test_changed_new_and_removed_files_are_followed(corpus: Path, index: Path) -> None:
    ingest(corpus, index)
    write_pdf(corpus / "plan.pdf", "Integraal Veiligheidsplan 2025-2028", PLAN[:1])
    write_pdf(corpus / "a-nieuw.pdf", "Jaarplan Veiligheid 2027", ["Wij gaan door."])
    (corpus / "programma.pdf").unlink()
    report = ingest(corpus, index)
    assert {f.document: f.reused for f in report.read} == {"a-nieuw": False, "plan": False}
    assert report.removed == ("programma",)
    assert list(titles(index)) == ["a-nieuw", "plan"]
    with open_index(index) as opened:
        assert opened.document("plan").period == (2025, 2028)
        assert "station" not in opened.page_text("plan", 1)
        assert len(opened.vectors()[0]) == len(list(opened.passages()))


def test_a_new_entry_in_the_catalogue_is_followed_for_that_file(corpus: Path, index: Path) -> None:
    ingest(corpus, index)
    (corpus / "catalogus.toml").write_text("[plan]\ntitle = 'Ons plan'\n", encoding="utf-8")
    report = ingest(corpus, index)
    assert {f.document: f.reused for f in report.read} == {"plan": False, "programma": True}
    assert titles(index)["plan"] == "Ons plan"


def test_a_moved_file_is_found_at_its_new_place(corpus: Path, index: Path) -> None:
    ingest(corpus, index)
    (corpus / "map").mkdir()
    (corpus / "plan.pdf").rename(corpus / "map" / "plan.pdf")
    report = ingest(corpus, index)
    assert all(file.reused for file in report.read)
    with open_index(index) as opened:
        assert opened.document("plan").path == (corpus / "map" / "plan.pdf").resolve()


def test_given_paths_replace_what_was_in_the_index(corpus: Path, index: Path) -> None:
    ingest(corpus, index)
    report = ingest(corpus, index, corpus / "programma.pdf")
    assert (list(titles(index)), report.removed) == (["programma"], ("plan",))


def test_bad_files_are_skipped_with_their_reason_and_the_rest_is_read(
    corpus: Path, index: Path
) -> None:
    write_pdf(corpus / "slot.pdf", "Geheim", PLAN, password="geheim")
    (corpus / "kapot.pdf").write_bytes(b"%PDF-1.7 en dan niets")
    (corpus / "leeg.pdf").write_bytes(b"")
    (corpus / "notitie.docx").write_bytes(b"PK")
    write_pdf(corpus / "plaatje.pdf", "", [])
    write_pdf(corpus / "programma-kopie.pdf", "Uitvoeringsprogramma Veiligheid 2026", BRIEF)
    report = ingest(corpus, index)
    assert [file.document for file in report.read] == ["plan", "programma"]
    told = reasons(report)
    assert "vergrendeld met een wachtwoord" in told["slot.pdf"]
    assert "beschadigd" in told["kapot.pdf"]
    assert "beschadigd" in told["leeg.pdf"]
    assert "geen Word-bestand" in told["notitie.docx"]
    assert "geen leesbare tekst" in told["plaatje.pdf"]
    assert "dezelfde inhoud" in told["programma-kopie.pdf"]
    assert all(name in reason for name, reason in told.items())
    assert len(told) == 6


def test_a_page_without_text_is_warned_of_and_stays_so_on_the_next_run(
    corpus: Path, index: Path
) -> None:
    canvas = Canvas(str(corpus / "plan.pdf"), pagesize=A4)
    for number in range(4):
        if number in (0, 2):
            canvas.drawString(60, 700, f"Op dit blad staat zin {number} over toezicht.")
        canvas.showPage()
    canvas.rect(50, 50, 10, 10)
    canvas.save()
    for _ in range(2):
        (plan, _) = ingest(corpus, index).read
        assert plan.warnings == (
            "op de bladzijden 2, 4 en 5 staat geen leesbare tekst. "
            "Is het een scan, laat er dan tekstherkenning (OCR) op los.",
        )
    assert f"  Let op: {plan.warnings[0]}" in describe(ingest(corpus, index))


def test_a_file_that_turned_bad_leaves_the_index(corpus: Path, index: Path) -> None:
    ingest(corpus, index)
    (corpus / "plan.pdf").write_bytes(b"kapot")
    report = ingest(corpus, index)
    assert (report.removed, list(titles(index))) == (("plan",), ["programma"])


def test_when_nothing_can_be_read_the_old_index_stays(
    corpus: Path, index: Path, tmp_path: Path
) -> None:
    ingest(corpus, index)
    before = titles(index)
    (tmp_path / "nep.pdf").write_bytes(b"geen pdf")
    with pytest.raises(CorpusError, match=r"Geen enkel bestand(.|\n)*nep\.pdf is beschadigd"):
        ingest(corpus, index, tmp_path / "nep.pdf")
    empty = tmp_path / "leeg"
    empty.mkdir()
    with pytest.raises(CorpusError, match=r"staan geen documenten.*wijzer ingest"):
        ingest(empty, index)
    with pytest.raises(CorpusError, match="bestaat niet"):
        ingest(tmp_path / "nergens", index)
    with pytest.raises(ModelError):
        run_ingest([], corpus, index, str(tmp_path / "geen-model"))
    assert titles(index) == before
    assert len(list((index / "generations").iterdir())) == 1


def test_the_report_is_told_in_dutch(corpus: Path, index: Path) -> None:
    (corpus / "kapot.pdf").write_bytes(b"")
    ingest(corpus, index)
    (corpus / "programma.pdf").unlink()
    lines = list(describe(ingest(corpus, index)))
    assert lines[0].startswith("Gelezen: Integraal Veiligheidsplan 2024-2027 (plan): 1 bladzijde, ")
    assert lines[0].endswith("(niet veranderd, dus niet opnieuw gelezen).")
    assert lines[1].strip().split("; ") == [
        "titel: Integraal Veiligheidsplan 2024-2027 (waarschijnlijk)",
        "soort: ivp (waarschijnlijk)",
        "periode: 2024-2027 (waarschijnlijk)",
        *(f"{name}: onbekend" for name in ("gemeenten", "datum", "status")),
    ]
    assert lines[2].startswith("Overgeslagen: kapot.pdf is beschadigd")
    assert lines[3] == "Verwijderd: programma staat niet meer tussen de documenten."
    assert lines[4].startswith("Zeker is wat in catalogus.toml staat")
    assert lines[5].startswith("Klaar: 1 document in de index, in ")


KILLED = """
import os, signal, sys
from pathlib import Path
from ingest.pipeline import run_ingest

def stop(sign):
    if sign.done == 1 and sign.step == "Betekenis bepalen":
        os.kill(os.getpid(), signal.SIGKILL)

run_ingest([], Path(sys.argv[1]), Path(sys.argv[2]), "use-multilingual", stop)
"""


def test_a_run_killed_half_way_leaves_the_old_answers_and_is_repaired_by_the_next(
    corpus: Path, index: Path
) -> None:
    ingest(corpus, index)
    for name in ("plan", "programma"):
        write_pdf(corpus / f"{name}.pdf", "Jaarplan Veiligheid 2029", [f"Nieuw in {name}."])
    killed = subprocess.run(
        [sys.executable, "-c", KILLED, str(corpus), str(index)],
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        capture_output=True, text=True, timeout=180, check=False,
    )  # fmt: skip
    assert killed.returncode == -signal.SIGKILL, killed.stderr
    with open_index(index) as opened:
        assert "boa's controleren" in opened.page_text("plan", 1)
        assert set(opened.vectors()[0]) == {passage.id for passage in opened.passages()}
    report = ingest(corpus, index)
    assert [file.reused for file in report.read] == [False, False]
    with open_index(index) as opened:
        assert "Nieuw in plan" in opened.page_text("plan", 1)
    assert len(list((index / "generations").iterdir())) == 2


class Counting:
    """The real embedder, which remembers what it was asked."""

    def __init__(self) -> None:
        self.texts: list[str] = []

    def embed_passages(self, texts: Sequence[str]) -> NDArray[np.float32]:
        self.texts += texts
        return ONE_MODEL(PACKAGED_MODEL).embed_passages(texts)


def test_only_passages_that_are_new_are_embedded(
    corpus: Path, index: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    ingest(corpus, index)
    with open_index(index) as opened:
        before = dict(zip(*opened.vectors(), strict=True))
    write_pdf(corpus / "plan.pdf", "Integraal Veiligheidsplan 2024-2027", [*PLAN, "Nieuwe zin."])
    (corpus / "themas.toml").write_text("[nieuw]\nname = 'Nieuw'\n", encoding="utf-8")
    asked = Counting()
    monkeypatch.setattr("ingest.pipeline.open_embedder", lambda _: asked)
    report = ingest(corpus, index)
    assert [file.reused for file in report.read] == [False, False]
    assert [text.split(": ")[-1] for text in asked.texts] == ["Nieuwe zin."]
    with open_index(index) as opened:
        after = dict(zip(*opened.vectors(), strict=True))
    assert set(before) < set(after)
    for passage, vector in before.items():
        np.testing.assert_allclose(after[passage], vector, atol=1e-6)


def test_an_index_of_another_model_is_refused_until_it_is_made_anew(
    corpus: Path, index: Path
) -> None:
    ingest(corpus, index)
    other = Settings(index, corpus, embedding_model="ander/model")
    with pytest.raises(StoreError, match=r"use-multilingual.*ander/model.*wijzer ingest"):
        Assistant.open(other)
    with write_index(index, corpus, "ander/model") as draft:
        assert draft.kept() == {}


def test_a_folder_that_now_holds_another_model_is_told_in_dutch(
    corpus: Path, index: Path, tmp_path: Path
) -> None:
    model = tmp_path / "model"
    save_word_model(model)
    settings = Settings(index, corpus, embedding_model=str(model))
    run_ingest([], corpus, index, settings.embedding_model)
    assert Assistant.open(settings).search("overlast")
    shutil.rmtree(model)
    save_word_model(model, dimensions=9)
    with pytest.raises(StoreError, match=r"ander taalmodel.* 8 getallen, niet 9.*wijzer ingest"):
        Assistant.open(settings)


def test_a_mistake_in_a_data_file_stops_a_run_before_the_old_index_is_left(
    corpus: Path, index: Path
) -> None:
    ingest(corpus, index)
    before = titles(index)
    (corpus / "woordenlijst.toml").write_text("[betekenis]\nfout\n", encoding="utf-8")
    with pytest.raises(CorpusError, match=r"woordenlijst\.toml.*regel 2"):
        ingest(corpus, index)
    assert titles(index) == before
