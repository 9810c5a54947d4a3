"""留用的文件: a folder of files that were made before, each by the key of all that it was made from.

A file's name has its key and its own digest, so that one that was damaged is noticed, and made again. The folder may be
deleted at any time, and used by several builds at once (make site beside make serve): each holds a shared lock, and
files are removed only by who is alone.
"""

from __future__ import annotations

import contextlib
import fcntl
import functools
import hashlib
import importlib.metadata
import os
import re
import sys
import weakref
from collections.abc import Collection, Iterator
from pathlib import Path

_PROGRAM = Path(__file__).resolve().parent

_LENGTH = 40
"""Of a digest so many signs: file names have their limits."""


class Kept:
    """The files in `folder`."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        folder.mkdir(parents=True, exist_ok=True)
        self._lock = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
        self._close = weakref.finalize(self, os.close, self._lock)
        self._share()
        self.look()

    def look(self) -> None:
        """See what is there now."""
        self._held = {path.name.partition("-")[0]: path for path in self._files() if "-" in path.name}

    def find(self, key: str) -> Path | None:
        """The file of this key, whole. One that cannot be read is none."""
        found = self.read(key)
        return found[0] if found else None

    def read(self, key: str) -> tuple[Path, bytes] | None:
        """The file of this key with its content, whole. One that cannot be read is none."""
        path = self._held.get(key)
        content = content_of(path) if path else None
        return (path, content) if path and content is not None else None

    def place(self, key: str) -> Path | None:
        """The file of this key, which may be damaged."""
        return self._held.get(key)

    def drop_all_but(self, used: Collection[Path]) -> None:
        """Remove what is no longer used, and what was never finished, unless another build uses the folder now."""
        try:
            for path in self._files() if self._is_alone() else ():
                if path not in used:
                    path.unlink()
        finally:
            self._share()  # who asked for the other lock has given up this one

    def close(self) -> None:
        """Hold no file back any more from who would remove it."""
        self._close()

    def _is_alone(self) -> bool:
        try:
            fcntl.flock(self._lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError:
            return False
        return True

    def _share(self) -> None:
        with contextlib.suppress(OSError):  # some disks know no locks
            fcntl.flock(self._lock, fcntl.LOCK_SH)

    def _files(self) -> Iterator[Path]:
        return (path for path in self.folder.iterdir() if path.is_file())


def content_of(path: Path) -> bytes | None:
    """What a kept file holds, if it is as it was written. One that cannot be read is not."""
    try:
        content = path.read_bytes()
    except OSError:
        return None
    return content if digest(content) == path.stem.partition("-")[2] else None


def keep(folder: Path, key: str, ending: str, content: bytes | bytearray) -> Path:
    """Keep a file, or, when the program is stopped meanwhile, nothing of it."""
    path = folder / f"{key}-{digest(content)}.{ending}"
    part = folder / f"{key}.{os.getpid()}"
    part.write_bytes(content)
    part.replace(path)
    return path


def digest(content: bytes | bytearray) -> str:
    """What tells contents apart."""
    return hashlib.sha256(content).hexdigest()[:_LENGTH]


@functools.cache
def program(*patterns: str) -> str:
    """What files are made by: those parts of this program, and the libraries that it uses."""
    code = sorted({path for pattern in patterns for path in _PROGRAM.glob(pattern) if path.is_file()})
    told = [
        f"{path.relative_to(_PROGRAM)} {digest(path.read_bytes())}" for path in code if path.suffix != ".pyc"
    ]
    needed = importlib.metadata.requires("gazette") or []
    names = (re.split(r"[^\w.-]", line, maxsplit=1)[0] for line in needed if "extra ==" not in line)
    versions = [f"{name} {importlib.metadata.version(name)}" for name in sorted(names)]
    return digest("\n".join([*told, *versions, sys.version]).encode())
