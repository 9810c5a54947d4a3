"""A limit that no busy machine brings nearer: the processor's own time."""

from __future__ import annotations

import signal
from collections.abc import Iterator
from contextlib import contextmanager

import pytest


@contextmanager
def within(seconds: int, what: str) -> Iterator[None]:
    """Fails where what is done inside takes the processor longer. No `except` of the program catches that."""

    def stop(*_: object) -> None:
        pytest.fail(f"{what} 用了 {seconds} 秒还没有完", pytrace=False)

    before = signal.signal(signal.SIGVTALRM, stop)
    signal.setitimer(signal.ITIMER_VIRTUAL, seconds)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_VIRTUAL, 0)
        signal.signal(signal.SIGVTALRM, before)
