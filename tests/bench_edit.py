"""One edit as a clerk makes it: a word put into one document of an archive, and into the received text, so that the check
passes."""

from __future__ import annotations

import json
import re
from collections import Counter
from itertools import cycle
from pathlib import Path

_CLAUSE = re.compile("(?<=，)[一-鿿]{8,16}(?=，)")
_NUMBER = re.compile("^number: (.+)$", re.MULTILINE)
_WORDS = ("切实", "认真", "及时", "稳步", "积极", "全面")


class Edit:
    """Puts one word after the other before a clause that no other text of its issue has."""

    def __init__(self, project: Path) -> None:
        """The document is one in the middle of the archive. Its page is known once the site is built."""
        self._project = project
        issues = sorted((project / "data").glob("*/*/source.txt"))
        self._source = issues[len(issues) // 2]
        self._notice, self.clause = _place(self._source)
        self._words = cycle(_WORDS)
        self._now = self.clause

    def make(self) -> str:
        """Write the next word into both files; the clause as the page will have it."""
        self._write(next(self._words) + self.clause)
        return self._now

    def undo(self) -> None:
        """The archive as it was."""
        self._write(self.clause)

    def _write(self, written: str) -> None:
        for path in (self._source, self._notice):
            text = path.read_text(encoding="utf-8")
            path.write_text(text.replace(self._now, written), encoding="utf-8", newline="\n")
        self._now = written

    def page(self) -> str:
        """The address of the document, as the open data of the built site tells it."""
        number = _NUMBER.search(self._notice.read_text(encoding="utf-8"))
        assert number
        records = json.loads((self._project / "site/data/documents.json").read_text(encoding="utf-8"))
        return next(
            record["url"]
            for record in records
            if record["kind"] == "notice" and record["number"] == number[1]
        )


def _place(source: Path) -> tuple[Path, str]:
    """A notice with a number, and a clause of it that stands once in the received text: nothing quotes it."""
    counts = Counter(_CLAUSE.findall(source.read_text(encoding="utf-8")))
    for path in sorted(source.parent.glob("*/notice.yml")):
        text = path.read_text(encoding="utf-8")
        if not _NUMBER.search(text):
            continue
        for clause in _CLAUSE.findall(text):
            if counts[clause] == 1 == text.count(clause) == source.read_text(encoding="utf-8").count(clause):
                return path, clause
    raise ValueError(f"{source.parent}：没有一处适合修改的文字")
