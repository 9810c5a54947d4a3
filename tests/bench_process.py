"""What a command costs: seconds of the processor, of the wall, memory, and Pagefind's own share of it.

The processor's seconds are those of the command and of all processes that it waited for, as the system accounts them.
Memory is the largest sum of PSS (a page that several processes share is counted once) over the session of the command,
sampled some times a second. Pagefind is measured by a package `pagefind_bin` of our own that stands before the installed
one: it names a script that runs the real program and notes its seconds. The product knows nothing of it.
"""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import threading
import time
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryFile
from typing import IO

import pagefind_bin

ROOT = Path(__file__).resolve().parent.parent
_EVERY = 0.1
"""Seconds between two samples of memory; more where taking one is slow, so that it takes a tenth of the time at most."""

_WRAPPER = """#!/bin/bash
TIMEFORMAT='%3U %3S'
{{ time "{program}" "$@" 2>&3; }} 3>&2 2>>"{notes}"
"""


class Failed(Exception):
    """A command that ended with another code than 0, and what it said last."""


@dataclass(frozen=True)
class Used:
    """What one run took. `pagefind` is a part of `cpu`."""

    cpu: float
    wall: float
    peak: int
    """bytes"""
    pagefind: float = 0.0

    @property
    def own(self) -> float:
        """Seconds of the processor without Pagefind's."""
        return self.cpu - self.pagefind


class Program:
    """The gazette program of this tree, run in the folder of an archive; `scratch` holds what measures Pagefind."""

    def __init__(self, scratch: Path) -> None:
        self._notes = scratch / "pagefind.txt"
        wrapper = scratch / "pagefind"
        wrapper.write_text(_WRAPPER.format(program=pagefind_bin.get_executable(), notes=self._notes))
        wrapper.chmod(0o755)
        package = scratch / "first" / "pagefind_bin.py"
        package.parent.mkdir()
        package.write_text(f"def get_executable():\n    return {str(wrapper)!r}\n")
        places = (package.parent, ROOT / "scripts")
        self.environment = os.environ | {"PYTHONPATH": os.pathsep.join(map(str, places))}

    def run(self, folder: Path, *verb: str) -> Used:
        """`gazette site`, `gazette check`, …"""
        self._notes.write_text("")
        used = run(folder, self.command(*verb), self.environment)
        pagefind = sum(float(number) for number in self._notes.read_text().split())
        return Used(used.cpu, used.wall, used.peak, pagefind)

    @staticmethod
    def command(*verb: str) -> list[str]:
        return [sys.executable, "-m", "gazette", *verb]


def run(folder: Path, command: list[str], environment: dict[str, str] | None = None) -> Used:
    """Run a command in a folder to its end. Raises :class:`Failed`."""
    with TemporaryFile() as said:
        begun = time.perf_counter()
        child = start(folder, command, said, environment)
        memory = _Memory(child.pid)
        memory.start()
        try:
            _, status, usage = os.wait4(child.pid, 0)
        except BaseException:
            stop(child)
            raise
        finally:
            memory.ended.set()
        child.returncode = os.waitstatus_to_exitcode(status)
        wall = time.perf_counter() - begun
        memory.join()
        if child.returncode:
            said.seek(0)
            told = said.read().decode(errors="replace")[-2000:]
            raise Failed(f"{' '.join(command)}：退出码 {child.returncode}\n{told}")
    return Used(usage.ru_utime + usage.ru_stime, wall, max(memory.peak, usage.ru_maxrss * 1024))


def start(
    folder: Path, command: list[str], said: IO[bytes], environment: dict[str, str] | None = None
) -> subprocess.Popen[bytes]:
    """Begin a command in a session of its own."""
    return subprocess.Popen(
        command, cwd=folder, env=environment, stdout=said, stderr=said, start_new_session=True
    )


def stop(child: subprocess.Popen[bytes]) -> None:
    """End a command with all that it began."""
    os.killpg(child.pid, signal.SIGTERM)
    child.wait()


class _Memory(threading.Thread):
    """Samples the memory of a session until it has `ended`."""

    def __init__(self, session: int) -> None:
        super().__init__(daemon=True)
        self.ended = threading.Event()
        self.peak = 0
        self._session = session

    def run(self) -> None:
        pause = _EVERY
        while not self.ended.wait(pause):
            begun = time.perf_counter()
            self.peak = max(self.peak, _memory(self._session))
            pause = max(_EVERY, 9 * (time.perf_counter() - begun))


def _memory(session: int) -> int:
    """Of all processes of a session. Nothing where one has begun or ended meanwhile: what they share would count twice."""
    members = _members(session)
    held = sum(map(_pss, members))
    return held if _members(session) == members else 0


def _members(session: int) -> list[Path]:
    """The processes of a session: the fourth word behind the name, which may hold anything, in brackets."""
    found = []
    for path in Path("/proc").glob("[0-9]*"):
        try:
            if int((path / "stat").read_text().rpartition(")")[2].split()[3]) == session:
                found.append(path)
        except OSError:
            pass  # it has ended since
    return found


def _pss(process: Path) -> int:
    try:
        for line in (process / "smaps_rollup").read_text().splitlines():
            if line.startswith("Pss:"):
                return int(line.split()[1]) * 1024
    except OSError:
        pass  # it has ended since
    return 0
