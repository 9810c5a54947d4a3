"""落位: where in the YAML of a draft the lines of source.txt have come to stand, so that doubts can be told there."""

from __future__ import annotations

import dataclasses
from bisect import bisect_right
from collections.abc import Iterator
from typing import Any

from gazette import model
from gazette.model import Mark


class Places:
    """Of each line of source.txt, the line of YAML that holds it or the nearest before it."""

    def __init__(self, drafted: model.Issue, written: model.Issue) -> None:
        found: dict[int, Mark] = {}
        for line, mark in _pairs(drafted, written):
            if line:
                found.setdefault(line, mark)
        self._lines = sorted(found)
        self._marks = [found[line] for line in self._lines]
        self._default = Mark(written.mark.file, 1)

    def of(self, line: int) -> Mark:
        """Where a line of source.txt stands."""
        at = bisect_right(self._lines, line) - 1
        return self._marks[at] if at >= 0 else self._default


def _pairs(drafted: Any, written: Any) -> Iterator[tuple[int, Mark]]:
    """The marks of the two, object by object, the outer before what it holds."""
    if dataclasses.is_dataclass(drafted) and not isinstance(drafted, Mark) and type(drafted) is type(written):
        own, other = getattr(drafted, "mark", None), getattr(written, "mark", None)
        if (
            isinstance(own, Mark)
            and isinstance(other, Mark)
            and not isinstance(drafted, model.Issue | model.Table)
        ):
            for key, line in own.keys.items():
                if key in other.keys:
                    yield line, Mark(other.file, other.keys[key])
            yield own.line, Mark(other.file, other.line)
        for field in dataclasses.fields(drafted):
            if field.name == "folders":
                # Drafted as print has them, read by name.
                read = {folder.name: folder for folder in getattr(written, field.name)}
                for folder in getattr(drafted, field.name):
                    yield from _pairs(folder, read[folder.name])
            elif field.name not in ("mark", "source"):
                yield from _pairs(getattr(drafted, field.name), getattr(written, field.name))
        if isinstance(drafted, model.Table) and isinstance(own, Mark) and isinstance(other, Mark):
            yield own.line, Mark(other.file, 1)
    elif isinstance(drafted, tuple) and isinstance(written, tuple):
        for one, its in zip(drafted, written, strict=False):
            yield from _pairs(one, its)


def commented(text: str, comments: dict[int, list[str]]) -> str:
    """YAML with comments above its lines (from 1), as deep as those."""
    made: list[str] = []
    for number, line in enumerate(text.split("\n"), 1):
        depth = line[: len(line) - len(line.lstrip(" "))]
        made += [f"{depth}# {' '.join(comment.split())}" for comment in comments.get(number, ())]
        made.append(line)
    return "\n".join(made)
