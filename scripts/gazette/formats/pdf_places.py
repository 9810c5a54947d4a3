"""Which places of a PDF can be led to, and where all else stands from it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from gazette import addresses
from gazette.formats.format import Work
from gazette.formats.places import anchors, runs
from gazette.text import Cited

Data = dict[str, Any]
"""JSON; `pdf.typ` is its only reader."""


class Places:
    """Which places of a file can be led to, and where everything else stands from it."""

    def __init__(self, works: Sequence[Work], page: str) -> None:
        self.page = page
        self.ids = {work.id: index for index, work in enumerate(works)}
        self.urls = {work.url: index for index, work in enumerate(works)}
        self.anchors = [set(anchors(work)) for work in works]
        self.wanted = {
            label
            for work in works
            for run in runs(work)
            if isinstance(run, Cited) and (label := self.label(run.target.url))
        }

    def start(self, work: str | None) -> str | None:
        """The beginning of a work."""
        return f"{self.ids[work]}/" if work in self.ids else None

    def label(self, url: str) -> str | None:
        """The place in this file of an address; where its anchor has none, the beginning of its work."""
        path, _, anchor = url.partition("#")
        index = self.urls.get(path)
        if index is None:
            return None
        return f"{index}/{anchor if anchor in self.anchors[index] else ''}"

    def to(self, url: str) -> Data:
        label = self.label(url)
        return {"label": label} if label else {"url": addresses.relative(url, self.page)}
