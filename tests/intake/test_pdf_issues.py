"""Whole issues set as PDF by two programs: case 31 and the first issue come back as they were typed, with their pages."""

from __future__ import annotations

from pathlib import Path

import pytest
from case_gazette import write_case
from intake_measured import measured
from intake_print.pieces import documents
from intake_project import faults, project, taken
from intake_styles import Book, Format, Masthead, Style

from gazette import model
from gazette.intake.taking import Taken
from gazette.store import load

ROOT = Path(__file__).resolve().parent.parent.parent


class Tall(Book):
    """As 甲, on sheets on which the cells of wide tables hold their numbers."""

    width, title, height = 46, 28, 1500


def printed_and_taken(style: Style, issue: model.Issue, number: int, format: Format, root: Path) -> Taken:
    received = root / "来稿"
    received.mkdir(parents=True)
    masthead = Masthead(issue.name, issue.year, number, 312)
    for name, raw in style.files(format, masthead, documents(issue)).items():
        (received / name).write_bytes(raw)
    return taken(project(root, issue.name), received, f"{issue.year}/{number:02}")


@pytest.mark.slow
@pytest.mark.parametrize("format", ["typst", "chromium"])
def test_case_31(tmp_path: Path, format: Format) -> None:
    write_case("31-whole-issue", tmp_path / "录入")
    (typed,) = load(tmp_path / "录入")[0].issues
    came = printed_and_taken(Book(), typed, 4, format, tmp_path / "公报")
    found = measured(came.issue, typed, came.doubts)
    assert list(map(str, found.wrong)) == []
    assert found.elsewise == []
    assert [str(problem) for problem in faults(tmp_path / "公报")] == []


@pytest.mark.slow
@pytest.mark.parametrize("format", ["typst", "chromium"])
def test_the_first_issue(tmp_path: Path, format: Format) -> None:
    """But for the list of roads, which this print has as paragraphs, and what stands beside it."""
    (typed,) = load(ROOT)[0].issues
    came = printed_and_taken(Tall(), typed, 8, format, tmp_path / "公报")
    found = measured(came.issue, typed, came.doubts)
    assert list(map(str, found.wrong)) == []
    assert len(found.elsewise) == 4
    words = ("新建、改扩建公共停车场项目计划表", "道路临时停车差异化超时收费区域类别划分")
    assert all(any(word in str(pair) for word in words) for pair in found.elsewise)
    assert [str(problem) for problem in faults(tmp_path / "公报")] == []
