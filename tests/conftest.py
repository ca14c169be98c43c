"""The example documents and those of the invented region, read once for all tests of a run."""

from __future__ import annotations

import datetime
import os
from pathlib import Path

import pytest

from assistant.assistant import Assistant
from assistant.settings import PACKAGED_MODEL, Settings
from ingest.pipeline import run_ingest

TODAY = datetime.date(2026, 11, 22)
"""The day for which the example questions have their answers."""
os.environ.setdefault("WIJZER_TODAY", TODAY.isoformat())
ROOT = Path(__file__).resolve().parent.parent
CORPUS, REGION = ROOT / "corpus", ROOT / "tests" / "region"


def read(folder: Path, index: Path) -> Settings:
    """Settings of an index of the documents in a folder."""
    run_ingest([folder], CORPUS, index, PACKAGED_MODEL)
    return Settings(index=index, corpus=CORPUS, today=TODAY)


def assistant_over(factory: pytest.TempPathFactory, **plans: str) -> Assistant:
    """An assistant over documents in Markdown, by the name of their file, and nothing else."""
    folder = factory.mktemp("stukken")
    for name, text in plans.items():
        (folder / f"{name}.md").write_text(text, encoding="utf-8")
    return Assistant.open(read(folder, factory.mktemp("index") / "index"))


@pytest.fixture(scope="session")
def example_settings(tmp_path_factory: pytest.TempPathFactory) -> Settings:
    """Settings of an index of the example documents."""
    return read(CORPUS, tmp_path_factory.mktemp("voorbeelden") / "index")


@pytest.fixture(scope="session")
def examples(example_settings: Settings) -> Assistant:
    """The assistant over the example documents."""
    return Assistant.open(example_settings)


@pytest.fixture(scope="session")
def region(tmp_path_factory: pytest.TempPathFactory) -> Assistant:
    """The assistant over documents of a region that the program has never seen."""
    return Assistant.open(read(REGION, tmp_path_factory.mktemp("regio") / "index"))
