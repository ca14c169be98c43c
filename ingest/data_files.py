"""The data files beside the documents: themes, header words, words, municipalities."""

from __future__ import annotations

import hashlib
import re
import shutil
import tomllib
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from ingest import texts
from ingest.errors import CorpusError

OWN_CORPUS = Path(__file__).resolve().parent.parent / "corpus"
"""Where the data files stand that come with Veiligheidswijzer."""
CATALOGUE = "catalogus.toml"
"""The only data file that is about single documents; it is never borrowed from elsewhere."""


def find_data_files(corpus: Path) -> Mapping[str, Path]:
    """Data files by name: those that come with Veiligheidswijzer, replaced by those of `corpus`."""
    found = {path.name: path for folder in (OWN_CORPUS, corpus) for path in folder.glob("*.toml")}
    found.pop(CATALOGUE, None)
    return dict(sorted(found.items()))


def copy_data_files(files: Mapping[str, Path], folder: Path) -> None:
    """Copy data files into `folder`, which is made. Raises CorpusError for one with a mistake."""
    folder.mkdir(parents=True)
    for name, path in files.items():
        if path.suffix == ".toml":
            read_toml(path)
        shutil.copyfile(path, folder / name)


def fingerprint(files: Mapping[str, Path], embedder: str) -> str:
    """A hash of what decides what is stored: ingest's own code, the data files, the model."""
    code = sorted(Path(__file__).resolve().parent.rglob("*.py"))
    return _hash([embedding_print(embedder)], [*code, *files.values()])


def embedding_print(embedder: str) -> str:
    """A hash of what decides the vector of a text: the model and the code that runs it."""
    folder = Path(embedder).expanduser()
    model = sorted(p for p in folder.rglob("*") if p.is_file()) if folder.is_dir() else []
    told = [f"{p.name} {p.stat().st_size} {p.stat().st_mtime_ns}" for p in model]
    code = Path(__file__).resolve().parent
    return _hash([embedder, *told], [code / "embedding.py", code / "packaged_encoder.py"])


def _hash(words: Iterable[str], files: Iterable[Path]) -> str:
    digest = hashlib.sha256("\0".join(words).encode())
    for path in files:
        digest.update(path.name.encode() + b"\0" + path.read_bytes() + b"\0")
    return digest.hexdigest()


def read_toml(path: Path) -> dict[str, Any]:
    """The content of a TOML file. Raises CorpusError when it is missing or has a mistake."""
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise CorpusError(texts.DATA_FILE.format(file=path, reason=_fault(error))) from error


def shape_fault(error: Exception) -> str:
    """What is wrong with a data file of which the content is not what it should be."""
    if isinstance(error, KeyError):
        return texts.NO_FIELD.format(field=error.args[0])
    return texts.OTHER_SHAPE


def _fault(error: Exception) -> str:
    """What is wrong with a TOML file, and where."""
    if isinstance(error, OSError):
        return texts.why(error)
    place = re.search(r"line (\d+), column (\d+)", str(error))
    return texts.TOML_PLACE.format(line=place[1], column=place[2]) if place else texts.NO_TOML
