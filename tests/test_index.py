"""The index on disk: what comes back, and that nothing already there is lost."""

from __future__ import annotations

import hashlib
import os
import shutil
import signal
import sqlite3
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from pathlib import Path

import numpy as np
import pytest

from ingest.data_files import OWN_CORPUS
from ingest.document import Document
from ingest.errors import StoreError
from ingest.index import open_index
from ingest.index_writer import write_index
from tests.handmade import (
    BRIEF,
    DAL,
    HEUVEL,
    MODEL,
    make_document,
    make_vectors,
    store,
)

ROOT = Path(__file__).resolve().parents[1]
THEMES = (("jeugd",), ("jeugd", "zorg"), (), ("fysiek",))


@pytest.fixture
def documents() -> tuple[Document, ...]:
    sentences = [f"Dit is zin {n} met één ‘bijzonder’ teken." for n in range(12)]
    return tuple(make_document(source, sentences, THEMES) for source in (HEUVEL, DAL, BRIEF))


@pytest.fixture
def index(tmp_path: Path, documents: tuple[Document, ...]) -> Path:
    store(tmp_path / "index", *documents)
    return tmp_path / "index"


def content(folder: Path) -> dict[str, str]:
    """Hashes of all files."""
    files = (path for path in folder.rglob("*") if path.is_file())
    return {str(p): hashlib.sha256(p.read_bytes()).hexdigest() for p in files}


def generations(index: Path) -> set[str]:
    return {path.name for path in (index / "generations").iterdir()}


def test_what_is_stored_comes_back_as_it_was(index: Path, documents: tuple[Document, ...]) -> None:
    with open_index(index) as opened:
        assert opened.documents() == tuple(d.source for d in documents)
        assert [opened.passage(p.id) for d in documents for p in d.passages] == [
            p for d in documents for p in d.passages
        ]
        assert opened.facts() == tuple(f for d in documents for f in d.facts)
        assert opened.document("dal") == DAL
        assert opened.embedder == MODEL


def test_passages_are_listed_in_reading_order(index: Path, documents: tuple[Document, ...]) -> None:
    with open_index(index) as opened:
        listed = list(opened.passages())
        assert [p.id for p in listed] == [p.id for d in documents for p in d.passages]
        assert len(list(opened.passages())) == len(listed) == 36
        third = listed[3]
        assert (third.kind, third.first_page, third.last_page) == ("row", 2, 2)
        assert third.text == third.shown == documents[0].passages[3].text.value
        assert opened.passage(third.number).id == third.id


def test_pages_tell_their_text_size_and_printed_number(index: Path) -> None:
    with open_index(index) as opened:
        assert opened.page_text("heuvel", 2) == "bladzijde 2 van heuvel"
        assert opened.printed_page("heuvel", 2) == "4"
        assert opened.recognised("heuvel", 2) is False
        assert len(opened.pages("dal")) == 7


def test_facts_can_be_had_by_kind(index: Path) -> None:
    with open_index(index) as opened:
        assert [fact.kind for fact in opened.facts("term")] == ["term"] * 3
        assert {fact.kind for fact in opened.facts()} == {"action", "term"}


def test_what_is_not_there_is_a_key_error(index: Path) -> None:
    with open_index(index) as opened:
        for ask in (
            lambda: opened.passage("heuvel:99"),
            lambda: opened.passage(999),
            lambda: opened.page("heuvel", 99),
            lambda: opened.document("berg"),
        ):
            with pytest.raises(KeyError):
                ask()


def test_vectors_come_back_beside_their_ids(
    tmp_path: Path, documents: tuple[Document, ...]
) -> None:
    stored = store(tmp_path / "index", *documents)
    with open_index(tmp_path / "index") as opened:
        ids, matrix = opened.vectors()
    expected = {
        p.id: row for d in documents for p, row in zip(d.passages, stored[d.source.id], strict=True)
    }
    assert matrix.dtype == np.float32
    assert set(ids) == set(expected)
    for found, row in zip(ids, matrix, strict=True):
        np.testing.assert_allclose(row, expected[found], atol=1e-6)


def test_threads_may_share_an_index(index: Path) -> None:
    with open_index(index) as opened:

        def work(number: int) -> tuple[dict[str, list[float]], str, int]:
            ids, matrix = opened.vectors()
            found = dict(zip(ids, matrix.tolist(), strict=True))
            page = 1 + number % 7
            return found, opened.page_text("dal", page), len(list(opened.passages()))

        with ThreadPoolExecutor(8) as pool:
            results = list(pool.map(work, range(64)))
    assert [text for _, text, _ in results] == [
        f"bladzijde {1 + number % 7} van dal" for number in range(64)
    ]
    assert all((found, count) == (results[0][0], 36) for found, _, count in results)


def test_reading_leaves_every_file_as_it_was(index: Path) -> None:
    before = content(index)
    with open_index(index) as opened:
        opened.vectors()
        list(opened.passages())
    assert content(index) == before


BORROWING = """
import os, signal, sys
from pathlib import Path
from ingest.index import open_index
opened = open_index(Path(sys.argv[1]))
opened.vectors()
os.kill(os.getpid(), signal.SIGKILL)
"""


def test_a_killed_reader_leaves_no_copy_behind_for_long(
    index: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    place = tmp_path / "tijdelijk"
    place.mkdir()
    monkeypatch.setenv("TMPDIR", str(place))
    monkeypatch.setattr("tempfile.tempdir", None)
    assert run_python(BORROWING, str(index)).returncode == -signal.SIGKILL
    (abandoned,) = place.iterdir()
    with open_index(index) as first:
        first.vectors()
        for copy in place.iterdir():
            os.utime(copy, (0, 0))
        with open_index(index) as second:
            second.vectors()
            assert not abandoned.exists()
            assert len(list(place.iterdir())) == 2
            assert len(first.vectors()[0]) == 36
    assert list(place.iterdir()) == []


def test_a_settings_file_in_the_working_folder_does_not_reach_chroma(
    index: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    other = "allow_reset=misschien\nchroma_api_impl=chromadb.api.fastapi.FastAPI\n"
    (tmp_path / ".env").write_text(other, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    with open_index(index) as opened:
        assert len(opened.vectors()[0]) == 36


def test_without_an_index_the_message_says_what_to_run(tmp_path: Path) -> None:
    for folder in (tmp_path / "nergens", tmp_path):
        with pytest.raises(StoreError, match=r"nog geen index in .*wijzer ingest"):
            open_index(folder)


@pytest.mark.parametrize("harm", ["truncated", "emptied", "no database", "no generation", "text"])
def test_a_damaged_index_is_called_damaged_and_made_anew(
    index: Path, documents: tuple[Document, ...], harm: str
) -> None:
    (generation,) = (index / "generations").iterdir()
    database = generation / "facts.sqlite"
    whole = database.read_bytes()
    if harm == "truncated":
        database.write_bytes(whole[: len(whole) // 2])
    elif harm == "emptied":
        database.write_bytes(b"")
    elif harm == "text":
        database.write_bytes(b"geen database" * 1000)
    elif harm == "no database":
        database.unlink()
    else:
        shutil.rmtree(generation)
    with pytest.raises(StoreError, match=r"beschadigd.*wijzer ingest"):
        open_index(index)
    store(index, documents[0])
    with open_index(index) as opened:
        assert [source.id for source in opened.documents()] == ["heuvel"]


@pytest.mark.parametrize("harm", ["text", "numbers lost", "gone"])
def test_damaged_vectors_are_told_and_made_anew(index: Path, harm: str) -> None:
    (generation,) = (index / "generations").iterdir()
    stored = generation / "vectors" / "chroma.sqlite3"
    if harm == "text":
        stored.write_bytes(b"kapot" * 1000)
    elif harm == "numbers lost":
        with closing(sqlite3.connect(stored)) as database, database:
            database.execute("DELETE FROM embeddings_queue")
    else:
        stored.unlink()
    with open_index(index) as opened, pytest.raises(StoreError, match=r"beschadigd.*wijzer ingest"):
        opened.vectors()
    with write_index(index, OWN_CORPUS, MODEL) as draft:
        assert draft.kept() == {}


def test_documents_are_carried_over_replaced_and_dropped(
    index: Path, documents: tuple[Document, ...]
) -> None:
    newer = make_document(DAL, ["Een nieuwe zin.", "En nog een."])
    with write_index(index, OWN_CORPUS, MODEL) as draft:
        assert list(draft.kept()) == ["heuvel", "dal", "brief"]
        draft.add(newer, make_vectors(2, seed=5), "nieuw", 1, tables=0)
        draft.drop("brief")
        draft.publish()
    with open_index(index) as opened:
        assert [source.id for source in opened.documents()] == ["heuvel", "dal"]
        assert len(list(opened.passages())) == len(opened.vectors()[0]) == 14
        assert opened.passage("dal:1") == newer.passages[1]
        vector = dict(zip(*opened.vectors(), strict=True))["dal:1"]
        np.testing.assert_allclose(vector, make_vectors(2, seed=5)[1], atol=1e-6)
        assert opened.passage("heuvel:4") == documents[0].passages[4]


def test_another_model_or_other_data_files_start_from_nothing(index: Path, tmp_path: Path) -> None:
    with write_index(index, OWN_CORPUS, "een ander model") as draft:
        assert draft.kept() == {}
    other = tmp_path / "corpus"
    other.mkdir()
    (other / "themas.toml").write_text('[nieuw]\nname = "Nieuw"\n', encoding="utf-8")
    with write_index(index, other, MODEL) as draft:
        assert draft.kept() == {}
        assert "Nieuw" in (draft.data_folder / "themas.toml").read_text(encoding="utf-8")


def test_the_data_files_travel_with_the_index(index: Path) -> None:
    with open_index(index) as opened:
        names = {path.name for path in opened.data_folder.iterdir()}
    assert {"themas.toml", "kolommen.toml", "gemeenten.toml"} <= names
    assert "catalogus.toml" not in names


def test_an_open_reader_keeps_its_generation_until_it_opens_again(
    index: Path, documents: tuple[Document, ...]
) -> None:
    with open_index(index) as reader:
        assert not reader.changed()
        store(index, documents[1])
        assert reader.changed()
        assert len(list(reader.passages())) == 36
        assert len(reader.vectors()[0]) == 36
        with open_index(index) as newer:
            assert len(list(newer.passages())) == 12
    store(index, documents[2])
    assert len(generations(index)) == 2


def test_an_unpublished_draft_leaves_no_trace(index: Path, documents: tuple[Document, ...]) -> None:
    before = content(index)
    with (
        pytest.raises(RuntimeError, match="halverwege"),
        write_index(index, OWN_CORPUS, MODEL) as draft,
    ):
        draft.add(documents[0], make_vectors(12), "sleutel", 0, tables=0)
        raise RuntimeError("halverwege")
    assert content(index) == before


def test_a_document_that_can_not_be_stored_leaves_the_others(
    index: Path, documents: tuple[Document, ...]
) -> None:
    twice = make_document(BRIEF, ["Een.", "Twee."])
    twice = Document(
        twice.source, twice.pages, twice.page_texts, twice.passages + twice.passages[:1]
    )
    with write_index(index, OWN_CORPUS, MODEL) as draft:
        with pytest.raises(ValueError, match="same id"):
            draft.add(twice, make_vectors(3), "sleutel", 2, tables=0)
        assert list(draft.kept()) == ["heuvel", "dal", "brief"]


def test_a_second_writer_is_told_to_wait(index: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("ingest.index_writer.LOCK_WAIT_S", 0.1)
    with (
        write_index(index, OWN_CORPUS, MODEL),
        pytest.raises(StoreError, match=r"Een andere wijzer ingest.*Wacht"),
        write_index(index, OWN_CORPUS, MODEL),
    ):
        pass


KILLED = """
import os, signal, sys
from pathlib import Path
from ingest.data_files import OWN_CORPUS
from ingest.index_writer import write_index
from tests.handmade import HEUVEL, MODEL, make_document, make_vectors
with write_index(Path(sys.argv[1]), OWN_CORPUS, MODEL) as draft:
    draft.drop("dal")
    draft.add(make_document(HEUVEL, ["Half."]), make_vectors(1), "sleutel", 0, tables=0)
    os.kill(os.getpid(), signal.SIGKILL)
"""


def run_python(code: str, *arguments: str) -> subprocess.CompletedProcess[str]:
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    return subprocess.run(
        [sys.executable, "-c", code, *arguments],
        env=environment, cwd=ROOT, capture_output=True, text=True, timeout=120, check=False,
    )  # fmt: skip


def test_a_killed_run_leaves_the_old_index_and_the_next_run_clears_up(
    index: Path, documents: tuple[Document, ...]
) -> None:
    (old,) = generations(index)
    killed = run_python(KILLED, str(index))
    assert killed.returncode == -signal.SIGKILL, killed.stderr
    assert len(generations(index)) == 2
    with open_index(index) as opened:
        assert len(list(opened.passages())) == 36
        assert len(opened.vectors()[0]) == 36
    store(index, documents[0])
    with open_index(index) as opened:
        assert generations(index) == {old, opened.generation}


CRAMPED = """
import resource, signal, sys
from pathlib import Path
from ingest.errors import StoreError
from tests.handmade import HEUVEL, make_document, store
signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
resource.setrlimit(resource.RLIMIT_FSIZE, (int(sys.argv[2]), int(sys.argv[2])))
try:
    store(Path(sys.argv[1]), make_document(HEUVEL, [f"Zin {n}. " * 50 for n in range(600)]))
except StoreError as error:
    print(error)
    raise SystemExit(1)
"""


@pytest.mark.parametrize("room", [20_000, 400_000])
def test_a_full_disk_gives_a_message_and_keeps_the_old_index(index: Path, room: int) -> None:
    before = content(index / "generations")
    cramped = run_python(CRAMPED, str(index), str(room))
    assert cramped.returncode == 1, cramped.stderr
    assert "vorige index is niet veranderd" in cramped.stdout
    assert content(index / "generations") == before
    with open_index(index) as opened:
        assert len(list(opened.passages())) == 36


NO_ROOM = """
import resource, signal, sys
from pathlib import Path
from ingest.errors import StoreError
from ingest.index import open_index
signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
resource.setrlimit(resource.RLIMIT_FSIZE, (1000, 1000))
try:
    open_index(Path(sys.argv[1])).vectors()
except StoreError as error:
    print(error)
"""


def test_a_full_temporary_folder_is_named_and_the_index_is_not_called_damaged(index: Path) -> None:
    done = run_python(NO_ROOM, str(index))
    assert done.returncode == 0, done.stderr
    assert done.stdout.startswith("Er kan niet worden gezocht: /")
    assert "TMPDIR" in done.stdout


def test_an_index_can_not_stand_where_a_file_stands(tmp_path: Path) -> None:
    (tmp_path / "bestand").write_text("x", encoding="utf-8")
    for place in (tmp_path / "bestand", tmp_path / "bestand" / "index"):
        with (
            pytest.raises(StoreError, match="kon niet worden geschreven"),
            write_index(place, OWN_CORPUS, MODEL),
        ):
            pass
        with pytest.raises(StoreError, match="nog geen index"):
            open_index(place)


FORBIDDEN = """
import os, sys
from pathlib import Path
import chromadb.api.rust
from ingest.data_files import OWN_CORPUS
from ingest.errors import StoreError
from ingest.index import open_index
from ingest.index_writer import write_index
from tests.handmade import MODEL
os.setgid(65534), os.setuid(65534)
with open_index(Path(sys.argv[1])) as opened:
    print(len(opened.vectors()[0]))
try:
    with write_index(Path(sys.argv[1]), OWN_CORPUS, MODEL):
        pass
except StoreError as error:
    print(error)
"""


@pytest.mark.skipif(os.name != "posix" or os.getuid() != 0, reason="only root can become nobody")
def test_a_folder_without_write_permission_can_be_read_and_says_so_on_writing(
    index: Path,
) -> None:
    for folder in (index, *index.parents):
        folder.chmod(folder.stat().st_mode | 0o055)
        if folder == Path("/tmp"):
            break
    done = run_python(FORBIDDEN, str(index))
    assert done.returncode == 0, done.stderr
    assert done.stdout.splitlines()[0] == "36"
    assert "mag niet worden geschreven" in done.stdout
