"""版面文字: page numbers, running heads, slogans among the lines as received, found by what they are on every page."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby

from gazette import model
from gazette.characters import squeeze
from gazette.furniture import BRACKETS, LEADERS
from gazette.intake.received import Line
from gazette.model import FurnitureKind
from gazette.numerals import parse_date

_SIGNS = rf"[{re.escape(LEADERS + BRACKETS)}〔〕]*"
_NUMBER = re.compile(rf"(?P<before>{_SIGNS}(?:第(?=[0-9]+页))?)(?P<page>[0-9]{{1,4}})(?P<after>页?{_SIGNS})")
_NEXT, _ANY = 8, 10_000
"""By how much a page number may be above the one before"""
_SENTENCE = re.compile("[。；;：:？?]")


def looked_at(lines: Sequence[Line], start: int) -> list[int]:
    """The lines that may be furniture: those that the file knows to stand at the head or foot of pages; where it does not,
    all from `start` on."""
    known = [at for at, line in enumerate(lines) if line.edge]
    return known or list(range(start, len(lines)))


def page_numbers(lines: Sequence[Line], looked: Sequence[int]) -> dict[int, int]:
    """页码: by line (from 0) the page; numbers that rise, each with signs round it or at the turn of a page."""
    words = [squeeze(line.text) for line in lines]
    repeated = Counter(words)
    shapes: dict[tuple[str, str], list[tuple[int, int]]] = defaultdict(list)
    for at in looked:
        match = _NUMBER.fullmatch(words[at]) if words[at] and "\t" not in lines[at].text else None
        if match and (match["before"] or lines[at].edge or _turns(lines, words, repeated, at)):
            shapes[match["before"], match["after"]].append((at, int(match["page"])))
    found: dict[int, int] = {}
    for (before, _), places in shapes.items():
        # Where the file knows the foot of each page, numbers may be far from each other, as behind pages of pictures.
        rising = _rising(places, _ANY if lines[places[0][0]].edge else _NEXT)
        if len(rising) >= (2 if before or lines[rising[0][0]].edge else 3):
            found.update(rising)
    ordered = sorted(found.items())
    return dict(_rising(ordered, _ANY if ordered and lines[ordered[0][0]].edge else _NEXT))


def _turns(lines: Sequence[Line], words: Sequence[str], repeated: Counter[str], at: int) -> bool:
    """Whether a bare number stands where a page is turned: beside a form feed, alone between empty lines, or beside a
    line that comes again and again."""
    behind = next((place for place in range(at + 1, len(lines)) if words[place]), None)
    if lines[at].page or (at + 1 < len(lines) and lines[at + 1].page) or behind is None:
        return True
    if lines[behind].page:
        return True
    before = next((place for place in range(at - 1, -1, -1) if words[place]), None)
    return any(
        place is not None and repeated[words[place]] > 2 and not words[place].isdigit()
        for place in (before, behind)
    )


def _rising(places: Sequence[tuple[int, int]], most: int) -> list[tuple[int, int]]:
    """The longest run of pages that rises with the lines, by at most so many at once."""
    best: list[list[tuple[int, int]]] = []
    for place in places:
        run = max((run for run in best if 0 < place[1] - run[-1][1] <= most), key=len, default=[])
        best.append([*run, place])
        del best[:-40]
    return max(best, key=len, default=[])


def turns(lines: Sequence[Line]) -> set[int]:
    """Page numbers, and lines that come again and again beside them: what may stand within a title."""
    pages = set(page_numbers(lines, looked_at(lines, 0)))
    words = [squeeze(line.text) for line in lines]
    counted = Counter(words)
    around = {place for at in pages for place in _beside(words, at)}
    beside = Counter(words[at] for at in around)
    return pages | {
        at for at in around if counted[words[at]] > 2 and beside[words[at]] * 5 > counted[words[at]] * 4
    }


def running_heads(
    lines: Sequence[Line],
    looked: Sequence[int],
    names: Sequence[str],
    titles: Sequence[str],
    years: frozenset[int],
    aside: Mapping[int, int],
) -> set[int]:
    """书眉: lines that only say what the issue, its number, a section or a document is called, and come more than once;
    where a document's title stands first, it is its title."""
    words = [squeeze(line.text) for line in lines]
    counted = Counter(words[at] for at in looked)
    titled = {squeeze(title) for title in titles}
    wanted = sorted({*map(squeeze, names), *titled} - {""}, key=len, reverse=True)
    found: set[int] = set()
    for text in [text for text, count in counted.items() if text and count > 1 + (text in titled)]:
        rest = text
        for name in wanted:
            rest = rest.replace(name, "|")
        left = re.sub("[0-9]{1,9}", lambda match: "" if int(match[0]) in years else match[0], rest)
        if rest != text and re.fullmatch(rf"[{re.escape(LEADERS + BRACKETS)}|/／,，、年月第期号总]*", left):
            places = [at for at in looked if words[at] == text and at not in aside]
            found |= set(places[1:] if text in titled else places)
    return found


def slogans(lines: Sequence[Line], start: int, aside: set[int]) -> set[int]:
    """口号: lines that come more than once, no sentence, each beside a page number or a running head."""
    words = [squeeze(line.text) for line in lines]
    counted = Counter(words[start:])
    found: set[int] = set()
    for text, count in counted.items():
        if count < 2 or not 4 < len(text) < 40 or _SENTENCE.search(text) or text[0] in "（(【[":
            continue
        if parse_date(text) or "\t" in text or re.search("[0-9]", text):
            continue
        places = [at for at in range(start, len(lines)) if words[at] == text]
        if aside.isdisjoint(places) and all(_beside(words, at) & aside for at in places):
            found |= set(places)
    return found


def _beside(words: Sequence[str], at: int) -> set[int]:
    before = next((place for place in range(at - 1, -1, -1) if words[place]), at)
    behind = next((place for place in range(at + 1, len(words)) if words[place]), at)
    return {before, behind} - {at}


def entries(
    lines: Sequence[Line],
    pages: Mapping[int, int],
    heads: set[int],
    mottoes: set[int],
    headers: Sequence[str],
) -> Iterator[model.Furniture]:
    """What issue.yml lists: pages in rows that rise by one, every other line with its count."""
    shaped = [
        (squeeze(lines[at].text).replace(str(page), "#", 1), page, at) for at, page in sorted(pages.items())
    ]
    for _, run in groupby(enumerate(shaped), lambda item: (item[1][0], item[1][1] - item[0])):
        row = [item for _, item in run]
        last = row[-1][1]
        yield model.Furniture(
            lines[row[0][2]].text.strip(), FurnitureKind.PAGE_NUMBER, to=last if len(row) > 1 else None
        )
    for kind, places in ((FurnitureKind.RUNNING_HEAD, heads), (FurnitureKind.SLOGAN, mottoes)):
        counted: Counter[str] = Counter()
        first: dict[str, str] = {}
        for at in sorted(places):
            text = squeeze(lines[at].text)
            counted[text] += 1
            first.setdefault(text, lines[at].text.strip())
        for text, count in counted.items():
            yield model.Furniture(first[text], kind, count)
    for header, count in Counter(headers).items():
        yield model.Furniture(header, FurnitureKind.REPEATED_HEADER, count)
