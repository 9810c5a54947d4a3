"""Word files that are damaged, locked, or made to do harm: read, or refused in a sentence, and never anything else."""

from __future__ import annotations

import random
import struct
import zipfile
from collections.abc import Callable

import docx_writer as docx
import pytest
from docx_writer import Docx, cell, note_mark, packed, paragraph, row, run, table, text_box
from pictures import picture
from processor_time import within

from gazette.intake.readers.archive import Archive
from gazette.intake.readers.word import read_word
from gazette.intake.received import Received, Unreadable

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
CONTAINER = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
DAMAGED = "文件不完整，或已损坏；重新取一份，或用原来的程序打开，另存一份"
NO_XML = "文件已损坏，读不出正文；用 Word 或 WPS 打开并修复，另存为 .docx"
NOT_WRITTEN = "文件的内部结构不是文字处理程序写的；用 Word 或 WPS 打开，另存为 .docx"
NOT_WORD = "不是 Word 文件（.docx）；用 Word 或 WPS 打开，另存为 .docx"
NO_TEXT = "不是 Word 文件：里面没有正文；用 Word 或 WPS 打开，另存为 .docx"
TOO_LARGE = "文件展开后大得不合情理；用原来的程序打开，另存一份；太大的分成几份"

RICH = Docx(
    [
        paragraph("某市人民政府", style="1", numbered=(1, 0)),
        paragraph("正文", note_mark(1), run("暗", "<w:vanish/>"), docx.picture("p1")),
        paragraph(docx.field_of("PAGE", "1"), text_box(paragraph("框"))),
        table(row(cell("甲", span=2, merge="restart"), "1"), row(cell(span=2, merge="continue"), "2")),
    ],
    styles=docx.style("1", "heading 1", paragraphs='<w:outlineLvl w:val="0"/>'),
    numbering=docx.numbered_list(1, docx.level(0, "chineseCounting", "%1、")),
    footnotes={1: paragraph("注")},
    headers=(paragraph("页眉"),),
    media={"p1": ("image1.png", picture(".png", 8, 8))},
)


def document(inside: str, head: str = "") -> bytes:
    """A file whose document is this XML."""
    return packed({"word/document.xml": f'{head}<w:document xmlns:w="{W}">{inside}</w:document>'.encode()})


def opening(inside: str) -> bytes:
    """The XML of a document whose body is not closed before this ends."""
    return f'<w:document xmlns:w="{W}"><w:body>{inside}</w:body></w:document>'.encode()


def refusal(raw: bytes) -> str:
    with pytest.raises(Unreadable) as refused:
        read_word(raw)
    return str(refused.value)


def bomb(head: str) -> bytes:
    return document("<w:body><w:p><w:r><w:t>&z;</w:t></w:r></w:p></w:body>", head)


LAUGHS = "".join(
    f'<!ENTITY {b} "{f"&{a};" * 10}">' for a, b in zip("abcdefghijk", "bcdefghijkz", strict=True)
)
PLAIN = Docx([paragraph("正文")]).bytes()


@pytest.mark.parametrize(
    ("raw", "expected"),
    [
        (b"", NOT_WORD),
        (b"\x00" * 100, NOT_WORD),
        (b"{\\rtf1}", NOT_WORD),
        (b"PK\x03\x04", DAMAGED),
        (PLAIN[:-40], DAMAGED),
        (CONTAINER + b"\0" * 600 + "EncryptedPackage".encode("utf-16-le"),
         "文件加了密码；在 Word 或 WPS 中用密码打开，去掉密码，另存为 .docx"),
        (CONTAINER + b"\0" * 600,
         "这是旧式的 .doc 文件，只是扩展名写作 .docx；把扩展名改为 .doc 再收，或用 Word、WPS 另存为 .docx"),
        (packed({"content.xml": b"<a/>"}), NO_TEXT),
        (document(""), NO_TEXT),
        (packed({"word/document.xml": b""}), NO_XML),
        (packed({"word/document.xml": b"<w:document>"}), NO_XML),
        (packed({"word/document.xml": b"\xff\xfe\xfd\x00\xff"}), NO_XML),
        (packed({"word/document.xml": b'<?xml version="1.0" encoding="no-such"?><a/>'}), NO_XML),
        (bomb(f'<!DOCTYPE d [<!ENTITY a "ha">{LAUGHS}]>'), NOT_WRITTEN),
        (bomb('<!DOCTYPE d [<!ENTITY z SYSTEM "file:///etc/passwd">]>'), NOT_WRITTEN),
        (bomb('<!DOCTYPE d SYSTEM "http://localhost/d.dtd">'), NOT_WRITTEN),
        (document("<w:body>" + "<w:p>" * 300 + "</w:p>" * 300 + "</w:body>"), NOT_WRITTEN),
    ],
)  # fmt: skip
def test_what_cannot_be_read_is_refused_in_a_sentence(raw: bytes, expected: str) -> None:
    with within(20, "refusal"):
        assert refusal(raw) == expected


@pytest.mark.slow
@pytest.mark.parametrize(
    ("parts", "expected"),
    [
        (lambda: {"word/document.xml": opening("<w:p>" * 500_000)}, NOT_WRITTEN),
        (lambda: {"word/document.xml": opening(" " * (65 << 20))}, TOO_LARGE),
        (lambda: {"word/document.xml": opening(" " * (20 << 20))}, TOO_LARGE),
        (lambda: {f"{at}": b"" for at in range(20_001)}, TOO_LARGE),
    ],
)
def test_what_is_too_large_is_refused_in_a_sentence(
    parts: Callable[[], dict[str, bytes]], expected: str
) -> None:
    raw = packed(parts())
    with within(20, "refusal"):
        assert refusal(raw) == expected


def test_sizes_that_lie_are_not_believed() -> None:
    """Whatever the archive says of a part's size: a gigabyte, or nothing."""
    size = len(Docx([paragraph("正文")]).parts()["word/document.xml"])
    for lie in (1 << 30, 1):
        raw = PLAIN.replace(struct.pack("<L", size), struct.pack("<L", lie))
        assert raw != PLAIN
        assert isinstance(_outcome(raw), Received | Unreadable)


def test_all_that_is_read_is_bounded(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("gazette.intake.readers.archive.MOST_ALL", 7000)
    monkeypatch.setattr("gazette.intake.readers.archive.MOST_PART", 2000)
    packing = Archive(packed({"a": b"a" * 2000, "b": b"b" * 2000, "c": b"c" * 2000, "d": b"d" * 2001}))
    with pytest.raises(Unreadable):
        packing.read("d")
    assert len(packing.read("a")) == len(packing.read("b")) == 2000
    with pytest.raises(Unreadable):
        packing.read("c")


def test_methods_of_packing_that_word_does_not_know_are_refused() -> None:
    for at, instead in ((8, b"\x63\x00"), (6, b"\x01\x00")):
        raw = bytearray(PLAIN)
        place = raw.index(b"PK\x01\x02") + at + 2
        raw[place : place + 2] = instead
        with pytest.raises(Unreadable):
            Archive(bytes(raw)).read("_rels/.rels")


def test_nothing_outside_the_archive_is_reached() -> None:
    parts = Docx([paragraph(docx.picture("p1"), docx.picture("p2"))]).parts()
    relations = "".join(
        f'<Relationship Id="{name}" Type="x/image" Target="{target}"/>'
        for name, target in (("p1", "../../../../etc/passwd"), ("p2", "../../evil.png"))
    )
    parts["word/_rels/document.xml.rels"] = f"<Relationships>{relations}</Relationships>".encode()
    parts["../evil.png"] = picture(".png")
    received = read_word(packed(parts))
    assert not received.files
    assert {remark.text for remark in received.remarks} == {"有一幅图在文件里找不到，请照印刷件补上"}


@pytest.mark.parametrize(
    "inside",
    [
        '<w:p><w:r><w:fldChar w:fldCharType="begin"/></w:r></w:p>' * 20_000
        + '<w:p><w:r><w:fldChar w:fldCharType="end"/></w:r></w:p>' * 20_000,
        "<w:p>" + "<w:r><w:t>字</w:t></w:r><w:r><w:br/></w:r>" * 50_000 + "</w:p>",
        "<w:p>" + "<w:r><w:t>字</w:t></w:r>" * 200_000 + "</w:p>",
        "<w:p><w:pPr><w:rPr><w:vanish/></w:rPr></w:pPr><w:r><w:t>字</w:t></w:r></w:p>" * 20_000,
        f"<w:p><w:pPr><w:rPr><w:vanish/></w:rPr></w:pPr>{run('暗', '<w:vanish/>')}</w:p>" * 20_000,
        "<w:p>" + "<w:ins>" * 200 + "<w:r><w:t>字</w:t></w:r>" * 20_000 + "</w:ins>" * 200 + "</w:p>",
        "<w:p>" + '<w:r><w:footnoteReference w:id="9"/></w:r>' * 50_000 + "</w:p>",
        "<w:p>" + "".join(f'<w:r><w:footnoteReference w:id="{at}"/></w:r>' for at in range(20_000)) + "</w:p>",
        "<w:tbl>" + '<w:tr><w:tc><w:tcPr><w:gridSpan w:val="999999999"/></w:tcPr></w:tc></w:tr>' * 10_000 + "</w:tbl>",
        "<w:tbl><w:tr><w:tc>" * 60 + "<w:p/>" + "</w:tc><w:tc/></w:tr></w:tbl>" * 60,
        "<w:p><w:r><w:pict><w:txbxContent>" * 45 + "<w:p/>" + "</w:txbxContent></w:pict></w:r></w:p>" * 45,
        "<w:sdt>" * 240 + "<w:p/>" + "</w:sdt>" * 240,
        "<w:p>" + "<w:del>" * 240 + "</w:del>" * 240 + "</w:p>",
        "<w:p>" + "<w:sdt>" * 240 + "</w:sdt>" * 240 + "</w:p>",
        "<w:p><w:r><w:drawing>" + "<a>" * 240 + "</a>" * 240 + "</w:drawing></w:r></w:p>",
        "<w:tbl><w:tr><w:tc>" * 80 + "<w:p/>" + "</w:tc></w:tr></w:tbl>" * 80,
        '<w:p><w:pPr><w:outlineLvl w:val="99999999999999"/><w:numPr><w:ilvl w:val="-3"/></w:numPr></w:pPr></w:p>',
        '<w:p><w:r><w:sym w:font="x" w:char="FFFFFFFFFF"/><w:sym w:char="D800"/><w:sym w:char="0"/></w:r></w:p>',
    ],
)  # fmt: skip
@pytest.mark.slow
def test_no_text_takes_more_than_its_length(inside: str) -> None:
    with within(30, "read_word"):
        read_word(document(f"<w:body>{inside}</w:body>"))


@pytest.mark.slow
def test_more_elements_than_can_be_meant_are_refused_before_they_fill_the_memory() -> None:
    """Packed without compression, so that no ratio gives it away."""
    rows = '<w:tr><w:tc><w:p w:a="1"/></w:tc></w:tr>' * 1_000_000
    text = f'<w:document xmlns:w="{W}"><w:body><w:tbl>{rows}</w:tbl></w:body></w:document>'.encode()
    expected = "文件大得不合情理；用 Word 或 WPS 打开，分成几个文件"
    with within(90, "refusal"):
        assert refusal(packed({"word/document.xml": text}, zipfile.ZIP_STORED)) == expected


def test_a_file_cut_anywhere_is_read_or_refused() -> None:
    raw = RICH.bytes()
    for end in range(0, len(raw), 200):
        assert isinstance(_outcome(raw[:end]), Unreadable)


def test_a_file_with_bytes_changed_is_read_or_refused() -> None:
    chance = random.Random(20210708)
    raw = RICH.bytes()
    for _ in range(400):
        changed = bytearray(raw)
        for _ in range(chance.choice((1, 3, 20))):
            changed[chance.randrange(len(changed))] = chance.randrange(256)
        assert isinstance(_outcome(bytes(changed)), Received | Unreadable)


def test_parts_with_bytes_changed_are_read_or_refused() -> None:
    """The same within the parts, where no check sum keeps the change from the reader."""
    chance = random.Random(20210709)
    parts = RICH.parts()
    for _ in range(400):
        name = chance.choice([each for each in parts if each.endswith((".xml", ".rels"))])
        changed = bytearray(parts[name])
        for _ in range(chance.choice((1, 2, 4))):
            changed[chance.randrange(len(changed))] = chance.choice(b'<>/"&= :w0123456789\xff')
        assert isinstance(_outcome(packed({**parts, name: bytes(changed)})), Received | Unreadable)


def test_tags_exchanged_are_read_or_refused() -> None:
    """Well-formed, and yet nothing stands where it should."""
    chance = random.Random(20210710)
    parts = RICH.parts()
    tags = sorted(
        {each.split(b" ")[0].split(b">")[0] for each in parts["word/document.xml"].split(b"<w:")[1:]}
    )
    for _ in range(300):
        one, other = chance.choice(tags), chance.choice(tags)
        text = parts["word/document.xml"].replace(b"w:" + one + b">", b"w:" + other + b">")
        text = text.replace(b"w:" + one + b" ", b"w:" + other + b" ").replace(
            b"w:" + one + b"/", b"w:" + other + b"/"
        )
        assert isinstance(_outcome(packed({**parts, "word/document.xml": text})), Received | Unreadable)


def _outcome(raw: bytes) -> Received | Unreadable:
    try:
        return read_word(raw)
    except Unreadable as refused:
        return refused
