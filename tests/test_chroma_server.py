"""The vectors on a real Chroma server: readers in processes of their own, and what may go wrong."""

from __future__ import annotations

import json
import os
import shutil
import signal
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from fastapi.testclient import TestClient

from assistant.assistant import Assistant
from assistant.settings import PACKAGED_MODEL, Settings
from ingest import index_server
from ingest.data_files import OWN_CORPUS
from ingest.errors import ServerError, StoreError, UsageError
from ingest.index import open_index
from ingest.index_server import connect
from ingest.index_writer import write_index
from ingest.pipeline import run_ingest
from tests.handmade import (
    BRIEF,
    DAL,
    HEUVEL,
    MODEL,
    QuickEmbedder,
    make_document,
    make_vectors,
)
from tests.test_intake import wait_for
from ui.cli import main
from ui.desk import Desk
from ui.intake import Intake
from ui.server import build_server

ROOT = Path(__file__).resolve().parents[1]
STARTED_S, RENEWED_S = 30, 60
QUESTION = "Wie controleert de steigers?"
"""What the added document answers, and the others do not."""
DOCUMENTS = tuple(
    make_document(source, [f"Dit is zin {n} van {source.id}." for n in range(12)])
    for source in (HEUVEL, DAL, BRIEF)
)


@dataclass
class Running:
    """A `chroma run` on loopback, that can be killed and started again at the same place."""

    folder: Path
    port: int
    process: subprocess.Popen[bytes] | None = None

    @property
    def address(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    def start(self) -> None:
        command = [Path(sys.executable).with_name("chroma"), "run", "--path", self.folder]
        self.process = subprocess.Popen(
            [*map(str, command), "--host", "127.0.0.1", "--port", str(self.port)],
            stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
        )  # fmt: skip
        until = time.monotonic() + STARTED_S
        while True:
            try:
                with connect(self.address):
                    return
            except ServerError:
                assert time.monotonic() < until, "chroma run does not start"
                time.sleep(0.05)

    def kill(self) -> None:
        if self.process:
            self.process.kill()
            self.process.wait()


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Running]:
    running = Running(tmp_path_factory.mktemp("chroma"), free_port())
    try:
        running.start()
        yield running
    finally:
        running.kill()


@pytest.fixture
def index(tmp_path: Path, server: Running) -> Path:
    write(tmp_path / "index", server.address)
    return tmp_path / "index"


def free_port() -> int:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        return int(taken.getsockname()[1])


def write(index: Path, address: str | None) -> None:
    """Make an index of DOCUMENTS, or put them in it again."""
    with write_index(index, OWN_CORPUS, MODEL, address) as draft:
        for number, document in enumerate(DOCUMENTS):
            draft.add(document, make_vectors(12, seed=number), "sleutel", number, tables=0)
        draft.publish()


def collections(server: Running, index: Path) -> set[str]:
    """The collections on the server that are of this index."""
    name = (index / "name").read_text("utf-8")
    with connect(server.address) as api:
        return {found.name for found in api.list_collections() if name in found.name}


def by_id(index: Path, address: str | None) -> dict[str, list[float]]:
    with open_index(index, address) as opened:
        ids, vectors = opened.vectors()
    return dict(zip(ids, vectors.tolist(), strict=True))


def alike(ones: dict[str, list[float]], others: dict[str, list[float]]) -> bool:
    """Whether the same passages have the same vectors; Chroma makes them of length 1 again."""
    assert ones.keys() == others.keys()
    return all(np.allclose(ones[key], others[key], atol=1e-6) for key in ones)


def test_a_server_gives_the_same_vectors_as_a_folder(
    tmp_path: Path, index: Path, server: Running
) -> None:
    write(tmp_path / "map", None)
    assert by_id(index, server.address) == by_id(tmp_path / "map", None)
    assert not list(index.rglob("chroma.sqlite3"))


def test_only_what_changed_gets_a_collection_and_what_is_replaced_goes(
    index: Path, server: Running
) -> None:
    first = collections(server, index)
    with (
        open_index(index, server.address) as reader,
        write_index(index, OWN_CORPUS, MODEL, server.address) as draft,
    ):
        draft.add(make_document(DAL, ["Nieuw."]), make_vectors(1), "nieuw", 1, tables=0)
        draft.drop("brief")
        draft.publish()
        assert len(reader.vectors()[0]) == 36, "who has the old index open still reads it whole"
    assert len(by_id(index, server.address)) == 13
    assert len(collections(server, index) - first) == 1
    with write_index(index, OWN_CORPUS, MODEL, server.address) as draft:
        assert list(draft.kept()) == ["heuvel", "dal"]
    assert len(collections(server, index)) == 2


def test_two_indexes_share_a_server_without_touching_each_other(
    tmp_path: Path, index: Path, server: Running
) -> None:
    write(tmp_path / "ander", server.address)
    write(tmp_path / "ander", server.address)
    write(tmp_path / "ander", server.address)
    assert len(collections(server, index)) == 3
    assert len(by_id(index, server.address)) == 36


KILLED = """
import os, signal, sys
from pathlib import Path
from ingest.data_files import OWN_CORPUS
from ingest.index_writer import write_index
from tests.handmade import HEUVEL, MODEL, make_document, make_vectors
with write_index(Path(sys.argv[1]), OWN_CORPUS, MODEL, sys.argv[2]) as draft:
    draft.drop("dal")
    draft.add(make_document(HEUVEL, ["Half."]), make_vectors(1), "sleutel", 0, tables=0)
    os.kill(os.getpid(), signal.SIGKILL)
"""


def test_a_killed_writer_leaves_the_old_index_and_the_next_clears_up(
    index: Path, server: Running
) -> None:
    before = by_id(index, server.address)
    killed = subprocess.run(
        [sys.executable, "-c", KILLED, str(index), server.address],
        env={**os.environ, "PYTHONPATH": str(ROOT)}, cwd=ROOT, timeout=120, check=False,
    )  # fmt: skip
    assert killed.returncode == -signal.SIGKILL
    assert by_id(index, server.address) == before
    assert len(collections(server, index)) == 4
    with write_index(index, OWN_CORPUS, MODEL, server.address) as draft:
        assert list(draft.kept()) == ["heuvel", "dal", "brief"]
    assert len(collections(server, index)) == 3


def test_vectors_that_the_server_lost_are_told_and_made_anew(index: Path, server: Running) -> None:
    with connect(server.address) as api:
        api.delete_collection(min(collections(server, index)))
    with pytest.raises(ServerError, match=r"heeft niet alle zoekvectoren.*wijzer ingest"):
        by_id(index, server.address)
    with write_index(index, OWN_CORPUS, MODEL, server.address) as draft:
        assert draft.kept() == {}


@pytest.fixture
def quick(monkeypatch: pytest.MonkeyPatch) -> None:
    """Loading a model takes longer than all the rest."""
    for place in ("ingest.pipeline", "assistant.assistant"):
        monkeypatch.setattr(f"{place}.open_embedder", lambda _: QuickEmbedder())


@pytest.mark.usefixtures("quick")
def test_an_index_moves_to_a_server_and_back(tmp_path: Path, server: Running) -> None:
    index = tmp_path / "index"
    corpus = write_corpus(tmp_path)
    run_ingest([], corpus, index, PACKAGED_MODEL)
    here = by_id(index, None)
    assert by_id(index, server.address) == here, "what stands in the folder can be read"
    run_ingest([], corpus, index, PACKAGED_MODEL, server=server.address)
    assert alike(by_id(index, server.address), here)
    with pytest.raises(StoreError, match=r"Chroma-server.*WIJZER_CHROMA.*wijzer ingest"):
        by_id(index, None)
    run_ingest([], corpus, index, PACKAGED_MODEL)
    assert alike(by_id(index, None), here)


@pytest.mark.usefixtures("quick")
def test_documents_from_elsewhere_stay_when_the_server_is_no_longer_named(
    tmp_path: Path, server: Running
) -> None:
    corpus, index = write_corpus(tmp_path), tmp_path / "index"
    (tmp_path / "los.md").write_text("# Los\n\nDe brugwachter telt boten.\n", encoding="utf-8")
    paths = [corpus, tmp_path / "los.md"]
    run_ingest(paths, corpus, index, PACKAGED_MODEL, server=server.address)
    desk = Desk(Settings(index, corpus))
    assert desk.shelf().documents == (), "its vectors are out of reach"
    intake = Intake(desk)
    intake.claim()
    intake.start()
    wait_for(intake)
    with open_index(index) as opened:
        assert {source.id for source in opened.documents()} == {"raad", "plein", "los"}


def test_no_proxy_stands_between_us_and_the_server(
    index: Path, server: Running, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("HTTP_PROXY", "http_proxy", "ALL_PROXY"):
        monkeypatch.setenv(name, "http://127.0.0.1:1")
    assert len(by_id(index, server.address)) == 36


class Page(BaseHTTPRequestHandler):
    """A web server that is no Chroma: a page, or an error."""

    status = 200

    def do_GET(self) -> None:
        self.send_response(self.status)
        self.end_headers()
        self.wfile.write(b"<html>Welkom</html>")

    def log_message(self, *_: Any) -> None:
        pass


class Failing(Page):
    """What a proxy says when the server behind it is gone."""

    status = 503


@contextmanager
def website(handler: type[Page]) -> Iterator[str]:
    with HTTPServer(("127.0.0.1", 0), handler) as site:
        threading.Thread(target=site.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{site.server_port}"
        site.shutdown()


@contextmanager
def silence(breaks_off: bool) -> Iterator[str]:
    """A server that takes a connection and says nothing, or hangs up at once."""
    with socket.create_server(("127.0.0.1", 0)) as listening:

        def hang_up() -> None:
            listening.accept()[0].close()

        if breaks_off:
            threading.Thread(target=hang_up, daemon=True).start()
        yield f"http://127.0.0.1:{listening.getsockname()[1]}"


@pytest.mark.parametrize(
    ("place", "said"),
    [
        (website(Page), "antwoordt iets anders dan een Chroma-server"),
        (website(Failing), "geeft http-fout 503"),
        (silence(breaks_off=False), "gaf binnen 1 seconden geen antwoord"),
        (silence(breaks_off=True), "brak de verbinding af"),
    ],
)
def test_what_answers_wrongly_is_told_with_its_address(
    index: Path, place: Any, said: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(index_server, "ANSWER_S", 0.6)
    with place as address, pytest.raises(ServerError, match=said) as told:
        by_id(index, address)
    assert address in str(told.value)


@pytest.mark.parametrize(
    "given", ["127.0.0.1:8000", "http://host", "ftp://h:1", "http://h:0", "http://ik:geheim@h:1"]
)
def test_an_address_of_another_form_is_refused_in_dutch(given: str) -> None:
    with pytest.raises(UsageError, match=r"WIJZER_CHROMA.*http://127.0.0.1:8000"):
        Settings.load({"WIJZER_CHROMA": given})


@pytest.mark.parametrize("given", ["http://127.0.0.1:8000/", "https://wijzer-3.dorp.nl:443"])
def test_an_address_is_taken_without_its_last_slash(given: str) -> None:
    assert Settings.load({"WIJZER_CHROMA": given}).chroma == given.rstrip("/")


def test_answers_are_the_same_with_and_without_a_server(
    examples: Assistant, example_settings: Settings, tmp_path: Path, server: Running
) -> None:
    settings = replace(example_settings, index=tmp_path / "index", chroma=server.address)
    shutil.copytree(example_settings.index, settings.index)
    run_ingest([OWN_CORPUS], OWN_CORPUS, settings.index, PACKAGED_MODEL, server=server.address)
    assistant = Assistant.open(settings)
    lines = (ROOT / "tests" / "questions" / "corpus.jsonl").read_text("utf-8").splitlines()
    questions = [json.loads(line)["question"] for line in lines[::30]]
    assert len(questions) > 5
    for question in questions:
        here, there = examples.ask(question), assistant.ask(question)
        assert replace(there, seconds=0) == replace(here, seconds=0), question
        ours, theirs = examples.search(question), assistant.search(question)
        assert [hit.passage for hit in theirs] == [hit.passage for hit in ours], question


READER = """
import json, sys
import assistant.assistant
from assistant.settings import Settings
from ingest.errors import WijzerError
from tests.handmade import QuickEmbedder
from ui.desk import Desk
assistant.assistant.open_embedder = lambda name: QuickEmbedder()
desk = Desk(Settings.load())
for question in sys.stdin:
    try:
        answer = desk.assistant().ask(question.strip())
        said = " ".join(sentence.text for sentence in answer.sentences)
    except WijzerError as error:
        said = str(error)
    print(json.dumps(said), flush=True)
"""


class Reader:
    """A screen without its pages, in a process of its own."""

    def __init__(self, environment: dict[str, str]) -> None:
        self._process = subprocess.Popen(
            [sys.executable, "-c", READER], text=True, cwd=ROOT,
            env={**os.environ, **environment, "PYTHONPATH": str(ROOT)},
            stdin=subprocess.PIPE, stdout=subprocess.PIPE,
        )  # fmt: skip

    def ask(self, question: str = QUESTION) -> str:
        assert self._process.stdin
        assert self._process.stdout
        self._process.stdin.write(question + "\n")
        self._process.stdin.flush()
        return str(json.loads(self._process.stdout.readline()))

    def asks_until(self, wanted: str) -> bool:
        """Whether the answer comes to hold these words, by asking again and again."""
        until = time.monotonic() + RENEWED_S
        while wanted not in self.ask():
            if time.monotonic() > until:
                return False
            time.sleep(0.2)
        return True

    def stop(self) -> None:
        self._process.kill()
        self._process.communicate()


def write_corpus(folder: Path) -> Path:
    corpus = folder / "documenten"
    corpus.mkdir()
    (corpus / "raad.md").write_text(
        "# Jeugd\n\nDe wijkagent bezoekt elke maand de jongerenraad.\n", encoding="utf-8"
    )
    (corpus / "plein.md").write_text(
        "# Centrum\n\nDe boswachter bewaakt in de zomer het plein.\n", encoding="utf-8"
    )
    return corpus


@pytest.mark.usefixtures("quick")
def test_readers_see_a_new_index_and_live_through_a_server_that_is_killed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    server = Running(tmp_path / "chroma", free_port())
    settings = {
        "WIJZER_INDEX": str(tmp_path / "index"),
        "WIJZER_CORPUS": str(write_corpus(tmp_path)),
        "WIJZER_CHROMA": server.address,
    }
    for name, value in settings.items():
        monkeypatch.setenv(name, value)
    readers: list[Reader] = []
    try:
        server.start()
        assert main(["ingest"]) == 0
        readers += [Reader(settings), Reader(settings)]
        assert not any("havenmeester" in reader.ask() for reader in readers)

        _add_document(tmp_path, "haven", "De havenmeester controleert elke week de steigers.")
        assert all(reader.asks_until("De havenmeester controleert") for reader in readers)

        _add_document(tmp_path, "kade", "De kadewacht controleert in de winter de steigers.")
        server.kill()
        assert all("De havenmeester controleert" in reader.ask() for reader in readers)
        late = Reader(settings)
        readers.append(late)
        away = f"De Chroma-server op {server.address} is niet bereikbaar"
        assert away in late.ask()
        capsys.readouterr()
        assert main(["ingest"]) == main(["ask", QUESTION]) == 1
        assert capsys.readouterr().err.count(away) == 2

        server.start()
        assert all(reader.asks_until("kadewacht") for reader in readers)
    finally:
        for reader in readers:
            reader.stop()
        server.kill()


def _add_document(folder: Path, name: str, sentence: str) -> None:
    text = f"# {name.title()}\n\n{sentence}\n"
    (folder / "documenten" / f"{name}.md").write_text(text, encoding="utf-8")
    assert main(["ingest"]) == 0


@pytest.mark.parametrize("place", ["/zoek?woorden=plein", "/deel/jaarplan"])
def test_the_screen_says_which_server_is_away(
    tmp_path: Path, index: Path, place: str, quick: None
) -> None:
    address = f"http://127.0.0.1:{free_port()}"
    settings = Settings(index, tmp_path, address, MODEL)
    page = TestClient(build_server(Desk(settings))).get(place).text
    assert f"De Chroma-server op {address} is niet bereikbaar" in page
