"""What the tests of publishing share: a small site, a copy of all that a build reads, and builds of their own."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterable
from pathlib import Path

from gazette.publish import seal

ROOT = Path(__file__).resolve().parent.parent
GOOD = ROOT / "tests" / "fabricated" / "good" / "data"


def maker(words: str) -> Callable[[Path], None]:
    """Fills a folder as a build does, with three pages that all say `words`."""

    def make(folder: Path) -> None:
        for name in ("index.html", "documents/moufu-2024-3.html", "data/documents.json"):
            (folder / name).parent.mkdir(exist_ok=True)
            (folder / name).write_text(words, encoding="utf-8")
        seal(folder)

    return make


def publisher(folder: Path, data: Path = GOOD) -> Path:
    """A repository of its own in `folder` with other data: what a build reads, and the program as it was compiled."""
    for name in ("scripts", "docs", "overrides"):
        shutil.copytree(ROOT / name, folder / name)
    shutil.copyfile(ROOT / "mkdocs.yml", folder / "mkdocs.yml")
    shutil.copytree(data, folder / "data")
    return folder


def gazette(
    root: Path, *verb: str, wrapper: Iterable[str] = (), **environment: str
) -> subprocess.CompletedProcess[str]:
    """Run a verb of the repository at `root`, as make does."""
    return subprocess.run(
        [*wrapper, sys.executable, "-m", "gazette", *verb],
        cwd=root,
        env={
            **os.environ,
            "PYTHONPATH": str(root / "scripts"),
            "SOURCE_DATE_EPOCH": "1640995200",
            **environment,
        },
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
