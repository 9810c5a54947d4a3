"""稿件的开头: with which lines a file begins that no contents describe. Pure."""

from __future__ import annotations

import re
from collections.abc import Sequence

from gazette.characters import squeeze
from gazette.intake.received import Line, Style
from gazette.intake.rows import is_row
from gazette.intake.title_index import TitleIndex
from gazette.intake.titles import is_order, is_title
from gazette.lines import read_role
from gazette.model import LineRole
from gazette.numbering import marker_of

_LOOKED = 45
"""Filled lines among which the title of a file's first document is looked for; what stands before it is none of it."""


def opening(received: Sequence[Line], begin: int, aside: set[int], titles: TitleIndex) -> tuple[int, int]:
    """The lines of the title with which a file begins.

    It is the one that its style tells, else the last of those that a number, a bracket or addressees follow before the
    text begins, else the first line that looks like a title, else the first line.
    """
    filled = [
        at
        for at in range(begin, min(begin + 400, len(received)))
        if received[at].text.strip() and at not in aside and not is_row(received[at])
    ][:_LOOKED]
    if not filled:
        return begin, begin - 1
    styled = [at for at in filled if received[at].style is Style.TITLE]
    if styled:
        last = styled[0]
        while last + 1 < len(received) and received[last + 1].style is Style.TITLE:
            last += 1
        return styled[0], last
    found: tuple[int, int] | None = None
    for at in filled:
        text = received[at].text.strip()
        if found and at > found[1] and (marker_of(text) or len(re.findall("[，。；,]", text)) > 1):
            break
        ends = titles.head(at)
        if ends is not None and (found is None or at > found[1]):
            found = at, ends
    if found:
        return found
    for at in filled:
        if is_order(received[at].text) or (
            is_title(received[at].text) and not _said_again(titles, at, filled)
        ):
            return at, at
    at = next(
        (place for place in filled if _role(received, place) not in (LineRole.NUMBER, LineRole.REGISTRATION)),
        begin,
    )
    last = at
    for place in [place for place in filled if place > at][:4]:
        text = squeeze(received[place].text)
        title = squeeze("".join(received[line].text for line in range(at, last + 1)))
        apart = (
            any(is_row(received[line]) for line in range(last, place))
            or _role(received, place)
            or marker_of(text)
            or re.search("[。；：:]", text)
            or is_row(received[place])
        )
        if apart or is_title(title) or received[place].picture:
            break
        last = place
    return at, last


def _said_again(titles: TitleIndex, at: int, filled: Sequence[int]) -> bool:
    """Whether a title comes once more among the first lines: what stands between is none of the document."""
    return any(place > at and titles.plain[place] == titles.plain[at] for place in filled)


def _role(received: Sequence[Line], at: int) -> LineRole | None:
    return read_role(received[at].text.strip())
