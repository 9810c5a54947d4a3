"""The reader of older word processors' files: by LibreOffice, of which tests have a stand-in, or refused in a sentence."""

from __future__ import annotations

import sys
import time
from pathlib import Path

import pytest
from docx_writer import Docx, paragraph

from gazette.intake.readers.office import read_office
from gazette.intake.received import Unreadable

pytestmark = pytest.mark.slow  # LibreOffice is started for each

CONTAINER = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600
DOCX = Docx([paragraph("某市人民政府")]).bytes()

CONVERTS = """
out = pathlib.Path(sys.argv[sys.argv.index("--outdir") + 1])
received = pathlib.Path(sys.argv[-1])
profile = next(each for each in sys.argv if each.startswith("-env:UserInstallation=file:///"))
assert sys.argv[1] == "--headless" and sys.argv[sys.argv.index("--convert-to") + 1] == "docx"
assert received.read_bytes().startswith((b"{\\\\rtf", b"\\xd0\\xcf", b"<?xml"))
out.mkdir()
(out / (received.stem + ".docx")).write_bytes((here / "made.docx").read_bytes())
(here / "folder").write_text(str(out.parent))
"""


@pytest.fixture
def programs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The only folder in which programs are looked for."""
    folder = tmp_path / "bin"
    folder.mkdir()
    monkeypatch.setenv("PATH", str(folder))
    return folder


def install(programs: Path, does: str, name: str = "soffice") -> None:
    """A program that does this in Python."""
    program = programs / name
    head = (
        f"#!{sys.executable}\nimport pathlib, subprocess, sys, time\nhere = pathlib.Path({str(programs)!r})\n"
    )
    program.write_text(head + does, encoding="utf-8")
    program.chmod(0o755)
    (programs / "made.docx").write_bytes(DOCX)


def refusal(raw: bytes) -> str:
    with pytest.raises(Unreadable) as refused:
        read_office(raw)
    return str(refused.value)


@pytest.mark.parametrize("name", ["soffice", "libreoffice"])
@pytest.mark.parametrize("raw", [CONTAINER, b"{\\rtf1 x}", b"<?xml version='1.0'?><w:wordDocument/>"])
def test_older_files_are_converted_and_nothing_is_left_behind(programs: Path, name: str, raw: bytes) -> None:
    install(programs, CONVERTS, name)
    assert [line.text for line in read_office(raw).lines] == ["某市人民政府"]
    assert not Path((programs / "folder").read_text()).exists()


@pytest.mark.usefixtures("programs")
def test_a_docx_under_another_name_needs_no_program() -> None:
    assert [line.text for line in read_office(DOCX).lines] == ["某市人民政府"]


@pytest.mark.usefixtures("programs")
@pytest.mark.parametrize(
    ("raw", "expected"),
    [
        (CONTAINER, "读这种旧式文件要用 LibreOffice，这台机器上没有；装上 LibreOffice，或用 Word 或 WPS 打开，另存为 .docx"),
        (CONTAINER + "EncryptedPackage".encode("utf-16-le"), "文件加了密码；在 Word 或 WPS 中用密码打开，去掉密码，另存为 .docx"),
        (b"<html><body>", "这其实是网页（HTML），只是扩展名写作 .doc；把扩展名改为 .html 再收"),
        (b"\xef\xbb\xbf \n<!DOCTYPE HTML>", "这其实是网页（HTML），只是扩展名写作 .doc；把扩展名改为 .html 再收"),
        ("\ufeff<html>".encode("utf-16-le"), "这其实是网页（HTML），只是扩展名写作 .doc；把扩展名改为 .html 再收"),
        (b"MIME-Version: 1.0", "这其实是网页（HTML），只是扩展名写作 .doc；把扩展名改为 .html 再收"),
        ("公报".encode(), "不是 Word、WPS 或 RTF 文件；用 Word 或 WPS 打开，另存为 .docx"),
        (b"", "不是 Word、WPS 或 RTF 文件；用 Word 或 WPS 打开，另存为 .docx"),
    ],
)  # fmt: skip
def test_what_cannot_be_read_is_refused_in_a_sentence(raw: bytes, expected: str) -> None:
    assert refusal(raw) == expected


@pytest.mark.parametrize(
    ("does", "expected"),
    [
        ("sys.exit(1)", "LibreOffice 打不开这个文件；用 Word 或 WPS 打开，另存为 .docx"),
        (CONVERTS.replace('(here / "made.docx").read_bytes()', 'b"no"'), "不是 Word 文件（.docx）；用 Word 或 WPS 打开，另存为 .docx"),
    ],
)  # fmt: skip
def test_a_conversion_that_fails_is_told(programs: Path, does: str, expected: str) -> None:
    install(programs, does)
    assert refusal(CONTAINER) == expected


def test_a_program_that_does_not_start_is_told(programs: Path) -> None:
    (programs / "soffice").write_text("#!/no/such/program\n")
    (programs / "soffice").chmod(0o755)
    assert refusal(CONTAINER).startswith("LibreOffice 运行不了；")


def test_a_conversion_that_does_not_end_is_ended_with_all_it_started(
    programs: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("gazette.intake.readers.office._SECONDS", 1)
    sleeper = f"import pathlib, time; time.sleep(3); pathlib.Path({str(programs / 'alive')!r}).touch()"
    install(programs, f"subprocess.Popen([sys.executable, '-c', {sleeper!r}])\ntime.sleep(60)")
    begun = time.monotonic()
    assert refusal(CONTAINER) == "LibreOffice 用了 1 秒还没有转换完；用 Word 或 WPS 打开，另存为 .docx"
    assert time.monotonic() - begun < 30
    time.sleep(3)
    assert not (programs / "alive").exists()
