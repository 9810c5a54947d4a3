"""记录的存取: records of this program written to a file and read back, and nothing but records.

A document is written as its id, a body as its name, and read back as those of the archive at hand.
"""

from __future__ import annotations

import dataclasses
import datetime
import enum
import functools
import gc
import io
import pickle
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

from gazette.archive import Archive
from gazette.document import Document
from gazette.model import Organization

NOTHING = object()
"""What a file holds that is not there, was made by hand, or speaks of what is no more."""


def written(value: Any) -> bytes:
    """A value made of records, of lists, tuples and dictionaries, of plain values and of documents."""
    told = io.BytesIO()
    _Writer(told, pickle.HIGHEST_PROTOCOL).dump(value)
    return told.getvalue()


def read(content: bytes, archive: Archive | None = None) -> Any:
    """The value that was written so, with the documents of this archive; else :data:`NOTHING`."""
    try:
        return _Reader(content, archive).load()
    except Exception:  # a file that was made by hand may fail in any way
        return NOTHING


class _Writer(pickle.Pickler):
    """Writes a record with slots as its kind and the values of its fields: the way of `dataclasses` takes twice as long to read."""

    def reducer_override(self, record: Any) -> Any:
        kind = type(record)
        if dataclasses.is_dataclass(kind) and "__slots__" in kind.__dict__:
            return _record, (kind, *(getattr(record, field.name) for field in dataclasses.fields(kind)))
        return NotImplemented

    def persistent_id(self, value: Any) -> tuple[str, str] | None:
        if isinstance(value, Document):
            return "document", value.id
        return ("organization", value.name) if isinstance(value, Organization) else None


def _record(kind: Any, *values: Any) -> Any:
    """A record of this kind, made without being looked at again. What many records say in the same words is held once."""
    record: Any = object.__new__(kind)
    for put, value in zip(_setters(kind), values, strict=True):
        put(record, sys.intern(value) if type(value) is str else value)
    return record


@functools.cache
def _setters(kind: Any) -> list[Callable[[Any, Any], None]]:
    return [getattr(kind, field.name).__set__ for field in dataclasses.fields(kind)]


class _Reader(pickle.Unpickler):
    """Makes records of this program and nothing else."""

    def __init__(self, content: bytes, archive: Archive | None) -> None:
        super().__init__(io.BytesIO(content))
        self._archive = archive

    def persistent_load(self, pid: Any) -> Document | Organization:
        if self._archive is None:
            raise pickle.UnpicklingError(pid)
        kind, name = pid
        return self._archive.organizations[name] if kind == "organization" else self._archive.by_id[name]

    def find_class(self, module: str, name: str) -> Any:
        if (module, name) == (__name__, _record.__name__):
            return _record
        found: Any = getattr(sys.modules.get(module), name, None)
        ours = module.startswith("gazette.") and isinstance(found, type)
        if found is datetime.date or (
            ours and (dataclasses.is_dataclass(found) or issubclass(found, enum.Enum))
        ):
            return found
        raise pickle.UnpicklingError(f"{module}.{name}")


@contextmanager
def uncollected() -> Iterator[None]:
    """Many records are read, and none is garbage: the collector would look through them again and again."""
    was = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was:
            gc.enable()
