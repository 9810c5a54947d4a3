"""An address once published leads somewhere for ever: whatever is cited, printed or registered later."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

import pytest
from fabricated_gazette import gazette, with_text
from hypothesis import example, given
from hypothesis import strategies as st
from markup_binding import bind

from gazette import model as m
from gazette.archive import Archive
from gazette.build import markdown_of
from gazette.checks.names import former_addresses_lead_on
from gazette.pages import pages
from gazette.site import Site
from gazette.slugs import apart, title_slug

JIA = "《甲意见》（省发〔2019〕7号）"


def site(*issues: Sequence[str], instruments: tuple[m.Instrument, ...] = ()) -> Site:
    """An invented gazette of issues with these paragraphs."""
    made = []
    for month, paragraphs in enumerate(issues, 1):
        (issue,) = with_text(*paragraphs).issues
        folder = issue.folders[0]
        notice = replace(
            folder.notice,
            numbers=(f"某府发〔2024〕{month}号",),
            registration=None,
            formerly=(),
            enclosures=folder.notice.enclosures[:1],
        )
        if month > 1:
            notice = replace(notice, title=f"第{month}期通知", enclosures=(), notes=(), corrections=())
        (section,) = issue.contents
        entry = replace(section.entries[0], folder="moufu")
        held = replace(folder, name="moufu", notice=notice, interpretation=None, tables=())
        made.append(
            replace(
                issue, id=f"2024-{month:02}", folders=(held,), contents=(replace(section, entries=(entry,)),)
            )
        )
    return Site(replace(gazette(), issues=tuple(made), instruments=instruments))


def led_on(whole: Site) -> dict[str, list[str]]:
    """By earlier address where it leads."""
    found = {moved.address: [target.url for target in moved.to] for moved in whole.moved}
    assert len(found) == len(whole.moved)
    return found


def instrument(slug: str) -> str:
    return f"instruments/{slug}.html"


@pytest.mark.parametrize(
    ("issues", "registered", "expected"),
    [
        ([["《甲意见》"]], (), {}),
        # its number is known now
        ([["《甲意见》"], [JIA]], (), {title_slug("甲意见"): [instrument("shengfa-2019-7")]}),
        # two have that title
        (
            [["《甲意见》"], [JIA, "《甲意见》（省发〔2020〕8号）"]], (),
            {title_slug("甲意见"): [instrument("shengfa-2019-7"), instrument("shengfa-2020-8")]},
        ),
        # another sounds like it
        (
            [["省发〔2019〕7号"], ["升法〔2019〕7号"]], (),
            {"shengfa-2019-7": [instrument(apart("shengfa-2019-7", f"{name}〔2019〕7号")) for name in ("省发", "升法")]},
        ),
        # editors have made two one, at an address of their own or at that of the first
        (
            [["《甲法》和《乙法》"]], (m.Instrument("jia", "甲法", aliases=("乙法",)),),
            {title_slug("甲法"): [instrument("jia")], title_slug("乙法"): [instrument("jia")]},
        ),
        (
            [["《甲法》和《乙法》"]], (m.Instrument(title="甲法", aliases=("乙法",)),),
            {title_slug("乙法"): [instrument(title_slug("甲法"))]},
        ),
        # it has been printed here since; what is printed in the same issue was never elsewhere
        ([["某府发〔2024〕2号", "某府发〔2024〕1号"], ["略。"]], (), {"moufufa-2024-2": ["documents/moufu-2024-2.html"]}),
        ([["《第2期通知》"], ["略。"]], (), {title_slug("第2期通知"): ["documents/moufu-2024-2.html"]}),
    ],
)  # fmt: skip
def test_what_leads_on(
    issues: list[list[str]], registered: tuple[m.Instrument, ...], expected: dict[str, list[str]]
) -> None:
    assert led_on(site(*issues, instruments=registered)) == {
        instrument(slug): urls for slug, urls in expected.items()
    }


TITLES = st.text("甲乙法通表 —（）", min_size=1, max_size=4)
NUMBERS = st.builds(
    "{}发〔{}〕{}号".format, st.sampled_from("省升部"), st.integers(2019, 2020), st.integers(1, 3)
)
OURS = st.builds("某府发〔2024〕{}号".format, st.integers(1, 3))
CITED = st.one_of(
    NUMBERS, OURS, st.builds("《{}》".format, TITLES), st.builds("《{}》（{}）".format, TITLES, NUMBERS)
)
REGISTERED = st.one_of(
    st.builds(lambda one, other: m.Instrument(title=one, aliases=(other,)), TITLES, TITLES),
    st.builds(lambda number, title: m.Instrument("lao-wangzhi", title, number), NUMBERS, TITLES),
)


@pytest.mark.slow
@given(
    st.lists(st.lists(CITED, max_size=4), min_size=2, max_size=3),
    st.lists(REGISTERED, max_size=1).map(tuple),
)
@example([[], ["省发〔2019〕1号", "《甲》（升发〔2019〕1号）"]], (m.Instrument(title="甲", aliases=("乙",)),))
def test_what_was_published_stays_or_leads_on(
    issues: list[list[str]], registered: tuple[m.Instrument, ...]
) -> None:
    """Issue by issue, and then with what editors register: no page of an instrument is lost, and all lead to pages."""
    published: set[str] = set()
    for whole in [
        *(site(*issues[:count]) for count in range(1, len(issues) + 1)),
        site(*issues, instruments=registered),
    ]:
        here = {instrument(one.slug) for one in whole.instruments}
        led = led_on(whole)
        assert not here & led.keys()
        published |= here
        assert published <= here | led.keys()
        ours = {document.url for document in whole.archive.documents}
        for urls in led.values():
            assert urls
            assert {url.partition("#")[0] for url in urls} <= here | ours


def formerly(*former: m.Former) -> Site:
    """The invented gazette, its regulation with these earlier addresses."""
    base = gazette()
    (issue,) = base.issues
    folder, *others = issue.folders
    notice = replace(folder.notice, formerly=former)
    folders = (replace(folder, notice=notice), *others)
    return Site(replace(base, issues=(replace(issue, folders=folders),)))


OWN = "documents/moufu-2024-3"


@pytest.mark.parametrize(
    ("former", "expected"),
    [
        (
            m.Former("moufu-2024-30"),
            {
                "documents/moufu-2024-30.html": [f"{OWN}.html"],
                "documents/moufu-2024-30/interpretation.html": [f"{OWN}/interpretation.html"],
                "documents/moufu-2024-30/table-1.html": [f"{OWN}/table-1.html"],
                "documents/moufu-2024-30/table-2.html": [f"{OWN}/table-2.html"],
                "documents/moufu-2024-30/table-3.html": [f"{OWN}/table-3.html"],
            },
        ),
        (
            m.Former("jiuban-1999-1", "enclosure-1"),
            {"documents/jiuban-1999-1.html": [f"{OWN}.html#enclosure-1"]},
        ),
        (m.Former("#section-9", "article-2"), {}),
    ],
)
def test_a_document_keeps_its_earlier_addresses(former: m.Former, expected: dict[str, list[str]]) -> None:
    assert led_on(formerly(former)) == expected


def test_a_moved_page_says_where_it_went() -> None:
    whole = site(["《甲意见》"], [JIA])
    (page,) = (page for kind, page in pages(whole) if kind.name == "moved")
    written = markdown_of(page)
    assert "# 《甲意见》\n\n这一页已移到：  \n[《甲意见》（省发〔2019〕7号）](shengfa-2019-7.md)\n" in written
    assert page.frame.canonical == instrument("shengfa-2019-7")
    bind(page.text, written.split("---\n", 2)[2])


def test_one_of_two_is_not_chosen() -> None:
    whole = site(["省发〔2019〕7号和升法〔2019〕7号"])
    (page,) = (page for kind, page in pages(whole) if kind.name == "moved")
    assert page.frame.canonical is None
    assert "可能是以下各页中的一页" in markdown_of(page)


def test_moved_pages_are_neither_searched_nor_listed() -> None:
    whole = site(["《甲意见》"], [JIA])
    kinds = {kind.name: kind for kind, _ in pages(whole)}
    assert not kinds["moved"].searched
    for kind, page in pages(whole):
        if kind.name != "moved":
            assert title_slug("甲意见") not in str(page.view) + markdown_of(page), kind.name


def test_a_renamed_anchor_stands_before_what_it_was() -> None:
    whole = formerly(m.Former("#section-9", "article-2"), m.Former("#p-9", "article-2"))
    (page,) = (page for _, page in pages(whole) if page.address == f"{OWN}.html")
    html = bind(page.text, markdown_of(page).split("---\n", 2)[2])
    before, found, after = html.partition('<span id="section-9"></span><span id="p-9"></span>')
    assert found
    assert before.rstrip().endswith('<div class="provision" id="article-2">')
    assert after.lstrip().startswith('<p class="article">')
    assert 'id="article-1"' in before


@pytest.mark.parametrize(
    ("former", "told"),
    [
        ((m.Former("moufu-2024-30"), m.Former("#section-9", "article-2")), []),
        ((m.Former("documents/moufu.html"),), ["“documents/moufu.html”不是网址"]),
        ((m.Former("#Section 3", "article-2"),), ["“#Section 3”不是网址"]),
        ((m.Former("mouren-2024-7"),), ["曾用网址“mouren-2024-7”正在使用"]),
        ((m.Former("#article-1", "article-2"),), ["曾用网址“#article-1”正在使用"]),
        ((m.Former("jiu-1"), m.Former("jiu-1")), ["曾用网址“jiu-1”已写在 :0"]),
        ((m.Former("#section-9"),), ["没有写“#section-9”现在的位置"]),
        ((m.Former("jiu-1", "article-99"),), ["文中没有“article-99”这个位置"]),
        ((m.Former("#section-9", "title"),), ["文中没有“title”这个位置"]),
    ],
)
def test_earlier_addresses_that_cannot_be(former: tuple[m.Former, ...], told: list[str]) -> None:
    found: list[Any] = list(former_addresses_lead_on(Archive(formerly(*former).archive.gazette)))
    assert [problem.fault for problem in found] == told
    assert not any(problem.hint for problem in found)
