"""标题回行 after GB/T 9704 (词意完整、排列对称、长短适宜): where the lines of a title end, so that no word or name is cut."""

from __future__ import annotations

import functools
import itertools
import math
import re
from collections.abc import Collection, Iterator
from dataclasses import replace

from rjieba import Jieba

from gazette.formats.measure import width
from gazette.text import Block, Cited, Line, Plain, Run, Style, Text, words

_LONGEST = 200
"""A title of more characters is none: the setter ends its lines wherever they are full."""

_CUT = 1000.0
"""What it costs to cut a word or name, or to part a sign from what it belongs to"""
_WEAK, _WORD, _GOOD = 8.0, 3.0, 0.0
_WITHIN = 1.5
"""Besides, within 《》"""
_UNEVEN = 0.08
"""For the square of each character by which a line is longer or shorter than the others"""
_WAIST = 2.0
"""A line shorter than both that it stands between: 沙漏形"""

_NAMED = re.compile(r"(?:^|免去|任命|聘任|同意)([\u4e00-\u9fff·]{2,4}?)同志")
_OPENING, _CLOSING = "《〈（(“‘〔【", "》〉）)”’〕】，。：；、！？,.:;!?"
_NO_BEGINNING = "的和与及或等之了"
_UNITS = "年月日号期%‰"


def names(text: Text) -> frozenset[str]:
    """Whom a text names, as far as its title may name them too."""
    blocks = [block for block in (*text.head, *text.body) if isinstance(block, Block)]
    found = {name for block in blocks for name in _NAMED.findall(block.text)}
    runs = (run for block in blocks for run in block.runs if isinstance(run, Plain | Cited))
    return frozenset(found | {run.text for run in runs if run.style is Style.PERSON})


def lines(line: Line, room: float, named: Collection[str]) -> tuple[Line, ...]:
    """A title as the lines that it is set in, each at most `room` characters wide."""
    said = words(line)
    if not room < width(said) <= _LONGEST or any(
        not run.text for run in line if isinstance(run, Plain | Cited)
    ):
        return (line,)
    return tuple(_parted(line, _ends(said, room, named)))


def _ends(said: str, room: float, named: Collection[str]) -> tuple[int, ...]:
    """Where its lines end, the last left out: in as few lines as it takes, or one more where a word would be cut."""
    price = _prices(said, named)
    fewest = math.ceil(width(said) / room)
    cost, ends = _best(said, room, fewest, price)
    return ends if cost < _CUT else min((cost, ends), _best(said, room, fewest + 1, price))[1]


def _best(said: str, room: float, count: int, price: list[float]) -> tuple[float, tuple[int, ...]]:
    """The cheapest way to set it in so many lines."""
    mean = width(said) / count
    places = [at for at in range(1, len(said)) if price[at] < math.inf]
    best = {(0, 0): (0.0, tuple[int, ...]())}
    for number, at in itertools.product(range(1, count + 1), (*places, len(said))):
        for before in (0,) if number == 1 else places:
            cost, ends = best.get((number - 1, before), (math.inf, ()))
            wide = width(said[before:at].strip()) if before < at else math.inf
            if cost == math.inf or wide > room:
                continue
            cost += _UNEVEN * (wide - mean) ** 2 + (price[at] if at < len(said) else 0.0)
            cost += _WAIST * (len(ends) > 1 and _narrowed(said, ends, at))
            if cost < best.get((number, at), (math.inf,))[0]:
                best[number, at] = cost, (*ends, at)
    cost, ends = best.get((count, len(said)), (math.inf, ()))
    return cost, ends[:-1]


def _narrowed(said: str, ends: tuple[int, ...], at: int) -> bool:
    """Whether the line before the last is shorter than both its neighbours."""
    first, second, third = (
        width(said[start:end]) for start, end in itertools.pairwise(((0, *ends)[-3], *ends[-2:], at))
    )
    return second < min(first, third)


def _prices(said: str, named: Collection[str]) -> list[float]:
    """What it costs to end a line before each character."""
    edges = set(itertools.accumulate(map(len, _dictionary().cut(said))))
    within: set[int] = set()
    for name in named:
        for match in re.finditer(re.escape(name), said):
            edges |= {match.start(), match.end()}
            within |= set(range(match.start() + 1, match.end()))
    return [_price(said, at, at in edges - within) for at in range(len(said))]


def _price(said: str, at: int, edge: bool) -> float:
    before, after = said[:at].rstrip(), said[at:]
    if not before or not edge or after[0].isspace() or after[0] in _CLOSING or before[-1] in _OPENING + "—-":
        return _CUT
    if after[0] in "—-" or (before[-1].isdigit() and after[0] in _UNITS):
        return _CUT
    if before.endswith("《关于"):
        return _WEAK
    if after[0] in _OPENING or before[-1] in _CLOSING or after.startswith("关于") or before.endswith("关于"):
        return _WEAK if after[0] in _NO_BEGINNING else _GOOD
    quoted = before.count("《") > before.count("》")
    return _WEAK if after[0] in _NO_BEGINNING else _WORD + _WITHIN * quoted


@functools.cache
def _dictionary() -> Jieba:
    return Jieba()


def _parted(line: Line, ends: tuple[int, ...]) -> Iterator[Line]:
    """A line at these places; a note's mark stays with the word that it stands behind."""
    made: list[list[Run]] = [[]]
    waiting, at = list(ends), 0
    for run in line:
        if not isinstance(run, Plain | Cited):
            made[-1].append(run)
            continue
        rest = run.text
        while waiting and at + len(rest) > waiting[0]:
            here = waiting.pop(0) - at
            made[-1] += [replace(run, text=rest[:here])] if here else []
            made.append([])
            at, rest = at + here, rest[here:]
        made[-1].append(replace(run, text=rest))
        at += len(rest)
    yield from map(tuple, made)
