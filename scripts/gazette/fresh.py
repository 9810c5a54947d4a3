"""新站: the folder in which a site is made. A file that the published site has already, as it should be, is taken over by a
link: it is neither written nor read once more."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path

from gazette import verify
from gazette.publish import PublishFailed


class Fresh:
    """The folder, and the `published` site, if it stands as it was published."""

    def __init__(self, path: Path, published: Path | None = None) -> None:
        self.path = path
        self._published = published
        self._listed: dict[str, str] = {}
        self._sealed = 0
        if published:
            with suppress(verify.Unreadable, OSError):
                self._sealed = (published / verify.MANIFEST).stat().st_mtime_ns
                self._listed = verify.read_manifest(published / verify.MANIFEST)

    def put(self, name: str, content: bytes) -> None:
        """Write a file, by its path within the site, or take it over. Raises OSError."""
        place = f"{self.path}/{name}"
        try:
            self._put(name, place, content)
        except FileNotFoundError:
            os.makedirs(os.path.dirname(place), exist_ok=True)
            self._put(name, place, content)

    def _put(self, name: str, place: str, content: bytes) -> None:
        if self._listed.get(name) == _sha256(content):
            with suppress(OSError):  # a disk that knows no links, or no more of them
                os.link(f"{self._published}/{name}", place)
                return
        with suppress(FileNotFoundError):
            os.unlink(place)  # it may be a link, and what is written there would stand in both folders
        with open(place, "wb") as file:
            file.write(content)

    def taken_over(self) -> Mapping[str, str]:
        """The files that are those of the published site, and their SHA-256. Raises :class:`PublishFailed` where somebody has
        written into one of them meanwhile."""
        found: dict[str, str] = {}
        for name, own in self._listed.items():
            place = f"{self.path}/{name}"
            try:
                state = os.stat(place)
                if not os.path.samestat(state, os.stat(f"{self._published}/{name}")):
                    continue
            except OSError:
                continue
            if state.st_mtime_ns > self._sealed and _sha256(Path(place).read_bytes()) != own:
                raise PublishFailed(f"site/{name} 在生成期间有改动；重新生成")
            found[name] = own
        return found


def _sha256(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()
