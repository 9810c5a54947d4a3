"""Web pages read: invented pages of many systems beside their lines; every rule in small; whatever bytes come."""

from __future__ import annotations

import base64
import random
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from processor_time import within

from gazette.intake.readers import READERS, reader_of
from gazette.intake.readers.web import WEB
from gazette.intake.received import GridCell, Line, Received, Style, Unreadable

PAGES = sorted((Path(__file__).parent / "pages").glob("*.html"))
PNG = base64.b64encode(b"\x89PNG\r\n\x1a\n").decode()


def read(page: str) -> Received:
    return WEB.read(page.encode())


def taken(raw: bytes) -> tuple[Line, ...] | None:
    """The lines, or None for a page that is refused; any other end is a fault."""
    try:
        return WEB.read(raw).lines
    except Unreadable:
        return None


def shown(line: Line) -> str:
    """A line as the files beside the pages have it."""
    kind = f"row {line.grid}" if line.cells is not None else "whole" if line.whole else ""
    return f"{line.style.value:7} {kind:5} | {line.text or f'[{line.picture}]'}"


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.stem)
def test_pages_of_many_systems(page: Path) -> None:
    lines = page.with_suffix(".txt").read_text("utf-8").splitlines()
    assert [shown(line) for line in WEB.read(page.read_bytes()).lines] == lines


def test_what_is_left_out_is_quoted() -> None:
    said = [remark.text for remark in WEB.read((PAGES[0].parent / "title-twice.html").read_bytes()).remarks]
    assert said == [
        "网页上的“2019-11-30 08:00:12 来源：市文旅局 打印”看来不是公文文字，没有收入",
        "网页上的“责任编辑：陈一”看来不是公文文字，没有收入",
    ]


@pytest.mark.parametrize("name", ["a.html", "a.HTM", "a.xhtml", "a.shtml"])
def test_it_is_found_by_the_ending(name: str) -> None:
    assert reader_of(name) is WEB
    assert WEB in READERS


LINES = [
    ("<p>甲。<p>乙。", ["甲。", "乙。"]),
    ("<div>甲<p>乙</p>丙</div>", ["甲", "乙", "丙"]),
    ("<p><p>甲</p>乙</p>丙", ["甲", "乙", "丙"]),
    ("<p>　　甲　乙　</p>", ["甲　乙"]),
    ("<p>&nbsp;&nbsp;甲&nbsp;&nbsp;乙&nbsp;</p>", ["甲  乙"]),
    ("<p>  甲 \n 乙  a\n b </p>", ["甲乙 a b"]),
    ("<p>X<sup>2</sup>、H<sub>2</sub>O</p>", ["X2、H2O"]),
    ("<p>甲<b>乙</b><span>丙</span></p>", ["甲乙丙"]),
    ("<span style='display:block'>甲</span><span>乙</span>", ["甲", "乙"]),
    ("<div style='display:inline'>甲</div><div style='display: inline-block'>乙</div>", ["甲乙"]),
    ("<pre>甲  乙\n丙\n</pre>", ["甲  乙", "丙"]),
    ("<p>甲<!-- 乙 --><script>丙</script><style>丁</style><noscript>戊</noscript></p>", ["甲"]),
    (
        "<p>甲</p><p hidden>乙</p><p style='DISPLAY : none'>丙</p><div style='visibility:hidden'><p>丁</p></div>",
        ["甲"],
    ),
    ("<p>甲<textarea>乙</textarea><button>丙</button><select><option>丁</option></select></p>", ["甲"]),
    ("<p>&lt;甲&gt;&amp;&#20057;</p>", ["<甲>&乙"]),
    ("<ol><li>甲<li>乙</ol>", ["1.甲", "2.乙"]),
    ("<ol start=3><li><p>甲</p><p>丙</p></li><li value=9>乙</ol>", ["3.甲", "丙", "9.乙"]),
    ("<ol reversed><li>甲<li>乙</ol>", ["2.甲", "1.乙"]),
    ("<ol type=a><li>甲<li>乙</ol><ol type=I start=4><li>丙</ol>", ["a.甲", "b.乙", "IV.丙"]),
    ("<ol><li>甲<ol><li>乙</ol><li>丙</ol>", ["1.甲", "1.乙", "2.丙"]),
    ("<ol style='list-style: none'><li>甲</ol><ul><li>乙</ul>", ["甲", "乙"]),
    ("<ol start=99999999999999999999><li>甲</ol>", ["999999.甲"]),
    ("<table><tr><td><p>甲</p><p>乙</p></table>", ["甲", "乙"]),
    ("<table><tr><td>左<td><table><tr><td>甲<td>乙</table></table>", ["左", "甲\t乙"]),
    ("<p>甲\u200b乙\ue000</p>", ["甲乙〓"]),
]


@pytest.mark.parametrize(("body", "lines"), LINES)
def test_lines(body: str, lines: list[str]) -> None:
    assert [line.text for line in read(f"<body>{body}").lines] == lines


SENTENCE = "<p>经市政府同意，现印发给你们。</p>"
AROUND = [
    # A box without the element of an editor; names of facts spaced out; values in cells of their own.
    (
        "<table><tr><td>索&nbsp;&nbsp;引&nbsp;&nbsp;号<td>2019-1<td>分　　类<td>其他"
        "<tr><td>文　　号<td>某发〔2019〕2号</table><h2>某通知</h2>信息来源: 市府办",
        ["某通知"],
    ),
    (
        "<ul><li><p>索引号:</p><p>1/2</p></li><li><p>来源:</p></li><li><p>有效性:</p></li><li>内容概述:</li></ul><p>某规则</p>",
        ["某规则"],
    ),
    (
        "<div>索引号: 1 发文字号: 某发〔2021〕6号</div><div>标题: 某通知</div><div>有效性:</div><p>某发〔2021〕6号</p>",
        ["某发〔2021〕6号"],
    ),
    (
        "<p>您当前所在位置：</p><h1>某通知</h1><ul><li>2020-11-13 14:42<li>来源：某区<li>分享到：</ul>",
        ["某通知"],
    ),
    ("<h1>某通知</h1><p>2011-06-18 00:00:00 来源: 本站原创<p>【字体：<p>2011-06-18", ["某通知"]),
    ("<p>您的位置：<a href=/>首页</a> » 法规<h3>某规定</h3><p>作者:某网 时间:2024-07-06 浏览:86", ["某规定"]),
    # What documents have themselves stays.
    ("<h1>某办法</h1><p>统一登记号：AB—2021—01003</p>", ["某办法", "统一登记号：AB—2021—01003"]),
    (
        "<p>会议纪要</p><p>时间：2021年3月5日</p><p>地点：市政府</p>",
        ["会议纪要", "时间：2021年3月5日", "地点：市政府"],
    ),
    ("<h1>采矿权公告</h1><p>位置：某镇东侧</p>", ["采矿权公告", "位置：某镇东侧"]),
    ("<p>2021年8月1日8:00起停水</p>", ["2021年8月1日8:00起停水"]),
    ("<title>关于甲的通知-某网</title><h2><a href=/1>关于甲的通知</a></h2>", ["关于甲的通知"]),
    (
        "<table><tr><td>名称<td>单位<tr><td>甲<td>个<tr><td>乙<td>台</table>",
        ["名称\t单位", "甲\t个", "乙\t台"],
    ),
]


@pytest.mark.parametrize(("above", "lines"), AROUND)
def test_above_the_first_sentence(above: str, lines: list[str]) -> None:
    assert [line.text for line in read(above + SENTENCE).lines] == [*lines, "经市政府同意，现印发给你们。"]


BELOW = [
    ("<p>来源：市统计局</p>", []),
    ("<div id=zoom><p>来源：市统计局</p></div>", ["来源：市统计局"]),
    ("<p>主题词：教育　通知</p>", ["主题词：教育　通知"]),
    ("<p>抄送：市委办公室。</p><p>责任编辑：陈一</p>", ["抄送：市委办公室。"]),
    ("<p>附件：<a href=/1>办法</a></p>", ["附件：办法"]),
    ("<p>1.<a href=/download?id=1>办法</a></p>", ["1.办法"]),
    ("<p><a href=/1>某某网站</a></p>", []),
    ("<p>下一条：无</p><p>技术支持：某公司</p>", []),
    ("<p>承办：某局</p><p>地址：某路1号</p><p>某公网安备1号</p>", []),
]


@pytest.mark.parametrize(("below", "lines"), BELOW)
def test_below_the_text(below: str, lines: list[str]) -> None:
    assert [line.text for line in read(SENTENCE + below).lines] == ["经市政府同意，现印发给你们。", *lines]


TITLES = [
    ("<title>某市关于甲的通知_某市政府</title><p>某市关于甲的通知</p>", [("某市关于甲的通知", Style.TITLE)]),
    ("<title>某市政府关于甲的通知</title><p>某市政府</p><p>关于甲的通知</p>", [("某市政府", Style.PLAIN), ("关于甲的通知", Style.PLAIN)]),
    ("<meta name=ArticleTitle content='关于甲的通知'>", [("关于甲的通知", Style.TITLE)]),
    ("<meta name=ArticleTitle content='关于甲(乙)的通知'><p>关于甲（乙）的通知</p>", [("关于甲（乙）的通知", Style.TITLE)]),
    ("<h1>关于甲的通知</h1><p>某发〔2021〕1号</p>", [("关于甲的通知", Style.TITLE), ("某发〔2021〕1号", Style.PLAIN)]),
    ("<h1>关于甲的通知</h1><p>某市关于</p><p>甲的通知</p>", [("某市关于", Style.PLAIN), ("甲的通知", Style.PLAIN)]),
    (f"<h1>关于甲的通知</h1><ul>{'<li><a href=/1>机构职能</a>' * 3}</ul>", [("关于甲的通知", Style.TITLE)]),
]  # fmt: skip


@pytest.mark.parametrize(("above", "lines"), TITLES)
def test_titles(above: str, lines: list[tuple[str, Style]]) -> None:
    found = read(above + SENTENCE).lines
    assert [(line.text, line.style) for line in found[:-1]] == lines


BREAKS = [
    ("甲<br>乙", [("甲", False), ("乙", False)]),
    ("甲<br>　　乙", [("甲", True), ("乙", True)]),
    ("甲<br>&nbsp;&nbsp;乙<br>丙", [("甲", True), ("乙", False), ("丙", False)]),
    ("甲<br><br>乙", [("甲", True), ("乙", True)]),
    ("甲<br>", [("甲", True)]),
    ("<br>　甲<br> <br>\n", [("甲", True)]),
]


@pytest.mark.parametrize(("body", "lines"), BREAKS)
def test_breaks(body: str, lines: list[tuple[str, bool]]) -> None:
    assert [(line.text, line.whole) for line in read(f"<p>{body}</p>").lines] == lines


STYLES = [
    ("<p align=center>甲", Style.CENTRED),
    ("<p style='color:red; text-align : Center'>甲", Style.CENTRED),
    ("<center><p><b>甲", Style.CENTRED),
    ("<div align=right><p>甲", Style.RIGHT),
    ("<div align=right><p align=left>甲", Style.PLAIN),
    ("<p><span style='text-align:center'>甲", Style.PLAIN),
    ("<h3 align=center>甲", Style.HEADING),
    ("<table align=center><tr><td><p>甲", Style.PLAIN),
]


@pytest.mark.parametrize(("body", "style"), STYLES)
def test_styles(body: str, style: Style) -> None:
    assert [line.style for line in read(body).lines] == [style]


def cell(*paragraphs: str) -> GridCell:
    return GridCell(paragraphs)


MERGED, JOINED = GridCell(merged=True), GridCell(joined=True)
GRIDS = [
    ("<tr><td>甲<td>乙", [(cell("甲"), cell("乙"))]),
    (
        "<tr><th rowspan=2>甲<th colspan=2>乙<tr><td>丙<td>丁",
        [(cell("甲"), cell("乙"), JOINED), (MERGED, cell("丙"), cell("丁"))],
    ),
    ("<tr><td rowspan=2 colspan=2>甲<td>乙<tr><td>丙", [(cell("甲"), cell("乙")), (MERGED, cell("丙"))]),
    (
        "<tr><td rowspan=2 colspan=2>甲<td>乙<tr><td>丙<tr><td>丁<td>戊<td>己",
        [
            (cell("甲"), JOINED, cell("乙")),
            (MERGED, MERGED, cell("丙")),
            (cell("丁"), cell("戊"), cell("己")),
        ],
    ),
    ("<tr><td>甲<td>乙<tr><td>丙", [(cell("甲"), cell("乙")), (cell("丙"), cell())]),
    ("<tr><td>甲<td><p>乙</p><p>丙</p>", [(cell("甲"), cell("乙", "丙"))]),
    (
        "<tr><td colspan=999999999>甲<tr><td>乙<td rowspan=999999999>丙",
        [(cell("甲"), JOINED), (cell("乙"), cell("丙"))],
    ),
    ("<tr><td rowspan=0>甲<td>乙<tr><td>丙", [(cell("甲"), cell("乙")), (MERGED, cell("丙"))]),
    (
        "<tr><td rowspan=9>甲<td>乙<tbody><tr><td>丙<td>丁",
        [(cell("甲"), cell("乙")), (cell("丙"), cell("丁"))],
    ),
]


@pytest.mark.parametrize(("rows", "grid"), GRIDS)
def test_tables(rows: str, grid: list[tuple[GridCell, ...]]) -> None:
    found = read(f"<table>{rows}</table>").lines
    assert [line.cells for line in found] == grid
    assert {line.grid for line in found} == {1}
    assert [line.text for line in found] == [
        "\t".join(" ".join(one.paragraphs) for one in row) for row in grid
    ]


def test_tables_are_numbered() -> None:
    one = "<table><tr><td>甲<td>乙</table>"
    assert [line.grid for line in read(f"{one}<p>中</p>{one}").lines] == [1, 0, 2]


PICTURES = [
    (f"<img src='data:image/png;base64,{PNG}'>", ["picture-1.png"], []),
    (f"<img src='DATA:;base64, {PNG[:8]} {PNG[8:]}' alt=图>", ["picture-1.png"], []),
    ("<img src='data:image/gif,GIF89a%01'>", ["picture-1.gif"], []),
    ("<img src='http://a.example/b/c.png?d' alt=图>", [], ["图“c.png”没有随网页收到，请照原件补上"]),
    (
        f"<img src='data:image/png;base64,{PNG}' data-src='/b.png'>",
        [],
        ["图“b.png”没有随网页收到，请照原件补上"],
    ),
    ("<img>", [], ["图“没有地址”没有随网页收到，请照原件补上"]),
    ("<img src='data:image/png;base64,*'>", [], ["一幅图已经损坏，没有收入，请照原件补上"]),
    (
        "<img src='data:image/svg+xml,<svg/>'>",
        [],
        ["一幅图是不能收的格式（image/svg+xml），没有收入，请照原件补上"],
    ),
]


@pytest.mark.parametrize(("image", "files", "remarks"), PICTURES)
def test_pictures(image: str, files: list[str], remarks: list[str]) -> None:
    found = read(f"<p>甲。</p><p>{image}</p><p>乙。</p>")
    assert list(found.files) == files
    assert [line.picture for line in found.lines if line.picture] == files
    assert [line.text for line in found.lines if not line.picture] == ["甲。", "乙。"]
    assert [(remark.line, remark.text) for remark in found.remarks] == [(1, remark) for remark in remarks]


@pytest.mark.parametrize(
    ("body", "said"),
    [
        ("<p>甲<del>乙</del></p>", "划去的文字“乙”已收入，草稿里看不出划去"),
        ("<p>甲<s>乙</s></p>", "划去的文字“乙”已收入，草稿里看不出划去"),
        ("<p>甲<strike>乙</strike></p>", "划去的文字“乙”已收入，草稿里看不出划去"),
        ('<iframe src="http://127.0.0.1/"></iframe>', "网页里嵌着另一个文件（iframe），没有收入，请另行收入"),
        ('<object data="a.pdf">乙</object>', "网页里嵌着另一个文件（object），没有收入，请另行收入"),
        ('<embed src="a.pdf">', "网页里嵌着另一个文件（embed），没有收入，请另行收入"),
        ("<svg><text>乙</text></svg>", "网页上的“乙”（svg）没有收入，请照原件补上"),
        ("<textarea>乙</textarea>", "网页上的“乙”（textarea）没有收入，请照原件补上"),
        ('<iframe style="display:none"></iframe>', None),
        ("<script>乙</script><style>乙</style><template>乙</template><svg></svg>", None),
    ],
)
def test_what_a_browser_shows_otherwise_is_told(body: str, said: str | None) -> None:
    sentence = "<p>为了规范占位行为，现将有关事项通知如下。</p>"
    received = read(f"<h1>某市人民政府关于占位的通知</h1>{sentence}{body}{sentence}")
    assert [remark.text for remark in received.remarks] == ([said] if said else [])


def test_a_new_page_begins() -> None:
    page = "<p>甲</p><span><br style='page-break-before:always'></span><p>乙</p><p style='break-before:page'>丙</p>"
    assert [line.page for line in read(page).lines] == [False, True, True]


ENCODED = [
    ("utf-8", ""),
    ("utf-8-sig", "gb2312"),
    ("utf-8", "gb2312"),
    ("gb18030", "gb2312"),
    ("gb18030", "GBK"),
    ("gb18030", ""),
    ("gb18030", "utf-8"),
    ("big5", "big5"),
    ("utf-16", ""),
]


@pytest.mark.parametrize(("encoding", "said"), ENCODED)
def test_encodings(encoding: str, said: str) -> None:
    page = f"<meta http-equiv=Content-Type content='text/html; charset={said}'><p>政府公報，經研究決定。</p>"
    assert [line.text for line in WEB.read(page.encode(encoding)).lines] == ["政府公報，經研究決定。"]


def test_one_spoilt_byte_is_told() -> None:
    spoilt = WEB.read("<p>根据规定，".encode() + b"\xff" + "现予公布。".encode())
    assert [line.text for line in spoilt.lines] == ["根据规定，〓现予公布。"]
    assert [remark.text for remark in spoilt.remarks] == [
        "含有没有认出的字符 U+FFFD，改作 〓，请照印刷件补上"
    ]


REFUSED = [
    (b"", "不是网页：里面没有一个标签；若是文本，把文件名的结尾改为 .txt"),
    ("只有文字。".encode(), "不是网页：里面没有一个标签；若是文本，把文件名的结尾改为 .txt"),
    (b"<p>", "网页里没有找到公文的文字；在浏览器里选中正文，复制到文本文件（.txt）再收"),
    (
        "<p><a href=/>首页</a></p>".encode(),
        "网页里没有找到公文的文字；在浏览器里选中正文，复制到文本文件（.txt）再收",
    ),
    (b"<frameset><frame src=a>", "网页里没有找到公文的文字；在浏览器里选中正文，复制到文本文件（.txt）再收"),
    (
        b"<p>" + b"\x00\xff\xfe" * 999,
        "读不出文字：不是网页，或者已经损坏；用浏览器打开原来的网页，另存为“网页，仅 HTML”，再收这个文件",
    ),
    (b"<div>" * 100_000, "网页的标签太多，或嵌套太深；在浏览器里选中正文，复制到文本文件（.txt）再收"),
    (b"<p>" * 1_000_001, "网页的标签太多，或嵌套太深；在浏览器里选中正文，复制到文本文件（.txt）再收"),
    (b"<p>" + b"x" * 50_000_000, "网页太大：50 兆字节；超过 50 兆字节的，分成几份再收"),
]


@pytest.mark.parametrize(("raw", "said"), REFUSED, ids=range(len(REFUSED)))
def test_refused(raw: bytes, said: str) -> None:
    with pytest.raises(Unreadable) as refusal:
        WEB.read(raw)
    assert str(refusal.value) == said


HOSTILE = [
    "<b><i><u>" * 1500 + "字。",
    "".join(f"<font color=c{number}>" for number in range(500)) + "<p>字。" * 5000,
    "<table><tr><td>" * 2000 + "字。",
    "<ul><li>" * 2000 + "字。",
    "<ol>" * 2000 + "<li>字。",
    f"<table><tr>{'<td colspan=1000 rowspan=65534>' * 190}{'<tr><td>字。' * 20_000}</table>",
    f"<table>{'<tr><td colspan=999999999 rowspan=999999999>字。' * 8_000}</table>",
    f"<table>{'<tr><td>字。<td>乙' * 10_000}</table>",
    "<!DOCTYPE a [<!ENTITY a 'aaaa'><!ENTITY b '&a;&a;'>]><p>字。&b;" + "&amp;" * 500_000,
    "<p>" + "字。<br>" * 30_000,
    "<p>" + " \n" * 2_000_000 + "字。",
    "<p>字。" + "<meta charset=" * 200_000,
    "<p>字。" + "<p style='" + "display:" * 200_000,
    "<p>字。" + "<p>打印关闭" * 25_000,
    "<p>字。" + "<p>" + "大中小" * 300_000,
    "<p>字。" + "<p>索引号：" * 25_000,
    "<p>字。" + "<div hidden>" * 2000 + "乙",
    "<p>字。" + f"<img src='data:image/png;base64,{'A' * 8_000_000}'>",
]


@pytest.mark.slow
@pytest.mark.parametrize("page", HOSTILE, ids=range(len(HOSTILE)))
def test_hostile_pages_end_soon(page: str) -> None:
    with within(20, "web"):
        lines = taken(page.encode())
        assert lines is None or any("字。" in line.text for line in lines)


CHROME = (
    "<title>某网</title><div><a href=/>首页</a><a href=/a>公开</a><a href=/b>办事</a></div>"
    "<p>当前位置：<a href=/>首页</a> > 文件</p><p>索引号：X-1</p><p>发布时间：2020-01-01　来源：某办</p><p>【打印】【关闭】</p>",
    "<p>扫一扫在手机打开当前页</p><p>上一篇：<a href=/1>别的通知</a></p><h3>相关文档</h3><ul><li><a href=/2>另一件公文</a></ul>"
    "<p>主办：某市人民政府</p><p>某ICP备1号</p>",
)
PARAGRAPH = st.text(
    "一丙省市人民政府公文第号条款項0129aZ，。；、《》（）“”〔〕— ", min_size=1, max_size=60
).filter(lambda text: any(sign.isalnum() for sign in text))


@given(st.lists(PARAGRAPH, min_size=1, max_size=12), st.sampled_from(["p", "div", "li", "section"]))
def test_any_paragraphs_come_back(paragraphs: list[str], tag: str) -> None:
    escaped = [text.replace("<", "&lt;") for text in paragraphs]
    body = "".join(f"<{tag}>　　{text}</{tag}>\n" for text in escaped)
    expected = [" ".join(text.split()) for text in paragraphs]
    found = read(f"{CHROME[0]}<div class=con>{body}</div>{CHROME[1]}")
    assert [line.text for line in found.lines] == expected
    assert all(line.whole for line in found.lines)


@pytest.mark.slow
@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.stem)
def test_cut_and_spoilt_pages_are_read_or_refused(page: Path) -> None:
    raw = page.read_bytes()
    dice = random.Random(page.stem)
    cut = [raw[:end] for end in range(0, len(raw), 19)]
    spoilt = []
    for _ in range(120):
        copy = bytearray(raw)
        for _ in range(dice.randint(1, 40)):
            copy[dice.randrange(len(copy))] = (
                dice.choice(b"<>/\"'=&;\x00\xff pdivtableolspan019")
                if dice.random() < 0.8
                else dice.randrange(256)
            )
        spoilt.append(bytes(copy))
    for one in [*cut, *spoilt]:
        assert taken(one) != ()


@pytest.mark.slow
@settings(max_examples=250)
@given(st.binary(max_size=2000), st.booleans())
def test_any_bytes_are_read_or_refused(raw: bytes, tagged: bool) -> None:
    assert taken(b"<p>" + raw if tagged else raw) != ()
