"""Text into Markdown and HTML as text: whatever the gazette prints comes out as printed, never as markup."""

from __future__ import annotations

import html
import posixpath
import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace

from markupsafe import Markup

_SPECIAL = re.compile(r"[\\`*_{}\[\]#!]")
_SPECIAL_IN_HTML = re.compile(r"[\\`*_{}\[\]]")
_TITLE_BREAK = re.compile(
    r"(?<=[^《])(?=关于|解读《)|(?<=印发)(?=[^《])|(?<=转发)(?=[^《])"
    r"|(?<=[部委厅局])(?![办员门等厅长署队书宣组统政])(?=[^关《》][^《》]*[部委厅局办院会室]关于)"
    r"|(?=的[^的]{2,4}》?$)|(?<=的)(?=[^的]{5,}的)"
    r"|(?<=[^《、的])(?=(?:制度|改革|工作|项目|事项|区域|实施|管理|行动|职责|责任)+"
    r"(?:办法|意见|方案|计划|规定|细则|目录|分工|类别|工作))"
)
"""Where the sense of a title allows a break: between those who issue it together, around what it is about, and before
the words for its kind."""

_YEARS = re.compile(r"([0-9]+(?:[—-]+[0-9]+ ?| )年)")
"""2021 年, 2021—2023 年: one word in a title, though browsers would break it at the space or after the dash."""

_AT_START = re.compile(r"^( ?[0-9]+(?=[.)])| ?(?=[+\-=~:|]))(.)")


def markdown(text: str) -> Markup:
    """Inline Markdown that renders as exactly this text (runs of white space as one space)."""
    flat = re.sub(r"\s+", " ", text)
    escaped = _SPECIAL.sub(r"\\\g<0>", flat).replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    return Markup(_AT_START.sub(_escape_start, escaped))


def _escape_start(match: re.Match[str]) -> str:
    before, sign = match.groups()
    return f"{before}&#{ord(sign)};"


def escape(text: str) -> Markup:
    """HTML text; line breaks of the text become <br>."""
    return Markup("<br>".join(html.escape(line) for line in text.split("\n")))


def title_html(title: str, escaped: Callable[[str], str] = html.escape) -> Markup:
    """A title that may be broken only where sense allows (回行时词意完整, GB/T 9704): <wbr> stands there.

    The page sets titles unbroken otherwise; at brackets and punctuation browsers break by themselves.
    `escaped` makes HTML, or Markdown, of the parts between.
    """

    def unbroken(part: str) -> str:
        words = _YEARS.split(part)
        return "".join(
            f'<span class="unbroken">{escaped(word)}</span>' if index % 2 else escaped(word)
            for index, word in enumerate(words)
        )

    return Markup("<wbr>").join(Markup(unbroken(part)) for part in _TITLE_BREAK.split(title))


def relative(url: str, page: str) -> str:
    """From the page at `page` to `url`, both relative to the site's root."""
    path, hash_, anchor = url.partition("#")
    if path == page:
        return f"#{anchor}" if hash_ else posixpath.basename(path)
    return posixpath.relpath(path, posixpath.dirname(page) or ".") + hash_ + anchor


def source(url: str) -> str:
    """The Markdown file behind an address: documents/x.html#p1 -> documents/x.md#p1."""
    path, hash_, anchor = url.partition("#")
    return path.removesuffix(".html") + ".md" + hash_ + anchor if path.endswith(".html") else url


@dataclass(frozen=True)
class Span:
    """A stretch of a unit's text that leads somewhere.

    `title` is shown on hover; `number`, printed beside it on paper, is its place in the list of what the page cites.
    """

    start: int
    end: int
    url: str
    title: str | None = None
    css: str = "cite"
    number: int | None = None


def within(spans: Iterable[Span], start: int, end: int) -> list[Span]:
    """The spans that lie in a stretch of their text, counted from where it begins."""
    return [
        replace(span, start=span.start - start, end=span.end - start)
        for span in spans
        if start <= span.start and span.end <= end
    ]


def linked_markdown(
    text: str, spans: Iterable[Span], page: str, plain: Callable[[str], Markup] = markdown
) -> Markup:
    """Inline Markdown of a text with its links; `plain` makes Markdown of what stands between them."""

    def link(span: Span, inner: str) -> Markup:
        title = f' "{attribute(span.title)}"' if span.title else ""
        return Markup(
            f"[{markdown(inner)}]({relative(source(span.url), source(page))}{title}){{ .{span.css}{_number(span)} }}"
        )

    return _join(text, spans, plain, link)


def linked_html(text: str, spans: Iterable[Span], page: str) -> Markup:
    """HTML of a text with its links."""

    def link(span: Span, inner: str) -> Markup:
        title = f' title="{attribute(span.title)}"' if span.title else ""
        return Markup(
            f'<a class="{span.css}"{_number(span)} href="{attribute(relative(span.url, page))}"{title}>'
            f"{escape(inner)}</a>"
        )

    return _join(text, spans, escape, link)


def _number(span: Span) -> str:
    return f' data-number="{span.number}"' if span.number else ""


def attribute(text: str) -> Markup:
    """The value of an attribute, in HTML and in Markdown: the latter would look for markup in it otherwise."""
    flat = re.sub(r"\s+", " ", html.escape(text))
    return Markup(_SPECIAL_IN_HTML.sub(lambda match: f"&#{ord(match[0])};", flat))


def _join(
    text: str, spans: Iterable[Span], plain: Callable[[str], Markup], link: Callable[[Span, str], Markup]
) -> Markup:
    parts: list[Markup] = []
    at = 0
    for span in sorted(spans, key=lambda span: span.start):
        if span.start < at:
            continue
        parts += [plain(text[at : span.start]), link(span, text[span.start : span.end])]
        at = span.end
    parts.append(plain(text[at:]))
    return Markup("").join(parts)
