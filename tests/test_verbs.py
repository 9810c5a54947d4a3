"""The verbs as a clerk hears them: faults before hints, which never stop anything."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from gazette import build, verbs
from gazette.model import Mark, Problem

ROOT = Path(__file__).parents[1]
FIRST, LATER = "data/2024/05/moufu-3/notice.yml", "data/2024/06/moufu-4/notice.yml"
FAULT = Problem(Mark(FIRST, 3), "错", "改")
HINTS = [Problem(Mark(file, 7), "可改进", "看一看", hint=True) for file in (FIRST, LATER, "data/gazette.yml")]


@pytest.fixture
def two_issues(tmp_path: Path) -> Path:
    """The invented gazette twice, as two issues."""
    shutil.copytree(ROOT / "tests/fabricated/good", tmp_path, dirs_exist_ok=True)
    shutil.copytree(tmp_path / "data/2024/05", tmp_path / "data/2024/06")
    (tmp_path / "mkdocs.yml").touch()
    return tmp_path


@pytest.mark.parametrize(
    ("asked", "faults", "code", "listed", "told"),
    [
        ([], [], 0, HINTS, "没有问题，3 条提示（"),
        (["--hints", "none"], [], 0, [], "没有问题，3 条提示（"),
        (["--hints", "new"], [], 0, HINTS[1:2], "没有问题，3 条提示，2024-06 期的 1 条（"),
        (["--hints", "2024-05"], [], 0, HINTS[:1], "没有问题，3 条提示，2024-05 期的 1 条（"),
        (["--hints", "2024/05"], [], 0, HINTS[:1], "没有问题，3 条提示，2024-05 期的 1 条（"),
        ([], [FAULT], 1, HINTS, "3 条提示。"),
        (["--hints", "none"], [FAULT], 1, [], "3 条提示。"),
    ],
)
def test_check_lists_faults_then_the_hints_that_are_asked_for(
    two_issues: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    asked: list[str],
    faults: list[Problem],
    code: int,
    listed: list[Problem],
    told: str,
) -> None:
    archive, _ = build.problems(two_issues)
    monkeypatch.setattr(verbs, "ROOT", two_issues)
    monkeypatch.setattr(build, "problems", lambda _root: (archive, [*faults, *HINTS]))
    monkeypatch.setattr(sys, "argv", ["gazette", "check", *asked])
    assert verbs.main() == code
    said = capsys.readouterr()
    assert said.err.splitlines()[: len(faults)] == [str(fault) for fault in faults]
    *lines, last = said.out.splitlines()
    assert lines == [str(hint) for hint in listed]
    assert told in last


def test_the_newest_issue_is_the_newest_by_number(
    two_issues: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """As text, 2024-9 would stand behind 2024-10."""
    (two_issues / "data/2024/05").rename(two_issues / "data/2024/9")
    (two_issues / "data/2024/06").rename(two_issues / "data/2024/10")
    archive, _ = build.problems(two_issues)
    monkeypatch.setattr(verbs, "ROOT", two_issues)
    monkeypatch.setattr(build, "problems", lambda _root: (archive, []))
    monkeypatch.setattr(sys, "argv", ["gazette", "check", "--hints", "new"])
    assert verbs.main() == 0
    assert "2024-10 期的 0 条" in capsys.readouterr().out


def test_an_issue_that_is_not_held_is_told(
    two_issues: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(verbs, "ROOT", two_issues)
    monkeypatch.setattr(sys, "argv", ["gazette", "check", "--hints", "2024-07"])
    assert verbs.main() == 1
    assert "没有“2024-07”这一期；HINTS 可写 new、none 或期号：2024-05、2024-06" in capsys.readouterr().err


def test_a_hint_says_that_it_is_one() -> None:
    assert str(HINTS[0]) == f"{FIRST}:7: 提示：可改进；看一看"


def test_what_was_published_and_is_no_more_is_told(
    two_issues: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """An address leads somewhere for ever: who lets one go is told."""
    lost = ["documents/moufu-2024-3.html", "documents/moufu-2024-3.pdf", "issues/2024-05.pdf"]
    (two_issues / "site").mkdir()
    monkeypatch.setattr(verbs, "ROOT", two_issues)
    monkeypatch.setattr(build, "publish", lambda root, *_: build.Published(root / "site", 0, lost))
    monkeypatch.setattr(sys, "argv", ["gazette", "site"])
    assert verbs.main() == 0
    assert capsys.readouterr().out.splitlines()[2:] == [
        "上次的网站有 1 个网页这次没有，从前的网址会打不开，如 documents/moufu-2024-3.html；搬了地方的公文写 formerly。",
        "上次的网站有 2 个别的格式的文件这次没有，如 documents/moufu-2024-3.pdf；要留着它们，改用 make formats。",
    ]


@pytest.mark.parametrize("verb", ["check", "site", "part", "serve", "review", "pages", "new"])
def test_make_adds_nothing_to_what_a_verb_says(tmp_path: Path, verb: str) -> None:
    """A failing verb's words are the last; make does not turn its failure into success."""
    (tmp_path / "Makefile").write_text((ROOT / "Makefile").read_text("utf-8"), "utf-8")
    made = subprocess.run(
        ["make", verb, "--old-file=.venv/site", "RUN=false", "VENV=.venv"],
        cwd=tmp_path,
        env={name: value for name, value in os.environ.items() if name not in ("MAKEFLAGS", "MAKELEVEL")},
        capture_output=True,
        text=True,
        check=False,
    )
    assert made.returncode != 0
    assert (made.stdout, made.stderr) == ("", "")
