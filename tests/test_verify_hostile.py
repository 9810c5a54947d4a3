"""The check of a copy that was made to mislead or to stop it, and where what it says cannot be written or read."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest
from test_verify import copy as copy  # the fixture
from test_verify import said

from gazette import verify

pytestmark = pytest.mark.slow  # programs are started

INTACT = "完整：3 个文件与清单逐字节相符。"


def _deep(copy: Path) -> None:
    """Folders in folders, more than Python calls itself, and more than a path may be long."""
    held = os.open(copy, os.O_RDONLY)
    for _ in range(2100):
        os.mkdir("a", dir_fd=held)
        held, above = os.open("a", os.O_RDONLY, dir_fd=held), held
        os.close(above)
    os.close(held)


def test_folders_in_folders_without_end(copy: Path) -> None:
    _deep(copy)
    try:
        code, lines = said(copy)
    finally:
        subprocess.run(["rm", "-rf", str(copy / "a")], check=True)
    assert (code, lines[-2]) == (verify.ALTERED, "与清单不符：多出 1 个。")


def test_what_is_not_listed_is_not_read(copy: Path) -> None:
    """It may be of any size: this one would take hours."""
    os.truncate(os.open(copy / "extra", os.O_CREAT | os.O_RDWR), 1 << 43)
    assert said(copy)[1][:2] == ["多出  extra", "与清单不符：多出 1 个。"]


def _linked(copy: Path) -> None:
    (copy / verify.MANIFEST).rename(copy.parent / "manifest")
    (copy / verify.MANIFEST).symlink_to(copy.parent / "manifest")


def _rewritten(change: Callable[[bytes], bytes]) -> Callable[[Path], object]:
    return lambda copy: (copy / verify.MANIFEST).write_bytes(change((copy / verify.MANIFEST).read_bytes()))


@pytest.mark.parametrize(
    ("change", "expected"),
    [
        pytest.param(_linked, "清单 {} 不是普通文件", id="a link"),
        pytest.param(
            lambda copy: os.truncate(copy / verify.MANIFEST, 1 << 40),
            "清单 {} 太大，不是这里所用的",
            id="huge",
        ),
        pytest.param(
            _rewritten(lambda was: was.replace(b"\n", b"\r\n")), "清单 {} 第 1 行写法有误", id="CRLF"
        ),
        pytest.param(_rewritten(lambda was: b"\xef\xbb\xbf" + was), "清单 {} 第 1 行写法有误", id="BOM"),
        pytest.param(_rewritten(lambda was: was[:-1]), "清单 {} 不完整，末尾没有换行", id="cut"),
        pytest.param(
            lambda copy: (copy / "data").chmod(0), "读不到清单 {}；核对路径和权限", id="a closed folder"
        ),
    ],
)
def test_a_manifest_that_is_not_the_copy_s_own_or_not_as_it_was_written(
    copy: Path, change: Callable[[Path], object], expected: str
) -> None:
    change(copy)
    found = said(copy, wrapper=("unshare", "--user"))
    (copy / "data").chmod(0o755)
    assert found == (verify.UNCHECKED, [f"不能核验：{expected.format(copy / verify.MANIFEST)}。"])


def test_a_name_is_a_name_whatever_it_holds(copy: Path) -> None:
    (copy / "a\x85b\u2028.html").write_text("", "utf-8")
    listed = {**verify.digests(copy)}
    (copy / verify.MANIFEST).write_text(
        verify.manifest_text({name: digest for name, digest in listed.items() if digest}), "utf-8"
    )
    assert said(copy)[1][0] == "完整：4 个文件与清单逐字节相符。"


def test_a_copy_whose_folder_cannot_be_listed_is_not_called_empty(copy: Path) -> None:
    copy.chmod(0o111)
    found = said(copy, wrapper=("unshare", "--user"))
    copy.chmod(0o755)
    assert (found[0], found[1][-2]) == (verify.ALTERED, "与清单不符：读不到 3 个。")


def test_what_is_said_is_all_of_one_manifest(
    copy: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """The copy is exchanged for another while it is checked."""
    manifest = copy / verify.MANIFEST
    digest = verify.hashlib.sha256(manifest.read_bytes()).hexdigest()
    walk = verify._found

    def exchanged(folder: Path) -> dict[str, bool]:
        manifest.write_text(f"{'0' * 64}  other\n", "utf-8")
        return walk(folder)

    monkeypatch.setattr(verify, "_found", exchanged)
    monkeypatch.setattr(sys, "argv", ["verify.py", str(copy)])
    assert verify.main() == verify.INTACT
    assert capsys.readouterr().out.splitlines()[:2] == [INTACT, f"清单的 SHA-256：{digest}"]


def test_a_list_of_changes_checks_no_signature_and_says_so(copy: Path) -> None:
    expected = "不能核验：--since 只列出要更新的文件，不核对签名；--key 另外执行一次。"
    arguments = ("--since", str(copy / verify.MANIFEST), "--key", "RW")
    assert said(copy, *arguments) == (verify.UNCHECKED, [expected])


def _run(*arguments: str, shell: str = "", **environment: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        ["bash", "-c", f'"$0" "$@" {shell}', sys.executable, str(verify.__file__), *arguments],
        env={"PATH": os.environ["PATH"], **environment},
        capture_output=True,
        encoding="utf-8",
        check=False,
    )


@pytest.mark.parametrize("arguments", [("--key",), ("--kez", "x"), ("a", "b"), ("--since",)])
def test_how_it_is_written_is_said_in_chinese(arguments: tuple[str, ...]) -> None:
    done = _run(*arguments)
    expected = (
        "用法：verify.py [-h] [--key KEY] [--since SINCE] [folder]\n命令的写法有误；照上面的用法再写。\n"
    )
    assert (done.returncode, done.stdout, done.stderr) == (verify.UNCHECKED, "", expected)


def test_its_help_is_chinese() -> None:
    said = _run("--help").stdout
    assert said.startswith("用法：verify.py ")
    assert [word for word in ("usage", "options", "arguments", "show") if word in said] == []


@pytest.mark.parametrize(
    ("shell", "code", "errors"),
    [
        (">&-", verify.INTACT, ""),
        ("2>&-", verify.INTACT, ""),
        ("<&- >&- 2>&-", verify.INTACT, ""),
        (
            ">/dev/full",
            verify.UNCHECKED,
            "写不出核验的结果（磁盘已满）；腾出空间，或换一个地方写，再核验一次。\n",
        ),
    ],
)
def test_where_nothing_can_be_said(copy: Path, shell: str, code: int, errors: str) -> None:
    done = _run(str(copy), shell=shell)
    assert (done.returncode, done.stderr) == (code, errors)


@pytest.mark.parametrize(
    "environment",
    [
        {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"},
        {"PYTHONIOENCODING": "cp1252"},
        {"LC_ALL": "POSIX"},
    ],
)
def test_a_system_without_chinese_is_told_in_utf_8(copy: Path, environment: dict[str, str]) -> None:
    assert _run(str(copy), **environment).stdout.startswith(INTACT)


def test_a_system_of_another_code_page_is_told_in_its_own(copy: Path) -> None:
    done = subprocess.run(
        [sys.executable, str(verify.__file__), str(copy)],
        env={"PYTHONIOENCODING": "gb18030"},
        capture_output=True,
        check=False,
    )
    assert done.stdout.decode("gb18030").startswith(INTACT)


def test_it_can_be_stopped(copy: Path) -> None:
    os.truncate(copy / "index.html", 1 << 43)
    process = subprocess.Popen(
        [sys.executable, str(verify.__file__), str(copy)],
        stderr=subprocess.PIPE,
        encoding="utf-8",
        preexec_fn=lambda: signal.signal(
            signal.SIGINT, signal.SIG_DFL
        ),  # whoever runs the tests may ignore it
    )
    assert process.stderr
    while not any(
        os.readlink(opened).endswith("index.html") for opened in Path(f"/proc/{process.pid}/fd").iterdir()
    ):
        time.sleep(0.01)
    process.send_signal(signal.SIGINT)
    assert (process.wait(60), process.stderr.read()) == (verify.UNCHECKED, "已中断；没有核验完。\n")
