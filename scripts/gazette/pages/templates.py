"""The Jinja environment of the pages: escaping on, undefined names are errors."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined

_environment = Environment(
    loader=FileSystemLoader(Path(__file__).parent / "templates"),
    autoescape=True,
    undefined=StrictUndefined,
    trim_blocks=True,
    lstrip_blocks=True,
    keep_trailing_newline=True,
)
_environment.policies["json.dumps_kwargs"] = {"ensure_ascii": False, "sort_keys": False}


def render(template: str, **context: Any) -> str:
    """A page's Markdown from its template."""
    return _environment.get_template(template).render(**context)
