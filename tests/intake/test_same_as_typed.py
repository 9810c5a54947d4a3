"""A draft is what a clerk types for the same text: for every case, and for the first issue of this gazette."""

from __future__ import annotations

from pathlib import Path

import pytest
from case_gazette import CASES, NAMES, write_case
from intake_likeness import differences

from gazette.intake.draft import Draft, draft
from gazette.intake.readers.text import TEXT
from gazette.store import load

ROOT = Path(__file__).resolve().parent.parent.parent
OTHERWISE = {
    # A picture that is not in the text, a file that was not received: the draft says so.
    "14-images-and-files": ["enclosure-1：", "enclosure-2："],
    # Where Ⅰ. belongs is for the editor to say.
    "21-other-markers": ["Ⅰ."],
}
"""Cases, and what marks each difference that is right."""


def drafted(raw: bytes, root: Path) -> tuple[Draft, list[str]]:
    """The draft of the text of a gazette's only issue, and in what it differs from the data under `root`."""
    (typed,) = load(root)[0].issues
    made = draft(TEXT.read(raw), typed.id, typed.publication)
    return made, list(differences(made.issue, typed))


@pytest.mark.parametrize("name", NAMES)
def test_a_case(name: str, tmp_path: Path) -> None:
    write_case(name, tmp_path)
    made, told = drafted((CASES / f"{name}.txt").read_bytes(), tmp_path)
    right = OTHERWISE.get(name, [])
    assert [text for text in told if not any(mark in text for mark in right)] == []
    assert len(told) == len(right)
    assert len(made.doubts) >= len(right) - (name == "21-other-markers")


def test_the_first_issue() -> None:
    """Where it differs, a repair is recorded in the data, or a doubt names the place."""
    raw = (ROOT / "data/2021/07-08/source.txt").read_bytes()
    made, told = drafted(raw, ROOT)
    doubted = {doubt.line for doubt in made.doubts}
    # The table of tasks has five recorded repairs; its cells that are empty or merged are doubted once for the table.
    tasks = [text for text in told if "《永州市优化 table-1" in text]
    # The label of the plan's table stands behind its title, which is a recorded repair; its streets are typed as classes.
    parking = [text for text in told if "《永州市缓解" in text]
    assert sorted([*tasks, *parking]) == sorted(told)
    assert len(tasks) == 6
    assert len(parking) == 6
    assert {819, 1029, 1070} <= doubted
