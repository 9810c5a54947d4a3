"""What the search was given is what the pages show: block by block, every page of an issue."""

from __future__ import annotations

import json
from collections import defaultdict
from pathlib import Path
from typing import Any

from page_text import read_pages


def _value(path: Path) -> Any:
    text = path.read_text("utf-8")
    return json.loads(text[text.index(",") + 1 : text.rindex(")")])


def _part(path: Path) -> tuple[int, ...]:
    return tuple(map(int, path.stem.split("-")))


def test_the_index_has_every_block_that_a_page_shows(built: Path) -> None:
    """And nothing else, but the entries of a list (roads) once more, each by itself."""
    indexed: dict[str, list[str]] = defaultdict(list)
    for path in sorted((built / "search" / "text").iterdir(), key=_part):
        part = _value(path)
        indexed[part["page"][0]] += [text for _, text, _, _ in part["blocks"]]
    shown = {page.url: [block.text for block in page.blocks] for page in read_pages(built)}
    assert {url for url in shown if url.startswith(("documents/", "issues/"))} == indexed.keys()
    for url, texts in indexed.items():
        further = iter(texts)
        assert all(text in further for text in shown[url]), url
        known = set(shown[url])
        assert all(text in known or any(text in one for one in known) for text in texts), url
