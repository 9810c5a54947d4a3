"""The index (全文索引): pages to blocks, blocks to sections, Pagefind's files cut and packed."""

import base64
import gzip
import hashlib
import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gazette.search import CitingPlace, NumberEntry, SearchError, build_search
from gazette.search.cbor import array_item, array_items, text_item, text_value
from gazette.search.page_text import Block, Page, read_page
from gazette.search.sections import sections_of
from gazette.search.tokens import tokenize

PAGE = """<!doctype html>
<html lang="zh-Hans" data-kind="notice">
<head><title>某府 - 公报</title><meta name="gazette:issuer" content="某市人民政府">
<meta name="gazette:year" content="2024"></head>
<body><header>页头</header><main id="main"><article>%s</article></main><footer>页脚</footer></body></html>"""

BLOCK_CASES = {
    '<h1>占位<br>办法</h1><p id="p-1">甲</p>': [("", "占位办法", 1), ("p-1", "甲", 0)],
    '<p id="p-1">依据<a href="x">《某办法》</a>第<b>一</b>条。</p>': [("p-1", "依据《某办法》第一条。", 0)],
    '<p id="p-1">甲</p><p>乙</p>': [("p-1", "甲", 0), ("p-1", "乙", 0)],
    '<ul><li id="i-1">甲<p id="i-2">乙</p>丙</li></ul>': [
        ("i-1", "甲", 0),
        ("i-2", "乙", 0),
        ("i-2", "丙", 0),
    ],
    '<table><tr id="row-1"><th>1</th><td> 甲 </td><td></td><td>乙</td></tr></table>': [
        ("row-1", "1\t甲\t乙", 0)
    ],
    '<p id="p-1">甲<span id="inside">乙</span></p><p>丙</p>': [("p-1", "甲乙", 0), ("p-1", "丙", 0)],
    '<div data-search-ignore><p id="x">略</p></div><p>甲</p>': [("", "甲", 0)],
    "<nav><p>略</p></nav><p>甲<button>复制</button></p>": [("", "甲", 0)],
    '<section id="article-1"><p>甲\n  乙</p></section>': [("article-1", "甲 乙", 0)],
    "<p>&lt;b&gt; &amp;amp;</p>": [("", "<b> &amp;", 0)],
    "": [],
}


@pytest.mark.parametrize(("body", "blocks"), BLOCK_CASES.items())
def test_blocks_of_a_page(body: str, blocks: list[tuple[str, str, int]]) -> None:
    assert read_page(PAGE % body, "a.html").blocks == tuple(Block(*block) for block in blocks)


def test_facts_of_a_page() -> None:
    page = read_page(PAGE % "<h1>占位办法</h1>", "documents/a.html")
    assert (page.url, page.title, page.kind, page.issuer, page.year) == (
        "documents/a.html",
        "占位办法",
        "notice",
        "某市人民政府",
        "2024",
    )


@given(st.lists(st.tuples(st.integers(1, 900), st.integers(0, 3)), min_size=1, max_size=12))
def test_sections_keep_every_block_in_order(shapes: list[tuple[int, int]]) -> None:
    blocks = tuple(Block(f"p-{k}", "字" * length, heading) for k, (length, heading) in enumerate(shapes))
    sections = sections_of([Page("a.html", "甲", "notice", "", "", blocks)])
    assert tuple(block for section in sections for block in section.blocks) == blocks
    assert all(len(section.blocks) == 1 or _length(section.blocks) <= 500 for section in sections)


def _length(blocks: tuple[Block, ...]) -> int:
    return sum(len(tokenize(block.text)) for block in blocks)


@given(st.lists(st.text(max_size=300), max_size=300))
def test_cbor_arrays_round_trip(texts: list[str]) -> None:
    encoded = array_item([text_item(text) for text in texts])
    assert [text_value(item) for item in array_items(encoded)] == texts


@pytest.mark.parametrize("encoded", [b"\x61a", b"\x81\x01\x01", b"\x9f\xff", b"\x81\xf6"])
def test_cbor_that_pagefind_never_writes_is_refused(encoded: bytes) -> None:
    with pytest.raises(SearchError):
        array_items(encoded)


def _site(root: Path) -> Path:
    root.mkdir()
    for number in range(3):
        rows = "".join(f'<p id="p-{k}">第{k}段，占位文字甲乙丙丁{number}。</p>' for k in range(120))
        root.joinpath(f"{number}.html").write_text(PAGE % f"<h1>文件{number}</h1>{rows}", encoding="utf-8")
    return root


NUMBER = NumberEntry(
    "某府发〔2024〕1号", "公文", "文件0", "2024-05-12", "0.html", True, (CitingPlace("文件1", "1.html#p-7"),)
)


def _value(path: Path) -> object:
    text = path.read_text(encoding="utf-8")
    return json.loads(text[text.index(",") + 1 : text.rindex(")")])


def test_everything_is_a_script_and_nothing_is_empty(tmp_path: Path) -> None:
    site = _site(tmp_path / "site")
    build_search(site, [NUMBER])
    files = [path for path in site.joinpath("search").rglob("*") if path.is_file()]
    assert {path.suffix for path in files} == {".js"}
    assert all(path.stat().st_size for path in files)
    engine = site.joinpath("search/engine.js").read_text(encoding="utf-8")
    assert "import.meta" not in engine
    assert "export{" not in engine


def test_the_number_table(tmp_path: Path) -> None:
    site = _site(tmp_path / "site")
    build_search(site, [NUMBER])
    assert _value(site / "search/numbers.js") == [
        {
            "number": "某府发〔2024〕1号",
            "kind": "公文",
            "title": "文件0",
            "date": "2024-05-12",
            "url": "0.html",
            "own": True,
            "keys": [["某府发", "mff", ["2024", "1"]]],
            "citedBy": [["文件1", "1.html#p-7"]],
        }
    ]


def test_every_chunk_is_listed_and_small(tmp_path: Path) -> None:
    site = _site(tmp_path / "site")
    build_search(site, [NUMBER])
    start = _value(site / "search/start.js")
    assert isinstance(start, dict)
    (meta_name,) = (name for name in start if name.endswith(".pf_meta"))
    meta = gzip.decompress(base64.b64decode(start[meta_name])).removeprefix(b"pagefind_dcd")
    _, pages, chunks, *_ = array_items(meta)
    numbers = [text_value(array_items(chunk)[2]) for chunk in array_items(chunks)]
    assert numbers == [str(k) for k in range(len(numbers))]
    assert {path.stem for path in site.joinpath("search/index").iterdir()} == set(numbers)
    sections = {text_value(array_items(page)[0]) for page in array_items(pages)}
    assert {path.stem for path in site.joinpath("search/text").iterdir()} == sections


def test_two_builds_give_the_same_bytes(tmp_path: Path) -> None:
    digests = []
    for name in ("one", "two"):
        site = _site(tmp_path / name)
        build_search(site, [NUMBER])
        files = sorted(path for path in site.joinpath("search").rglob("*") if path.is_file())
        digests.append(
            [(path.relative_to(site), hashlib.sha256(path.read_bytes()).digest()) for path in files]
        )
    assert digests[0] == digests[1]


@pytest.mark.parametrize(
    ("entry", "message"),
    [
        (
            NumberEntry("甲1号", "公文", "甲", None, "x.html", True),
            "文号表指向不存在的页面，请核对其网址：甲1号：x.html",
        ),
        (
            NumberEntry("甲1号", "公文", "甲", None, "0.html", True, (CitingPlace("乙", "y.html#p-1"),)),
            "文号表指向不存在的页面，请核对其网址：甲1号：y.html#p-1",
        ),
    ],
)
def test_a_number_must_lead_to_a_page(tmp_path: Path, entry: NumberEntry, message: str) -> None:
    with pytest.raises(SearchError) as refused:
        build_search(_site(tmp_path / "site"), [entry])
    assert str(refused.value) == message


def test_a_site_without_text_is_refused(tmp_path: Path) -> None:
    tmp_path.joinpath("index.html").write_text("<html><body>无正文</body></html>", encoding="utf-8")
    with pytest.raises(SearchError, match="没有可供检索的页面"):
        build_search(tmp_path, [])
