"""What an issue prints of itself: its label with the year; 刊末, what stands behind the last document, accounted for in its place
and shown on its page."""

from __future__ import annotations

import pytest
from invented_issue import front, gazette, issue, notice

from gazette import model
from gazette.fidelity import account
from gazette.formats.works import book
from gazette.pages.imprint import imprint_parts
from gazette.site import Site
from gazette.text import Texts

FRONT = front(("name", "青原省人民政府公报"), ("heading", "赠阅范围"), ("distribution", "省直各单位"))
BACK = front(
    ("imprint", ("编辑：", "青原省人民政府公报室")), ("line", "2022年第8期"), ("imprint", "定价：5.00元")
)
LINES = (
    "青原省人民政府公报",
    "赠阅范围",
    "省直各单位",
    "关于占位的通知",
    "略。",
    "编辑：青原省人民政府公报室",
    "2022年第8期",
    "定价：5.00元",
)


def _issue(lines: tuple[str, ...] = LINES) -> model.Issue:
    folder = notice("doc", "关于占位的通知", "略。")
    return issue("\n".join(lines), [folder], front=FRONT, back=BACK, order=("doc",))


def test_it_is_accounted_for_behind_the_documents() -> None:
    assert list(account(_issue())) == []


@pytest.mark.parametrize(
    "lines", [LINES[:-1], (*LINES[:-1], "定价：6.00元"), (*LINES[:3], *LINES[5:], *LINES[3:5])]
)
def test_it_is_as_received_and_in_its_place(lines: tuple[str, ...]) -> None:
    assert list(account(_issue(lines)))


def test_the_page_of_the_issue_shows_it_apart_from_the_front_matter() -> None:
    told = [
        (part.heading, [(one.label, one.values) for group in part.groups for one in group.imprints],
         [line for group in part.groups for line in (*group.lines, *group.names)])
        for part in imprint_parts(_issue())
    ]  # fmt: skip
    assert told == [
        ("赠阅范围", [], ["省直各单位"]),
        ("刊末", [("编辑：", ("青原省人民政府公报室",)), ("定价：", ("5.00元",))], ["2022年第8期"]),
    ]


def test_a_book_of_the_issue_has_it() -> None:
    site = Site(gazette(_issue()))
    bound = book(site, site.archive.gazette.issues[0], Texts(site))
    assert bound.imprint == (
        "赠阅范围",
        "省直各单位",
        "编辑：青原省人民政府公报室",
        "2022年第8期",
        "定价：5.00元",
    )


@pytest.mark.parametrize(
    ("printed", "label"),
    [
        ("第3期", "2022 年第3期"),
        ("2022年第3期", "2022年第3期"),
        ("二〇二二年第三期", "二〇二二年第三期"),
        ("２０２２·３", "２０２２·３"),
        ("第2022期", "2022 年第2022期"),
        ("", "2022 年第 8 期"),
    ],
)
def test_an_issue_is_called_with_its_year(printed: str, label: str) -> None:
    lines = front(("label", printed)) if printed else ()
    assert issue("", [], "2022-08", front=lines).label == label
