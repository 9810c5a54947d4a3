"""校读的网页: the frame, once; the parts that change with the draft. Pure."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from jinja2 import Environment

from gazette.review.prints import Sheet
from gazette.review.reading import Shown


@dataclass(frozen=True)
class SourceLine:
    """source.txt 的一行; `aside`: furniture; `box`: where it stands on its page."""

    number: int
    text: str
    aside: bool
    box: str = ""


@dataclass(frozen=True)
class SourceSheet:
    """Lines that stand on one page of a PDF; `number` is that of its picture, None where there is none."""

    number: int | None
    page: int
    lines: tuple[SourceLine, ...]


def page(
    environment: Environment, shown: Shown, sheets: Sequence[Sheet], issue: str, name: str, token: str
) -> str:
    """The whole page."""
    return environment.get_template("page.html").render(
        shown=shown,
        issue=issue,
        name=name,
        token=token,
        prints=bool(sheets),
        parts=parts(environment, shown, sheets),
    )


def parts(environment: Environment, shown: Shown, sheets: Sequence[Sheet]) -> dict[str, Any]:
    """What a change of the files changes: each is put in the place of the last."""
    files = sorted({line.place.file for line in shown.front})
    draw = environment.get_template
    return {
        "version": shown.version,
        "source": draw("source.html").render(sheets=_sheets(shown, sheets)),
        "draft": draw("draft.html").render(shown=shown, front_file=files[0] if files else ""),
        "stops": draw("stops.html").render(stops=shown.stops),
        "state": draw("state.html").render(shown=shown),
    }


def _sheets(shown: Shown, sheets: Sequence[Sheet]) -> list[SourceSheet]:
    """The lines page by page; those between two pages of a PDF stand with the first."""
    made: list[SourceSheet] = []
    lines = shown.lines
    begins = [(0, None), *((sheet.first, at) for at, sheet in enumerate(sheets))]
    for place, (first, at) in enumerate(begins):
        end = begins[place + 1][0] if place + 1 < len(begins) else len(lines) + 1
        boxes = sheets[at].boxes if at is not None else {}
        own = tuple(
            SourceLine(
                number,
                lines[number - 1],
                number in shown.alignment.aside,
                ",".join(f"{part:.5f}" for part in boxes[number]) if number in boxes else "",
            )
            for number in range(max(first, 1), min(end, len(lines) + 1))
        )
        if own:
            made.append(SourceSheet(at, sheets[at].page + 1 if at is not None else 0, own))
    return made
