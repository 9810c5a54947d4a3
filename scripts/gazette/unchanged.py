"""未变: whether `site/` is what the data, the settings and the program as they are now would make of it.

What a site was made from, and what it then looked like (names, sizes, times), is noted beside it once it is published. A
note that is missing, damaged or of another state means that the site is made anew.
"""

from __future__ import annotations

import hashlib
import json
import os
from collections.abc import Iterator, Sequence
from contextlib import suppress
from dataclasses import asdict, dataclass
from pathlib import Path

from gazette.kept import digest, program

_FOLDERS = ("data", "docs", "overrides")
_FILES = ("mkdocs.yml",)
_NOTE = Path("build", "published.json")


@dataclass(frozen=True)
class Published:
    """What was published: what it was made from, what it looks like, how many pages and hints (提示) it has."""

    made_from: str
    looks: str
    pages: int
    hints: int


def made_from(root: Path) -> str:
    """The digest of all that a site without other formats and signature is made from."""
    return _digest(root, _FOLDERS)


def settings(root: Path) -> str:
    """The digest of what every page is made from beside the data: the program, the templates, the pages by hand."""
    return _digest(root, [name for name in _FOLDERS if name != "data"])


def _digest(root: Path, folders: Sequence[str]) -> str:
    told = [
        program("**/*"),
        *(f"{path.relative_to(root)} {_content(path)}" for path in _files(root, folders)),
    ]
    return digest("\n".join(told).encode("utf-8", "surrogateescape"))


def published(root: Path) -> Published | None:
    """What `site/` is, if nothing has changed since, neither before it nor in it."""
    noted = _noted(root)
    with suppress(OSError):
        if noted and noted.made_from == made_from(root) and stands(root):
            return noted
    return None


def stands(root: Path) -> Path | None:
    """`site/`, if nothing has changed in it since it was published."""
    noted = _noted(root)
    with suppress(OSError):
        if noted and noted.looks == _looks(root / "site")[0]:
            return root / "site"
    return None


def _noted(root: Path) -> Published | None:
    path = root / _NOTE
    with suppress(OSError, ValueError, TypeError):
        if path.is_file():
            return Published(**json.loads(path.read_bytes()))
    return None


def note(root: Path, begun: str, hints: int) -> None:
    """Note what was published from what was there when the build was `begun`; '' where the site has more than that makes.

    The site is published by then: where the disk refuses the note, the next build makes all anew, and that is all.
    """
    path, site = root / _NOTE, root / "site"
    with suppress(OSError):
        path.unlink(missing_ok=True)
        looks, pages = _looks(site)
        told = Published(begun, looks, pages, hints)
        path.write_text(json.dumps(asdict(told)), encoding="utf-8")


def _content(path: Path) -> str:
    """Its digest; what cannot be read is told by the check."""
    try:
        return digest(path.read_bytes())
    except OSError:
        return ""


def _files(root: Path, folders: Sequence[str]) -> Iterator[Path]:
    for name in _FILES:
        yield root / name
    for name in folders:
        for parent, inner, files in os.walk(root / name):
            inner.sort()
            yield from (path for file in sorted(files) if (path := Path(parent, file)).is_file())


def _looks(folder: Path) -> tuple[str, int]:
    """Every file and folder by name, size and times: what happened to one of them shows there. The time of modification
    can be set back, that of the change not. And how many pages there are."""
    told, pages = hashlib.sha256(), 0
    for parent, folders, files in os.walk(folder):
        folders.sort()
        pages += sum(name.endswith(".html") for name in files)
        for name in sorted(files + folders):
            path = os.path.join(parent, name)
            found = os.stat(path, follow_symlinks=False)
            told.update(
                f"{path}\n{found.st_size} {found.st_mtime_ns} {found.st_ctime_ns} {found.st_mode}\n".encode(
                    "utf-8", "surrogateescape"
                )
            )
    return told.hexdigest(), pages
