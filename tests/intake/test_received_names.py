"""Names of received files, and folders that hold more than files: told in one line, or refused; nothing from elsewhere."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import pytest
from intake_project import faults, project, taken

from gazette.intake.received import Unreadable

TEXT = "某市人民政府办公室\n关于占位的通知\n各单位：\n为了占位，现通知如下。\n"


@pytest.mark.parametrize(
    "name",
    [
        "a\nkind: b.txt", "a\r\nb.txt", "a\x1b[2J.txt", "a\x00".strip("\x00") + "\x7f.txt", "a\x85b.txt", "a\u2028b.txt",
        "a\u202eb.txt", "a\ufeffb.txt", "a\u200bb.txt", "a\ue000b.txt", "-rf.txt", "--force.txt", "..txt", "a..txt", "CON.txt",
        "con.TXT", "nul.txt", "长" * 80 + ".txt", "'\" # : - [&*!.txt", "\udcff\udcfe.txt", "😀.txt", " a.txt", "%2e%2e%2f.txt",
    ],
)  # fmt: skip
def test_a_name_changes_nothing_of_the_draft(tmp_path: Path, name: str) -> None:
    given = tmp_path / "来稿"
    given.mkdir()
    (given / "公文.txt").write_text(TEXT, "utf-8")
    plain = project(tmp_path / "plain")
    taken(plain, given / "公文.txt")
    (given / "公文.txt").rename(given / name)
    other = project(tmp_path / "other")
    taken(other, given / name)
    assert faults(other) == faults(plain) == []
    for path in (plain / "data").rglob("*"):
        if path.is_file():
            lines = (other / path.relative_to(plain)).read_text("utf-8").split("\n")
            assert [line for line in lines if not line.startswith("# 收自：")] == [
                line for line in path.read_text("utf-8").split("\n") if not line.startswith("# 收自：")
            ]


@pytest.mark.parametrize("name", ["a\n完整：1.txt", "a\x1b[2J.txt", "a\u202e.txt", "a\u2028b.docx"])
def test_what_is_told_of_a_name_is_one_line(tmp_path: Path, name: str) -> None:
    (tmp_path / name).write_bytes(b"")
    with pytest.raises(Unreadable) as refused:
        taken(project(tmp_path / "project"), tmp_path / name)
    told = str(refused.value)
    assert told.isprintable()
    assert "；" in told


def _outside(folder: Path) -> Path:
    outside = folder.parent / "elsewhere"
    outside.mkdir()
    (outside / "secret.txt").write_text("不公开的文字\n", "utf-8")
    (outside / "04").mkdir()
    (outside / "04" / "secret.txt").write_text("不公开的文字\n", "utf-8")
    return outside


def _link(name: str, to: str) -> Callable[[Path], object]:
    def make(folder: Path) -> None:
        (folder / name).parent.mkdir(exist_ok=True)
        (folder / name).symlink_to(_outside(folder) / to)

    return make


@pytest.mark.parametrize("issue", ["2023/04", None])
@pytest.mark.parametrize(
    ("change", "told"),
    [
        pytest.param(_link("2023年第4期.txt", "secret.txt"), "是符号链接", id="to a file"),
        pytest.param(_link("2023年第4期", "."), "是符号链接", id="to a folder"),
        pytest.param(_link("2023/04", "04"), "是符号链接", id="an issue of a year"),
        pytest.param(_link("2023", "."), "是符号链接", id="a year"),
        pytest.param(_link("2023年第4期.txt", "nothing"), "是符号链接", id="to nothing"),
        pytest.param(
            lambda folder: (folder / "2023年第4期").symlink_to(folder), "是符号链接", id="in a circle"
        ),
        pytest.param(lambda folder: os.mkfifo(folder / "2023年第4期.txt"), "不是普通文件", id="a pipe"),
    ],
)
def test_nothing_is_taken_from_elsewhere(
    tmp_path: Path, change: Callable[[Path], object], told: str, issue: str | None
) -> None:
    folder = tmp_path / "来稿"
    (folder / "2023年第4期附").mkdir(parents=True)
    (folder / "2023年第4期附" / "1.txt").write_text(TEXT, "utf-8")
    change(folder)
    root = project(tmp_path / "project")
    with pytest.raises(Unreadable, match=told):
        taken(root, folder, issue)
    assert sorted(path.name for path in (root / "data").iterdir()) == [
        "gazette.yml", "instruments.yml", "organizations.yml",
    ]  # fmt: skip


@pytest.mark.parametrize("make", [os.mkfifo, lambda path: path.symlink_to("/dev/zero")])
def test_what_is_no_file_is_not_waited_for(tmp_path: Path, make: Callable[[Path], object]) -> None:
    make(tmp_path / "a.txt")
    with pytest.raises(Unreadable, match=r"符号链接|不是普通文件"):
        taken(project(tmp_path / "project"), tmp_path / "a.txt")
