"""Nodes <-> dataclasses of the model. The model is the schema: a field is a key of the same name.

A record in YAML is a mapping; keys that the dataclass lacks, required keys that are missing and values of the
wrong form are problems. Reading goes on after a problem with an empty value in its place, so that one run
finds them all.
"""

from __future__ import annotations

import dataclasses
import datetime
import difflib
import functools
import re
import types
import typing
from collections.abc import Callable, Mapping
from enum import Enum
from typing import Any, TypeVar

from gazette import model
from gazette.columns import names
from gazette.model import Mark, Problem
from gazette.store.nodes import Node

T = TypeVar("T")

BLOCK_KEYS: dict[str, type] = {
    "heading": model.Heading,
    "article": model.Article,
    "item": model.Item,
    "act": model.AppointmentClause,
    "enclosure_list": model.EnclosureList,
    "table": model.TableReference,
    "roster": model.Roster,
    "labelled": model.Labelled,
    "footnotes": model.Footnotes,
    "pictures": model.Pictures,
    "file": model.AttachedFile,
}
"""A block of text is a plain paragraph, or a mapping that begins with one of these keys."""

FIRST_FIELD = {cls: dataclasses.fields(cls)[0].name for cls in BLOCK_KEYS.values()}
ISSUE_GIVEN = frozenset({"id", "publication", "folders", "source", "comments", "confirmed"})
TABLE_GIVEN = frozenset({"name"})
"""Fields that come from where a file lies, and are no keys of it."""
ISSUE_KEYS = {"order": "folders"}
"""The list of names would else have the field's name that the folders themselves have."""
DATE, INTEGER = "[0-9]{4}-[0-9]{2}-[0-9]{2}", "-?[0-9]{1,9}"
MERGED, JOINED = "^", "<"
"""合并: a cell that belongs to the one above it, to the one at its left."""
_AS_NAMED: Mapping[str, str] = {}
_EMPTY: dict[Any, Any] = {str: "", int: 0, bool: False, datetime.date: datetime.date(1, 1, 1)}


@functools.cache
def hints_of(cls: Any) -> dict[str, Any]:
    return typing.get_type_hints(cls)


def fields_of(cls: Any, given: frozenset[str]) -> list[dataclasses.Field[Any]]:
    return [f for f in dataclasses.fields(cls) if f.name != "mark" and f.name not in given]


class Reader:
    """Reads nodes into records, collecting problems in `problems`."""

    def __init__(self) -> None:
        self.problems: list[Problem] = []

    def report(self, mark: Mark, fault: str, remedy: str) -> None:
        self.problems.append(Problem(mark, fault, remedy))

    def record(
        self, cls: Callable[..., T], node: Node, written: Mapping[str, str] = _AS_NAMED, **given: Any
    ) -> T:
        """A dataclass from a mapping. Fields in `given` come from elsewhere and are no keys; `written` are those whose key
        has another name in the file."""
        if not isinstance(node.value, dict):
            self.report(node.mark, "这里应是“键: 值”的形式", f"写成 {_shape(cls, written, given)}")
            pairs: dict[str, Node] = {}
        else:
            pairs = dict(node.value)
        values: dict[str, Any] = dict(given)
        fields = fields_of(cls, frozenset(given))
        for field in fields:
            name = written.get(field.name, field.name)
            called = name if field.name in pairs else field.metadata.get("one", name)
            child = self._one(pairs, field) or pairs.pop(field.name, None)
            if child is not None:
                values[field.name] = self._value(hints_of(cls)[field.name], child, called)
            elif field.default is dataclasses.MISSING:
                if isinstance(node.value, dict) and not node.unread:
                    self.report(node.mark, f"缺少“{name}”", f"补上 {name}: …")
                values[field.name] = _empty(hints_of(cls)[field.name])
        for key, child in pairs.items():
            names = ((field.metadata.get("one"), written.get(field.name, field.name)) for field in fields)
            known = [name for pair in names for name in pair if name]
            close = difflib.get_close_matches(key, known, 1)
            remedy = f"是否想写“{close[0]}”" if close else f"可用的键：{'、'.join(known)}"
            self.report(child.mark, f"不认识的键“{key}”", remedy)
        return cls(**values, mark=_keyed(node))

    def _one(self, pairs: dict[str, Node], field: dataclasses.Field[Any]) -> Node | None:
        """A list of one, under the key that a single member has: number: … for numbers: […]."""
        one = pairs.get(field.metadata.get("one", ""))
        if one is None or field.name in pairs:
            return None
        del pairs[field.metadata["one"]]
        return Node([one], one.mark)

    def _value(self, hint: Any, node: Node, key: str) -> Any:
        """A value of this type; `key` is what it is called in what is found wrong."""
        if hint is model.Block:
            return self._block(node)
        if hint is model.PrintedLine:
            return self._line(node)
        if hint is model.FrontLine:
            return self._front_line(node)
        if hint is model.Topic and isinstance(node.value, str):
            return model.Topic(self._scalar(str, node.value, node.mark), mark=node.mark)
        if isinstance(hint, types.UnionType):
            return self._value(next(arg for arg in hint.__args__ if arg is not type(None)), node, key)
        if typing.get_origin(hint) is tuple:
            if not isinstance(node.value, list):
                self._no_list(node, key)
                return ()
            return tuple(self._value(typing.get_args(hint)[0], child, key) for child in node.value)
        if dataclasses.is_dataclass(hint):
            return self.record(typing.cast(Callable[..., Any], hint), node)
        if not isinstance(node.value, str):
            self.report(
                node.mark, f"“{key}”应是一段文字", "写成一段文字，不写成列表；文字中有冒号的用引号括起来"
            )
            return _empty(hint)
        return self._scalar(hint, node.value, node.mark, key)

    def _no_list(self, node: Node, key: str) -> None:
        """What should be a list is text, or keys, or nothing any more: its last member was deleted."""
        if node.value:
            self.report(node.mark, f"“{key}”应是一个列表", "每项一行，以“- ”开头")
        else:
            self.report(
                node.mark, f"“{key}”下面是空的", f"补上内容，每项一行，以“- ”开头；没有的，连“{key}:”一起删去"
            )

    def _scalar(self, hint: Any, text: str, mark: Mark, key: str = "") -> Any:
        if isinstance(hint, type) and issubclass(hint, Enum):
            choices = [choice.value for choice in hint]
            if text not in choices:
                self.report(mark, f"不认识的取值“{text}”", f"可用：{'、'.join(choices)}")
                return _empty(hint)
            return hint(text)
        convert, example = _SCALARS[hint]
        try:
            value = convert(text)
        except (ValueError, KeyError):
            self.report(mark, f"“{text}”不是{example[0]}", f"写成 {example[1]}")
            return _empty(hint)
        if value == "":
            fault = f"“{key}”是空的" if key else "这里是空的"
            self.report(mark, fault, "填写内容；没有的，连键或“- ”一起删去")
        return value

    def _block(self, node: Node) -> model.Block:
        if isinstance(node.value, str):
            return model.Paragraph(self._scalar(str, node.value, node.mark), node.mark)
        first = next(iter(node.value), "") if isinstance(node.value, dict) else ""
        cls = BLOCK_KEYS.get(first)
        if cls is None:
            self.report(
                node.mark, f"不认识的段落形式“{first}”", f"写一段文字，或以 {'、'.join(BLOCK_KEYS)} 之一开头"
            )
            return model.Paragraph("", node.mark)
        assert isinstance(node.value, dict)
        pairs = {FIRST_FIELD[cls] if key == first else key: child for key, child in node.value.items()}
        return typing.cast(model.Block, self.record(cls, Node(pairs, node.mark), {FIRST_FIELD[cls]: first}))

    def _line(self, node: Node) -> model.PrintedLine:
        """A printed line: its words, or {role: words}."""
        if isinstance(node.value, str):
            return model.PrintedLine(self._scalar(str, node.value, node.mark), None, node.mark)
        roles = {role.value: role for role in model.LineRole}
        if isinstance(node.value, dict) and len(node.value) == 1:
            ((key, child),) = node.value.items()
            if key in roles and isinstance(child.value, str):
                return model.PrintedLine(self._scalar(str, child.value, child.mark), roles[key], node.mark)
        fault = "这里应是印出的一行文字"
        self.report(node.mark, fault, f"写文字，或“名目: 文字”；名目可用：{'、'.join(roles)}")
        return model.PrintedLine("", None, node.mark)

    def _front_line(self, node: Node) -> model.FrontLine:
        """A line of the front matter: its role is its first key, with what is printed."""
        roles = [role.value for role in model.FrontRole]
        first = next(iter(node.value), "") if isinstance(node.value, dict) else ""
        if first not in roles:
            self.report(
                node.mark, f"不认识的刊首文字“{first}”", f"以 {'、'.join(roles)} 之一开头，如 line: 一行文字"
            )
            return model.FrontLine(model.FrontRole.LINE, "", mark=node.mark)
        assert isinstance(node.value, dict)
        pairs = {"text" if key == first else key: child for key, child in node.value.items()}
        return self.record(
            model.FrontLine, Node(pairs, node.mark), {"text": first}, role=model.FrontRole(first)
        )

    def table(self, node: Node, name: str) -> model.Table:
        """A table; its rows name their cells by column, so they are read after the columns."""
        pairs = dict(node.value) if isinstance(node.value, dict) else {}
        rows, totals = pairs.pop("rows", None), pairs.pop("totals", None)
        rest = dataclasses.replace(node, value=pairs) if isinstance(node.value, dict) else node
        table = self.record(model.Table, rest, name=name, rows=(), totals=())
        called = names(table.columns)
        return dataclasses.replace(
            table,
            rows=self._rows(rows, called, "rows"),
            totals=self._rows(totals, called, "totals"),
            mark=_keyed(node),
        )

    def _rows(self, node: Node | None, called: list[str], key: str) -> tuple[model.Row | model.Across, ...]:
        if node is None:
            return ()
        if not isinstance(node.value, list):
            self._no_list(node, key)
            return ()
        return tuple(self._row(child, called) for child in node.value)

    def _row(self, node: Node, called: list[str]) -> model.Row | model.Across:
        """A row: {column: cell …}, [cell, …] in the order of the columns, or the text of one cell across all of them."""
        match node.value:
            case str():
                if not node.value:
                    self.report(node.mark, "这一行是空的", "写上各格，或删去这一行")
                return model.Across(node.value, node.mark)
            case list():
                return model.Row(self._cells_in_order(node.value, node.mark, called), node.mark)
            case dict():
                return model.Row(self._cells_by_name(node.value, node.mark, called), node.mark)

    def _cells_in_order(self, nodes: list[Node], mark: Mark, called: list[str]) -> tuple[model.Cell, ...]:
        cells = [self._cell(child) for child in nodes]
        if len(cells) != len(called):
            remedy = "照栏的次序逐格写；空格写 ''，与上格合并写 ^，与左格合并写 <"
            self.report(mark, f"这一行有 {len(cells)} 格，表有 {len(called)} 栏", remedy)
        missing = [model.Cell((), mark=mark)] * (len(called) - len(cells))
        return tuple([*cells, *missing][: len(called)])

    def _cells_by_name(self, pairs: dict[str, Node], mark: Mark, called: list[str]) -> tuple[model.Cell, ...]:
        cells = []
        for name in called:
            if name not in pairs:
                remedy = "补上；空格写 ''，与上格合并写 ^，与左格合并写 <"
                self.report(mark, f"缺少“{name}”一格", remedy)
            cells.append(self._cell(pairs[name]) if name in pairs else model.Cell((), mark=mark))
        for key, child in pairs.items():
            if key not in called:
                self.report(child.mark, f"表中没有“{key}”一栏", f"可用的栏：{'、'.join(called)}")
        return tuple(cells)

    def _cell(self, node: Node) -> model.Cell:
        if node.value in (MERGED, JOINED):
            return model.Cell((), node.value == MERGED, node.value == JOINED, node.mark)
        if isinstance(node.value, list):
            return model.Cell(tuple(self._value(str, child, "一格") for child in node.value), mark=node.mark)
        if isinstance(node.value, dict):
            self.report(node.mark, "一格中应是文字", "写一段文字，或几段文字的列表")
            return model.Cell((), mark=node.mark)
        return model.Cell((node.value,) if node.value else (), mark=node.mark)


def _keyed(node: Node) -> Mark:
    """The mark of a mapping, which knows the lines of its keys."""
    pairs = node.value if isinstance(node.value, dict) else {}
    return Mark(node.mark.file, node.mark.line, {key: child.mark.line for key, child in pairs.items()})


def _date(text: str) -> datetime.date:
    # fromisoformat knows more than one would type: 2021-W31-2 too is a date to it.
    if not re.fullmatch(DATE, text):
        raise ValueError(text)
    return datetime.date.fromisoformat(text)


def _integer(text: str) -> int:
    # int() takes 1_000 and １２ as well.
    if not re.fullmatch(INTEGER, text):
        raise ValueError(text)
    return int(text)


_SCALARS: dict[Any, tuple[Callable[[str], Any], tuple[str, str]]] = {
    str: (str, ("文字", "文字")),
    int: (_integer, ("整数", "12")),
    bool: ({"true": True, "false": False}.__getitem__, ("是非值", "true 或 false")),
    datetime.date: (_date, ("日期", "2021-08-03")),
}
EXAMPLES = {hint: example for hint, (_, (_, example)) in _SCALARS.items()}
"""How a value is written, as editors are told."""


def _empty(hint: Any) -> Any:
    if isinstance(hint, types.UnionType):
        return None
    if isinstance(hint, type) and issubclass(hint, Enum):
        return next(iter(hint))
    return () if typing.get_origin(hint) is tuple else _EMPTY.get(hint)


def _shape(cls: Any, written: Mapping[str, str], given: Mapping[str, Any]) -> str:
    return "、".join(
        f"{written.get(field.name, field.name)}: …" for field in fields_of(cls, frozenset(given))[:3]
    )
