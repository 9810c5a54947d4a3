"""YAML text <-> plain nodes that know their line. The only module that imports yaml.

Every scalar is text: `1.10`, `No` and `2021-13-31` arrive as they were typed. Anchors, tags and duplicate
keys have no place in files that clerks edit, and are problems.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import yaml

from gazette.model import Mark, Problem

_PLAIN_TAGS = {f"tag:yaml.org,2002:{name}" for name in ("str", "seq", "map")}


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
    problems: list[Problem] = []
    try:
        root = yaml.compose(text, Loader=yaml.CBaseLoader)
    except yaml.reader.ReaderError as error:
        line = text.encode()[: error.position].count(b"\n") + 1
        fault = f"含有不可见的控制字符 U+{int(error.character):04X}"
        return None, [Problem(Mark(file, line), fault, "删去这个字符")]
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        place = Mark(file, mark.line + 1 if mark else 1)
        return None, [
            Problem(place, f"YAML 写法有误（{error.problem}）", "检查这一行及上一行的缩进、冒号和引号")
        ]
    if root is None:
        return None, [Problem(Mark(file, 1), "文件是空的", "填写内容，或删去这个文件")]
    return _node(root, file, problems, set()), problems


def _node(raw: yaml.Node, file: str, problems: list[Problem], seen: set[int]) -> Node:
    mark = Mark(file, raw.start_mark.line + 1)
    if id(raw) in seen:
        problems.append(Problem(mark, "用了 YAML 引用（*）", "把内容原样写在这里"))
        return Node(raw.value if isinstance(raw, yaml.ScalarNode) else "", mark)
    seen.add(id(raw))
    if raw.tag not in _PLAIN_TAGS:
        problems.append(Problem(mark, f"用了 YAML 标签（{raw.tag}）", "删去以 ! 开头的标签"))
    if isinstance(raw, yaml.SequenceNode):
        return Node([_node(child, file, problems, seen) for child in raw.value], mark)
    if isinstance(raw, yaml.MappingNode):
        pairs: dict[str, Node] = {}
        for key, value in raw.value:
            line = Mark(file, key.start_mark.line + 1)
            if not isinstance(key, yaml.ScalarNode):
                problems.append(Problem(line, "键名不是文字", "键名只写一个词，如 title"))
                continue
            if key.value in pairs:
                problems.append(Problem(line, f"键“{key.value}”重复", "只保留一处"))
                continue
            child = _node(value, file, problems, seen)
            pairs[key.value] = Node(child.value, line)
        return Node(pairs, mark)
    return Node(raw.value, mark)


def render(value: Any) -> str:
    """Write plain dicts, lists and text as YAML in the house style: one line a paragraph, lists indented."""
    return yaml.dump(
        value, Dumper=_Dumper, allow_unicode=True, width=1_000_000, sort_keys=False, default_flow_style=False
    )


class Inline(dict[str, Any]):
    """A mapping that is written on one line: {road: …, start: …, end: …}."""


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
    return dumper.represent_sequence("tag:yaml.org,2002:seq", value)


_Dumper.add_representer(str, _text)
_Dumper.add_representer(dict, _mapping)
_Dumper.add_representer(Inline, _mapping)
_Dumper.add_representer(list, _sequence)
