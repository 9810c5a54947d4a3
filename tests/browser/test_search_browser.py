"""The search page on an invented site, served and from ``file://``, under the strictest policy."""

from __future__ import annotations

from urllib.parse import quote

import pytest
from invented_site import INTERPRETATION, LETTER, NOTICE, ORDER, TABLE
from playwright.sync_api import Page
from search_page import Answer, answer, ask

OWN = [["number", NOTICE], ["citation", f"{LETTER}#p1"]]
REGISTRATION = [["number", NOTICE]]
UNHELD = [["number", ORDER], ["citation", f"{NOTICE}#article-1"]]

NUMBER_QUERIES = {
    "某府办发〔2024〕7号": OWN,
    "某府办发[2024]7号": OWN,
    "某府办发（2024）7号": OWN,
    "某府办发【２０２４】７号": OWN,
    "某府办发2024年7号": OWN,
    "某府办发20247号": OWN,
    "某府辦發〔2024〕7號": OWN,
    "办发 7": OWN,
    "府办发2024 7": OWN,
    "mfbf 7": OWN,
    "2024 7": OWN,
    "7号": OWN,
    "MSCR-2024-01003": REGISTRATION,
    "mscr 2024 1003": REGISTRATION,
    "01003": REGISTRATION,
    "某省令265": UNHELD,
    "省政府令第265号": UNHELD,
    "某省人民政府令265号": UNHELD,
}


@pytest.mark.parametrize(("query", "first"), NUMBER_QUERIES.items())
def test_a_number_in_any_spelling(page: Page, web: str, query: str, first: list[list[str]]) -> None:
    state, results = ask(page, web, query)
    assert (state, results[: len(first)]) == ("done", first)


UNKNOWN_NUMBERS = {
    "某府发〔2024〕99号": ["nearest", LETTER],
    "某府发99": ["nearest", LETTER],
    "某府办法〔2024〕7号": ["nearest", NOTICE],
    "别处发〔2024〕14号": ["nearest", LETTER],
    "2024 98": ["nearest", LETTER],
    "某省令266": ["nearest", ORDER],
}


@pytest.mark.parametrize(("query", "first"), UNKNOWN_NUMBERS.items())
def test_an_unknown_number_is_called_so(page: Page, web: str, query: str, first: list[str]) -> None:
    state, results = ask(page, web, query)
    assert (state, results[0]) == ("done", first)
    assert page.inner_text("[data-search-status]").startswith(f"本公报没有“{query}”这个文号，也未见引用；")


def test_a_number_cited_but_not_held_says_so(page: Page, web: str) -> None:
    ask(page, web, "某省令265")
    status = page.inner_text("[data-search-status]")
    assert status.startswith("本公报未收录某省人民政府令第265号，有 1 处引用，列在其后。")


TEXT_QUERIES = {
    "每半年清洗消毒": ("done", [["text", f"{NOTICE}#article-2"]]),
    "每半年清洗消毒一次": ("done", [["text", f"{NOTICE}#article-2"]]),
    "公布占位名录": ("done", [["text", f"{TABLE}#row-2"]]),
    "登记 市占位局": ("done", [["text", f"{TABLE}#row-1"]]),
    "清洗消毒 次数": ("done", [["text", f"{INTERPRETATION}#p1"]]),
    "placeholder": ("done", [["text", f"{NOTICE}#article-4"]]),
    "ＰＬＡＣＥＨＯＬＤＥＲ": ("done", [["text", f"{NOTICE}#article-4"]]),
    "100m2": ("done", [["text", f"{NOTICE}#article-4"]]),
    "5.5元": ("done", [["text", f"{NOTICE}#article-4"]]),
    "佔位設施應當": ("done", [["text", f"{NOTICE}#article-2"]]),
    "“收费的标准”": ("done", [["text", f"{NOTICE}#article-3"]]),
    "“收费标准”": ("empty", []),
    "占位收费标准是多少": ("done", [["text", f"{NOTICE}#article-3"]]),
    "谁公布名录": ("done", [["text", f"{TABLE}#row-2"]]),
    "乙丙": ("empty", []),
    "zzz": ("empty", []),
    "《》": ("empty", []),
}


@pytest.mark.parametrize(("query", "expected"), TEXT_QUERIES.items())
def test_words_lead_to_the_paragraph(page: Page, root: str, query: str, expected: Answer) -> None:
    state, results = ask(page, root, query)
    assert (state, results[:1]) == expected


def test_without_a_query_the_page_says_what_can_be_asked(page: Page, root: str) -> None:
    page.goto(f"{root}search.html")
    page.wait_for_selector("[data-search-status]:has-text('可输入')")
    assert page.get_attribute("[data-search-state]", "data-search-state") == "idle"


STATUSES = {
    "清洗消毒": "全文找到相关的 2 处，在 2 个网页上。",
    "占位收费标准是多少": "没有原样的词句，列出相近的。全文找到相关的 2 处，在 1 个网页上。",
    "收费标准龘龘龘": "正文中没有“龘龘龘”。没有原样的词句，列出相近的。全文找到相关的 2 处，在 1 个网页上。",
    "zzz": "没有找到“zzz”。可减少字数或换一种说法再试。",
    "“收费标准”": "没有找到“收费标准”。可减少字数、去掉引号或换一种说法再试。",
    "《》": "没有找到“《》”。标点和括号不在检索范围内。",
}


@pytest.mark.parametrize(("query", "status"), STATUSES.items())
def test_what_was_done_is_said(page: Page, root: str, query: str, status: str) -> None:
    ask(page, root, query)
    assert page.inner_text("[data-search-status]") == status


FILTERED = {
    "": [NOTICE, INTERPRETATION],
    "&sort=date": [NOTICE, INTERPRETATION],
    "&kind=interpretation": [INTERPRETATION],
    "&issuer=" + quote("某市人民政府办公室"): [NOTICE],
    "&year=2024": [NOTICE, INTERPRETATION],
    "&department=" + quote("市占位局"): [NOTICE, INTERPRETATION],
    "&kind=notice&year=2023": [],
}


@pytest.mark.parametrize(("filters", "pages"), FILTERED.items())
def test_filters_stand_in_the_address(page: Page, root: str, filters: str, pages: list[str]) -> None:
    _, results = ask(page, root, "清洗消毒", filters)
    assert [address.partition("#")[0] for _, address in results] == pages


def test_filters_apply_to_numbers_too(page: Page, root: str) -> None:
    _, results = ask(page, root, "某府办发〔2024〕7号", "&year=2023")
    assert [address for _, address in results] == [f"{LETTER}#p1"]


def test_a_chosen_filter_goes_into_the_address(page: Page, root: str) -> None:
    ask(page, root, "清洗消毒")
    page.select_option("select[name=kind]", "interpretation")
    page.wait_for_url(f"{root}search.html?q={quote('清洗消毒')}&kind=interpretation")
    assert [address for _, address in answer(page)[1]] == [f"{INTERPRETATION}#p1"]


def test_excerpts_read_as_printed_with_the_hit_marked(page: Page, root: str) -> None:
    ask(page, root, "每半年清洗消毒")
    excerpt = page.locator(".result-excerpt")
    assert excerpt.inner_text() == "第二条 占位设施应当每半年清洗消毒一次。"
    assert excerpt.locator("mark").all_inner_texts() == ["每半年清洗消毒"]


def test_a_row_is_shown_whole(page: Page, root: str) -> None:
    ask(page, root, "公布占位名录")
    assert page.locator(".result-excerpt").inner_text() == "2 | 公布占位名录 | 市公告局"


ARRIVALS = {
    "半年清洗消毒一次": (f"{NOTICE}?hit={quote('半年清洗消毒一次')}#article-2", "半年清洗消毒一次"),
    "公布占位名录": (f"{TABLE}?hit={quote('公布占位名录')}#row-2", "公布占位名录"),
    "占位收费标准是多少": (f"{NOTICE}?hit={quote('占位收费标准是多少')}#article-3", "占位收费标准"),
}


@pytest.mark.parametrize(("query", "arrival"), ARRIVALS.items())
def test_a_result_opens_marked_at_its_place(
    page: Page, root: str, query: str, arrival: tuple[str, str]
) -> None:
    ask(page, root, query)
    page.click("[data-search-results] a")
    page.wait_for_selector("mark.found")
    marked = "".join(page.locator("mark.found").all_inner_texts())
    assert (page.url, marked) == (root + arrival[0], arrival[1])


def test_a_result_opens_marked_in_a_new_tab(page: Page, root: str) -> None:
    ask(page, root, "清洗消毒")
    with page.context.expect_page() as opened:
        page.click("[data-search-results] a", modifiers=["Control"])
    opened.value.wait_for_selector("mark.found")
    assert page.locator("[data-search-results] a").count() == 2
    opened.value.close()


def test_a_query_is_never_markup(page: Page, root: str) -> None:
    hostile = "<img src=x onerror=alert(1)>占位"
    dialogs: list[str] = []
    page.on("dialog", lambda dialog: dialogs.append(dialog.message))
    ask(page, root, hostile)
    assert dialogs == []
    assert page.locator("main img").count() == 0


def test_a_page_is_listed_once(page: Page, web: str) -> None:
    _, results = ask(page, web, "2024年5月的文件")
    addresses = [
        address.partition("#")[0]
        for _, address in results
        if "#" not in address or address.endswith("#number")
    ]
    assert len(addresses) == len(set(addresses))


def test_numbers_are_shown_while_the_text_is_looked_for(page: Page, web: str) -> None:
    page.route("**/search/index/*", _hang)
    page.goto(f"{web}search.html?q={quote('某府办发〔2024〕7号')}", wait_until="commit")
    page.wait_for_selector(
        f"[data-search-state=loading] [data-kind=number] a[href$='{NOTICE}']", timeout=5_000
    )


def test_the_text_is_prepared_while_the_numbers_are_looked_up(page: Page, web: str) -> None:
    page.route("**/search/series.js", _hang)
    with page.expect_request("**/search/index/*", timeout=5_000):
        page.goto(f"{web}search.html?q={quote('清洗消毒')}", wait_until="commit")


def test_without_the_full_text_the_numbers_still_answer(page: Page, web: str) -> None:
    page.route("**/assets/search/ranking.js", lambda route: route.abort())
    assert ask(page, web, "某府办发〔2024〕7号") == ("done", OWN)
    assert "只查了发文字号" in page.inner_text("[data-search-status]")
    assert ask(page, web, "清洗消毒") == ("error", [])


def test_without_a_part_of_the_index_the_numbers_still_answer(page: Page, web: str) -> None:
    page.route("**/search/index/*", lambda route: route.abort())
    assert ask(page, web, "某府办发〔2024〕7号") == ("done", OWN)
    assert "个部分未能载入，结果可能不全。" in page.inner_text("[data-search-status]")


def test_without_the_numbers_the_full_text_still_answers(page: Page, web: str) -> None:
    page.route("**/search/series.js", lambda route: route.abort())
    state, results = ask(page, web, "按100㎡计")
    assert (state, results[0]) == ("done", ["text", f"{NOTICE}#article-4"])
    assert "只查了全文" in page.inner_text("[data-search-status]")


def test_what_new_browsers_have_is_not_needed(page: Page, root: str) -> None:
    page.add_init_script(
        "for (const name of ['WebAssembly', 'Worker', 'fetch', 'Intl']) delete window[name];"
    )
    assert ask(page, root, "半年清洗消毒")[1][0] == ["text", f"{NOTICE}#article-2"]


def test_nothing_is_fetched_but_scripts(page: Page, web: str) -> None:
    kinds: set[str] = set()
    page.on("request", lambda request: kinds.add(request.resource_type))
    ask(page, web, "占位")
    assert kinds == {"document", "script"}


def _hang(_: object) -> None:
    """A request that is never answered."""


def _cut(body: str) -> str:
    return body[: len(body) // 2]


LOSSES = {
    "缺失": lambda route: route.fulfill(status=404, body="not found"),
    "截断": lambda route: route.fulfill(content_type="text/javascript", body=_cut(route.fetch().text())),
    "登录页": lambda route: route.fulfill(
        content_type="text/html", body="<!doctype html><title>登录</title>"
    ),
}
PARTS = {
    "search/text/": f"{NOTICE}#article-2",
    "search/index/": "",
    "search/names/": f"{NOTICE}#article-2",
    "search/sounds/": f"{NOTICE}#article-2",
    "search/series.js": f"{NOTICE}#article-2",
}


@pytest.mark.parametrize("loss", LOSSES)
@pytest.mark.parametrize(("part", "first"), PARTS.items())
def test_a_lost_part_costs_only_what_it_held_and_that_is_said(
    torn_page: Page, web: str, loss: str, part: str, first: str
) -> None:
    """And it may be tried again."""
    torn_page.route(f"**/{part}**", LOSSES[loss])
    state, results = ask(torn_page, web, "半年清洗消毒")
    if first and part != "search/text/":
        assert (state, results[0]) == ("done", ["text", first])
        return
    assert "未能载入，结果可能不全。" in torn_page.inner_text("[data-search-status]")
    torn_page.unroute(f"**/{part}**")
    torn_page.click("[data-search-again]")
    torn_page.wait_for_selector(f"[data-search-results] a[href$='{NOTICE}#article-2']")
    assert "未能载入" not in torn_page.inner_text("[data-search-status]")


@pytest.mark.parametrize("part", ["contents", "variants"])
def test_without_what_all_of_it_needs_it_says_so_and_can_be_tried_again(
    page: Page, web: str, part: str
) -> None:
    page.route(f"**/search/{part}.js", lambda route: route.abort())
    assert ask(page, web, "清洗消毒") == ("error", [])
    assert f"{part} 未能载入" in page.inner_text("[data-search-status]")
    page.unroute(f"**/search/{part}.js")
    page.click("[data-search-again]")
    page.wait_for_selector("[data-search-state=done]")


def test_what_hangs_is_given_up_in_time(page: Page, web: str) -> None:
    page.clock.install()
    page.route("**/search/index/*", _hang)
    with page.expect_request("**/search/index/*"):
        page.goto(f"{web}search.html?q={quote('清洗消毒')}", wait_until="commit")
    page.wait_for_selector("[data-search-status]:has-text('正在检索……')")
    for _ in range(4):  # what was asked for at once is given up together
        page.wait_for_timeout(300)
        page.clock.fast_forward(9_000)
    page.wait_for_selector("[data-search-status]:has-text('未能载入，结果可能不全')")


def test_enter_does_not_wait_for_numbers_that_do_not_come(page: Page, web: str) -> None:
    page.route("**/search/series.js", _hang)
    page.goto(f"{web}{LETTER}")
    page.fill("[data-search-input]", "某府发99")
    page.keyboard.press("Enter")
    page.wait_for_url(f"**/search.html?q={quote('某府发99')}", timeout=5_000, wait_until="commit")


def test_a_long_query_is_cut_and_stands_where_no_server_sees_it(page: Page, root: str) -> None:
    page.goto(f"{root}search.html")
    page.evaluate("query => GazetteSearch.show(query)", "清洗消毒" * 25_000)
    page.wait_for_selector("[data-search-state=done]")
    assert "输入的文字很长" in page.inner_text("[data-search-status]")
    assert "?q=" not in page.url
    assert len(page.url) < 20_000
    page.reload()
    page.wait_for_selector("[data-search-state=done]")
    page.click("[data-search-results] a")
    page.wait_for_url("**hit=*")
    assert len(page.url) < 1_000


def test_the_same_question_adds_no_history_and_none_resets_the_title(page: Page, web: str) -> None:
    page.goto(f"{web}search.html")
    title = page.title()
    page.evaluate("GazetteSearch.show('清洗消毒')")
    page.wait_for_selector("[data-search-state=done]")
    length = page.evaluate("history.length")
    page.evaluate("GazetteSearch.show('清洗消毒')")
    page.wait_for_selector("[data-search-state=done]")
    assert page.evaluate("history.length") == length
    page.go_back()
    page.wait_for_selector("[data-search-state=idle]")
    assert page.title() == title


def test_a_place_on_the_page_is_no_new_question(page: Page, web: str) -> None:
    ask(page, web, "清洗消毒")
    page.evaluate(
        "document.querySelector('[data-search-results]').dataset.kept = 'yes'; location.hash = '#main'"
    )
    page.wait_for_timeout(200)
    assert page.get_attribute("[data-search-results]", "data-kept") == "yes"
    assert page.get_attribute("[data-search-state]", "data-search-state") == "done"
    assert page.locator("[data-search-results] > li").count() == 2


def test_a_malformed_place_breaks_nothing(page: Page, web: str) -> None:
    failures: list[str] = []
    page.on("pageerror", lambda error: failures.append(str(error)))
    page.goto(f"{web}{NOTICE}?hit={quote('清洗消毒')}#%")
    page.wait_for_selector("mark.found")
    page.goto(f"{web}search.html?q=%E0%A4%A#%")
    page.wait_for_selector("[data-search-status]:not(:empty)")
    assert failures == []


MEANT = {
    "公示占位名录": f"{TABLE}#row-2",
    "占位管里办法": NOTICE,
    "qingxixiaodu": f"{NOTICE}#article-2",
    "2024年5月的文件": NOTICE,
    "2024.5.12": NOTICE,
    "某府办发〔2024〕7号第三条": f"{NOTICE}#article-3",
    "占位管理办法第3条": f"{NOTICE}#article-3",
    "占位管理办法": NOTICE,
    "某省占位条例": ORDER,
}


@pytest.mark.parametrize(("query", "first"), MEANT.items())
def test_what_is_meant_comes_first(page: Page, root: str, query: str, first: str) -> None:
    state, results = ask(page, root, query)
    assert (state, results[0][1]) == ("done", first)


PINPOINTS = {
    "某府办发〔2024〕7号第三条": f"{NOTICE}#article-3",
    "7号第3条": f"{NOTICE}#article-3",
    "占位管理办法第二条": f"{NOTICE}#article-2",
    "某府办发〔2024〕7号 解读": INTERPRETATION,
    "占位管理办法的政策解读": INTERPRETATION,
}


@pytest.mark.parametrize(("typed", "address"), PINPOINTS.items())
def test_enter_opens_the_article(page: Page, web: str, typed: str, address: str) -> None:
    page.goto(f"{web}{LETTER}")
    page.fill("[data-search-input]", typed)
    page.keyboard.press("Enter")
    page.wait_for_url(f"{web}{address}")


NOT_THERE = {
    "某府发〔2024〕13号解读": (LETTER, "该文件没有解读。"),
    "某府办发〔2024〕7号附件2": (NOTICE, "该文件没有附件2。"),
    "某府办发〔2024〕7号第九条": (NOTICE, "该文件没有第九条。"),
    "《占位管理办法》 99条": (NOTICE, "该文件没有第99条。"),
    "某府发〔2024〕13号 第二条": (LETTER, "该文件没有第二条。"),
    "占位管理办法第二条第九项": (f"{NOTICE}#article-2", "该文件没有第二条第九项。"),
    "某府发〔2024〕99号第二条": (
        LETTER,
        "本公报没有“某府发〔2024〕99号”这个文号，也未见引用；先列出相近的文号。",
    ),
    "某省令265第三条": (ORDER, "本公报未收录某省人民政府令第265号，有 1 处引用，列在其后。"),
    "《某省占位条例》第三条": (ORDER, ""),
}


@pytest.mark.parametrize(("query", "expected"), NOT_THERE.items())
def test_a_document_without_the_article_is_named_and_that_is_said(
    page: Page, root: str, query: str, expected: tuple[str, str]
) -> None:
    state, results = ask(page, root, query)
    first, said = expected
    assert (state, results[0][1]) == ("done", first)
    assert page.inner_text("[data-search-status]").startswith(said)


def test_enter_on_an_article_that_is_not_there_asks(page: Page, web: str) -> None:
    page.goto(f"{web}{LETTER}")
    page.fill("[data-search-input]", "某府发〔2024〕13号第二条")
    page.keyboard.press("Enter")
    page.wait_for_url(f"{web}search.html?q=**")
    assert answer(page)[1][0][1] == LETTER


@pytest.mark.parametrize("typed", ["占位", "zwgl", "zhanwei", "占位条例"])
def test_titles_are_suggested(page: Page, web: str, typed: str) -> None:
    page.goto(f"{web}{LETTER}")
    page.fill("[data-search-input]", typed)
    page.get_by_role("option").first.wait_for()
    assert any("占位" in one for one in page.get_by_role("option").all_inner_texts())


def test_letters_of_an_input_method_are_not_yet_words(page: Page, web: str) -> None:
    page.goto(f"{web}{LETTER}")
    page.click("[data-search-input]")
    page.wait_for_selector("[role=listbox]", state="attached")
    typed = """([text, composing]) => {
      const box = document.querySelector("[data-search-input]");
      box.value = text;
      box.dispatchEvent(new InputEvent("input", {isComposing: composing}));
      if (!composing) box.dispatchEvent(new CompositionEvent("compositionend"));
    }"""
    page.evaluate(typed, ["某府", True])
    page.wait_for_timeout(200)
    assert page.get_by_role("option").count() == 0
    page.evaluate(
        """() => document.querySelector("[data-search-input]")
             .dispatchEvent(new KeyboardEvent("keydown", {key: "ArrowDown", keyCode: 229}))"""
    )
    assert page.get_by_role("option").count() == 0
    page.evaluate(typed, ["某府", False])
    page.get_by_role("option").first.wait_for()
