"""发布: a finished and verified site takes the place of the last one in a single step.

At every moment `site/` is one whole build, the old or the new one, whatever interrupts: what is being made
stands in `build/`, and the kernel exchanges the two folders at once. One build at a time holds the lock.
"""

from __future__ import annotations

import ctypes
import errno
import fcntl
import logging
import os
import shutil
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from types import MappingProxyType
from typing import TextIO

from gazette import disk, times, verify

log = logging.getLogger(__name__)

_AT_FDCWD = -100
_RENAME_EXCHANGE = 2
FOR_READERS = (".html", ".pdf", ".docx", ".xlsx", ".epub", ".txt")
"""Ends of the names of pages, and of the files that `make formats` adds."""
NOT_SUPPORTED = (errno.EINVAL, errno.ENOSYS, errno.EOPNOTSUPP)
"""What :func:`exchange` raises on a disk that cannot."""


class PublishFailed(Exception):
    """Nothing was published; `site/` is as it was. Says why and what to do, in Chinese."""


@contextmanager
def exclusive(root: Path) -> Iterator[None]:
    """Hold the lock of the folder (生成锁); the kernel lets go of it even when the holder is killed.

    Raises :class:`PublishFailed` while another holds it, and for every fault of the disk inside the block.
    """
    try:
        with lock_file(root, "lock") as lock:
            try:
                fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except BlockingIOError:
                raise PublishFailed("另一个生成正在进行；等它结束再试") from None
            yield
    except OSError as error:
        raise PublishFailed(disk.told(error, root)) from error


def lock_file(root: Path, name: str) -> TextIO:
    """A file of build/ that is locked and never written: no link is followed, no pipe waited on."""
    (root / "build").mkdir(exist_ok=True)
    return os.fdopen(os.open(root / "build" / name, os.O_RDWR | os.O_CREAT | os.O_NOFOLLOW, 0o644))


def publish_folder(root: Path, make: Callable[[Path], Mapping[str, str] | None]) -> Path:
    """Let `make` fill an empty folder, seal and verify it, and put it in the place of `site/`. It may tell which files are
    those of `site/`, with their SHA-256: these are not read again.

    Raises :class:`PublishFailed`, or whatever `make` raises; `site/` is then as it was.
    """
    published, fresh, previous = root / "site", root / "build" / "fresh", root / "build" / "previous"
    with exclusive(root):
        if published.is_symlink():
            raise PublishFailed(f"{published} 是符号链接，不能整体替换；改为普通文件夹")
        if published.exists() and not published.is_dir():
            raise PublishFailed(f"{published} 是文件，不是文件夹；把它移走后重试")
        _clear(published, fresh, previous)
        try:
            fresh.mkdir()
            known = make(fresh) or {}
            _settle(published, fresh, known)
            _replace(published, fresh, previous)
        finally:
            _clear(published, fresh, previous)
    return published


def addresses(folder: Path) -> frozenset[str]:
    """What a published folder has for readers, by its manifest; nothing where there is none."""
    try:
        listed = verify.read_manifest(folder / verify.MANIFEST)
    except verify.Unreadable:
        return frozenset()
    return frozenset(name for name in listed if name.endswith(FOR_READERS))


def _clear(published: Path, fresh: Path, previous: Path) -> None:
    """Remove what a build left behind, once it is certain that it is not the last good site."""
    if previous.exists() and not published.exists():
        os.rename(previous, published)
    for left_behind in (fresh, previous):
        shutil.rmtree(left_behind, ignore_errors=True)


def seal(folder: Path, known: Mapping[str, str] = MappingProxyType({})) -> None:
    """Write the manifest (清单) of all that is in the folder; the SHA-256 of some files may be `known`. Raises
    :class:`PublishFailed` on an unreadable file."""
    listed: dict[str, str] = {}
    for name, digest in verify.digests(folder, known).items():
        if digest is None:
            raise PublishFailed(f"{name} 读不到，或不是普通文件；重新生成")
        listed[name] = digest
    manifest = folder / verify.MANIFEST
    manifest.parent.mkdir(exist_ok=True)
    manifest.write_text(verify.manifest_text(listed), encoding="utf-8")


def _settle(published: Path, fresh: Path, known: Mapping[str, str]) -> None:
    """Modes that any web server can read, whatever the umask; content that is on the disk and as sealed; times that tell
    what has changed."""
    for parent, _, files in os.walk(fresh):
        os.chmod(parent, 0o755)
        for name in files:
            os.chmod(os.path.join(parent, name), 0o644)
    _sync(fresh)
    try:
        intact = verify.compare(fresh, known).intact
        times.keep(published, fresh, known)
    except verify.Unreadable:
        intact = False
    if not intact:
        raise PublishFailed("写到磁盘上的网站与清单不符；检查磁盘后重新生成")


def _replace(published: Path, fresh: Path, previous: Path) -> None:
    if not published.exists():
        os.rename(fresh, published)
        return
    try:
        exchange(fresh, published)
    except OSError as error:
        if error.errno not in NOT_SUPPORTED:
            raise
        # Two steps with a moment between. After a kill in that moment the next run puts the old site back.
        log.warning("这里的文件系统不能一步交换文件夹，分两步替换 %s", published)
        os.rename(published, previous)
        os.rename(fresh, published)


def _sync(folder: Path) -> None:
    """Bring to the disk what was written there, all files at once: syncfs(2), where there is none sync(2)."""
    libc = ctypes.CDLL(None, use_errno=True)
    if not hasattr(libc, "syncfs"):
        os.sync()
        return
    held = os.open(folder, os.O_RDONLY)
    try:
        if libc.syncfs(held):
            code = ctypes.get_errno()
            raise OSError(code, os.strerror(code), str(folder))
    finally:
        os.close(held)


def exchange(one: Path, other: Path) -> None:
    """Exchange the two names in a single step: renameat2(2) with RENAME_EXCHANGE."""
    libc = ctypes.CDLL(None, use_errno=True)
    if not hasattr(libc, "renameat2"):
        raise OSError(errno.ENOSYS, os.strerror(errno.ENOSYS), str(other))
    if libc.renameat2(_AT_FDCWD, os.fsencode(one), _AT_FDCWD, os.fsencode(other), _RENAME_EXCHANGE):
        code = ctypes.get_errno()
        raise OSError(code, os.strerror(code), str(other))
