"""Output formats (格式): each is one module that writes the neutral text of a document, and nothing else."""

from __future__ import annotations

from collections.abc import Mapping

from gazette.formats.format import Format
from gazette.formats.sheets import XLSX

FORMATS: Mapping[str, Format] = {one.name: one for one in (XLSX,)}
"""By the name that gazette.yml has for each, in the order in which readers are offered them."""
