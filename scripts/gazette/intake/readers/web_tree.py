"""A web page as a tree (网页的结构): bytes -> text -> tree, within bounds; and one way to walk it without recursion."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from selectolax.lexbor import LexborHTMLParser, LexborNode

from gazette.intake.readers.characters import is_big5
from gazette.intake.received import Unreadable

_MARKS = {b"\xef\xbb\xbf": "utf-8-sig", b"\xff\xfe": "utf-16", b"\xfe\xff": "utf-16"}
_CHARSET = re.compile(
    rb"""<meta[^<>]{0,200}?charset\s{0,9}=\s{0,9}["']?\s{0,9}([\w-]{1,20})""", re.IGNORECASE
)
_ENCODINGS = {
    "gb2312": "gb18030",
    "gbk": "gb18030",
    "x-gbk": "gb18030",
    "gb18030": "gb18030",
    "big5": "big5hkscs",
}
_ARCHIVED = re.compile(rb"\s{0,99}[a-z][a-z-]{0,40}:", re.IGNORECASE)
"""A header, as in mail"""
_TAG = re.compile(r"<(/?)([a-zA-Z][a-zA-Z0-9]{0,20})")

_BYTES = 50_000_000
_TAGS = 1_000_000
_WORK = 30_000_000
"""Tags times open elements: what a parser of HTML has to do at most. A real page stays below a tenth of it."""
_SPOILT = 1000
"""One character in so many may be unreadable: it becomes 〓, which is told. A page with more is no text."""
_CLOSED_BY_OTHERS = {
    "p",
    "li",
    "dd",
    "dt",
    "tr",
    "td",
    "th",
    "tbody",
    "thead",
    "tfoot",
    "option",
    "a",
    "body",
    "html",
    "head",
}
_EMPTY = {
    "br",
    "img",
    "hr",
    "meta",
    "link",
    "input",
    "col",
    "base",
    "area",
    "embed",
    "param",
    "source",
    "wbr",
    "track",
}

_RESAVE_UTF8 = "在浏览器里选中正文，复制到文本文件（.txt）再收"
_RESAVE = "用浏览器打开原来的网页，另存为“网页，仅 HTML”，再收这个文件"


def parsed(raw: bytes) -> LexborHTMLParser:
    """The tree of a page. One that is no page, or that would cost too much, is refused."""
    if len(raw) > _BYTES:
        raise Unreadable(
            f"网页太大：{len(raw) // 1_000_000} 兆字节", f"超过 {_BYTES // 1_000_000} 兆字节的，分成几份再收"
        )
    if _ARCHIVED.match(raw) and b"mime-version:" in raw[:4096].lower():
        raise Unreadable("这是网页归档（MHTML），只是文件名写作网页的", _RESAVE)
    page = decoded(raw)
    if not _TAG.search(page):
        raise Unreadable("不是网页：里面没有一个标签", "若是文本，把文件名的结尾改为 .txt")
    if not _is_affordable(page):
        raise Unreadable("网页的标签太多，或嵌套太深", "在浏览器里选中正文，复制到文本文件（.txt）再收")
    return LexborHTMLParser(page)


def decoded(raw: bytes) -> str:
    """The text: by its mark; as UTF-8, which nothing else is by chance; as its meta says; as GB18030."""
    mark = next((name for mark, name in _MARKS.items() if raw.startswith(mark)), None)
    declared = _CHARSET.search(raw[:4096])
    said = _ENCODINGS.get(declared[1].decode("ascii", "replace").lower()) if declared else None
    for encoding in [mark] if mark else ["utf-8", said or "gb18030", "gb18030"]:
        try:
            text = raw.decode(encoding)
        except UnicodeDecodeError:
            continue
        break
    else:
        text = raw.decode(mark or said or "utf-8", "replace")
    if not mark and encoding == "gb18030" and is_big5(raw):
        raise Unreadable("网页像是 Big5 编码的（繁体），却没有写明", _RESAVE_UTF8)
    if text.count("\ufffd") + text.count("\0") > len(text) // _SPOILT + 1:
        raise Unreadable("读不出文字：不是网页，或者已经损坏", _RESAVE)
    return text


def _is_affordable(page: str) -> bool:
    """Whether a parser gets through: its work grows with the elements that are open at each tag."""
    if page.count("<") > _TAGS:
        return False
    counts: dict[str, int] = {}
    depth = work = 0
    for match in _TAG.finditer(page):
        name = match[2].lower()
        work += depth
        if name in _EMPTY or name in _CLOSED_BY_OTHERS:
            continue
        if not match[1]:
            counts[name] = counts.get(name, 0) + 1
            depth += 1
        elif counts.get(name):
            counts[name] -= 1
            depth -= 1
    return work <= _WORK


def walk(top: LexborNode, enter: Callable[[LexborNode], bool], leave: Callable[[LexborNode], None]) -> None:
    """Every node below `top`, in order, without recursion. What `enter` refuses is not gone into, nor left."""
    node = top.first_child
    while node is not None:
        if enter(node):
            if node.first_child is not None:
                node = node.first_child
                continue
            leave(node)
        while node.next is None:
            above = node.parent
            if above is None or above.mem_id == top.mem_id:
                return
            leave(above)
            node = above
        node = node.next


def elements(top: LexborNode) -> Iterator[LexborNode]:
    """Every element below `top`, in order."""
    node = top.first_child
    while node is not None:
        if node.is_element_node:
            yield node
        below = node.first_child
        while below is None:
            below = node.next
            if below is None:
                above = node.parent
                if above is None or above.mem_id == top.mem_id:
                    return
                node = above
        node = below


def children(node: LexborNode) -> Iterator[LexborNode]:
    """What stands directly in an element."""
    below = node.first_child
    while below is not None:
        yield below
        below = below.next
