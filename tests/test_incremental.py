"""What builds keep from one to the next (留用) changes nothing: each is byte for byte what a clean one makes."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from published_folder import ROOT, publisher
from test_publish import KILLED, interrupted, kill

from archive_generator.archive import Archive
from archive_generator.project import write_data
from gazette import build, verify
from gazette.store import load

pytestmark = pytest.mark.slow
DOCUMENTS = 18
"""two issues"""


def _says(root: Path, issue: str, old: str, new: str) -> None:
    """Other words everywhere in an issue, in what was received too."""
    for path in (root / "data" / issue).rglob("*"):
        if path.suffix in (".yml", ".txt"):
            path.write_text(path.read_text("utf-8").replace(old, new), "utf-8")


def _adds(path: Path, line: str) -> None:
    path.write_text(path.read_text("utf-8") + line, "utf-8")


def _edit(root: Path) -> None:
    issue = sorted((root / "data").glob("2*/*"))[0]
    _says(root, issue.relative_to(root / "data").as_posix(), "工作", "事项")


def _harm(root: Path) -> None:
    """Every kept file is cut, one is another's; the registers, a template and a page by hand change, an issue is gone; a
    build is killed on its way."""
    kept = sorted(
        path for name in ("search", "issues", "pages") for path in (root / "build" / name).iterdir()
    )
    for path in kept[1:]:
        path.write_bytes(path.read_bytes()[: len(path.read_bytes()) // 2])
    shutil.copyfile(kept[1], kept[0])
    _adds(root / "data/organizations.yml", "- name: 某市占位局\n  aliases: [占位局]\n")
    shutil.rmtree(sorted((root / "data").glob("2*/*"))[-1])
    _adds(root / "overrides/partials/foot.html", "<!-- 又一行 -->\n")
    _adds(root / "docs/about.md", "\n又一段。\n")
    assert interrupted(lambda: build.publish(root), kill, 400) == KILLED


@pytest.fixture(scope="module")
def archive(tmp_path_factory: pytest.TempPathFactory) -> Path:
    data = tmp_path_factory.mktemp("archive")
    real = load(ROOT)[0]
    assert sum(write_data(data, real, Archive(real, DOCUMENTS, 1))) == DOCUMENTS
    root = publisher(tmp_path_factory.mktemp("incremental") / "repository", data / "data")
    build.publish(root)
    return root


@pytest.mark.parametrize("change", [_edit, _harm])
def test_a_build_after_changes_is_a_clean_build(
    archive: Path, tmp_path: Path, change: Callable[[Path], None]
) -> None:
    """One change after the other, on what the one before has left."""
    change(archive)
    found = verify.digests(build.publish(archive).folder)
    clean = tmp_path / "clean"
    shutil.copytree(archive, clean, ignore=shutil.ignore_patterns("build", "site"))
    assert verify.digests(build.publish(clean).folder) == found
