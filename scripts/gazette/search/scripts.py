"""Data as classic scripts: the one form that a page may load under ``file://``."""

from __future__ import annotations

import base64
import gzip
import json
from pathlib import Path

FOLDER = "search"
"""The folder of the site that holds all data of the search; its client stands in ``assets/search``."""


def write_script(site: Path, name: str, code: str) -> None:
    """Write ``search/<name>.js``."""
    path = site / FOLDER / f"{name}.js"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(code, encoding="utf-8", newline="\n")


def write_data_script(site: Path, name: str, data: object) -> None:
    """Write ``search/<name>.js``, a script that hands `data` (anything JSON can hold) to the client.

    U+2028 and U+2029 end a line in the scripts of older engines, though not in JSON.
    """
    text = json.dumps(data, ensure_ascii=False, separators=(",", ":"))
    text = text.replace("\u2028", "\\u2028").replace("\u2029", "\\u2029")
    write_script(site, name, f'GazetteSearch.receive("{name}",{text});\n')


def packed(content: bytes) -> str:
    """Base64 of the compressed bytes; no time stamp, so that the same content gives the same text."""
    return base64.b64encode(gzip.compress(content, 9, mtime=0)).decode("ascii")
