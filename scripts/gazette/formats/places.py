"""The places of a work that can be led to, and all its runs: what formats that bind works together ask of a text."""

from __future__ import annotations

from collections.abc import Iterator

from gazette.formats.format import Work
from gazette.text import Grid, Plain, Run


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
