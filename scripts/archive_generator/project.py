"""The folder of the project: the tools of this one, copied, and the data of the archive."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

from archive_generator.archive import Archive
from gazette import model
from gazette.store import dump

_TOOLS = (
    "Makefile",
    "docs",
    "mkdocs.yml",
    "overrides",
    "package-lock.json",
    "package.json",
    "pyproject.toml",
    "requirements-test.lock",
    "requirements.lock",
    "scripts",
    "tests",
)
"""All that the verbs need but data/."""
_LEFT_BEHIND = shutil.ignore_patterns("__pycache__", "*.egg-info")


class Unusable(Exception):
    """The folder cannot be written to: place, fault and remedy."""


def refuse_unusable(root: Path, folder: Path) -> None:
    """Raises :class:`Unusable` unless the folder is new or empty, and none that is copied from `root`."""
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        raise Unusable(f"{folder}：已经有内容；换一个新的或空的文件夹")
    if any(folder.is_relative_to(root / name) for name in (*_TOOLS, "data")):
        raise Unusable(f"{folder}：在本项目要复制的文件夹里；换一个别处的文件夹")


def copy_tools(root: Path, folder: Path) -> None:
    """All that `make site` and the other verbs need, but no data."""
    folder.mkdir(parents=True, exist_ok=True)
    for name in _TOOLS:
        if (root / name).is_dir():
            shutil.copytree(root / name, folder / name, ignore=_LEFT_BEHIND)
        else:
            shutil.copy2(root / name, folder / name)


def write_data(folder: Path, real: model.Gazette, archive: Archive) -> Iterator[int]:
    """data/ of the archive, an issue at a time; yields how many documents each has."""
    data = folder / "data"
    _write(data / "gazette.yml", dump(real.publication))
    _write(data / "organizations.yml", dump(tuple(archive.organizations)))
    _write(data / "instruments.yml", dump(real.instruments))
    for issue in archive.issues():
        place = data / issue.id.replace("-", "/")
        _write(place / "issue.yml", dump(issue))
        _write(place / "source.txt", issue.source)
        for held in issue.folders:
            _write(place / held.name / "notice.yml", dump(held.notice))
            if held.interpretation:
                _write(place / held.name / "interpretation.yml", dump(held.interpretation))
            for table in held.tables:
                _write(place / held.name / f"{table.name}.yml", dump(table))
        yield len(issue.folders)


def _write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8", newline="\n")
