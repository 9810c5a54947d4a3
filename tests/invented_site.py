"""An invented site of six pages with its search built, for the tests of the search in browsers."""

from __future__ import annotations

import shutil
from dataclasses import replace
from pathlib import Path

from page_text import read_pages

from gazette.fresh import Fresh
from gazette.kept import Kept
from gazette.search import CitingPlace, IndexedPage, NumberEntry, build_search

ROOT = Path(__file__).parents[1]
POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; "
    "connect-src 'none'; form-action 'self'; base-uri 'none'"
)
NOTICE = "documents/moufubanfa-2024-7.html"
TABLE = "documents/moufubanfa-2024-7/table-1.html"
INTERPRETATION = "documents/moufubanfa-2024-7/interpretation.html"
LETTER = "documents/moufufa-2024-13.html"
ORDER = "instruments/shengling-265.html"

PAGES = {
    NOTICE: (
        ("notice", "某市人民政府办公室", "2024", "市占位局"),
        "<h1>占位管理办法</h1>"
        '<p id="article-1">第一条 为了演示，依据《某省占位条例》（某省令第265号），制定本办法。</p>'
        '<p id="article-2">第二条 占位设施应当每半年<a href="#article-1">清洗消</a>毒'
        '<a href="#note-1" data-search-ignore>校注</a>一次。</p>'
        '<p id="article-3">第三条 占位收费的标准由市价格部门制定。</p>'
        '<p id="article-4">第四条 Placeholder（简称PH）收费 35.5 元/㎡，不足１００㎡的按100㎡计。</p>',
    ),
    TABLE: (
        ("table", "某市人民政府办公室", "2024", "市占位局"),
        "<h1>占位任务表</h1>"
        '<table><tr id="row-1"><td><div>1</div></td><td>完成占位登记</td><td>市占位局</td></tr>'
        '<tr id="row-2"><td><div>2</div></td><td>公布占位名录</td><td>市公告局</td></tr></table>',
    ),
    INTERPRETATION: (
        ("interpretation", "市占位局", "2024", "市占位局"),
        '<h1>市占位局解读《占位管理办法》</h1><p id="p1">占位设施清洗消毒的次数有了规定。</p>',
    ),
    LETTER: (
        ("notice", "某市人民政府", "2023", ""),
        '<h1>关于登记的通知</h1><p id="p1">按照某府办发〔2024〕7号的要求，完成登记。</p>'
        '<p id="p2">甲乙。</p><p id="p3">丙丁。</p>',
    ),
    ORDER: (("instrument", "", "", ""), '<h1>某省占位条例</h1><p id="p1">某省令第265号</p>'),
}
NUMBERS = [
    NumberEntry(
        "某府办发〔2024〕7号",
        "发文字号",
        "占位管理办法",
        "2024-05-12",
        NOTICE,
        True,
        (CitingPlace("关于登记的通知", f"{LETTER}#p1"),),
    ),
    NumberEntry("MSCR-2024-01003", "统一登记号", "占位管理办法", "2024-05-12", NOTICE, True),
    NumberEntry("某府发〔2024〕13号", "发文字号", "关于登记的通知", "2024-06-01", LETTER, True),
    NumberEntry(
        "某省人民政府令第265号",
        "令",
        "某省占位条例",
        None,
        ORDER,
        False,
        (CitingPlace("占位管理办法", f"{NOTICE}#article-1"),),
        aliases=("某省令第265号", "某省政府令第265号"),
    ),
]
SYNONYMS = {"公示": ["公布"]}


def build(root: Path) -> None:
    """Write the site, under the strictest policy, with the search page and the client as they are published."""
    search_page = (ROOT / "docs/search.md").read_text(encoding="utf-8").split("---", 2)[2]
    for url, (facts, body) in (PAGES | {"search.html": (("page", "", "", ""), search_page)}).items():
        path = root / url
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(_page(url, facts, body), encoding="utf-8")
    shutil.copytree(ROOT / "overrides/assets/search", root / "assets/search")
    build_search(
        Fresh(root),
        [_indexed(page) for page in read_pages(root)],
        NUMBERS,
        SYNONYMS,
        (),
        Kept(root.parent / "kept"),
    )


def _indexed(page: IndexedPage) -> IndexedPage:
    """The page as the program hands it over: of an issue where it is printed in one, its title over all of it."""
    title, *rest = page.blocks
    number = next((known for known in NUMBERS if known.own and known.url == page.url), None)
    return replace(
        page,
        blocks=(replace(title, reach=len(rest)), *rest),
        issue="2024-05" if page.kind in ("notice", "interpretation", "table") else "",
        number=number.number if number else "",
        date=(number.date or "") if number else "",
    )


def _page(url: str, facts: tuple[str, str, str, str], body: str) -> str:
    base = "../" * url.count("/")
    kind, issuer, year, department = facts
    return f"""<!doctype html>
<html lang="zh-Hans" data-kind="{kind}" data-base="{base}"><head><meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="{POLICY}">
<meta name="gazette:issuer" content="{issuer}"><meta name="gazette:year" content="{year}">
<meta name="gazette:department" content="{department}">
<title>某市公报</title><script src="{base}assets/search/box.js" defer></script></head><body>
<form action="{base}search.html" method="get"><input type="search" name="q" data-search-input></form>
<main id="main"><article>{body}</article></main></body></html>"""
