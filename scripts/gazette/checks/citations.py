"""Rules on citations: what of them could not be read."""

from __future__ import annotations

import re
from collections.abc import Iterator

from gazette.archive import Archive
from gazette.checks.rule import rule
from gazette.links import Links
from gazette.model import Problem

_NUMBER = re.compile(r"[〔\[［]\s*20[0-9]{2}\s*[〕\]］]\s*[0-9]+\s*号")


@rule(reads=("instruments.yml", "gazette.yml"), whole=True)
def numbers_are_read(archive: Archive) -> Iterator[Problem]:
    """正文中的发文字号，读不出机关代字的给出提示。"""
    links = Links(archive)
    for document in archive.documents:
        for index, unit in enumerate(document.units):
            spans = [(link.start, link.end) for link in links.of(document) if link.unit == index]
            for match in _NUMBER.finditer(unit.text):
                inside = any(start <= match.start() and match.end() <= end for start, end in spans)
                if not inside and unit.kind not in ("title", "number"):
                    around = unit.text[max(0, match.start() - 10) : match.end()]
                    remedy = "在 instruments.yml 登记这个文号，读法就有了依据"
                    yield Problem(unit.mark, f"读不出“{around}”的机关代字从哪里开始", remedy, hint=True)
