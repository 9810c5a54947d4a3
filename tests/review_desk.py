"""An issue as intake has drafted it, opened for review: without a server, or behind one in a thread."""

from __future__ import annotations

import functools
import shutil
import tempfile
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from case_gazette import CASES
from intake_project import project, taken

from gazette.intake.received import Box, Line, Received
from gazette.review import prints, reading, server
from gazette.review.walk import ShownStop

ROOT = Path(__file__).resolve().parent.parent
WHOLE = CASES / "31-whole-issue.txt"
ISSUE = "2023/04"
NOTICE = "data/2023/04/yunlingfubanfa-26/notice.yml"
TABLE = "data/2023/04/yunlingfubanfa-26/table-1.yml"


@functools.cache
def _draft() -> tempfile.TemporaryDirectory[str]:
    """Made once, gone when the tests end."""
    folder = tempfile.TemporaryDirectory(prefix="review-")
    root = Path(folder.name)
    taken(project(root), WHOLE)
    shutil.copytree(ROOT / "overrides" / "assets", root / "overrides" / "assets")
    return folder


def drafted(root: Path) -> Path:
    """A project with the issue, and with the styles of the site."""
    shutil.copytree(_draft().name, root, dirs_exist_ok=True)
    return root


def opened(root: Path) -> reading.Reading:
    return reading.Reading(root, ISSUE, reading.templates())


def desk(read: reading.Reading, name: str = "") -> server.Desk:
    """At the port of `make review`."""
    return server.Desk(read, name, server.PORT, reading.templates())


def change(root: Path, file: str, old: str, new: str) -> None:
    path = root / file
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")


def stop_of(read: reading.Reading, label: str, text: str = "") -> ShownStop:
    """The first stop of this kind that says this."""
    return next(one for one in read.shown().stops if one.label == label and text in one.text)


@contextmanager
def served(read: reading.Reading, name: str = "") -> Iterator[str]:
    """The address of the page."""
    running = server.listen(read, name, reading.templates(), 0)
    threading.Thread(target=running.serve_forever, daemon=True).start()
    try:
        yield f"http://127.0.0.1:{running.server_port}/"
    finally:
        running.shutdown()
        running.server_close()


def printed(root: Path, patch: pytest.MonkeyPatch, draw: Callable[[bytes, int, int], bytes]) -> None:
    """As if the lines 61 to 100 had been received as a PDF of two pages of twenty lines."""
    folder = root / "data/2023/04"
    (kept,) = folder.glob("received-*")
    kept.rename(kept.with_suffix(".pdf"))
    lines = (folder / "source.txt").read_text(encoding="utf-8").split("\n")[60:100]
    boxed = (
        Line(text, box=Box(at // 20, 0.1, at % 20 / 20, 0.9, at % 20 / 20 + 0.04))
        for at, text in enumerate(lines)
    )
    received = Received(tuple(boxed))
    patch.setattr(prints, "read", lambda path: (path.read_bytes(), received))
    patch.setattr(prints, "page_picture", draw)
