"""The reader of text: what its lines are, and what was done to them."""

from __future__ import annotations

import pytest

from gazette.intake.readers.text import TEXT
from gazette.intake.readers.web import WEB
from gazette.intake.received import Unreadable


@pytest.mark.parametrize(
    ("raw", "lines", "remarks"),
    [
        ("甲\n乙\n", ["甲", "乙"], []),
        ("甲\r\n乙\r丙", ["甲", "乙", "丙"], []),
        ("　　甲  乙　", ["　　甲  乙　"], []),
        ("甲\u200b乙", ["甲乙"], ["含有看不见的字符 U+200B，已去掉"]),
        ("甲\ue000乙", ["甲〓乙"], ["含有造字区的字符 U+E000，改作 〓，请照印刷件补上"]),
        ("&ldquo;甲", ["“甲"], ["“&ldquo;”是网页的写法，都改作““”"]),
        ("甲&amp;&amp;lt;乙", ["甲&&lt;乙"], ["“&amp;”是网页的写法，都改作“&”"]),
        ("甲&#10;乙", ["甲 乙"], ["“&#10;”是网页的写法，都改作“ ”"]),
        ("甲&#9;乙", ["甲 乙"], ["“&#9;”是网页的写法，都改作“ ”"]),
        ("甲&#x2028;乙", ["甲 乙"], ["“&#x2028;”是网页的写法，都改作“ ”"]),
        ("甲&#x202e;乙", ["甲乙"], ["含有看不见的字符 U+202E，已去掉", "“&#x202e;”是网页的写法，都改作“”"]),
        ("研发&推广;甲&bogus;乙", ["研发&推广;甲&bogus;乙"], []),
    ],
)
def test_lines(raw: str, lines: list[str], remarks: list[str]) -> None:
    read = TEXT.read(raw.encode())
    assert [line.text for line in read.lines] == lines
    assert [remark.text for remark in read.remarks] == remarks


def test_a_form_feed_begins_a_page() -> None:
    assert [(line.text, line.page) for line in TEXT.read("甲\n\f乙\n丙\f\n".encode()).lines] == [
        ("甲", False), ("乙", True), ("丙", True),
    ]  # fmt: skip


@pytest.mark.parametrize("raw", [b"\xff\xff\x00", b"\x81\x20\xff"])
def test_what_is_no_text_is_refused(raw: bytes) -> None:
    with pytest.raises(Unreadable, match="读不出文字"):
        TEXT.read(raw)


TRADITIONAL = (
    "臺北市政府公報\n\n主旨：訂定「臺北市政府辦理事項要點」，並自即日生效。\n依據：地方制度法第二十八條。\n"
)


@pytest.mark.parametrize("text", [TRADITIONAL, "臺北市政府令"])
def test_big5_is_no_text_of_gb18030(text: str) -> None:
    with pytest.raises(Unreadable) as refusal:
        TEXT.read(text.encode("big5"))
    assert str(refusal.value) == "文字像是 Big5 编码的（繁体）；用原来的程序打开，另存为 UTF-8 文本"
    with pytest.raises(Unreadable, match="网页像是 Big5 编码的（繁体），却没有写明"):
        WEB.read(f"<p>{text}</p>".encode("big5"))


@pytest.mark.parametrize(
    "text", [TRADITIONAL, "关于印发《占位办法》的通知", "张三\n李四\n王五\n", "陈一，男", "ABC", "附表"]
)
def test_gb18030_is_no_text_of_big5(text: str) -> None:
    assert "\n".join(line.text for line in TEXT.read(text.encode("gb18030")).lines) == text.removesuffix("\n")
