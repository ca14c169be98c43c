"""Starting the screen."""

from __future__ import annotations

import shutil
import signal
import socket
import subprocess
import sys
import time
from pathlib import Path

import pytest

from assistant.settings import Settings
from ingest.errors import UsageError
from ingest.pipeline import run_ingest
from tests.hostile import one_page
from ui.app import serve
from ui.desk import Desk

START = """
import sys
from pathlib import Path
from assistant.settings import Settings
from ui.app import serve
folder = Path(sys.argv[1])
serve(Settings(index=folder / "index", corpus=folder), "127.0.0.1", 0, False)
"""


def settings(folder: Path) -> Settings:
    return Settings(index=folder / "index", corpus=folder)


def test_a_port_in_use_is_told_in_dutch_with_what_to_do(tmp_path: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as other:
        port = other.getsockname()[1]
        with pytest.raises(UsageError, match=rf"Poort {port} .* al in gebruik.*--port {port + 1}"):
            serve(settings(tmp_path), "127.0.0.1", port, open_browser=False)


@pytest.mark.parametrize(("host", "port"), [("127.0.0.1", 99999), ("dit.is.geen.adres", 7860)])
def test_an_address_that_cannot_be_used_is_told_in_dutch(
    tmp_path: Path, host: str, port: int
) -> None:
    with pytest.raises(UsageError, match="kan niet starten"):
        serve(settings(tmp_path), host, port, open_browser=False)


def test_loading_the_screen_does_not_load_what_is_heavy() -> None:
    code = "import sys, ui.app; print(*sorted(sys.modules))"
    loaded = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True
    )
    heavy = {"gradio", "fastapi", "uvicorn", "torch", "chromadb", "pypdfium2", "PIL"}
    assert not heavy & set(loaded.stdout.split())


def test_it_starts_without_an_index_says_where_it_is_and_stops_on_ctrl_c(tmp_path: Path) -> None:
    command = [sys.executable, "-c", START, str(tmp_path)]
    pipe = subprocess.PIPE
    with subprocess.Popen(command, stdout=pipe, stderr=pipe, text=True) as started:
        assert started.stdout is not None
        line = started.stdout.readline()
        started.send_signal(signal.SIGINT)
        _, complaint = started.communicate(timeout=20)
    assert line.startswith("Veiligheidswijzer staat klaar op http://127.0.0.1:")
    assert "wijzer ingest" in complaint
    assert "Traceback" not in complaint


def ingest(folder: Path) -> None:
    run_ingest([], folder / "corpus", folder / "index", Settings.load({}).embedding_model)


def wait_for(desk: Desk, documents: set[str]) -> None:
    """Ask what is there, as visitors do, until it is this."""
    for _ in range(1200):
        found = {source.id for source in desk.shelf().documents}
        if found == documents:
            return
        assert found, "the old index must go on answering"
        time.sleep(0.1)
    pytest.fail(f"still {found}")


def test_a_running_screen_takes_up_a_new_index_and_keeps_the_old_when_there_is_none(
    tmp_path: Path,
) -> None:
    (tmp_path / "corpus").mkdir()
    (tmp_path / "corpus" / "een.pdf").write_bytes(one_page())
    ingest(tmp_path)
    desk = Desk(Settings(index=tmp_path / "index", corpus=tmp_path / "corpus"))
    first = desk.assistant()
    assert desk.assistant() is first
    (tmp_path / "corpus" / "twee.pdf").write_bytes(one_page(b"BT /F1 12 Tf (Iets nieuws.) Tj ET"))
    ingest(tmp_path)
    wait_for(desk, {"een", "twee"})
    second = desk.assistant()
    assert second is not first
    shutil.rmtree(tmp_path / "index")
    assert desk.assistant() is second
    time.sleep(1)
    assert {source.id for source in desk.shelf().documents} == {"een", "twee"}
