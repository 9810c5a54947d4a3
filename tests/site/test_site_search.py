"""What the search was given is what the pages show: block by block, every page."""

from __future__ import annotations

import json
from collections import defaultdict
from pathlib import Path
from typing import Any

from page_text import read_pages


def _value(path: Path) -> Any:
    text = path.read_text("utf-8")
    return json.loads(text[text.index(",") + 1 : text.rindex(")")])


def test_the_index_has_every_block_that_a_page_shows(built: Path) -> None:
    listed = _value(built / "search" / "pages.js")
    indexed: dict[str, list[str]] = defaultdict(list)
    for number, page in enumerate(listed["sections"]):
        blocks = _value(built / "search" / "text" / f"{number}.js")["blocks"]
        indexed[listed["pages"][page][0]] += [text for _, text, _ in blocks]
    shown = {page.url: [block.text for block in page.blocks] for page in read_pages(built)}
    assert indexed.keys() == shown.keys()
    assert {url: texts for url, texts in shown.items() if texts != indexed[url]} == {}
