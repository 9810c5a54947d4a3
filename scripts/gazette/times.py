"""文件的时间: by which web servers and copying programs tell one version of a file from the next.

nginx, Apache and rsync take a file of the same size and time for the same file. In `site/` a file has the time at which
its words were first published there. A ZIP is the same bytes wherever it is made, so that its times come from what is
the same everywhere: the commit's time, and the file's own digest, which differs where one word does.
"""

from __future__ import annotations

import os
import time
from collections.abc import Collection
from contextlib import suppress
from pathlib import Path

from gazette import verify

_UNKNOWN = "1640995200"
"""2022-01-01, as the Makefile has it where there is no commit"""
_EARLIEST = 315532800
"""1980-01-01, before which a ZIP knows no time."""
_LATEST = 4354819198
"""2107-12-31, after which it knows none."""
_DAY = 86400
_STEP = 2
"""seconds that a ZIP tells apart"""
_RANGE = 30 * _DAY
"""1.3 million times: changed words keep theirs once in a million; and no file looks so old that a browser would not ask"""


class TimeUnusable(Exception):
    """SOURCE_DATE_EPOCH is no time that files can bear; says so in Chinese."""


def given() -> int:
    """The time of the commit, which SOURCE_DATE_EPOCH tells; without it a fixed one. Raises :class:`TimeUnusable`."""
    written = os.environ.get("SOURCE_DATE_EPOCH", _UNKNOWN)
    if not written.isascii() or not written.isdigit() or len(written) > 10:
        raise TimeUnusable(f"SOURCE_DATE_EPOCH 写作“{written[:40]}”，不是从 1970 年起的秒数；改正，或不写")
    moment = max(int(written), _EARLIEST)
    if moment > min(time.time() + _DAY, _LATEST):
        raise TimeUnusable(f"SOURCE_DATE_EPOCH 写作“{written}”，是将来的时间；核对提交的时间和这台机器的时钟")
    return moment


def in_package(digest: str, commit: int) -> tuple[int, int, int, int, int, int]:
    """The time in a ZIP of a file with this SHA-256: within a month before the commit.

    A ZIP has it without a time zone. The last day is left out, so that nowhere it is still to come.
    """
    before = _DAY + int(digest[:16], 16) % (_RANGE // _STEP) * _STEP
    moment = time.gmtime(max(commit - before, _EARLIEST + before))
    return moment[:6]


def keep(published: Path, fresh: Path, known: Collection[str]) -> None:
    """Give the files of a fresh site whose words have not changed the times that they have in the published one; those
    that are `known` to be the same files have them."""
    try:
        old = verify.read_manifest(published / verify.MANIFEST)
    except verify.Unreadable:
        return
    sealed = (published / verify.MANIFEST).stat().st_mtime_ns
    for name, digest in verify.read_manifest(fresh / verify.MANIFEST).items():
        if name not in known and old.get(name) == digest:
            with suppress(FileNotFoundError):
                found = (published / name).stat()
                # What has changed in the published folder since it was sealed has a time of other words.
                if found.st_mtime_ns <= sealed:
                    os.utime(fresh / name, ns=(found.st_atime_ns, found.st_mtime_ns))
