"""What the text says of its own make-up: titles, enclosures, chapters, articles, parts."""

from __future__ import annotations

import re
from collections.abc import Iterator

from gazette import model
from gazette.archive import Archive
from gazette.claims.claim import NUMERAL, Claim, around, compared, count, plain, prose, short
from gazette.claims.likeness import likeness
from gazette.document import Document
from gazette.numbering import marker_of
from gazette.punctuation import elements

_ANNOUNCED = re.compile(r"^\s*(?:附件\s*[：:]?)?\s*(?:[0-9]+\s*[.．、])?\s*")
_CHAPTERS = re.compile(rf"(?P<chapters>{NUMERAL})章(?P<articles>{NUMERAL})条")
_CLAUSE = re.compile(r"(?<![^，,。；])[^，,。；]++[，,。；]")
_CHAPTER_NAME = re.compile(rf"第(?P<number>{NUMERAL})章(?P<name>[^，。；第]+?)(?:明确|规定|主要|为|是)")
_PARTS = re.compile(rf"(?<!第)(?P<count>{NUMERAL})\s*(?:个|大)?(?:部分|板块|块)(?:组成|内容|[：:，。；]|$)")
_ENCLOSURES = re.compile(rf"(?P<count>{NUMERAL})\s*个附件")


def titles_name_what_is_issued(archive: Archive) -> Iterator[Claim]:
    """印发件名称：公文标题和正文中《》内的名称，与所印发文件的标题相同。"""
    for document in archive.notices.values():
        title = next((enclosure.title for enclosure in document.notice.enclosures if enclosure.title), None)
        for unit in document.units:
            name = outermost(unit.text, at_start=unit.kind == "paragraph")
            announces = not unit.part and unit.kind in ("title", "paragraph") and "印发" in unit.text
            if title and name and announces:
                yield compared(document, unit.anchor, f"《{name}》", name, title)


def outermost(text: str, *, at_start: bool = False) -> str:
    """What stands between the first 《 of a text, or the one it begins with, and the last 》."""
    first, last = text.find("《"), text.rfind("》")
    return text[first + 1 : last] if 0 <= first < last and not (at_start and first) else ""


def enclosures_are_as_announced(archive: Archive) -> Iterator[Claim]:
    """附件说明：正文之后“附件：”所列的名称和个数，与所附的附件相同。"""
    for document in archive.notices.values():
        titles = _enclosure_titles(document)
        for unit in document.units:
            if unit.kind == "enclosure-list":
                lines = [_ANNOUNCED.sub("", line) for line in unit.text.split("\n")]
                for line, title in zip(lines, titles, strict=False):
                    yield compared(document, unit.anchor, line, line, title)
                if len(lines) != len(titles):
                    said, held = f"{len(lines)} 个附件", f"{len(titles)} 个附件"
                    yield Claim(document, unit.anchor, unit.text, said, held, holds=False)
    for document, unit in prose(archive, "interpretation"):
        titles = _enclosure_titles(archive.notice_of(document))
        for match in _ENCLOSURES.finditer(unit.text):
            if titles:
                quote = around(unit.text, *match.span())
                held, holds = f"{len(titles)} 个附件", count(match["count"]) == len(titles)
                yield Claim(document, unit.anchor, quote, match[0], held, holds)


def _enclosure_titles(document: Document) -> list[str]:
    """Titles of what is announced as 附件: enclosures that are tables, or bear the label."""
    tables = {table.name: table.title for table in document.folder.tables}
    titles = []
    for enclosure in document.notice.enclosures:
        references = [block for block in enclosure.body if isinstance(block, model.TableReference)]
        held = [tables[block.name] for block in references if block.name in tables]
        if enclosure.label or held:
            titles.append(enclosure.title or "".join(held[:1]))
    return titles


def chapters_and_articles_are_counted(archive: Archive) -> Iterator[Claim]:
    """章条数：文中说某文件几章几条，与该文件的章数、条数相符。"""
    for document, unit in prose(archive, "notice", "interpretation"):
        for match in _CHAPTERS.finditer(unit.text):
            notice = archive.notice_of(document)
            chapters, articles = len(_chapters(notice)), sum(unit.kind == "article" for unit in notice.units)
            if articles:
                holds = (count(match["chapters"]), count(match["articles"])) == (chapters, articles)
                quote = around(unit.text, *match.span())
                yield Claim(document, unit.anchor, quote, match[0], f"{chapters} 章 {articles} 条", holds)


def chapters_are_named(archive: Archive) -> Iterator[Claim]:
    """章名：解读所举的章名，与所解读文件的章名相同。"""
    for document, unit in prose(archive, "interpretation"):
        clauses, named = _CLAUSE.findall(unit.text), list(_CHAPTER_NAME.finditer(unit.text))
        chapters = _chapters(archive.notice_of(document)) if clauses or named else []
        for clause in clauses:
            at = clause.find("分为")
            # 分为甲、乙等: 等 ends the list, but does not begin it
            listed = clause[at + 2 : -1]
            listed = listed[:1] + listed[1:].partition("等")[0]
            names = elements(listed) if at >= 0 else []
            if (
                len(names) > 1
                and chapters
                and sum(map(likeness, map(plain, names), chapters)) > len(names) / 2
            ):
                yield compared(document, unit.anchor, clause[at:], "、".join(names), "、".join(chapters))
        for match in named:
            number = count(match["number"])
            if 0 < number <= len(chapters):
                quote = f"第{match['number']}章{match['name']}"
                yield compared(document, unit.anchor, quote, match["name"], chapters[number - 1])


def _chapters(notice: Document) -> list[str]:
    """Names of the chapters: 第一章 总 则 -> 总则."""
    marked = [(unit, marker_of(unit.marker)) for unit in notice.units if unit.kind == "heading"]
    return [
        plain(unit.text.removeprefix(unit.marker))
        for unit, marker in marked
        if marker and marker.system.kind == "chapter"
    ]


def parts_are_counted(archive: Archive) -> Iterator[Claim]:
    """部分数：解读说某文件由几部分（几大块）组成，与该文件“一、二、三”各部分的数目相符。"""
    for document, unit in prose(archive, "interpretation"):
        sections = _sections(archive.notice_of(document))
        for match in _PARTS.finditer(unit.text):
            stated = count(match["count"])
            if sections and stated > 1:
                quote = around(unit.text, *match.span())
                said, counted, names = (
                    f"{stated} 部分",
                    f"{len(sections)} 部分",
                    "；".join(short(name, 40) for name in sections),
                )
                yield Claim(document, unit.anchor, quote, said, counted, stated == len(sections), names)


def _sections(notice: Document) -> list[str]:
    """Headings 一、二、三 at the top of the part that has most of them."""
    parts: dict[str, list[str]] = {}
    for unit in notice.units:
        if unit.level == 1 and not unit.ancestors:
            parts.setdefault(unit.part, []).append(plain(unit.text))
    return max(parts.values(), key=len, default=[])
