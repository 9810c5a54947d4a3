"""The formats there are. It loads what writes each, so only what makes their files reads it."""

from __future__ import annotations

from collections.abc import Mapping

from gazette.formats.epub import EPUB
from gazette.formats.format import Format
from gazette.formats.pdf import PDF
from gazette.formats.plain_text import PLAIN_TEXT
from gazette.formats.sheets import XLSX
from gazette.formats.word import WORD

FORMATS: Mapping[str, Format] = {one.name: one for one in (PDF, WORD, XLSX, EPUB, PLAIN_TEXT)}
"""By the name that gazette.yml has for each, in the order in which readers are offered them."""
