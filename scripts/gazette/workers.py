"""工序: processes that work for this one. They end with it, and leave Ctrl+C to it."""

from __future__ import annotations

import ctypes
import multiprocessing
import os
import signal
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from contextlib import contextmanager
from typing import Literal

_PR_SET_PDEATHSIG = 1


def workers(count: int, method: Literal["fork", "spawn"]) -> ProcessPoolExecutor:
    """So many processes. Work is handed to them within :func:`deaf`, for then they begin."""
    return ProcessPoolExecutor(count, multiprocessing.get_context(method), _end_with, (os.getpid(),))


@contextmanager
def deaf() -> Iterator[None]:
    """Processes that begin here do not hear Ctrl+C, which a terminal sends to them too."""
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def _end_with(parent: int) -> None:
    """End when the process that it works for is killed: it would wait for work for ever, and hold its lock."""
    ctypes.CDLL(None).prctl(_PR_SET_PDEATHSIG, signal.SIGKILL)
    if os.getppid() != parent:
        os.kill(os.getpid(), signal.SIGKILL)
