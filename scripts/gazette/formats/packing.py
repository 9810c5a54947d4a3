"""Parts of a file that is a ZIP inside (OOXML, EPUB), packed so that the same parts are the same bytes on any day."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping

_EARLIEST = (1980, 1, 1, 0, 0, 0)
"""The first moment a ZIP knows: what is made from data has no time of its own."""


def packed(parts: Mapping[str, bytes]) -> bytes:
    """A ZIP of these parts, in their order."""
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        for name, content in parts.items():
            entry = zipfile.ZipInfo(name, _EARLIEST)
            entry.create_system = 0
            archive.writestr(entry, content, zipfile.ZIP_DEFLATED, 9)
    return file.getvalue()
