"""Bytes to text: what is taken off, what is told, and that no word is lost in silence."""

from __future__ import annotations

from pathlib import Path

import pytest

from gazette import build
from gazette.store.decoding import decode


@pytest.mark.parametrize(
    ("raw", "text", "told"),
    [
        ("甲乙", "甲乙", []),
        ("\ufeff甲 #乙", "甲 #乙", []),
        ("甲\r\n乙\n", "甲\n乙\n", []),
        ("甲\t乙　丙\u00a0丁", "甲\t乙　丙\u00a0丁", []),
        ("㎡①Ⅳ〇𠮷⺮Ω→■“”——……", "㎡①Ⅳ〇𠮷⺮Ω→■“”——……", []),
        ("甲\n乙\u200b丙", "甲\n乙丙", ["f:2: 含有看不见的字符 U+200B；删去这个字符"]),
        ("甲\ufeff乙", "甲乙", ["f:1: 含有看不见的字符 U+FEFF；删去这个字符"]),
        ("甲\x07乙\x85丙\u2028丁", "甲乙丙丁", [
            "f:1: 含有看不见的字符 U+0007；删去这个字符",
            "f:1: 含有看不见的字符 U+0085；删去这个字符",
            "f:1: 含有看不见的字符 U+2028；删去这个字符",
        ]),
        ("甲\ufffe", "甲", ["f:1: 含有没有定义的字符 U+FFFE；换成通用的字"]),
        ("甲\ufffd", "甲", ["f:1: 含有没有认出的字符 U+FFFD；照印刷件补上原来的字"]),
        ("甲\ue123", "甲", ["f:1: 含有造字区的字符 U+E123；换成通用的字；没有的，写出可以辨认的字并加校注"]),
        ("\u202e甲\u202e", "甲", ["f:1: 含有看不见的字符 U+202E；删去这个字符"]),
    ],
)  # fmt: skip
def test_what_a_file_says(raw: str, text: str, told: list[str]) -> None:
    read, problems = decode(raw.encode(), "f")
    assert (read, [str(problem) for problem in problems]) == (text, told)


@pytest.mark.parametrize(
    ("raw", "told"),
    [
        (b"\xb6\xfe\n", "f:1: 文件不是 UTF-8 编码；用 UTF-8 编码另存"),
        ("甲\n".encode() + b"\xff", "f:2: 文件不是 UTF-8 编码；用 UTF-8 编码另存"),
        (b"\xed\xa0\x80", "f:1: 文件不是 UTF-8 编码；用 UTF-8 编码另存"),
        (b" " * (4 << 20) + b" ", "f:1: 文件有 4 MB，超过 4 MB；核对是否误放了别的内容"),
    ],
)
def test_what_is_no_text_at_all(raw: bytes, told: str) -> None:
    read, problems = decode(raw, "f")
    assert (read, [str(problem) for problem in problems], [problem.unread for problem in problems]) == (
        None, [told], [True],
    )  # fmt: skip


FOLDED = "文字换了行，换行处会多出空格"


@pytest.mark.parametrize(
    ("value", "told"),
    [
        ("甲 #乙", ["“ #”之后的文字会被当作注释丢掉"]),
        (r'"甲\u200b乙"', ["含有看不见的字符 U+200B"]),
        (r'"甲\uFFFE乙"', ["含有没有定义的字符 U+FFFE"]),
        (r'"甲\n乙"', ["“甲”后面换了行"]),
        *(
            (f"甲{sign}乙", [f"含有看不见的字符 U+{ord(sign):04X}"])
            for sign in "\u034f\u1160\u17b4\u180b\u2800\u3164\uffa0"
        ),
        ("龍\U000e0101", []),
        ("甲\n  乙", [FOLDED]),
        ("'甲\n  乙'", [FOLDED]),
        ('"甲\n  乙"', [FOLDED]),
        (">-\n  甲\n  乙", [FOLDED]),
        ("甲  \n", []),
        ("\n  甲", []),
    ],
)
@pytest.mark.parametrize("bom", ["", "\ufeff"])
def test_nothing_of_a_value_is_lost_in_silence(tmp_path: Path, value: str, told: list[str], bom: str) -> None:
    """Neither behind a mark at the beginning of the file, nor by a sequence that YAML makes a character of."""
    (tmp_path / "data").mkdir()
    for name in ("organizations.yml", "instruments.yml"):
        (tmp_path / "data" / name).write_text("[]\n", "utf-8")
    written = f"{bom}name: 某市公报\npublisher: {value}\nseries: []\n"
    (tmp_path / "data" / "gazette.yml").write_text(written, "utf-8")
    found = [problem.fault for problem in build.problems(tmp_path)[1]]
    assert found == told
