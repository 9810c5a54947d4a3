"""The search in a real browser, on an invented site, served and from ``file://``, under the strict policy."""

from __future__ import annotations

import functools
import http.server
import json
import random
import shutil
import threading
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import quote

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from playwright.sync_api import Browser, Page, sync_playwright

from gazette.search import CitingPlace, NumberEntry, build_search
from gazette.search.number_table import number_key
from gazette.search.tokens import tokenize

ROOT = Path(__file__).parents[2]
RULES = json.loads(ROOT.joinpath("tests/fabricated/search_rules.json").read_text(encoding="utf-8"))
POLICY = (
    "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; img-src 'self'; "
    "connect-src 'none'; form-action 'self'; base-uri 'none'"
)
FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update"]
Answer = tuple[str, list[list[str]]]
"""The state of the search page, and kind and address of every result."""

ANSWERED = "[data-search-state=done], [data-search-state=empty], [data-search-state=error]"

DOCUMENTS = {
    "documents/moufubanfa-2024-7.html": (
        "notice",
        "占位管理办法",
        '<p id="article-1">第一条 为了演示，依据《某省占位条例》（某省令第265号），制定本办法。</p>'
        '<p id="article-2">第二条 占位设施应当每半年<a href="#article-1">清洗消</a>毒一次。</p>'
        '<p id="article-3">第三条 占位收费的标准由市价格部门制定。</p>'
        '<p id="article-4">第四条 Placeholder（简称PH）收费 35.5 元/㎡，不足１００㎡的按100㎡计。</p>',
    ),
    "documents/moufubanfa-2024-7/table-1.html": (
        "table",
        "占位任务表",
        '<table><tr id="row-1"><td>1</td><td>完成占位登记</td><td>市占位局</td></tr>'
        '<tr id="row-2"><td>2</td><td>公布占位名录</td><td>市公告局</td></tr></table>',
    ),
    "documents/moufufa-2024-13.html": (
        "notice",
        "关于登记的通知",
        '<p id="p-1">按照某府办发〔2024〕7号的要求，完成登记。</p>'
        '<p id="p-2">甲乙。</p><p id="p-3">丙丁。</p>',
    ),
    "instruments/shengling-265.html": ("instrument", "某省占位条例", '<p id="p-1">某省令第265号</p>'),
}

NOTICE = "documents/moufubanfa-2024-7.html"
LETTER = "documents/moufufa-2024-13.html"
ORDER = "instruments/shengling-265.html"
NUMBERS = [
    NumberEntry(
        "某府办发〔2024〕7号",
        "公文",
        "占位管理办法",
        "2024-05-12",
        NOTICE,
        True,
        (CitingPlace("关于登记的通知", f"{LETTER}#p-1"),),
    ),
    NumberEntry("MSCR-2024-01003", "统一登记号", "占位管理办法", "2024-05-12", NOTICE, True),
    NumberEntry("某府发〔2024〕13号", "公文", "关于登记的通知", "2024-06-01", LETTER, True),
    NumberEntry(
        "某省人民政府令第265号",
        "令",
        "某省占位条例",
        None,
        ORDER,
        False,
        (CitingPlace("占位管理办法", f"{NOTICE}#article-1"),),
        aliases=("某省令第265号",),
    ),
]


def _page(url: str, kind: str, body: str) -> str:
    base = "../" * url.count("/")
    return f"""<!doctype html>
<html lang="zh-Hans" data-kind="{kind}" data-base="{base}"><head><meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="{POLICY}"><meta name="gazette:year" content="2024">
<title>某市公报</title><script src="{base}assets/search/box.js" defer></script></head><body>
<form action="{base}search.html" method="get"><input type="search" name="q" data-search-input></form>
<main id="main"><article>{body}</article></main></body></html>"""


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = tmp_path_factory.mktemp("公报 副本")
    pages = {url: (kind, f"<h1>{title}</h1>{body}") for url, (kind, title, body) in DOCUMENTS.items()}
    search_page = (ROOT / "docs/search.md").read_text(encoding="utf-8").split("---", 2)[2]
    for url, (kind, body) in (pages | {"search.html": ("page", search_page)}).items():
        path = root / url
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(_page(url, kind, body), encoding="utf-8")
    shutil.copytree(ROOT / "overrides/assets/search", root / "assets/search")
    build_search(root, NUMBERS)
    return root


class _Quiet(http.server.SimpleHTTPRequestHandler):
    def log_message(self, *_: object) -> None:
        """The test's own output is enough."""


@pytest.fixture(scope="module")
def served(site: Path) -> Iterator[str]:
    """Under a sub-path, as a gazette is on the web site of its government."""
    handler = functools.partial(_Quiet, directory=str(site.parent))
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}/{quote(site.name)}/"
    server.shutdown()


@pytest.fixture(params=["served", "file"])
def root(request: pytest.FixtureRequest, site: Path, served: str) -> str:
    return served if request.param == "served" else site.as_uri() + "/"


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=shutil.which("chromium"), args=FLAGS)
        yield chromium
        chromium.close()


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    tab = browser.new_page()
    failures: list[str] = []
    tab.on("pageerror", lambda error: failures.append(str(error)))
    yield tab
    tab.close()
    assert failures == []


def ask(page: Page, root: str, query: str) -> Answer:
    """Open the search page with a query and wait for its answer."""
    page.goto(f"{root}search.html?q={quote(query)}")
    page.wait_for_selector(ANSWERED, state="attached")
    return page.get_attribute("[data-search-state]", "data-search-state") or "", page.evaluate(
        """() => [...document.querySelectorAll("[data-search-results] > li")]
             .map(li => [li.dataset.kind, li.querySelector("a[href]").getAttribute("href")])"""
    )


OWN = [["number", NOTICE], ["citation", f"{LETTER}#p-1"]]
REGISTRATION = [["number", NOTICE]]
UNHELD = [["number", ORDER], ["citation", f"{NOTICE}#article-1"]]

NUMBER_QUERIES = {
    "某府办发〔2024〕7号": OWN,
    "某府办发[2024]7号": OWN,
    "某府办发（2024）7号": OWN,
    "某府办发【２０２４】７号": OWN,
    "某府办发2024年7号": OWN,
    "某府办发20247号": OWN,
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
def test_a_number_in_any_spelling(page: Page, served: str, query: str, first: list[list[str]]) -> None:
    state, results = ask(page, served, query)
    assert (state, results[: len(first)]) == ("done", first)


TEXT_QUERIES = {
    "每半年清洗消毒": ("done", [["text", f"{NOTICE}#article-2"]]),
    "公布占位名录": ("done", [["text", "documents/moufubanfa-2024-7/table-1.html#row-2"]]),
    "登记 市占位局": ("done", [["text", "documents/moufubanfa-2024-7/table-1.html#row-1"]]),
    "placeholder": ("done", [["text", f"{NOTICE}#article-4"]]),
    "100m2": ("done", [["text", f"{NOTICE}#article-4"]]),
    "5.5元": ("done", [["text", f"{NOTICE}#article-4"]]),
    "“收费的标准”": ("done", [["text", f"{NOTICE}#article-3"]]),
    "占位收费标准是多少": ("done", [["text", f"{NOTICE}#article-3"]]),
    "某府发〔2024〕99号": ("done", [["nearest", LETTER]]),
    "乙丙": ("empty", []),
    "zzz": ("empty", []),
    "": ("idle", []),
}


@pytest.mark.parametrize(("query", "answer"), TEXT_QUERIES.items())
def test_words_lead_to_the_paragraph(page: Page, root: str, query: str, answer: Answer) -> None:
    if not query:
        page.goto(f"{root}search.html")
        page.wait_for_selector("[data-search-status]:has-text('可输入')")
        assert page.get_attribute("[data-search-state]", "data-search-state") == "idle"
        return
    state, results = ask(page, root, query)
    assert (state, results[:1]) == answer


def test_excerpts_read_as_printed_with_the_hit_marked(page: Page, root: str) -> None:
    ask(page, root, "每半年清洗消毒")
    excerpt = page.locator(".result-excerpt")
    assert excerpt.inner_text() == "第二条 占位设施应当每半年清洗消毒一次。"
    assert excerpt.locator("mark").all_inner_texts() == ["每半年清洗消毒"]


def test_partial_answers_say_so(page: Page, root: str) -> None:
    ask(page, root, "占位收费标准是多少")
    assert page.inner_text("[data-search-status]").startswith("没有哪一页完整含有“占位收费标准是多少”")


def test_a_result_opens_marked_at_its_place(page: Page, root: str) -> None:
    ask(page, root, "半年清洗消毒一次")
    page.click("[data-search-results] a")
    page.wait_for_selector("mark.found")
    assert page.url == f"{root}{NOTICE}#article-2"
    assert "".join(page.locator("mark.found").all_inner_texts()) == "半年清洗消毒一次"


@pytest.mark.parametrize("wasm", ["with", "without"])
def test_every_substring_is_found(page: Page, served: str, wasm: str) -> None:
    """Random substrings of random lengths against a plain scan; the seed is printed on failure."""
    if wasm == "without":
        page.add_init_script("delete window.WebAssembly")
    seed = random.randrange(10**6)
    draw = random.Random(seed)
    ask(page, served, "占位")
    blocks = page.evaluate(
        """async () => {
          const engine = await GazetteSearch.startEngine();
          const all = [];
          for (let n = 0; n < engine.sections.length; n += 1) {
            const text = await GazetteSearch.data("text/" + n);
            for (const block of text.blocks) all.push([engine.sections[n], block[1]]);
          }
          return all;
        }"""
    )
    cells = [(number, cell) for number, text in blocks for cell in text.split("\t") if len(cell) > 1]
    for _ in range(150):
        _, cell = draw.choice(cells)
        start = draw.randrange(len(cell) - 1)
        query = cell[start : start + draw.randint(2, 8)].strip()
        if not tokenize(query) or " " in query:
            continue
        holding = sorted({number for number, text in cells if _holds(text, query)})
        found = page.evaluate(
            """async query => {
              const engine = await GazetteSearch.startEngine();
              const answer = await GazetteSearch.find(engine, query);
              const pages = answer.partial ? [] : answer.found.map(hit => hit.page);
              return [...new Set(pages)].sort((a, b) => a - b);
            }""",
            query,
        )
        assert found == holding, f"seed {seed}: {query!r}"


def _holds(text: str, query: str) -> bool:
    return f" {' '.join(tokenize(query))} " in f" {' '.join(tokenize(text))} "


@pytest.fixture(scope="module")
def rules(browser: Browser, served: str) -> Iterator[Page]:
    tab = browser.new_page()
    tab.goto(f"{served}search.html?q={quote('占位')}")
    tab.wait_for_selector(ANSWERED, state="attached")
    yield tab
    tab.close()


def test_the_browser_has_the_same_tokens(rules: Page) -> None:
    found = rules.evaluate("texts => texts.map(GazetteSearch.tokenize)", list(RULES["tokens"]))
    assert found == [tokens.split() for tokens in RULES["tokens"].values()]


def test_the_browser_has_the_same_number_keys(rules: Page) -> None:
    found = rules.evaluate("texts => texts.map(GazetteSearch.numberKey)", list(RULES["number_keys"]))
    assert found == list(RULES["number_keys"].values())


@given(st.lists(st.text(), max_size=30))
@settings(max_examples=50, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_both_sides_agree_on_any_text(rules: Page, texts: list[str]) -> None:
    found = rules.evaluate(
        "texts => texts.map(t => [GazetteSearch.tokenize(t), GazetteSearch.numberKey(t)])", texts
    )
    keys = [number_key(text) for text in texts]
    assert found == [
        [tokenize(text), [key.head, list(key.digits)]] for text, key in zip(texts, keys, strict=True)
    ]


ENTER_CASES = {
    "某府办发2024 7": NOTICE,
    "mscr 1003": NOTICE,
    "省政府令265": ORDER,
    "7号": "search.html?q=7%E5%8F%B7",
    "某府发99": f"search.html?q={quote('某府发99')}",
    "清洗消毒": f"search.html?q={quote('清洗消毒')}",
}


@pytest.mark.parametrize(("typed", "address"), ENTER_CASES.items())
def test_enter_opens_a_number_beyond_doubt_or_asks(page: Page, root: str, typed: str, address: str) -> None:
    page.goto(f"{root}{LETTER}")
    page.keyboard.press("/")
    page.keyboard.type(typed)
    page.keyboard.press("Enter")
    page.wait_for_url(f"{root}{address}")


def test_suggestions_by_keyboard(page: Page, root: str) -> None:
    box = page.locator("[data-search-input]")
    page.goto(f"{root}{LETTER}")
    page.keyboard.press("/")
    page.keyboard.type("某府")
    options = page.get_by_role("option")
    options.first.wait_for()
    assert options.all_inner_texts() == [
        "某府发〔2024〕13号 关于登记的通知",
        "某府办发〔2024〕7号 占位管理办法",
    ]
    assert [box.get_attribute(name) for name in ("role", "aria-expanded")] == ["combobox", "true"]
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowDown")
    assert box.get_attribute("aria-activedescendant") == options.nth(1).get_attribute("id")
    page.keyboard.press("Escape")
    assert (box.get_attribute("aria-expanded"), box.input_value(), options.count()) == ("false", "某府", 0)
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowUp")
    page.keyboard.press("ArrowUp")
    page.keyboard.press("Enter")
    page.wait_for_url(f"{root}{NOTICE}")


def test_a_query_is_never_markup(page: Page, root: str) -> None:
    hostile = "<img src=x onerror=alert(1)>占位"
    dialogs: list[str] = []
    page.on("dialog", lambda dialog: dialogs.append(dialog.message))
    ask(page, root, hostile)
    assert dialogs == []
    assert page.locator("main img").count() == 0


def test_without_wasm_the_index_is_read_all_the_same(page: Page, root: str) -> None:
    page.add_init_script("delete window.WebAssembly")
    assert ask(page, root, "某府办发〔2024〕7号") == ("done", OWN)
    assert ask(page, root, "清洗消毒") == ("done", [["text", f"{NOTICE}#article-2"]])
    assert "简易方式检索" in page.inner_text("[data-search-status]")


def test_without_the_full_text_the_numbers_still_answer(page: Page, served: str) -> None:
    page.route("**/search/start.js", lambda route: route.abort())
    assert ask(page, served, "某府办发〔2024〕7号") == ("done", OWN)
    assert "只查了发文字号" in page.inner_text("[data-search-status]")
    assert ask(page, served, "清洗消毒") == ("error", [])


def test_nothing_is_fetched_but_scripts(page: Page, served: str) -> None:
    kinds: set[str] = set()
    page.on("request", lambda request: kinds.add(request.resource_type))
    ask(page, served, "占位")
    assert kinds == {"document", "script"}
