"""Data as classic scripts: the one form that a page may load under ``file://``."""

from __future__ import annotations

import json
from pathlib import Path

FOLDER = "search"
"""The folder of the site that holds all data of the search; its client stands in ``assets/search``."""


def write_data_script(folder: Path, name: str, data: object) -> None:
    """Write ``search/<name>.js``, a script that hands `data` (anything JSON can hold) to the client.

    U+2028 and U+2029 end a line in the scripts of older engines, though not in JSON.
    """
    text = json.dumps(data, ensure_ascii=False, separators=(",", ":"))
    text = text.replace("\u2028", "\\u2028").replace("\u2029", "\\u2029")
    path = folder / FOLDER / f"{name}.js"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(f'GazetteSearch.receive("{name}",{text});\n', encoding="utf-8", newline="\n")
