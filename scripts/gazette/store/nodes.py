"""YAML text <-> plain nodes that know their line. The only module that imports yaml.

Every scalar is text: `1.10`, `No` and `2021-13-31` arrive as they were typed. Anchors, tags and duplicate
keys have no place in files that clerks edit, and are problems.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

import yaml

from gazette.model import Comment, Mark, Problem, StopKind

_COMMENT = re.compile(r"[ \t]+#")
DOUBT = "存疑："
"""What begins a comment in which intake tells what it doubts at the next line."""
JOINED = "接合："
"""What begins one in which it tells which lines it made the next paragraph of."""
_COMMENTED = re.compile(rf"^[ ]*# (?P<kind>{DOUBT}|{JOINED})(?P<what>.*)$")
_DEEPEST = 50
"""How deep lists and keys may be nested; the deepest document printed needs a third of it."""
_MOST = 200_000
"""Values and keys of a file; a table of ten thousand rows needs half of it. More take minutes to read."""

_FAULTS = {
    "could not find expected ':'": "缺少冒号",
    "mapping values are not allowed in this context": "这里不能有冒号；文字中有冒号的用引号括起来",
    "did not find expected key": "缩进不齐，或引号没有用对",
    "did not find expected '-' indicator": "列表的缩进不齐",
    "block sequence entries are not allowed in this context": "“- ”的位置不对",
    "did not find expected ',' or ']'": "方括号没有关上",
    "did not find expected ',' or '}'": "花括号没有关上",
    "did not find expected node content": "这里缺少内容",
    "did not find expected <document start>": "缩进不齐",
    "found a tab character that violates indentation": "缩进用了制表符",
    "found character that cannot start any token": "以这个符号开头的文字须用引号括起来",
    "did not find expected comment or line break": "以这个符号开头的文字须用引号括起来",
    "did not find expected whitespace or line break": "以这个符号开头的文字须用引号括起来",
    "did not find expected alphabetic or numeric character": "以 & 或 * 开头的文字须用引号括起来",
    "found unexpected end of stream": "引号没有关上",
    "found unknown escape character": "双引号中的 \\ 有特别的含义；改用单引号",
}
"""What libyaml finds wrong, in Chinese; what it says else has no better words than “写法有误”."""


@dataclass(frozen=True)
class Node:
    """A value as written: text, a list of nodes, or a mapping of keys to nodes (with the keys' marks).

    `unread` stands for a file that could not be read, which has been reported; nothing in it is missing.
    """

    value: str | list[Node] | dict[str, Node]
    mark: Mark
    unread: bool = False


def parse(text: str, file: str) -> tuple[Node | None, list[Problem]]:
    """Read one YAML document. Returns the root node, or None where the text is no YAML at all."""
    tree = _Tree(text, file)
    try:
        root = tree.document()
    except _TooMuch as error:
        return None, [*tree.problems, error.problem]
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        place = Mark(file, mark.line + 1 if mark else 1)
        known = next((chinese for said, chinese in _FAULTS.items() if said in str(error.problem)), None)
        fault = f"YAML 写法有误（{known}）" if known else "YAML 写法有误"
        return None, [Problem(place, fault, "检查这一行及上一行的缩进、冒号和引号", unread=True)]
    if root is None:
        return None, [Problem(Mark(file, 1), "文件是空的", "填写内容，或删去这个文件", unread=True)]
    return root, tree.problems


def comments(text: str, file: str) -> Iterator[Comment]:
    """What intake has written above the lines of a file."""
    told: list[tuple[re.Match[str], int]] = []
    for number, line in enumerate(text.split("\n"), 1):
        if line.lstrip().startswith("#"):
            if match := _COMMENTED.match(line):
                told.append((match, number))
            continue
        yield from (_comment(match, at, number, file) for match, at in told)
        told = []
    yield from (_comment(match, at, at, file) for match, at in told)


def _comment(match: re.Match[str], at: int, below: int, file: str) -> Comment:
    kind = StopKind.DOUBT if match["kind"] == DOUBT else StopKind.JOIN
    return Comment(kind, match["what"].rstrip(), below, Mark(file, at))


class _TooMuch(Exception):
    """The rest of the file is not read: libyaml takes minutes for what is nested a hundred thousand deep."""

    def __init__(self, problem: Problem) -> None:
        super().__init__(str(problem))
        self.problem = problem


class _Tree:
    """Makes nodes of the events of YAML, and names what YAML would take away without a word.

    Events, because libyaml's own composer follows brackets and aliases to any depth, until the stack is full.
    """

    def __init__(self, text: str, file: str) -> None:
        self.problems: list[Problem] = []
        self._count = 0
        self._text = text
        self._file = file
        self._events: Iterator[Any] = iter(yaml.parse(text, Loader=yaml.CBaseLoader))

    def document(self) -> Node | None:
        """The root of the one document; None of an empty file."""
        root: Node | None = None
        for event in self._events:
            if isinstance(event, yaml.NodeEvent):
                if root:
                    self._report(self._mark(event), "文件中有两份内容，用 --- 隔开", "只留一份")
                root = self._node(event, 0)
        return root

    def _node(self, event: Any, depth: int) -> Node:
        mark = self._mark(event)
        self._count += 1
        if depth > _DEEPEST:
            raise _TooMuch(Problem(mark, f"层次超过 {_DEEPEST} 层", "检查括号和缩进", unread=True))
        if self._count > _MOST:
            fault = f"内容超过 {_MOST} 项"
            raise _TooMuch(Problem(mark, fault, "核对是否误放了别的内容；表格太长的，分成几个", unread=True))
        if isinstance(event, yaml.AliasEvent):
            self._report(mark, f"用了 YAML 引用（*{event.anchor}）", "把内容原样写在这里")
            return Node(f"*{event.anchor}", mark)
        if event.anchor:
            self._report(mark, f"“&{event.anchor}”会被当作 YAML 锚点丢掉", "以 & 开头的文字用引号括起来")
        if event.tag:
            self._report(mark, f"用了 YAML 标签（{event.tag}）", "删去以 ! 开头的标签")
        if isinstance(event, yaml.SequenceStartEvent):
            return Node([self._node(child, depth + 1) for child in self._children()], mark)
        if isinstance(event, yaml.MappingStartEvent):
            return Node(self._pairs(depth + 1), mark)
        if event.style != "|" and event.end_mark.line > event.start_mark.line:
            self._report(mark, "文字换了行，换行处会多出空格", "一段文字写在一行里，多长都不换行")
        if not event.style and _COMMENT.match(self._text, event.end_mark.index):
            self._report(mark, "“ #”之后的文字会被当作注释丢掉", "文字中有 # 的用引号括起来；注释另起一行")
        return Node(event.value, mark)

    def _children(self) -> Iterator[Any]:
        """The events up to the end of the list or mapping that has begun."""
        for event in self._events:
            if isinstance(event, yaml.CollectionEndEvent):
                return
            yield event

    def _pairs(self, depth: int) -> dict[str, Node]:
        pairs: dict[str, Node] = {}
        for event in self._children():
            line = self._mark(event)
            key = self._node(event, depth)
            value = self._node(next(self._events), depth)
            if not isinstance(key.value, str) or not isinstance(event, yaml.ScalarEvent):
                self._report(line, "键名不是文字", "键名只写一个词，如 title")
            elif key.value in pairs:
                self._report(line, f"键“{key.value}”重复", "只保留一处")
            else:
                pairs[key.value] = Node(value.value, line)
        return pairs

    def _mark(self, event: Any) -> Mark:
        return Mark(self._file, event.start_mark.line + 1)

    def _report(self, mark: Mark, fault: str, remedy: str) -> None:
        self.problems.append(Problem(mark, fault, remedy))


def render(value: Any) -> str:
    """Write plain dicts, lists and text as YAML in the house style: one line a paragraph, lists indented."""
    return yaml.dump(
        value, Dumper=_Dumper, allow_unicode=True, width=1_000_000, sort_keys=False, default_flow_style=False
    )


def front_matter(facts: Mapping[str, str | int | None]) -> str:
    """Facts of a page as YAML between two rules, for any reader of YAML: text stays text, what is absent is left out."""
    known = {key: value for key, value in facts.items() if value is not None}
    lines = yaml.dump(known, Dumper=yaml.CSafeDumper, allow_unicode=True, width=1_000_000, sort_keys=False)
    return f"---\n{lines}---\n"


class Inline(dict[str, Any]):
    """A mapping that is written on one line: {road: …, start: …, end: …}."""


class Row(list[Any]):
    """A list that is written on one line: [D1, 204.3150, …]."""


class _Dumper(yaml.dumper.BaseDumper):
    """All scalars plain where YAML allows it; text of several lines as a literal block, tabs included."""

    def increase_indent(self, flow: bool = False, indentless: bool = False) -> None:  # noqa: ARG002 (PyYAML's)
        super().increase_indent(flow, False)

    def analyze_scalar(self, scalar: str) -> Any:
        analysis = super().analyze_scalar(scalar.replace("\t", "x"))
        analysis.scalar = scalar
        if "\t" in scalar:
            analysis.allow_flow_plain = analysis.allow_block_plain = analysis.allow_single_quoted = False
        return analysis

    def ignore_aliases(self, data: Any) -> bool:  # noqa: ARG002 (PyYAML's)
        return True


def _text(dumper: _Dumper, value: str) -> yaml.Node:
    return dumper.represent_scalar("tag:yaml.org,2002:str", value, style="|" if "\n" in value else None)


def _mapping(dumper: _Dumper, value: dict[str, Any]) -> yaml.Node:
    return dumper.represent_mapping(
        "tag:yaml.org,2002:map", value.items(), flow_style=isinstance(value, Inline)
    )


def _sequence(dumper: _Dumper, value: list[Any]) -> yaml.Node:
    return dumper.represent_sequence("tag:yaml.org,2002:seq", value, flow_style=isinstance(value, Row))


_Dumper.add_representer(str, _text)
_Dumper.add_representer(dict, _mapping)
_Dumper.add_representer(Inline, _mapping)
_Dumper.add_representer(list, _sequence)
_Dumper.add_representer(Row, _sequence)
