"""What `make serve` notices of changed files: every change, soon, and several at once as one."""

from __future__ import annotations

import queue
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from watchdog.observers.api import EventQueue, ObservedWatch

from gazette.plugin.desk import Desk

SOON = 20
"""seconds, on a busy machine"""


@pytest.fixture
def desk() -> Desk:
    return Desk()


@pytest.fixture
def told(tmp_path: Path, desk: Desk) -> Iterator[EventQueue]:
    (tmp_path / "2021").mkdir()
    (tmp_path / "2021" / "notice.yml").write_text("旧", "utf-8")
    events = EventQueue()
    emitter = desk.watching(events, ObservedWatch(str(tmp_path), recursive=True), timeout=1)
    emitter.start()
    yield events
    emitter.stop()
    emitter.join(SOON)
    assert not emitter.is_alive()


def _none(told: EventQueue) -> None:
    with pytest.raises(queue.Empty):
        told.get(timeout=1)


@pytest.mark.parametrize(
    "change",
    [
        lambda folder: (folder / "2021" / "notice.yml").write_text("新", "utf-8"),
        lambda folder: (folder / "2021" / "notice.yml").unlink(),
        lambda folder: (folder / "2021" / "table-1.yml").touch(),
        lambda folder: (folder / "2021").rename(folder / "2022"),
    ],
)
def test_every_change_is_told_once(told: EventQueue, tmp_path: Path, change: object) -> None:
    _none(told)
    change(tmp_path)  # type: ignore[operator]
    told.get(timeout=SOON)
    _none(told)


def test_nobody_looks_while_the_data_is_read(told: EventQueue, tmp_path: Path, desk: Desk) -> None:
    with desk._lock:
        time.sleep(0.5)  # who had begun to look has done
        (tmp_path / "2021" / "notice.yml").write_text("新", "utf-8")
        _none(told)
    told.get(timeout=SOON)


def test_what_cannot_be_looked_at_is_not_there(told: EventQueue, tmp_path: Path) -> None:
    (tmp_path / "2021" / "notice.yml").unlink()
    (tmp_path / "2021").rmdir()
    tmp_path.rmdir()
    told.get(timeout=SOON)
    tmp_path.mkdir()
    (tmp_path / "issue.yml").touch()
    told.get(timeout=SOON)
