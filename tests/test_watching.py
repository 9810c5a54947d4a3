"""What `make serve` notices of changed files: every change, soon, and several at once as one."""

from __future__ import annotations

import queue
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from watchdog.observers.api import EventQueue, ObservedWatch

from gazette.plugin.desk import Desk
from gazette.plugin.watching import Watching

SOON = 20
"""seconds, on a busy machine"""


@pytest.fixture
def desk() -> Desk:
    return Desk()


def _watching(desk: Desk, path: Path) -> tuple[EventQueue, Watching]:
    events = EventQueue()
    emitter = desk.watching(events, ObservedWatch(str(path), recursive=True), timeout=1)
    emitter.start()
    return events, emitter


def _stop(emitter: Watching) -> None:
    emitter.stop()
    emitter.join(SOON)
    assert not emitter.is_alive()


@pytest.fixture
def told(tmp_path: Path, desk: Desk) -> Iterator[EventQueue]:
    (tmp_path / "2021").mkdir()
    (tmp_path / "2021" / "notice.yml").write_text("旧", "utf-8")
    events, emitter = _watching(desk, tmp_path)
    yield events
    _stop(emitter)


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


def test_a_file_may_be_watched_alone(tmp_path: Path, desk: Desk) -> None:
    path = tmp_path / "mkdocs.yml"
    path.write_text("旧", "utf-8")
    events, emitter = _watching(desk, path)
    path.write_text("新的", "utf-8")
    events.get(timeout=SOON)
    _stop(emitter)


def test_who_writes_without_end_does_not_keep_the_server_from_ending(tmp_path: Path, desk: Desk) -> None:
    path, ended = tmp_path / "source.txt", threading.Event()

    def write() -> None:
        while not ended.is_set():
            path.write_text(f"{time.monotonic_ns()}", "utf-8")

    _, emitter = _watching(desk, tmp_path)
    writing = threading.Thread(target=write)
    writing.start()
    time.sleep(0.5)
    try:
        _stop(emitter)
    finally:
        ended.set()
        writing.join()


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
