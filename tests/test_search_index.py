"""The index (全文索引): pages to blocks, blocks to tokens, Pagefind's index read, weighed, packed and cut."""

import hashlib
import json
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from page_text import read_page, read_pages
from search_in_node import in_node

from gazette.fresh import Fresh
from gazette.kept import Kept
from gazette.model import Organization, Synonym
from gazette.search import (
    Block,
    CitingPlace,
    IndexedPage,
    NumberEntry,
    SearchError,
    blocks_of,
    build_search,
    merging,
    pagefind,
    synonym_table,
)
from gazette.search.merging import Entry
from gazette.search.of_issue import PARTS, IssueIndex, issue_index, issue_key
from gazette.search.pagefind import positions
from gazette.search.postings import BlockIndex, pack, pack_places
from gazette.search.scripts import BUCKET, buckets, json_of, key_hash, write_encoded
from gazette.search.sounds import same_sounds, syllables
from gazette.search.variants import variants_in
from gazette.search.words import shares_within_words
from gazette.text import Block as TextBlock
from gazette.text import Plain, Text

pytestmark = pytest.mark.slow  # an index is made for each

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


def _blocks(*texts: str) -> tuple[Block, ...]:
    return tuple(Block(f"p-{number}", text) for number, text in enumerate(texts, 1))


WORDS = st.text(st.sampled_from("甲乙丙丁，a1%\t "), max_size=30)


@given(st.lists(st.lists(WORDS, max_size=5), min_size=1, max_size=4))
@settings(max_examples=8, deadline=None)
def test_pagefind_knows_where_every_token_stands(texts: list[list[str]]) -> None:
    """Its postings are those of the tokens inverted directly."""
    pages = [BlockIndex(_blocks(*page)).tokens for page in texts]
    direct: dict[str, dict[int, list[int]]] = {}
    for number, tokens in enumerate(pages):
        for position, token in enumerate(tokens):
            direct.setdefault(token, {}).setdefault(number, []).append(position)
    assert positions(pages) == direct


def _pages(*texts: str) -> list[IndexedPage]:
    return [
        IndexedPage(f"{place}.html", "甲", "notice", blocks=tuple(_blocks(text)), issue="2024-05")
        for place, text in enumerate(texts)
    ]


def _index(pages: list[IndexedPage], folder: Path) -> IssueIndex:
    return issue_index(pages, issue_key(pages), Kept(folder))


def test_pagefind_runs_only_where_the_words_have_changed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    runs: list[Path] = []
    run = pagefind._run
    monkeypatch.setattr(pagefind, "_run", lambda shadow, output: (runs.append(shadow), run(shadow, output)))
    first = _index(_pages("停车场", "收费"), tmp_path)
    assert _index(_pages("停车场", "收费"), tmp_path) == first
    assert len(runs) == 1
    assert _index(_pages("停车", "收费"), tmp_path) != first
    assert len(runs) == 2


def test_a_changed_word_changes_few_parts(tmp_path: Path) -> None:
    """Whatever order Pagefind tells its tokens in: the other parts of the archive's index stay as they are kept."""
    words = "停车收费标准由市发展和改革委员会制定并向社会公布"
    before = _index(_pages(words, "甲乙丙丁"), tmp_path)
    after = _index(_pages(words, "甲乙丙戊"), tmp_path)
    assert sum(before.digest_of(part) != after.digest_of(part) for part in range(PARTS)) == len(
        {"丙丁", "丙戊", "丁", "戊"}
    )


@pytest.mark.parametrize("damage", [b"", b"x", b"0" * 400])
def test_what_was_kept_and_is_damaged_is_made_again(tmp_path: Path, damage: bytes) -> None:
    first = _index(_pages("停车"), tmp_path)
    whole = first.path.read_bytes()
    first.path.write_bytes(damage)
    assert _index(_pages("停车"), tmp_path) == first
    assert first.path.read_bytes() == whole


def test_a_block_counts_by_what_it_is() -> None:
    """A name outweighs a mention, a short field a long one, both what stands above."""
    index = BlockIndex(
        [
            Block("row-1", "育才路\t湘江路", names=("育才路",), above="一类"),
            Block("row-2", "凤凰路\t育才路" + "至某处" * 30, names=("凤凰路",), above="一类"),
        ]
    )
    weights = {
        token: [
            weight
            for _, weight, _ in index.places(token, [k for k, one in enumerate(index.tokens) if one == token])
        ]
        for token in ("育才", "湘江", "一类")
    }
    assert weights["育才"][0] > weights["湘江"][0] > weights["育才"][1]
    assert weights["一类"] == [weights["一类"][0]] * 2
    assert weights["一类"][0] < weights["湘江"][0]


def test_a_heading_reaches_over_what_stands_under_it() -> None:
    heading = TextBlock("section-1", "heading", ((Plain("一、总则"),),), depth=2)
    line = TextBlock("section-1-p1", "paragraph", ((Plain("甲"),),), ancestors=("section-1",))
    title = TextBlock("title", "title", ((Plain("某办法"),),), depth=1)
    found = blocks_of(Text((title,), (heading, line, replace(line, anchor="p2", ancestors=()))))
    assert [(block.anchor, block.reach) for block in found] == [
        ("title", 3),
        ("section-1", 1),
        ("section-1-p1", 0),
        ("p2", 0),
    ]


@pytest.mark.parametrize(
    ("pages", "packed"),
    [
        ([], ""),
        ([(0, [(0, 15, 0)])], "ABAe"),
        ([(3, [(5, 2, 0), (40, 0, 7)])], "DCFEjBBH"),
        ([(3, [(1, 7, 0)]), (40, [(32, 1, 0)])], "DBBOlBBgBC"),
    ],
)
def test_postings_packed(pages: list[tuple[int, list[tuple[int, int, int]]]], packed: str) -> None:
    assert pack((page, pack_places(places)) for page, places in pages) == packed


_ENTRIES = st.builds(str.__mul__, st.sampled_from("甲a"), st.sampled_from([1, 40, BUCKET // 3, 2 * BUCKET]))


@given(st.dictionaries(st.text(min_size=1, max_size=4), _ENTRIES, max_size=60), st.sampled_from([1, 4, 64]))
@settings(max_examples=20, deadline=None)
def test_a_dictionary_has_every_key_in_the_bucket_that_the_browser_asks(
    tmp_path_factory: pytest.TempPathFactory, entries: dict[str, str], count: int
) -> None:
    folder = tmp_path_factory.mktemp("site")
    roots = []
    for first in range(count):
        own = {key: json_of(entry) for key, entry in entries.items() if key_hash(key) % count == first}
        halves, scripts = buckets("some", own, first, count)
        roots.append(halves)
        for name, data in scripts:
            write_encoded(Fresh(folder), name, data)
            held = json.loads(data)
            assert len(held) < 2 or len(data.decode()) <= BUCKET + len(held) + 2
    (folder / "search/contents.js").write_text(
        f'GazetteSearch.receive("contents",{json.dumps({"some": roots})});\n', "utf-8"
    )
    told = in_node(
        "keys => Promise.all(keys.map(key => GazetteSearch.lookUp('some', key)))",
        [*entries, "constructor", "没有的"],
        folder=folder,
        parts=("tokens", "engine"),
    )
    assert told.answer == [*entries.values(), entries.get("constructor"), entries.get("没有的")]


@pytest.mark.parametrize(
    ("text", "shares"),
    [
        ("停车收费的标准", {"停车": 9, "车收": 0, "收费": 9}),
        ("市生态环境局", {"生态": 9, "境局": 0}),
    ],
)
def test_a_pair_is_part_of_a_word_or_not(tmp_path: Path, text: str, shares: dict[str, int]) -> None:
    found, _ = shares_within_words({"": _pages(text)}, [], Kept(tmp_path))
    assert {pair: found[pair] for pair in shares} == shares


def test_the_archives_own_names_are_words(tmp_path: Path) -> None:
    kept = Kept(tmp_path)
    assert shares_within_words({"": _pages("由岚驿局办理")}, [], kept)[0]["岚驿"] == 0
    assert shares_within_words({"": _pages("由岚驿局办理")}, ["岚驿局"], kept)[0]["岚驿"] == 9


@pytest.mark.parametrize("issues", [2, 1])
def test_what_is_kept_of_an_archive_gives_the_same_as_nothing(tmp_path: Path, issues: int) -> None:
    """Whatever has changed since: words, an issue more or less, everyday words, names."""

    def build(root: Path, kept: Path, texts: list[str], said: str) -> dict[Path, bytes]:
        site = _site(root)
        pages = [
            replace(page, issue=f"2024-{number:02}", url=f"{number}.html", blocks=_blocks(*text.split("。")))
            for number, (page, text) in enumerate(zip(read_pages(site), texts, strict=False))
        ]
        build_search(Fresh(site), pages, [], {said: ["占位"]}, (), Kept(kept))
        return {path.relative_to(site): path.read_bytes() for path in _files(site)}

    before = ["甲乙丙丁。占位文字。" * 300, "占位文字。"][:issues]
    after = ["甲乙丙丁。占位文字。" * 300, "占位之外的文字。由岚驿局办理。", "占座"]
    build(tmp_path / "first", tmp_path / "kept", before, "占座")
    again = build(tmp_path / "again", tmp_path / "kept", after, "停车")
    assert again == build(tmp_path / "new", tmp_path / "nothing", after, "停车")


def test_synonyms_are_the_editors_and_the_other_names_of_bodies() -> None:
    table = synonym_table(
        [
            Synonym(("环保局",), ("生态环境局", "环境保护局"), "改名"),
            Synonym(("医保",), ("医疗保险",), "简称", both=True),
            Synonym(("定价",), ("价格 制定", "收费标准"), "两处用语", both=True),
        ],
        [
            Organization("某市科学技术局", "keji", ("市科技局", "科技局")),
            Organization("某区人民政府", "qu", ("某区政府",)),
        ],
    )
    assert table == {
        "环保局": ["生态环境局", "环境保护局"],
        "医保": ["医疗保险"],
        "医疗保险": ["医保"],
        "定价": ["价格 制定", "收费标准"],
        "收费标准": ["定价"],
        "科技局": ["科学技术局"],
        "科学技术局": ["科技局"],
    }


def test_sounds() -> None:
    assert same_sounds({"停车": 3, "庭车": 1, "车a": 9, "租": 5}, {"停车": 9, "庭车": 9}) == {
        "tingche": ["停车", "庭车"]
    }
    assert "厂" in syllables("")["chang"]


@pytest.mark.parametrize(
    ("texts", "pairs"),
    [(["号"], "號号"), (["號"], "號号"), (["万", "字"], "萬万"), (["甲"], ""), ([], "")],
)
def test_only_pairs_that_matter_are_shipped(texts: list[str], pairs: str) -> None:
    assert variants_in(texts) == pairs


def _site(root: Path) -> Path:
    root.mkdir(parents=True)
    for number in range(3):
        rows = "".join(f'<p id="p-{k}">第{k}段，占位文字甲乙丙丁{number}。</p>' for k in range(120))
        root.joinpath(f"{number}.html").write_text(PAGE % f"<h1>文件{number}</h1>{rows}", encoding="utf-8")
    return root


NUMBER = NumberEntry(
    "某府发〔2024〕1号", "公文", "文件0", "2024-05-12", "0.html", True, (CitingPlace("文件1", "1.html#p-7"),)
)


def _value(path: Path) -> dict[str, Any]:
    text = path.read_text(encoding="utf-8")
    value: dict[str, Any] = json.loads(text[text.index(",") + 1 : text.rindex(")")])
    return value


def _files(site: Path) -> Iterator[Path]:
    return (path for path in sorted(site.joinpath("search").rglob("*")) if path.is_file())


def _build(root: Path) -> Path:
    site = _site(root)
    pages = [replace(page, issue="2024-01") for page in read_pages(site)]
    build_search(Fresh(site), pages, [NUMBER], {"占座": ["占位"]}, (), Kept(root.parent / "kept"))
    return site


def test_everything_is_a_script_and_nothing_is_empty(tmp_path: Path) -> None:
    site = _build(tmp_path / "site")
    assert {path.suffix for path in _files(site)} == {".js"}
    assert all(path.stat().st_size for path in _files(site))


def test_every_block_is_told_once(tmp_path: Path) -> None:
    site = _build(tmp_path / "site")
    parts = [_value(path) for path in sorted(site.joinpath("search/text").iterdir())]
    assert sum(len(part["blocks"]) for part in parts) == 3 * 121
    assert {len(part["blocks"]) for part in parts} == {32, 121 % 32}


def test_what_a_result_loads_does_not_grow_with_its_blocks(tmp_path: Path) -> None:
    """A table has a file for each long row, where short paragraphs share one."""
    pages = [
        IndexedPage(
            f"{size}.html", "甲", "notice", blocks=_blocks(*["停车收费" * size] * 40), issue="2024-05"
        )
        for size in (1, 50, 80, 2_000)
    ]
    build_search(Fresh(tmp_path), pages, [], {}, (), Kept(tmp_path / "kept"))
    assert _value(tmp_path / "search/contents.js")["together"] == "5320"
    parts = [_value(path) for path in sorted(tmp_path.joinpath("search/text").iterdir())]
    assert {len(part["blocks"]) for part in parts if part["page"][0] == "80.html"} == {4}


def test_long_lists_are_cut_and_nothing_is_lost() -> None:
    pages = []
    for number in range(3_600):
        heaviest = number % 16
        packed = pack_places([(block, heaviest, 0) for block in range(9)])
        pages.append(Entry(number, heaviest, 9, packed))
    segments = merging._segments(pages)
    assert len(segments) > 2
    assert sorted(entry.page for segment in segments for entry in segment) == list(range(3_600))
    assert len(merging._packed(segments[0])) < 8_000
    assert all(len(merging._packed(segment)) < 32_000 for segment in segments[1:])
    assert min(entry.weight for entry in segments[0]) > 12


def test_two_builds_give_the_same_bytes(tmp_path: Path) -> None:
    digests = []
    for name in ("one", "two"):
        site = _build(tmp_path / name / "site")
        digests.append(
            [(path.relative_to(site), hashlib.sha256(path.read_bytes()).digest()) for path in _files(site)]
        )
    assert digests[0] == digests[1]


def test_a_site_without_text_is_refused(tmp_path: Path) -> None:
    empty = IndexedPage("index.html", "甲", "page")
    with pytest.raises(SearchError, match="没有可供检索的文字"):
        build_search(Fresh(tmp_path), [empty], [], {}, (), Kept(tmp_path))
