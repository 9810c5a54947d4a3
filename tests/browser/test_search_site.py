"""The search of the gazette itself, as `make site` built it: what issue after issue must go on being found."""

from __future__ import annotations

import gzip
import random
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any
from urllib.parse import quote, unquote

import pytest
from playwright.sync_api import Browser, Page, expect
from search_page import answer, ask, faultless, old_server
from search_queries import (
    full_spellings,
    full_width,
    holding,
    searchable,
    short_spellings,
    spelled_texts,
    substrings,
    texts_of,
    traditional,
)

from gazette.archive import Archive
from gazette.numbers import Number, parse
from gazette.search.tokens import runs
from gazette.site import Site

SAMPLE = 400
FOUND = """async queries => {
  const pages = async query => {
    const answer = await GazetteSearch.answer(query, {filters: {}, everything: true});
    const texts = await Promise.all(answer.hits.map(GazetteSearch.textOf));
    return texts.map(text => text.facts.url);
  };
  const found = [];
  for (const query of queries) found.push(await pages(query));
  return found;
}"""
PINPOINTED = """async query => {
  const asked = GazetteSearch.splitPinpoint(query);
  const [place] = asked ? await GazetteSearch.pinpointed(asked) : [];
  if (!place || place.missing) return null;
  const text = await GazetteSearch.textOf(place), told = text => GazetteSearch.runs(text).join("");
  return {anchor: text.anchor, wanted: asked.anchor, title: told(text.facts.title), rest: told(asked.rest)};
}"""
DATED = """async query => {
  const asked = GazetteSearch.readDate(query);
  if (!asked || asked.rest || !asked.year) return null;
  const two = number => (number ? "-" + String(number).padStart(2, "0") : "");
  const wanted = asked.year + two(asked.month) + two(asked.day), isOfDate = await GazetteSearch.pagesOf(asked);
  if (!Array.from((await GazetteSearch.data("contents")).kinds).some((_, page) => isOfDate(page))) return null;
  const answer = await GazetteSearch.answer(query, {filters: {}, everything: true});
  return {date: (await GazetteSearch.textOf(answer.hits[0])).facts.date, wanted};
}"""
LOOKED_UP = """async spellings => {
  await GazetteSearch.numbers();
  const answers = [];
  for (const spelling of spellings) answers.push(await GazetteSearch.lookUpNumber(spelling));
  return answers.map(answer => answer.matches.map(entry => entry.number));
}"""


@pytest.fixture(scope="module")
def gazette_web(built: Path) -> Iterator[str]:
    with old_server(built) as address:
        yield address


@pytest.fixture(scope="module")
def archive(site: Site) -> Archive:
    return site.archive


@pytest.fixture(scope="module")
def loaded(browser: Browser, gazette_web: str) -> Iterator[Page]:
    """The search page with its client loaded."""
    with faultless(browser) as tab:
        ask(tab, gazette_web, "公报")
        yield tab


@pytest.fixture(scope="module")
def seed() -> int:
    """Another sample at every run; a failure says which."""
    return random.randrange(10**6)


def test_every_substring_finds_every_page_that_holds_it(
    loaded: Page, archive: Archive, built: Path, seed: int
) -> None:
    texts = texts_of(archive)
    from_data, shown = spelled_texts(texts), searchable(built)
    queries = [query for _, query in substrings(texts, random.Random(seed), SAMPLE)]
    for query, pages in zip(queries, loaded.evaluate(FOUND, queries), strict=True):
        assert holding(query, from_data) <= set(pages), f"种子 {seed}：{query!r}"
        if asked := loaded.evaluate(
            PINPOINTED, query
        ):  # 《办法》第五条 is an article before it is a text that names one
            assert asked["anchor"] == asked["wanted"], f"种子 {seed}：{query!r}"
            assert asked["rest"] in asked["title"], f"种子 {seed}：{query!r}"
        elif asked := loaded.evaluate(DATED, query):  # 2021年度 is a date before it is words
            assert asked["date"].startswith(asked["wanted"]), f"种子 {seed}：{query!r}"
        else:
            said = " ".join(
                runs(query)
            )  # of words side by side; how they are punctuated nobody types reliably
            assert pages[0] in holding(said, shown), f"种子 {seed}：{query!r}"


def test_a_quotation_that_ends_what_is_copied_is_a_part_of_it(loaded: Page) -> None:
    """Only one that stands by itself is wanted as it is."""
    copied = "三零”服务。全面推广小微企业接入“三零”"
    for pages in loaded.evaluate(FOUND, [copied, "“三零”"]):
        assert set(pages) == {"documents/yongzhengbanfa-2021-14/table-1.html"}


def test_a_date_is_part_of_the_words_that_say_nothing_without_it(loaded: Page) -> None:
    (pages,) = loaded.evaluate(FOUND, ["于2009年1月正"])
    assert pages[:1] == ["documents/yongzhengbanfa-2021-18/interpretation.html"]


def test_a_date_is_part_of_the_words_that_say_something_else_without_it(loaded: Page) -> None:
    """优化营商环境2021年度重点工作; without the date 境重, as in 生态环境重大"""
    (pages,) = loaded.evaluate(FOUND, ["境2021年度重"])
    own = "documents/yongzhengbanfa-2021-14"
    assert {f"{own}.html", f"{own}/table-1.html"} <= set(pages)
    assert pages[0].startswith(own)


@pytest.mark.parametrize("typed", [traditional, full_width, str.upper, str.lower])
def test_every_way_of_writing_finds_the_same(
    loaded: Page, archive: Archive, seed: int, typed: Callable[[str], str]
) -> None:
    queries = [query for _, query in substrings(texts_of(archive), random.Random(seed), SAMPLE // 4)]
    written = [typed(query) for query in queries]
    assert loaded.evaluate(FOUND, written) == loaded.evaluate(FOUND, queries), f"种子 {seed}"


def test_no_hit_runs_from_cell_to_cell(loaded: Page, gazette_web: str) -> None:
    ask(loaded, gazette_web, "13")
    marked = loaded.locator("[data-search-results] > li[data-kind=text] mark").all_text_contents()
    assert marked
    assert [hit for hit in marked if "|" in hit] == []


@pytest.fixture
def numbers(open_data: Callable[[str], Any]) -> list[Number]:
    """Every number issued or cited."""
    parsed = [parse(row["number"]) for row in open_data("numbers.json")]
    assert all(parsed)
    return [number for number in parsed if number]


def test_every_number_comes_first_in_every_spelling(loaded: Page, numbers: list[Number]) -> None:
    asked = [(str(number), spelling) for number in numbers for spelling in full_spellings(number)]
    answers = loaded.evaluate(LOOKED_UP, [spelling for _, spelling in asked])
    assert [
        (one, found[:1]) for one, found in zip(asked, answers, strict=True) if found[:1] != [one[0]]
    ] == []


def test_every_number_is_among_what_a_short_spelling_may_mean(loaded: Page, numbers: list[Number]) -> None:
    asked = [(str(number), spelling) for number in numbers for spelling in short_spellings(number, numbers)]
    answers = loaded.evaluate(LOOKED_UP, [spelling for _, spelling in asked])
    assert [(one, found) for one, found in zip(asked, answers, strict=True) if one[0] not in found] == []


THIRTEEN = "documents/yongzhengbanfa-2021-13.html"
PERSONNEL_THIRTEEN = "documents/yongzhengren-2021-13.html"
FIRST_NUMBERS = {
    "永政办发〔2021〕13号": [THIRTEEN],
    "永政办发[2021]13号": [THIRTEEN],
    "永政办发(2021)13号": [THIRTEEN],
    "永政办发（2021）13号": [THIRTEEN],
    "永政办发【2021】13号": [THIRTEEN],
    "永政办发 〔 2021 〕 13 号": [THIRTEEN],
    "永政办发２０２１１３": [THIRTEEN],
    "永政办发2021年13号": [THIRTEEN],
    "永政办发202113号": [THIRTEEN],
    "永政辦發〔2021〕13號": [THIRTEEN],
    "办发 13": [THIRTEEN],
    "政办发2021 13": [THIRTEEN],
    "yzbf 13": [THIRTEEN],
    "YZBF13": [THIRTEEN],
    "YZCR-2021-01009": [THIRTEEN],
    "yzcr 2021 1009": [THIRTEEN],
    "01009": [THIRTEEN],
    "13号": [PERSONNEL_THIRTEEN, THIRTEEN],
    "2021 13": [PERSONNEL_THIRTEEN, THIRTEEN],
    "国务院令722": ["instruments/guowuyuanling-722.html"],
    "国令第722号": ["instruments/guowuyuanling-722.html"],
    "省政府令265": ["instruments/hunansheng-renmin-zhengfuling-265.html"],
    "GB5749": ["instruments/gb5749-2006.html"],
    "gb 5749": ["instruments/gb5749-2006.html"],
}


@pytest.mark.parametrize(("query", "addresses"), FIRST_NUMBERS.items())
def test_the_number_then_who_cites_it(page: Page, gazette_web: str, query: str, addresses: list[str]) -> None:
    state, results = ask(page, gazette_web, query)
    kinds = [kind for kind, _ in results]
    assert (state, [address for kind, address in results if kind == "number"]) == ("done", addresses)
    assert kinds == sorted(kinds, key=["number", "citation", "text"].index)
    assert "citation" in kinds or query == "01009" or "cr" in query.lower()


@pytest.mark.parametrize("query", ["永政办发〔2021〕13号", "永政发〔2024〕99号"])
def test_a_number_is_not_looked_for_in_bits(page: Page, gazette_web: str, query: str) -> None:
    """Neither 19号, which shares most of its characters, nor a second time the document that bears it."""
    _, results = ask(page, gazette_web, query)
    assert [address for kind, address in results if kind == "text"] == []


def test_what_several_numbers_could_be_is_shown_with_title_and_date(page: Page, gazette_web: str) -> None:
    ask(page, gazette_web, "13号")
    shown = page.locator("[data-kind=number]").all_inner_texts()
    assert ["正式任职" in shown[0], "2021-08-01" in shown[0]] == [True, True]
    assert ["二次供水" in shown[1], "2021-07-15" in shown[1]] == [True, True]


NAMES = {
    "永州市交通运输局": "organizations/shi-jiaotong-yunshu-ju.html",
    "冷水滩区人民政府": "organizations/lengshuitan-qu-zhengfu.html",
    "城市道路管理条例": "instruments/chengshi-daolu-guanli-tiaoli.html",
    "湖南省停车场管理办法": "instruments/hunansheng-renmin-zhengfuling-265.html",
}


@pytest.mark.parametrize(("name", "address"), NAMES.items())
def test_a_body_or_a_law_is_found_by_its_whole_name(
    page: Page, gazette_web: str, name: str, address: str
) -> None:
    assert ask(page, gazette_web, name)[1][0] == ["name", address]


QUESTIONS = {
    "停车收费标准是多少": "documents/yongzhengbanfa-2021-19/interpretation.html#section-4-9",
    "工伤保险费率": "documents/yongzhengbanfa-2021-18.html#section-3-3",
    "二次供水多久清洗一次": "documents/yongzhengbanfa-2021-13.html#article-14-item-2",
    "谁负责河流损害": "documents/yongzhengbanfa-2021-12/table-1.html#row-5",
}


@pytest.mark.parametrize(("question", "place"), QUESTIONS.items())
def test_plain_questions_lead_to_the_article(page: Page, gazette_web: str, question: str, place: str) -> None:
    _, results = ask(page, gazette_web, question)
    assert [address for _, address in results[:3] if address.startswith(place)], results[:3]


def test_arrival_marks_the_hit_and_shows_it(
    page: Page, gazette_web: str, archive: Archive, seed: int
) -> None:
    for _, query in substrings(texts_of(archive), random.Random(seed), 12):
        kinds = {kind for kind, _ in ask(page, gazette_web, query)[1]}
        if kinds and kinds <= {"number", "citation"}:
            continue  # 永政人〔2021〕12号 is a document's number, and no text is looked for
        page.locator("[data-kind=text] a").first.click()
        page.wait_for_selector("mark.found", state="attached")
        page.wait_for_function(
            """() => [...document.querySelectorAll("mark.found")].some(mark => {
                 const box = mark.getBoundingClientRect();
                 return box.top >= 0 && box.bottom <= innerHeight;
               })"""
        )


def test_what_was_found_by_other_words_than_typed_is_shown_at_its_place(page: Page, gazette_web: str) -> None:
    """小额 is said as 以下 there: nothing that was typed can be marked, and the row is shown all the same."""
    ask(page, gazette_web, "小额工伤”实")
    page.locator("[data-search-results] a").last.click()
    page.wait_for_url("**/yongzhengbanfa-2021-14/table-1.html?hit=*#row-59")
    expect(page.locator("#row-59")).to_be_in_viewport()


def test_a_folder_opened_by_double_click_answers_as_the_web_does(
    page: Page, built: Path, gazette_web: str, archive: Archive, seed: int, tmp_path: Path
) -> None:
    folder = tmp_path / "永州 公报（离线）"
    shutil.copytree(built, folder)
    drawn = [query for _, query in substrings(texts_of(archive), random.Random(seed), 6)]
    for query in [
        *drawn,
        *list(FIRST_NUMBERS)[::4],
        *QUESTIONS,
        "永政办发〔2021〕99号",
        "没有的词句",
        '"一字不差"',
    ]:
        assert ask(page, folder.as_uri() + "/", query) == ask(page, gazette_web, query), (
            f"种子 {seed}：{query!r}"
        )


def test_more_results_go_on_where_the_reader_is_and_are_there_on_the_way_back(
    page: Page, gazette_web: str
) -> None:
    page.goto(f"{gazette_web}search.html?q={quote('永州')}")
    results = page.locator("[data-search-results] > li")
    expect(results).to_have_count(10)
    page.locator("[data-search-more]").press("Enter")
    expect(results).to_have_count(20)
    expect(results.nth(10).locator("a")).to_be_focused()
    results.nth(15).locator("a").click()
    page.wait_for_url("**hit=*")
    page.go_back()
    expect(results).to_have_count(20)
    expect(results.nth(15)).to_be_in_viewport()


def test_the_box_of_the_home_page_opens_a_number(page: Page, gazette_web: str) -> None:
    page.goto(f"{gazette_web}index.html")
    page.locator("[data-search-input]").click()
    page.keyboard.type("办发 13")
    expect(page.get_by_role("option").first).to_contain_text("永政办发〔2021〕13号")
    page.keyboard.press("Enter")
    page.wait_for_url(f"{gazette_web}{THIRTEEN}")


def test_a_double_click_on_the_home_page_leads_to_an_answer(page: Page, built: Path, tmp_path: Path) -> None:
    folder = tmp_path / "永州 公报（离线）"
    shutil.copytree(built, folder)
    page.goto((folder / "index.html").as_uri())
    page.keyboard.press("/")
    page.keyboard.type("清洗消毒")
    page.keyboard.press("Enter")
    page.wait_for_url(f"{folder.as_uri()}/search.html?q={quote('清洗消毒')}")
    assert answer(page)[0] == "done"


def test_what_is_transferred_stays_small(
    browser: Browser, built: Path, gazette_web: str, archive: Archive, seed: int
) -> None:
    """As servers send it, in gzip: 120 KB until the search page is ready, 40 KB for a question after that; 60 for any
    characters, which may stand together only in the fifth ten of the places that have each of them."""

    def sent(name: str) -> int:
        return len(gzip.compress(built.joinpath(name).read_bytes()))

    drawn = [query for _, query in substrings(texts_of(archive), random.Random(seed), 10)]
    loaded: set[str] = set()
    with faultless(browser) as tab:
        tab.on("request", lambda request: loaded.add(unquote(request.url.removeprefix(gazette_web))))
        ask(tab, gazette_web, "龘龘")
        tab.focus("[data-search-input]")
        tab.wait_for_selector("[role=listbox]", state="attached")
        start = {name for name in loaded if "search/" in name}
        assert sum(map(sent, start)) <= 120_000
        for query in [*drawn, *QUESTIONS]:
            before = set(loaded)
            tab.evaluate("query => GazetteSearch.show(query)", query)
            answer(tab)
            cost = sum(sent(name) for name in loaded - before - {"search.html"} if "?" not in name)
            assert cost <= (40_000 if query in QUESTIONS else 60_000), f"种子 {seed}：{query!r}"
