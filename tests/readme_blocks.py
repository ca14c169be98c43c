"""The parts of README.md that come from the program; run this file to write them anew."""

from __future__ import annotations

import ast
import contextlib
import inspect
import io
import re
import tempfile
from dataclasses import fields
from pathlib import Path

from assistant import settings
from assistant.settings import ROOT, Settings
from ui.cli import COMMANDS, main

README = ROOT / "README.md"
QUESTION = "wie is verantwoordelijk voor IOB Zorgfraude?"


def make_settings() -> str:
    """A table of the settings, from their docstrings and defaults."""
    defaults = Settings.load({})
    rows = ["| Variable | What it is | Default |", "| --- | --- | --- |"]
    for name, (meaning, variable) in _documented_settings().items():
        default = getattr(defaults, name)
        shown = default.relative_to(ROOT) if isinstance(default, Path) else default
        rows.append(f"| `{variable}` | {meaning} | {f'`{shown}`' if shown else '-'} |")
    return "\n".join(rows)


def make_commands() -> str:
    """A table of the commands with the sentence that their help starts with."""
    rows = [f"| `wijzer {name}` | {summary} |" for name, (summary, *_) in COMMANDS.items()]
    return "\n".join(["| Command | What it does |", "| --- | --- |", *rows])


def make_answer(index: str) -> str:
    """A question and what the program says to it, given an index of the examples."""
    said = io.StringIO()
    with contextlib.redirect_stdout(said):
        assert main(["ask", QUESTION, "--index", index]) == 0
    lines = [f'$ wijzer ask "{QUESTION}"', *said.getvalue().splitlines()]
    return "\n".join(f"    {line}".rstrip() for line in lines)


def read_block(name: str) -> str:
    """What README.md now has between the marks of this part."""
    found = re.search(rf"<!-- {name} -->\n(.*?)\n?<!-- end -->", README.read_text("utf-8"), re.S)
    assert found, f"README.md has no part '{name}'"
    return found[1].strip("\n")


def write_block(name: str, content: str) -> None:
    """Put `content` between the marks of this part."""
    marked = f"<!-- {name} -->\n{content}\n<!-- end -->"
    text = README.read_text("utf-8")
    new = re.sub(rf"<!-- {name} -->\n.*?<!-- end -->", lambda _: marked, text, flags=re.S)
    README.write_text(new, "utf-8")


def _documented_settings() -> dict[str, tuple[str, str]]:
    """Field -> what it is, and the variable named between brackets in its docstring."""
    body = ast.parse(inspect.getsource(settings)).body
    defined = next(n for n in body if isinstance(n, ast.ClassDef) and n.name == "Settings")
    documented: dict[str, tuple[str, str]] = {}
    for field, text in zip(defined.body, defined.body[1:], strict=False):
        if isinstance(field, ast.AnnAssign) and isinstance(text, ast.Expr):
            assert isinstance(field.target, ast.Name)
            assert isinstance(text.value, ast.Constant)
            found = re.fullmatch(r"(.*?) \((WIJZER_\w+)\)\.", " ".join(text.value.value.split()))
            assert found, f"the docstring of {field.target.id} names no variable"
            documented[field.target.id] = (found[1], found[2])
    assert list(documented) == [field.name for field in fields(Settings)]
    return documented


if __name__ == "__main__":
    write_block("settings", make_settings())
    write_block("commands", make_commands())
    with tempfile.TemporaryDirectory() as folder:
        main(["ingest", str(ROOT / "corpus"), "--index", folder])
        write_block("answer", make_answer(folder))
