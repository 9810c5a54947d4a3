"""The rules of the data: a good archive without complaints, a wrong one with all of them, and each rule's table."""

from __future__ import annotations

import re
import shutil
from dataclasses import replace
from pathlib import Path

import fabricated_gazette
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from gazette import checks, model, store
from gazette.archive import Archive
from gazette.checks import RULES
from gazette.checks.names import addresses_are_apart
from gazette.checks.tables import cells_are_of_their_type
from gazette.model import ColumnType

ROOT = Path(__file__).parents[1]
FABRICATED = ROOT / "tests" / "fabricated"
NOTICE = "data/2024/05/moufu-3/notice.yml"
TABLE = "data/2024/05/moufu-3/table-1.yml"
ISSUE = "data/2024/05/issue.yml"
SOURCE = "data/2024/05/source.txt"


def complaints(root: Path) -> list[str]:
    gazette, found = store.load(root)
    return [str(problem) for problem in checks.check(gazette, found)]


def test_the_archive_keeps_all_rules() -> None:
    assert complaints(ROOT) == []


def test_the_good_archive_has_no_complaints() -> None:
    assert complaints(FABRICATED / "good") == []


def test_all_that_is_wrong_is_said_once_and_by_place() -> None:
    expected = (FABRICATED / "wrong" / "complaints.txt").read_text("utf-8").splitlines()
    assert complaints(FABRICATED / "wrong") == expected


def test_every_rule_is_written_in_chinese() -> None:
    docstrings = [rule.check.__doc__ or "" for rule in RULES]
    assert [text for text in docstrings if not text.endswith("。")] == []
    assert len(set(docstrings)) == len(docstrings)


@pytest.fixture
def good(tmp_path: Path) -> Path:
    shutil.copytree(FABRICATED / "good", tmp_path, dirs_exist_ok=True)
    return tmp_path


def change(root: Path, file: str, old: str, new: str) -> None:
    path = root / file
    text = path.read_text("utf-8")
    assert text.count(old) == 1, f"{old!r} must stand in {file} once"
    path.write_text(text.replace(old, new), "utf-8")


@pytest.mark.parametrize(
    ("kind", "written", "accepted"),
    [
        (ColumnType.INTEGER, "9" * 15, True),
        (ColumnType.INTEGER, "9" * 16, False),
        (ColumnType.INTEGER, "1.5", False),
        (ColumnType.DECIMAL, f"{'9' * 15}.{'9' * 10}", True),
        (ColumnType.DECIMAL, "9" * 5000, False),
        (ColumnType.DECIMAL, f"1.{'9' * 5000}", False),
    ],
)
def test_numbers_have_no_more_digits_than_can_be_counted_with(
    kind: ColumnType, written: str, accepted: bool
) -> None:
    base = fabricated_gazette.gazette()
    (issue,) = base.issues
    table = model.Table(
        "table-1", "表", columns=(model.Column("数", kind),), rows=(model.Row((model.Cell((written,)),)),)
    )
    folder = replace(issue.folders[0], tables=(table,))
    archive = Archive(replace(base, issues=(replace(issue, folders=(folder,)),)))
    assert (list(cells_are_of_their_type(archive)) == []) is accepted


@pytest.mark.parametrize(
    ("number", "told"),
    [
        ("谋府〔2024〕4号", []),
        ("谋府〔2024〕3号", ["“谋府〔2024〕3号”的网址 moufu-2024-3 与 :0 的相同"]),
        ("某府发〔2024〕3号", []),  # one number twice is another rule's
    ],
)
def test_series_that_sound_alike_lose_no_document(number: str, told: list[str]) -> None:
    base = fabricated_gazette.gazette()
    (issue,) = base.issues
    first, second = issue.folders
    folders = (first, replace(second, notice=replace(second.notice, numbers=(number,))))
    archive = Archive(replace(base, issues=(replace(issue, folders=folders),)))
    assert [problem.fault for problem in addresses_are_apart(archive)] == told


@pytest.mark.parametrize(
    ("file", "old", "new", "expected"),
    [
        pytest.param(
            NOTICE,
            "notes:\n  - at: article-4\n    text: 原文如此，无第三条。\n",
            "",
            [
                "notice.yml:33: 序号“第四条”不接“第二条”；补上漏排的，或改正序号；原文如此的，加校注（at: article-4）"
            ],
            id="a gap is accepted for its note only",
        ),
        pytest.param(
            TABLE,
            "notes:\n  - at: row-3\n    text: 空位局不详。\n",
            "",
            [
                "table-1.yml:25: 提示：不认识的机构“空位局”；在 organizations.yml 中加上这个机构或别名；"
                "统称加入 gazette.yml 的 collective_bodies"
            ],
            id="an unknown body is accepted for its note only",
        ),
        pytest.param(
            ISSUE,
            "number: 某府人〔2024〕7号",
            "number: 某府人〔2024〕8号",
            [
                "issue.yml:25: 与收到的文字不符：这里作“〔2024〕8号”，data/2024/05/source.txt:15 作"
                "“〔2024〕7号)(4)电话:00000”；照收到的文字改正；若是更正，记入 corrections",
                "issue.yml:25: 目录作“某府人〔2024〕8号”，data/2024/05/mouren-7/notice.yml 作“某府人〔2024〕7号”；"
                "改正 folder 或发文字号；印刷如此的，在这一行加 note（校注）",
            ],
            id="contents and notice disagree, and so do contents and print",
        ),
        pytest.param(
            NOTICE,
            "signed: 2024-05-12",
            "signed: 2024-02-30",
            ["notice.yml:6: “2024-02-30”不是日期；写成 2021-08-03"],
            id="a wrong date is said once, though print has another",
        ),
        pytest.param(
            NOTICE,
            "      - heading: 第二章 附则",
            "      - heeding: 第二章 附则",
            [
                "notice.yml:31: 不认识的段落形式“heeding”；"
                "写一段文字，或以 heading、article、item、act、enclosure_list、table、roster、labelled、footnotes、pictures、file 之一开头"
            ],
            id="what stands under a misspelt key is not missed a second time",
        ),
        pytest.param(
            NOTICE,
            "signed: 2024-05-12",
            "signed: 2024-05-12\nformerly:\n  - address: mouren-2024-7\n  - address: '#article-9'",
            [
                "notice.yml:8: 曾用网址“mouren-2024-7”正在使用；删去这一项，或改正 address",
                "notice.yml:9: 没有写“#article-9”现在的位置；加上 at: 该处现在的位置，如 at: article-3",
            ],
            id="earlier addresses that cannot be",
        ),
        pytest.param(
            NOTICE,
            "- 丙情形。\n      - heading: 第二章 附则\n",
            '- "丙情\\n形。"\n      - heading: |\n          第二章\n          附则\n',
            [
                "notice.yml:30: “丙情”后面换了行；一段写成一行，不用 |；是几段的，写成列表的几项",
                "notice.yml:31: “第二章”后面换了行；一段写成一行，不用 |；是几段的，写成列表的几项",
            ],
            id="a line break would be a space on the page, and a paragraph in plain text",
        ),
        pytest.param(
            SOURCE,
            "第二章 附则",
            "第二章 附　则",
            [],
            id="white space is where print breaks its lines",
        ),
    ],
)
def test_one_fault_one_complaint(good: Path, file: str, old: str, new: str, expected: list[str]) -> None:
    change(good, file, old, new)
    folder = str(Path(file).parent)
    assert complaints(good) == [f"{folder}/{line}" for line in expected]


@pytest.mark.slow
@settings(max_examples=60, suppress_health_check=list(HealthCheck))
@given(st.data())
def test_no_line_that_is_spoilt_stops_the_check(good: Path, data: st.DataObject) -> None:
    path = data.draw(st.sampled_from(sorted((good / "data").rglob("*.yml"))))
    text = path.read_text("utf-8")
    lines = text.split("\n")
    at = data.draw(st.integers(0, len(lines) - 1))
    spoilt = data.draw(
        st.sampled_from(["", lines[at] + "：'", lines[at].split(":")[0] + ":", "  " + lines[at]])
    )
    path.write_text("\n".join([*lines[:at], spoilt, *lines[at + 1 :]]), "utf-8")
    assert [
        line for line in complaints(good) if not re.fullmatch(r"data/\S+:[1-9][0-9]*: .+；.+", line)
    ] == []
    path.write_text(text, "utf-8")
