"""What one output of the open data says of itself. Adding one: a module with an `OUTPUT`, and its place in `OUTPUTS`."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Generic, TypeVar

from gazette.exports.csv_text import Row
from gazette.site import Site

Value = TypeVar("Value", covariant=True)


@dataclass(frozen=True)
class File(Generic[Value]):
    """A file to write: its JSON and, where it has rows, the CSV beside it."""

    path: str
    """under site/data/, without an ending: documents, tables/mouzhengbanfa-2021-13-table-1"""
    value: Value
    rows: Iterable[Row] | None = None


@dataclass(frozen=True)
class Output(Generic[Value]):
    """One kind of file (数据文件)."""

    name: str
    """where its JSON Schema stands under site/data/, without .schema.json"""
    title: str
    """what it holds, in Chinese"""
    value: type[Value]
    """what each of its JSON files holds, a record or a tuple of records"""
    files: Callable[[Site], Iterable[File[Value]]]
    """how it is made"""
