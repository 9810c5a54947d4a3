"""一格一行: a table whose text was copied a cell a line, put back into rows by the serials of its rows.

table = label+ (serial cell*)+      where the serials are 1, 2, 3 … (or D1, D2 …), each a line of its own
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from itertools import pairwise

from gazette.intake.passages import Grid, Passage, Row
from gazette.intake.received import GridCell
from gazette.intake.rows import TOTAL
from gazette.numbering import marker_of
from gazette.numerals import half_width

_SERIAL = re.compile(r"(?P<letters>[A-Za-z]{0,3}[-—]?)(?P<number>[0-9]{1,4})")
_FIGURE = re.compile(r"-?[0-9]+(?:\.[0-9]+)?%?|…|—|/")
_LABELS = 30
"""Cells that a header has at most."""
_LABEL = 24


def cells_in_lines(parts: Sequence[object]) -> tuple[Grid, int, bool] | None:
    """The table with which these parts begin, how many of them it takes, and whether a row is short of cells."""
    lines: list[Passage] = []
    for part in parts:
        if not isinstance(part, Passage) or part.picture:
            break
        lines.append(part)
    first = _first_row(lines)
    if first is None:
        return None
    starts = _serials(lines, first)
    if len(starts) < 2:
        return None
    header = [line.text for line in lines[:first]]
    width = _width(lines, starts, len(header))
    if width is None:
        return None
    rows = _header(header, width, lines[0].line)
    if rows is None:
        return None
    body, used, short = _body(lines, starts, width)
    return Grid((*rows, *body)), used, short


def _first_row(lines: Sequence[Passage]) -> int | None:
    """Where the first serial stands, behind labels only."""
    for at, line in enumerate(lines[: _LABELS + 1]):
        match = _SERIAL.fullmatch(half_width(line.text))
        if at > 1 and match and match["number"] == "1":
            return at
        if len(line.text) > _LABEL or re.search("[。；：]", line.text):
            # A row across all columns may head the first.
            if (
                at > 1
                and marker_of(line.text)
                and at + 1 < len(lines)
                and _SERIAL.fullmatch(half_width(lines[at + 1].text))
            ):
                continue
            return None
    return None


def _serials(lines: Sequence[Passage], first: int) -> list[int]:
    """The lines of the serials, each the next."""
    letters = _SERIAL.fullmatch(half_width(lines[first].text))["letters"]  # type: ignore[index]
    found = [first]
    for at in range(first + 1, len(lines)):
        if half_width(lines[at].text) == f"{letters}{len(found) + 1}":
            found.append(at)
    return found


def _across(text: str) -> bool:
    return bool(marker_of(text)) and len(text) < 40 and not re.search("[。；]", text)


def _width(lines: Sequence[Passage], starts: Sequence[int], header: int) -> int | None:
    """How many columns there are: as many cells as most rows have."""
    head = [line.text for line in lines[: starts[0]]]
    if head and _across(head[-1]):
        header -= 1
    lengths = []
    for start, end in pairwise(starts):
        length = end - start
        if _across(lines[end - 1].text) and length > 1:
            length -= 1
        lengths.append(length)
    last = sum(1 for line in lines[starts[-1] :] if line.text)
    most, count = Counter(lengths).most_common(1)[0]
    if most == header and count * 2 >= len(lengths):
        return header
    widest = max([*lengths, min(last, header)])
    return widest if 2 < widest <= header else None


def _header(labels: list[str], width: int, line: int) -> list[Row] | None:
    """One level; or two, where as many labels as there are groups stand above pairs that repeat."""
    across = labels.pop() if labels and _across(labels[-1]) else None
    groups = len(labels) - width
    own = [] if across is None else [Row((GridCell((across,)),), line + len(labels))]
    if groups == 0:
        return [Row(tuple(GridCell((label,)) for label in labels), line), *own]
    if groups < 2:
        return None
    size = next(
        (
            size
            for size in range(2, width)
            if size * groups < len(labels) and labels[-size * groups :] == labels[-size:] * groups
        ),
        None,
    )
    if size is None:
        return None
    upper, lower = labels[: -size * groups], labels[-size:]
    at = max(
        range(len(upper) - groups + 1),
        key=lambda place: sum(
            (Counter(upper[place]) & Counter(other)).total() for other in upper[place + 1 : place + groups]
        ),
    )
    first: list[GridCell] = []
    second: list[GridCell] = []
    for place, label in enumerate(upper):
        if at <= place < at + groups:
            first += [GridCell((label,)), *[GridCell(joined=True)] * (size - 1)]
            second += [GridCell((label,)) for label in lower]
        else:
            first.append(GridCell((label,)))
            second.append(GridCell(merged=True))
    last = line + len(upper)
    return [
        Row(tuple(first), line),
        Row(tuple(second), last),
        *own,
    ]


def _body(lines: Sequence[Passage], starts: Sequence[int], width: int) -> tuple[list[Row], int, bool]:
    figures = _figures(lines, starts, width)
    rows: list[Row] = []
    short = False
    used = starts[0]
    for number, start in enumerate(starts):
        end = starts[number + 1] if number + 1 < len(starts) else len(lines)
        own = list(lines[start:end])
        across: list[Passage] = []
        if number + 1 < len(starts) and len(own) > 1 and _across(own[-1].text):
            across = [own.pop()]
        if number + 1 == len(starts):
            own = own[:width]
            own = own[: next((at for at, line in enumerate(own) if TOTAL.match(line.text)), len(own))]
        cells = [GridCell((line.text,)) for line in own]
        if len(cells) < width:
            short = True
            cells = _placed([line.text for line in own], figures, width)
        rows.append(Row(tuple(cells), start + lines[0].line))
        used = start + len(own) + len(across)
        rows += [Row((GridCell((line.text,)),), line.line) for line in across]
    while used < len(lines) and TOTAL.match(lines[used].text) and len(lines[used].text) < 40:
        rows.append(Row((GridCell((lines[used].text,)),), lines[used].line))
        used += 1
    return rows, used, short


def _figures(lines: Sequence[Passage], starts: Sequence[int], width: int) -> list[bool]:
    """Which columns hold figures, by the rows that have all their cells."""
    whole = [
        [line.text for line in lines[start : start + width]]
        for start, end in zip(starts, [*starts[1:], len(lines)], strict=True)
        if end - start >= width
    ]
    return [
        bool(whole) and all(_FIGURE.fullmatch(half_width(row[at])) for row in whole) for at in range(width)
    ]


def _placed(texts: Sequence[str], figures: Sequence[bool], width: int) -> list[GridCell]:
    """The cells of a row that lacks some, each in the first column that holds its like."""
    cells = [GridCell()] * width
    at = 0
    for place, text in enumerate(texts):
        room = width - (len(texts) - place)
        wanted = bool(_FIGURE.fullmatch(half_width(text)))
        while at < room and place > 0 and figures[at] is not wanted:
            at += 1
        cells[at] = GridCell((text,))
        at += 1
    return cells
