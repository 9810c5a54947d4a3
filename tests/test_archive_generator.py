"""The synthetic archive: sound, the same every time, and never written over anything."""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from archive_generator import __main__ as command
from archive_generator.archive import MOST, Archive
from archive_generator.project import write_data
from gazette import build, model
from gazette.numbers import parse
from gazette.store import digests, load

pytestmark = pytest.mark.slow
ROOT = Path(__file__).parents[1]


@pytest.fixture(scope="module")
def real() -> model.Gazette:
    gazette, problems = load(ROOT)
    assert not problems
    return gazette


@pytest.fixture
def run(monkeypatch: pytest.MonkeyPatch) -> Callable[..., int]:
    def with_arguments(*given: str) -> int:
        monkeypatch.setattr(command, "ROOT", ROOT)
        monkeypatch.setattr(sys, "argv", ["archive_generator", *given])
        return command.main()

    return with_arguments


def written(folder: Path, real: model.Gazette, count: int, seed: int) -> dict[str, str]:
    """The digest of every file of an archive."""
    assert sum(write_data(folder, real, Archive(real, count, seed))) == count
    return digests(folder)


def test_it_has_no_faults_no_hints_and_something_of_every_kind(tmp_path: Path, real: model.Gazette) -> None:
    written(tmp_path, real, 32, 1)
    archive, found = build.problems(tmp_path)
    gazette = archive.gazette
    assert [str(problem) for problem in found] == []
    assert [issue.id for issue in gazette.issues] == ["2024-10", "2024-11", "2024-12"]
    assert [len(issue.folders) for issue in gazette.issues] == [15, 15, 2]
    folders = [folder for issue in gazette.issues for folder in issue.folders]
    assert all(20 <= len(table.rows) <= 100 for folder in folders for table in folder.tables)
    site = build.Site(gazette)
    relations = {relation.kind for told in site.relations.values() for relation in told}
    assert relations == {"issues", "based_on", "implements", "repeals"}
    assert all(
        (site.tasks, site.archive.interpretations, any(site.effects.values()), any(site.expiries.values()))
    )
    links = [link for document in site.archive.documents for link in site.links.of(document)]
    assert {bool(link.target and link.target.document) for link in links} == {True, False}
    assert sum(claim.fails for claim in site.claims) < len(site.claims) / 20


def test_same_number_and_seed_same_bytes(tmp_path: Path, real: model.Gazette) -> None:
    first = written(tmp_path / "first", real, 7, 1)
    assert written(tmp_path / "second", real, 7, 1) == first
    assert written(tmp_path / "third", real, 7, 2) != first


@pytest.mark.parametrize(
    ("count", "first"), [(15, "2024-12"), (180, "2024-01"), (181, "2023-12"), (MOST, "1900-01")]
)
def test_180_documents_a_year_that_end_with_2024(real: model.Gazette, count: int, first: str) -> None:
    issue = next(Archive(real, count, 1).issues())
    assert issue.id == first
    assert all(parse(number) for folder in issue.folders for number in folder.notice.numbers)


def test_the_project_is_whole_and_progress_is_told(
    run: Callable[..., int], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = tmp_path / "archive"
    assert run("17", str(folder)) == 0
    begun, *steps, ended = capsys.readouterr().out.splitlines()
    assert begun == "复制程序，造 17 件公文……"
    assert steps == ["  已写 15 件，共 17 件", "  已写 17 件，共 17 件"]
    assert ended.startswith(f"写完：17 件公文，在 {folder}/（")
    held = {path.name for path in folder.iterdir()}
    assert held >= {
        "Makefile",
        "data",
        "docs",
        "mkdocs.yml",
        "overrides",
        "pyproject.toml",
        "requirements.lock",
        "scripts",
    }
    assert {path.name for path in (folder / "data").iterdir()} == {
        "2024", "gazette.yml", "instruments.yml", "organizations.yml",
    }  # fmt: skip


@pytest.mark.parametrize("count", ["0", "-3", "六百", "1.5", "", "99999999999", str(MOST + 1)])
def test_a_number_that_is_none_is_refused(
    run: Callable[..., int], tmp_path: Path, capsys: pytest.CaptureFixture[str], count: str
) -> None:
    assert run("--", count, str(tmp_path / "archive")) == 1
    assert capsys.readouterr().err == f"N={count}：不是 1 至 {MOST} 的整数；改正后再运行，如 N=600\n"
    assert not (tmp_path / "archive").exists()


def test_a_folder_that_is_not_empty_is_refused(
    run: Callable[..., int], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    kept = tmp_path / "kept.txt"
    kept.write_text("不动", encoding="utf-8")
    for folder in (tmp_path, kept):
        assert run("3", str(folder)) == 1
        assert capsys.readouterr().err == f"{folder}：已经有内容；换一个新的或空的文件夹\n"
    assert [path.name for path in tmp_path.iterdir()] == ["kept.txt"]


def test_a_folder_within_what_is_copied_is_refused(
    run: Callable[..., int], capsys: pytest.CaptureFixture[str]
) -> None:
    folder = ROOT / "tests" / "archive"
    assert run("3", str(folder)) == 1
    assert capsys.readouterr().err == f"{folder}：在本项目的文件夹里；换一个别处的文件夹\n"
    assert not folder.exists()


def test_a_folder_must_be_given(run: Callable[..., int], capsys: pytest.CaptureFixture[str]) -> None:
    assert run("3", "") == 1
    assert capsys.readouterr().err.startswith("FOLDER：没有写；")
