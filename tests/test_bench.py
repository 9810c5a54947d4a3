"""The bench's own arithmetic: medians, ratios, tables, the picture; edits that can be undone; seconds of processes."""

from __future__ import annotations

import subprocess
import sys
import xml.etree.ElementTree as ElementTree
from pathlib import Path

import pytest
from bench_edit import Edit
from bench_plot import plot, ticks
from bench_process import Failed, Program, Used, run
from bench_table import AGAIN, FULL, Again, Full, Written, middle, seconds, table

SITE = Used(cpu=90.0, wall=50.4, peak=700_000_000, pagefind=10.0)
FULL_600 = Full(
    600, Used(24.0, 25.0, 1), SITE, Used(10.0, 6.0, 250_000_000), Written(19_604, 123_456_789, 200_499)
)


def test_the_median_is_that_of_each_figure() -> None:
    assert middle([Used(1, 9, 5, 0.5), Used(3, 8, 4, 0.25), Used(2, 7, 6, 0)]) == Used(2, 8, 5, 0.25)


@pytest.mark.parametrize(("value", "told"), [(0.434, "0.43"), (1, "1.0"), (8.06, "8.1"), (226.4, "226")])
def test_seconds(value: float, told: str) -> None:
    assert seconds(value) == told


def test_pagefind_is_in_no_ratio() -> None:
    assert FULL_600.ratio == 8
    assert FULL_600.cells() == (
        "600", "24.0", "90.0", "10.0", "10.0", "8.0", "133", "50.4", "700", "250", "19604", "123", "200 KB",
    )  # fmt: skip
    again = Again(Used(1.5, 1.25, 1), Used(4, 3, 1, 2), Used(2, 2.5, 1), 1.75)
    assert again.cells(FULL_600) == ("600", "1.2", "4.0", "0.20", "3.0", "2.0", "2.5", "1.8")
    assert (len(FULL), len(AGAIN)) == (len(FULL_600.cells()), len(again.cells(FULL_600)))


def test_a_table_is_markdown() -> None:
    assert table(("甲", "乙"), [("1", "2")]) == "| 甲 | 乙 |\n| ---: | ---: |\n| 1 | 2 |"


@pytest.mark.parametrize(
    ("most", "expected"),
    [
        (0, [0]),
        (10, [0, 2, 4, 6, 8, 10]),
        (600, [0, 200, 400, 600]),
        (1180, [0, 500, 1000, 1500]),
        (0.9, [0, 0.2, 0.4, 0.6, 0.8, 1.0]),
    ],
)
def test_ticks_reach_past_the_largest(most: float, expected: list[float]) -> None:
    assert ticks(most) == pytest.approx(expected)


def test_the_picture_has_a_point_for_each_measurement_within_its_axes() -> None:
    root = ElementTree.fromstring(plot([FULL_600, FULL_600], "某机 <2 核>"))
    circles = root.findall("{*}circle")
    assert len(circles) == 2 * (4 + 2)
    assert all(62 <= float(circle.attrib["cx"]) <= 820 for circle in circles)
    assert all(40 <= float(circle.attrib["cy"]) <= 252 for circle in circles)
    words = [text.text for text in root.findall("{*}text")]
    assert {"生成，不计 Pagefind", "Hugo", "公文（件）", "某机 <2 核>"} <= set(words)


def test_an_edit_is_in_both_files_and_can_be_undone(tmp_path: Path) -> None:
    issue = tmp_path / "data/2024/05"
    (issue / "a").mkdir(parents=True)
    (issue / "b").mkdir()
    quoted, clause = "各部门应当共同遵守本条", "公共停车场应当向社会开放"
    texts = {
        "a/notice.yml": f"title: 甲\nbody:\n  - 无号的，{clause}，不改。\n",
        "b/notice.yml": f"number: 某政发〔2024〕1号\nbody:\n  - 一，{quoted}，二，{clause[1:]}，三。\n",
        "source.txt": f"一，{quoted}，二，{clause[1:]}，三。\n说的是，{quoted}，而已。\n",
    }
    for name, text in texts.items():
        (issue / name).write_text(text, encoding="utf-8")
    edit = Edit(tmp_path)
    first, second = edit.make(), edit.make()
    assert (first, second) == (f"切实{clause[1:]}", f"认真{clause[1:]}")
    for name in ("b/notice.yml", "source.txt"):
        assert (issue / name).read_text(encoding="utf-8") == texts[name].replace(clause[1:], second)
    edit.undo()
    assert {name: (issue / name).read_text(encoding="utf-8") for name in texts} == texts


def test_a_run_counts_its_children_and_a_failure_is_told(tmp_path: Path) -> None:
    work = "sum(range(6_000_000))"
    used = run(
        tmp_path,
        [sys.executable, "-c", f"import subprocess, sys; subprocess.run([sys.executable, '-c', '{work}'])"],
    )
    assert used.cpu > 0.05
    assert used.peak > 5_000_000
    with pytest.raises(Failed, match=r"(?s)退出码 3.*坏了"):
        run(tmp_path, [sys.executable, "-c", "print('坏了'); raise SystemExit(3)"])


def test_pagefind_of_the_program_is_measured_and_does_what_it_does(tmp_path: Path) -> None:
    program = Program(tmp_path)
    ask = "import pagefind_bin, subprocess; print(subprocess.run([pagefind_bin.get_executable(), *{!r}]).returncode)"
    for arguments, code in ((["--version"], "0"), (["--no-such"], "2")):
        command = [sys.executable, "-c", ask.format(arguments)]
        done = subprocess.run(command, env=program.environment, capture_output=True, text=True, check=True)
        assert done.stdout.split()[-1] == code
    notes = (tmp_path / "pagefind.txt").read_text().split()
    assert len(notes) == 4
    assert all(float(number) >= 0 for number in notes)
