"""Where things stand in a file, and what is wrong with them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

LATE = {"late": True}
"""Keys that are written behind all others, for what they hold is long."""


@dataclass(frozen=True, slots=True)
class Mark:
    """A place in a file: path relative to the repository, line counted from 1; and the lines of the keys under it."""

    file: str
    line: int
    keys: Mapping[str, int] = field(default_factory=dict, compare=False, repr=False)

    def of(self, key: str) -> Mark:
        """The line of this key; the place itself where it is not written."""
        return Mark(self.file, self.keys.get(key, self.line))

    def __str__(self) -> str:
        return f"{self.file}:{self.line}"


def mark_field() -> Mark:
    default: Mark = field(default=Mark("", 0), compare=False, repr=False)
    return default


@dataclass(frozen=True, slots=True)
class Problem:
    """A fault in the data: where it is, what is wrong, what to do about it. Written as one line, whatever it quotes."""

    mark: Mark
    fault: str
    remedy: str
    unread: bool = field(default=False, compare=False)
    """nothing of the file could be read"""
    hint: bool = False
    """提示: what an editor might improve; it never stops a build"""

    def __str__(self) -> str:
        fault = self.fault if len(self.fault) <= 200 else f"{self.fault[:160]}……（共 {len(self.fault)} 字）"
        line = f"{self.mark}: {'提示：' if self.hint else ''}{fault}；{self.remedy}"
        return on_one_line(line)


def on_one_line(text: str) -> str:
    """A message as one line of the terminal, whatever it quotes: names of files hold line breaks and control characters, too."""
    return "".join(sign if sign.isprintable() or sign == "　" else " " for sign in text)
