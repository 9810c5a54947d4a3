"""目录 of one document: its headings as a tree, in documents with chapters also the articles."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from gazette.outline import run_in_titles
from gazette.text.names import beginning
from gazette.units import Unit

LISTED_FROM = 3
"""A list of headings is worth its place from so many entries on."""
_FIRST_WORDS = 16
_LONG = 12
"""From so many articles on they are folded under their chapters."""


@dataclass
class Heading:
    """条目: where it leads, its words, what stands under it; `folded` entries show that only while it is being read."""

    url: str
    title: str
    children: list[Heading] = field(default_factory=list)
    folded: bool = False


def headings(units: Sequence[Unit]) -> list[Heading]:
    """The tree of headings.

    heading = enclosure-title | chapter | section | run-in title; article only where there is a chapter (第一章) above it.
    """
    titled = {unit.anchor for unit in units if unit.kind == "enclosure-title"}
    titles = run_in_titles(units)
    listed = {unit.anchor for unit in units if unit.kind == "heading"} | set(titles)
    chapters = {unit.anchor for unit in units if unit.kind == "heading" and unit.level == 0}
    long = sum(unit.kind == "article" for unit in units) >= _LONG
    entries: dict[str, Heading] = {}
    top: list[Heading] = []
    for unit in units:
        article = unit.kind == "article" and bool(chapters.intersection(unit.ancestors))
        if not article and unit.kind != "enclosure-title" and unit.anchor not in listed:
            continue
        above = [anchor for anchor in unit.ancestors if anchor in listed] or [
            anchor for anchor in (unit.part,) if anchor in titled and anchor != unit.anchor
        ]
        title = beginning(unit, _FIRST_WORDS) if article else titles.get(unit.anchor, unit.text).rstrip("。")
        entry = Heading(f"#{unit.anchor}", title)
        entries[unit.anchor] = entry
        if above:
            entries[above[-1]].children.append(entry)
            entries[above[-1]].folded |= article and long
        else:
            top.append(entry)
    return top


def count(entries: Sequence[Heading]) -> int:
    """How many entries a tree has."""
    return sum(1 + count(entry.children) for entry in entries)
