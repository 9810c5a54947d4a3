"""CSS of a web page (样式): what an attribute or a `<style>` sheet declares, and for which elements. Pure, linear.

Only selectors of names, classes and ids, one within the other, are understood; others are handed out as they are written.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import lru_cache

Declared = Mapping[str, str]
"""properties in small letters -> their values"""

_COMMENT = re.compile(r"/\*.*?(?:\*/|\Z)|<!--|-->", re.DOTALL)
_STRING = re.compile(r"\"[^\"\n]*\"|'[^'\n]*'")
_CONTENT = re.compile(rf"(?<![\w-])content\s{{0,9}}:\s{{0,9}}({_STRING.pattern})", re.IGNORECASE)
_ESCAPE = re.compile(r"\\(?:([0-9a-fA-F]{1,6})\s?|(.))", re.DOTALL)
_IMPORTANT = re.compile(r"\s*!\s*important\s*\Z")
_BRACE = re.compile("[{}]")
_COMPOUND = re.compile(r"(?:\*|[a-zA-Z][\w-]*)?(?:[.#][\w-]+)*")
_PART = re.compile(r"([.#]?)(\*|[\w-]+)")
_NOT_YET = re.compile(
    r"::|:(?:before|after|first-line|first-letter|hover|focus|active|visited|target|checked)"
)
"""Of a part that no element is, or of a state that a page at rest is not in."""
_QUERY = re.compile(r"\(\s*(min|max)-width\s*:\s*([\d.]{1,9})px\s*\)")
_SCREEN = 1366
"""A screen as wide as a clerk's, in px"""


@dataclass(frozen=True)
class Compound:
    """What one element must be: “p.note#first”. `child`: of the element before, not only within it."""

    tag: str
    classes: frozenset[str]
    name: str
    child: bool = False


@dataclass(frozen=True)
class Rule:
    """样式规则: its selector from the outermost element to the one that is meant, None where it is not understood."""

    written: str
    selector: tuple[Compound, ...] | None
    normal: Declared
    important: Declared

    @property
    def rank(self) -> tuple[int, int, int]:
        """Which of several rules counts: ids, then classes, then names."""
        parts = self.selector or ()
        return (
            sum(bool(each.name) for each in parts),
            sum(len(each.classes) for each in parts),
            sum(bool(each.tag) for each in parts),
        )


@lru_cache(maxsize=4096)
def declarations(written: str) -> tuple[Declared, Declared]:
    """What the text of a `style` attribute declares, and what of it is `!important`."""
    normal: dict[str, str] = {}
    important: dict[str, str] = {}
    for each in _COMMENT.sub("", written).split(";"):
        name, colon, value = each.partition(":")
        name, value = _plain(name), _plain(value)
        if colon and (bare := _IMPORTANT.sub("", value)) != value:
            important[name] = bare
        elif colon and value:
            normal[name] = value
    return normal, important


def rules(sheet: str) -> Iterator[Rule]:
    """The rules of a `<style>` element that hold on a screen, in their order."""
    text = _STRING.sub("''", _COMMENT.sub("", sheet))
    open_blocks: list[_Block] = []
    at = 0
    for brace in _BRACE.finditer(text):
        before, at = text[at : brace.start()], brace.end()
        if brace[0] == "{":
            # Before “;” stands an @import, or what the block around a nested rule declares.
            before, _, head = before.rpartition(";")
            around = open_blocks[-1] if open_blocks else _Block("@media", True)
            around.body.append(before)
            open_blocks.append(_Block(head.strip(), around.holds and _holds(head.strip()), around.is_rule))
        elif open_blocks:
            block = open_blocks.pop()
            block.body.append(before)
            if block.is_rule and block.holds:
                yield from _rules_of(block)


@dataclass
class _Block:
    """What stands between two braces: before them its head, and whether it holds for a page that is looked at."""

    head: str
    holds: bool
    nested: bool = False
    body: list[str] = field(default_factory=list)

    @property
    def is_rule(self) -> bool:
        return not self.head.startswith("@")


def _rules_of(block: _Block) -> Iterator[Rule]:
    normal, important = declarations(";".join(block.body))
    for written in map(str.strip, block.head.split(",")):
        if written and not _NOT_YET.search(written):
            yield Rule(written, None if block.nested else _selector(written), normal, important)


def added(sheet: str) -> Iterator[str]:
    """Words that a sheet has a browser put before or behind elements (`content`)."""
    for written in _CONTENT.findall(_COMMENT.sub("", sheet)):
        words = _ESCAPE.sub(_unescaped, written[1:-1])
        if any(sign.isalnum() for sign in words):
            yield words


def _plain(written: str) -> str:
    return _ESCAPE.sub(_unescaped, written).strip().lower() if "\\" in written else written.strip().lower()


def _unescaped(match: re.Match[str]) -> str:
    code = int(match[1], 16) if match[1] else 0
    return chr(code) if 0 < code < 0xD800 else match[2] or ""


def _holds(head: str) -> bool:
    """Whether what stands in a block holds for a clerk who looks at the page on a screen."""
    if not head.startswith("@"):
        return True
    name, _, condition = head.lower().partition(" ")
    if name in ("@supports", "@layer", "@container"):
        return True
    return name == "@media" and any(_is_met(query) for query in condition.split(","))


def _is_met(query: str) -> bool:
    asked = _QUERY.sub("", query).replace("only", "").replace("and", "").split()
    widths = (
        (which, float(width.rstrip(".") or 0))
        for which, width in _QUERY.findall(query)
        if width.count(".") < 2
    )
    return asked in ([], ["screen"], ["all"]) and all(
        width <= _SCREEN if which == "min" else width >= _SCREEN for which, width in widths
    )


def _selector(written: str) -> tuple[Compound, ...] | None:
    made: list[Compound] = []
    child = False
    for word in written.replace(">", " > ").split():
        if word == ">":
            child = True
            continue
        if not _COMPOUND.fullmatch(word):
            return None
        parts = _PART.findall(word)
        made.append(
            Compound(
                next((name.lower() for kind, name in parts if not kind and name != "*"), ""),
                frozenset(name for kind, name in parts if kind == "."),
                next((name for kind, name in parts if kind == "#"), ""),
                child and bool(made),
            )
        )
        child = False
    return tuple(made) or None
