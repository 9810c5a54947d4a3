"""The folder of the project: the tools of this one, copied, and the data of the archive."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from archive_generator.archive import Archive
from gazette import model
from gazette.project import DEVELOPMENT, PUBLISHING, copy_files
from gazette.store import dump

TOOLS = (*PUBLISHING, *DEVELOPMENT)
"""All that the verbs need but data/."""


def copy_tools(root: Path, folder: Path) -> None:
    """All that `make site` and the other verbs need, but no data."""
    copy_files(root, folder, TOOLS)


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
