"""`make serve`: seconds from saving a file to the page with the new word."""

from __future__ import annotations

import re
import subprocess
import time
import urllib.error
import urllib.request
from pathlib import Path
from tempfile import NamedTemporaryFile

from bench_edit import Edit
from bench_process import Failed, Program, start, stop

_LONGEST = 1800
"""Seconds until a page is given up."""
_OFTEN = 0.05
_ADDRESS = re.compile(rb"http://[0-9.]+:[0-9]+/")


def save_to_page(program: Program, folder: Path, edit: Edit, runs: int) -> list[float]:
    """One number for each of so many edits, the server running all the while."""
    with NamedTemporaryFile() as said:
        child = start(folder, program.command("serve"), said.file, program.environment)  # type: ignore[arg-type]
        try:
            address = _address(child, Path(said.name)) + edit.page()
            _await(address, edit.clause)
            return [_seconds(address, edit) for _ in range(runs)]
        finally:
            stop(child)


def _address(child: subprocess.Popen[bytes], said: Path) -> str:
    """Where it says that it serves."""
    deadline = time.monotonic() + _LONGEST
    while time.monotonic() < deadline:
        if found := _ADDRESS.search(said.read_bytes()):
            return found[0].decode()
        if child.poll() is not None:
            break
        time.sleep(_OFTEN)
    raise Failed(f"serve：没有开始\n{said.read_text(errors='replace')[-2000:]}")


def _seconds(address: str, edit: Edit) -> float:
    written = edit.make()
    begun = time.perf_counter()
    _await(address, written)
    return time.perf_counter() - begun


def _await(address: str, words: str) -> None:
    """Ask for a page again and again until it has these words."""
    deadline = time.monotonic() + _LONGEST
    while time.monotonic() < deadline:
        try:
            with urllib.request.urlopen(address, timeout=_LONGEST) as answer:
                if words in answer.read().decode():
                    return
        except (urllib.error.URLError, ConnectionError):
            pass  # it does not listen yet, or the page is just being written
        time.sleep(_OFTEN)
    raise Failed(f"{address}：{_LONGEST} 秒后还没有“{words}”")
