"""What formats ask of a text beside its words: all its runs, the places that can be led to, what is 版记."""

from __future__ import annotations

import re
from collections.abc import Iterator

from gazette.formats.format import Work
from gazette.text import Block, Grid, Plain, Run


def runs(work: Work) -> Iterator[Run]:
    """Every run of a work, in reading order."""
    for block in (*work.text.head, *work.text.body):
        if isinstance(block, Grid):
            yield from (
                run for row in block.lines for cell in row.cells for line in cell.lines for run in line
            )
        else:
            yield from block.runs


def anchors(work: Work) -> Iterator[str]:
    """Every anchor of a work."""
    for block in (*work.text.head, *work.text.body):
        if isinstance(block, Grid):
            yield from (row.anchor for row in block.lines)
        else:
            yield block.anchor
            yield from (run.anchor for run in block.runs if isinstance(run, Plain) and run.anchor)


_COLOPHON = re.compile(r"(?:.*-)?(?:keywords|copies|printed)(?:-\d{1,3})?")


def in_colophon(block: Block | Grid) -> bool:
    """Whether a line belongs to 版记 (主题词, 抄送, 印发), which stands between rules at the end of a document."""
    return isinstance(block, Block) and block.kind == "closing" and bool(_COLOPHON.fullmatch(block.anchor))
