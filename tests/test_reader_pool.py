"""Reading in a process of its own: what goes wrong with a file stays with that file."""

from __future__ import annotations

import os
import pickle
import pickletools
import signal
import subprocess
import sys
import time
from enum import Enum
from itertools import product
from pathlib import Path

import pytest

import ingest.document
from ingest.catalogue import Listed
from ingest.data_files import OWN_CORPUS
from ingest.document import Choice, Document, Skipped
from ingest.entries import Entry
from ingest.errors import CorpusError
from ingest.jobs import Limits, PageRead, Setup
from ingest.reader_pool import Outcome, Reader, ReaderPool

ROOT = Path(__file__).resolve().parents[1]
UNRULY = "tests.unruly:read"
LIMITS = Limits(timeout_s=60, memory_mb=400)
SHORT = Limits(timeout_s=1, memory_mb=400)


def listed(name: str, password: str | None = None) -> Listed:
    return Listed(Path(name).stem, Path("/documenten") / name, "0", Entry(password=password))


def read(
    *names: str, limits: Limits = LIMITS, size: int = 1, heard: list[PageRead] | None = None
) -> list[Outcome]:
    with ReaderPool(Setup(OWN_CORPUS, limits), UNRULY, size) as pool:
        return list(
            pool.read(
                [listed(f"{name}.pdf") for name in names],
                lambda _, sign: heard.append(sign) if heard is not None else None,
            )
        )


def process_of(outcome: Outcome) -> str:
    """The number of the process that read a document, which it wrote in its text."""
    assert isinstance(outcome, Document)
    return outcome.passages[0].text.value.split()[1]


@pytest.mark.parametrize("name", ["segfault", "einde", "inbraak", "diep"])
def test_a_file_on_which_the_reader_ends_is_told_and_the_next_is_read(name: str) -> None:
    bad, after = read(name, "b")
    assert isinstance(bad, Skipped)
    assert bad.source == f"{name}.pdf"
    assert bad.reason.startswith(f"{name}.pdf ")
    assert process_of(after)


@pytest.mark.parametrize("name", ["hangt", "rekent"])
def test_a_file_that_takes_too_long_is_told_with_the_seconds_it_had(name: str) -> None:
    bad, after = read(name, "b", limits=SHORT)
    assert isinstance(bad, Skipped)
    assert bad.reason.startswith(f"{name}.pdf was na 1 seconden nog niet gelezen")
    assert "WIJZER_READ_TIMEOUT" in bad.reason
    assert process_of(after)


def test_a_file_that_takes_too_much_memory_is_told_and_the_reader_goes_on() -> None:
    before, bad, after = read("a", "bom", "b")
    assert isinstance(bad, Skipped)
    assert "vraagt meer geheugen dan de 400 MB" in bad.reason
    assert process_of(before) == process_of(after)


def test_an_unforeseen_error_is_told_in_dutch_without_what_python_said() -> None:
    (bad,) = read("struikelt")
    assert isinstance(bad, Skipped)
    assert "klopt niet met de regels van het bestandsformaat" in bad.reason
    assert "zip" not in bad.reason
    assert "Error" not in bad.reason


def test_every_page_gives_time_and_is_told() -> None:
    heard: list[PageRead] = []
    (slow,) = read("traag", limits=SHORT, heard=heard)
    assert process_of(slow)
    assert heard == [PageRead(done, 8) for done in range(1, 9)]


def test_a_reader_that_asks_for_time_gets_it() -> None:
    (scan,) = read("scan", limits=SHORT)
    assert process_of(scan)


def test_what_a_library_prints_does_not_spoil_the_messages() -> None:
    loud, after = read("roept", "b")
    assert process_of(loud) == process_of(after)


def test_a_password_of_the_catalogue_goes_before_that_of_the_settings() -> None:
    setup = Setup(OWN_CORPUS, LIMITS, "sesam")
    files = [listed("slot-1.pdf"), listed("slot-2.pdf", "fout"), listed("slot-3.pdf", "sesam")]
    with ReaderPool(setup, UNRULY, 1) as pool:
        kinds = [type(outcome) for outcome in pool.read(files, lambda *_: None)]
    assert kinds == [Document, Skipped, Document]
    assert "sesam" not in f"{setup}{files}{files[2].key}"


def test_files_come_back_in_order_and_are_read_by_all_readers() -> None:
    outcomes = read(*(f"traag-{n}" if n % 3 == 0 else f"f-{n}" for n in range(8)), size=2)
    assert [o.source.id for o in outcomes if isinstance(o, Document)] == [
        f"traag-{n}" if n % 3 == 0 else f"f-{n}" for n in range(8)
    ]
    assert len(set(map(process_of, outcomes))) == 2


def test_a_reader_is_replaced_after_many_files(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("ingest.reader_pool.MAX_FILES", 2)
    processes = [process_of(outcome) for outcome in read("a", "b", "c", "d")]
    assert processes[0] == processes[1] != processes[2] == processes[3]


def test_a_reader_does_not_load_what_only_the_run_needs() -> None:
    code = "import sys, ingest.reader; print(*sys.modules)"
    loaded = subprocess.run(
        [sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True
    ).stdout.split()
    assert "ingest.readers.pdf" in loaded
    assert not {"torch", "sentence_transformers", "chromadb", "gradio", "langchain"} & set(loaded)


def test_a_reader_that_can_not_start_stops_the_run_with_what_to_do() -> None:
    pool = ReaderPool(Setup(OWN_CORPUS, LIMITS), "tests.unruly:niet_hier", 1)
    with pool, pytest.raises(CorpusError, match=r"te weinig geheugen.*WIJZER_READ_MEMORY"):
        list(pool.read([listed("a.pdf")], lambda *_: None))


def test_a_data_file_with_a_mistake_stops_the_run_and_is_named(tmp_path: Path) -> None:
    (tmp_path / "themas.toml").write_text("dit is = = geen toml", encoding="utf-8")
    pool = ReaderPool(Setup(tmp_path, LIMITS), UNRULY, 1)
    with pool, pytest.raises(CorpusError, match=r"themas\.toml .*op regel 1, bij teken \d+"):
        list(pool.read([listed("a.pdf")], lambda *_: None))


def test_stopping_ends_readers_that_are_busy() -> None:
    pool = ReaderPool(Setup(OWN_CORPUS, LIMITS), UNRULY, 2)
    outcomes = pool.read([listed(f"{name}.pdf") for name in ("a", "hangt", "b")], lambda *_: None)
    assert isinstance(next(outcomes), Document)
    start = time.monotonic()
    pool.close()
    assert time.monotonic() - start < 10


ABANDONED = """
import sys
from tests.test_reader_pool import UNRULY, LIMITS, listed
from ingest.data_files import OWN_CORPUS
from ingest.jobs import Setup
from ingest.reader_pool import Reader
reader = Reader(Setup(OWN_CORPUS, LIMITS), UNRULY)
reader.read(listed("a.pdf"), lambda *_: None)
print(reader.process_id, flush=True)
reader.read(listed("hangt.pdf"), lambda *_: None)
"""


@pytest.mark.skipif(os.name != "posix", reason="asks the system for a process by its number")
def test_a_killed_run_leaves_no_reader_behind() -> None:
    run = subprocess.Popen(
        [sys.executable, "-c", ABANDONED], cwd=ROOT, stdout=subprocess.PIPE, text=True
    )
    assert run.stdout is not None
    reader = int(run.stdout.readline())
    run.send_signal(signal.SIGKILL)
    run.communicate()
    for _ in range(100):
        try:
            os.kill(reader, 0)
        except ProcessLookupError:
            return
        if Path(f"/proc/{reader}/stat").read_text("utf-8").split()[2] == "Z":
            return  # ended; whoever adopted it has not looked yet
        time.sleep(0.1)
    pytest.fail("the reader lives on")


def test_the_reader_of_the_run_is_the_real_one(tmp_path: Path) -> None:
    reader = Reader(Setup(OWN_CORPUS))
    path = OWN_CORPUS / "rib-voortgang-2025.pdf"
    heard: list[PageRead] = []
    document = reader.read(Listed("brief", path, "0", Entry()), lambda _, sign: heard.append(sign))
    reader.stop()
    assert heard == [PageRead(1, 2), PageRead(2, 2)]
    assert len(document.passages) > 10
    assert not any(page.words for page in document.pages)


@pytest.mark.parametrize("choices", Choice.__subclasses__(), ids=lambda c: c.__name__)
def test_a_choice_travels_by_its_value_in_every_python(choices: type[Choice]) -> None:
    for choice, protocol in product(choices, range(2, pickle.HIGHEST_PROTOCOL + 1)):
        sent = pickle.dumps(choice, protocol)
        names = {arg for _, arg, _ in pickletools.genops(sent) if isinstance(arg, str)}
        assert choice.value in names and not any("getattr" in name for name in names)
        assert pickle.loads(sent) is choice


def test_all_choices_of_a_document_are_sent_so() -> None:
    module = vars(ingest.document).values()
    enums = [v for v in module if isinstance(v, type) and issubclass(v, Enum)]
    assert len(enums) > 4
    assert all(issubclass(v, Choice) for v in enums if v.__module__ == "ingest.document")
