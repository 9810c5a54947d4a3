"""正文: paragraphs and tables of one text -> blocks, nested by their numbering.

A marked line goes under what its number belongs to; a line without one under what it explains. What is a heading and
what an item is told by what stands under it, when all is in its place.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from gazette import model
from gazette.appointing.sentences import ordered_by
from gazette.intake.acts import acts_of, listed_acts
from gazette.intake.doubts import Log, Weight, shown
from gazette.intake.lists import Special, own_contents, special_at
from gazette.intake.passages import Passage
from gazette.intake.received import Style
from gazette.model import Block, Mark
from gazette.numbering import UNMARKED, Marker, marker_of
from gazette.numbers import find
from gazette.questions import is_answer, is_question

_RANK = {"book": 0, "subbook": 1, "portion": 2, "chapter": 3, "section": 4}
"""What stands above the numbered levels, the highest first."""
_ENDS = re.compile(r"[。；：！？;:!?…][”’）)]*$")
_CLOSING = re.compile(
    r"(?:特此|此复|此令|此致|此布|妥否|当否|专此|希望(?:受|获|以上|上述|各|全[省市县区]).{0,40}[,，]|以上.{0,30}(?:请|报|如)"
    r"|(?:本|此)(?:办法|规定|条例|细则|通知|意见|决定|方案|规则|预案|公告|通告|实施意见|实施方案|实施细则|行动计划|批复|令|计划)(?:由|自|从|有效期|.{0,30}(?:施行|执行)。$)"
    r"|(?:自|从)(?:发布|公布|印发|下发|本?文件?印发)之日起)"
)
_GROUP = re.compile(r"[一-龥“”《》]{2,20}[（(]共?[0-9]{1,4}[项个名件家人处所篇部][)）]")
"""二等奖（1项）, above entries that are numbered anew"""
_SEGMENT = re.compile(r"[一-龥]{2,12}[（(][一-龥]{2,14}[-—－~～至][一-龥]{2,14}[)）]")
"""甲路（东路-西大道）"""
_AMENDS = re.compile(
    r"第\S{1,8}?条(?:之[一二三四五六七八九十])?(?:第\S{1,4}?[款项])?.{0,12}?(?:修改为|增加|删去|删除|改为|调整为|合并为|作为)"
)
"""第九条修改为：“…”: a line of an amendment, none of its articles"""
_HEADING = 50
"""Characters that a heading has at most."""


@dataclass
class _Node:
    """A block while its place is sought; `special` are blocks that are made already."""

    passage: Passage | None
    marker: Marker | None = None
    special: Block | None = None
    under: list[_Node] = field(default_factory=list)
    styled: bool = False
    asks: bool = False

    @property
    def rest(self) -> str:
        """Its words behind its marker."""
        text = self.passage.text if self.passage else ""
        return text[len(self.marker.text) :].strip() if self.marker else text

    @property
    def kind(self) -> str:
        return self.marker.system.kind if self.marker else ""

    @property
    def is_sentence(self) -> bool:
        return bool(_ENDS.search(self.rest))


def _is_group(node: _Node) -> bool:
    return not node.marker and node.passage is not None and bool(_GROUP.fullmatch(node.passage.text))


def _begins_heading(stack: Sequence[_Node]) -> bool:
    """Whether a line is the first under a heading: 三、附则, where all of its like hold text."""
    top = stack[-1]
    if not top.marker or top.under or top.is_sentence or not top.rest:
        return False
    like = [node for node in stack[-2].under if node.kind == top.kind and node is not top]
    return bool(like) and all(node.under for node in like)


class Body:
    """Makes the blocks of one text. `is_act`: its sentences appoint and remove; `confirmed`: 正式任职; `ordered`: what
    its title says of its first lines."""

    def __init__(
        self,
        log: Log,
        *,
        is_act: bool = False,
        confirmed: bool = False,
        ordered: model.Action | None = None,
    ) -> None:
        self.log = log
        self.is_act = is_act
        self.confirmed = confirmed
        self._ordered = ordered
        """what the heading of the lines that are read just now says: 任命：, 免去："""

    def blocks(self, parts: Sequence[Passage | Block]) -> tuple[Block, ...]:
        """Passages, among which blocks that are made already (tables) stand in their place."""
        root = _Node(None)
        stack = [root]
        at = 0
        passages = [part if isinstance(part, Passage) else None for part in parts]
        listed = own_contents(passages)
        acts = listed_acts(passages, self._ordered) if self.is_act else frozenset()
        others = [None if place in acts else passage for place, passage in enumerate(passages)]
        while at < len(parts):
            part = parts[at]
            if at in listed:
                root.under.append(_Node(passages[at]))
                at += 1
                continue
            if not isinstance(part, Passage):
                self._beside(stack).under.append(_Node(None, special=part))
                at += 1
                continue
            special = None if at in acts else special_at(others, at)
            if special is not None:
                self._special(stack, root, special)
                at += special.count
                continue
            below = passages[at + 1] if at + 1 < len(parts) else None
            self._passage(stack, part, below)
            at += 1
        return tuple(self._finish(root))

    def _special(self, stack: list[_Node], root: _Node, special: Special) -> None:
        own = _Node(None, special=special.block)
        if isinstance(special.block, model.EnclosureList | model.Footnotes | model.Labelled):
            del stack[1:]
            root.under.append(own)
        elif isinstance(special.block, model.Pictures):
            caption = special.block.pictures[0].caption or ""
            if caption.startswith("【"):
                del stack[1:]
            self._beside(stack, item=False).under.append(own)
        else:
            self._beside(stack).under.append(own)
        if special.doubt:
            self.log.doubt(Weight.SHAPE, special.block.mark.line, *special.doubt)

    def _beside(self, stack: list[_Node], *, item: bool = True) -> _Node:
        """What a table, a list or a picture stands under: the text that it follows, but a picture not under an item."""
        top = stack[-1]
        while (
            len(stack) > 1
            and not item
            and top.marker
            and top.is_sentence
            and top.marker.system.kind != "article"
        ):
            stack.pop()
            top = stack[-1]
        return top

    def _passage(self, stack: list[_Node], passage: Passage, below: Passage | None) -> None:
        text = passage.text
        marker = marker_of(text)
        if marker and marker.system.kind in _RANK and (_ENDS.search(text) or len(text) > _HEADING):
            # 第一部分为指导思想……。 is a sentence.
            marker = None
        if marker and marker.system.kind == "article" and _AMENDS.match(text):
            marker = None
        own = _Node(passage, marker)
        if is_question(text) or (text.endswith(("？", "?")) and below and is_answer(below.text)):
            own.asks = True
            while len(stack) > 1 and not (stack[-1].marker and not stack[-1].asks):
                stack.pop()
        elif marker:
            self._open(stack, marker)
        elif (
            passage.style in (Style.HEADING, Style.TITLE) and len(text) <= _HEADING and not _ENDS.search(text)
        ):
            own.styled = True
            while len(stack) > 1 and _RANK.get(stack[-1].kind) is None:
                stack.pop()
        else:
            self._unmarked(stack, passage)
            stack[-1].under.append(own)
            return
        stack[-1].under.append(own)
        stack.append(own)

    def _open(self, stack: list[_Node], marker: Marker) -> None:
        """Close what a marked line does not stand under."""
        kind, level = marker.system.kind, marker.level
        same = [at for at, node in enumerate(stack) if node.kind == kind]
        if marker.system.tiered:
            depth = len(marker.path)
            deeper = [at for at in same if stack[at].marker and len(stack[at].marker.path) >= depth]  # type: ignore[union-attr]
            if deeper:
                del stack[deeper[0] :]
                return
            if same:
                del stack[same[-1] + 1 :]
                return
        elif same:
            del stack[same[-1] :]
            return
        rank = _RANK.get(kind)
        if rank is not None:
            while len(stack) > 1 and not (_RANK.get(stack[-1].kind, 9) < rank):
                stack.pop()
            return
        if kind == "article":
            while (
                len(stack) > 1
                and _RANK.get(stack[-1].kind) is None
                and (stack[-1].is_sentence or not stack[-1].marker or stack[-1].marker.level > 1)
            ):
                stack.pop()
            return
        while len(stack) > 1:
            top = stack[-1]
            if top.styled or top.asks or top.kind == "article" or _RANK.get(top.kind) is not None:
                return
            if top.marker and top.marker.level < UNMARKED and level < UNMARKED and top.marker.level >= level:
                stack.pop()
                continue
            if top.marker and top.marker.level == UNMARKED and level <= 2:
                stack.pop()
                continue
            return

    def _unmarked(self, stack: list[_Node], passage: Passage) -> None:
        """Close what a line without a marker does not stand under."""
        if _begins_heading(stack):
            return
        if _GROUP.fullmatch(passage.text):
            like = [at for at, node in enumerate(stack) if any(map(_is_group, node.under))]
            del stack[like[-1] + 1 if like else len(stack) :]
        if _CLOSING.match(passage.text) and not any(node.kind == "article" for node in stack):
            while len(stack) > 1 and _RANK.get(stack[-1].kind) is None:
                stack.pop()
            if len(stack) > 1 and not any(node.kind == "article" for node in stack):
                del stack[1:]
            return
        while len(stack) > 1:
            top = stack[-1]
            if (
                top.styled
                or top.asks
                or not top.marker
                or top.kind == "article"
                or _RANK.get(top.kind) is not None
            ):
                return
            if not top.is_sentence or _ENDS.search(top.rest)[0][0] in "：:":  # type: ignore[index]
                return
            if any(node.kind == "article" for node in stack):
                stack.pop()
                continue
            if self._is_listed(stack[-2], top):
                stack.pop()
                continue
            return

    def _is_listed(self, parent: _Node, item: _Node) -> bool:
        """Whether an item closes a list that a sentence with a colon began: one；two；three。"""
        siblings = [node for node in parent.under if node.kind == item.kind]
        place = next(at for at, node in enumerate(parent.under) if node is siblings[0])
        intro = parent.under[place - 1].rest if place else parent.rest if parent.marker else ""
        return (
            len(siblings) > 1
            and all(node.rest.endswith(("；", ";")) and not node.under for node in siblings[:-1])
            and item.rest.endswith("。")
            and not item.under
            and intro.endswith(("：", ":"))
        )

    def _finish(self, node: _Node) -> list[Block]:
        return [self._block(child, node.under) for child in node.under]

    def _block(self, node: _Node, beside: Sequence[_Node]) -> Block:
        if node.special is not None:
            self._ordered = None
            return node.special
        passage = node.passage
        assert passage is not None
        mark = Mark("", passage.line)
        ordered = ordered_by(passage.text)
        if ordered or node.under:
            self._ordered = ordered
        below = tuple(self._finish(node))
        marker = node.marker
        if node.asks or node.styled or (marker and _RANK.get(node.kind) is not None):
            return model.Heading(passage.text, below, mark)
        if marker is None:
            return self._sentence(passage)
        if self.is_act and not below:
            block = self._sentence(passage)
            if isinstance(block, model.AppointmentClause):
                return block
        if marker.system.kind != "article" and self._is_heading(node, beside):
            return model.Heading(passage.text, below, mark)
        first = (model.Paragraph(node.rest, mark),) if node.rest else ()
        if marker.system.kind == "article":
            return model.Article(marker.text.strip(), (*first, *below), mark)
        return model.Item(marker.text.strip(), (*first, *below), mark)

    def _is_heading(self, node: _Node, beside: Sequence[_Node]) -> bool:
        """Whether a marked line is a heading: no sentence, and something stands under it or under its like."""
        if not self._may_head(node):
            return False
        if node.under:
            return True
        like = [other for other in beside if other.kind == node.kind and other is not node]
        heading = [other for other in like if other.under and self._may_head(other)]
        if not heading:
            return False
        certain = len(heading) * 2 >= len(like)
        if not certain and node.passage:
            self.log.doubt(
                Weight.SHAPE,
                node.passage.line,
                f"“{shown(node.passage.text)}”下面没有文字",
                "作为项",
                "也可能是标题",
            )
        return certain

    def _may_head(self, node: _Node) -> bool:
        rest = node.rest
        if not rest or node.is_sentence or len(rest) > _HEADING or re.search("[。；]", rest):
            return False
        # A document in a list of documents, with its number in brackets.
        return not (rest.endswith(("）", ")")) and next(iter(find(rest)), None) is not None)

    def _sentence(self, passage: Passage) -> Block:
        mark = Mark("", passage.line)
        if len(_SEGMENT.findall(passage.text)) > 4:
            self.log.doubt(
                Weight.SHAPE,
                passage.line,
                f"“{shown(passage.text)}”像是路段清单",
                "作为一段文字",
                "可以写成附表的 classes，好按街道查找",
            )
        if self.is_act and not passage.text.endswith(("：", ":")):
            acts, unread = acts_of(passage.text, passage.line, self._ordered, confirmed=self.confirmed)
            for piece in unread:
                self.log.doubt(
                    Weight.FACT, passage.line, f"“{shown(piece)}”像是任免，读不出人和职务",
                    "没有写出它的任免" if acts else "作为一段文字", "请照原文写出 appointments；不是任免的不写",
                )  # fmt: skip
            if acts:
                return model.AppointmentClause(passage.text, acts, mark)
        if ordered_by(passage.text) is None:
            self._ordered = None
        return model.Paragraph(passage.text, mark)
