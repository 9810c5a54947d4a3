"""Issues that are remembered (记得的各期): with them or without, the check says the same."""

from __future__ import annotations

import os
import pickle
import random
import shutil
import subprocess
from pathlib import Path
from typing import Any

import pytest
from mutations import MUTATIONS

from archive_generator.archive import Archive as Invented
from archive_generator.project import write_data
from gazette import remembered
from gazette.archive import Archive
from gazette.build import problems
from gazette.checks import RULES, check_archive
from gazette.kept import keep
from gazette.model import Problem
from gazette.outline import blocks_of
from gazette.store import Read, load, load_issue

pytestmark = pytest.mark.slow  # an archive is checked for each

ROOT = Path(__file__).resolve().parent.parent
DOCUMENTS = 24
"""two issues"""
READABLE = ("value of another type", "markup in text", "key deleted", "key doubled")
"""Mutations after which most of the archive can be read."""


@pytest.fixture(scope="module")
def invented(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("invented")
    real, _ = load(ROOT)
    list(write_data(folder, real, Invented(real, DOCUMENTS, 1)))
    return folder


@pytest.fixture
def root(invented: Path, tmp_path: Path) -> Path:
    shutil.copytree(invented, tmp_path, dirs_exist_ok=True)
    return tmp_path


def _anew(root: Path) -> tuple[Archive, list[Problem]]:
    gazette, unreadable = load(root)
    archive = Archive(gazette)
    return archive, check_archive(archive, unreadable)


def _told(found: list[Problem]) -> list[tuple[str, bool, bool]]:
    return [(str(problem), problem.hint, problem.unread) for problem in found]


def _kept(root: Path) -> list[Path]:
    return sorted((root / "build" / "issues").iterdir())


def _not_alone(archive: Archive) -> list[str]:
    """The rules that judge issues alone, and say something else of all of them than of each."""
    issues = archive.gazette.issues
    return [
        rule.check.__name__
        for rule in RULES
        if not rule.across
        and {one for issue in issues for one in rule.check(archive.only(issue))} != set(rule.check(archive))
    ]


def test_a_body_that_nobody_knows_is_told_once_for_all_issues(root: Path) -> None:
    (root / "data/organizations.yml").write_text("[]\n", "utf-8")
    archive, found = _anew(root)
    assert _not_alone(archive) == []
    told = [problem.fault.partition("（")[0] for problem in found if "不认识的机构" in problem.fault]
    assert told
    assert len(told) == len(set(told))


def test_the_check_says_the_same_with_memory_and_without(root: Path) -> None:
    """And each rule that judges issues alone says of all of them what it says of each."""
    seed = random.randrange(10**6)
    rng = random.Random(seed)
    files = sorted(root.rglob("*.yml")) + sorted(root.rglob("source.txt"))
    kinds = [rng.choice(sorted(MUTATIONS)), *rng.sample(READABLE, 3)]
    for kind in kinds:
        path = rng.choice(files)
        good = path.read_bytes()
        path.write_bytes(MUTATIONS[kind](rng, good))
        for _ in ("new", "remembered"):
            archive, found = _anew(root)
            assert _told(problems(root)[1]) == _told(found), (seed, kind, path)
        assert _not_alone(archive) == [], (seed, kind, path)
        path.write_bytes(good)


def test_only_the_issue_that_was_edited_is_read(root: Path) -> None:
    problems(root)
    before = _kept(root)
    path = next(root.rglob("notice.yml"))
    path.write_text(path.read_text("utf-8") + "# 一句注释\n", "utf-8")
    problems(root)
    assert len(set(before) & set(_kept(root))) == len(before) - 2 == 2


def test_a_text_is_read_when_somebody_asks_for_it_and_is_as_it_was(root: Path) -> None:
    """An issue that has not changed is checked without its text; all that documents know of themselves is the same."""
    problems(root)
    remembered._read.cache_clear()
    archive, _ = problems(root)
    assert not any("folders" in vars(issue) for issue in archive.gazette.issues)
    anew = _anew(root)[0]
    for ours, other in zip(archive.documents, anew.documents, strict=True):
        for name in remembered._FACTS:
            assert vars(ours)[name] == getattr(other, name), name
        assert ours.units == other.units
        assert [unit.mark for unit in ours.units] == [unit.mark for unit in other.units]
        own = {id(block) for block in blocks_of(ours.folder)}
        assert {id(unit.block) for unit in ours.units if unit.kind == "article"} <= own
        assert ours.issue.source == other.issue.source


def test_where_a_text_is_damaged_the_data_is_read(root: Path) -> None:
    problems(root)
    for path in _kept(root):
        path.write_bytes(path.read_bytes()[:-1]) if b"_Text" in path.read_bytes() else None
    remembered._read.cache_clear()
    archive, _ = problems(root)
    assert not any("folders" in vars(issue) for issue in archive.gazette.issues)
    assert [one.units for one in archive.documents] == [one.units for one in _anew(root)[0].documents]


def test_a_file_that_is_changed_while_it_is_read_is_not_remembered(
    root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    changed = next(root.rglob("notice.yml"))

    def read(*given: Any) -> Read:
        told = load_issue(*given)
        if changed.is_relative_to(given[1]):
            changed.write_text(changed.read_text("utf-8") + "# 刚改的\n", "utf-8")
        return told

    monkeypatch.setattr(remembered, "load_issue", read)
    archive, found = problems(root)
    assert found == []
    assert len(_kept(root)) == 2
    assert all(len(list(found.iterdir())) == 1 for found in (root / "build/found").iterdir())
    assert len(archive.notices) == DOCUMENTS


class _Command:
    def __reduce__(self) -> tuple[object, ...]:
        return os.system, ("touch poisoned",)


@pytest.mark.parametrize(
    "poison",
    [
        pytest.param(_Command(), id="a command"),
        pytest.param(subprocess.Popen, id="a class of another"),
        pytest.param(["not an issue"], id="something else"),
        pytest.param(None, id="nothing"),
    ],
)
def test_a_memory_that_was_made_by_hand_does_nothing(
    root: Path, poison: object, monkeypatch: pytest.MonkeyPatch
) -> None:
    """One whose name has its right digest."""
    expected = _told(problems(root)[1])
    monkeypatch.chdir(root)
    for path in (*_kept(root), *(root / "build/found").rglob("*.pickle")):
        path.unlink()
        keep(path.parent, path.name.partition("-")[0], "pickle", pickle.dumps(poison))
    archive, found = problems(root)
    assert _told(found) == expected
    assert [one.units for one in archive.documents] == [one.units for one in _anew(root)[0].documents]
    assert not (root / "poisoned").exists()


def test_where_nothing_can_be_kept_the_data_is_checked_all_the_same(root: Path) -> None:
    (root / "build").write_text("a file")
    assert _told(problems(root)[1]) == _told(_anew(root)[1])
