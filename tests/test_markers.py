"""Order of numbers, unknown markers, questions and answers: every system, with and without what is wrong."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

import fabricated_gazette
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from gazette import model
from gazette.archive import Archive
from gazette.checks.attached import figures_run_on
from gazette.checks.markers import markers_are_known, markers_run_on, questions_are_answered
from gazette.checks.rule import Check
from gazette.model import Problem
from gazette.numbering import SYSTEMS, MarkerKind, Numbering, marker_of
from gazette.numerals import spell_numeral


def found(check: Check, body: Sequence[model.Block], notes: Sequence[str] = ()) -> list[Problem]:
    """What a rule says of a notice with this body."""
    base = fabricated_gazette.gazette()
    (issue,) = base.issues
    folder = issue.folders[0]
    remarks = tuple(model.Note(at, "原文如此。") for at in notes)
    notice = replace(folder.notice, body=tuple(body), enclosures=(), notes=remarks, corrections=())
    folder = replace(folder, notice=notice, interpretation=None, tables=())
    return list(check(Archive(replace(base, issues=(replace(issue, folders=(folder,)),)))))


def faults(check: Check, body: Sequence[model.Block], notes: Sequence[str] = ()) -> list[str]:
    return [problem.fault for problem in found(check, body, notes)]


def text(words: str = "文。") -> model.Paragraph:
    return model.Paragraph(words)


def item(marker: str, *under: model.Block) -> model.Item:
    return model.Item(marker, (text(), *under))


# --- how each system writes a number, and how many there are to draw from ----------------------------


def _signs(first: str, count: int) -> list[str]:
    return [chr(ord(first) + step) for step in range(count)]


HAN = [spell_numeral(number) for number in range(1, 200)]
DIGITS = [str(number) for number in range(1, 200)]
WRITTEN: dict[MarkerKind, list[tuple[str, list[str]]]] = {
    "book": [("第{}编", HAN), ("第{}篇", HAN)],
    "subbook": [("第{}分编", HAN)],
    "portion": [("第{}部分", HAN)],
    "chapter": [("第{}章", HAN)],
    "section": [("第{}节", HAN)],
    "article": [("第{}条", HAN), ("第{}条", DIGITS)],
    "question": [("问{}：", DIGITS), ("问题{}：", HAN)],
    "decimal": [("{}", DIGITS), ("1.{}", DIGITS), ("3.2.{}", DIGITS), ("１．{}", DIGITS)],
    "han": [("{}、", HAN)],
    "han_bracket": [("（{}）", HAN), ("({})", HAN), ("{}", _signs("㈠", 10))],
    "han_half_bracket": [("{}）", HAN)],
    "digit": [("{}.", DIGITS), ("{}．", DIGITS), ("{}、", DIGITS), ("{}", _signs("⒈", 20))],
    "digit_bracket": [("（{}）", DIGITS), ("( {} )", DIGITS), ("{}", _signs("⑴", 20))],
    "digit_half_bracket": [("{})", DIGITS), ("{}）", DIGITS)],
    "circled": [("{}", _signs("①", 20) + _signs("㉑", 15) + _signs("㊱", 15))],
    "circled_black": [("{}", _signs("❶", 10) + _signs("⓫", 10))],
    "circled_han": [("{}", _signs("㊀", 10))],
    "upper": [("{}.", _signs("A", 26)), ("{}、", _signs("A", 26)), ("{}．", _signs("Ａ", 26))],
    "upper_bracket": [("（{}）", _signs("A", 26))],
    "lower": [("{})", _signs("a", 26)), ("{}.", _signs("a", 26)), ("{}）", _signs("ａ", 26))],
    "lower_bracket": [("({})", _signs("a", 26))],
    "roman": [("{}.", _signs("Ⅰ", 12)), ("{}、", _signs("Ⅰ", 12))],
    "roman_bracket": [("（{}）", _signs("Ⅰ", 12))],
    "roman_lower": [("{}.", _signs("ⅰ", 12)), ("{})", _signs("ⅰ", 12))],
    "roman_lower_bracket": [("({})", _signs("ⅰ", 12))],
}

FORMS = [
    pytest.param(system, form, signs, id=f"{system.kind} {form.format(signs[0])}")
    for system in SYSTEMS
    for form, signs in WRITTEN[system.kind]
]


@pytest.mark.parametrize(("system", "form", "signs"), FORMS)
def test_every_number_of_a_system_is_read(system: Numbering, form: str, signs: list[str]) -> None:
    for number, sign in enumerate(signs, 1):
        marker = marker_of(form.format(sign))
        assert marker
        assert (marker.text, marker.system, marker.path[-1]) == (form.format(sign), system, number)


BETWEEN: list[model.Block] = [
    model.TableReference("table-1"),
    text("说明。"),
    model.EnclosureList(("附件：表",)),
]


@pytest.mark.parametrize(("form", "signs"), [pytest.param(*case.values[1:], id=case.id) for case in FORMS])
@settings(max_examples=5)
@given(st.data())
def test_a_gap_is_one_problem_that_names_the_marker_as_printed(
    form: str, signs: list[str], data: st.DataObject
) -> None:
    length = data.draw(st.integers(3, min(len(signs), 12)))
    markers = [form.format(sign) for sign in signs[:length]]
    body: list[model.Block] = [item(marker) for marker in markers]
    for block in data.draw(st.lists(st.sampled_from(BETWEEN), max_size=3)):
        body.insert(data.draw(st.integers(0, len(body))), block)
    assert faults(markers_run_on, body) == []

    missing = data.draw(st.integers(1, length - 2))
    spoilt = [
        block for block in body if not (isinstance(block, model.Item) and block.marker == markers[missing])
    ]
    (problem,) = found(markers_run_on, spoilt)
    assert problem.fault == f"序号“{markers[missing + 1]}”不接“{markers[missing - 1]}”"
    at = problem.remedy.rpartition("at: ")[2].rstrip("）")
    assert faults(markers_run_on, spoilt, notes=[at]) == []

    headless = [block for block in body if not (isinstance(block, model.Item) and block.marker == markers[0])]
    assert faults(markers_run_on, headless) == [f"序号从“{markers[1]}”起"]


@st.composite
def decimals(draw: st.DrawFn, above: tuple[int, ...] = (), depth: int = 3) -> list[tuple[int, ...]]:
    """The numbers of a plan in reading order: 1, 1.1, 1.2, 1.2.1, 2 …"""
    numbers: list[tuple[int, ...]] = []
    for number in range(1, draw(st.integers(1, 12 if not above else 3)) + 1):
        own = (*above, number)
        numbers.append(own)
        if depth > 1 and draw(st.booleans()):
            numbers += draw(decimals(own, depth - 1))
    return numbers


def _plan(numbers: Sequence[tuple[int, ...]]) -> list[model.Block]:
    return [item(".".join(map(str, number))) for number in numbers]


def _nested(numbers: Sequence[tuple[int, ...]], depth: int = 1) -> Iterator[model.Block]:
    """The same, each under that which it goes on from."""
    starts = [at for at, number in enumerate(numbers) if len(number) == depth]
    for start, end in pairwise([*starts, len(numbers)]):
        yield item(".".join(map(str, numbers[start])), *_nested(numbers[start + 1 : end], depth + 1))


@settings(max_examples=20)
@given(st.data())
def test_decimals_count_level_by_level_nested_or_flat(data: st.DataObject) -> None:
    numbers = data.draw(decimals())
    assert faults(markers_run_on, _plan(numbers)) == []
    assert faults(markers_run_on, list(_nested(numbers))) == []

    # Without a number that has none under it and one after it, the next is out of turn.
    leaves = [
        number
        for number in numbers
        if (*number, 1) not in numbers and (*number[:-1], number[-1] + 1) in numbers
    ]
    if leaves:
        missing = data.draw(st.sampled_from(leaves))
        following = ".".join(map(str, numbers[numbers.index(missing) + 1]))
        rest = [number for number in numbers if number != missing]
        for body in (_plan(rest), list(_nested(rest))):
            (fault,) = faults(markers_run_on, body)
            assert fault.startswith((f"序号“{following}”", f"序号从“{following}”"))


def heading(words: str, *under: model.Block) -> model.Heading:
    return model.Heading(words, under or (text(),))


@pytest.mark.parametrize(
    ("markers", "told"),
    [
        ("第一条 第二条 第三条 第三条之一 第三条之二 第四条", []),
        ("第一条 第二条 第三条 第三条之二 第四条", ["序号“第三条之二”不接“第三条”"]),
        ("第一条 第一条之一 第三条", ["序号“第三条”不接“第一条之一”"]),
        ("第一条 第一条之一 第一条之一 第二条", ["序号“第一条之一”不接“第一条之一”"]),
        ("第一条 第二条之一 第三条", ["序号“第二条之一”不接“第一条”"]),
        ("1 1.1 1.2 1.4 2", ["序号“1.4”不接“1.2”"]),
        ("1 1.1 3 3.1", ["序号“3”不接“1.1”"]),
        ("1 1.1 2.1", ["序号“2.1”不接“1.1”"]),
        ("1 1.1 1.1 1.2", ["序号“1.1”不接“1.1”"]),
        ("1 1.1 1.2.1", ["序号“1.2.1”不接“1.1”"]),
        ("1.1 1.2 2.1 4.1 4.2", []),
        ("1.1 1.2 2.2", ["序号“2.2”不接“1.2”"]),
        ("2.1 2.2 1.1", ["序号“1.1”不接“2.2”"]),
        ("1. 2. 2.1 2.2 3. 4. 4.1", []),
        ("1.9 1.10 1.11", ["序号从“1.9”起"]),
        ("㈠ （二） ㈢ （五）", ["序号“（五）”不接“㈢”"]),
        ("⑴ (2) （3）", []),
        ("一、 二、 一、", ["序号“一、”不接“二、”"]),
    ],
)
def test_rows_of_markers(markers: str, told: list[str]) -> None:
    assert faults(markers_run_on, [item(marker) for marker in markers.split()]) == told


@pytest.mark.parametrize(
    ("body", "told"),
    [
        ([heading("第一章 甲", heading("第一节 乙"), heading("第二节 丙")), heading("第二章 丁", heading("第一节 戊"))], []),
        ([heading("第一章 甲", heading("第一节 乙"), heading("第二节 丙")), heading("第二章 丁", heading("第三节 戊"))], []),
        ([heading("第一章 甲", heading("第一节 乙"), text(), heading("第一节 丙"))], ["序号“第一节”不接“第一节”"]),
        ([heading("第一章 甲", heading("第一节 乙"), heading("第三节 丙"))], ["序号“第三节”不接“第一节”"]),
        ([heading("第一编 甲", heading("第一章 乙")), heading("第二编 丙", heading("第一章 丁"))], []),
        ([heading("第一章 甲"), text(), heading("第一章 乙")], ["序号“第一章”不接“第一章”"]),
        ([heading("第一章 甲", item("第一条")), heading("第二章 乙", item("第一条"))], ["序号“第一条”不接“第一条”"]),
        ([heading("一、甲", item("1.")), heading("二、乙", item("1."), text(), item("1."))], []),
        ([heading("一、甲", item("1.")), heading("二、乙", item("2."), item("3."))], []),
        ([heading("1. 甲"), heading("2. 乙", item("2.1"), item("2.2")), heading("3. 丙", item("3.1"))], []),
        ([heading("一、甲", item("1.1"), item("1.2")), heading("二、乙", item("2.1"), item("2.3"))], ["序号“2.3”不接“2.1”"]),
        ([heading("30 天攻坚"), heading("2021 年工作"), heading("无序号")], []),
        ([heading("1　甲", item("（1）"), item("（2）")), heading("2　乙", item("（1）"))], []),
    ],
)  # fmt: skip
def test_where_numbers_begin_anew(body: list[model.Block], told: list[str]) -> None:
    assert faults(markers_run_on, body) == told


@pytest.mark.parametrize(
    ("block", "told"),
    [
        (item("甲"), ["不认识的序号“甲”"]),
        (item("一是"), ["不认识的序号“一是”"]),
        (item("第十十项"), ["不认识的序号“第十十项”"]),
        (model.Article("第条", (text(),)), ["不认识的序号“第条”"]),
        (item("（一）加强领导"), ["序号“（一）”之后还有文字“（一）加强领导”"]),
        (item("（一）、"), []),
        (item("1.2.1"), []),
        (model.Article("第三条之一", (text(),)), []),
        (heading("甲"), []),
        (heading("甲", item("乙")), ["不认识的序号“乙”"]),
    ],
)
def test_unknown_markers(block: model.Block, told: list[str]) -> None:
    assert faults(markers_are_known, [block]) == told


def _interview(*pairs: tuple[str, str]) -> list[model.Block]:
    return [heading(question, text(answer), text("一是甲；")) for question, answer in pairs]


@pytest.mark.parametrize(
    ("body", "told"),
    [
        (_interview(("问：为什么？", "答：甲。"), ("问：何时", "答：乙。")), []),
        (_interview(("问1：为什么？", "答1：甲。"), ("问题二:何时？", "答:乙。")), []),
        (_interview(("一、为什么？", "答：甲。"), ("二、问：何时", "答：乙。")), []),
        (_interview(("一、为什么？", "甲。"), ("问题三：人手不足", "整改情况：甲。")), []),
        (_interview(("问：为什么？", "甲。")), ["问句“问：为什么？”之下没有先排答复"]),
        ([heading("问：甲？", heading("问：乙？", text("答：丙。")))], ["问句“问：甲？”之下没有先排答复"]),
        ([heading("问：甲？", item("1."), text("答：乙。"))],
         ["问句“问：甲？”之下没有先排答复", "答复“答：乙。”不紧接在问句之下"]),
        ([model.Heading("问：甲？", ()), heading("问：乙？", text("答：丙。"))], []),
        ([text("问：甲？"), text("答：乙。")], ["答复“答：乙。”不紧接在问句之下"]),
        ([text("答：乙。")], ["答复“答：乙。”不紧接在问句之下"]),
        ([text("来信：甲？"), text("市民　乙"), text("答复：丙。")], []),
        ([heading("一、甲", text("答：乙。"))], ["答复“答：乙。”不紧接在问句之下"]),
        ([heading("问：甲？", text("答：乙。"), text("答：丙。"))], ["答复“答：丙。”不紧接在问句之下"]),
        ([text("答复如下："), text("答辩：甲。")], []),
    ],
)  # fmt: skip
def test_questions_and_answers(body: list[model.Block], told: list[str]) -> None:
    assert faults(questions_are_answered, body) == told


def test_an_answer_that_print_has_elsewhere_is_accepted_for_its_note() -> None:
    assert faults(questions_are_answered, [text("答：乙。")], notes=["p1"]) == []


@pytest.mark.parametrize(
    ("captions", "expected"),
    [
        (("图1　甲", "图2　乙", "表1　丙", "图3　丁", "表2　戊"), []),
        (("图1　甲", "表1　丙", "图3　丁"), ["图号“图3　丁”不接“图1　甲”"]),
        (("图1　甲", "图2　乙", "图1　丙"), []),
    ],
)
def test_figures_and_tables_that_are_pictures_count_apart(
    captions: tuple[str, ...], expected: list[str]
) -> None:
    body: list[model.Block] = [model.Pictures((model.Picture(caption=caption),)) for caption in captions]
    assert faults(figures_run_on, body) == expected
