"""沿用的网页: the pages of a notice and of what belongs to it, taken over from an earlier build as long as all that they are
made from is the same."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from gazette.kept import Kept, keep
from gazette.plugin.press import Printed
from gazette.search import Block, IndexedPage


@dataclass(frozen=True)
class Reprint:
    """A page that was taken over: what the check of links and the search have to know of it."""

    printed: Printed
    indexed: IndexedPage | None


class Reprints:
    """What is kept of pages, by the address of their notice, or their own; `origins` are the digests of what they are made
    from now."""

    def __init__(self, kept: Kept, origins: dict[str, str]) -> None:
        self._kept = kept
        self._origins = origins

    def take_over(self, notice: str, folder: Path) -> list[Reprint]:
        """Write the pages of a notice into `folder` if they would be made the same again; none where they are not kept."""
        path = self._kept.find(self._origins[notice])
        return [_written(told, folder) for told in json.loads(path.read_bytes())] if path else []

    def take_alone(self, page: str, origin: str, folder: Path) -> list[Reprint]:
        """The same of a page that is kept by itself, whose `origin` is known only now."""
        self._origins[page] = origin
        return self.take_over(page, folder)

    def keep(self, notice: str, pages: Sequence[Reprint], folder: Path) -> None:
        """Keep all pages of a notice, which have just been written into `folder`."""
        told = [_told(page, folder) for page in pages]
        content = json.dumps(told, ensure_ascii=False).encode("utf-8", "surrogatepass")
        keep(self._kept.folder, self._origins[notice], "json", content)

    def forget_others(self) -> None:
        """Remove the pages that would be made otherwise now."""
        keys = set(self._origins.values())
        self._kept.drop_all_but(
            {path for path in self._kept.folder.iterdir() if path.name.partition("-")[0] in keys}
        )


def _told(page: Reprint, folder: Path) -> dict[str, Any]:
    source = Path(page.printed.source)
    files = [source.with_suffix(".html"), source]
    return {
        "files": {
            str(name): (folder / name).read_bytes().decode() for name in files if (folder / name).exists()
        },
        "source": page.printed.source,
        "anchors": sorted(page.printed.anchors),
        "links": page.printed.links,
        "indexed": asdict(page.indexed) if page.indexed else None,
    }


def _written(told: Mapping[str, Any], folder: Path) -> Reprint:
    for name, content in told["files"].items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content.encode())
    links = tuple((target, anchor, written) for target, anchor, written in told["links"])
    printed = Printed(told["source"], frozenset(told["anchors"]), links, ())
    return Reprint(printed, _indexed(told["indexed"]) if told["indexed"] else None)


def _indexed(told: Mapping[str, Any]) -> IndexedPage:
    blocks = tuple(Block(**block | {"names": tuple(block["names"])}) for block in told["blocks"])
    return IndexedPage(**{**told, "blocks": blocks, "names": tuple(told["names"])})
