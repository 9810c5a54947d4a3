"""What a verb needs is read before it acts; what it cannot use it says in Chinese, with what has and has not been done."""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.serialization import (
    BestAvailableEncryption,
    Encoding,
    NoEncryption,
    PrivateFormat,
)
from published_folder import gazette, maker, publisher

from gazette import signature, verbs
from gazette.publish import publish_folder

ROOT = Path(__file__).parents[1]
KEY = Ed25519PrivateKey.from_private_bytes(bytes(range(32)))
UNTOUCHED = "没有生成；已发布的网站没有改动。"


def _pem(path: Path, passphrase: bytes | None = None) -> Path:
    locked = BestAvailableEncryption(passphrase) if passphrase else NoEncryption()
    path.write_bytes(KEY.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, locked))
    return path


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A repository with a site, which no test here may change."""
    root = publisher(tmp_path_factory.mktemp("verbs") / "repository")
    publish_folder(root, maker("旧"))
    _pem(root / "locked.pem", b"abc")
    os.mkfifo(root / "pipe")
    (root / "bad.sha256").write_text("不是清单\n", "utf-8")
    return root


@pytest.mark.slow
@pytest.mark.parametrize(
    ("verb", "environment", "said"),
    [
        (("offline", "--since", "bad.sha256"), {}, "清单 bad.sha256 第 1 行写法有误"),
        (("offline", "--since", "none.sha256"), {}, "读不到清单 none.sha256；核对路径和权限"),
        (("offline", "--since", "pipe"), {}, "清单 pipe 不是普通文件"),
        (("offline", "--since", ""), {}, "SINCE 是空的；写上，或整个不写"),
        (("site", "--sign", ""), {}, "SIGN 是空的；写上，或整个不写"),
        (("offline", "--sign", ""), {}, "SIGN 是空的；写上，或整个不写"),
        (("site", "--sign", "none.pem"), {}, "none.pem：读不到私钥；核对路径和权限"),
        (
            ("site", "--sign", "locked.pem"),
            {},
            "locked.pem：私钥有口令，这里没有终端可以输入；到终端里运行",
        ),
        (
            ("site",),
            {"SOURCE_DATE_EPOCH": "abc"},
            "SOURCE_DATE_EPOCH 写作“abc”，不是从 1970 年起的秒数；改正，或不写",
        ),
        (
            ("offline",),
            {"SOURCE_DATE_EPOCH": "9999999999"},
            "SOURCE_DATE_EPOCH 写作“9999999999”，是将来的时间；核对提交的时间和这台机器的时钟",
        ),
    ],
)
def test_it_is_refused_before_anything_is_done(
    root: Path, verb: tuple[str, ...], environment: dict[str, str], said: str
) -> None:
    before = {path: path.stat().st_mtime_ns for path in (root / "site").rglob("*")}
    done = gazette(root, *verb, wrapper=("setsid", "timeout", "60"), **environment)
    assert (done.returncode, done.stderr.splitlines()) == (1, [said, UNTOUCHED])
    assert {path: path.stat().st_mtime_ns for path in (root / "site").rglob("*")} == before
    assert not (root / "dist").exists()


def _type(text: str) -> Callable[[], str]:
    return lambda: text


def _no_terminal() -> str:
    raise EOFError


@pytest.mark.parametrize(
    ("passphrase", "ask", "said"),
    [
        (b"abc", _type("abc"), None),
        (None, _type(""), None),
        (b"abc", _type(""), "不是 PEM 私钥，或口令不对"),
        (b"abc", _type("abd"), "不是 PEM 私钥，或口令不对"),
        (b"abc", _type("\udcff"), "不是 PEM 私钥，或口令不对"),
        (b"abc", _no_terminal, "没有终端可以输入"),
    ],
)
def test_a_key_with_a_passphrase(
    tmp_path: Path, passphrase: bytes | None, ask: Callable[[], str], said: str | None
) -> None:
    path = _pem(tmp_path / "key.pem", passphrase)
    if said is None:
        assert signature.public_key(signature.read_key(path, ask)) == signature.public_key(KEY)
    else:
        with pytest.raises(signature.KeyUnusable, match=said):
            signature.read_key(path, ask)


@pytest.mark.slow
def test_what_was_done_is_told_where_only_the_package_fails(tmp_path: Path) -> None:
    other = publisher(tmp_path / "repository")
    (other / "dist").touch()
    done = gazette(other, "offline")
    assert (done.returncode, "Traceback" in done.stderr) == (1, False)
    assert done.stderr.splitlines()[-2:] == [
        f"{other}/dist：这里应是文件夹，却有一个同名的文件；把它移走后重试",
        "网站已经生成；没有打包，dist/ 没有改动。",
    ]


@pytest.mark.slow
@pytest.mark.parametrize("verb", ["site", "offline"])
def test_a_gazette_without_issues(tmp_path: Path, verb: str) -> None:
    root = publisher(tmp_path / "repository")
    for path in sorted((root / "data").glob("2*/**/*"), reverse=True):
        path.rmdir() if path.is_dir() else path.unlink()
    done = gazette(root, verb)
    assert (done.returncode, "Traceback" in done.stderr) == (1, False)
    assert "data/：还没有一期公报；先收稿" in done.stderr
    assert not (root / "site").exists()


@pytest.mark.slow
def test_whoever_reads_the_check_may_go(root: Path) -> None:
    script = 'set -o pipefail; "$0" -u -m gazette check | head -0; echo "${PIPESTATUS[0]}"'
    done = subprocess.run(
        ["bash", "-c", script, sys.executable],
        cwd=root,
        env={**os.environ, "PYTHONPATH": str(root / "scripts")},
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert (done.stdout, done.stderr) == ("1\n", "")


@pytest.mark.parametrize(
    ("given", "passed"),
    [
        (("verify",), "[verify] --"),
        (("verify", "KEY="), "[verify] --key= --"),
        (("verify", "KEY=RW", "FOLDER=副 本"), "[verify] --key=RW -- [副 本]"),
        (("verify", "FOLDER="), "[verify] -- []"),
        (("site", "SIGN="), "[site] --sign="),
        (("offline", "SIGN=-a.pem", "SINCE="), "[offline] --sign=-a.pem --since="),
        (
            ("intake", 'SOURCE=第9期`echo 甲`".docx', "ISSUE=`echo 1`", "FORCE=`echo 1`"),
            '[intake] --force=`echo 1` -- [第9期`echo 甲`".docx] [`echo 1`]',
        ),
        (("intake", "SOURCE=收到的 文件"), "[intake] -- [收到的 文件]"),
        (("intake", "SOURCE=$(shell echo 甲)$$ $x#"), "[intake] -- [$(shell echo 甲)$$ $x#]"),
        (("review", "NAME=$(1)", "ISSUE=-x"), "[review] --name=$(1) -- -x"),
        (("new", "FOLDER=$x", "NAME="), "[new] -- [$x] [] []"),
        (("verify", 'KEY=`echo 甲`"', "FOLDER=`echo 乙`"), '[verify] --key=`echo 甲`" -- [`echo 乙`]'),
        (("check", "HINTS=`echo new`"), "[check] --hints=`echo new`"),
        (("archive", "N=$(1)", "FOLDER=-`echo 乙`"), "-m [archive_generator] -- [$(1)] -`echo 乙` [1]"),
        (("fuzz", 'ATTACK=`x`"', "SEED=$$"), '-m [fuzz] [10] [$$] [`x`"]'),
        (("bench", 'N=3 "', "KEEP=$x `y`"), '[tests/bench_build.py] --sizes=3 " --runs=3 --keep=$x `y`'),
    ],
)
def test_make_passes_on_what_is_given_as_it_is_be_it_empty(
    tmp_path: Path, given: tuple[str, ...], passed: str
) -> None:
    for name in ("Makefile", "development.mk"):
        (tmp_path / name).write_text((ROOT / name).read_text("utf-8"), "utf-8")
    show = tmp_path / ".venv/bin/python"
    show.parent.mkdir(parents=True)
    show.write_text(
        '#!/bin/sh\nfor word; do case $word in -*) printf " %s" "$word";; *) printf " [%s]" "$word";; esac; done\n'
    )
    show.chmod(0o755)
    for name in ("gazette", "hugo"):
        (show.parent / name).symlink_to(show)
    known = {name: value for name, value in os.environ.items() if name not in ("MAKEFLAGS", "MAKELEVEL")}
    made = subprocess.run(
        ["make", *given, "--old-file=.venv/site", "--old-file=.venv/test"],
        cwd=tmp_path,
        env={**known, "PATH": f"{show.parent}:{known['PATH']}"},
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert (made.stdout.lstrip(), made.stderr) == (passed, "")


@pytest.mark.parametrize("named", ["-x.docx", "--help", "--force=1", "-"])
def test_what_is_named_with_a_dash_is_a_name(monkeypatch: pytest.MonkeyPatch, named: str) -> None:
    """The words as make passes them on."""
    words = {
        "intake": ["--force=1", "--", named, "2021/09"],
        "review": [f"--name={named}", "--", named],
        "offline": [f"--sign={named}", f"--since={named}"],
        "verify": [f"--key={named}", "--", named],
        "check": [f"--hints={named}"],
        "new": ["--", named, named, named],
    }
    for verb, rest in words.items():
        taken: list[argparse.Namespace] = []
        monkeypatch.setattr(verbs, f"_{verb}", lambda given, _, taken=taken: taken.append(given) or 0)
        monkeypatch.setattr(sys, "argv", ["gazette", verb, *rest])
        assert verbs.main() == 0
        values = vars(taken[0])
        wanted = ("source", "name", "issue", "sign", "since", "folder", "key", "hints", "publisher")
        known = [str(values[key]) for key in wanted if values.get(key) is not None]
        assert set(known) - {"2021/09"} == {named}, verb
