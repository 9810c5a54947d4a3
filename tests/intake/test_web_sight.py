"""What a browser does not show of a web page is left out and told; what it may not show is taken in and told."""

from __future__ import annotations

import pytest
from processor_time import within

from gazette.intake.readers.web import WEB
from gazette.intake.received import Received, Unreadable

SENTENCE = "为了规范占位行为，现将有关事项通知如下。"


def read(body: str, sheet: str = "", around: str = "body") -> Received:
    page = f"<style>{sheet}</style><{around}><h1>某市人民政府关于占位的通知</h1><p>{SENTENCE}</p>{body}<p>{SENTENCE}</p>"
    return WEB.read(page.encode())


def lines(received: Received) -> list[str]:
    return [line.text for line in received.lines[2:-1]]


def said(received: Received) -> list[str]:
    return [remark.text for remark in received.remarks]


GONE = "网页上看不见的文字“{}”没有收入"
FAINT = "网页上与底同色或极小的文字“{}”，照收了；看得见才保留"

HIDING = [
    "font-size:0", "font: 0/0 a", "FONT-SIZE : 0.0em", "opacity:0", "opacity:.0%", "filter:opacity(0)",
    "visibility:collapse", "dis/**/play:none", "display:n\\6f ne", "display:none !important; display:block",
    "position:absolute;left:-9999px", "position:fixed;top:-100em", "text-indent:-9999px", "margin:0 0 0 -5000px",
    "transform:scale(0)", "transform:translate(0, -9999px)", "position:absolute;clip:rect(0 0 0 0)",
    "clip-path:inset(50%)", "height:0;overflow:hidden", "width:1px;overflow:hidden", "mso-hide:all",
    f"{'--a:b;' * 500}display:none",
]  # fmt: skip


def test_what_a_style_hides_is_left_out_and_told() -> None:
    received = read("".join(f'<p style="{style}">暗{at}</p>' for at, style in enumerate(HIDING)))
    assert lines(received) == []
    assert said(received) == [GONE.format(f"暗{at}") for at in range(len(HIDING))]


SHOWING = [
    "display:block", "opacity:0.9", "visibility:visible", "left:-9999px", "text-indent:-2em", "text-indent:2em",
    "height:0;overflow:hidden;padding-bottom:9em", "height:20px;overflow:hidden", "background:#000;color:#fff",
    "color:#333", "clip:rect(0 0 0 0)", "margin:0 auto", "font-size:12pt", "font-size:.8em", "transform:scale(1.0)",
    "transform:translate(-50%, -50%)", "font:bold 14px/1.5 SimSun", "color:windowtext;background:white", "hidden:none",
]  # fmt: skip


def test_what_a_style_shows_is_taken_without_a_word() -> None:
    received = read("".join(f'<p style="{style}">明{at}</p>' for at, style in enumerate(SHOWING)))
    assert lines(received) == [f"明{at}" for at in range(len(SHOWING))]
    assert said(received) == []


@pytest.mark.parametrize(
    "body",
    [
        "<p><font color='#FFFFFE'>淡</font></p>",
        "<p style='color:rgb(255, 255,255)'>淡</p>",
        "<p style='color:hsl(0, 0%, 100%)'>淡</p>",
        "<p style='color:transparent'>淡</p>",
        "<p style='font-size:1px'>淡</p>",
        "<div style='font-size:10px'><p style='font-size:20%'>淡</div>",
        "<div bgcolor=black><p style='color:#000'>淡</div>",
        "<div style='color:white;background:url(a.png)'><p>淡</div>",
    ],
)
def test_what_may_not_be_seen_is_taken_and_told(body: str) -> None:
    received = read(body)
    assert (lines(received), said(received)) == (["淡"], [FAINT.format("淡")])
    assert received.remarks[0].line == 3


def test_what_is_shown_within_what_is_hidden_is_taken() -> None:
    """A font size of 0 parts boxes without gaps; visibility and size are what an element within may say anew."""
    received = read(
        "<div style='font-size:0'>暗<span style='font-size:16px'>明</span></div>"
        "<p style='visibility:hidden'>影<b style='visibility:visible'>光</b></p>"
    )
    assert lines(received) == ["明", "光"]
    assert said(received) == [GONE.format("暗"), GONE.format("影")]


def test_pages_light_on_dark_are_read_as_any() -> None:
    assert said(read("<p>明</p>", around="body bgcolor=black text=white")) == []
    assert said(read("<p style='color:black'>淡</p>", around="body bgcolor=black text=white")) == [
        FAINT.format("淡")
    ]


def test_cells_and_rows_that_are_not_shown() -> None:
    received = read(
        "<table><caption hidden>题</caption><tr><td>甲<td style='display:none'>乙<td>丙<tr hidden><td>丁"
        "<tr style='visibility:hidden'><td>戊<td>己<tr style='color:white'><td>庚<td>辛</table>"
    )
    assert lines(received) == ["甲\t丙", "庚\t辛"]
    assert said(received) == [
        *(GONE.format(words) for words in ("丁", "乙", "题", "戊", "己")),
        FAINT.format("庚"), FAINT.format("辛"),
    ]  # fmt: skip


SHEETS = [
    (".a{display:none}", "<p class='b a'>暗</p>", []),
    ("#a{visibility:hidden}", "<p id=a>暗</p>", []),
    ("em{color:red}/* } */ @import 'x'; em { font-size:0 }", "<p>明<em>暗</em></p>", ["明"]),
    ("div.t > p{display:none} div p.on{display:block!important}", "<div class=t><p>暗<p class=on>明</div>", ["明"]),
    (".a{display:none}.a{display:block}", "<p class=a>明</p>", ["明"]),
    (".a.b{display:none}.a{display:block}", "<p class='a b'>暗</p><p class=a>明</p>", ["明"]),
    (".a{display:none}", "<p class=a style='display:block'>明</p>", ["明"]),
    ("@media screen and (min-width:1px){.a{display:none}}", "<p class=a>暗</p>", []),
    ("@media print{.a{display:none}}", "<p class=a>明</p>", ["明"]),
    ("@media (max-width:700px){.a{display:none}}", "<p class=a>明</p>", ["明"]),
    ("@keyframes x{from{opacity:0}} p:hover{display:none}", "<p>明</p>", ["明"]),
    (".c:after{content:'';visibility:hidden;height:0}", "<p class=c>明</p>", ["明"]),
    (".a{display:none;&.b{color:red}}", "<p class=a>暗</p>", []),
]  # fmt: skip


@pytest.mark.parametrize(("sheet", "body", "expected"), SHEETS)
def test_sheets_of_the_page(sheet: str, body: str, expected: list[str]) -> None:
    received = read(body, sheet)
    assert lines(received) == expected
    assert said(received) == ([GONE.format("暗")] if "暗" in body else [])


def test_what_is_not_understood_of_sheets_is_told() -> None:
    received = read(
        "<p>甲</p>", "p:nth-child(2){display:none} body{opacity:0} p::before{content:'第\\4e00条'}"
    )
    assert lines(received) == ["甲"]
    assert said(received) == [
        "网页的样式把整页藏着，照收了；请与浏览器里看到的核对",
        "网页的样式用认不出的写法（p:nth-child(2)）藏着文字，这些文字照收了；请与浏览器里看到的核对",
        "网页的样式可能在文字前后显示“第一条”，没有收入；请与浏览器里看到的核对",
    ]


def test_words_in_controls_are_told() -> None:
    received = read(
        "<p>甲<input value=乙><input type=hidden value=暗><button>丙</button><select><option>丁</select>"
        "<input type=checkbox checked><input style='display:none' value=暗></p><dialog>戊</dialog>"
    )
    assert lines(received) == ["甲"]
    assert said(received) == [
        "网页上的“乙”（input）没有收入，请照原件补上",
        "网页上的“丙”（button）没有收入，请照原件补上",
        "网页上的“丁”（select）没有收入，请照原件补上",
        "网页上的“☑”（input）没有收入，请照原件补上",
        GONE.format("戊"),
    ]


def test_an_archive_of_a_page_is_refused() -> None:
    raw = b"From: <Saved by Blink>\r\nMIME-Version: 1.0\r\nContent-Type: multipart/related\r\n\r\n<p>=E7=94=B2</p>"
    with pytest.raises(Unreadable) as refusal:
        WEB.read(raw)
    assert str(refusal.value) == (
        "这是网页归档（MHTML），只是文件名写作网页的；用浏览器打开原来的网页，另存为“网页，仅 HTML”，再收这个文件"
    )


HOSTILE = [
    ("a{" * 100_000, "<p>明</p>"),
    ("/*" * 200_000, "<p>明</p>"),
    ("\"'" * 200_000 + "{content:", "<p>明</p>"),
    ("p " * 100_000 + "{display:none}", "<p>明</p>"),
    ("@media " + "(min-width:" * 50_000 + "{p{display:none}}", "<p>明</p>"),
    ("", f"<p style='{'clip:rect(' * 30_000}'>明</p>"),
    ("", f"<p style='transform:{'scale' * 30_000}'>明</p>"),
    ("", f"<p style='color:{'rgb(' * 30_000}'>明</p>"),
    ("", f"<p style='{'/*' * 50_000}'>明</p>"),
    ("", "<div style='font-size:0'>" * 1000 + "<p style='font-size:9px'>明</p>" + "</div>" * 1000),
]


@pytest.mark.parametrize(("sheet", "body"), HOSTILE, ids=range(len(HOSTILE)))
def test_styles_take_no_more_than_their_length(sheet: str, body: str) -> None:
    with within(5, "sheets"):
        assert "明" in "".join(lines(read(body, sheet)))


@pytest.mark.slow
def test_sheets_that_would_cost_too_much_are_refused() -> None:
    with within(30, "sheets"), pytest.raises(Unreadable, match="网页的样式表太长"):
        read("<div class=a>" * 500 + "<p class=a>明</p>" * 20_000, "b .a{display:none}" * 500)
