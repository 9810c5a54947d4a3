"""Laws named without 《》: only known names, only as whole words; their articles, and those of names that are not known."""

from __future__ import annotations

import pytest
from fabricated_gazette import with_text

from gazette import model as m
from gazette.archive import Archive
from gazette.links import Links

KNOWN = (
    m.Instrument("sufa", "中华人民共和国占位诉讼法"),
    m.Instrument("gongsi", "公司法"),
    m.Instrument("dian", "民法典"),
    m.Instrument("biaofa", "招标法"),
    m.Instrument("banfa", "占位办法细则"),
)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("依照占位诉讼法向法院申请。", "占位诉讼法 sufa"),
        ("依照中华人民共和国占位诉讼法第十二条处理。", "中华人民共和国占位诉讼法 sufa, 第十二条 sufa"),
        ("根据公司法、民法典的规定。", "公司法 gongsi, 民法典 dian"),
        ("违反公司法第二条、第三条规定的。", "公司法 gongsi, 第二条 gongsi, 第三条 gongsi"),
        ("参照公司法管理的单位。", "公司法 gongsi"),
        ("《公司法》第二条。", "《公司法》 gongsi, 第二条 gongsi"),
        # a piece of a longer name or word
        ("县域公司法人机构。", ""),
        ("按照公司法律规定。", ""),
        ("根据招标法实施条例。", ""),
        ("新公司法施行。", ""),
        # nobody knows it, and its article is not one of ours
        ("依照公务员法第二条处理。", ""),
        ("按照市条例第二条办理。", ""),
        ("依照本办法第二条处理。", "第二条 moufu-2024-3"),
        ("依照本暂行规定第二条处理。", "第二条 moufu-2024-3"),
        ("第二条规定的，从其规定。", "第二条 moufu-2024-3"),
    ],
)
def test_laws_without_marks(text: str, expected: str) -> None:
    links = Links(Archive(with_text(text, instruments=KNOWN)))
    document = links.archive.by_id["moufu-2024-3"]
    found = [
        f"{link.text} {link.target and link.target.id}"
        for index, unit in enumerate(document.units)
        if unit.anchor == "p1"
        for link in links.in_unit(document, index)
    ]
    assert ", ".join(found) == expected
