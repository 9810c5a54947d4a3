"""工序: processes that work for this one. They end with it, and leave Ctrl+C to it."""

from __future__ import annotations

import ctypes
import gc
import multiprocessing
import os
import signal
from collections.abc import Callable, Generator, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from typing import Any, Literal, TypeVar

_PR_SET_PDEATHSIG = 1

FEW = 3
"""So many things are done before other processes have begun."""
_LIFE = 32
"""Pieces of work that one process does: of 3,000 documents 6 took half as much time again, no end half as much memory again."""

Work = TypeVar("Work")
Done = TypeVar("Done")


class Killed(Exception):
    """The system has ended a process."""

    def __init__(self) -> None:
        super().__init__("生成网站的一个进程被系统中止，多半是内存不够；关掉别的程序后重试")


def forked(do: Callable[[Work], Done], work: Sequence[Work]) -> Generator[Done, None, None]:
    """What is done of each piece of work, in order, by a process a core; in this one where there is one core.

    They are forked here, and so know all that is known here: nothing but what is done need be told. What they look at they
    come to hold themselves, so each is let go after :data:`_LIFE` pieces of work, and another forked. They live until the
    last is told, or this is closed, as who keeps hold of it must do. Raises :class:`Killed`, and what `do` raises.
    """
    global _job
    cores = len(os.sched_getaffinity(0))
    if cores < 2 or len(work) < 2 or _job:  # one of these processes begins no others
        yield from map(do, work)
        return
    _job = (do, work)
    together = cores * _LIFE
    try:
        for first in range(0, len(work), together):
            gc.collect()
            gc.freeze()  # what is there stays shared: the collector of a process would touch all of it
            pieces = range(first, min(first + together, len(work)))
            with workers(min(cores, len(pieces)), "fork") as pool:
                with deaf():
                    results = pool.map(_done, pieces)
                yield from results
    except BrokenProcessPool:
        raise Killed from None
    finally:
        _job = None


def several(do: Callable[[Work], Done], work: Sequence[Work]) -> Iterator[Done]:
    """As :func:`forked`, where they are not :data:`FEW`."""
    return forked(do, work) if len(work) > FEW else iter(map(do, work))


_job: tuple[Callable[[Any], Any], Sequence[Any]] | None = None


def _done(place: int) -> Any:
    assert _job
    do, work = _job
    return do(work[place])


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
