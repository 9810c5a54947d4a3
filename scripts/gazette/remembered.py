"""记得的各期: what is pure of an issue, kept until its files, the registers or the program change.

That is its model, what its documents have worked out of their own texts, and what the check says of it alone. A file is
read with nothing but the records of this program in it: one that names anything else is none, and the issue is read anew.
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
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from gazette import model
from gazette.archive import Archive, Document
from gazette.kept import Kept, digest, keep, program
from gazette.model import Problem
from gazette.store import Read, states

_REGISTERS = ("gazette.yml", "organizations.yml", "instruments.yml")
_GIVEN = frozenset(field.name for field in dataclasses.fields(Document))


@dataclass
class _Remembered:
    """What is kept of one issue."""

    issue: model.Issue
    problems: list[Problem]
    worked_out: dict[str, dict[str, Any]] = field(default_factory=dict)
    """by the id of a document what it has found out about itself"""
    told: list[Problem] | None = None
    """what the check says of the issue alone; None where it was not asked"""


class Memory:
    """The issues of `root`/data, as `kept` has them. Used once, for one reading."""

    def __init__(self, root: Path, kept: Kept) -> None:
        self._kept = kept
        self._root = root
        registers = [state for name in _REGISTERS for state in states(root / "data" / name, root)]
        self._made_by = [program("**/*.py"), *registers]
        self._known: dict[str, _Remembered] = {}
        self._new: dict[str, tuple[Path, str]] = {}
        """by the id of an issue that was not remembered its folder and its key"""
        self._used: set[Path] = set()

    def recall(self, folder: Path, read: Callable[[], Read]) -> Read:
        """The issue in a folder: as it is remembered, else as it is read now."""
        key = self._key(folder)
        path = self._kept.find(key)
        known = _read(path) if path else None
        if path and known:
            self._used.add(path)
        else:
            known = _Remembered(*read())
            self._new[known.issue.id] = (folder, key)
        self._known[known.issue.id] = known
        return known.issue, known.problems

    def worked_out(self, document: Document) -> dict[str, Any]:
        """What a document has found out about itself before."""
        return self._known[document.issue.id].worked_out.get(document.id, {})

    def told(self, issue: model.Issue, tell: Callable[[], list[Problem]]) -> list[Problem]:
        """What the check says of an issue alone."""
        known = self._known[issue.id]
        if known.told is None:
            known.told = tell()
        return known.told

    def keep(self, archive: Archive) -> None:
        """Keep what was not remembered, if its files are still as they were; remove what is of no use any more."""
        for issue in archive.gazette.issues:
            folder, key = self._new.get(issue.id, (None, ""))
            known = self._known[issue.id]
            if folder is None or known.told is None or self._key(folder) != key:
                continue
            for document in archive.of_issue(issue):
                own = document.__dict__.items()
                known.worked_out[document.id] = {name: value for name, value in own if name not in _GIVEN}
            self._used.add(keep(self._kept.folder, key, "pickle", _written(known)))
        self._kept.drop_all_but(self._used)

    def _key(self, folder: Path) -> str:
        return digest(
            "\n".join([*self._made_by, *states(folder, self._root)]).encode("utf-8", "surrogateescape")
        )


class _Writer(pickle.Pickler):
    """Writes a record with slots as its kind and the values of its fields: the way of `dataclasses` takes twice as long to read."""

    def reducer_override(self, record: Any) -> Any:
        kind = type(record)
        if dataclasses.is_dataclass(kind) and "__slots__" in kind.__dict__:
            return _record, (kind, *(getattr(record, field.name) for field in dataclasses.fields(kind)))
        return NotImplemented


def _record(kind: Any, *values: Any) -> Any:
    """A record of this kind, made without being looked at again."""
    record: Any = object.__new__(kind)
    for put, value in zip(_setters(kind), values, strict=True):
        put(record, value)
    return record


@functools.cache
def _setters(kind: Any) -> list[Callable[[Any, Any], None]]:
    return [getattr(kind, field.name).__set__ for field in dataclasses.fields(kind)]


def _written(known: _Remembered) -> bytes:
    written = io.BytesIO()
    _Writer(written, pickle.HIGHEST_PROTOCOL).dump(known)
    return written.getvalue()


class _Records(pickle.Unpickler):
    """Makes records of this program and nothing else."""

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


@functools.lru_cache(maxsize=1024)  # make serve reads the archive again after every edit
def _read(path: Path) -> _Remembered | None:
    """What a kept file holds; None where it holds anything else."""
    try:
        with _uncollected():
            known = _Records(io.BytesIO(path.read_bytes())).load()
    except Exception:  # a pickle that was made by hand may fail in any way
        return None
    return known if isinstance(known, _Remembered) else None


@contextmanager
def _uncollected() -> Iterator[None]:
    """Many records are made, and none is garbage: the collector would look through them again and again."""
    gc.disable()
    try:
        yield
    finally:
        gc.enable()
