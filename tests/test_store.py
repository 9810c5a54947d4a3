"""YAML and the model: what is read, what is refused and where, and that nothing changes by reading and writing."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from real_gazette import gazette

from gazette import model, store
from gazette.model import Mark
from gazette.store.nodes import parse

ROOT = Path(__file__).parents[1]


def _written(gazette: model.Gazette) -> Iterator[tuple[str, Any]]:
    """Every file of the archive with the record that is read from it."""
    yield "data/gazette.yml", gazette.publication
    yield "data/organizations.yml", gazette.organizations
    yield "data/instruments.yml", gazette.instruments
    if gazette.synonyms:
        yield "data/synonyms.yml", gazette.synonyms
    for issue in gazette.issues:
        place = issue.mark.file.removesuffix("/issue.yml")
        yield issue.mark.file, issue
        for folder in issue.folders:
            yield f"{place}/{folder.name}/notice.yml", folder.notice
            if folder.interpretation:
                yield f"{place}/{folder.name}/interpretation.yml", folder.interpretation
            for table in folder.tables:
                yield f"{place}/{folder.name}/{table.name}.yml", table


FILES = dict(_written(gazette()))


def test_every_file_of_the_archive_is_read() -> None:
    assert sorted(FILES) == sorted(
        path.relative_to(ROOT).as_posix() for path in (ROOT / "data").rglob("*.yml")
    )


@pytest.mark.parametrize("file", FILES)
def test_load_and_save_changes_nothing(file: str) -> None:
    assert store.dump(FILES[file]).encode() == (ROOT / file).read_bytes()


def test_every_record_knows_its_line() -> None:
    notice = FILES["data/2021/07-08/yongzhengbanfa-13/notice.yml"]
    article = notice.enclosures[0].body[0].body[0]
    lines = (ROOT / article.mark.file).read_text("utf-8").splitlines()
    assert lines[article.mark.line - 1].strip() == "- article: 第一条"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("number: '1'\nnumber: '2'", ["2: 键“number”重复；只保留一处"]),
        ("nummer: '1'", ["1: 不认识的键“nummer”；是否想写“number”"]),
        ("signed: 2021-02-30", ["1: “2021-02-30”不是日期；写成 2021-08-03"]),
        ("signed: 2021-8-3", ["1: “2021-8-3”不是日期；写成 2021-08-03"]),
        ("title:", ["1: “title”是空的；填写内容；没有的，连键或“- ”一起删去"]),
        ("title: [甲]", ["1: “title”应是一段文字；写成一段文字，不写成列表；文字中有冒号的用引号括起来"]),
        ("body: 甲", ["1: “body”应是一个列表；每项一行，以“- ”开头"]),
        ("body: ['']", ["1: 这里是空的；填写内容；没有的，连键或“- ”一起删去"]),
        ("body:", ["1: “body”下面是空的；补上内容，每项一行，以“- ”开头；没有的，连“body:”一起删去"]),
        (
            "number: [甲, 乙]",
            ["1: “number”应是一段文字；写成一段文字，不写成列表；文字中有冒号的用引号括起来"],
        ),
        ("body:\n  - roster: 甲", ["2: “roster”应是一个列表；每项一行，以“- ”开头"]),
        ("body:\n  - {heading: 甲, txt: 乙}", ["2: 不认识的键“txt”；可用的键：heading、body"]),
        ("notes:\n  - at: p1", ["2: 缺少“text”；补上 text: …"]),
        ("notes:\n  - 甲", ["2: 这里应是“键: 值”的形式；写成 at: …、text: …"]),
        ("? [甲]\n: 乙", ["1: 键名不是文字；键名只写一个词，如 title"]),
        ("title: !!int 3", ["1: 用了 YAML 标签（tag:yaml.org,2002:int）；删去以 ! 开头的标签"]),
        (
            "body:\n  - &a 甲\n  - *a",
            [
                "2: “&a”会被当作 YAML 锚点丢掉；以 & 开头的文字用引号括起来",
                "3: 用了 YAML 引用（*a）；把内容原样写在这里",
            ],
        ),
        (
            "body:\n  - act: 甲任乙。\n    appointments: [{person: 甲, post: 乙}]",
            ["3: 缺少“action”；补上 action: …"],
        ),
    ],
)
def test_what_cannot_be_read_is_said_with_its_line(tmp_path: Path, text: str, expected: list[str]) -> None:
    found = _notice_problems(tmp_path, text.encode())
    assert [line for line in found if "缺少“number”" not in line] == expected


@pytest.mark.parametrize(
    ("raw", "expected"),
    [
        (b"", "1: 文件是空的；填写内容，或删去这个文件"),
        (
            "标题: 甲\n乙".encode(),
            "3: YAML 写法有误（缺少冒号）；检查这一行及上一行的缩进、冒号和引号",
        ),
        ("title: 甲\nissuer: 乙".encode("gbk"), "1: 文件不是 UTF-8 编码；用 UTF-8 编码另存"),
    ],
)
def test_a_file_that_cannot_be_read_has_one_problem(tmp_path: Path, raw: bytes, expected: str) -> None:
    path = _write_archive(tmp_path)
    path.write_bytes(raw)
    assert _lines(tmp_path) == [expected]


@pytest.mark.parametrize(
    "text",
    ["1.10", "No", "2021-13-31", "0x1F", "1_000", "~", "null", "【市政府文件】", "#甲: 乙", "- 甲", "甲\t乙"],
)
def test_scalars_are_text_and_survive(text: str) -> None:
    interpretation = model.Interpretation(title=text, department=text, body=(model.Paragraph(text),))
    node, problems = parse(store.dump(interpretation), "甲.yml")
    assert problems == []
    assert node is not None
    assert isinstance(node.value, dict)
    assert node.value["title"].value == text


def test_line_ends_of_other_systems_are_no_text(tmp_path: Path) -> None:
    path = _write_archive(tmp_path)
    path.write_bytes(path.read_bytes().replace(b"\n", b"\r\n"))
    assert _lines(tmp_path) == []


HEAD = "kind: notice\nnumber: 某府发〔2024〕1号\ntitle: 占位\nissuer: 某市人民政府\n"


def _write_archive(root: Path) -> Path:
    """The smallest archive that is read without a problem; returns its notice."""
    folder = root / "data" / "2024" / "05" / "moufu-1"
    folder.mkdir(parents=True)
    (root / "data" / "gazette.yml").write_text("name: 甲\npublisher: 乙\nseries: []\n", "utf-8")
    for name in ("organizations", "instruments"):
        (root / "data" / f"{name}.yml").write_text("[]\n", "utf-8")
    (folder.parent / "issue.yml").write_text("kind: issue\nfolders: [moufu-1]\n", "utf-8")
    (folder.parent / "source.txt").write_text("", "utf-8")
    notice = folder / "notice.yml"
    notice.write_text(HEAD, "utf-8")
    return notice


def _notice_problems(root: Path, text: bytes) -> list[str]:
    """Problems of a notice that has `text` before what every notice must have, those keys left out."""
    path = _write_archive(root)
    given = {line.split(b":")[0] for line in text.splitlines()}
    rest = [line for line in HEAD.encode().splitlines() if line.split(b":")[0] not in given]
    path.write_bytes(b"\n".join([text, *rest]))
    return [line for line in _lines(root) if not line.startswith("1: 文件开头")]


def _lines(root: Path) -> list[str]:
    _, problems = store.load(root)
    notice = "data/2024/05/moufu-1/notice.yml"
    assert {problem.mark.file for problem in problems} <= {notice}
    return [f"{problem.mark.line}: {problem.fault}；{problem.remedy}" for problem in problems]


def test_marks_take_no_part_in_comparison() -> None:
    assert model.Paragraph("甲", Mark("一.yml", 1)) == model.Paragraph("甲", Mark("二.yml", 2))


def test_a_file_is_what_it_holds_whatever_its_times(tmp_path: Path) -> None:
    path = tmp_path / "data" / "gazette.yml"
    path.parent.mkdir()
    told = []
    for content in ("甲", "乙", "丙"):
        path.write_text(content, "utf-8")
        os.utime(path, (0, 0))
        told.append((store.digests(tmp_path)["data/gazette.yml"], *store.states(path, tmp_path)))
    assert len({one for pair in told for one in pair}) == 6
    path.write_text("甲", "utf-8")
    assert (store.digests(tmp_path)["data/gazette.yml"], *store.states(path, tmp_path)) == told[0]
