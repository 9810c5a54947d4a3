"""守望: what looks for changed files while `make serve` runs, oftener than watchdog's own, and cheaper."""

from __future__ import annotations

import os
import threading
import time
from contextlib import suppress
from typing import Any

from watchdog.events import FileModifiedEvent
from watchdog.observers.api import EventEmitter

_PAUSE = 0.1
"""Seconds between two looks at the files, or more where there are many."""


class Watching(EventEmitter):
    """Looks at all files again and again, four fifths of the time at none; and not while they are `reading`."""

    def __init__(self, reading: threading.Lock, *given: Any, **named: Any) -> None:
        super().__init__(*given, **named)
        self._reading = reading
        self._pause = _PAUSE

    def on_thread_start(self) -> None:
        self._seen = _look(self.watch.path)

    def queue_events(self, timeout: float) -> None:  # noqa: ARG002
        if self.stopped_event.wait(self._pause):
            return
        with self._reading:
            pass
        begun = time.thread_time()
        before, now = self._seen, _look(self.watch.path)
        self._pause = max(_PAUSE, 4 * (time.thread_time() - begun))
        if now != before:
            # Who saves several files, or a long one, has not done yet.
            while now != before and not self.stopped_event.is_set():
                before, now = now, _look(self.watch.path)
            self.queue_event(FileModifiedEvent(self.watch.path))
        self._seen = now


def _look(path: str) -> set[tuple[str, int, int, int]]:
    """A file, or every file in a folder, with what changes when it is written. What vanishes meanwhile, or cannot be read, is
    not there."""
    if os.path.isfile(path):
        with suppress(OSError):
            return {_state(path, os.stat(path))}
    found: set[tuple[str, int, int, int]] = set()
    waiting = [path]
    while waiting:
        with suppress(OSError), os.scandir(waiting.pop()) as entries:
            for entry in entries:
                if entry.is_dir(follow_symlinks=False):
                    waiting.append(entry.path)
                else:
                    found.add(_state(entry.path, entry.stat(follow_symlinks=False)))
    return found


def _state(path: str, own: os.stat_result) -> tuple[str, int, int, int]:
    return path, own.st_ino, own.st_size, own.st_mtime_ns
