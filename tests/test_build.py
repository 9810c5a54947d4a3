"""`make site` from the outside: bad data changes nothing and is told completely; the same data gives the same bytes."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

pytestmark = pytest.mark.slow

DATE = "1640995200"
"""SOURCE_DATE_EPOCH as the Makefile sets it."""


@pytest.fixture
def clone(root: Path, tmp_path: Path) -> Path:
    """The repository in another folder, with Chinese and a space in its name, nothing built yet."""
    folder = tmp_path / "公报 副本"
    folder.mkdir()
    shutil.copy(root / "mkdocs.yml", folder)
    for name in ("scripts", "overrides", "docs", "data"):
        shutil.copytree(root / name, folder / name)
    return folder


def gazette(clone: Path, verb: str, **environment: str) -> subprocess.CompletedProcess[str]:
    """Run a verb of the copy, as the Makefile does."""
    settings = {
        "PYTHONPATH": str(clone / "scripts"),
        "SOURCE_DATE_EPOCH": DATE,
        "PYTHONUTF8": "1",
        **environment,
    }
    return subprocess.run(
        [sys.executable, "-m", "gazette", verb],
        cwd=clone,
        env={**os.environ, **settings},
        capture_output=True,
        text=True,
        check=False,
    )


def change(clone: Path, file: str, old: str, new: str) -> None:
    path = clone / "data/2021/07-08" / file
    text = path.read_text(encoding="utf-8")
    assert text.count(old) == 1, f"{file} 中没有恰好一处“{old}”"
    path.write_text(text.replace(old, new), encoding="utf-8")


CHANGES = [
    # file, text, what a tired clerk makes of it, where it is complained of
    ("yongzhengren-8/notice.yml", "signed: 2021-06-30", "signed: 2021-13-31", "yongzhengren-8/notice.yml:5"),
    ("yongzhengren-9/notice.yml", "董事、副总经理职务。", "董事职务。", "yongzhengren-9/notice.yml:11"),
    ("yongzhengren-11/notice.yml", "issuer:", "isuer:", "yongzhengren-11/notice.yml:4"),
]


def test_bad_data_is_told_completely_and_changes_nothing(clone: Path) -> None:
    published = clone / "site"
    published.mkdir()
    (published / "index.html").write_text("上一次的网站", encoding="utf-8")
    for file, old, new, _ in CHANGES:
        change(clone, file, old, new)
    checked, built = gazette(clone, "check"), gazette(clone, "site")
    assert (checked.returncode, built.returncode) == (1, 1)
    problems = [line for line in checked.stderr.splitlines() if line.startswith("data/")]
    assert [line for line in built.stderr.splitlines() if line.startswith("data/")] == problems
    for *_, place in CHANGES:
        assert any(line.startswith(f"data/2021/07-08/{place}: ") for line in problems), f"没有说 {place}"
    assert "Traceback" not in checked.stderr + built.stderr
    assert [path.name for path in published.iterdir()] == ["index.html"]
    assert (published / "index.html").read_text(encoding="utf-8") == "上一次的网站"


def test_a_broken_page_changes_nothing(clone: Path) -> None:
    """A dead link in a page written by hand stops the build just as bad data does."""
    published = clone / "site"
    published.mkdir()
    with (clone / "docs/help.md").open("a", encoding="utf-8") as page:
        page.write("\n[没有这一页](nowhere.md)\n")
    built = gazette(clone, "site")
    assert built.returncode == 1
    assert "nowhere.md" in built.stderr
    assert "Traceback" not in built.stderr
    assert list(published.iterdir()) == []


def test_the_same_data_gives_the_same_bytes(clone: Path, built: Path) -> None:
    """In another folder, time zone and language; compared with site/ through the hashes of every file."""
    again = gazette(clone, "site", TZ="Asia/Shanghai", LANG="C", LC_ALL="C", PYTHONHASHSEED="7")
    assert again.returncode == 0, again.stderr
    one, other = (folder / "data/manifest.sha256" for folder in (built, clone / "site"))
    assert one.read_text(encoding="utf-8").splitlines() == other.read_text(encoding="utf-8").splitlines()


def test_the_markdown_is_that_of_the_data_and_no_other(clone: Path) -> None:
    """What is left of a document that is gone goes; what a build keeps for the next does not."""
    folder = clone / "build/markdown"
    folder.mkdir(parents=True)
    (folder / "gone.md").write_text("从前的", encoding="utf-8")
    kept = clone / "build/pages/kept"
    kept.parent.mkdir()
    kept.write_text("留用的", encoding="utf-8")
    written = gazette(clone, "pages")
    assert written.returncode == 0, written.stderr
    assert not (folder / "gone.md").exists()
    assert (folder / "documents/yongzhengren-2021-8.md").is_file()
    assert [path.name for path in kept.parent.iterdir()] == ["kept"]
