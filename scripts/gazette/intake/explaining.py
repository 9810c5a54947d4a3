"""解读哪一件: which document of an issue an explanation explains, by what its title names, else by what its text names. Pure.

A document that stands in an earlier issue is none of them: then nothing is chosen.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher

from gazette import model
from gazette.heads import head_of
from gazette.intake.titles import plain

_NAMED = re.compile(r"《([^《》]{3,120})")
_UNMARKED = re.compile(r"(?:关于)?(?P<name>[^《》]{6,80}?)的?(?:政策|文件)?(?:解读|图解|起草说明|政策说明)")
_READ = 8
"""Paragraphs of a text that may say what it explains."""
_LONG = 6


def explained(folders: Sequence[model.Folder], title: str, texts: Sequence[str]) -> int | None:
    """The place among the folders of the document that the title of an explanation names, the last first; else of the one
    that its first paragraphs name, by title or number, where they name no other."""
    own = plain(title)
    names = _NAMED.findall(own)
    if not names and (match := _UNMARKED.fullmatch(own)):
        names = [match["name"]]
    titles = [
        "" if folder.notice.genre is model.Genre.INTERPRETATION else plain(folder.notice.title)
        for folder in folders
    ]
    for at in range(len(folders) - 1, -1, -1):
        if any(name in titles[at] or titles[at].endswith(name) for name in names):
            return at
    said = plain("".join(texts[:_READ]))
    told = [at for at, folder in enumerate(folders) if _is_told(folder, titles[at], said)]
    if len(told) != 1:
        return None
    marked = _NAMED.findall(own)
    return told[0] if not marked or any(_is_like(titles[told[0]], name) for name in marked) else None


def _is_told(folder: model.Folder, title: str, said: str) -> bool:
    """Whether a text names a document, by its number, its title, or what it issues."""
    names = (title, *(name for name in _NAMED.findall(title) if len(name) >= _LONG))
    return any(f"《{name}》" in said for name in names) or any(number in said for number in _numbers(folder))


def _numbers(folder: model.Folder) -> Iterator[str]:
    for number in head_of(folder.notice).numbers:
        if not number.printed.startswith("第"):
            yield plain(number.printed)


def _is_like(title: str, name: str) -> bool:
    """Whether a name is nearly in a title: print may shorten or respell it."""
    return SequenceMatcher(None, title, name).find_longest_match().size * 2 > len(name)
