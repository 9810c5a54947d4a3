"""Drawn tables in a text: rows, cells of several lines, merged cells, headers of two levels, pages within."""

from __future__ import annotations

import pytest

from gazette.intake.readers.text import TEXT

TABLES = {
    "plain": (
        """┌──┬────┐
│序号│票价│
├──┼────┤
│1   │二元│
│    │五角│
└──┴────┘""",
        [["序号", "票价"], ["1", "二元五角"]],
    ),
    "a header of two levels": (
        """┌───┬──────────┬──────────┬─────┐
│桥名　│上游断面　　　　　　│下游断面　　　　　　│备注　　　│
│　　　├─────┬────┼─────┬────┤　　　　　│
│　　　│宽度　　　│水深　　│宽度　　　│水深　　│　　　　　│
├───┼─────┼────┼─────┼────┼─────┤
│甲桥　│12　　　│3　　　│13　　　│4　　　│无　　　　│
└───┴─────┴────┴─────┴────┴─────┘""",
        [
            ["桥名", "上游断面", "<", "下游断面", "<", "备注"],
            ["^", "宽度", "水深", "宽度", "水深", "^"],
            ["甲桥", "12", "3", "13", "4", "无"],
        ],
    ),
    "merged cells": (
        """┌──┬───┬───┐
│序号│所在　│桥名　│
├──┼───┼───┤
│1　│石坞县│回龙桥│
├──┤　　　├───┤
│2　│　　　│送客桥│
├──┴───┴───┤
│合计二座　　　　　　│
└──────────┘""",
        [["序号", "所在", "桥名"], ["1", "石坞县", "回龙桥"], ["2", "^", "送客桥"], ["合计二座", "<", "<"]],
    ),
}


def cells(text: str) -> list[list[str]]:
    return [
        ["^" if cell.merged else "<" if cell.joined else "".join(cell.paragraphs) for cell in line.cells]
        for line in TEXT.read(text.encode()).lines
        if line.cells is not None
    ]


@pytest.mark.parametrize("name", TABLES)
def test_a_table(name: str) -> None:
    text, rows = TABLES[name]
    assert cells(text) == rows


def test_a_page_is_turned_within() -> None:
    text, rows = TABLES["merged cells"]
    cut = text.replace("├──┤　　　├───┤", "├──┤　　　├───┤\n第 17 页\n某市人民政府公报")
    assert cells(cut) == rows
    assert [line.text for line in TEXT.read(cut.encode()).lines] == [
        "序号\t所在\t桥名",
        "1\t石坞县\t回龙桥",
        "第 17 页",
        "某市人民政府公报",
        "2\t\t送客桥",
        "合计二座\t\t",
    ]


@pytest.mark.parametrize("text", ["│甲│乙│", "────────", "┌──┐", "第一行\n┌┐\n第二行"])
def test_what_is_no_table_stays_as_it_is(text: str) -> None:
    assert [line.text for line in TEXT.read(text.encode()).lines] == text.split("\n")
