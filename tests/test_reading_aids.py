"""What pages add to the text: 对照, 引用格式, 目录, 分页, 图, 筛选, breaks in titles."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from decimal import Decimal
from typing import Any

import pytest
from fabricated_gazette import gazette, with_text

from gazette import model
from gazette.pages import documents, instruments, organizations
from gazette.pages.citing import citation, quoted
from gazette.pages.facts import facts
from gazette.pages.filters import UNASSIGNED, TaskFilter, deadline_of
from gazette.pages.head import document_tags, json_ld
from gazette.pages.headings import Heading, count, headings
from gazette.pages.links import order_of_citation
from gazette.pages.paging import Leaf, leaves
from gazette.pages.pictures import bars, table_picture, timeline
from gazette.pages.row_filters import RowFilter
from gazette.pages.side_by_side import articles_beside, passages_beside, told_runs
from gazette.pages.tables import TABLE
from gazette.pages.titles import title_html
from gazette.pages.weights import Weight
from gazette.plugin.drawing import link_attributes
from gazette.site import Site
from gazette.tasks import Task
from gazette.text import Cited, Texts, words

REGULATION = "yongzhengbanfa-2021-13"


def marked(text: str, mark: str) -> list[tuple[int, int]]:
    """The stretch that `mark` takes in the text."""
    return [(text.index(mark), text.index(mark) + len(mark))] if mark in text else []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("第五条说甲。", [("第五条说甲。", True)]),
        ("三是总说。第五条说甲。", [("三是总说。", False), ("第五条说甲。", True)]),
        ("第五条说甲。又说乙；还说丙。", [("第五条说甲。又说乙；还说丙。", True)]),
        ("第五条说甲。第六条说乙。补一句。", [("第五条说甲。", True), ("第六条说乙。补一句。", False)]),
        ("第六条说乙。第五条说甲。", [("第六条说乙。", False), ("第五条说甲。", True)]),
        ("第五条、第六条说甲。", [("第五条、第六条说甲。", True)]),
        ("第五条说“甲。”第六条说乙", [("第五条说“甲。”", True), ("第六条说乙", False)]),
        ("第五条依《甲。乙》定。", [("第五条依《甲。乙》定。", True)]),
    ],
)
def test_what_a_passage_says_of_article_5(text: str, expected: list[tuple[str, bool]]) -> None:
    runs = told_runs(text, marked(text, "第五条"), marked(text, "第六条"), marked(text, "《甲。乙》"))
    assert [(text[start:end], told) for start, end, told in runs] == expected


def test_every_explained_article_has_all_its_passages_beside_it(site: Site) -> None:
    notice = site.archive.notices[REGULATION]
    beside = passages_beside(site, Texts(site), notice)
    passages = {unit.anchor: unit.text for unit in site.archive.interpretations[REGULATION].units}
    for anchor, links in site.links.explanations(notice).items():
        last = max(
            index for index, unit in enumerate(notice.units) if anchor in (unit.anchor, *unit.ancestors)
        )
        said = ["".join(words(part.runs) for part in copy.paragraphs[0]) for copy in beside[last]]
        assert said == [passages[place] for place in dict.fromkeys(link.anchor for link in links)]


def test_every_passage_has_all_its_articles_beside_it(site: Site) -> None:
    interpretation = site.archive.interpretations[REGULATION]
    beside = articles_beside(site, Texts(site), interpretation)
    named = {
        interpretation.units[index].anchor: [copy.href.partition("#")[2] for copy in copies]
        for index, copies in beside.items()
    }
    assert named["section-3-p6"] == [f"article-{number}" for number in range(14, 19)]
    explaining = site.links.explanations(site.archive.notices[REGULATION]).values()
    assert {link.anchor for links in explaining for link in links} == set(named)


@pytest.mark.parametrize(
    ("title", "expected"),
    [
        ("停车场管理办法", "《停车场管理办法》"),
        ("关于印发《停车场管理办法》的通知", "《关于印发〈停车场管理办法〉的通知》"),
        ("关于转发《实施〈条例〉办法》的通知", "《关于转发〈实施《条例》办法〉的通知》"),
    ],
)
def test_titles_in_citations(title: str, expected: str) -> None:
    assert quoted(title) == expected


@pytest.mark.parametrize(
    ("id", "part", "place", "expected"),
    [
        (REGULATION, "enclosure-1", "第十四条", "《永州市中心城区二次供水管理办法》（永政办发〔2021〕13号）第十四条"),
        (REGULATION, "", "", "《永州市人民政府办公室关于印发〈永州市中心城区二次供水管理办法〉的通知》（永政办发〔2021〕13号）"),
        ("yongzhengbanfa-2021-14-table-1", "", "", "《永州市优化营商环境2021年度重点工作责任分工表》（永政办发〔2021〕14号附件）"),
        (
            f"{REGULATION}-interpretation", "", "",
            "《永州市城市管理和综合执法局解读〈永州市中心城区二次供水管理办法〉》"
            "（永州市城市管理和综合执法局，《永州市人民政府公报》2021 年第 7-8 期）",
        ),
    ],
)  # fmt: skip
def test_citations(site: Site, id: str, part: str, place: str, expected: str) -> None:
    assert citation(site.archive.by_id[id], part, place) == expected


@pytest.mark.parametrize(
    ("title", "expected"),
    [
        ("某市人民政府关于印发《甲办法》的通知", "某市人民政府|关于印发《甲[办法》的通知]"),
        ("某市人民政府关于印发甲办法的通知", "某市人民政府|关于印发|甲[办法的通知]"),
        ("某市关于印发《甲办法(试行)》的通知", "某市|关于印发《甲办法([试行)》的通知]"),
        ("某市关于印发《计划（2021—2023年）》的通知", "某市|关于印发《计划（[2021—2023][年）》的通知]"),
        ("某市关于修改《某法》的决定", "某市|关于修改《[某法》的决定]"),
        ("某市关于甲等同志职务任免的通知", "某市|关于甲等同志|职务[任免的通知]"),
        ("某市关于甲同志任职的通知", "某市|关于甲同志|[任职的通知]"),
        ("某局解读《关于甲的通知》", "某局|解读《关[于甲的通知》]"),
        ("关于承接省里调整的一批行政权力的通知", "关于承接省里调整的|一批行政[权力的通知]"),
        ("某区二次供水管理办法（试行）", "某区二次供水|管理办法（试行）"),
        ("某年度重点工作责任分工表", "某年度重点|工作|责任分[工表]"),
        ("关于防灾减灾的实施意见", "关于防灾[减灾的实施意见]"),
        ("的通知", "的[通知]"),
        ("某局解读《甲办法》", "某局|解读《甲办法》"),
        ("甲部国家乙委丙部关于丁的意见", "甲部|国家乙委|丙部|关[于丁的意见]"),
        ("某委办公厅国务院办公厅关于甲", "某委办公厅|国务院办公厅|关[于甲]"),
        ("某厅等11个部门委员会关于甲", "某厅等11个部门委员会|关[于甲]"),
        ("国家安全部署工作关于甲", "国家安全部署工作|关[于甲]"),
        ("某市财政厅厅长办公室关于甲", "某市财政厅厅长办公室|关[于甲]"),
        ("某市委宣传部关于甲", "某市委宣传部|关[于甲]"),
        ("责任分工表", "责任分[工表]"),
        ("<甲>关于乙", "&lt;甲&gt;|关[于乙]"),
        ("某市2021 年度意见", "某市[2021 年]度[意见]"),
        ("三年计划(2021—2023 年)", "三年计划([2021—2023 年])"),
        ("第 3 期 2021年", "第 3 期 2021年"),
    ],
)
def test_where_a_title_may_break(title: str, expected: str) -> None:
    marks = {"|": "<wbr>", "[": '<span class="unbroken">', "]": "</span>"}
    assert title_html(title) == "".join(marks.get(sign, sign) for sign in expected)


def test_contents_fold_the_articles_of_a_long_regulation_under_its_chapters(site: Site) -> None:
    (regulation,) = headings(site.archive.notices[REGULATION].units)
    chapters = regulation.children
    assert regulation.title == "永州市中心城区二次供水管理办法"
    assert [len(chapter.children) for chapter in chapters] == [4, 6, 3, 5, 4, 2]
    assert all(chapter.folded for chapter in chapters)
    assert chapters[0].children[0] == Heading("#article-1", "第一条　为规范城市二次供水设施的建设、维……")
    assert count([regulation]) == 1 + 6 + 24


def test_contents_without_chapters_are_the_headings(site: Site) -> None:
    notice = site.archive.interpretations[REGULATION]
    assert [entry.url for entry in headings(notice.units)] == [f"#section-{number}" for number in range(1, 6)]


def test_contents_list_titles_that_run_into_their_text(site: Site) -> None:
    notice = site.archive.by_id["yongzhengbanfa-2021-12"]
    third = headings(notice.units)[2]
    assert (third.title, [entry.title for entry in third.children]) == (
        "三、把握改革内容",
        [
            "(一)生态环境损害赔偿适用范围", "(二)案件线索的来源", "(三)赔偿范围",
            "(四) 生态环境损害赔偿权利人和义务人", "(五)生态环境损害赔偿工作程序",
        ],
    )  # fmt: skip


def test_a_citation_of_an_article_is_previewed_with_its_words_and_needs_no_number(site: Site) -> None:
    explained = site.archive.interpretations[REGULATION]
    (page,) = (page for page in documents.INTERPRETATION.pages(site) if page.address == explained.url)
    told = {
        run.text: link_attributes(run, page.view)
        for block in page.text.blocks()
        for run in block.runs
        if isinstance(run, Cited) and run.target.url.startswith(f"documents/{REGULATION}.html")
    }
    article = told["第十一条"]
    assert "永政办发〔2021〕13号" in article["title"]
    assert "第十一条　积极鼓励供水企业将二次供水设施的管理延伸至居民家庭水表" in article["title"]
    assert "data-number" not in article
    assert told["《办法》"]["data-number"] == str(order_of_citation(site, explained)[REGULATION])


@pytest.mark.parametrize(
    ("years", "long", "expected"),
    [
        ([], 3, [("tasks.html", "", 0, [])]),
        ([2020, 2021, 2021], 3, [("tasks.html", "", 3, [])]),
        (
            [2020, 2021, 2021, 2019], 3,
            [
                ("tasks.html", "2021 年", 2, [None, "tasks/2020.html", "tasks/2019.html"]),
                ("tasks/2020.html", "2020 年", 1, ["../tasks.html", None, "2019.html"]),
                ("tasks/2019.html", "2019 年", 1, ["../tasks.html", "2020.html", None]),
            ],
        ),
        (
            [2021, 2020, 2020, 2020, 2020, 2020], 2,
            [
                ("tasks.html", "2021 年", 1, [None, "tasks/2020.html"]),
                ("tasks/2020.html", "2020 年第 1 部分", 2, ["../tasks.html", None, "2020-3.html", "2020-2.html", None]),
                ("tasks/2020-2.html", "2020 年第 2 部分", 2, ["../tasks.html", None, "2020-3.html", None, "2020.html"]),
                ("tasks/2020-3.html", "2020 年第 3 部分", 1, ["../tasks.html", None, None, "2020-2.html", "2020.html"]),
            ],
        ),
        (
            [2021, 2021, 2021], 2,
            [
                ("tasks/2021.html", "2021 年第 1 部分", 2, ["../tasks.html", None]),
                ("tasks.html", "2021 年第 2 部分", 1, [None, "tasks/2021.html"]),
            ],
        ),
    ],
)  # fmt: skip
def test_long_lists_go_by_year(
    years: list[int], long: int, expected: list[tuple[str, str, int, list[str | None]]]
) -> None:
    found = [
        (leaf.page, leaf.label, len(leaf.entries), [link.href for link in (*leaf.years, *leaf.parts)])
        for leaf in leaves("tasks.html", years, lambda year: year, lambda _: 0, lambda _: Weight(1), long)
    ]
    assert found == expected


def test_bars_are_as_long_as_their_amounts() -> None:
    picture = bars(
        "图",
        [("甲", Decimal(50)), ("乙", Decimal(100)), ("丙", Decimal(0))],
        {"甲": "a", "乙": "b", "丙": "c"},
    )
    longest = picture.bars[1].length
    assert [(bar.label, bar.figure, bar.length) for bar in picture.bars] == [
        ("甲", "50", longest // 2), ("乙", "100", longest), ("丙", "0", 0),
    ]  # fmt: skip


def test_deadlines_stand_in_time_each_over_the_months_that_it_names(site: Site) -> None:
    picture = timeline("图", site.tasks, TaskFilter(site.tasks))
    assert picture
    assert [(bar.label, bar.figure) for bar in picture.bars] == [
        ("2021年7月", "19 条"), ("2021年8月", "19 条"), ("2021年9月", "5 条"), ("2021年10月", "9 条"),
        ("2021年12月", "37 条"), ("2021年", "26 条"), ("2022年", "3 条"), ("2021-2023年", "1 条"),
    ]  # fmt: skip
    periods = {bar.label: bar.period for bar in picture.bars if bar.period}
    (_, first), (_, second), (_, third) = picture.years
    assert periods["2021年"] == (first, second)
    assert periods["2022年"] == (second, third)
    assert periods["2021-2023年"][0] == first
    assert periods["2021年12月"][1] == second
    ordered = [periods[f"2021年{month}月"] for month in (7, 8, 9, 10)]
    assert [end for _, end in ordered[:-1]] == [start for start, _ in ordered[1:]]
    assert timeline("图", [], TaskFilter([])) is None


def test_on_a_long_line_of_time_a_month_is_still_seen_and_a_long_name_is_whole(site: Site) -> None:
    def due(deadline: str) -> Task:
        return replace(site.tasks[0], deadline=deadline, deadlines_unassigned=())

    tasks = [due("2021-2040"), due("2021年9月"), due("2021年11月至2022年3月")]
    picture = timeline("图", tasks, TaskFilter(tasks))
    assert picture
    assert all(bar.period and bar.period[0] < bar.period[1] for bar in picture.bars)
    assert picture.names >= 11 * 10 + 5 * 17  # its digits and its letters
    assert 0 < len([year for year, _ in picture.years if year]) < len(picture.years) == 20


def test_a_deadline_that_is_not_said_of_a_task_is_not_called_unsaid(site: Site) -> None:
    told = [task for task in site.tasks if task.deadlines_unassigned]
    assert len(told) == 10
    assert {deadline_of(task) for task in told} == {UNASSIGNED}


def test_the_picture_of_a_table_adds_up_to_its_printed_total(site: Site) -> None:
    pictures = {}
    for document in site.archive.documents:
        table = document.record
        if isinstance(table, model.Table) and (picture := table_picture(table, RowFilter(table, []))):
            pictures[document.id] = [(bar.label, bar.figure) for bar in picture.bars]
    assert pictures == {
        "yongzhengbanfa-2021-16-table-1": [("冷水滩区", "6073"), ("零陵区", "2800"), ("永州经开区", "135")]
    }
    assert 6073 + 2800 + 135 == 9008


def test_every_task_is_found_by_its_bodies_and_its_deadline(site: Site) -> None:
    choices = TaskFilter(site.tasks)
    by_key = [choices.keys([task]).split() for task in site.tasks]
    for choice in (*choices.bodies, *choices.deadlines):
        assert sum(choice.key in keys for keys in by_key) == choice.count, choice.label
    assert sum(choice.count for choice in choices.deadlines) == len(site.tasks)


def test_the_head_of_a_page_says_only_what_the_data_says(site: Site) -> None:
    notice = site.archive.notices[REGULATION]
    described = json_ld(site, notice)
    assert described["legislationIdentifier"] == "永政办发〔2021〕13号"
    assert described["legislationDate"] == "2021-07-15"
    assert described["legislationDateOfApplicability"] == "2021-09-01"
    tags = document_tags(site, notice, "")
    assert tags["ArticleTitle"] == notice.title
    assert tags["ContentSource"] == "永州市人民政府公报 2021 年第 7-8 期"
    assert (tags["ColumnName"], tags["ColumnType"]) == ("市政府办文件", "政策文件")
    explained, table, acts = (
        document_tags(site, site.archive.by_id[id], "")
        for id in (
            "yongzhengbanfa-2021-16-interpretation",
            "yongzhengfa-2021-6-table-1",
            "yongzhengren-2021-8",
        )
    )
    assert (explained["ColumnName"], explained["ColumnType"]) == ("政策解读", "政策解读")
    assert (table["ColumnName"], table["ColumnType"]) == ("市政府文件", "政策文件")
    assert (acts["ColumnName"], acts["ColumnType"]) == ("人事任免", "人事信息")
    # printed 永州市城管执法局 and 永州市城市管理和综合执法局: one body to filter by
    assert tags["gazette:department"] == explained["gazette:issuer"] == "永州市城市管理和综合执法局"
    unknown = {"PubDate", "SiteIDCode", "SiteDomain"}
    assert not unknown & tags.keys()
    undated = [document for document in site.archive.notices.values() if document.notice.signed is None]
    assert all("legislationDate" not in json_ld(site, document) for document in undated)


@pytest.mark.parametrize(
    ("name", "told"),
    [
        ("organizations/zhanweiju", ["占位办法解读", "不占位", "张三"]),
        ("instruments/guofa-2020-1", ["占位表", "占位办法解读"]),
    ],
)
def test_what_is_told_of_a_body_or_a_law_goes_by_year(
    monkeypatch: pytest.MonkeyPatch, name: str, told: list[str]
) -> None:
    (newer,) = gazette().issues
    folders = tuple(
        replace(
            folder,
            notice=replace(
                folder.notice, numbers=tuple(each.replace("2024", "2023") for each in folder.notice.numbers)
            ),
        )
        for folder in newer.folders
    )
    older = replace(newer, id="2023-05", folders=folders)
    site = Site(replace(gazette(), issues=(older, newer)))

    def listed() -> dict[str, str]:
        """What the pages list, by address."""
        kinds = (organizations.ORGANIZATION, instruments.INSTRUMENT)
        made = [page for kind in kinds for page in kind.pages(site)]
        return {page.address: repr(replace(page.view, leaf=None)) for page in made}

    def by_year(
        address: str, entries: list[Any], year_of: Callable[[Any], int], since: Callable[[Any], Any], *_: Any
    ) -> Iterator[Leaf[Any]]:
        return leaves(address, entries, year_of, since, lambda _: Weight(1), max(1, len(entries) - 1))

    whole = listed()
    for module in (organizations, instruments):
        monkeypatch.setattr(module, "leaves", by_year)
    paged = listed()
    assert [page for page in whole if page.startswith(name)] == [f"{name}.html"]
    assert [page for page in paged if page.startswith(name)] == [f"{name}.html", f"{name}/2023.html"]
    first, second = paged[f"{name}.html"], paged[f"{name}/2023.html"]
    for entry in told:
        assert first.count(entry) > 0, entry
        assert first.count(entry) + second.count(entry) == whole[f"{name}.html"].count(entry), entry
    assert "moufu-2023-3" not in first
    assert "moufu-2024-3" not in second


def test_every_document_that_is_repealed_stands_in_the_facts_once() -> None:
    text = "国发〔2020〕1号、某府函〔2019〕7号、某府函〔2019〕8号同时废止。国发〔2020〕1号同时废止。"
    site = Site(with_text(text))
    (document, *_) = site.archive.documents
    told = {fact.label: fact.values for fact in facts(site, document, 0)}
    assert [value.text for value in told["废止文件"]] == [
        "国发〔2020〕1号", "某府函〔2019〕7号", "某府函〔2019〕8号",
    ]  # fmt: skip


def test_road_segments_are_looked_up_with_their_class_and_district(site: Site) -> None:
    view = next(page.view for page in TABLE.pages(site) if getattr(page.view, "segments", None))
    assert view.segments[0].href == "#row-1"
    assert all(entry.road and entry.road_class and entry.area for entry in view.segments)
    assert view.filter.selects == []
