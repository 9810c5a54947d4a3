"""沿用的网页: the pages of a notice and of what belongs to it, taken over from an earlier build as long as all that they are
made from is the same."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from typing import Any

from gazette.fresh import Fresh
from gazette.kept import Kept, digest, keep
from gazette.plugin.press import Printed
from gazette.search import IndexedPage, KeptBlocks, written


@dataclass(frozen=True)
class Reprint:
    """A page that was taken over: what the check of links and the search have to know of it."""

    printed: Printed
    indexed: IndexedPage | None


class Reprints:
    """What is kept of pages, by the address of their notice, or their own; `origins` are the digests of what they are made
    from now.

    kept = [page…] "\\n" (content of its files, its blocks)*      page = {…, files: [[name, length]…], blocks: length}
    """

    def __init__(self, kept: Kept, origins: dict[str, str]) -> None:
        self._kept = kept
        self._origins = origins

    def take_over(self, notice: str, folder: Fresh) -> list[Reprint]:
        """Write the pages of a notice into `folder` if they would be made the same again; none where they are not kept."""
        found = self._kept.read(self._origins[notice])
        if not found:
            return []
        path, content = found
        told = list(_told(path, content[: content.index(b"\n")]))
        for one in told:
            for name, (begin, end) in one.files.items():
                folder.put(name, content[begin:end])
        return [one.page for one in told]

    def take_alone(self, page: str, origin: str, folder: Fresh) -> list[Reprint]:
        """The same of a page that is kept by itself, whose `origin` is known only now."""
        self._origins[page] = origin
        return self.take_over(page, folder)

    def keep(self, notice: str, pages: Sequence[Reprint], folder: Fresh) -> list[Reprint]:
        """Keep all pages of a notice, which have just been written into `folder`; the words of what is returned are there."""
        heads: list[dict[str, Any]] = []
        contents: list[bytes] = []
        for page in pages:
            source = Path(page.printed.source)
            there = [name for name in (source.with_suffix(".html"), source) if (folder.path / name).exists()]
            files = {str(name): (folder.path / name).read_bytes() for name in there}
            blocks = written(page.indexed.blocks) if page.indexed else b""
            heads.append(_head(page, {name: len(own) for name, own in files.items()}, blocks))
            contents += [*files.values(), blocks]
        head = json.dumps(heads, ensure_ascii=False).encode("utf-8", "surrogatepass")
        content = b"".join([head, b"\n", *contents])
        path = keep(self._kept.folder, self._origins[notice], "pages", content)
        return [one.page for one in _told(path, head)]

    def forget_others(self) -> None:
        """Remove the pages that would be made otherwise now."""
        keys = set(self._origins.values())
        self._kept.drop_all_but(
            {path for path in self._kept.folder.iterdir() if path.name.partition("-")[0] in keys}
        )


def _head(page: Reprint, files: Mapping[str, int], blocks: bytes) -> dict[str, Any]:
    return {
        "source": page.printed.source,
        "anchors": sorted(page.printed.anchors),
        "links": page.printed.links,
        "indexed": asdict(replace(page.indexed, blocks=())) if page.indexed else None,
        "files": files,
        "blocks": len(blocks),
        "digest": digest(blocks),
    }


@dataclass(frozen=True)
class _Told:
    """A page, and where the contents of its files begin and end."""

    page: Reprint
    files: dict[str, tuple[int, int]]


def _told(path: Path, head: bytes) -> Iterator[_Told]:
    at = len(head) + 1
    for told in json.loads(head):
        files: dict[str, tuple[int, int]] = {}
        for name, length in told["files"].items():
            files[name] = (at, at + length)
            at += length
        links = tuple((target, anchor, written) for target, anchor, written in told["links"])
        printed = Printed(told["source"], frozenset(told["anchors"]), links, ())
        indexed = None
        if told["indexed"]:
            blocks = KeptBlocks(path, at, told["blocks"], told["digest"])
            facts = told["indexed"] | {"names": tuple(told["indexed"]["names"]), "blocks": (), "kept": blocks}
            indexed = IndexedPage(**facts)
        yield _Told(Reprint(printed, indexed), files)
        at += told["blocks"]
