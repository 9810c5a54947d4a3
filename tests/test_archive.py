"""What stands beside what in the archive: in the issue, and in a series of numbers."""

from __future__ import annotations

import pytest
from invented_issue import bound, gazette, notice

from gazette import model
from gazette.archive import Archive
from gazette.pages.facts import facts
from gazette.site import Site

Row = tuple[str, str | None, str | None]


def printed(*issues: tuple[str, ...]) -> model.Gazette:
    """Issues with a notice for each of these numbers; of two numbers of one notice, 甲和乙, each is its own."""
    held = []
    for month, numbers in enumerate(issues, 1):
        folders = [
            notice(
                f"notice-{month}-{place}", f"关于占位{place}的通知", "略。", numbers=tuple(number.split("和"))
            )
            for place, number in enumerate(numbers, 1)
        ]
        held.append(bound(month, *folders))
    return gazette(*held)


def beside(held: model.Gazette) -> list[Row]:
    """Each number between the previous and the next of its series."""
    archive = Archive(held)
    rows = []
    for document in archive.notices.values():
        around = archive.neighbours(document)
        before, after = around["previous_in_series"], around["next_in_series"]
        rows.append((document.number or "", before and before.number, after and after.number))
    return rows


A, B, C, D, E = (f"青政发〔2022〕{serial}号" for serial in (3, 4, 7, 97, 240))
LAST, FIRST = "青政发〔2021〕41号", "青政发〔2022〕1号"
ORDERS = ("青原省人民政府令第12号", "青原省人民政府令第13号", "青原省人民政府令第17号")
BY_YEAR = ("青原省交通厅公告2021年第5号", "青原省交通厅公告2022年第4号", "青原省交通厅公告2022年第6号")


@pytest.mark.parametrize(
    ("issues", "expected"),
    [
        ([(A, B)], [(A, None, B), (B, A, None)]),
        ([(B, A)], [(B, A, None), (A, None, B)]),
        ([(A,), (B,)], [(A, None, B), (B, A, None)]),
        ([(B, C)], [(B, None, C), (C, B, None)]),
        ([(A, C)], [(A, None, None), (C, None, None)]),
        ([(A, D, E)], [(A, None, None), (D, None, None), (E, None, None)]),
        ([(LAST, FIRST)], [(LAST, None, None), (FIRST, None, None)]),
        ([(A, "青政办发〔2022〕4号")], [(A, None, None), ("青政办发〔2022〕4号", None, None)]),
        ([ORDERS], [(ORDERS[0], None, ORDERS[1]), (ORDERS[1], ORDERS[0], None), (ORDERS[2], None, None)]),
        (
            [BY_YEAR],
            [(BY_YEAR[0], None, None), (BY_YEAR[1], None, BY_YEAR[2]), (BY_YEAR[2], BY_YEAR[1], None)],
        ),
        ([(f"{A}和青人发〔2022〕9号", B)], [(A, None, B), (B, A, None)]),
    ],
)
def test_the_next_of_a_series_is_near(issues: list[tuple[str, ...]], expected: list[Row]) -> None:
    assert beside(printed(*issues)) == expected


def test_without_a_number_nothing_is_next() -> None:
    held = gazette(bound(1, notice("gonggao", "公告", "略。"), notice("tonggao", "通告", "略。")))
    archive = Archive(held)
    assert [archive.neighbours(each)["next_in_series"] for each in archive.notices.values()] == [None, None]


def test_a_reprint_is_not_its_own_next() -> None:
    again = notice("again", "关于占位的通知", "略。", number=B, reprint_of=B)
    held = gazette(bound(1, notice("a", "甲", number=A), notice("b", "乙", number=B), again))
    assert beside(held) == [(A, None, B), (B, A, None), (B, A, None)]


@pytest.mark.parametrize(("serials", "label"), [((3, 4), "下一号"), ((3, 5), "本刊下一号"), ((3, 9), "")])
def test_a_reader_is_told_whether_a_serial_lies_between(serials: tuple[int, int], label: str) -> None:
    own, other = (f"青政发〔2022〕{serial}号" for serial in serials)
    site = Site(printed((own, other)))
    first = next(iter(site.archive.notices.values()))
    told = {
        fact.label: fact.values[0].text for fact in facts(site, first, 0) if fact.label.endswith("下一号")
    }
    assert told == ({label: other} if label else {})
