"""版面: text cut into lines, tables drawn or typed as text, lines put on pages."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass

from intake_print.pieces import Cell, Grid

_NOT_FIRST = "，。；：、？！）》”’〕】］)]"
"""避头: what never begins a line."""


@dataclass(frozen=True)
class Laid:
    """A line of text; of a row of a table with the lines of its header, for where a page begins with it."""

    text: str
    header: tuple[str, ...] = ()


def cut(text: str, width: int, indent: str = "") -> list[str]:
    """A paragraph in lines of so many characters, the first with an indent; 0: in one line."""
    whole = indent + text
    if not width:
        return [whole]
    lines = []
    while whole:
        end = width
        while end < len(whole) and whole[end] in _NOT_FIRST:
            end += 1
        lines.append(whole[:end])
        whole = whole[end:]
    return lines


def balanced(text: str, width: int) -> list[str]:
    """A title in as few lines as there must be, of about one length, cut behind the issuer where that fits."""
    if not width or len(text) <= width:
        return [text]
    issuer, about, rest = text.partition("关于")
    if about and issuer and len(issuer) <= width:
        return [issuer, *balanced(about + rest, width)]
    count = -(-len(text) // width)
    return cut(text, -(-len(text) // count))


def typed(grid: Grid) -> list[str]:
    """Rows a line, cells parted by tabs; where another cell reaches over it a cell is empty."""
    return ["\t".join(cell.text if cell else "" for cell in row) for row in grid]


def cell_a_line(grid: Grid) -> list[str]:
    """Every cell a line."""
    return [cell.text for row in grid for cell in row if cell]


def is_plain(grid: Grid) -> bool:
    """Whether every cell has a text and reaches over no other."""
    return all(cell and cell.text and (cell.width, cell.height) == (1, 1) for row in grid for cell in row)


def drawn(grid: Grid, most: int = 10) -> list[str]:
    """Drawn with lines: cells of at most so many characters a line, of several lines where their text is longer."""
    widths = _widths(grid, most)
    owners = _owners(grid)
    lines = [_rule(owners, widths, 0)]
    for row in range(len(grid)):
        lines += _row(grid, owners, widths, row)
        lines.append(_rule(owners, widths, row + 1))
    return lines


def _widths(grid: Grid, most: int) -> list[int]:
    return [
        min(most, max((len(cell.text) for cell in column if cell and cell.width == 1), default=2) or 1)
        for column in zip(*grid, strict=True)
    ]


_Owners = list[list[tuple[int, int]]]
"""For each place the place of the cell that reaches over it."""


def _owners(grid: Grid) -> _Owners:
    owners = [[(row, column) for column in range(len(grid[0]))] for row in range(len(grid))]
    for row, cells in enumerate(grid):
        for column, cell in enumerate(cells):
            if cell:
                for down in range(cell.height):
                    for right in range(cell.width):
                        owners[row + down][column + right] = (row, column)
    return owners


def _rule(owners: _Owners, widths: Sequence[int], row: int) -> str:
    """The line above a row: drawn where another cell begins, open where one reaches through."""
    text = ""
    for column in range(len(widths) + 1):
        up = row > 0 and _parted(owners[row - 1], column)
        down = row < len(owners) and _parted(owners[row], column)
        left = column > 0 and _ruled(owners, row, column - 1)
        right = column < len(widths) and _ruled(owners, row, column)
        text += _JOINTS[up, down, left, right]
        if column < len(widths):
            text += ("─" if right else "　") * widths[column]
    return text


_JOINTS = {
    (up, down, left, right): sign
    for signs, (up, down) in (("　╶╴─", (False, False)), ("╷┌┐┬", (False, True)), ("╵└┘┴", (True, False)), ("│├┤┼", (True, True)))
    for sign, (left, right) in zip(signs, ((False, False), (False, True), (True, False), (True, True)), strict=True)
}  # fmt: skip


def _parted(row: Sequence[tuple[int, int]], column: int) -> bool:
    return column in (0, len(row)) or row[column] != row[column - 1]


def _ruled(owners: _Owners, row: int, column: int) -> bool:
    return row in (0, len(owners)) or owners[row][column] != owners[row - 1][column]


def _row(grid: Grid, owners: _Owners, widths: Sequence[int], row: int) -> list[str]:
    """The lines of a row: a cell that comes from above shows nothing more."""
    pieces: list[tuple[int, list[str]]] = []
    column = 0
    while column < len(widths):
        cell: Cell | None = grid[row][column]
        right = column + 1
        while right < len(widths) and owners[row][right] == owners[row][column]:
            right += 1
        width = sum(widths[column:right]) + right - column - 1
        pieces.append((width, cut(cell.text, width) if cell and cell.text else []))
        column = right
    height = max(1, *(len(lines) for _, lines in pieces))
    return [
        "│"
        + "│".join((lines[at] if at < len(lines) else "").ljust(width, "　") for width, lines in pieces)
        + "│"
        for at in range(height)
    ]


def paged(
    lines: Iterable[Laid],
    length: int,
    first: int,
    top: Callable[[int], list[str]],
    foot: Callable[[int], list[str]],
) -> Iterator[tuple[str, int, bool]]:
    """Lines on pages of so many, from page `first`: each with its page, and whether it is the text's own."""
    page, free = first, length
    begun = False
    for line in lines:
        if not begun:
            yield from ((text, page, False) for text in top(page))
            yield from (
                (text, page, False) for text in (line.header if free == length and page > first else ())
            )
            begun = True
        yield line.text, page, True
        free -= 1
        if not free:
            yield from ((text, page, False) for text in foot(page))
            page, free, begun = page + 1, length, False
    if begun:
        yield from ((text, page, False) for text in foot(page))
