"""What the check says of a copy: intact, changed, missing, extra, unreadable; signed or not, and never a guess."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from published_folder import maker

from gazette import verify
from gazette.signature import public_key, sign

pytestmark = pytest.mark.slow  # copies are made and programs started

KEY = Ed25519PrivateKey.from_private_bytes(bytes(range(32)))
OTHER = Ed25519PrivateKey.from_private_bytes(bytes(32))


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    folder = tmp_path / "公报 副本"
    folder.mkdir()
    maker("甲")(folder)
    return folder


def _signed(copy: Path, key: Ed25519PrivateKey = KEY) -> Path:
    text = sign((copy / verify.MANIFEST).read_bytes(), key, verify.MANIFEST)
    (copy / verify.SIGNATURE).write_text(text, "utf-8")
    return copy


def said(
    copy: Path, *arguments: str, isolated: tuple[str, ...] = (), wrapper: tuple[str, ...] = ()
) -> tuple[int, list[str]]:
    """Exit code and lines of the stand-alone file; `isolated`: options of Python, such as -S for no packages."""
    done = subprocess.run(
        [*wrapper, sys.executable, "-I", *isolated, str(verify.__file__), str(copy), *arguments],
        capture_output=True,
        encoding="utf-8",
        env={**os.environ, "PYTHONIOENCODING": "utf-8"},
        check=False,
        timeout=60,
    )
    assert done.stderr == ""
    return done.returncode, [line for line in done.stdout.splitlines() if "的 SHA-256：" not in line]


UNSIGNED = "签名：没有。清单是否出自发布者，请与发布者公布的清单 SHA-256 比对。"
INDEX = "index.html"


def _link(copy: Path) -> None:
    (copy / INDEX).rename(copy.parent / INDEX)
    (copy / INDEX).symlink_to(copy.parent / INDEX)


def _pipe(copy: Path, name: str = INDEX) -> None:
    (copy / name).unlink(missing_ok=True)
    os.mkfifo(copy / name)


def _folder_link(copy: Path) -> None:
    (copy / "documents").rename(copy.parent / "documents")
    (copy / "documents").symlink_to(copy.parent / "documents")


FORGED = "x\n完整：3 个文件与清单逐字节相符。\n\x1b[2J\u202e\x9b"


@pytest.mark.parametrize(
    ("change", "code", "expected"),
    [
        pytest.param(lambda _: None, 0, ["完整：3 个文件与清单逐字节相符。"], id="intact"),
        pytest.param(
            lambda copy: (copy / INDEX).write_text("乙", "utf-8"),
            1,
            ["改动  index.html", "与清单不符：改动 1 个。"],
            id="changed, same length",
        ),
        pytest.param(
            lambda copy: (copy / INDEX).write_bytes(b""),
            1,
            ["改动  index.html", "与清单不符：改动 1 个。"],
            id="emptied",
        ),
        pytest.param(
            lambda copy: (copy / "documents/moufu-2024-3.html").rename(copy / "documents/moufu-2024-4.html"),
            1,
            [
                "缺少  documents/moufu-2024-3.html",
                "多出  documents/moufu-2024-4.html",
                "与清单不符：缺少 1 个，多出 1 个。",
            ],
            id="renamed",
        ),
        pytest.param(
            lambda copy: (copy / "新 页.html").write_text("", "utf-8"),
            1,
            ["多出  新 页.html", "与清单不符：多出 1 个。"],
            id="extra",
        ),
        pytest.param(
            lambda copy: (copy / "documents" / "up").symlink_to(copy.parent),
            1,
            ["多出  documents/up", "与清单不符：多出 1 个。"],
            id="a folder that leads out",
        ),
        pytest.param(
            lambda copy: (copy / FORGED).write_text("", "utf-8"),
            1,
            [
                "多出  x\\n完整：3 个文件与清单逐字节相符。\\n\\x1b[2J\\u202e\\x9b",
                "与清单不符：多出 1 个。",
            ],
            id="a name that would say the rest itself",
        ),
        pytest.param(
            lambda copy: Path(os.fsdecode(os.fsencode(copy) + b"/\xff.html")).touch(),
            1,
            ["多出  \\udcff.html", "与清单不符：多出 1 个。"],
            id="a name that is no text",
        ),
        pytest.param(
            _folder_link,
            1,
            ["读不到  documents/moufu-2024-3.html", "与清单不符：读不到 1 个。"],
            id="a folder that became a link",
        ),
        pytest.param(_link, 1, ["读不到  index.html", "与清单不符：读不到 1 个。"], id="link"),
        pytest.param(_pipe, 1, ["读不到  index.html", "与清单不符：读不到 1 个。"], id="pipe"),
    ],
)
def test_a_copy_is_intact_or_every_difference_is_named(
    copy: Path, change: Callable[[Path], object], code: int, expected: list[str]
) -> None:
    change(copy)
    assert said(copy) == (code, [*expected, UNSIGNED])


def test_what_cannot_be_read_is_not_called_missing(copy: Path) -> None:
    (copy / "documents").chmod(0)
    found = said(copy, wrapper=("unshare", "--user"))
    (copy / "documents").chmod(0o755)
    lines = ["读不到  documents/moufu-2024-3.html", "与清单不符：读不到 1 个。", UNSIGNED]
    assert found == (verify.ALTERED, lines)


@pytest.mark.parametrize(
    ("name", "arguments", "expected"),
    [
        (verify.MANIFEST, (), "不能核验：清单 {} 不是普通文件。"),
        (verify.SIGNATURE, ("--key", public_key(KEY)), "不能核验：签名 {} 不是普通文件。"),
        ("old.sha256", ("--since", "{}"), "不能核验：清单 {} 不是普通文件。"),
    ],
)
def test_a_pipe_is_not_waited_on(copy: Path, name: str, arguments: tuple[str, ...], expected: str) -> None:
    _pipe(copy, name)
    code, lines = said(copy, *(argument.format(copy / name) for argument in arguments))
    assert (code, lines[-1]) == (verify.UNCHECKED, expected.format(copy / name))


@pytest.mark.parametrize(
    ("arguments", "what"),
    [(("--key", ""), "公钥"), (("--key", " \n"), "公钥"), (("--since", ""), "旧清单")],
)
@pytest.mark.parametrize("signed", [True, False])
def test_an_empty_variable_of_a_script_passes_for_nothing(
    copy: Path, arguments: tuple[str, ...], what: str, signed: bool
) -> None:
    if signed:
        _signed(copy)
    expected = [f"不能核验：没有写明{what}，给的是空的；写上，或整个不写。"]
    assert said(copy, *arguments) == (verify.UNCHECKED, expected)


def test_no_folder_is_not_this_folder(copy: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-I", str(verify.__file__), ""], cwd=copy, capture_output=True, check=False
    )
    assert (done.returncode, "没有写明副本的文件夹" in done.stdout.decode()) == (verify.UNCHECKED, True)


def test_whoever_reads_may_go(copy: Path) -> None:
    for number in range(5000):
        (copy / f"{number}.html").touch()
    script = 'set -o pipefail; "$0" -I "$1" "$2" | head -1'
    done = subprocess.run(
        ["bash", "-c", script, sys.executable, str(verify.__file__), str(copy)],
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert (done.returncode, done.stdout, done.stderr) == (verify.UNCHECKED, "多出  0.html\n", "")


GOOD_LINE = f"{'0' * 64}  index.html\n"


@pytest.mark.parametrize(
    ("manifest", "expected"),
    [
        (b"", "是空的"),
        ("甲\n".encode("gbk"), "不是 UTF-8 文本"),
        (b"0123  index.html\n", "第 1 行写法有误"),
        (GOOD_LINE.encode() * 2, "第 2 行写法有误"),
        (GOOD_LINE.replace("index", "../index").encode(), "第 1 行写法有误"),
        (GOOD_LINE.replace("index", "/etc/index").encode(), "第 1 行写法有误"),
        (GOOD_LINE.replace("index", "C:\\index").encode(), "第 1 行写法有误"),
        (GOOD_LINE.upper().replace("0", "A").encode(), "第 1 行写法有误"),
    ],
)
def test_a_manifest_that_is_none_is_refused(copy: Path, manifest: bytes, expected: str) -> None:
    (copy / verify.MANIFEST).write_bytes(manifest)
    code, (line,) = said(copy)
    assert (code, expected in line) == (verify.UNCHECKED, True), line


def test_a_folder_without_manifest_is_not_called_intact(tmp_path: Path) -> None:
    code, (line,) = said(tmp_path)
    assert (code, line.startswith("不能核验：读不到清单")) == (verify.UNCHECKED, True)


VALID = f"签名：有效（{verify.MANIFEST}）。"


@pytest.mark.parametrize(
    ("signed_by", "key", "code", "expected"),
    [
        pytest.param(KEY, None, 0, "签名：有，没有核对（用 --key 写明发布者的公钥）。", id="no key given"),
        pytest.param(KEY, public_key(KEY), 0, VALID, id="valid"),
        pytest.param(
            KEY, f"untrusted comment: 甲\n{public_key(KEY)}\n", 0, VALID, id="key as in a .pub file"
        ),
        pytest.param(OTHER, public_key(KEY), 1, "签名：无效。签名用的不是这把公钥的私钥。", id="another's"),
        pytest.param(None, public_key(KEY), 1, UNSIGNED, id="unsigned, though a key is given"),
    ],
)
def test_what_is_said_of_the_signature(
    copy: Path, signed_by: Ed25519PrivateKey | None, key: str | None, code: int, expected: str
) -> None:
    if signed_by:
        _signed(copy, signed_by)
    found, lines = said(copy, *(("--key", key) if key else ()))
    assert (found, lines[-1]) == (code, expected)


@pytest.mark.parametrize(
    ("file", "old", "new", "expected"),
    [
        (verify.SIGNATURE, "manifest", "mamifest", "签名：无效。签名与清单不符。"),
        (verify.MANIFEST, "index.html", "Index.html", "签名：无效。签名与清单不符。"),
        (verify.SIGNATURE, "trusted comment: ", "comment: ", "不能核验：签名的写法有误。"),
        (verify.SIGNATURE, "=\n", "\n", "不能核验：签名的写法有误。"),
    ],
)
def test_a_signature_that_was_tampered_with(copy: Path, file: str, old: str, new: str, expected: str) -> None:
    path = _signed(copy) / file
    text = path.read_text("utf-8")
    head, found, rest = text.partition(old) if file == verify.MANIFEST else text.rpartition(old)
    assert found
    path.write_text(head + new + rest, "utf-8")
    code, lines = said(copy, "--key", public_key(KEY))
    assert (code != 0, lines[-1]) == (True, expected)


def test_without_the_library_it_says_that_the_signature_is_unchecked(copy: Path) -> None:
    code, lines = said(_signed(copy), "--key", public_key(KEY), isolated=("-S",))
    assert code == verify.UNCHECKED
    assert lines[0] == "完整：3 个文件与清单逐字节相符。"
    assert lines[-1].startswith("签名：没有核对。这台机器的 Python 没有 cryptography")


@pytest.mark.parametrize("text", ["", "甲", "RW", public_key(KEY)[:-4], "A" * 56])
def test_a_key_that_is_none_is_refused(copy: Path, text: str) -> None:
    assert said(_signed(copy), "--key", text or " ")[0] == verify.UNCHECKED


def test_minisign_itself_accepts_the_signature_and_refuses_a_changed_manifest(copy: Path) -> None:
    manifest = _signed(copy) / verify.MANIFEST
    command = ["minisign", "-V", "-q", "-m", str(manifest), "-P", public_key(KEY)]
    assert subprocess.run(command, check=False).returncode == 0
    manifest.write_text(manifest.read_text("utf-8").replace("index", "Index"), "utf-8")
    assert subprocess.run(command, check=False, stderr=subprocess.DEVNULL).returncode != 0


def test_sha256sum_reads_the_manifest(copy: Path) -> None:
    assert (
        subprocess.run(["sha256sum", "-c", "--quiet", verify.MANIFEST], cwd=copy, check=False).returncode == 0
    )


def test_the_difference_names_what_an_older_copy_needs(copy: Path, tmp_path: Path) -> None:
    old = tmp_path / "old.sha256"
    digests = verify.read_manifest(copy / verify.MANIFEST)
    kept, changed, added = digests
    old.write_text(
        verify.manifest_text({kept: digests[kept], changed: "0" * 64, "gone.html": "1" * 64}), "utf-8"
    )
    assert said(copy, "--since", str(old)) == (
        0,
        [
            f"新增  {added}",
            f"更换  {changed}",
            "删去  gone.html",
            "新增 1 个，更换 1 个，删去 1 个；清单本身也要更换。",
        ],
    )


def test_it_imports_nothing_but_the_standard_library() -> None:
    code = "import sys; before = set(sys.modules); import verify; print(*(set(sys.modules) - before))"
    done = subprocess.run(
        [sys.executable, "-S", "-c", code],
        cwd=Path(str(verify.__file__)).parent,
        capture_output=True,
        text=True,
        check=True,
        env={"PATH": os.environ["PATH"]},
    )
    assert {name.partition(".")[0] for name in done.stdout.split()} - {"verify"} <= sys.stdlib_module_names
