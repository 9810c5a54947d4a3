"""节 of Word: where one ends and a page begins, and what stands in the margins of its pages."""

from __future__ import annotations

import re
from collections.abc import Iterator
from xml.etree.ElementTree import Element

from gazette.intake.readers.word_inline import words
from gazette.intake.readers.word_package import Package
from gazette.intake.readers.word_xml import inner, value

_SAME_PAGE = ("continuous", "nextColumn")
_MARGINS = {"header": "页眉", "footer": "页脚"}
_ONLY_A_PAGE_NUMBER = re.compile(r"[\s0-9０-９\-－—–·•.第页共/]*")
_PICTURES = ("a:blip", "v:imagedata")


def before_new_pages(body: Element) -> Iterator[Element]:
    """The paragraphs that end a section after which another begins on a new page, which is said of that other."""
    ended: Element | None = None
    sections = [(each, inner(each, "w:pPr", "w:sectPr")) for each in body.iter("w:p")]
    for paragraph, section in [*sections, (body, inner(body, "w:sectPr"))]:
        if section is None:
            continue
        if ended is not None and value(section, "w:type") not in _SAME_PAGE:
            yield ended
        ended = paragraph


def margins(package: Package) -> Iterator[tuple[str, str]]:
    """页眉、页脚: a sentence with {} for the words it is about. A page number alone is not worth one."""
    for kind, name in _MARGINS.items():
        parts = [part.root for part in package.related(kind)]
        for text in dict.fromkeys(words(root).strip() for root in parts):
            if not _ONLY_A_PAGE_NUMBER.fullmatch(text):
                yield f"{name}{{}}不是正文，没有收入", text
        if any(each.tag in _PICTURES for root in parts for each in root.iter()):
            yield f"{name}中的图不是正文，没有收入", ""
