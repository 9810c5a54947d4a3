"""JSON from frozen dataclasses: the fields are the keys, in their order."""

from __future__ import annotations

import datetime
import json
from dataclasses import Field, fields, is_dataclass
from enum import Enum
from typing import Any, TypeAlias

Json: TypeAlias = "bool | int | float | str | list[Json] | dict[str, Json] | None"


def json_text(value: Json) -> str:
    """The text of a JSON file."""
    return _written(value) + "\n"


def record_text(value: object) -> str:
    """The text of a JSON file of a record, or of a tuple of records: of many, only one at a time is held as JSON."""
    if not isinstance(value, tuple) or not value:
        return json_text(to_json(value))
    records = (_written(to_json(record)).replace("\n", "\n ") for record in value)
    return "[\n " + ",\n ".join(records) + "\n]\n"


def _written(value: Json) -> str:
    return json.dumps(value, ensure_ascii=False, indent=1)


def to_json(value: object) -> Json:
    """A record, or what a field of one holds, as JSON: absent = null, tuple = array, date = 2021-07-08.

    Raises TypeError for a value that no record may hold.
    """
    if is_dataclass(value) and not isinstance(value, type):
        return {key(field): to_json(getattr(value, field.name)) for field in fields(value)}
    match value:
        case tuple():
            return [to_json(item) for item in value]
        case Enum():
            return to_json(value.value)
        case datetime.date():
            return value.isoformat()
        case None | bool() | int() | float() | str():
            return value
        case _:
            raise TypeError(f"no JSON for {value!r}")


def key(field: Field[Any]) -> str:
    """The key of a field: its name; `with_` is the key `with`, which Python keeps for itself."""
    return field.name.removesuffix("_")
