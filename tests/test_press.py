"""Pages are drawn by several processes (印页): what goes wrong in one of them is told, and none is left behind."""

from __future__ import annotations

import os
import signal
import time
from collections.abc import Callable
from pathlib import Path

import pytest
from mkdocs.exceptions import BuildError

from gazette.faults import ProgramFault
from gazette.plugin.press import Printed, press

SOURCES = [f"{number}.md" for number in range(64)]
BATCHES = [SOURCES[at : at + 16] for at in range(0, 64, 16)]


def _sheet(source: str) -> Printed:
    return Printed(source, frozenset({"title"}), (("0.md", "title", "0.md#title"),), ())


def _raise(error: Exception) -> Callable[[], None]:
    def fail() -> None:
        raise error

    return fail


def test_every_page_is_drawn_once(tmp_path: Path) -> None:
    def draw(source: str) -> Printed:
        (tmp_path / source).touch(exist_ok=False)
        return _sheet(source)

    press(BATCHES, draw, [], tuple)
    assert sorted(path.name for path in tmp_path.iterdir()) == sorted(SOURCES)


def test_a_link_to_an_anchor_that_is_not_there_is_warned_of(caplog: pytest.LogCaptureFixture) -> None:
    wrong = (("3.md", "article-9", "3.md#article-9"),)
    press(
        BATCHES, lambda source: Printed(source, frozenset(), wrong if source == "7.md" else (), ()), [], tuple
    )
    assert caplog.messages == ["7.md 有链接 3.md#article-9，但 3.md 没有 #article-9 这个位置"]


def test_a_part_warns_only_of_links_to_what_is_drawn_with_it(caplog: pytest.LogCaptureFixture) -> None:
    links = (("3.md", "article-9", "3.md#article-9"), ("99.md", "article-9", "99.md#article-9"))

    def draw(source: str) -> Printed:
        return Printed(source, frozenset(), links if source == "7.md" else (), ())

    press(BATCHES, draw, [], tuple, whole=False)
    assert caplog.messages == ["7.md 有链接 3.md#article-9，但 3.md 没有 #article-9 这个位置"]


@pytest.mark.parametrize(
    ("fail", "kind", "told"),
    [
        (lambda: 1 / 0, ProgramFault, "^40.md: 程序的差错，不是数据的：网页出错"),
        (lambda: os.kill(os.getpid(), signal.SIGKILL), BuildError, "内存不够"),
        (_raise(BuildError("断链")), BuildError, "^断链$"),
        (_raise(OSError(28, "满")), OSError, "满"),
    ],
)
def test_what_fails_in_a_process_is_told(
    fail: Callable[[], object], kind: type[Exception], told: str
) -> None:
    def draw(source: str) -> Printed:
        if source == "40.md":
            fail()
        return _sheet(source)

    with pytest.raises(kind, match=told):
        press(BATCHES, draw, [], tuple)


def test_no_process_outlives_its_build(tmp_path: Path) -> None:
    """A process that waited on would keep the lock of the folder."""

    def draw(source: str) -> Printed:
        (tmp_path / f"{os.getpid()}").touch()
        time.sleep(0.5)
        return _sheet(source)

    child = os.fork()
    if not child:
        try:
            press(BATCHES, draw, [], tuple)
        finally:
            os._exit(0)
    while len(list(tmp_path.iterdir())) < 2:
        time.sleep(0.05)
    os.kill(child, signal.SIGKILL)
    os.waitpid(child, 0)
    time.sleep(0.5)
    left = [path.name for path in tmp_path.iterdir() if _runs(int(path.name))]
    assert left == []


def _runs(process: int) -> bool:
    """Whether it is there, and not merely unread by whoever inherited it."""
    try:
        return Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()[0] != "Z"
    except FileNotFoundError:
        return False
