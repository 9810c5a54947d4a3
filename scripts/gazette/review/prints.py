"""原页: the pages of a received PDF, with the lines of source.txt that stand on each and where. Touches the disk, to read.

Whatever can't be read again, or has no pages, simply has no picture.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from gazette.intake.readers.pdf import page_picture
from gazette.intake.received import Received, Unreadable
from gazette.intake.sources import read


@dataclass(frozen=True)
class Sheet:
    """一页: its file and number there (from 0); its first and last line; the boxes of lines, as parts of the page."""

    raw: bytes
    page: int
    first: int
    last: int
    boxes: Mapping[int, tuple[float, float, float, float]]


def sheets(folder: Path, source: str) -> list[Sheet]:
    """The pages of all files that an issue was received in, by their lines."""
    found: list[Sheet] = []
    for path in sorted(folder.glob("received-*.pdf")):
        try:
            raw, received = read(path)
        except Unreadable:
            continue
        begins = _begins(source, received.text)
        if begins is not None:
            found += _pages(raw, received, begins)
    return sorted(found, key=lambda sheet: sheet.first)


def _begins(source: str, text: str) -> int | None:
    """How many lines of source.txt stand before the text of a file."""
    at = f"\n{source}".find(f"\n{text}") if text else -1
    return None if at < 0 else source.count("\n", 0, at)


def _pages(raw: bytes, received: Received, begins: int) -> Iterator[Sheet]:
    boxes: dict[int, dict[int, tuple[float, float, float, float]]] = {}
    for number, line in enumerate(received.lines, begins + 1):
        if box := line.box:
            boxes.setdefault(box.page, {})[number] = (box.left, box.top, box.right, box.bottom)
    for page, own in boxes.items():
        yield Sheet(raw, page, min(own), max(own), own)


def picture(sheet: Sheet, width: int) -> bytes | None:
    """The page as a PNG; None where it cannot be drawn."""
    try:
        return page_picture(sheet.raw, sheet.page, width)
    except Unreadable:
        return None
