"""标题的位置: where in the lines of a text titles stand, over one or several lines, and where documents begin."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from collections.abc import Set as AbstractSet
from itertools import accumulate, islice, takewhile

from gazette.characters import squeeze
from gazette.contents import shortened
from gazette.intake.titles import (
    ANNOUNCES,
    has_sentence,
    is_body_line,
    is_order,
    is_order_in_brackets,
    is_red_head,
    is_strong,
    is_title,
    outside,
    plain,
)
from gazette.lines import read_role
from gazette.model import LineRole
from gazette.numbering import marker_of
from gazette.numerals import DATE
from gazette.values import BODY_END

_MARK = re.compile(r"(?<=[一-龥])\[[0-9]{1,3}\]$")
"""注号 behind a title, which the contents do not have"""
_TRIED = 400
"""Places where the words of a title stand within lines, before it is taken to stand in none alone."""
_LINES = 7
"""Lines that a title has at most."""
_ABOVE = 30
"""Lines of an order between its title and what it publishes, at most."""
_ORDERING = re.compile(rf"[一-龥]{{2,30}}?{BODY_END}令")
"""某市人民政府令, on a line by itself"""
_ONE_KIND = str.maketrans("《》", "<>")
_OPENS = re.compile(rf"(?:[一-龥()]{{2,30}}?{BODY_END})?关于")
_NAME = re.compile("[一-龥]{4,30}")
_SENDS = re.compile("[印转批]发|公布|发布|颁发")
_PUBLISHES = re.compile("(?:现将)?《.{2,100}》.{0,60}(?:已|业经|现予|公布|发布)")
_LABEL = re.compile(r"附件?(?:[0-9]{1,2}|[一二三四五六七八九十]{1,3})?:?")
_CHRONICLE = re.compile(r"[^,;:]{2,30}大事记(?:\([^()]{2,20}\))?")
_A_DAY = re.compile(r"(?:[0-9]{1,2}月)?[0-9]{1,2}日")
_OF_SEVERAL = re.compile(rf"(?:[一-龥()]{{2,60}}{BODY_END})?(?:令|公告|通告)")
"""The last line of a title of which each line is a body: 令, 商务部 令"""
_DATED_BODY = re.compile(rf"[一-龥、()]{{2,58}}{BODY_END}{DATE}", re.VERBOSE)
"""某市统计局 2023年3月28日"""


class TitleIndex:
    """Looks titles up in the lines of a text, which stand in it alone or go on over several lines."""

    def __init__(self, lines: Sequence[str]) -> None:
        self.lines = lines
        self.plain = [_MARK.sub("", plain(line)) for line in lines]
        self.text = "".join(self.plain)
        self.starts = [0, *accumulate(map(len, self.plain))]

    def span(self, title: str, after: int = 0) -> tuple[int, int] | None:
        """The first and last line that say a title and nothing else, at `after` or behind it."""
        words = plain(title)
        at = self.text.find(words, self.starts[after]) if words else -1
        for _ in range(_TRIED):
            if at < 0:
                break
            first = bisect_left(self.starts, at)
            # Empty lines begin at the same place; the line that has the words is the last of them.
            while first + 1 < len(self.lines) and not self.plain[first]:
                first += 1
            end = at + len(words)
            last = bisect_left(self.starts, end) - 1
            whole = self.starts[first] == at and self.starts[last + 1] == end
            if whole and sum(1 for line in self.plain[first : last + 1] if line) <= _LINES:
                return first, last
            at = self.text.find(words, at + 1)
        return None

    def again(self, text: str, at: int | None) -> bool:
        """Whether what a line says, but for brackets round it, is said further down."""
        words = plain(text).strip("()")
        return at is not None and bool(words) and self.text.find(words, self.starts[at + 1]) >= 0

    def place_by_number(self, after: int, numbers: Sequence[str]) -> int | None:
        """The line at which the document of one of these numbers begins, whose title is printed otherwise."""
        for number in numbers:
            wanted = plain(number)
            for at in range(after, len(self.lines)):
                if self.plain[at].strip("()[]【】") == wanted or (
                    wanted in self.plain[at] and read_role(self.lines[at].strip()) is LineRole.NUMBER
                ):
                    return self._title_above(at, after)
        return None

    def order_above(self, first: int, after: int, title: str) -> tuple[int, int] | None:
        """The title of the order that publishes what the contents name, where the order stands right above it: 某省人民政府令 /
        第257号 / 《某办法》已经……现予公布 / 省长 / 某办法."""
        filled = [at for at in range(first - 1, after - 1, -1) if self.plain[at]][:_ABOVE]
        for number, at in enumerate(filled):
            if _OF_SEVERAL.fullmatch(self.plain[at]) or is_order(self.lines[at]):
                publishes = self._is_named(title, at, first)
                begin = at if is_order(self.lines[at]) else self._first_body(filled[number:])
                last = self.head(begin)
                return (begin, last) if publishes and last is not None and last < first else None
        return None

    def is_published(self, title: str, first: int, order: tuple[int, int]) -> bool:
        """Whether an order with this title publishes what stands at a line: its text names it."""
        if not self.plain[order[1]].endswith("令") or first <= order[1]:
            return False
        return self._is_named(title, order[1] + 1, min(first, order[1] + _ABOVE))

    def _is_named(self, title: str, start: int, end: int) -> bool:
        """Whether lines name a title in 《》, within which its own are 〈〉, and theirs 《》 again."""
        inner = plain(title).translate(_ONE_KIND)
        return f"<{inner}>" in "".join(self.plain[start:end]).translate(_ONE_KIND)

    def span_of(self, title: str, after: int) -> tuple[str, tuple[int, int] | None]:
        """What stands further down of a line of the contents, and where: all of it, else what a short form has of it."""
        span = self.span(title, after)
        if span is not None and read_role(self.lines[span[1]].strip()) is not LineRole.HISTORY:
            return title, self._without_number(span)
        for short in shortened(title):
            if (span := self.span(short, after)) is not None:
                return short, span
        return title, span

    def _without_number(self, span: tuple[int, int]) -> tuple[int, int]:
        """The lines of a title without the number above it, which the contents print before it: 某政发〔2018〕70号 / 关于……."""
        first, last = span
        while first < last and (
            not self.plain[first] or read_role(self.lines[first].strip()) is LineRole.NUMBER
        ):
            first += 1
        return first, last

    def whole(self, span: tuple[int, int], after: int) -> tuple[int, int]:
        """The lines of a title, with the bodies above it that the contents leave out: 某局 / 关于……的公告."""
        if not self.plain[span[0]].startswith("关于"):
            return span
        filled = islice((at for at in range(span[0] - 1, after - 1, -1) if self.plain[at]), _LINES + 1)
        bodies = list(takewhile(lambda at: is_body_line(self.lines[at]), filled))
        # More are a list.
        return (bodies[-1], span[1]) if 0 < len(bodies) <= _LINES else span

    def under_announcement(self, last: int) -> tuple[int, int] | None:
        """The title of its own that an announcement has under its number: 财政部 / 公告 / 2021年第13号 / 关于……的公告."""
        if self.plain[last] not in ANNOUNCES:
            return None
        filled = [at for at in range(last + 1, min(last + 8, len(self.lines))) if self.plain[at]][:2]
        if len(filled) < 2 or read_role(self.lines[filled[0]].strip()) is not LineRole.NUMBER:
            return None
        at = filled[1]
        if not self.plain[at].startswith("关于"):
            return None
        end = at if is_strong(self.lines[at]) else self.head(at)
        return (at, end) if end is not None else None

    def _first_body(self, upwards: Sequence[int]) -> int:
        """The line of the first body, of those that stand above the last line of an order's title."""
        above = takewhile(lambda at: is_body_line(self.lines[at]), upwards[1:])
        return [upwards[0], *above][-1]

    def _title_above(self, number: int, after: int) -> int:
        """The first line of the title that ends above a number: up to what ends another document."""
        first = number
        taken = 0
        for at in range(number - 1, after - 1, -1):
            text = self.lines[at].strip()
            if not text:
                continue
            if taken == _LINES or has_sentence(text) or read_role(text):
                break
            first, taken = at, taken + 1
            if is_strong("".join(self.plain[first:number])):
                # Names of further bodies may stand above it.
                above = self._filled_above(at, after)
                if above is None or not re.fullmatch(rf".*{BODY_END}", self.plain[above]):
                    break
        return first

    def _filled_above(self, at: int, after: int) -> int | None:
        return next((place for place in range(at - 1, after - 1, -1) if self.plain[place]), None)

    def head(self, at: int, taken: AbstractSet[int] = frozenset()) -> int | None:
        """The last line of a title that begins at a line, where what follows shows that a document begins.

        `taken` are lines that are known to belong to another title.
        """
        words = ""
        of_several = True
        seen: set[str] = set()
        for last in range(at, min(at + 2 * _LINES, len(self.lines))):
            if not self.plain[last]:
                continue
            if "\t" in self.lines[last] or _LABEL.fullmatch(self.plain[last]):
                return None
            said = read_role(self.lines[last].strip()) or LineRole.SUBTITLE
            ordering = is_order_in_brackets(self.lines[last]) or (last == at and self._orders(at))
            if last in taken or not (said is LineRole.SUBTITLE or ordering):
                return None
            if self.plain[last] in seen or ":" in outside(self.plain[last]):
                # Said once more: the title begins there. With a colon it is a line about a document.
                return None
            if is_title(words) and _ORDERING.fullmatch(self.plain[last]):
                # The name of what an order publishes stands above the order: that begins a title of its own.
                return None
            if marker_of(self.lines[last].strip()) or not self._may_go_on(at, last):
                return None
            seen.add(self.plain[last])
            words += self.lines[last].strip()
            if has_sentence(self.lines[last]):
                return None
            if is_order(words) or (is_strong(words) and self._is_followed(last + 1)):
                return last
            if (
                of_several
                and _OF_SEVERAL.fullmatch(self.plain[last])
                and self._is_followed(last + 1, numbered=True)
            ):
                return last
            of_several = of_several and is_body_line(self.lines[last])
            if is_title(words) and self._is_followed(last + 1, numbered=True):
                return last
            if last == at and _CHRONICLE.fullmatch(self.plain[at]) and self._begins_with_a_day(at + 1):
                return last
        return None

    def _orders(self, at: int) -> bool:
        """Whether a line that reads as a number is the title of an order: 某市人民政府令第220号 / 《……》已经……现予公布。"""
        below = next((line for line in self.plain[at + 1 : at + 4] if line), "")
        return is_order(self.lines[at]) and bool(_PUBLISHES.match(below))

    def _may_go_on(self, first: int, last: int) -> bool:
        """Whether a line may be a further one of a title: where it says who writes about what, only bodies stand above it."""
        if first == last:
            return bool(re.search("[一-龥]", self.plain[first]))
        if not _OPENS.match(self.plain[last]):
            return True
        above = [line.strip() for line in self.lines[first:last] if line.strip()]
        others = [line for line in above if not (is_body_line(line) or _SENDS.search(line))]
        # One alone may be a body of a kind that is not known: 某某海关 / 关于……的公告.
        unknown = len(above) == 1 and self.plain[last].startswith("关于") and _NAME.fullmatch(above[0])
        return not others or bool(unknown)

    def _begins_with_a_day(self, at: int) -> bool:
        below = next((line for line in self.plain[at : at + 3] if line), "")
        return bool(_A_DAY.match(below))

    def _is_followed(self, at: int, *, numbered: bool = False) -> bool:
        """Whether what stands below a title shows that it is one: number, bracket, addressees; `numbered`: a number or a
        history, right below."""
        filled = [place for place in range(at, min(at + 8, len(self.lines))) if self.plain[place]][
            : 1 if numbered else 3
        ]
        if numbered:
            below = self.lines[filled[0]].strip() if filled else ""
            role = read_role(below)
            return role in (LineRole.NUMBER, LineRole.BYLINE) or (
                role is LineRole.HISTORY and below[:1] in "（("
            )
        for place in filled:
            text = self.lines[place].strip()
            if _DATED_BODY.fullmatch(self.plain[place]) or read_role(text) in (
                LineRole.NUMBER, LineRole.REGISTRATION, LineRole.BYLINE, LineRole.HISTORY, LineRole.SUBTITLE, LineRole.SIGNED,
            ):  # fmt: skip
                return True
            if squeeze(text).endswith(("：", ":")) and len(text) < 120:
                return True
        return False

    def first_head(self, after: int = 0) -> int:
        """The line at which the first document begins that shows itself as one, with the numbers right above its title;
        else the first that looks like a title; the end where none does."""
        filled = [at for at in range(after, len(self.lines)) if self.plain[at]]
        shown = (at for at in filled if self.head(at) is not None)
        looks = (at for at in filled if is_title(self.lines[at]))
        at = next(shown, None)
        at = next(looks, None) if at is None else at
        if at is None:
            return filled[0] if filled else len(self.lines)
        return self.with_letterhead(at, after)

    def with_letterhead(self, at: int, after: int) -> int:
        """The line at which the lines right above a title begin that belong to it: 某市人民政府文件 / 某政发〔2022〕10号."""
        while (above := self._filled_above(at, after)) is not None:
            said = read_role(self.lines[above].strip())
            if said not in (LineRole.NUMBER, LineRole.REGISTRATION) and not is_red_head(self.lines[above]):
                break
            at = above
        return at
