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
from operator import attrgetter
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
_TABLE = "table-[1-9][0-9]*"
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
        re.compile(rf"(notice|interpretation|{_TABLE})\.yml|.+\.(?i:{'|'.join(ATTACHED)})", re.DOTALL),
        _NONE,
        f"文件名只能是 notice.yml、interpretation.yml、table-1.yml……，图和附件文件只能是 {' '.join(ATTACHED)}",
    ),
)


def strays(folder: str | Path, depth: int = 0) -> Iterator[tuple[Path, str]]:
    """Everything in `data/` that has no place there, with the remedy. Links are out of place: they may lead anywhere."""
    level = _LEVELS[depth]
    for entry in _entries(folder):
        if entry.is_dir(follow_symlinks=False) and level.folders.fullmatch(entry.name):
            yield from strays(entry.path, depth + 1)
        elif not entry.is_file(follow_symlinks=False) or not level.files.fullmatch(entry.name):
            yield Path(entry.path), level.remedy


def closed(folder: str | Path, depth: int = 0) -> Iterator[Path]:
    """Folders that may not be looked into, and files beside the text that may not be read."""
    if not _is_open(folder, True) and os.path.isdir(folder):
        # Of a document's folder its notice.yml is told.
        yield from [Path(folder)] if depth < len(_LEVELS) - 1 else []
        return
    level = _LEVELS[depth]
    for entry in _entries(folder):
        if entry.is_dir(follow_symlinks=False):
            if level.folders.fullmatch(entry.name):
                yield from closed(entry.path, depth + 1)
        elif entry.is_file(follow_symlinks=False) and not entry.name.endswith(_TEXT) and not _is_open(entry):
            yield Path(entry.path)


def issues(data: Path) -> list[Path]:
    """The folder of every issue, by name."""
    return [issue for year in _folders(data, 0) for issue in _folders(year, 1)]


def folders(issue: Path) -> list[Path]:
    """The folders of an issue's documents."""
    return _folders(issue, 2)


def tables(folder: Path) -> list[Path]:
    """The tables of one document, in order."""
    names = (entry.name for entry in _entries(folder))
    found = [name for name in names if re.fullmatch(rf"{_TABLE}\.yml", name)]
    return [folder / name for name in sorted(found, key=lambda name: int(name[6:-4]))]


def attached(folder: Path) -> list[Path]:
    """The pictures and files beside a document's YAML."""
    found = [entry for entry in _entries(folder) if not entry.name.endswith(".yml") and entry.is_file()]
    return [Path(entry.path) for entry in found if _LEVELS[3].files.fullmatch(entry.name) and _is_open(entry)]


def received_name(content: bytes, ending: str) -> str:
    """What a received file is called beside source.txt."""
    return f"received-{hashlib.sha256(content).hexdigest()}.{ending}"


def altered(issue: Path) -> Iterator[Path]:
    """Received files whose content is not the one that they are named with."""
    for entry in _entries(issue):
        if entry.is_file() and _is_received(entry.name) and _is_open(entry):
            path = Path(entry.path)
            if path.name != received_name(path.read_bytes(), path.suffix[1:]):
                yield path


def _is_received(name: str) -> bool:
    return re.fullmatch(_RECEIVED, name) is not None


def _is_kept(name: str) -> bool:
    """Whether it is for the editors alone."""
    return name == REVIEW or _is_received(name)


def digests(root: Path) -> dict[str, str]:
    """指纹: the SHA-256 of every file that is published, as it lies on the disk, by its name (as in `Mark.file`)."""
    found = _entries(root / "data")
    for issue in issues(root / "data"):
        found += [entry for entry in _entries(issue) if not _is_kept(entry.name)]
        for folder in folders(issue):
            found += _entries(folder)
    beneath = len(str(root / "data")) - len("data")
    return {
        entry.path[beneath:]: _sha256(entry.path) for entry in found if entry.is_file() and _is_open(entry)
    }


def states(path: Path, root: Path) -> list[str]:
    """What a file, or all that lies in a folder, is: every name, as of `root`, with what kind of thing it is and the SHA-256
    of its content."""
    name = path.relative_to(root).as_posix()
    if path.is_dir() and not path.is_symlink():
        return list(_states_within(path, name))
    return [_state(path, name, path.is_symlink(), path.is_dir(), path.is_file())]


def _states_within(folder: str | Path, name: str) -> Iterator[str]:
    yield _state(folder, name, False, True, False)
    for entry in _entries(folder):
        own = f"{name}/{entry.name}"
        if entry.is_dir(follow_symlinks=False):
            yield from _states_within(entry.path, own)
        else:
            yield _state(entry.path, own, entry.is_symlink(), entry.is_dir(), entry.is_file())


def _state(path: str | Path, name: str, link: bool, folder: bool, file: bool) -> str:
    told = "link" if link else "folder" if folder else "file" if file else "none"
    if not _is_open(path, folder):
        return f"{name} {told} closed"
    return f"{name} {_sha256(path)}" if told == "file" else f"{name} {told}"


def _sha256(path: str | Path) -> str:
    """Of its content. A build asks again and again: what was not touched since is not read again."""
    found = os.stat(path)
    asked = (str(path), found.st_ino, found.st_size, found.st_mtime_ns, found.st_ctime_ns)
    if time.time_ns() - max(found.st_mtime_ns, found.st_ctime_ns) < _FRESH:
        return _content(*asked)
    return _untouched(*asked)


def _content(path: str | Path, *_: int) -> str:
    return hashlib.sha256(Path(path).read_bytes()).hexdigest()


_untouched = functools.lru_cache(maxsize=100_000)(_content)

_FRESH = 2_000_000_000
"""Nanoseconds. Two changes may have one time, as exact as a disk keeps it: what was changed just now is read each time."""


def _folders(folder: Path, depth: int) -> list[Path]:
    return [
        folder / entry.name
        for entry in _entries(folder)
        if entry.is_dir(follow_symlinks=False)
        and _LEVELS[depth].folders.fullmatch(entry.name)
        and (depth == len(_LEVELS) - 2 or _is_open(entry, True))
    ]


def _entries(folder: str | Path) -> list[os.DirEntry[str]]:
    """What is in a folder that may be looked into, by name; hidden files are the desktop's, not ours."""
    if not _is_open(folder, True):
        return []
    try:
        with os.scandir(folder) as entries:
            return sorted(
                [entry for entry in entries if not entry.name.startswith(".")], key=attrgetter("name")
            )
    except NotADirectoryError:
        return []


def _is_open(path: str | Path | os.DirEntry[str], folder: bool = False) -> bool:
    return os.access(path, os.R_OK | os.X_OK if folder else os.R_OK)
