"""Tags that a text extraction left in what was received, as a reader is told of them under 更正."""

from __future__ import annotations

from pathlib import Path

import jinja2
import pytest
from fabricated_gazette import gazette
from page_reader import read

from gazette.pages.document_view import surroundings
from gazette.pages.extraction_tags import told, words_for
from gazette.site import Site
from gazette.text import EditorNote, Text

OVERRIDES = Path(__file__).resolve().parents[1] / "overrides"


@pytest.mark.parametrize(
    ("tag", "words"),
    [
        ("<p>", "段落开始"),
        ("</p>", "段落结束"),
        ('<P class="x">', "段落开始"),
        ("<br>", "换行"),
        ("<br/>", "换行"),
        ("</td>", "表格的格结束"),
        ("<h2>", "标题开始"),
        ("<a:p>", "排版标记"),
        ("<pre>", "排版标记"),
        ("&nbsp;", "排版标记"),
        ("[[PAGE 3]]", "排版标记"),
    ],
)
def test_a_tag_in_words(tag: str, words: str) -> None:
    assert words_for(tag) == words


@pytest.mark.parametrize(
    ("received", "tags", "expected"),
    [
        ("甲。", [], ["甲。"]),
        ("甲。", ["<p>"], ["甲。"]),
        (
            "<p>甲。</p> <p>乙。</p>",
            ["<p>", "</p>"],
            ["[段落开始]", "甲。", "[段落结束]", " ", "[段落开始]", "乙。", "[段落结束]"],
        ),
        ("甲<p>乙", ["</p>"], ["甲<p>乙"]),
        ("甲<br><br/>乙", ["<br", "<br>", "<br/>"], ["甲", "[换行]", "[换行]", "乙"]),
        ("甲(.)乙", ["(.)", ""], ["甲", "[排版标记]", "乙"]),
    ],
)
def test_what_was_received(received: str, tags: list[str], expected: list[str]) -> None:
    found = told(received, tags)
    assert [f"[{stretch.text}]" if stretch.tag else stretch.text for stretch in found] == expected


@pytest.mark.parametrize(
    ("received", "shown"),
    [
        ("<p>甲。", "收到的文字（［］内的词代替转换软件留下的标记，不是公报的文字）：［段落开始］甲。"),
        ("甲&lt;乙。", "收到的文字：甲&lt;乙。"),
    ],
)
def test_under_a_correction(received: str, shown: str) -> None:
    site = Site(gazette())  # its issue has the tag <p>
    document = next(iter(site.archive.notices.values()))
    note = EditorNote(1, "p1", "第一段", "缺标点。", received, "甲。")
    frames = jinja2.Environment(loader=jinja2.FileSystemLoader(OVERRIDES), autoescape=True)
    parts = frames.get_template("partials/parts.html").module
    page = read(str(parts.notes(surroundings(site, document, Text((), (), (note,))).notes)))  # type: ignore[attr-defined]
    assert "".join(page.text().split()).partition("更正后")[0].endswith(shown)
