"""JSON Schemas (写法的格式) of the YAML files, derived from the model as `records` reads it. Draft-07, which every editor knows.

Editors complete and check by them while one types. They are never stricter than the check: what a schema refuses, the store
refuses too. What only the whole archive can tell is left to the check.
"""

from __future__ import annotations

import dataclasses
import datetime
import types
import typing
from enum import Enum
from typing import Any

from gazette import model
from gazette.model.wording import KEYS, WORDS
from gazette.store.records import (
    BLOCK_KEYS,
    DATE,
    EXAMPLES,
    FIRST_FIELD,
    INTEGER,
    ISSUE_GIVEN,
    ISSUE_KEYS,
    TABLE_GIVEN,
    fields_of,
    hints_of,
)

Schema = dict[str, Any]

_TEXT: Schema = {"type": ["string", "number", "boolean"], "minLength": 1}
"""A scalar: YAML makes numbers of digits, which are text to the store."""
_CELL: Schema = {
    "description": "一格：文字，或几段文字的列表；空格写 ''，与上格合并写 ^，与左格合并写 <",
    "anyOf": [{"type": ["string", "number", "boolean", "null"]}, {"type": "array", "items": _TEXT}],
}
_ROW: Schema = {
    "anyOf": [
        _TEXT,
        {"type": "array", "items": _CELL},
        {"type": "object", "additionalProperties": _CELL},
    ]
}
_SCALARS: dict[Any, Schema] = {
    str: _TEXT,
    int: {
        "type": ["integer", "string"],
        "pattern": f"^{INTEGER}$",
        "patternErrorMessage": f"写成 {EXAMPLES[int]}",
        "minimum": -999_999_999,
        "maximum": 999_999_999,
    },
    bool: {"enum": [True, False, "true", "false"]},
    datetime.date: {
        "type": "string",
        "pattern": f"^{DATE}$",
        "format": "date",
        "patternErrorMessage": f"写成 {EXAMPLES[datetime.date]}",
    },
}

FILES: dict[str, tuple[str, tuple[str, ...]]] = {
    "notice": ("公文", ("data/*/*/*/notice.yml",)),
    "interpretation": ("解读", ("data/*/*/*/interpretation.yml",)),
    "table": ("附表", ("data/*/*/*/table-*.yml",)),
    "issue": ("一期", ("data/*/*/issue.yml",)),
    "gazette": ("刊物", ("data/gazette.yml",)),
    "organizations": ("机构", ("data/organizations.yml",)),
    "instruments": ("外部文件", ("data/instruments.yml",)),
    "synonyms": ("日常说法", ("data/synonyms.yml",)),
    "review": ("校读的确认", ("data/*/*/review.yml",)),
}
"""Every kind of file: what it is called, and where such files lie."""

_OF_KIND: dict[str, tuple[type, frozenset[str]]] = {
    "notice": (model.Notice, frozenset()),
    "interpretation": (model.Interpretation, frozenset()),
    "table": (model.Table, TABLE_GIVEN),
    "issue": (model.Issue, ISSUE_GIVEN),
}
_LISTS: dict[str, type] = {
    "organizations": model.Organization,
    "instruments": model.Instrument,
    "synonyms": model.Synonym,
    "review": model.Confirmation,
}


def schema(name: str) -> Schema:
    """The schema of one kind of file."""
    made = _Definitions()
    if name in _OF_KIND:
        root = made.record(*_OF_KIND[name])
        kind = {"const": name, "description": KEYS["kind"]}
        root = root | {
            "properties": {"kind": kind, **root["properties"]},
            "required": ["kind", *root["required"]],
        }
    elif name in _LISTS:
        root = {"type": "array", "items": made.of(_LISTS[name])}
    else:
        root = made.record(model.Publication)
    return {
        "$schema": "http://json-schema.org/draft-07/schema#",
        "title": FILES[name][0],
        **root,
        "definitions": dict(sorted(made.definitions.items())),
    }


def settings() -> dict[str, Any]:
    """What tells VS Code which schema is of which file, and to leave the text as it is typed."""
    return {
        "yaml.schemas": {f"./schemas/{name}.json": list(places) for name, (_, places) in FILES.items()},
        "yaml.schemaStore.enable": False,
        "yaml.format.enable": False,
        "files.encoding": "utf8",
        "files.eol": "\n",
        "[yaml]": {
            "editor.formatOnSave": False,
            "editor.insertSpaces": True,
            "editor.tabSize": 2,
            "editor.wordWrap": "on",
            "editor.quickSuggestions": {"other": True, "comments": False, "strings": False},
            "editor.unicodeHighlight.ambiguousCharacters": False,
            "files.trimTrailingWhitespace": False,
        },
    }


class _Definitions:
    """Schemas of the records of one file, each written once."""

    def __init__(self) -> None:
        self.definitions: dict[str, Schema] = {}

    def of(self, hint: Any) -> Schema:
        """The schema of a value of this type, as `Reader._value` reads it."""
        if hint is model.Block:
            return self._once("Block", self._block)
        if hint is model.PrintedLine:
            return self._once("PrintedLine", self._line)
        if hint is model.FrontLine:
            return self._once("FrontLine", self._front_line)
        if hint is model.Topic:
            return {"anyOf": [_TEXT, self._once("Topic", lambda: self.record(model.Topic))]}
        if isinstance(hint, types.UnionType):
            return self.of(next(arg for arg in hint.__args__ if arg is not types.NoneType))
        if typing.get_origin(hint) is tuple:
            return {"type": "array", "items": self.of(typing.get_args(hint)[0])}
        if dataclasses.is_dataclass(hint):
            cls = typing.cast(type, hint)
            return self._once(cls.__name__, lambda: self.record(cls))
        if isinstance(hint, type) and issubclass(hint, Enum):
            return _closed(hint)
        return _SCALARS[hint]

    def record(self, cls: type, given: frozenset[str] = frozenset(), first: str = "") -> Schema:
        """A mapping with a key for each field; `first` is what the key of the first field is called."""
        fields = fields_of(cls, given)
        properties: Schema = {}
        required: list[str] = []
        either: dict[str, Schema] = {}
        for place, field in enumerate(fields):
            hint = hints_of(cls)[field.name]
            key = first if first and place == 0 else _key(cls, field.name)
            one = field.metadata.get("one")
            if one:
                properties[one] = self.of(typing.get_args(hint)[0]) | _described(cls, one)
                either[one] = {"not": {"required": [key]}}
            rows = cls is model.Table and field.name in ("rows", "totals")
            value = {"type": "array", "items": _ROW} if rows else self.of(hint)
            properties[key] = value | _described(cls, field.name if key == first else key)
            if field.default is dataclasses.MISSING or key == first:
                required.append(key)
        written: Schema = {"type": "object", "properties": properties, "required": required}
        return written | ({"dependencies": either} if either else {}) | {"additionalProperties": False}

    def _once(self, name: str, make: typing.Callable[[], Schema]) -> Schema:
        if name not in self.definitions:
            self.definitions[name] = {}  # a heading has blocks, of which some are headings
            self.definitions[name] = make()
        return {"$ref": f"#/definitions/{name}"}

    def _block(self) -> Schema:
        forms = [
            self._once(cls.__name__, lambda cls=cls, key=key: self.record(cls, first=key))  # type: ignore[misc]
            for key, cls in BLOCK_KEYS.items()
        ]
        return {"anyOf": [_TEXT, *forms]}

    def _line(self) -> Schema:
        """A printed line: its words, or {role: words}."""
        roles = {role.value: _TEXT | {"description": _word(role)} for role in model.LineRole}
        named = {"type": "object", "properties": roles, "minProperties": 1, "maxProperties": 1}
        return {"anyOf": [_TEXT, named | {"additionalProperties": False}]}

    def _front_line(self) -> Schema:
        """A line of the front matter: one role with what is printed, and what else a line may have."""
        roles = {role.value: _TEXT | {"description": _word(role)} for role in model.FrontRole}
        rest = self.record(model.FrontLine, frozenset({"role", "text"}))
        rest["properties"] = {**roles, **rest["properties"]}
        return {**rest, "oneOf": [{"required": [role]} for role in roles]}


def _key(cls: type, name: str) -> str:
    return ISSUE_KEYS.get(name, name) if cls is model.Issue else name


def _described(cls: type, key: str) -> Schema:
    """What a key means, said of the class or of that which it is one of."""
    told = (KEYS.get(f"{known.__name__}.{key}") for known in cls.__mro__)
    return {"description": next(text for text in told if text)}


def _closed(cls: type[Enum]) -> Schema:
    words = [WORDS.get(f"{cls.__name__}.{member.value}", "") for member in cls]
    return {"enum": [member.value for member in cls]} | ({"enumDescriptions": words} if any(words) else {})


def _word(member: Enum) -> str:
    return WORDS[f"{type(member).__name__}.{member.value}"]


assert set(FIRST_FIELD) == set(BLOCK_KEYS.values())
