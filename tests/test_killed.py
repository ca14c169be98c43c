"""A run that is killed at any moment leaves an index that answers, and the next run repairs it."""

from __future__ import annotations

import os
import random
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from ingest.index import open_index
from tests.hostile import one_page

ROOT = Path(__file__).resolve().parents[1]
TIMES = 20
RUN = """
import sys
from pathlib import Path
import ingest.pipeline
from tests.handmade import make_vectors

class Quick:
    # A small embedder: what is tested here is the run around it.
    def embed_passages(self, texts):
        return make_vectors(len(texts), seed=len(texts))

ingest.pipeline.open_embedder = lambda name: Quick()
report = ingest.pipeline.run_ingest([], Path(sys.argv[1]), Path(sys.argv[2]), "use-multilingual")
print(len(report.read), flush=True)
"""


def start(corpus: Path, index: Path) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, "-c", RUN, str(corpus), str(index)],
        env={**os.environ, "PYTHONPATH": str(ROOT)}, cwd=ROOT, text=True,
        stdout=subprocess.PIPE, stderr=subprocess.PIPE,
    )  # fmt: skip


def write(corpus: Path, version: int) -> None:
    """Three documents that all say which version they are."""
    corpus.mkdir(exist_ok=True)
    for name in ("een", "twee", "drie"):
        text = f"BT /F1 12 Tf 72 700 Td (Dit is versie {version} van {name}.) Tj ET"
        (corpus / f"{name}.pdf").write_bytes(one_page(text.encode()))


def check(index: Path) -> int:
    """The version that the index holds, after seeing that it is whole."""
    with open_index(index) as opened:
        texts = {opened.page_text(source.id, 1) for source in opened.documents()}
        passages = {passage.id for passage in opened.passages()}
        assert set(opened.vectors()[0]) == passages
        assert len(passages) == 3
    versions = {int(text.split()[3]) for text in texts}
    assert len(texts) == 3
    assert len(versions) == 1
    return versions.pop()


@pytest.mark.skipif(os.name != "posix", reason="SIGKILL")
def test_killed_at_twenty_moments_the_index_is_whole_and_the_next_run_repairs(
    tmp_path: Path,
) -> None:
    corpus, index = tmp_path / "corpus", tmp_path / "index"
    write(corpus, 0)
    begun = time.monotonic()
    first = start(corpus, index)
    out, complaint = first.communicate(timeout=300)
    assert out.strip() == "3", complaint
    length_s = time.monotonic() - begun
    moments = random.Random(20261122)
    last = 0
    for version in range(1, TIMES + 1):
        write(corpus, version)
        run = start(corpus, index)
        time.sleep(moments.uniform(0.1, 1.1) * length_s)
        run.send_signal(signal.SIGKILL)
        run.communicate()
        found = check(index)
        assert found in (last, version), "a killed run leaves the old index or the new one"
        last = found
    write(corpus, TIMES + 1)
    out, complaint = start(corpus, index).communicate(timeout=300)
    assert out.strip() == "3", complaint
    assert check(index) == TIMES + 1
    assert len(list((index / "generations").iterdir())) <= 2
