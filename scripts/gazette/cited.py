"""引用: what a document cites, and what it names so, before anybody has looked up what that is."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from gazette.archive import Archive
from gazette.citations import Citation, Citations, citations_of, find_citations
from gazette.clearing import Listing, is_title, listed_rows, listed_title, part_listings
from gazette.document import Document
from gazette.drafts import drafts
from gazette.instruments import Naming, title_key
from gazette.model import TableReference
from gazette.numbers import Found, find
from gazette.targets import Governments, known_series
from gazette.units import Unit

GENERIC = re.compile(
    r"""
    (?: 实施 | 工作 | 管理 | 行动 | 若干 | 指导 | 暂行 | 专项 | 总体 )?
    (?: 办法 | 通知 | 意见 | 方案 | 规定 | 细则 | 条例 | 标准 | 计划 | 决定 | 公告 | 函 | 规划 | 纲要 | 准则 | 规则 | 章程
      | 预案 | 指南 | 目录 | 清单 | 要点 | 措施 | 通告 | 通报 | 批复 | 命令 | 决议 | 议案 | 报告 | 请示 | 制度 | 规程 )
    """,
    re.VERBOSE,
)
"""通称: a title that says only what kind of document it is; what it means depends on the text around it."""

_STATE = re.compile(r"\((?:试行|暂行|草案|征求意见稿|送审稿|代拟稿)\)$")
_ACTS_ON = re.compile("(?:修改|修订|修正|废止|转发|批转|贯彻|落实|执行|实施|延长|更正)$")
"""关于修改《…办法》的决定: what a title names behind such a word is another document, not what is issued with it"""


def bare_key(title: str) -> str:
    """A title as titles are compared, without its state: 《办法（试行）》 is called 《办法》."""
    return _STATE.sub("", title_key(title))


def is_generic(title: str) -> bool:
    """《办法》, 《办法（试行）》"""
    return bool(GENERIC.fullmatch(bare_key(title)))


class Reader:
    """Reads citations as the archive writes them: its series of numbers, its forms, the full names of its governments."""

    def __init__(self, archive: Archive) -> None:
        self.archive = archive
        self.series = known_series(archive)
        self.governments = Governments(archive)
        self._forms = {title_key(form) for form in archive.publication.forms}

    def find(self, document: Document) -> Citations:
        """The citations of a document and the short titles that it defines, as they stand there."""
        return citations_of([unit.text for unit in document.units], self.series)

    def citations(self, text: str) -> list[Citation]:
        """The citations in a text, their numbers under the full name of the government that is meant."""
        return list(map(self._in_full, find_citations(text, self.series)))

    def numbers(self, text: str) -> list[Found]:
        """The numbers in a text, under the full name of the government that is meant."""
        return [
            replace(each, number=self.governments.in_full(each.number)) for each in find(text, self.series)
        ]

    def in_full(self, read: Citations) -> Citations:
        """The citations and short titles of a document under the full name of the government."""
        return replace(
            read,
            cited={at: list(map(self._in_full, found)) for at, found in read.cited.items()},
            defined={
                at: [replace(each, citation=self._in_full(each.citation)) for each in found]
                for at, found in read.defined.items()
            },
        )

    def _in_full(self, citation: Citation) -> Citation:
        full = self.governments.in_full
        told = citation.beside
        if told.number or told.numbers:
            told = replace(
                told, number=told.number and full(told.number), numbers=tuple(map(full, told.numbers))
            )
        return replace(citation, number=citation.number and full(citation.number), beside=told)

    def listed_rows(self, table: Document) -> Iterator[tuple[Listing, list[int]]]:
        """Of a table, the rows of a list of documents that end or change, each by the positions of its cells."""
        if table.kind == "table":
            notice = self.archive.notice_of(table)
            parts = part_listings(notice.units)
            above = next((parts.get(unit.part) for unit in notice.units if _refers(unit, table)), None)
            yield from listed_rows(table.units, above)

    def holds_numbers(self, text: str) -> bool:
        """Whether a text is numbers and nothing else: 某府发〔2001〕3号、某府发〔2002〕8号."""
        left = text
        for found in self.numbers(text):
            left = left.replace(found.text, "", 1)
        return left != text and not re.sub(r"[\s、,，;；()（）]", "", left)

    def is_form(self, title: str | None) -> bool:
        """Whether a title is that of a form (表单), which nobody issued."""
        return title_key(title or "") in self._forms


class Cited:
    """What one document cites; its short titles (简称), and what it interprets."""

    def __init__(self, reader: Reader, document: Document, read: Citations) -> None:
        self.reader = reader
        self.document = document
        self.units = document.units
        read = reader.in_full(read)
        self.by_unit = dict(read.cited)
        """the citations of those units that may have any"""
        for index in document.listings:
            if listed := self._listed(self.units[index]):
                self.by_unit[index] = listed
        self._cite_rows()
        self.by_unit = dict(sorted(self.by_unit.items()))
        self.definitions = [definition for found in read.defined.values() for definition in found]
        self.explained = self._explained()
        """titles under which an interpretation speaks of its notice: the notice's own, and that in its heading"""

    def _listed(self, unit: Unit) -> list[Citation]:
        """In a list of documents a title stands without 《》, and is all of the item."""
        listed = listed_title(unit, self.reader.numbers(unit.text))
        if not listed:
            return []
        if len(listed.numbers) > 1:
            return [
                Citation(number.start, number.end, number.text, listed.title, number.number)
                for number in listed.numbers
            ]
        own = listed.numbers[0].number if listed.numbers else None
        text = unit.text[listed.start : listed.close]
        return [Citation(listed.start, listed.close, text, listed.title, own)]

    def _cite_rows(self) -> None:
        """In a table of documents the number stands in a cell of its own: it is cited with the title of its row."""
        for _, row in self.reader.listed_rows(self.document):
            titles = [index for index in row if is_title(self.units[index].text)]
            if len(titles) != 1:
                continue
            (index,) = titles
            unit = self.units[index]
            text = unit.text.strip()
            title = text[1:-1] if text.startswith("《") and text.find("》") == len(text) - 1 else text
            numbered = [each for each in row if self.reader.holds_numbers(self.units[each].text)]
            for each in numbered:
                self.by_unit[each] = [replace(one, title=title) for one in self.by_unit.get(each, ())]
            if not numbered and title == text:
                start = unit.text.index(text)
                self.by_unit[index] = [Citation(start, start + len(text), text, title, None)]
            elif numbered and title == text:
                self.by_unit[index] = []

    def in_title(self) -> Iterator[tuple[int, Unit, list[Citation]]]:
        """What the title of a notice cites."""
        if self.document.kind == "notice":
            for index, citations in self.by_unit.items():
                unit = self.units[index]
                if unit.kind == "title" and not unit.part:
                    yield index, unit, citations

    def namings(self) -> Iterator[Naming]:
        """The citations that name a document, whatever it is; no short titles, which mean something only here.

        A title without 《》 and without a number may be any document's: it names one that is known, or none.
        """
        short = {definition.short for definition in self.definitions}
        for unit, citations in (
            *((unit, _acted_on(unit, cited)) for _, unit, cited in self.in_title()),
            *((self.units[index], cited) for index, cited in self.by_unit.items() if self.cites(index)),
        ):
            for citation, draft in zip(citations, drafts(unit.text, citations), strict=True):
                if not citation.number and not citation.text.startswith("《"):
                    continue
                title, number = citation.title, str(citation.told_number) if citation.told_number else None
                if draft or self.reader.is_form(title):
                    continue
                if title and (is_generic(title) or title in short or bare_key(title) in self.explained):
                    title = None
                if title or number:
                    yield Naming(self.document, unit.anchor, unit.mark, title, number, citation.year_of_order)

    def cites(self, index: int) -> bool:
        """Whether the citations of a unit are of others: not in the document's own head."""
        of_head = self.units[index].kind in ("title", "number", "registration")
        return not of_head or self.document.kind == "interpretation"

    def _explained(self) -> set[str]:
        if self.document.kind != "interpretation":
            return set()
        notice = self.reader.archive.notice_of(self.document)
        titles = [notice.title, *(title for _, title in notice.parts)]
        titles += [
            citation.title for citation in self.reader.citations(self.document.title) if citation.title
        ]
        return set(map(bare_key, titles))


def _acted_on(title: Unit, citations: list[Citation]) -> list[Citation]:
    """The other documents that a title acts on."""
    return [each for each in citations if _ACTS_ON.search(title.text[: each.start])]


def _refers(unit: Unit, table: Document) -> bool:
    """Whether a unit of a notice is the place of a table."""
    return isinstance(unit.block, TableReference) and unit.block.name == table.table
