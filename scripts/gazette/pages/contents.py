"""目录 of one document: its headings as a tree, in documents with chapters also the articles."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from gazette.outline import Unit, run_in_titles
from gazette.pages.places import beginning

_FIRST_WORDS = 16
_LONG = 12
"""From so many articles on they are folded under their chapters."""


def contents(units: Sequence[Unit]) -> list[dict[str, Any]]:
    """Entries {url, title, children}; an entry with `folded` shows its children only while it is being read.

    heading = enclosure-title | chapter | section | run-in title; article only where there is a chapter (第一章) above it.
    """
    titled = {unit.anchor for unit in units if unit.kind == "enclosure-title"}
    titles = run_in_titles(units)
    listed = {unit.anchor for unit in units if unit.kind == "heading"} | set(titles)
    chapters = {unit.anchor for unit in units if unit.kind == "heading" and unit.level == 0}
    long = sum(unit.kind == "article" for unit in units) >= _LONG
    entries: dict[str, dict[str, Any]] = {}
    top: list[dict[str, Any]] = []
    for unit in units:
        article = unit.kind == "article" and bool(chapters.intersection(unit.ancestors))
        if not article and unit.kind != "enclosure-title" and unit.anchor not in listed:
            continue
        above = [anchor for anchor in unit.ancestors if anchor in listed] or [
            anchor for anchor in (unit.part,) if anchor in titled and anchor != unit.anchor
        ]
        title = beginning(unit, _FIRST_WORDS) if article else titles.get(unit.anchor, unit.text).rstrip("。")
        entry: dict[str, Any] = {"url": f"#{unit.anchor}", "title": title, "children": [], "folded": False}
        entries[unit.anchor] = entry
        if above:
            entries[above[-1]]["children"].append(entry)
            entries[above[-1]]["folded"] |= article and long
        else:
            top.append(entry)
    return top


def count(entries: Sequence[dict[str, Any]]) -> int:
    """How many entries a tree has."""
    return sum(1 + count(entry["children"]) for entry in entries)
