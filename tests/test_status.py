"""What is told at a glance: what a document's gazette has seen happen to it, from both ends, and the days of its life."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from case_gazette import write_case
from fabricated_gazette import with_text

from gazette import model as m
from gazette.checks import check
from gazette.pages.actions import actions
from gazette.pages.status import moments, seen
from gazette.site import Site
from gazette.store import load


@pytest.fixture(scope="module")
def cleared(tmp_path_factory: pytest.TempPathFactory) -> Site:
    """Case 19: one decision that ends, ends and prolongs, and a regulation of five years."""
    root = tmp_path_factory.mktemp("cleared")
    write_case("19-repeal-and-effect", root)
    return Site(load(root)[0])


SEEN = {
    "岚州市骡马市场规定": "已被|岚府发〔2022〕52号|废止（2022-12-05） !",
    "岚州市井盖编号办法": "已被|岚府发〔2022〕52号|宣布失效（2022-12-05） !",
    "岚州市冬储菜供应办法": "有效期已由|岚府发〔2022〕52号|延长至 2025-12-31",
    "岚府发〔2012〕77号": "已被|岚府发〔2022〕53号|废止，自 2023-02-01 起 !",
}


@pytest.mark.parametrize("named", SEEN)
def test_an_instrument_tells_who_ended_it_and_when(cleared: Site, named: str) -> None:
    (instrument,) = (one for one in cleared.instruments if named in (one.title, one.number))
    (told,) = seen(cleared, instrument.slug, "instruments/x.html")
    assert f"{told.before}|{told.name}|{told.after}{' !' if told.over else ''}" == SEEN[named]
    assert named in told.evidence.replace("《", "").replace("》", "")
    assert told.href.startswith("../documents/lan")


def test_a_document_has_its_days_in_order_and_what_is_inferred_says_so(cleared: Site) -> None:
    decision, regulation = cleared.archive.notices.values()
    told = [(str(one.day), one.words, bool(one.inferred)) for one in moments(cleared, decision, decision.url)]
    assert told == [("2022-12-05", "成文", False), ("2022-12-05", "自公布之日起施行", True)]
    told = [
        (str(one.day), one.words, bool(one.inferred)) for one in moments(cleared, regulation, regulation.url)
    ]
    assert told == [
        ("2022-12-09", "成文", False),
        ("2023-02-01", "施行", False),
        ("2028-01-31", "有效期5年届满", True),
    ]
    assert seen(cleared, decision.id, decision.url) == []


def test_a_later_document_is_seen_on_the_page_of_the_earlier(tmp_path: Path) -> None:
    """Two documents of ours, the second of which repeals the first: told on the first."""
    write_case("19-repeal-and-effect", tmp_path)
    for folder in (tmp_path / "data/2022/12").iterdir():
        for file in folder.glob("notice.yml") if folder.is_dir() else ():
            file.write_text(
                file.read_text("utf-8").replace("岚府发〔2012〕77号", "岚府发〔2022〕52号"), "utf-8"
            )
    site = Site(load(tmp_path)[0])
    decision, regulation = site.archive.notices.values()
    (told,) = seen(site, decision.id, decision.url)
    assert f"{told.before}{told.name}{told.after}" == "已被岚府发〔2022〕53号废止，自 2023-02-01 起"
    assert told.href.startswith(f"{regulation.url.rpartition('/')[2]}#")
    assert (moment := moments(site, decision, decision.url)[-1]).words == "被岚府发〔2022〕53号废止"
    assert str(moment.day) == "2023-02-01"


def published_at(address: str | None) -> Site:
    gazette = with_text("略。")
    return Site(replace(gazette, publication=replace(gazette.publication, address=address)))


def test_what_is_shared_has_an_address_only_where_others_can_open_it() -> None:
    site = published_at(None)
    document = site.archive.documents[0]
    shared = actions(site, document).shared
    assert (shared.address, shared.code) == (None, None)
    site = published_at("https://www.example.gov.cn/gongbao/")
    shared = actions(site, site.archive.documents[0]).shared
    assert shared.address == f"https://www.example.gov.cn/gongbao/{document.url}"
    assert shared.code is not None
    assert shared.code.startswith("<svg")
    assert "<text" not in shared.code


@pytest.mark.parametrize(
    ("address", "good"),
    [
        ("https://www.example.gov.cn/gongbao/", True),
        ("http://10.0.0.5:8080/", True),
        ("https://www.example.gov.cn/gongbao", False),
        ("www.example.gov.cn/", False),
        ("https://www.example.gov.cn/a b/", False),
        ('https://www.example.gov.cn/"><script>/', False),
        ("javascript:alert(1)/", False),
        (f"https://www.example.gov.cn/{'a' * 200}/", False),
    ],
)
def test_a_public_address_can_be_followed(address: str, good: bool) -> None:
    problems = [str(one) for one in check(published_at(address).archive.gazette) if "公开网址" in str(one)]
    assert (problems == []) is good


@pytest.mark.parametrize(
    ("order", "regulation", "told"),
    [
        # an order and what it promulgates say one day: once, where it is said first
        (
            "现予公布，自2024年7月1日起施行。",
            "本办法自2024年7月1日起施行。",
            ["2024-07-01 施行 #p1"],
        ),
        (
            "现予公布，自公布之日起施行。",
            "本办法自公布之日起施行。",
            ["2024-05-12 自公布之日起施行 #p1"],
        ),
        (
            "现予公布，自2024年7月1日起施行。",
            "本办法自2024年8月1日起施行。",
            ["2024-07-01 施行 #p1", "2024-08-01 施行 #enclosure-1-p1"],
        ),
        # an article of it is another matter
        (
            "现予公布，自2024年7月1日起施行。",
            "本办法第九条自2024年7月1日起施行。",
            ["2024-07-01 施行 #p1", "2024-07-01 第九条施行 #enclosure-1-p1"],
        ),
    ],
)
def test_from_when_is_told_once(order: str, regulation: str, told: list[str]) -> None:
    gazette = with_text(order)
    (issue,) = gazette.issues
    enclosed = m.Enclosure(title="占位办法", body=(m.Paragraph(regulation),))
    folder = replace(issue.folders[0], notice=replace(issue.folders[0].notice, enclosures=(enclosed,)))
    site = Site(replace(gazette, issues=(replace(issue, folders=(folder, *issue.folders[1:])),)))
    notice = site.archive.documents[0]
    found = (one for one in moments(site, notice, notice.url) if "施行" in one.words)
    assert [f"{one.day} {one.words} {one.href}" for one in found] == told


@pytest.mark.parametrize(
    ("title", "told"),
    [
        ("某市人民政府关于印发《占位办法（试行）》的通知", ["试行，没有写明期限"]),
        ("某市占位办法(暂行)", ["试行，没有写明期限"]),
        ("某市人民政府关于印发《占位办法》的通知", []),
        ("某市人民政府关于停止执行《占位办法（试行）》的通知", []),
        ("某市人民政府关于修改《占位办法（试行）》的决定", []),
    ],
)
def test_what_is_on_trial_says_so(title: str, told: list[str]) -> None:
    gazette = with_text("略。")
    (issue,) = gazette.issues
    folder = replace(issue.folders[0], notice=replace(issue.folders[0].notice, title=title, enclosures=()))
    site = Site(replace(gazette, issues=(replace(issue, folders=(folder,)),)))
    notice = site.archive.documents[0]
    assert [one.words for one in moments(site, notice, notice.url) if one.day is None] == told
