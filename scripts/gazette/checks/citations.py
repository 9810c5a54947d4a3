"""Rules on citations: each leads to something known."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator

from gazette.archive import Archive
from gazette.checks.rule import rule
from gazette.links import Links
from gazette.model import Problem

_NUMBER = re.compile(r"[〔\[［]\s*20[0-9]{2}\s*[〕\]］]\s*[0-9]+\s*号")


@functools.lru_cache(maxsize=1)
def _links(archive: Archive) -> Links:
    """Both rules read the same links, whose making is most of the work of a check."""
    return Links(archive)


@rule(reads=("instruments.yml", "gazette.yml"), whole=True)
def citations_are_known(archive: Archive) -> Iterator[Problem]:
    """引用的文件须是本刊公文，或登记在 instruments.yml；不是文件的名称（表单、承诺书）登记在 gazette.yml 的 forms。"""
    seen: set[str] = set()
    for link in _links(archive).unknown():
        if link.text not in seen:
            seen.add(link.text)
            unit = link.document.units[link.unit]
            remedy = "在 instruments.yml 增加一条，或把它列为已有一条的 aliases；不是文件的列入 gazette.yml 的 forms"
            yield Problem(unit.mark, f"引用了未登记的“{link.text}”", remedy)


@rule(reads=("instruments.yml", "gazette.yml"), whole=True)
def numbers_are_read(archive: Archive) -> Iterator[Problem]:
    """正文中的每个发文字号都读得出机关代字。"""
    links = _links(archive)
    for document in archive.documents:
        for index, unit in enumerate(document.units):
            spans = [(link.start, link.end) for link in links.of(document) if link.unit == index]
            for match in _NUMBER.finditer(unit.text):
                inside = any(start <= match.start() and match.end() <= end for start, end in spans)
                if not inside and unit.kind not in ("title", "number"):
                    around = unit.text[max(0, match.start() - 10) : match.end()]
                    remedy = "在 instruments.yml 登记这个文号，读法就有了依据"
                    yield Problem(unit.mark, f"读不出“{around}”的机关代字从哪里开始", remedy)
