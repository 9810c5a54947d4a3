"""What is the same is not made again (未变); what is not the same in any way is."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from gazette import unchanged


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A project whose site was published just now."""
    for name in (
        "data/2024/05/issue.yml",
        "docs/about.md",
        "overrides/main.html",
        "mkdocs.yml",
        "site/index.html",
    ):
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("甲", encoding="utf-8")
    (tmp_path / "build").mkdir()
    unchanged.note(tmp_path, unchanged.made_from(tmp_path), 3)
    return tmp_path


def _touched(path: Path, later: int = 1) -> None:
    before = path.stat()
    path.write_bytes(bytes(reversed(path.read_bytes())))
    os.utime(path, ns=(before.st_atime_ns, before.st_mtime_ns + later))


def test_the_same_is_known(root: Path) -> None:
    found = unchanged.published(root)
    assert found is not None
    assert (found.pages, found.hints) == (1, 3)


@pytest.mark.parametrize(
    "change",
    [
        lambda root: (root / "data/2024/05/issue.yml").write_text("乙", encoding="utf-8"),
        lambda root: (root / "data/2024/05/source.txt").write_text("乙", encoding="utf-8"),
        lambda root: (root / "data/2024/05/issue.yml").unlink(),
        lambda root: (root / "data/2024/05").rename(root / "data/2024/06"),
        lambda root: (root / "docs/about.md").write_text("乙", encoding="utf-8"),
        lambda root: (root / "overrides/main.html").write_text("乙", encoding="utf-8"),
        lambda root: (root / "mkdocs.yml").write_text("乙", encoding="utf-8"),
        lambda root: _touched(root / "site/index.html"),
        lambda root: _touched(root / "site/index.html", later=0),
        lambda root: (root / "site/more").symlink_to(root),
        lambda root: (root / "site/more").mkdir(),
        lambda root: (root / "site/index.html").unlink(),
        lambda root: (root / "site/index.html").chmod(0o600),
        lambda root: (root / "site/more.html").write_text("", encoding="utf-8"),
        lambda root: (root / "build/published.json").unlink(),
        lambda root: (root / "build/published.json").write_bytes(b'{"made_from": 1}'),
        lambda root: (root / "build/published.json").write_bytes(b"\xff"),
        lambda root: ((root / "build/published.json").unlink(), os.mkfifo(root / "build/published.json")),
        lambda root: unchanged.note(root, "", 3),
    ],
)
def test_every_change_is_seen(root: Path, change: Callable[[Path], object]) -> None:
    change(root)
    assert unchanged.published(root) is None


def test_another_program_makes_another_site(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(unchanged, "program", lambda *_: "another")
    assert unchanged.published(root) is None


def test_a_note_that_cannot_be_written_says_nothing_of_a_site_that_is_published(root: Path) -> None:
    (root / "build/published.json").unlink()
    (root / "build/published.json").mkdir()
    unchanged.note(root, unchanged.made_from(root), 3)
    assert unchanged.published(root) is None
