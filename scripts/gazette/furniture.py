"""版面文字 in the received text: found by what it says and where it stands between its neighbours.

A line is furniture where it is the next that issue.yml lists and the words of the issue do not go on with it. No line
has a number, so that a line put in or taken out shifts nothing.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from gazette.model import Furniture, Problem

_NEAR = 3000
"""How many characters ahead a lost thread is looked for."""
_KNOWN = 4
"""A shorter line is not enough to find it by."""


def find_furniture(
    lines: Sequence[str], words: str, furniture: Sequence[Furniture]
) -> tuple[set[int], list[Problem]]:
    """Which of `lines` are furniture, by place from 0; and what is listed but not there, or not in its order.

    `lines` and `words`, which is all that the issue says in print order, have no white space.
    """
    walk = _Walk(lines, words, furniture)
    found = set(walk.found())
    return found, [
        Problem(
            entry.mark,
            f"收到的文字中，这个次序上没有自成一行的“{entry.text}”",
            "照收到的文字改正 text，或删去这一项；furniture 按印刷的先后排列",
        )
        for entry in walk.missing
    ]


class _Walk:
    """Walks down the lines, the words and the furniture together."""

    def __init__(self, lines: Sequence[str], words: str, furniture: Sequence[Furniture]) -> None:
        self.lines = lines
        self.words = words
        self.waiting = list(furniture)
        self.texts = ["".join(entry.text.split()) for entry in furniture]
        self.missing: list[Furniture] = []
        self.at = 0

    def found(self) -> Iterator[int]:
        for number, line in enumerate(self.lines):
            if not line:
                continue
            goes_on = self.words.startswith(line, self.at)
            if self._listed(line) is not None and not (goes_on and self._belongs(number, line)):
                self._take(line)
                yield number
            elif goes_on:
                self.at += len(line)
            elif any(line == "".join(entry.text.split()) for entry in self.missing):
                yield number  # listed, but out of its order, which is told
            elif len(line) >= _KNOWN and (there := self.words.find(line, self.at, self.at + _NEAR)) >= 0:
                self.at = there + len(line)
        self.missing += self.waiting

    def _listed(self, line: str) -> int | None:
        """How many listed lines stand before the next one that says this."""
        return self.texts.index(line) if line in self.texts else None

    def _take(self, line: str) -> None:
        """The line is that one; those before it are not there."""
        place = self._listed(line) or 0
        self.missing += self.waiting[:place]
        del self.waiting[: place + 1], self.texts[: place + 1]

    def _belongs(self, number: int, line: str) -> bool:
        """Of a line that the words go on with and that is listed too: whether the next line goes on behind it."""
        after = next((self.lines[at] for at in range(number + 1, len(self.lines)) if self.lines[at]), "")
        return self.words.startswith(after, self.at + len(line)) or not self.words.startswith(after, self.at)
