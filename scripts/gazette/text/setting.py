"""排字: the words of a unit cut into runs: where its links are, its marker, its run-in title, its columns."""

from __future__ import annotations

import itertools
import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from gazette.link import Link
from gazette.rosters import RosterLine, roster
from gazette.text.blocks import Cited, Line, Plain, Run, Style
from gazette.units import Unit


def apart(links: Sequence[Link] | Iterator[Link]) -> list[Link]:
    """Links in the order of their places; of two that overlap the first."""
    found: list[Link] = []
    for link in sorted(links, key=lambda link: link.start):
        if not found or link.start >= found[-1].end:
            found.append(link)
    return found


def styles(units: Sequence[Unit]) -> Iterator[tuple[int, Mapping[int, Style]]]:
    """How the lines of rosters and labelled lines are set: for each unit, from which character on in which style."""
    of_block: dict[int, list[int]] = defaultdict(list)
    for index, unit in enumerate(units):
        if unit.kind in ("roster", "labelled"):
            of_block[id(unit.block)].append(index)
        elif unit.kind == "signature" and unit.abreast > 1:
            yield index, _signing(unit.text)
    for indexes in of_block.values():
        texts = [units[index].text for index in indexes]
        if units[indexes[0]].kind == "labelled":
            yield from zip(indexes, map(_labelled, texts), strict=True)
        else:
            yield from zip(indexes, map(_enlisted, roster(texts)), strict=True)


def _signing(text: str) -> Mapping[int, Style]:
    return {match.start(): Style.BODY for match in re.finditer(r"\S+", text)}


def _labelled(text: str) -> Mapping[int, Style]:
    colon = re.search("[:：]", text)
    return {0: Style.ROLE, colon.end(): Style.PLAIN} if colon else {}


def _enlisted(line: RosterLine) -> Mapping[int, Style]:
    """White space belongs to what it follows; a line without a person is one piece."""
    posts = {line.post.start: Style.POST} if line.post else {}
    return {0: Style.ROLE} | {name.start: Style.PERSON for name in line.names} | posts


def runs(
    text: str,
    links: Sequence[Link],
    marker: int = 0,
    title: int = 0,
    styles: Mapping[int, Style] | None = None,
) -> Line:
    """The text as runs, cut where its marker and its run-in title end, where links begin and end, and where `styles`
    change."""
    ends = (at for link in links for at in (link.start, link.end))
    bounds = sorted({0, len(text), marker, title, *ends, *(styles or {})})
    current = Style.PLAIN
    by_start: Mapping[int, Link] = {link.start: link for link in links}
    runs: list[Run] = []
    for start, end in itertools.pairwise(bounds):
        current = (styles or {}).get(start, current)
        style = Style.MARKER if end <= marker else Style.TITLE if end <= title else current
        link = by_start.get(start)
        if link and link.target and link.end == end:
            own = Style.FOOTNOTE if link.footnote else style
            runs.append(Cited(text[start:end], link.target, link.article, own))
        else:
            runs.append(Plain(text[start:end], style))
    return tuple(runs)
