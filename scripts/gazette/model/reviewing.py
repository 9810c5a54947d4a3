"""What was looked at after an issue was taken in (校读): the places that intake marked, and who has confirmed them."""

from __future__ import annotations

import datetime
from dataclasses import dataclass
from enum import Enum

from gazette.model.places import Mark, mark_field


class StopKind(Enum):
    """What kind of place is to be looked at."""

    DOUBT = "存疑"
    """a comment of intake: what it is not sure of"""
    JOIN = "接合"
    """a comment of intake: which lines it made one paragraph of"""
    CORRECTION = "更正"
    """a repair, as the YAML records it"""


@dataclass(frozen=True, slots=True)
class Comment:
    """A comment of intake: `# 存疑：…` or `# 接合：…`; its mark is its own line, `line` the one that it stands above."""

    kind: StopKind
    text: str
    line: int
    mark: Mark = mark_field()


@dataclass(frozen=True, slots=True)
class Confirmation:
    """确认: one person has looked at one place and found it right. It holds while the words there stay as they were."""

    what: StopKind
    file: str
    """within the folder of the issue: moufu-7/notice.yml"""
    text: str
    """what is confirmed: the doubt, the joined lines, the reason of the repair"""
    words: str
    """a short hash of the words there"""
    by: str
    date: datetime.date
    mark: Mark = mark_field()
