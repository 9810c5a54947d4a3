"""One cause, one fault: whatever is wrong with one file is told once, at its place, and nothing is told that follows from it."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from case_gazette import write_case

from gazette import build

ROOT = Path(__file__).resolve().parent.parent
ISSUE = "data/2021/07-08"
NOTICE = f"{ISSUE}/yongzhengbanfa-13/notice.yml"
SOURCE = f"{ISSUE}/source.txt"


@pytest.fixture(scope="module")
def copy(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The real data: an archive in which one document cites another has the most that can follow from one fault."""
    root = tmp_path_factory.mktemp("copy")
    shutil.copytree(ROOT / "data", root / "data")
    return root


def insert(line: int, text: str) -> Callable[[str], str]:
    """Put a line in before that line."""
    return lambda whole: "\n".join([*(lines := whole.split("\n"))[: line - 1], text, *lines[line - 1 :]])


def drop(line: int) -> Callable[[str], str]:
    return lambda whole: "\n".join([*(lines := whole.split("\n"))[: line - 1], *lines[line:]])


def swap(old: str, new: str) -> Callable[[str], str]:
    def change(whole: str) -> str:
        assert old in whole
        return whole.replace(old, new, 1)

    return change


BROKEN = insert(1, "]")

CAUSES: list[tuple[str, str, Callable[[str], str] | None, list[str]]] = [
    ("instruments.yml 写坏", "data/instruments.yml", BROKEN, ["data/instruments.yml:1: YAML 写法有误"]),
    ("organizations.yml 写坏", "data/organizations.yml", BROKEN, ["data/organizations.yml:1: YAML 写法有误"]),
    ("gazette.yml 写坏", "data/gazette.yml", BROKEN, ["data/gazette.yml:1: YAML 写法有误"]),
    ("issue.yml 写坏", f"{ISSUE}/issue.yml", BROKEN, [f"{ISSUE}/issue.yml:1: YAML 写法有误"]),
    ("notice.yml 写坏", NOTICE, BROKEN, [f"{NOTICE}:1: YAML 写法有误"]),
    (
        "interpretation.yml 写坏", f"{ISSUE}/yongzhengbanfa-13/interpretation.yml", BROKEN,
        [f"{ISSUE}/yongzhengbanfa-13/interpretation.yml:1: YAML 写法有误"],
    ),
    (
        "table-1.yml 写坏", f"{ISSUE}/yongzhengbanfa-14/table-1.yml", BROKEN,
        [f"{ISSUE}/yongzhengbanfa-14/table-1.yml:1: YAML 写法有误"],
    ),
    ("没有 instruments.yml", "data/instruments.yml", None, ["data/instruments.yml:1: 读不到这个文件"]),
    ("没有 source.txt", SOURCE, None, [f"{SOURCE}:1: 读不到这个文件"]),
    ("没有 notice.yml", NOTICE, None, [f"{NOTICE}:1: 读不到这个文件"]),
    ("原文开头多一行", SOURCE, insert(1, "多出的一行"), [f"{SOURCE}:1: 收到的“多出的一行”在 YAML 中没有着落"]),
    ("原文中间多一行", SOURCE, insert(600, "多出的一行"), [f"{SOURCE}:600: 收到的“多出的一行”在 YAML 中没有着落"]),
    ("原文多一空行", SOURCE, insert(300, ""), []),
    ("原文少一行书眉", SOURCE, drop(484), [f"{ISSUE}/issue.yml:118: 收到的文字中只有 6 处自成一行的“市政府办文件”"]),
    (
        "原文少一行正文", SOURCE, swap("附件：1.", "附："),
        [f"{ISSUE}/yongzhengbanfa-16/notice.yml:115: 与收到的文字不符"],
    ),
    (
        "版面文字多写一项", f"{ISSUE}/issue.yml", swap("furniture:\n", "furniture:\n  - {text: 没有的话, kind: slogan}\n"),
        [f"{ISSUE}/issue.yml:117: 收到的文字中没有自成一行的“没有的话”"],
    ),
    (
        "版面文字换了次序", f"{ISSUE}/issue.yml",
        lambda whole: whole.replace(
            "  - {text: 市政府办文件, kind: running-head, count: 7}\n", ""
        ).replace("furniture:\n", "furniture:\n  - {text: 市政府办文件, kind: running-head, count: 7}\n"),
        [],
    ),
    (
        "刊首少写一行", f"{ISSUE}/issue.yml", swap("  - heading: 赠阅范围\n", ""),
        [f"{SOURCE}:149: 收到的“赠阅范围”在 YAML 中没有着落"],
    ),
    (
        "刊首的口号写错", f"{ISSUE}/issue.yml", swap("motto: 发布政令", "motto: 发布政策"),
        [
            f"{ISSUE}/issue.yml:25: 收到的文字中没有自成一行的“发布政策",
            f"{SOURCE}:87: 收到的“发布政令",
        ],
    ),
    (
        "不是书眉的写作书眉", f"{ISSUE}/issue.yml",
        swap("furniture:\n", "furniture:\n  - {text: 多出的一行, kind: running-head}\n"),
        [f"{ISSUE}/issue.yml:117: 收到的文字中没有自成一行的“多出的一行”"],
    ),
    (
        "一段写了两遍", NOTICE, swap("  - 《永州市", "  - 重复的一段。\n  - 《永州市"),
        [f"{NOTICE}:12: 与收到的文字不符"],
    ),
    (
        "没有 interpretation.yml", f"{ISSUE}/yongzhengbanfa-13/interpretation.yml", None,
        [f"{SOURCE}:687: 收到的“永州市城市管理和综合执法局解读"],
    ),
    (
        "目录所指的文件夹写错", f"{ISSUE}/issue.yml", swap("folder: yongzhengbanfa-13\n", "folder: yongzhengbanfa-31\n"),
        [
            f"{ISSUE}/issue.yml:64: 没有文件夹“yongzhengbanfa-31”",
            f"{SOURCE}:557: 收到的“永州市人民政府办公室关于印发《永州市中心城区二次供水",
            f"{NOTICE}:1: 目录中没有文件夹“yongzhengbanfa-13”",
        ],
    ),
    ("看不见的字符", NOTICE, swap("二次供水", "二次\u200b供水"), [f"{NOTICE}:3: 含有看不见的字符 U+200B"]),
    ("文件开头有 BOM", NOTICE, lambda whole: "\ufeff" + whole, []),
]  # fmt: skip


@pytest.mark.slow
@pytest.mark.parametrize(
    ("file", "change", "told"), [cause[1:] for cause in CAUSES], ids=[cause[0] for cause in CAUSES]
)
def test_one_cause_gives_one_fault(
    copy: Path, file: str, change: Callable[[str], str] | None, told: list[str]
) -> None:
    path = copy / file
    good = path.read_bytes()
    try:
        if change is None:
            path.unlink()
        else:
            path.write_text(change(good.decode()), "utf-8")
        found = [str(problem) for problem in build.problems(copy)[1]]
    finally:
        path.write_bytes(good)
    assert [one[: len(start)] for one, start in zip(found, told, strict=False)] == told
    assert found[len(told) :] == []


@pytest.mark.slow
@pytest.mark.parametrize("folder", sorted(path.parent.name for path in (ROOT / ISSUE).glob("*/notice.yml")))
def test_no_other_document_is_blamed_for_one_that_is_not_there(copy: Path, folder: str) -> None:
    own = copy / ISSUE / folder
    aside = own.rename(copy / folder)
    try:
        found = {problem.mark.file for problem in build.problems(copy)[1] if not problem.hint}
    finally:
        aside.rename(own)
    assert f"{ISSUE}/issue.yml" in found
    assert found <= {f"{ISSUE}/issue.yml", SOURCE}


@pytest.mark.parametrize(
    "case",
    ["23-furniture-hides-text", "28-statistics-with-footnotes", "09-header-of-two-levels", "31-whole-issue"],
)
def test_any_file_that_cannot_be_read_is_the_only_one_told(tmp_path: Path, case: str) -> None:
    """Also in an issue whose tables repeat their headers, or whose tables and notices lie in one folder."""
    write_case(case, tmp_path)
    files = sorted((tmp_path / "data").glob("*/*/*/*.yml"))
    assert files
    for path in files:
        good = path.read_bytes()
        path.write_text(BROKEN(good.decode()), "utf-8")
        found = [str(problem) for problem in build.problems(tmp_path)[1] if not problem.hint]
        path.write_bytes(good)
        assert [line.partition("（")[0] for line in found] == [
            f"{path.relative_to(tmp_path)}:1: YAML 写法有误"
        ]
