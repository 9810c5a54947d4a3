"""Hostile addresses, hostile words in the boxes, and pieces of the search that lie: answered, in Chinese, and no error."""

from __future__ import annotations

import re
from urllib.parse import quote

import pytest
from invented_site import LETTER, NOTICE
from playwright.sync_api import Browser, Page, Route, expect
from search_page import ANSWERED, answer, ask
from windows import patient, watched

STATUS = "[data-search-status]"
FACE = "\U0001f600"
"""A character of two halves, which no address can hold one of."""
TURNED = "\u202e"
"""What follows runs from right to left."""

LONG = {
    "quotes": quote("“") * 100_000,
    "accents": "a" + quote("\u0301") * 100_000,
    "words": (quote("停") + "+") * 50_000,
    "words in quotes": quote('"a" ') * 30_000,
    "faces": "a" + quote(FACE) * 30_000,
}


def asked(page: Page, address: str) -> str:
    """What the search page says of an address."""
    page.goto(address)
    page.wait_for_selector(ANSWERED, state="attached")
    return page.inner_text(STATUS)


@pytest.mark.slow
@pytest.mark.parametrize("query", LONG.values(), ids=LONG.keys())
def test_of_an_endless_query_the_beginning_is_looked_at(page: Page, web: str, query: str) -> None:
    asked(page, f"{web}search.html#q={query}")
    assert len(page.input_value("[data-search-input]")) <= 2_000
    assert answer(page)[0] in ("done", "empty")


def test_white_space_is_none_of_its_length(page: Page, root: str) -> None:
    said = asked(page, f"{root}search.html#q={quote('占位收费')}{'+' * 5_000}{quote('价格部门')}")
    assert "很长" not in said
    assert answer(page)[1][0] == ["text", f"{NOTICE}#article-3"]


@pytest.mark.parametrize("faces", [999, 1_001, 1_100])
def test_no_character_is_cut_in_two(page: Page, root: str, faces: int) -> None:
    page.goto(root + LETTER)
    page.fill("[data-search-input]", f"占{FACE * faces}")
    page.keyboard.press("Enter")
    page.wait_for_url("**#q=*")
    page.wait_for_selector(ANSWERED, state="attached")
    assert "\ufffd" not in page.input_value("[data-search-input]") + page.title() + page.inner_text(STATUS)


def test_nor_in_what_goes_along_to_a_result(page: Page, root: str) -> None:
    ask(page, root, f"占位收费 {FACE * 40}")
    page.click("[data-search-results] a")
    page.wait_for_url("**hit=*")
    assert quote("占位收费") in page.url


def test_an_endless_arrival_is_marked_by_its_beginning(page: Page, web: str) -> None:
    page.goto(f"{web}{NOTICE}?hit={quote('清洗消毒')}{'+q' * 28_000}")
    expect(page.locator("mark.found")).to_have_text(["清洗消", "毒"])


def test_what_was_typed_turns_no_sentence_round(page: Page, root: str) -> None:
    said = asked(page, f"{root}search.html?q={quote(TURNED)}zzz")
    assert said == "没有找到“zzz”。可减少字数或换一种说法再试。"
    assert TURNED not in page.title()


def test_an_answer_that_comes_late_is_not_shown_over_a_later_one(page: Page, web: str) -> None:
    page.goto(f"{web}search.html")
    page.evaluate(
        """url => GazetteSearch.numbers().then(() => {
      GazetteSearch.placeOf = query => query === "慢" ? new Promise(done => { window.arrive = () => done(url); }) : Promise.resolve(null);
    })""",
        NOTICE,
    )
    box = page.locator("[data-search-input]")
    for typed in ("慢", "清洗消毒"):
        box.fill(typed)
        box.press("Enter")
    page.wait_for_url(f"**?q={quote('清洗消毒')}")
    page.evaluate("arrive()")
    page.wait_for_timeout(100)
    assert page.url.endswith(quote("清洗消毒"))


LIES = ["null", "{}", "7", '"<b>"']
PIECES = {
    "contents": "占位设施",
    "variants": "占位设施",
    "series": "某府办发〔2024〕7号",
    "facts": "2024年5月的占位设施",
    "facts/": "占位设施",
    "dates/": "2024年5月的占位设施",
    "issues": "2024年第5期",
    "syllables": "zhanwei",
    "index/": "占位设施",
    "names/": "占位管理办法第三条",
    "name/": "占位管理办法第三条",
    "numbers/": "某府办发〔2024〕7号第三条",
    "citing/": "某府办发〔2024〕7号",
    "places/": "某府办发〔2024〕7号第三条",
    "sounds/": "zhanwei",
    "text/": "占位设施",
}
"""Every kind of piece, and a question that needs it."""


def lie(route: Route, value: str) -> None:
    """A piece of another build, that has other things in it."""
    (name,) = re.findall(r"/search/(.+)\.js", route.request.url)
    route.fulfill(content_type="text/javascript", body=f'GazetteSearch.receive("{name}", {value});')


@pytest.mark.slow
@pytest.mark.parametrize("value", LIES)
@pytest.mark.parametrize(("piece", "query"), PIECES.items())
def test_what_another_build_has_written_is_told_in_chinese(
    page: Page, web: str, piece: str, query: str, value: str
) -> None:
    page.route(re.compile(rf"(?<!assets)/search/{piece}"), lambda route: lie(route, value))
    said = asked(page, f"{web}search.html?q={quote(query)}")
    assert re.findall(r"[a-zA-Z]{3,}", said.replace(query, "")) == []
    assert "undefined" not in page.inner_text("[data-search-results]")


def test_text_of_another_build_costs_only_itself(page: Page, web: str) -> None:
    page.route("**/search/text/*", lambda route: lie(route, "{page: [], blocks: []}"))
    assert "未能载入，结果可能不全。" in asked(
        page, f"{web}search.html?q={quote('某府办发〔2024〕7号 收费')}"
    )


MIXED = {
    "nothing": "{}",
    "fewer pages": "{pages: 1, kind: [''], issuer: [''], year: [''], department: [''], days: [['', '']]}",
}
"""The facts of another build, as a copy has them that was only half brought up to date."""


@pytest.mark.parametrize("value", MIXED.values(), ids=MIXED.keys())
def test_where_results_stand_no_sentence_denies_them(page: Page, web: str, value: str) -> None:
    page.route("**/search/facts.js", lambda route: lie(route, value))
    state, results = ask(page, web, "占位设施")
    assert (state, len(results) > 0) == ("done", True)
    expect(page.locator(STATUS)).to_have_text(
        "全文找到相关的 2 处，在 2 个网页上。不能筛选：收到的数据与网页不是同一次生成的，请刷新页面。"
    )
    assert page.get_attribute("[data-search-state]", "data-search-state") == "done"


REGULATION = "documents/yongzhengbanfa-2021-13.html"
BROKEN = {
    "compare": f"{REGULATION}?compare#%E0",
    "no such choice": f"{REGULATION}?compare=__proto__&whole=constructor#__proto__",
    "table": "documents/yongzhengbanfa-2021-14/table-1.html?view=constructor&words=%E0%A4#%E0",
}


@pytest.mark.parametrize("address", BROKEN.values(), ids=BROKEN.keys())
def test_an_address_that_says_nothing_breaks_nothing(reader: tuple[Page, str], address: str) -> None:
    page, root = reader
    page.goto(root + address)
    expect(
        page.locator("[data-compare-switch]:not([hidden]), [data-table-view]:not([hidden])")
    ).to_have_count(1)


def test_nor_does_the_filter_turn_a_sentence_round(reader: tuple[Page, str]) -> None:
    page, root = reader
    page.goto(f"{root}people.html?words={quote(TURNED)}zzz{'z' * 100}")
    status = page.locator("form [role=status]").last
    expect(status).to_contain_text(f"没有符合的：“{'z' * 40}……”，共")
    expect(status).to_have_css("text-align", "left")


@pytest.mark.parametrize("file", ["people.html", "search.html"])
def test_a_doubled_slash_leads_to_no_other_host(browser: Browser, served: str, file: str) -> None:
    """Servers answer //site/people.html; as a reference that is a host of the name of site."""
    tab = watched(patient(browser.new_context()), served.replace("/site/", "//site/"))
    page = tab.page
    page.goto(f"{served.replace('/site/', '//site/')}{file}")
    page.evaluate("window.kept = true")
    if file == "people.html":
        page.locator("[name=words]").fill("局长")
    else:
        page.locator("[data-search-input]").fill("停车场")
        page.keyboard.press("Enter")
    page.wait_for_url(f"**//site/{file}?*")
    assert (page.evaluate("window.kept"), tab.faults) == (True, [])
    page.context.close()


def test_settings_that_no_reader_chose_are_the_usual_ones(reader: tuple[Page, str]) -> None:
    """Other sites of the same host write to the same store."""
    page, root = reader
    page.goto(f"{root}about.html")
    page.evaluate(
        """['theme', 'text', 'contrast'].forEach(name => localStorage.setItem('gazette.' + name, '__proto__'))"""
    )
    page.reload()
    expect(page.locator("[data-setting] [aria-pressed=true]")).to_have_count(3)


def test_a_copied_address_does_not_say_what_was_searched_for(reader: tuple[Page, str]) -> None:
    page, root = reader
    page.add_init_script(
        "Object.defineProperty(navigator, 'clipboard', {value: {writeText: async text => { window.copied = text; }}})"
    )
    for asked_for, kept in (("?hit=x", ""), ("?compare&hit=x", "?compare"), ("?hit=x&compare", "?compare")):
        page.goto(f"{root}{REGULATION}{asked_for}")
        page.locator("#article-14 [data-copy-link]").first.evaluate("button => button.click()")
        assert page.evaluate("copied") == f"{root}{REGULATION}{kept}#article-14"


COVERED = """() => {
  const bar = document.querySelector(".actions").getBoundingClientRect();
  return document.activeElement.closest(".actions") ? false : document.activeElement.getClientRects()[0].bottom > bar.top;
}"""


def test_what_the_keyboard_has_reached_is_not_under_the_bar_of_a_phone(reader: tuple[Page, str]) -> None:
    page, root = reader
    page.set_viewport_size({"width": 360, "height": 800})
    page.goto(root + REGULATION)
    page.locator("#article-5 a").first.focus()
    under = []
    for _ in range(40):
        page.keyboard.press("Tab")
        if page.evaluate(COVERED):
            under.append(page.evaluate("document.activeElement.outerHTML"))
    assert under == []


@pytest.mark.parametrize("width", [320, 360])
def test_comparing_in_the_largest_letters_fits_a_phone(reader: tuple[Page, str], width: int) -> None:
    page, root = reader
    page.set_viewport_size({"width": width, "height": 800})
    page.add_init_script("localStorage.setItem('gazette.text', 'larger')")
    page.goto(f"{root}{REGULATION}?compare&whole")
    expect(page.locator("[data-compare-whole]")).to_be_visible()
    assert page.evaluate("document.documentElement.scrollWidth - innerWidth") == 0
