"""通告第3号: a number that does not say its year may come again in another; both have it, and addresses of their own."""

from __future__ import annotations

import datetime
import re

from invented_issue import gazette, issue, notice

from gazette import model
from gazette.archive import Archive
from gazette.checks import check_archive
from gazette.site import Site


def _issue(month: str, day: datetime.date, text: str = "略。") -> model.Issue:
    held = notice("tonggao", "青原市公安局通告", text, number="第3号", issuer="青原市公安局", signed=day)
    return issue("", [held], month, order=("tonggao",))


def _twice(*issues: model.Issue) -> list[str]:
    told = (problem.fault for problem in check_archive(Archive(gazette(*issues)), []))
    return [fault for fault in told if re.search("重复", fault)]


OF_2021, OF_2022 = _issue("2021-02", datetime.date(2021, 1, 5)), _issue("2022-02", datetime.date(2022, 1, 6))


def test_it_may_come_again_in_another_year_alone() -> None:
    assert _twice(OF_2021, OF_2022) == []
    again = _issue("2022-03", datetime.date(2022, 2, 7))
    assert [fault.partition("与")[0] for fault in _twice(OF_2021, OF_2022, again)] == [
        "发文字号“青原市公安局通告第3号”"
    ]


def test_both_have_addresses_and_who_cites_it_is_led_to_neither() -> None:
    citing = notice("doc", "关于占位的通知", "根据青原市公安局通告第3号，做好占位。")
    site = Site(gazette(OF_2021, OF_2022, issue("", [citing], "2022-04", order=("doc",))))
    assert [known.url for known in site.numbers() if known.issued_by] == [
        "documents/2021-02-tonggao.html",
        "documents/2022-02-tonggao.html",
    ]
    (document,) = (one for one in site.archive.documents if one.title == "关于占位的通知")
    assert [link.target for link in site.links.of(document)] == [None]
