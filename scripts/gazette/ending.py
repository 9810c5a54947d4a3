"""结束: how the program ends when Ctrl+C is pressed, or when what it says reaches nobody.

Nothing need be put in order then: `site/` is one whole build at every moment. It imports next to nothing, so that it
stands before anything else is loaded.
"""

from __future__ import annotations

import os
import signal
import sys
from types import FrameType

STOPPED = 130
"""What a shell has for a program that was ended by Ctrl+C."""


def at_once() -> None:
    """From now on Ctrl+C ends the program, whatever it is loading. Nothing has been done yet."""
    if signal.getsignal(signal.SIGINT) is not signal.SIG_IGN:
        signal.signal(signal.SIGINT, lambda *_: _end("已中断；已发布的网站没有改动。\n"))


def as_exception() -> None:
    """From now on Ctrl+C is a KeyboardInterrupt, once: who presses it again does not wait."""
    if signal.getsignal(signal.SIGINT) is not signal.SIG_IGN:
        signal.signal(signal.SIGINT, _interrupt)


def unheard() -> None:
    """What is still held of what was said goes nowhere: whoever reads has gone (| head -1), or the disk is full."""
    if sys.stdout:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _interrupt(_number: int, _frame: FrameType | None) -> None:
    signal.signal(signal.SIGINT, lambda *_: _end("已中断。\n"))
    raise KeyboardInterrupt


def _end(said: str) -> None:
    os.write(2, said.encode())
    os._exit(STOPPED)
