"""Pages -> sections (检索单元): one document to the index, one excerpt to the client."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from gazette.search.indexed import Block, IndexedPage
from gazette.search.tokens import tokenize

_FULL = 500
_HALF = _FULL // 2
"""Tokens. A page of the printed gazette holds about a thousand; smaller sections rank articles better
and load faster, larger ones make fewer files."""


@dataclass(frozen=True)
class Section:
    """检索单元: blocks that follow each other on one page. `page` is the page's place in the page list."""

    page: int
    blocks: tuple[Block, ...]


def sections_of(pages: Sequence[IndexedPage]) -> list[Section]:
    """Cut every page between blocks, at a heading where one is near."""
    return [Section(number, run) for number, page in enumerate(pages) for run in _runs(page.blocks)]


def _runs(blocks: Sequence[Block]) -> Iterator[tuple[Block, ...]]:
    run: list[Block] = []
    size = 0
    for block in blocks:
        length = len(tokenize(block.text))
        if run and (size + length > _FULL or (block.heading and size > _HALF)):
            yield tuple(run)
            run, size = [], 0
        run.append(block)
        size += length
    if run:
        yield tuple(run)
