"""make intake: what is written, what is refused, and that nothing is ever half there."""

from __future__ import annotations

import errno
import fcntl
import hashlib
import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest
from case_gazette import CASES
from intake_project import faults, issue_of, project, taken
from verb import gazette

from gazette import build
from gazette.intake import taking
from gazette.intake.doubts import Log
from gazette.intake.draft import draft
from gazette.intake.issue_labels import doubt_labels
from gazette.intake.readers.text import TEXT
from gazette.intake.received import Unreadable
from gazette.intake.sources import sources
from gazette.intake.taking import take
from gazette.model import Notice, Problem
from gazette.outline import notice_units
from gazette.store import digests, load

pytestmark = pytest.mark.slow  # projects are written

ROOT = Path(__file__).resolve().parent.parent.parent
WHOLE = CASES / "31-whole-issue.txt"


def files(root: Path) -> dict[str, bytes]:
    return {
        path.relative_to(root).as_posix(): path.read_bytes()
        for path in sorted((root / "data").rglob("*"))
        if path.is_file()
    }


def intake(root: Path, *words: str) -> subprocess.CompletedProcess[str]:
    return gazette(root, "intake", *words)


def test_an_issue_is_taken_in(tmp_path: Path) -> None:
    told = taken(project(tmp_path), WHOLE)
    assert dict(told.counts) == {
        "件公文": 6, "篇解读": 0, "张表": 1, "项任免": 4, "处引用": 10, "处接合": 5, "处存疑": 2,
    }  # fmt: skip
    assert faults(tmp_path) == []
    kept = hashlib.sha256(WHOLE.read_bytes()).hexdigest()
    assert (tmp_path / f"data/2023/04/received-{kept}.txt").read_bytes() == WHOLE.read_bytes()
    assert (tmp_path / "data/2023/04/source.txt").read_bytes() == WHOLE.read_bytes()
    table = (tmp_path / "data/2023/04/yunlingfubanfa-26/table-1.yml").read_text(encoding="utf-8")
    assert "\n  # 存疑：表的一行被换页切断（第 94、98 行）；" in table
    notice = (tmp_path / "data/2023/04/yunlingfubanfa-26/notice.yml").read_text(encoding="utf-8")
    assert (
        "\n  # 接合：第 81 行与第 84 行接成一段\n  # 存疑：第 80 行与第 81 行之间切开了数字；接成“2022”；"
        in notice
    )


def test_each_join_is_told_above_the_paragraph_that_it_made(tmp_path: Path) -> None:
    """The folders on the disk stand by name, the documents of a draft as print has them."""
    taken(project(tmp_path), WHOLE)
    told: dict[str, list[str]] = {}
    for path in sorted((tmp_path / "data/2023/04").glob("*/*.yml")):
        lines = path.read_text(encoding="utf-8").split("\n")
        for at, line in enumerate(lines):
            if "# 接合" in line:
                behind = next(text.strip() for text in lines[at + 1 :] if not text.strip().startswith("#"))
                told.setdefault(path.parent.name, []).append(behind.removeprefix("- ")[:6])
    assert told == {
        "qiyuedashiji": ["25日　北河"],
        "yunlingfubanfa-26": ["依照《古井普"],
        "yunlingfufa-11": ["articl"],
        "yunlingminfa-14": ["item: "],
        "yunlingshishuilijugonggao-2": ["开闸期间不得"],
    }


def doubts(root: Path) -> list[Problem]:
    return [problem for problem in build.problems(root)[1] if "make review" in problem.remedy]


def test_every_doubt_is_a_hint_until_its_comment_is_gone(tmp_path: Path) -> None:
    taken(project(tmp_path), WHOLE)
    hints = doubts(tmp_path)
    assert [(problem.mark.file, problem.fault[:11]) for problem in hints] == [
        ("data/2023/04/yunlingfubanfa-26/notice.yml", "第 80 行与第 81"),
        ("data/2023/04/yunlingfubanfa-26/table-1.yml", "表的一行被换页切断（第"),
    ]
    for place in (tmp_path / "data/2023/04/yunlingfubanfa-26").glob("*.yml"):
        lines = place.read_text(encoding="utf-8").split("\n")
        place.write_text("\n".join(line for line in lines if "# 存疑" not in line), encoding="utf-8")
    assert doubts(tmp_path) == []


def test_what_is_received_is_never_published_and_must_stay_as_it_was(tmp_path: Path) -> None:
    taken(project(tmp_path), WHOLE)
    (kept,) = (tmp_path / "data/2023/04").glob("received-*")
    assert not [name for name in digests(tmp_path) if "received" in name]
    kept.write_bytes(b"other")
    assert [problem.fault for problem in faults(tmp_path)] == ["收到的文件与它名字里的 SHA-256 不符"]


def test_an_issue_that_is_there_is_replaced_only_by_force(tmp_path: Path) -> None:
    taken(project(tmp_path), WHOLE)
    before = files(tmp_path)
    with pytest.raises(Unreadable, match="data/2023/04：已经有这一期；换一个 ISSUE；确要覆盖，加 FORCE=1"):
        taken(tmp_path, CASES / "17-work-report.txt")
    assert files(tmp_path) == before
    taken(tmp_path, CASES / "17-work-report.txt", force=True)
    assert [folder.notice.title for folder in issue_of(tmp_path).folders] == ["政府工作报告"]


def test_a_file_that_is_another_issue_already_is_refused(tmp_path: Path) -> None:
    root = project(tmp_path)
    intake(root, str(WHOLE), "2023/04")
    again = intake(root, str(WHOLE), "2023/09")
    assert again.stderr.split("\n")[0].endswith(
        "：这个文件已经收作 2023/04；核对 ISSUE；确要再收，先删去 data/2023/04"
    )
    assert not (root / "data/2023/09").exists()


def test_what_replacing_removes_is_told(tmp_path: Path) -> None:
    root = project(tmp_path)
    intake(root, str(CASES / "17-work-report.txt"), "2023/04")
    (root / "data/2023/04/笔记.txt").write_text("占位", encoding="utf-8")
    assert intake(root, str(CASES / "17-work-report.txt"), "2023/04", "--force", "yes").returncode == 1
    done = intake(root, str(CASES / "17-work-report.txt"), "2023/04", "--force", "1")
    assert "代替了原来的 data/2023/04；原来有、草稿里没有的文件已删去：笔记.txt。" in done.stdout


@pytest.mark.parametrize(
    ("text", "issue", "told"),
    [
        ("某市人民政府公报\n2023 年第 4 期\n", "2023-04", []),
        ("某市人民政府公报 2023 年第 7—8 期（总第 23 期）\n2023年第7-8期\n", "2023-07-08", []),
        ("2023年第4期\n", "2023-09", ["印的期次是“2023年第4期”（第 1 行）；照 ISSUE 收作 2023-09；"
          "ISSUE 写错了的，删去 data/2023/09，用对的 ISSUE 重新收稿"]),
        ("2023年第4号\n", "2023-09", []),
        ("2023年第4期\n占位\n2023年第5期\n", "2023-04",
         ["收到的文字里印着几期的期次：“2023年第4期”（第 1 行）、“2023年第5期”（第 3 行）；都收作 2023-04；"
          "可能是几期混在一起，须分开收稿"]),
    ],
)  # fmt: skip
def test_another_issue_than_the_printed_one_is_doubted(text: str, issue: str, told: list[str]) -> None:
    log = Log()
    doubt_labels(text.split("\n"), issue, log)
    assert list(map(str, log.doubts)) == told


def _cannot(*_: object) -> None:
    raise OSError(errno.EINVAL, "Invalid argument")


@pytest.mark.parametrize("stopped", [OSError(28, "No space left on device"), KeyboardInterrupt()])
@pytest.mark.parametrize("failing", [1, 2, 3])
def test_a_disk_that_fails_or_ctrl_c_leaves_data_as_it_was(
    failing: int, stopped: BaseException, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Where the disk can't exchange folders, and two steps are needed."""
    monkeypatch.setattr(taking, "exchange", _cannot)
    taken(project(tmp_path), WHOLE)
    before = files(tmp_path)
    calls = 0
    rename = os.rename

    def fail(source: str, target: str) -> None:
        nonlocal calls
        calls += 1
        if calls == failing:
            raise stopped
        rename(source, target)

    monkeypatch.setattr(os, "rename", fail)
    if failing < 3:
        kind = Unreadable if isinstance(stopped, OSError) else KeyboardInterrupt
        with pytest.raises(kind, match=r"没有写成，磁盘已满；腾出空间后重试|^$"):
            taken(tmp_path, CASES / "17-work-report.txt", force=True)
        assert files(tmp_path) == before
    else:
        taken(tmp_path, CASES / "17-work-report.txt", force=True)
    assert _scratch(tmp_path) == []


def test_what_a_killed_run_left_is_cleared_by_the_next(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Killed while it moves folders, where the disk can't exchange them; no run clears what a living one is making."""
    monkeypatch.setattr(taking, "exchange", _cannot)
    taken(project(tmp_path), WHOLE)
    before = files(tmp_path)
    rename = os.rename
    for last in (1, 2):
        if not (child := os.fork()):
            left = iter(range(last - 1))
            monkeypatch.setattr(
                os,
                "rename",
                lambda *names, left=left: rename(*names) if next(left, None) is not None else _die(),
            )
            taken(tmp_path, WHOLE, force=True)
            os._exit(1)
        os.waitpid(child, 0)
        assert _scratch(tmp_path)
        said: list[str] = []
        with pytest.raises(Unreadable, match="已经有这一期"):
            take(tmp_path, *sources(WHOLE, "2023/04"), load(tmp_path)[0], force=False, say=said.append)
        assert (files(tmp_path), _scratch(tmp_path)) == (before, [])
        assert said == ["上次收稿没有做完就断了，data/2023/04 已放回原样。"] * (last - 1)

    def locked(*names: Path) -> None:
        with (tmp_path / "build/intake-lock").open("r+") as lock, pytest.raises(BlockingIOError):
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        rename(*names)

    monkeypatch.setattr(os, "rename", locked)
    taken(tmp_path, WHOLE, force=True)


def _die() -> None:
    os.kill(os.getpid(), signal.SIGKILL)


def _scratch(root: Path) -> list[Path]:
    return [path for path in (root / "data").iterdir() if path.name.startswith(".")]


def test_an_issue_is_replaced_in_a_single_step(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Whoever kills it leaves the old one or the new one there."""
    taken(project(tmp_path), WHOLE)
    monkeypatch.setattr(os, "rename", _cannot)
    taken(tmp_path, CASES / "17-work-report.txt", force=True)
    assert "工作报告" in (tmp_path / "data/2023/04/source.txt").read_text("utf-8")
    assert not [path for path in (tmp_path / "data").iterdir() if path.name.startswith(".")]


@pytest.mark.parametrize(
    ("names", "issue", "told"),
    [
        (["2023年第4期.txt", "2023年第5期.txt"], None, {"2023/04": 1, "2023/05": 1}),
        (["2021-07-08/1.txt", "2021-07-08/2.txt", "2021-07-08/10.txt"], None, {"2021/07-08": 3}),
        (["2022/09/a.txt", "2022/10.txt"], None, {"2022/09": 1, "2022/10": 1}),
        (["甲.txt", "乙.txt", "说明.xyz"], "2023/s1", {"2023/s1": 2}),
    ],
)
def test_a_folder_of_issues(
    names: list[str], issue: str | None, told: dict[str, int], tmp_path: Path
) -> None:
    for name in names:
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text("占位", encoding="utf-8")
    found = sources(tmp_path, issue)
    assert {source.issue: len(source.files) for source in found} == told
    ordered = [path.stem for source in found for path in source.files]
    assert ordered != ["1", "10", "2"]


@pytest.mark.parametrize(
    ("given", "issue", "told"),
    [
        ("", "2023/04", "SOURCE 没有写；写上收到的文件或文件夹：make intake SOURCE=第9期.docx ISSUE=2021/09"),
        ("没有.txt", "2023/04", "：没有这个文件或文件夹；核对 SOURCE"),
        ("占位.txt", None, "：名字里看不出是哪一期；用 ISSUE=2021/09 写明，或改名为“2021年第9期”"),
        (
            "占位.txt",
            "第四期",
            "ISSUE 写作“第四期”，认不出是哪一期；写成 2021/09、2021/07-08，增刊如 2021/s1",
        ),
        (
            "占位.txt",
            "../../etc",
            "ISSUE 写作“../../etc”，认不出是哪一期；写成 2021/09、2021/07-08，增刊如 2021/s1",
        ),
        ("占位.exe", "2023/04", "：没有读这种文件的程序；可收的文件："),
        ("空.txt", "2023/04", "：没有文字；核对是否收错了文件；扫描件先做文字识别"),
        (
            "坏.txt",
            "2023/04",
            "：读不出文字：不是 UTF-8，也不是 GB18030 编码；用原来的程序打开，另存为 UTF-8 文本",
        ),
        ("坏.docx", "2023/04", "坏.docx："),
        (
            "名不符.txt",
            "2023/04",
            "名不符.txt：名称是 .txt，内容却是 .pdf；改名为 .pdf，或核对是否收错了文件",
        ),
        (
            "几期",
            "2023/04",
            "几期：文件的名称说是几期（2023年第4期、2023年第5期），ISSUE 只写了一期；几期的文件分别收",
        ),
    ],
)
def test_what_cannot_be_taken_in_is_one_line(
    given: str, issue: str | None, told: str, tmp_path: Path
) -> None:
    root = project(tmp_path / "公报")
    before = files(root)
    for name, content in (
        ("占位.txt", "占位".encode()),
        ("占位.exe", b"MZ"),
        ("空.txt", b" \n"),
        ("坏.txt", b"\xff\xff\x00"),
        ("坏.docx", b"PK\x03\x04"),
        ("名不符.txt", b"%PDF-1.7"),
        ("几期/2023年第4期.txt", b"1"),
        ("几期/公报2023年第5期.txt", b"1"),
    ):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_bytes(content)
    done = intake(root, str(tmp_path / given) if given else "", *([issue] if issue else []))
    assert done.returncode == 1
    lines = done.stderr.strip().split("\n")
    assert told in lines[0]
    assert len(lines) == 2
    assert "Traceback" not in done.stderr
    assert files(root) == before


def test_what_is_too_large_is_refused_before_it_is_read_or_drafted(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    project(tmp_path)
    monkeypatch.setattr(taking, "draft", None)
    folder = tmp_path / "第4期"
    folder.mkdir()
    for name in ("1.txt", "2.txt"):
        (folder / name).write_text("占位" * 400_000, encoding="utf-8")
    with pytest.raises(
        Unreadable, match=r"2\.txt：这一期的文字，到这个文件已有 4\.6 MB，超过 4 MB；.*分成几期收"
    ):
        taken(tmp_path, folder)
    for name, size in (("来稿.txt", 9 << 20), ("来稿.docx", 1 << 40)):
        sparse = tmp_path / name
        with sparse.open("wb") as file:
            file.truncate(size)
        with pytest.raises(Unreadable, match=rf"{name}：文件有 [0-9]+ MB，超过 (8|256) MB；.*分成几个文件"):
            taken(tmp_path, sparse)
    assert not (tmp_path / "data/2023").exists()


def test_the_summary_and_the_doubts(tmp_path: Path) -> None:
    """The command, run as make runs it."""
    (project(tmp_path) / "mkdocs.yml").write_text("", encoding="utf-8")
    environment = os.environ | {"PYTHONPATH": str(ROOT / "scripts")}
    command = [sys.executable, "-m", "gazette", "intake", str(WHOLE), "2023/04"]
    done = subprocess.run(command, cwd=tmp_path, env=environment, capture_output=True, text=True, check=False)
    assert done.returncode == 0
    lines = done.stdout.strip().split("\n")
    assert lines[0] == "读 31-whole-issue.txt……"
    assert lines[2].startswith(
        "存疑：data/2023/04/yunlingfubanfa-26/notice.yml:10（source.txt:80）: 第 80 行与第 81 行之间切开了数字；接成“2022”"
    )
    assert lines[3].startswith(
        "存疑：data/2023/04/yunlingfubanfa-26/table-1.yml:27（source.txt:94）: 表的一行被换页切断"
    )
    assert lines[4].startswith(
        "写成 data/2023/04：6 件公文，0 篇解读，1 张表，4 项任免，10 处引用，5 处接合，2 处存疑（"
    )


def test_of_several_issues_one_that_fails_does_not_stop_the_others(tmp_path: Path) -> None:
    given = tmp_path / "来稿"
    given.mkdir()
    (given / "2023年第1期.txt").write_bytes(b"\xff\xff\x00")
    (given / "2023年第4期.txt").write_bytes(WHOLE.read_bytes())
    root = project(tmp_path / "公报")
    done = intake(root, str(given))
    assert done.returncode == 1
    assert "2023年第1期.txt：读不出文字" in done.stderr
    assert [issue.id for issue in load(root)[0].issues] == ["2023-04"]


@pytest.mark.parametrize("ending", ["\r\n", "\r", "\n", "\f\n"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "utf-16"])
def test_the_same_text_in_any_encoding(ending: str, encoding: str, tmp_path: Path) -> None:
    text = WHOLE.read_text(encoding="utf-8")
    given = tmp_path / "来稿.txt"
    given.write_bytes(text.replace("\n", ending).encode(encoding))
    taken(project(tmp_path), given)
    assert faults(tmp_path) == []
    assert len(issue_of(tmp_path).folders) == 6


def test_every_paragraph_of_a_draft_knows_its_line() -> None:
    """Its mark is the line of source.txt on which its first words stand."""
    received = TEXT.read(WHOLE.read_bytes())
    lines = ["".join(line.text.split()) for line in received.lines]
    for _, record in draft(received, "2023-04", "云岭市人民政府公报").issue.printed():
        for unit in notice_units(record) if isinstance(record, Notice) else []:
            words = "".join(unit.text.split())
            line = lines[unit.mark.line - 1]
            assert words.startswith(line) or line.startswith(words) or words in line


def test_a_text_is_taken_as_it_is(tmp_path: Path) -> None:
    (source,) = sources(WHOLE, "2023/04")
    said: list[str] = []
    take(project(tmp_path), source, load(tmp_path)[0], force=False, say=said.append)
    assert said == ["读 31-whole-issue.txt……", "起草 2023/04：146 行……"]
