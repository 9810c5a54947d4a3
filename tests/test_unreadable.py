"""What the system refuses is told in Chinese, with its true cause and once, by whoever meets it."""

from __future__ import annotations

import errno
import os
from collections.abc import Callable
from pathlib import Path

import pytest
from published_folder import gazette, publisher

from gazette import disk

ISSUE = "data/2024/05"
NOBODY = ("unshare", "--user")
"""Somebody who is not let into what its mode forbids."""
REFUSED = "没有读取的权限；检查文件和文件夹的属主和权限"


def _closed(name: str) -> Callable[[Path], None]:
    return lambda root: (root / name).chmod(0)


def _picture(root: Path) -> None:
    (root / ISSUE / "moufu-3" / "图.png").touch(0)


@pytest.mark.slow
@pytest.mark.parametrize(
    ("close", "expected"),
    [
        (_closed("data/2024"), ["data/2024"]),
        (_closed(ISSUE), [ISSUE]),
        (_closed(f"{ISSUE}/moufu-3"), [f"{ISSUE}/moufu-3/notice.yml"]),
        (_closed(f"{ISSUE}/mouren-7/notice.yml"), [f"{ISSUE}/mouren-7/notice.yml"]),
        (_closed(f"{ISSUE}/source.txt"), [f"{ISSUE}/source.txt"]),
        (_picture, [f"{ISSUE}/moufu-3/图.png"]),
    ],
)
def test_what_may_not_be_read_is_named_once(
    tmp_path: Path, close: Callable[[Path], None], expected: list[str]
) -> None:
    root = publisher(tmp_path / "repository")
    close(root)
    for verb in ("check", "site"):
        done = gazette(root, verb, wrapper=NOBODY)
        lines = [line for line in done.stderr.splitlines() if ":1: " in line]
        assert (done.returncode, lines) == (1, [f"{name}:1: {REFUSED}" for name in expected]), done.stderr
        assert "Traceback" not in done.stderr


FOLDER = "这里应是文件夹，却有一个同名的文件；把它移走后重试"
FILE = "是文件，不是文件夹；把它移走后重试"


@pytest.mark.slow
@pytest.mark.parametrize(
    ("prepare", "said"),
    [
        (lambda root: (root / "site").touch(), f"{{}}/site {FILE}"),
        (lambda root: (root / "build").touch(), f"{{}}/build：{FOLDER}"),
        (
            lambda root: (root / "build" / "lock").mkdir(parents=True),
            "{}/build/lock：这里应是文件，却有一个同名的文件夹；把它移走后重试",
        ),
        (lambda root: root.chmod(0o555), "{}/build：没有读写的权限；检查文件和文件夹的属主和权限"),
    ],
)
def test_what_stands_in_the_place_of_a_folder(
    tmp_path: Path, prepare: Callable[[Path], None], said: str
) -> None:
    root = publisher(tmp_path / "repository")
    prepare(root)
    for _ in range(2):
        done = gazette(root, "site", wrapper=NOBODY)
        assert (done.returncode, done.stderr.splitlines()[-2:]) == (
            1,
            [said.format(root), "没有生成；已发布的网站没有改动。"],
        )
    root.chmod(0o755)


@pytest.mark.parametrize(
    ("code", "cause"),
    [
        (errno.ENOSPC, "磁盘已满；腾出空间后重试"),
        (errno.ENAMETOOLONG, "名称太长；改短后重试"),
        (errno.ENXIO, "读写出错（No such device or address）；检查磁盘后重试"),
    ],
)
def test_every_cause_has_its_remedy(code: int, cause: str) -> None:
    assert disk.told(OSError(code, os.strerror(code), "甲"), Path("乙")) == f"甲：{cause}"
    assert disk.told(OSError(code, os.strerror(code)), Path("乙")) == f"乙：{cause}"
    assert disk.told(OSError(code, os.strerror(code), "甲", None, "丙"), Path("乙")) == f"丙：{cause}"
