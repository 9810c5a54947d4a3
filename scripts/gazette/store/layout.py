"""Which files stand where under `data/`. What is out of place would be passed over in silence, so it is named.

data/                       gazette.yml  organizations.yml  instruments.yml  synonyms.yml
data/<year>/<issue>/        issue.yml  source.txt  review.yml
data/<year>/<issue>/<folder>/  notice.yml  interpretation.yml  table-1.yml …
"""

from __future__ import annotations

import functools
import hashlib
import os
import re
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from gazette.store.pictures import PICTURES


@dataclass(frozen=True)
class _Level:
    """The names that files and folders may have at one depth; `remedy` tells them to the editor."""

    files: re.Pattern[str]
    folders: re.Pattern[str]
    remedy: str


ATTACHED = (*PICTURES, "pdf", "ofd", "doc", "docx", "xls", "xlsx", "ppt", "pptx", "wps", "et", "zip")
"""What may lie beside the YAML of a document (附件文件)."""

_RECEIVED = r"received-(?P<digest>[0-9a-f]{64})\.[a-z0-9]{1,8}"
"""收到的文件: what an issue was taken in from, named with its SHA-256; it is kept, and never published."""
REVIEW = "review.yml"
"""校读: who has confirmed what of an issue; it is kept, and never published."""
_TEXT = (".yml", ".txt")
"""Who reads these tells of one that cannot be read."""
WINDOWS = r"(?i:con|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³])(?:\.|\Z)"
"""保留的名称: how the names begin that Windows keeps for its devices, whatever ending follows"""
_NONE = re.compile(r"(?!)")
_LEVELS = (
    _Level(
        re.compile(r"(gazette|organizations|instruments|synonyms)\.yml"),
        re.compile(r"[0-9]{4}"),
        "data/ 中只有 gazette.yml、organizations.yml、instruments.yml、synonyms.yml 和年份文件夹",
    ),
    _Level(
        _NONE,
        re.compile(rf"(?!{WINDOWS})(?=.{{1,40}}\Z)(?:[0-9]+|[a-z]+[0-9]*)(?:-(?:[0-9]+|[a-z]+[0-9]*))*"),
        "年份文件夹中只有各期的文件夹，如 07、07-08，增刊如 s1、07-s1",
    ),
    _Level(
        re.compile(rf"issue\.yml|source\.txt|{REVIEW}|{_RECEIVED}"),
        re.compile(r".+", re.DOTALL),
        "一期的文件夹中只有 issue.yml、source.txt、review.yml、收到的文件（received-…）和各件公文的文件夹",
    ),
    _Level(
        re.compile(
            rf"(notice|interpretation|table-[1-9][0-9]*)\.yml|.+\.(?i:{'|'.join(ATTACHED)})", re.DOTALL
        ),
        _NONE,
        f"文件名只能是 notice.yml、interpretation.yml、table-1.yml……，图和附件文件只能是 {' '.join(ATTACHED)}",
    ),
)


def strays(folder: Path, depth: int = 0) -> Iterator[tuple[Path, str]]:
    """Everything in `data/` that has no place there, with the remedy. Links are out of place: they may lead anywhere."""
    level = _LEVELS[depth]
    for path in _entries(folder):
        if not path.is_symlink() and path.is_dir() and level.folders.fullmatch(path.name):
            yield from strays(path, depth + 1)
        elif path.is_symlink() or not path.is_file() or not level.files.fullmatch(path.name):
            yield path, level.remedy


def closed(folder: Path, depth: int = 0) -> Iterator[Path]:
    """Folders that may not be looked into, and files beside the text that may not be read."""
    if folder.is_dir() and not _is_open(folder):
        # Of a document's folder its notice.yml is told.
        yield from [folder] if depth < len(_LEVELS) - 1 else []
        return
    level = _LEVELS[depth]
    for path in _entries(folder):
        if path.is_symlink():
            continue
        if path.is_dir() and level.folders.fullmatch(path.name):
            yield from closed(path, depth + 1)
        elif path.is_file() and path.suffix not in _TEXT and not _is_open(path):
            yield path


def issues(data: Path) -> list[Path]:
    """The folder of every issue, by name."""
    return [issue for year in _folders(data, 0) for issue in _folders(year, 1)]


def folders(issue: Path) -> list[Path]:
    """The folders of an issue's documents."""
    return _folders(issue, 2)


def tables(folder: Path) -> list[Path]:
    """The tables of one document, in order."""
    found = [
        path
        for path in _entries(folder)
        if path.name.startswith("table-") and _LEVELS[3].files.fullmatch(path.name) and path.suffix == ".yml"
    ]
    return sorted(found, key=lambda path: int(path.stem.removeprefix("table-")))


def attached(folder: Path) -> list[Path]:
    """The pictures and files beside a document's YAML."""
    found = [path for path in _entries(folder) if path.suffix != ".yml" and path.is_file() and _is_open(path)]
    return [path for path in found if _LEVELS[3].files.fullmatch(path.name)]


def received_name(content: bytes, ending: str) -> str:
    """What a received file is called beside source.txt."""
    return f"received-{hashlib.sha256(content).hexdigest()}.{ending}"


def altered(issue: Path) -> Iterator[Path]:
    """Received files whose content is not the one that they are named with."""
    for path in _entries(issue):
        if (
            path.is_file()
            and _is_received(path)
            and _is_open(path)
            and path.name != received_name(path.read_bytes(), path.suffix[1:])
        ):
            yield path


def _is_received(path: Path) -> bool:
    return re.fullmatch(_RECEIVED, path.name) is not None


def _is_kept(path: Path) -> bool:
    """Whether it is for the editors alone."""
    return path.name == REVIEW or _is_received(path)


def digests(root: Path) -> dict[str, str]:
    """指纹: the SHA-256 of every file that is published, as it lies on the disk, by its name (as in `Mark.file`)."""
    data = root / "data"
    found = _entries(data)
    for issue in issues(data):
        found += [path for path in _entries(issue) if not _is_kept(path)]
        for folder in folders(issue):
            found += _entries(folder)
    return {
        path.relative_to(root).as_posix(): _sha256(path)
        for path in found
        if path.is_file() and _is_open(path)
    }


def states(path: Path, root: Path) -> list[str]:
    """What a file, or all that lies in a folder, is: every name, as of `root`, with what kind of thing it is and the SHA-256
    of its content."""
    name = path.relative_to(root)
    told = (
        "link" if path.is_symlink() else "folder" if path.is_dir() else "file" if path.is_file() else "none"
    )
    if not _is_open(path):
        return [f"{name} {told} closed"]
    if told == "file":
        return [f"{name} {_sha256(path)}"]
    return [
        f"{name} {told}",
        *(state for inner in _entries(path) for state in states(inner, root) if told == "folder"),
    ]


def _sha256(path: Path) -> str:
    """Of its content. A build asks again and again: what was not touched since is not read again."""
    found = path.stat()
    asked = (path, found.st_ino, found.st_size, found.st_mtime_ns, found.st_ctime_ns)
    if time.time_ns() - max(found.st_mtime_ns, found.st_ctime_ns) < _FRESH:
        return _content(*asked)
    return _untouched(*asked)


def _content(path: Path, *_: int) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()


_untouched = functools.lru_cache(maxsize=100_000)(_content)

_FRESH = 2_000_000_000
"""Nanoseconds. Two changes may have one time, as exact as a disk keeps it: what was changed just now is read each time."""


def _folders(folder: Path, depth: int) -> list[Path]:
    return [
        path
        for path in _entries(folder)
        if (depth == len(_LEVELS) - 2 or _is_open(path))
        and path.is_dir()
        and not path.is_symlink()
        and _LEVELS[depth].folders.fullmatch(path.name)
    ]


def _entries(folder: Path) -> list[Path]:
    """What is in a folder that may be looked into; hidden files are the desktop's, not ours."""
    if not folder.is_dir() or not _is_open(folder):
        return []
    return sorted(path for path in folder.iterdir() if not path.name.startswith("."))


def _is_open(path: Path) -> bool:
    return os.access(path, os.R_OK | os.X_OK if path.is_dir() else os.R_OK)
