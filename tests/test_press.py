"""Pages are drawn by several processes: one that the system ends is told, and not waited for."""

from __future__ import annotations

import os
import signal

import pytest
from mkdocs.exceptions import MkDocsException

from gazette.plugin import press
from gazette.plugin.press import Printed


@pytest.mark.skipif(len(os.sched_getaffinity(0)) < 2, reason="one core draws in one process")
def test_a_process_that_the_system_ends_is_told() -> None:
    def draw(source: str) -> Printed:
        if source == "20":
            os.kill(os.getpid(), signal.SIGKILL)  # as the kernel does where memory is short
        return Printed(source, frozenset(), (), ())

    with pytest.raises(MkDocsException, match="内存不足"):
        press.press(list(map(str, range(64))), draw, [])
