"""记得的各期: what is pure of an issue, kept until its files, the registers or the program change.

That is its text, which is read only when somebody asks for it; what its documents have found out about themselves; and
whatever else was found in the issue alone (:meth:`gazette.archive.Archive.found`), under the name of what found it.
"""

from __future__ import annotations

import functools
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from typing import Any

from gazette import model, records
from gazette.archive import Archive, Listed
from gazette.document import Document
from gazette.kept import Kept, content_of, digest, keep, program
from gazette.model import Problem
from gazette.store import Read, issues, load_issue, load_registers, states
from gazette.workers import FEW, several

_REGISTERS = ("gazette.yml", "organizations.yml", "instruments.yml")
_FACTS = (
    "title", "parts", "articles", "head", "cover", "days", "issuers", "registration", "enclosed", "formerly", "topics", "files",
    "corrections", "file",
)  # fmt: skip
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

    def forget(self) -> bool:
        """Let go of the text; whether it was there."""
        return [self.__dict__.pop(name, None) for name in _TEXT] != [None, None]


class Session:
    """What a process that reads an archive again and again has read before: the documents, so that one stays itself when its
    text changes, and what was found in issues, by the name of what found it and the file in which it is kept."""

    def __init__(self) -> None:
        self.documents: dict[str, Document] = {}
        self.values: dict[str, dict[Path, Any]] = {}


class Memory:
    """The issues of `root`/data, as they are kept under `root`/build. Used once, for one reading."""

    def __init__(self, root: Path, session: Session | None = None) -> None:
        self._root = root
        self._session = session
        (root / "build").mkdir(exist_ok=True)
        self._kept = Kept(root / "build" / "issues")
        registers = [state for name in _REGISTERS for state in states(root / "data" / name, root)]
        self._made_by = [program("**/*.py"), *registers]
        self._keys: dict[str, str] = {}
        """by the id of an issue"""
        self._known: dict[str, _Known] = {}
        self._folders: dict[Path, _Known] = {}
        self._used: set[Path] = set()

    def prepare(self) -> None:
        """Read the issues that are not remembered, and remember them. One with faults, or that changes meanwhile, is not."""
        with records.uncollected():
            missing = [folder for folder in issues(self._root) if not self._recall(folder)]
        if missing:
            registers = load_registers(self._root)
            for _ in several(partial(self._remember, registers), missing):
                pass
            self._kept.look()
            for folder in missing:
                self._recall(folder)

    def _remember(self, registers: model.Gazette, folder: Path) -> None:
        key = self._key(folder)
        issue, problems = load_issue(self._root, folder, registers.publication)
        if any(not problem.hint for problem in problems):
            return
        archive = Archive(replace(registers, issues=(issue,)))
        facts = {one.id: {name: getattr(one, name) for name in _FACTS} for one in archive.documents}
        known = _Known(replace(issue, folders=(), source=""), problems, archive.listed(issue), facts)
        if self._key(folder) == key:
            text = records.written(_Text(issue.folders, issue.source))
            keep(self._kept.folder, _text_key(key), "pickle", text)
            keep(self._kept.folder, key, "pickle", records.written(known))

    def recall(self, folder: Path, read: Callable[[], Read]) -> Read:
        """The issue in a folder: as it is remembered, else as it is read now."""
        known = self._folders.get(folder)
        return (known.issue, known.problems) if known else read()

    def _recall(self, folder: Path) -> bool:
        key = self._key(folder)
        path, text = self._kept.place(key), self._kept.place(_text_key(key))
        known = _read(path, text, self._root) if path and text else None
        if path and text and known:
            self._used |= {path, text}
            self._folders[folder] = self._known[known.issue.id] = known
            self._keys[known.issue.id] = key
        return bool(known)

    def listed(self, issue: model.Issue) -> Sequence[Listed] | None:
        """Its notices, where it is remembered."""
        return self._known[issue.id].listed if issue.id in self._known else None

    def facts(self, document: Document) -> Mapping[str, object]:
        """What a document has found out about itself before."""
        known = self._known.get(document.issue.id)
        return known.facts.get(document.id, {}) if known else {}

    def met(self, document: Document) -> Document:
        """The document as this process knows it, which is now as it is read."""
        if not self._session:
            return document
        known = self._session.documents.setdefault(document.id, document)
        same = (known.url, known.place) == (document.url, document.place)
        if not same or known.issue is not document.issue:
            vars(known).clear()
            vars(known).update(vars(document))
        return known

    def forget(self, issue: model.Issue) -> bool:
        """Let go of its text, if it is remembered; whether it was there."""
        return isinstance(issue, _Issue) and issue.forget()

    def found(
        self,
        parts: Sequence[Archive],
        finds: Mapping[str, Callable[[Archive], Any]],
        given: str,
        first: Callable[[int], object],
    ) -> dict[str, list[Any]]:
        """What was found before in each issue, by what is asked; the rest is found now, several at once. Of an issue that is
        not remembered nothing is kept."""
        known = self._session.values if self._session else {}
        shelves = [
            _Shelf(self._root / "build" / "found" / name, name, find, known.setdefault(name, {}))
            for name, find in finds.items()
        ]
        keys = [self._key_of(part, given) for part in parts]
        with records.uncollected():
            told = [
                [shelf.find(key, part.whole) for shelf in shelves]
                for part, key in zip(parts, keys, strict=True)
            ]
        missing = [place for place, values in enumerate(told) if records.NOTHING in values]
        if missing:
            first(len(missing))

        def look(place: int) -> list[bytes | None]:
            found = [
                shelf.look(parts[place]) if value is records.NOTHING else None
                for shelf, value in zip(shelves, told[place], strict=True)
            ]
            if len(missing) > FEW:
                parts[place].whole.forget_texts()
            return found

        for place, found in zip(missing, several(look, missing), strict=True):
            for number, content in enumerate(found):
                if content is not None:
                    told[place][number] = shelves[number].keep(keys[place], content, parts[place].whole)
        for shelf in shelves:
            shelf.close()
        return {shelf.name: [values[number] for values in told] for number, shelf in enumerate(shelves)}

    def _key_of(self, part: Archive, given: str) -> str | None:
        (issue,) = part.gazette.issues
        if issue.id not in self._keys:
            return None
        told = [self._keys[issue.id], given, *(document.id for document in part.documents)]
        return digest("\n".join(told).encode())

    def close(self) -> None:
        """Remove what is of no use any more. A text that another build then removes is read from the data."""
        self._kept.drop_all_but(self._used)
        self._kept.close()

    def _key(self, folder: Path) -> str:
        return digest(
            "\n".join([*self._made_by, *states(folder, self._root)]).encode("utf-8", "surrogateescape")
        )


class _Shelf:
    """What is kept of what one function finds in issues."""

    def __init__(
        self, folder: Path, name: str, find: Callable[[Archive], Any], known: dict[Path, Any]
    ) -> None:
        self.name = name
        self._find = find
        self._known = known
        self._kept = Kept(folder)
        self._used: set[Path] = set()

    def find(self, key: str | None, archive: Archive) -> Any:
        """What is kept under a key, else :data:`records.NOTHING`."""
        path = self._kept.place(key) if key else None
        if not path:
            return records.NOTHING
        if path not in self._known:
            content = content_of(path)
            self._known[path] = self._value(content, archive) if content is not None else records.NOTHING
        if self._known[path] is not records.NOTHING:
            self._used.add(path)
        return self._known[path]

    def look(self, part: Archive) -> bytes:
        """What is found now, to be kept."""
        return records.written((self.name, self._find(part)))

    def keep(self, key: str | None, content: bytes, archive: Archive) -> Any:
        """Keep what was found, if it has a key; and that itself."""
        value = self._value(content, archive)
        assert value is not records.NOTHING, f"{self.name} tells more than records"
        if key:
            path = keep(self._kept.folder, key, "pickle", content)
            self._used.add(path)
            self._known[path] = value
        return value

    def _value(self, content: bytes, archive: Archive) -> Any:
        match records.read(content, archive):
            case (str(name), value) if name == self.name:
                return value
        return records.NOTHING

    def close(self) -> None:
        """Remove what is of issues as they are no longer."""
        for path in self._known.keys() - self._used:
            del self._known[path]
        self._kept.drop_all_but(self._used)
        self._kept.close()


def _text_key(key: str) -> str:
    return digest(f"{key} text".encode())


@functools.lru_cache(maxsize=1024)  # make serve reads the archive again after every edit
def _read(path: Path, text: Path, root: Path) -> _Known | None:
    """What a kept file holds; None where it holds anything else."""
    content = content_of(path)
    known = records.read(content) if content is not None else None
    if not isinstance(known, _Known):
        return None
    told = {name: value for name, value in vars(known.issue).items() if name not in _TEXT}
    issue = object.__new__(_Issue)
    issue.__dict__.update(told, _read=functools.partial(_text, text, root, known.issue))
    return replace(known, issue=issue)


def _text(path: Path, root: Path, issue: model.Issue) -> _Text:
    """The text of an issue, as it is kept; where that is damaged, as it is in the data."""
    content = content_of(path)
    text = records.read(content) if content is not None else None
    if isinstance(text, _Text):
        return text
    anew, _ = load_issue(root, root / issue.folder, load_registers(root).publication)
    return _Text(anew.folders, anew.source)
