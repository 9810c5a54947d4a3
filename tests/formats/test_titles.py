"""标题回行: no word, name or sign is cut; the lines are about as long as each other; nothing is lost."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gazette.formats import titles
from gazette.formats.measure import width
from gazette.text import Block, CorrectionMark, Plain, Style, Text, words


def lines(title: str, *named: str, room: float = 20) -> list[str]:
    return [words(line).strip() for line in titles.lines((Plain(title),), room, named)]


@pytest.mark.parametrize(
    ("title", "named", "expected"),
    [
        ("某市人民政府关于王小五同志任职的通知", [], ["某市人民政府关于王小五同志任职的通知"]),
        ("某某市人民政府关于龙小飞吴大军同志职务任免的通知", ["龙小飞", "吴大军"],
         ["某某市人民政府关于", "龙小飞吴大军同志职务任免的通知"]),
        ("某某市人民政府关于黄守平等同志职务任免的通知", ["黄守平"],
         ["某某市人民政府关于", "黄守平等同志职务任免的通知"]),
        ("某某市人民政府办公室关于印发《某市二次供水管理办法》的通知", [],
         ["某某市人民政府办公室关于印发", "《某市二次供水管理办法》的通知"]),
        ("某某市缓解中心城区停车难、行车难三年行动计划(2021—2023年)", [],
         ["某某市缓解中心城区停车难、", "行车难三年行动计划(2021—2023年)"]),
        ("某某市优化营商环境 2021 年度重点工作实施方案表", [],
         ["某某市优化营商环境", "2021 年度重点工作实施方案表"]),
    ],
)  # fmt: skip
def test_lines_end_between_words(title: str, named: list[str], expected: list[str]) -> None:
    assert lines(title, *named) == expected


def test_a_word_that_no_dictionary_has_is_cut_rather_than_set_too_wide() -> None:
    assert max(map(len, lines("甲" * 41))) <= 20


@given(st.text(st.sampled_from("某市关于《》（）的、和甲乙 2021年—abc"), max_size=80))
def test_nothing_is_lost_and_no_line_is_too_wide(title: str) -> None:
    made = titles.lines((Plain(title),), 10, ("甲乙",))
    assert "".join(map(words, made)) == title
    assert all(width(words(line).strip()) <= 10 for line in made)


def test_a_mark_stays_with_its_word_and_styles_with_theirs() -> None:
    line = (
        Plain("某某市人民政府办公室关于印发"),
        CorrectionMark(1),
        Plain("《某市二次供水管理办法》的通知", Style.TITLE),
    )
    assert titles.lines(line, 20, ()) == (line[:2], line[2:])


def test_who_is_named_is_read_from_the_text() -> None:
    body = (
        Block("p1", "clause", ((Plain("黄守平同志任副秘书长；"),),)),
        Block("p2", "clause", ((Plain("免去何开银同志的职务。"),),)),
        Block("p3", "roster", ((Plain("赵 六", Style.PERSON),),)),
    )
    assert titles.names(Text((), body)) == {"黄守平", "何开银", "赵 六"}
