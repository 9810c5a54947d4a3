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
    titles = [_titles(folder) for folder in folders]
    whole = [at for at, own in enumerate(titles) if any(name in own for name in names)]
    within = [
        at
        for at, own in enumerate(titles)
        if any(name in title or title.endswith(name) for title in own for name in names)
    ]
    # 一图读懂《某办法》 is not of 关于印发《某办法》任务分工的通知.
    if found := whole or within:
        return found[-1]
    said = plain("".join(texts[:_READ]))
    told = [
        at for at, folder in enumerate(folders) if any(_is_told(folder, title, said) for title in titles[at])
    ]
    if len(told) != 1:
        return None
    marked = _NAMED.findall(own)
    like = any(_is_like(title, name) for title in titles[told[0]] for name in marked)
    return told[0] if like or not marked else None


def _titles(folder: model.Folder) -> list[str]:
    """What a document may be called: its title, and those of what it publishes; none where it is an explanation itself."""
    if folder.notice.genre is model.Genre.INTERPRETATION:
        return []
    enclosed = (enclosure.title for enclosure in folder.notice.enclosures if enclosure.title)
    return [plain(title) for title in (folder.notice.title, *enclosed)]


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
