"""Markdown bound to a text as the site binds it, with nothing drawn into it."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any

from markdown import Markdown
from markupsafe import Markup
from mkdocs.config import load_config

from gazette.plugin.binding import Binding
from gazette.text import Block, Cited, Text

ROOT = Path(__file__).resolve().parent.parent


class Undrawn:
    """Binds a text and adds nothing to it."""

    def __init__(self, text: Text) -> None:
        self.text = text

    def link(self, cited: Cited) -> dict[str, str]:  # noqa: ARG002
        return {}

    def behind(self, block: Block) -> Markup:  # noqa: ARG002
        return Markup()

    below = behind

    def table(self) -> Markup:
        return Markup("<table></table>")


def bind(text: Text, written: str) -> str:
    """The HTML that the site makes of a Markdown text, if it reads as `text` does; else NotBound."""
    config = _config()
    binding = Binding()
    binding.bound = Undrawn(text)
    extensions: list[Any] = [*config.markdown_extensions, binding]
    return Markdown(extensions=extensions, extension_configs=config.mdx_configs or {}).convert(written)


@cache
def _config() -> Any:
    return load_config(str(ROOT / "mkdocs.yml"))
