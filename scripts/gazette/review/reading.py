"""在读的一期: one issue as it lies on the disk now, drawn for the page; the last sound draft while its YAML is broken."""

from __future__ import annotations

import datetime
import threading
from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path

from jinja2 import Environment, PackageLoader, StrictUndefined

from gazette import disk, model
from gazette.archive import Archive
from gazette.checks import check
from gazette.faults import ProgramFault
from gazette.model import Mark, Problem
from gazette.project import Unusable
from gazette.review.alignment import Alignment, aligned
from gazette.review.confirming import Refused, confirmed, named, withdrawn
from gazette.review.drawing import Drawing, Drawn, Place
from gazette.review.prints import Sheet, sheets
from gazette.review.walk import ShownStop, walk
from gazette.stops import reviewed
from gazette.store import load, write_review
from gazette.store.layout import issues


@dataclass(frozen=True)
class FrontLine:
    """刊首的一行 of the draft."""

    text: str
    place: Place


@dataclass(frozen=True)
class Shown:
    """一次读出的草稿: all that the page shows. `broken` are faults of YAML that could not be read; the rest is then older."""

    version: int
    issue: model.Issue
    alignment: Alignment
    front: tuple[FrontLine, ...]
    documents: tuple[Drawn, ...]
    stops: tuple[ShownStop, ...]
    broken: tuple[Problem, ...] = ()
    stale: bool = False
    """whether the draft is that before its YAML was broken"""

    @property
    def lines(self) -> list[str]:
        """source.txt."""
        return self.issue.source.removesuffix("\n").split("\n")


def templates() -> Environment:
    """Everything that comes from data is escaped."""
    return Environment(
        loader=PackageLoader("gazette.review", "frames"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )


def _with_all(issue: model.Issue) -> model.Issue:
    """With the folders that neither the contents nor `folders` name behind the others: they are shown too."""
    listed = list(issue.order) or [entry.folder for entry in issue.entries()]
    own = {place.partition("/")[0] for place in listed}
    rest = [folder.name for folder in issue.folders if folder.name not in own]
    return replace(issue, order=(*listed, *rest)) if rest else issue


def _faults(gazette: model.Gazette, found: list[Problem]) -> list[Problem]:
    """What the check says of the issue by itself; a rule that fails is told as it is by make check."""
    try:
        return [problem for problem in check(gazette, found) if not problem.hint]
    except ProgramFault as error:
        return [Problem(Mark(f"{gazette.issues[0].folder}issue.yml", 1), str(error), "运行 make check")]


def issue_named(root: Path, given: str) -> str:
    """2021/09 as its folder is called. Raises :class:`Unusable` where there is no such issue."""
    name = given.strip().strip("/").removeprefix("data/")
    name = name if "/" in name else name.replace("-", "/", 1)
    known = [f"{folder.parent.name}/{folder.name}" for folder in issues(root / "data")]
    if not name:
        raise Unusable("ISSUE：没有写；写明哪一期，如 make review ISSUE=2021/09")
    if name not in known:
        newest = "、".join(known[-3:]) or "还没有"
        raise Unusable(f"ISSUE={given}：data/ 中没有这一期；写成 2021/09 的样子，最近的几期：{newest}")
    return name


class Reading:
    """Reads the issue again when a file of it has changed. One at a time, whoever asks."""

    def __init__(self, root: Path, name: str, environment: Environment) -> None:
        self.root = root
        self.name = name
        """2021/09"""
        self.folder = root / "data" / name
        self._drawing = Drawing(environment)
        self._lock = threading.RLock()
        self._stamp: object = None
        self._shown: Shown | None = None
        self._version = 0
        self._faults: list[Problem] = []
        self._unchecked: tuple[model.Gazette, list[Problem]] | None = None
        self._sheets: tuple[str, list[Sheet]] | None = None

    def shown(self) -> Shown:
        """The issue as it is now."""
        with self._lock:
            stamp = self._stamped()
            if self._shown is None or stamp != self._stamp:
                self._stamp = stamp
                self._version += 1
                self._shown = self._read()
            return self._shown

    def check(self) -> bool:
        """Check the issue by itself, where that is not done; whether that has found other faults than the page shows."""
        with self._lock:
            shown = self.shown()
            if self._unchecked is None:
                return False
            faults = _faults(*self._unchecked)
            self._unchecked = None
            if faults == self._faults:
                return False
            self._faults = faults
            self._version += 1
            self._shown = replace(shown, version=self._version, stops=self._stops(shown))
            return True

    def sheets(self) -> list[Sheet]:
        """The pages of the received PDF."""
        with self._lock:
            source = self.shown().issue.source
            if self._sheets is None or self._sheets[0] != source:
                self._sheets = source, sheets(self.folder, source)
            return self._sheets[1]

    def confirm(self, stop: str, name: str, date: datetime.date) -> None:
        """Write down that this person has looked at the place. Raises :class:`Refused`."""
        by = named(name)
        self._write(stop, lambda held, found: confirmed(held, found, by, date))

    def withdraw(self, stop: str, name: str) -> None:
        """Take that back. Raises :class:`Refused`."""
        by = named(name)
        self._write(stop, lambda held, found: withdrawn(held, found, by))

    def _write(self, id: str, change: Callable[..., tuple[model.Confirmation, ...]]) -> None:
        with self._lock:
            shown = self.shown()
            if shown.broken:
                raise Refused("YAML 有错，改好以后再确认")
            found = next((one for one in shown.stops if one.id == id), None)
            if found is None:
                raise Refused("这一处已经改了，看过新的草稿再确认")
            if found.stop is None:
                raise Refused("错须改正，不能确认")
            try:
                write_review(self.root, shown.issue, change(shown.issue.confirmed, found.stop))
            except OSError as error:
                raise Refused(f"没有写成，{'；'.join(disk.cause(error))}") from None

    def _stamped(self) -> object:
        """By which a change of the files is seen."""
        found = [*(self.root / "data").glob("*.yml"), *self.folder.rglob("*")]
        stamps = []
        for path in sorted(found):
            try:
                told = path.stat()
            except OSError:
                continue
            stamps.append((str(path), told.st_mtime_ns, told.st_size))
        return stamps

    def _read(self) -> Shown:
        gazette, found = load(self.root, self.name)
        broken = tuple(problem for problem in found if not problem.hint)
        last = self._shown
        if not gazette.issues:
            gone = Problem(Mark(f"data/{self.name}", 1), "这一期不见了", "放回它的文件夹")
            broken = (gone,)
        if broken and last:
            return replace(last, version=self._version, broken=broken, stale=True)
        self._unchecked = gazette, found
        issue = _with_all(gazette.issues[0])
        gazette = replace(gazette, issues=(issue,))
        alignment = aligned(issue)
        front = tuple(
            FrontLine(piece.text, Place(f"f{at}", piece.mark.file, piece.mark.line, span))
            for at, (piece, span) in enumerate(alignment.front)
        )
        drawn = tuple(self._drawing.drawn(Archive(gazette), issue, alignment))
        shown = Shown(self._version, issue, alignment, front, drawn, (), broken)
        return replace(shown, stops=self._stops(shown))

    def _stops(self, shown: Shown) -> tuple[ShownStop, ...]:
        """With the faults of the last check."""
        places = [line.place for line in shown.front]
        return tuple(walk(shown.issue, reviewed(shown.issue), self._faults, shown.documents, places))
