"""Starting the screen."""

from __future__ import annotations

import signal
import socket
import subprocess
import sys
from pathlib import Path

import pytest

from assistant.settings import Settings
from ingest.errors import UsageError
from ui.app import serve

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
