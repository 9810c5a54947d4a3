"""A page that has moved (已移动的网页): what stood at an earlier address, and a link to where it is now."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from gazette.moved import Moved
from gazette.pages.head import site_tags
from gazette.pages.page import Frame, Page, PageKind
from gazette.site import Site
from gazette.targets import Target
from gazette.text import Block, Cited, Line, Plain, Text


def _pages(site: Site) -> Iterator[Page]:
    for moved in site.moved:
        description = f"{moved.title}：这一页已移到别处"
        frame = Frame(
            moved.title,
            "moved",
            description,
            site_tags(site, moved.title, description),
            searched=False,
            canonical=moved.to[0].url.partition("#")[0] if len(moved.to) == 1 else None,
        )
        facts = {"kind": "moved", "title": moved.title, "description": description}
        yield Page(moved.address, facts, _text(moved), frame, partial(_view, moved))


def _view(moved: Moved) -> Moved:
    return moved


def _text(moved: Moved) -> Text:
    said = "这一页已移到：" if len(moved.to) == 1 else "这个网址所指的可能是以下各页中的一页："
    lines: list[Line] = [(Plain(said),), *((Cited(_name(target), target),) for target in moved.to)]
    title = Block("title", "title", ((Plain(moved.title),),), depth=1)
    return Text((title,), (Block("moved", "paragraph", tuple(lines)),))


def _name(target: Target) -> str:
    if target.document:
        return target.document.title
    if not target.title:
        return target.number or target.id
    return f"《{target.title}》（{target.number}）" if target.number else f"《{target.title}》"


MOVED = PageKind("moved", "moved.html", _pages, searched=False, published=True)
