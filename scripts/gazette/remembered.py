"""记得的各期: what is pure of an issue, kept until its files, the registers or the program change.

That is its text, which is read only when somebody asks for it; what its documents have found out about themselves; and
whatever else was found in the issue alone (:meth:`gazette.archive.Archive.found`), under the name of what found it.
"""

from __future__ import annotations

import functools
from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from gazette import model, records
from gazette.archive import Archive, Document, Listed
from gazette.kept import Kept, digest, is_whole, keep, program
from gazette.model import Problem
from gazette.store import Read, load, states

_REGISTERS = ("gazette.yml", "organizations.yml", "instruments.yml")
_FACTS = ("title", "parts", "head", "cover", "issuers", "registration", "enclosed", "file")
"""What is found out of every document, by its properties."""
_TEXT = ("folders", "source")


@dataclass(frozen=True)
class _Known:
    """What is kept of one issue beside its text."""

    issue: model.Issue
    problems: list[Problem]
    listed: list[Listed]
    facts: dict[str, dict[str, Any]]
    """by the id of a document"""


@dataclass(frozen=True)
class _Text:
    folders: tuple[model.Folder, ...]
    source: str


class _Issue(model.Issue):
    """An issue whose text is read when somebody asks for it."""

    _read: Callable[[], _Text]

    def __getattr__(self, name: str) -> Any:
        if name not in _TEXT or "_read" not in self.__dict__:
            raise AttributeError(name)
        text = self._read()
        self.__dict__.update(folders=text.folders, source=text.source)
        return self.__dict__[name]


class Memory:
    """The issues of `root`/data, as they are kept under `root`/build. Used once, for one reading."""

    def __init__(self, root: Path) -> None:
        self._root = root
        self._kept = Kept(root / "build" / "issues")
        self._finds: dict[str, Kept] = {}
        """by the name of what was asked for"""
        registers = [state for name in _REGISTERS for state in states(root / "data" / name)]
        self._made_by = [program("**/*.py"), *registers]
        self._keys: dict[str, str] = {}
        """by the id of an issue"""
        self._known: dict[str, _Known] = {}
        self._new: dict[str, tuple[Path, list[Problem]]] = {}
        """by the id of an issue that was not remembered its folder, and what is wrong in it"""
        self._unsure: dict[str, list[tuple[str, str, bytes]]] = defaultdict(list)
        """by its id, too, what was found in it, with the name and the key"""
        self._used: dict[str, set[Path]] = defaultdict(set)

    def recall(self, folder: Path, read: Callable[[], Read]) -> Read:
        """The issue in a folder: as it is remembered, else as it is read now."""
        key = self._key(folder)
        path, text = self._kept.find(key), self._kept.place(_text_key(key))
        known = _read(path, text, self._root) if path and text else None
        if path and text and known:
            self._used[""] |= {path, text}
            self._known[known.issue.id] = known
            issue, problems = known.issue, known.problems
        else:
            issue, problems = read()
            self._new[issue.id] = (folder, problems)
        self._keys[issue.id] = key
        return issue, problems

    def listed(self, issue: model.Issue) -> Sequence[Listed] | None:
        """Its notices, where it is remembered."""
        return self._known[issue.id].listed if issue.id in self._known else None

    def facts(self, document: Document) -> Mapping[str, object]:
        """What a document has found out about itself before."""
        known = self._known.get(document.issue.id)
        return known.facts.get(document.id, {}) if known else {}

    def found(self, part: Archive, name: str, given: str, find: Callable[[], Any]) -> Any:
        """What was found in an issue before, or what is found now."""
        (issue,) = part.gazette.issues
        if name not in self._finds:
            self._finds[name] = Kept(self._root / "build" / "found" / name)
        told = [self._keys[issue.id], given, *(document.id for document in part.documents)]
        kept, key = self._finds[name], digest("\n".join(told).encode())
        path = kept.find(key)
        value = records.read(path, part.whole.by_id) if path else records.NOTHING
        if path and value is not records.NOTHING:
            self._used[name].add(path)
            return value
        value = find()
        self._unsure[issue.id].append((name, key, records.written(value)))
        return value

    def keep(self, archive: Archive) -> None:
        """Keep what was not remembered, if its files are still as they were; remove what is of no use any more."""
        for issue in archive.gazette.issues:
            if issue.id in self._new:
                folder, problems = self._new[issue.id]
                key = self._keys[issue.id]
                if self._key(folder) != key or not all(problem.hint for problem in problems):
                    continue
                del self._new[issue.id]
                documents = archive.of_issue(issue)
                facts = {one.id: {name: getattr(one, name) for name in _FACTS} for one in documents}
                bare = replace(issue, folders=(), source="")
                known = _Known(bare, problems, archive.listed(issue), facts)
                self._keep("", _text_key(key), records.written(_Text(issue.folders, issue.source)))
                self._keep("", key, records.written(known))
            for found in self._unsure.pop(issue.id, ()):
                self._keep(*found)
        for name, used in self._used.items():
            (self._finds[name] if name else self._kept).drop_all_but(used)

    def _keep(self, name: str, key: str, content: bytes) -> None:
        folder = self._finds[name].folder if name else self._kept.folder
        self._used[name].add(keep(folder, key, "pickle", content))

    def _key(self, folder: Path) -> str:
        return digest("\n".join([*self._made_by, *states(folder)]).encode("utf-8", "surrogateescape"))


def _text_key(key: str) -> str:
    return digest(f"{key} text".encode())


@functools.lru_cache(maxsize=1024)  # make serve reads the archive again after every edit
def _read(path: Path, text: Path, root: Path) -> _Known | None:
    """What a kept file holds; None where it holds anything else."""
    known = records.read(path)
    if not isinstance(known, _Known):
        return None
    told = {name: value for name, value in vars(known.issue).items() if name not in _TEXT}
    issue = object.__new__(_Issue)
    issue.__dict__.update(told, _read=functools.partial(_text, text, root, known.issue))
    return replace(known, issue=issue)


def _text(path: Path, root: Path, issue: model.Issue) -> _Text:
    """The text of an issue, as it is kept; where that is damaged, as it is in the data."""
    text = records.read(path) if is_whole(path) else None
    if isinstance(text, _Text):
        return text
    gazette, _ = load(root, issue.folder.removeprefix("data/").rstrip("/"))
    (anew,) = gazette.issues
    return _Text(anew.folders, anew.source)
