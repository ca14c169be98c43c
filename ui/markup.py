"""HTML of the screen from templates in which every value is escaped."""

from __future__ import annotations

from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from ui import texts

_templates = Environment(
    loader=FileSystemLoader(Path(__file__).parent / "templates"),
    autoescape=True,
    undefined=StrictUndefined,
    trim_blocks=True,
    lstrip_blocks=True,
)
_templates.globals["t"] = texts


def render(template: str, **values: object) -> str:
    """The template `template`.html filled in; what is missing raises jinja2.UndefinedError."""
    return _templates.get_template(f"{template}.html").render(**values)
