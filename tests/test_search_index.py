"""The index (全文索引): pages to blocks, blocks to sections, Pagefind's files read, packed and cut."""

import hashlib
import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from page_text import read_page, read_pages

from gazette.search import Block, CitingPlace, IndexedPage, NumberEntry, SearchError, build_search
from gazette.search.cbor import decode
from gazette.search.pagefind import Posting, run_pagefind
from gazette.search.postings import chunks, pack
from gazette.search.sections import Section, sections_of
from gazette.search.tokens import tokenize
from gazette.search.variants import variants_in

PAGE = """<!doctype html>
<html lang="zh-Hans" data-kind="notice">
<head><title>某府 - 公报</title><meta name="gazette:issuer" content="某市人民政府">
<meta name="gazette:year" content="2024"><meta name="gazette:department" content="市占位局"></head>
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
    '<table><tr id="row-1"><td><div>1</div></td><td><p id="x">甲</p><p>乙</p>丙</td></tr></table><p>丁</p>': [
        ("row-1", "1\t甲\t乙\t丙", 0),
        ("row-1", "丁", 0),
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
    assert (page.url, page.title, page.kind, page.issuer, page.year, page.department) == (
        "documents/a.html",
        "占位办法",
        "notice",
        "某市人民政府",
        "2024",
        "市占位局",
    )


@given(st.lists(st.tuples(st.integers(1, 900), st.integers(0, 3)), min_size=1, max_size=12))
def test_sections_keep_every_block_in_order(shapes: list[tuple[int, int]]) -> None:
    blocks = tuple(Block(f"p-{k}", "字" * length, heading) for k, (length, heading) in enumerate(shapes))
    sections = sections_of([IndexedPage("a.html", "甲", "notice", "", "", "", blocks)])
    assert tuple(block for section in sections for block in section.blocks) == blocks
    assert all(len(section.blocks) == 1 or _length(section.blocks) <= 500 for section in sections)


def _length(blocks: tuple[Block, ...]) -> int:
    return sum(len(tokenize(block.text)) for block in blocks)


@pytest.mark.parametrize(
    ("encoded", "value"),
    [
        ("00", 0),
        ("17", 23),
        ("1818", 24),
        ("1903e8", 1000),
        ("3818", -25),
        ("80", []),
        ("8301028120", [1, 2, [-1]]),
        ("63e6b0b4", "水"),
        ("4201ff", b"\x01\xff"),
    ],
)
def test_cbor_is_read(encoded: str, value: object) -> None:
    assert decode(bytes.fromhex(encoded)) == value


@pytest.mark.parametrize("encoded", ["9fff", "f6", "8101f6", "0000", "82 01", "63e6b0", "", "1b00"])
def test_cbor_that_pagefind_never_writes_is_refused(encoded: str) -> None:
    with pytest.raises(SearchError):
        decode(bytes.fromhex(encoded))


@pytest.mark.parametrize(
    ("postings", "packed"),
    [
        ([], ""),
        ([Posting(0, 1, (0,))], "AABA"),
        ([Posting(3, 2, (5, 31))], "DACFa"),
        ([Posting(3, 7, (1,)), Posting(40, 1, (32,))], "DGBBlBABgB"),
    ],
)
def test_postings_packed(postings: list[Posting], packed: str) -> None:
    assert pack(postings) == packed


@given(st.lists(st.integers(1, 900), min_size=1, max_size=40))
def test_chunks_keep_every_token_in_order(counts: list[int]) -> None:
    postings = {f"u{k}": [Posting(0, count, tuple(range(count)))] for k, count in enumerate(counts)}
    cut = list(chunks(postings))
    assert [token for chunk in cut for token in chunk] == list(postings)
    assert all(len(chunk) == 1 or sum(map(len, chunk.values())) <= 1200 for chunk in cut)


def test_pagefind_knows_where_every_token_stands() -> None:
    sections = [
        Section(0, (Block("", "占位", 1), Block("p-1", "占，位\t占", 0))),
        Section(0, (Block("p-2", "位", 0),)),
    ]
    index = run_pagefind(sections)
    assert index.postings == {
        "u0": [Posting(0, 2, (2, 6))],
        "u2c": [Posting(0, 1, (4,))],
        "位": [Posting(0, 8, (1, 5)), Posting(1, 1, (0,))],
        "占": [Posting(0, 9, (0, 3, 7))],
    }
    assert index.lengths == [8, 1]


@pytest.mark.parametrize(
    ("texts", "pairs"),
    [(["号"], "號号"), (["號"], "號号"), (["万", "字"], "萬万"), (["甲"], ""), ([], "")],
)
def test_only_pairs_that_matter_are_shipped(texts: list[str], pairs: str) -> None:
    assert variants_in(texts) == pairs


def _site(root: Path) -> Path:
    root.mkdir()
    for number in range(3):
        rows = "".join(f'<p id="p-{k}">第{k}段，占位文字甲乙丙丁{number}。</p>' for k in range(120))
        root.joinpath(f"{number}.html").write_text(PAGE % f"<h1>文件{number}</h1>{rows}", encoding="utf-8")
    return root


NUMBER = NumberEntry(
    "某府发〔2024〕1号", "公文", "文件0", "2024-05-12", "0.html", True, (CitingPlace("文件1", "1.html#p-7"),)
)


def _value(path: Path) -> dict[str, list[object]]:
    text = path.read_text(encoding="utf-8")
    value: dict[str, list[object]] = json.loads(text[text.index(",") + 1 : text.rindex(")")])
    return value


def _files(site: Path) -> Iterator[Path]:
    return (path for path in sorted(site.joinpath("search").rglob("*")) if path.is_file())


def test_everything_is_a_script_and_nothing_is_empty(tmp_path: Path) -> None:
    site = _site(tmp_path / "site")
    build_search(site, list(read_pages(site)), [NUMBER])
    assert {path.suffix for path in _files(site)} == {".js"}
    assert all(path.stat().st_size for path in _files(site))


def test_every_chunk_and_every_section_is_listed(tmp_path: Path) -> None:
    site = _site(tmp_path / "site")
    build_search(site, list(read_pages(site)), [NUMBER])
    listed = _value(site / "search/pages.js")
    firsts = [
        next(iter(_value(site / f"search/index/{number}.js"))) for number in range(len(listed["chunks"]))
    ]
    assert listed["chunks"] == firsts == sorted(firsts)
    assert len(listed["sections"]) == len(listed["lengths"])
    for folder, count in (("index", len(firsts)), ("text", len(listed["sections"]))):
        names = {path.stem for path in site.joinpath("search", folder).iterdir()}
        assert names == {str(number) for number in range(count)}


def test_two_builds_give_the_same_bytes(tmp_path: Path) -> None:
    digests = []
    for name in ("one", "two"):
        site = _site(tmp_path / name)
        build_search(site, list(read_pages(site)), [NUMBER])
        digests.append(
            [(path.relative_to(site), hashlib.sha256(path.read_bytes()).digest()) for path in _files(site)]
        )
    assert digests[0] == digests[1]


def test_a_site_without_text_is_refused(tmp_path: Path) -> None:
    empty = IndexedPage("index.html", "甲", "page", "", "", "", ())
    with pytest.raises(SearchError, match="没有可供检索的文字"):
        build_search(tmp_path, [empty], [])
