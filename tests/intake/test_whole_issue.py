"""The whole issue of case 31 as Word and as a page of a website: what is drafted is what was typed for the print."""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import escape
from pathlib import Path

import docx_writer as word
import pytest
from case_gazette import CASES, write_case
from intake_likeness import contents_of, differences
from intake_project import faults, issue_of, project, taken

from gazette.store import load

WHOLE = "31-whole-issue"
_FURNITURE = re.compile(r"- \d+ -|云岭市人民政府公报 2023 年第 4 期|政令在册 民意在心")
_SEAMS = (
    ("筒瓦和脊", "瓦，碎瓦"), ("云岭府办发〔20", "22〕17号"), ("后砌栏，完", "工后立碑"), ("依照云岭府发", "〔2019〕8号"),
    ("在闸下停", "船。"), ("历时九小", "时。"), ("市文物局、市教育", "局\t2024年3月"),
)  # fmt: skip
"""Where print has cut a paragraph; Word and the web have not."""


def lines() -> Iterator[str]:
    """The issue without what only pages have."""
    text = (CASES / f"{WHOLE}.txt").read_text(encoding="utf-8")
    body = text.index("云岭市人民政府\n关于印发《云岭市旧瓦")
    kept = [line for line in text[body:].split("\n") if not _FURNITURE.fullmatch(line)]
    header = "序号\t井名\t所在地\t承办单位\t完工月份"
    kept = [line for at, line in enumerate(kept) if line != header or header not in kept[:at]]
    whole = text[:body] + "\n".join(kept)
    for before, behind in _SEAMS:
        assert f"{before}\n{behind}" in whole
        whole = whole.replace(f"{before}\n{behind}", before + behind)
    yield from whole.rstrip("\n").split("\n")


def as_word() -> bytes:
    blocks: list[str] = []
    rows: list[str] = []
    for line in [*lines(), ""]:
        if "\t" in line:
            rows.append(word.row(*line.split("\t")))
            continue
        if rows:
            blocks.append(word.table(*rows))
            rows = []
        blocks.append(word.paragraph(line))
    return word.packed(word.Docx(blocks).parts())


def as_page() -> bytes:
    blocks: list[str] = []
    rows: list[str] = []
    for line in [*lines(), ""]:
        if "\t" in line:
            rows.append(
                "<tr>" + "".join(f"<td><p>{escape(cell)}</p></td>" for cell in line.split("\t")) + "</tr>"
            )
            continue
        if rows:
            blocks.append(f"<table>{''.join(rows)}</table>")
            rows = []
        blocks.append(f"<p>　　{escape(line)}</p>")
    page = f"""<!DOCTYPE html><html><head><meta charset="gb2312"><title>公报</title></head><body>
<div class="nav"><a href="/">首页</a> &gt; <a href="/gb/">政府公报</a></div>
<div class="article">{"".join(blocks)}</div>
<div class="footer">主办：云岭市人民政府　<a href="/">网站地图</a></div></body></html>"""
    return page.encode("gb18030")


@pytest.mark.parametrize(("name", "made"), [("公报.docx", as_word), ("公报.html", as_page)])
def test_the_whole_issue(name: str, made: object, tmp_path: Path) -> None:
    assert callable(made)
    given = tmp_path / name
    given.write_bytes(made())
    root = project(tmp_path / "公报", "云岭市人民政府公报")
    taken(root, given)
    assert faults(root) == []
    write_case(WHOLE, tmp_path / "录入")
    (typed,) = load(tmp_path / "录入")[0].issues
    drafted = issue_of(root)
    told = [text for text in differences(drafted, typed) if not text.startswith("版面")]
    assert "\n".join(told) == ""
    assert contents_of(drafted) == contents_of(typed)
