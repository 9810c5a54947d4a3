"""A project (项目): of which files it consists beside its data/, and how they come into another folder."""

from __future__ import annotations

import shutil
from collections.abc import Iterable, Sequence
from pathlib import Path

PUBLISHING = (
    ".gitignore",
    ".vscode",
    "LICENSE",
    "Makefile",
    "docs",
    "mkdocs.yml",
    "overrides",
    "pyproject.toml",
    "requirements.lock",
    "schemas",
    "scripts/gazette",
)
"""What the verbs of a gazette need."""
DEVELOPMENT = (
    ".npmrc",
    "development.mk",
    "package-lock.json",
    "package.json",
    "requirements-test.lock",
    "scripts/archive_generator",
    "scripts/dependencies.py",
    "scripts/guide_pictures.py",
    "scripts/schemas.py",
    "scripts/screenshots.py",
    "tests",
)
"""What those who change the program need too."""
OF_THIS_GAZETTE = ("docs/images",)
"""What shows the documents of one gazette, not how the program works."""

_MADE = ("__pycache__", "*.pyc", "*.egg-info")


class Unusable(Exception):
    """Nothing can be made of what was given: place, fault and remedy."""


def refuse_unusable(folder: Path, taken: Iterable[Path]) -> None:
    """Raises :class:`Unusable` unless the folder is new or empty, and in none of those that are `taken`."""
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        raise Unusable(f"{folder}：已经有内容；换一个新的或空的文件夹")
    if any(folder.is_relative_to(place) for place in taken):
        raise Unusable(f"{folder}：在本项目的文件夹里；换一个别处的文件夹")


def copy_files(root: Path, folder: Path, names: Sequence[str], without: Sequence[str] = ()) -> None:
    """Copy these files and folders of the project at `root`, but nothing that was made from others."""
    left_out = [root / name for name in without]
    for name in names:
        for source in _files(root / name):
            if not any(source.is_relative_to(place) for place in left_out):
                target = folder / source.relative_to(root)
                target.parent.mkdir(parents=True, exist_ok=True)
                shutil.copy(source, target)


def _files(path: Path) -> Iterable[Path]:
    if any(path.match(pattern) for pattern in _MADE):
        return
    if not path.is_dir():
        yield path
        return
    for entry in sorted(path.iterdir()):
        yield from _files(entry)
