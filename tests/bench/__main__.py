"""`python -m tests.bench [subject ...]`: measure, and write the section of docs/benchmarks.md."""

from __future__ import annotations

import re
import sys
from importlib import import_module
from pathlib import Path

PAGE = Path(__file__).resolve().parents[2] / "docs/benchmarks.md"
SUBJECTS = ("finding", "tables", "reading", "scale")


def write_section(subject: str) -> None:
    """Measure a subject with its `report()` and put that between its markers."""
    report = import_module(f"tests.bench.{subject}").report()
    marked = re.compile(rf"(<!-- {subject} -->\n).*?(<!-- end -->)", re.DOTALL)
    page = PAGE.read_text(encoding="utf-8")
    PAGE.write_text(marked.sub(lambda m: f"{m[1]}{report}\n{m[2]}", page), encoding="utf-8")


for chosen in sys.argv[1:] or SUBJECTS:
    write_section(chosen)
