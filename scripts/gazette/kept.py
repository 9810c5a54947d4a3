"""留用: results of work that the next build takes over, each under the digest of all that it was made from.

Deleting the folder is always safe. What is damaged is noticed and made again. Several builds may share it: a result is
put into place in one move, and two that make the same make the same bytes.
"""

from __future__ import annotations

import functools
import hashlib
import os
import time
from collections.abc import Callable, Iterable
from importlib.metadata import distributions
from pathlib import Path

_DIGEST = hashlib.sha256().digest_size


class Kept:
    """The results in one folder. `sweep` removes those that were asked for by nobody since this was made."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._began = time.time()

    def __call__(self, key: str, make: Callable[[], bytes]) -> bytes:
        """What is kept under the key, or else what `make` makes, which is kept from now on."""
        found = self.read(key)
        if found is None:
            found = make()
            self.write(key, found)
        return found

    def path(self, key: str) -> Path:
        """The file of a key: the digest of its content, then the content."""
        return self.folder / key[:2] / key

    def read(self, key: str) -> bytes | None:
        """What is kept under the key, if it is whole."""
        path = self.path(key)
        try:
            content = path.read_bytes()
            os.utime(path)
        except OSError:
            return None
        digest, told = content[:_DIGEST], content[_DIGEST:]
        return told if hashlib.sha256(told).digest() == digest else None

    def write(self, key: str, content: bytes) -> None:
        """Keep it."""
        path = self.path(key)
        path.parent.mkdir(parents=True, exist_ok=True)
        part = path.with_name(f"{key}.{os.getpid()}")
        part.write_bytes(hashlib.sha256(content).digest() + content)
        part.replace(path)

    def sweep(self) -> None:
        """Remove what this build did not ask for."""
        for path in self.folder.glob("*/*"):
            if path.stat().st_mtime < self._began - 2:  # some disks count in steps of two seconds
                path.unlink(missing_ok=True)


def digest(parts: Iterable[str | bytes]) -> str:
    """The digest of some parts, each told apart from the next."""
    told = hashlib.sha256()
    for part in parts:
        content = part.encode("utf-8", "surrogatepass") if isinstance(part, str) else part
        told.update(len(content).to_bytes(8, "big"))
        told.update(content)
    return told.hexdigest()


@functools.cache
def program() -> str:
    """The digest of this program and of the versions of all that it uses: another one makes everything anew."""
    root = Path(__file__).parent
    code = (
        part
        for path in sorted(root.rglob("*.py"))
        for part in (str(path.relative_to(root)), path.read_bytes())
    )
    used = sorted(f"{one.metadata['Name']} {one.version}" for one in distributions())
    return digest([*code, *used])
