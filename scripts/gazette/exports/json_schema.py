"""JSON Schemas (数据格式) of the open data, derived from the types of the records. Draft 2020-12."""

from __future__ import annotations

import datetime
import types
import typing
from dataclasses import fields, is_dataclass
from enum import Enum

from gazette.exports.json_text import Json, key

_TYPES: dict[object, str] = {
    bool: "boolean",
    int: "integer",
    float: "number",
    str: "string",
    datetime.date: "string",
    type(None): "null",
}


def schema(title: str, hint: object) -> Json:
    """The schema of a file that holds a value of this type. Raises TypeError for a type that has no JSON."""
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", "title": title, **_of(hint)}


def _of(hint: object) -> dict[str, Json]:
    """The schema of one type."""
    origin, inner = typing.get_origin(hint), typing.get_args(hint)
    either = inner if origin in (types.UnionType, typing.Union) else (hint,)
    if all(each in _TYPES for each in either):
        return _simple(either)
    if len(either) > 1:
        return {"anyOf": [_of(each) for each in either]}
    if origin is typing.Literal:
        return {"enum": [*inner]}
    if origin is tuple and inner[1:] == (...,):
        return {"type": "array", "items": _of(inner[0])}
    if isinstance(hint, type) and issubclass(hint, Enum):
        return {"enum": [member.value for member in hint]}
    if isinstance(hint, type) and is_dataclass(hint):
        return _object(hint)
    raise TypeError(f"no JSON Schema for {hint!r}")


def _simple(hints: tuple[object, ...]) -> dict[str, Json]:
    """One of several types that need no words: str | None is a string or null."""
    names: list[Json] = [_TYPES[each] for each in hints]
    written: dict[str, Json] = {"type": names if len(names) > 1 else names[0]}
    return written | {"format": "date"} if datetime.date in hints else written


def _object(record: type) -> dict[str, Json]:
    """A record: every key is required, and no other is allowed."""
    hints = typing.get_type_hints(record)
    keys: dict[str, Json] = {key(field): _of(hints[field.name]) for field in fields(record)}
    return {"type": "object", "properties": keys, "required": [*keys], "additionalProperties": False}
