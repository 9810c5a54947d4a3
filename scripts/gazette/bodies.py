"""Bodies (机构) as the text names them: lists of names taken apart, names looked up."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from gazette import model
from gazette.columns import says_nothing
from gazette.punctuation import elements
from gazette.values import value

_SEPARATORS = "、，,；;\n"
_JOINTS = re.compile("等|及|和")
_BRACKET = re.compile(r"[（(]([^（）()]*+(?:[（(][^（）()]*+[)）][^（）()]*+)*+)[)）]\Z")
_REMARK = re.compile(r"不?(?:含|包含|包括)|以下|下同")
_LEVEL = r"(?:自治)?[省市州盟县区旗乡镇]"
_LEVELS = rf"[（(]{_LEVEL}(?:、{_LEVEL}){{0,9}}[)）]"
_LOWER = (
    re.compile(rf"{_LEVEL}(?:{_LEVELS})?"),
    re.compile(rf"(?:{_LEVEL}){{1,2}}[区县旗镇](?:{_LEVELS})?"),
)
"""Levels as they stand before a name that others share: 县, 县（市、区）; 县区, 县市区"""
_OF_MANY = re.compile(rf"各|{_LEVEL}{_LEVELS}")
"""How a name of many bodies begins: 各县市区政府, 县（市、区）人民政府"""
_SHARING = 4
"""How many levels share a name at most: 省、市、县、乡"""


@dataclass(frozen=True)
class _Piece:
    """Words of a list and where they begin."""

    text: str
    start: int

    @property
    def end(self) -> int:
        return self.start + len(self.text)


@dataclass(frozen=True, slots=True)
class NamedBody:
    """A body as named at a place of the text; `organization` is None for collective or unknown names."""

    name: str
    organization: model.Organization | None
    start: int
    end: int
    """the words that name it in the `value` of the text: in 市、县财政局 市 names 市财政局"""


class Bodies:
    """Looks names up among the organizations. An alias of two bodies is an alias of none."""

    def __init__(
        self, organizations: tuple[model.Organization, ...], collective: tuple[str, ...] = ()
    ) -> None:
        self._collective = frozenset(collective)
        self._by_name: dict[str, model.Organization | None] = {}
        for organization in organizations:
            for name in dict.fromkeys((organization.name, *organization.aliases)):
                self._by_name[name] = None if name in self._by_name else organization
        self._longest = max(map(len, (*self._by_name, *self._collective)), default=0)
        self._read: dict[str, list[NamedBody]] = {}
        """lists that were taken apart before: many rows of a table name the same bodies"""

    def find(self, name: str) -> model.Organization | None:
        """The body of this name, white space apart; None where there is none, or two."""
        return self._by_name.get("".join(name.split()))

    def is_collective(self, name: str) -> bool:
        """统称: whether a name stands for many bodies, as the editors say or as it is written."""
        return name in self._collective or bool(_OF_MANY.match(name))

    def listed(self, text: str) -> list[NamedBody]:
        """The names in a list: 市司法局、市发改委等市直相关单位，各县市区政府 -> four names.

        A remark in brackets is no part of a name: 各县市区政府（含管理区，下同）. 、 within the name of one body parts
        nothing. Levels share the name that the last of them has: 市、县(市、区)财政局 is 市财政局 and those of the counties.
        """
        if text not in self._read:
            self._read[text] = self._taken_apart(text)
        return self._read[text]

    def _taken_apart(self, text: str) -> list[NamedBody]:
        whole = value(text)
        pieces = list(self._pieces(whole))
        found: list[NamedBody] = []
        at = 0
        while at < len(pieces):
            names, count = (
                self._sharing(whole, pieces[at : at + _SHARING])
                or self._torn(pieces[at : at + 2])
                or ([self._named(name) for name in self._names(pieces[at])], 1)
            )
            found += names
            at += count
        return found

    def _pieces(self, whole: str) -> Iterator[_Piece]:
        """What stands between the separators of a list; a known name with separators in it stands whole."""
        if says_nothing(whole):
            return
        at = 0
        for text in [whole] if self._registered(whole) else elements(whole.rstrip("。"), _SEPARATORS):
            at = whole.index(text, at)
            yield _Piece(text.strip(), at + len(text) - len(text.lstrip()))
            at += len(text)

    def _sharing(self, whole: str, pieces: list[_Piece]) -> tuple[list[NamedBody], int] | None:
        """Levels and the name that they share, and how many pieces these are: 市 and 县(市、区)财政局, where one of the
        levels makes a known name; else they are one name."""
        last = next((at for at, piece in enumerate(pieces) if not re.fullmatch(_LEVEL, piece.text)), 0)
        if not last or not _LOWER[0].match(pieces[last].text):
            return None
        levels, lowest = pieces[:last], pieces[last]
        for lower in filter(None, (form.match(lowest.text) for form in _LOWER)):
            shared = lowest.text[lower.end() :]
            names = [*(self._named(level, level.text + shared) for level in levels), self._named(lowest)]
            if any(named.organization for named in names):
                return names, last + 1
        start = levels[0].start
        return [self._named(_Piece(whole[start : lowest.end], start))], last + 1

    def _torn(self, pieces: list[_Piece]) -> tuple[list[NamedBody], int] | None:
        """One known name that a separator has got into: 某某银行、某市分行, where nobody is called by either half."""
        name = "".join(piece.text for piece in pieces)
        if len(pieces) < 2 or not self._registered(name) or any(self._known(piece.text) for piece in pieces):
            return None
        return [NamedBody(name, self.find(name), pieces[0].start, pieces[1].end)], 2

    def _names(self, piece: _Piece) -> Iterator[_Piece]:
        """A piece without the remark behind it, or the names in it: those that 等, 及 or white space parts, if known."""
        remark = _BRACKET.search(piece.text)
        if remark and not self._registered(piece.text) and _is_remark(remark[1]):
            piece = _Piece(piece.text[: remark.start()], piece.start)
        if not piece.text:  # a remark behind no name
            return
        if self._registered(piece.text):
            yield piece
            return
        words = [_Piece(word[0], piece.start + word.start()) for word in re.finditer(r"\S+", piece.text)]
        if len(words) > 1 and all(self._known(word.text) for word in words):
            yield from words
            return
        for joint in _JOINTS.finditer(piece.text, 0, self._longest + 1):
            left = _Piece(piece.text[: joint.start()], piece.start)
            right = _Piece(piece.text[joint.end() :], piece.start + joint.end())
            if self._known(left.text) and (not right.text or self._known(right.text)):
                yield from filter(lambda name: name.text, (left, right))
                return
        yield piece

    def _named(self, printed: _Piece, name: str = "") -> NamedBody:
        """The body that the words name, which is called `name` where they are only part of it."""
        name = name or printed.text
        return NamedBody(name, self.find(name), printed.start, printed.end)

    def _registered(self, name: str) -> bool:
        return name in self._by_name or name in self._collective

    def _known(self, name: str) -> bool:
        return name in self._by_name or self.is_collective(name)


def _is_remark(bracketed: str) -> bool:
    """Whether what stands in brackets says whom a name includes or how it is called from there on."""
    return bool(_REMARK.match(bracketed)) or bracketed.endswith("下同")
