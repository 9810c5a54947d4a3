"""No page of a list is over 200 KB, whatever stands in it; nothing of a list is lost, and nothing moves without need."""

from __future__ import annotations

import re
from dataclasses import replace
from posixpath import dirname, join, normpath
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from invented_issue import gazette, issue, notice
from list_pages import ROOT, Drawing, list_pages
from mkdocs.config import load_config

from gazette import addresses, model
from gazette.build import load_site
from gazette.pages import KINDS, Page, documents
from gazette.pages.paging import leaves
from gazette.pages.weights import Weight
from gazette.plugin.plugin import GazettePlugin
from gazette.site import Site

pytestmark = pytest.mark.slow

LIMIT = 200_000
LISTS = [kind for kind in KINDS if kind.navigation]
ISSUER = "青原省人民政府"
MANY = 320
LONG = "某地&<某某>“占位”工作" * 20
CITED = "青政发〔2019〕1号"


def _table(number: int, tasks: int) -> model.Table:
    kinds = model.ColumnType
    columns = (
        model.Column("事项", kinds.TEXT, "事项"),
        model.Column("时限", kinds.TEXT, "完成时限"),
        model.Column("单位", kinds.BODIES, "责任单位"),
    )
    rows = (
        (f"占位事项{task}", f"{2020 + task % 80}年{task % 12 + 1}月", f"省占位{task}局、省{LONG[:40]}局")
        for task in range(tasks)
    )
    cells = (model.Row(tuple(model.Cell((text,)) for text in row)) for row in rows)
    return model.Table(f"table-{number}", f"占位表&{number}", columns=columns, rows=tuple(cells))


def _extreme() -> model.Gazette:
    """One body that issues all, one document and one law that all cite, one person of every act, one huge issue."""

    def citing(number: int, title: str) -> model.Folder:
        text = f"根据{CITED}和国发〔2020〕1号、国发〔2018〕{number + 1}号，做好第{number}项工作。"
        long = LONG if number % 7 == 0 else ""
        return notice(
            f"doc-{number}",
            f"关于{title}{number}{long}的通知",
            text,
            number=f"青政发〔2021〕{number + 1}号",
            issuer=ISSUER,
            corrections=(model.Correction("p1", text + text, "重复。"),),
        )

    acts = tuple(
        model.Appointment("张三", model.Action.APPOINT, f"处长{number}", f"省占位{number}局")
        for number in range(1_000)
    )
    clause = model.AppointmentClause("任张三。", acts)
    head = notice("first", "关于占位的通知", "略。", number=CITED, issuer=ISSUER)
    appointed = replace(
        head.notice, title="关于张三任职的通知", numbers=("青政人〔2021〕1号",), body=(clause,)
    )
    tables = tuple(_table(number, 900 if number == 1 else 1) for number in range(1, 41))
    charged = notice(
        "tasks", "关于分工的通知", "略。", number="青政发〔2020〕9号", issuer=ISSUER, tables=tables
    )
    alone = [
        issue(
            "",
            [citing(number, "小期")],
            f"{1990 + number % 32}-{number // 32 + 1:02}",
            order=(f"doc-{number}",),
        )
        for number in range(MANY)
    ]
    together = [citing(number, "大期") for number in range(MANY, 2 * MANY)]
    huge = issue("", together, "2022-01", order=tuple(folder.name for folder in together))
    first = issue(
        "",
        [head, replace(head, name="acts", notice=appointed), charged],
        "1989-01",
        order=("first", "acts", "tasks"),
    )
    bodies = tuple(
        model.Organization(f"省占位{number}局", aliases=(f"{number}局",)) for number in range(1_200)
    )
    whole = gazette(first, *alone, huge)
    return replace(whole, organizations=(model.Organization(ISSUER), *bodies))


@pytest.fixture(scope="module")
def site() -> Site:
    return Site(_extreme())


@pytest.fixture(scope="module")
def drawn(site: Site) -> dict[str, tuple[str, Page, str]]:
    """By address the kind, the page and its HTML."""
    drawing = Drawing(site)
    return {page.address: (kind.name, page, drawing.draw(kind, page)) for kind, page in list_pages(site)}


def test_no_page_of_a_list_is_over_the_limit(drawn: dict[str, tuple[str, Page, str]]) -> None:
    sizes = {address: len(html.encode()) for address, (_, _, html) in drawn.items()}
    assert {address: size for address, size in sizes.items() if size > LIMIT} == {}
    full = max(size for address, size in sizes.items() if address.startswith("people"))
    assert full > LIMIT // 3  # leaves are not small either


def test_every_entry_stands_on_one_leaf(site: Site, drawn: dict[str, tuple[str, Page, str]]) -> None:
    listed: dict[str, list[Any]] = {}
    for kind, page, _ in drawn.values():
        if hasattr(page.view, "leaf"):
            name = page.address.partition("/")[0].removesuffix(".html")
            if kind in ("organization", "instrument", "issue", "topic", "cited-by"):
                continue
            listed.setdefault(name, []).extend(page.view.leaf.entries)
            assert page.view.leaf.total >= len(page.view.leaf.entries)
    for name, entries in listed.items():
        assert len(entries) == len({id(entry) for entry in entries}), name
    assert len(listed["tasks"]) == len(site.tasks) > 900
    assert len(listed["people"]) == len([*site.acts, *site.mentions]) >= 1_000
    assert len(listed["issues"]) == MANY + 2
    assert len(listed["organizations"]) == len(site.told_of_bodies)
    assert len(listed["instruments"]) == len(site.instruments)
    assert len(listed["tables"]) == 40


@pytest.mark.parametrize(
    ("start", "found", "expected"),
    [
        ("tasks", "data-keys=", 939),
        ("people", "data-keys=", 1_000),
        ("instruments/guofa-2020-1", 'class="title"', 2 * MANY),
        ("issues/2022-01", 'class="title"', MANY),
        ("documents/qingzhengfa-2019-1/cited-by", 'class="phrases"', 2 * MANY),
        ("organizations/qing-yuan-sheng-ren-min-zheng-fu", 'class="title"', 2 * MANY + 3),
    ],
)
def test_the_leaves_show_all(
    drawn: dict[str, tuple[str, Page, str]], start: str, found: str, expected: int
) -> None:
    pages = [html for address, (_, _, html) in drawn.items() if address.startswith(start)]
    assert len(pages) > 1
    assert sum(html.count(found) for html in pages) == expected


def test_the_most_cited_of_all_years_stand_first(drawn: dict[str, tuple[str, Page, str]]) -> None:
    told = {address: page.view.most for address, (kind, page, _) in drawn.items() if kind == "instruments"}
    first = told.pop("instruments.html")
    assert (first[0].instrument.number, first[0].count) == ("国发〔2020〕1号", 2 * MANY)
    assert drawn["instruments.html"][2].index(first[0].href) < drawn["instruments.html"][2].index("data-keys")
    assert set(map(len, told.values())) == {0}


def test_leaves_lead_to_each_other(drawn: dict[str, tuple[str, Page, str]]) -> None:
    for address, (_, _, html) in drawn.items():
        for nav in re.findall(r'<nav class="years".*?</nav>', html, re.DOTALL):
            for href in re.findall(r'href="([^"]+)"', nav):
                assert normpath(join(dirname(address), href)) in drawn, (address, href)


def _bar(site: Site) -> dict[str, str]:
    config = load_config(str(ROOT / "mkdocs.yml"), plugins=[])
    plugin = GazettePlugin()
    plugin.site = site
    sources = plugin._navigate(plugin.on_config(config))
    entries: dict[str, str] = {
        name: source for entry in config.nav[0]["栏目"] for name, source in entry.items()
    }
    assert list(entries.values()) == sources
    return entries


def test_topics_are_in_the_bar_where_a_document_has_one(site: Site) -> None:
    without = _bar(site)
    assert list(without) == [kind.navigation for kind in LISTS if kind.name != "topics"]
    assert list(_bar(load_site(ROOT))) == [kind.navigation for kind in LISTS]


def test_the_bar_leads_to_where_lists_begin(site: Site, drawn: dict[str, tuple[str, Page, str]]) -> None:
    """The newest leaf, whichever is drawn first; what stands elsewhere stands in the folder of the list."""
    assert {source.replace(".md", ".html") for source in _bar(site).values()} <= drawn.keys()
    listed = {kind.name: kind.address for kind in KINDS if kind.address}
    assert {
        address
        for address, (kind, _, _) in drawn.items()
        if kind in listed
        and address != listed[kind]
        and not address.startswith(listed[kind].replace(".html", "/"))
    } == set()


def test_a_leaf_says_of_which_list_it_is(drawn: dict[str, tuple[str, Page, str]]) -> None:
    """In the bar, and in the trail to it."""
    heads = {kind.address for kind in LISTS}
    marked = {}
    for address, (_, _, html) in drawn.items():
        of_list = address.partition("/")[0] + ".html"
        if "/" in address and address.partition("/")[0] not in ("documents", "issues") and of_list in heads:
            assert f'href="../{of_list}" aria-current="true"' in html.replace("../../", "../"), address
            marked[of_list] = address
    assert marked.keys() >= {"people.html", "tasks.html", "organizations.html", "instruments.html"}


def test_a_document_that_thousands_cite_tells_the_first_and_leads_to_all(site: Site) -> None:
    (page,) = (
        page for page in documents.NOTICE.pages(site) if page.address == "documents/qingzhengfa-2019-1.html"
    )
    references = page.view.around.references
    assert 10 < len(references.cited_by) < 200
    assert (references.citing, references.all_citing) == (2 * MANY, "qingzhengfa-2019-1/cited-by.html")


@given(st.lists(st.tuples(st.integers(2019, 2021), st.integers(1, 30)), max_size=40), st.integers(1, 40))
def test_a_new_issue_moves_nothing_that_an_older_leaf_has(entries: list[tuple[int, int]], heavy: int) -> None:
    def paged(listed: list[tuple[int, tuple[int, int]]]) -> dict[str, list[Any]]:
        found = leaves(
            "tasks.html",
            listed[::-1],
            lambda each: each[1][0],
            lambda each: each[0],
            lambda each: Weight(each[1][1]),
            40,
        )
        return {leaf.page: leaf.entries for leaf in found}

    ordered = list(enumerate(sorted(entries)))
    before, after = paged(ordered), paged([*ordered, (len(ordered), (2021, heavy))])
    for page, held in before.items():
        if page != "tasks.html":
            assert after[page] == held


@pytest.mark.parametrize(
    ("address", "page", "expected"),
    [
        ("a.html", "b.html", "a.html"),
        ("a.html#p1", "a.html", "#p1"),
        ("x/a.html", "x/a.html", "a.html"),
        ("a.html#p1", "x/y/b.html", "../../a.html#p1"),
        ("x/a.html", "x/y/b.html", "../a.html"),
        ("x/y/a.html", "x/b.html", "y/a.html"),
        ("x/z/a.html", "x/y/b.html", "../z/a.html"),
    ],
)
def test_an_address_is_told_from_a_page(address: str, page: str, expected: str) -> None:
    assert addresses.relative(address, page) == expected
