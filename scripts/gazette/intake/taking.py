"""收稿: takes issues in: reads what was received, drafts it, checks the draft, and puts it under data/ in one move.

Alone in this package writes to the disk. Nothing is left half-written: a draft is made beside its place and moved there
when it is whole.
"""

from __future__ import annotations

import fcntl
import os
import shutil
import tempfile
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path

from gazette import disk, model
from gazette.checks import check
from gazette.citations import find_citations
from gazette.document import units_of
from gazette.intake.doubts import Act, Weight
from gazette.intake.draft import Draft, draft
from gazette.intake.placing import Places, commented
from gazette.intake.readers.characters import legible
from gazette.intake.received import Received, Unreadable
from gazette.intake.sources import Source, joined, read
from gazette.model import Mark, Problem, on_one_line
from gazette.outline import blocks
from gazette.publish import NOT_SUPPORTED, exchange, lock_file
from gazette.store import dump, load
from gazette.store.decoding import LARGEST
from gazette.store.layout import received_name
from gazette.store.nodes import DOUBT

_ABOUT = ("gazette.yml", "organizations.yml", "instruments.yml", "synonyms.yml")
_SCRATCH = ".intake-"
"""With what the folders begin in which drafts are made, beside the years in data/."""
_OLD = "old"
"""What in such a folder is an issue that stood in data/ and is about to be replaced."""


@dataclass(frozen=True)
class Told:
    """存疑, at its place in the YAML."""

    mark: Mark
    line: int
    weight: Weight
    text: str
    checked: bool = False
    """a fault of the check"""

    def __str__(self) -> str:
        source = f"（source.txt:{self.line}）" if self.line else ""
        return on_one_line(f"{self.mark}{source}: {self.text}")


@dataclass(frozen=True)
class Taken:
    """收成的一期: its folder, what it holds, what was done, and what is doubted, worst first."""

    folder: str
    issue: model.Issue
    acts: tuple[Act, ...]
    doubts: tuple[Told, ...]
    dropped: tuple[str, ...] = ()
    """files of the folder that this one has replaced, which the new draft does not have"""

    @property
    def counts(self) -> Mapping[str, int]:
        """How much there is of everything, for the summary."""
        folders = self.issue.folders
        acts = sum(
            len(block.appointments)
            for folder in folders
            for block in blocks(folder.notice.body)
            if isinstance(block, model.AppointmentClause)
        )
        return {
            "件公文": len(folders),
            "篇解读": sum(folder.interpretation is not None for folder in folders),
            "张表": sum(len(folder.tables) for folder in folders),
            "项任免": acts,
            "处引用": sum(
                len(find_citations(unit.text))
                for _, record in self.issue.printed()
                for unit in units_of(record)
            ),
            "处接合": len(self.acts),
            "处存疑": len(self.doubts),
        }


def take(
    root: Path, source: Source, gazette: model.Gazette, *, force: bool, say: Callable[[str], None]
) -> Taken:
    """Take one issue in; `gazette` are those that it is checked among.

    Raises :class:`Unreadable` for what can't be read or may not be written; data/ is then as it was.
    """
    folder = f"data/{source.issue}"
    target = root / folder
    with _alone(root):
        for back in _put_back(root / "data"):
            say(f"上次收稿没有做完就断了，data/{back} 已放回原样。")
    if target.exists() and not force:
        raise Unreadable(f"{folder}：已经有这一期", "换一个 ISSUE；确要覆盖，加 FORCE=1")
    raws: list[bytes] = []
    parts: list[Received] = []
    size = 0
    for path in source.files:
        say(on_one_line(f"读 {path.name}……"))
        raw, received = read(path)
        raws.append(raw)
        parts.append(received)
        size += len(received.text.encode())
        if size > LARGEST:
            fault = f"{path}：这一期的文字，到这个文件已有 {size / (1 << 20):.1f} MB，超过 {LARGEST >> 20} MB"
            raise Unreadable(fault, "核对是否收错了文件；太长的，分成几期收")
        _refuse_again(root, source, path, raw)
    received, begins = joined(parts)
    if not any(line.text.strip() for line in received.lines):
        raise Unreadable(f"{source.files[0]}：没有文字", "核对是否收错了文件；扫描件先做文字识别")
    say(f"起草 {source.issue}：{len(received.lines)} 行……")
    drafted = draft(received, source.issue.replace("/", "-"), gazette.publication.name, begins)
    try:
        with _alone(root):
            return _put(root, target, source, raws, received, drafted, gazette)
    except OSError as error:
        what, remedy = disk.cause(error)
        raise Unreadable(f"{folder}：没有写成，{what}", remedy) from None


@contextmanager
def _alone(root: Path) -> Iterator[None]:
    """One run at a time writes to data/; the kernel lets the next one go on, even where this one is killed."""
    with lock_file(root, "intake-lock") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield


def _put_back(data: Path) -> Iterator[str]:
    """Clear what runs that were killed left in data/, and put back the issues that they were just replacing: their names."""
    for left in [path for path in data.glob(f"{_SCRATCH}*") if path.is_dir() and not path.is_symlink()]:
        for old in left.glob(f"{_OLD}/*/*"):
            name = old.relative_to(left / _OLD).as_posix()
            if not (data / name).exists():
                os.rename(old, data / name)
                yield name
        shutil.rmtree(left, ignore_errors=True)


def _refuse_again(root: Path, source: Source, path: Path, raw: bytes) -> None:
    """A file that is another issue already: ISSUE may be wrong."""
    name = received_name(raw, path.suffix[1:].lower())
    for kept in (root / "data").glob(f"[0-9]*/*/{name}"):
        other = kept.parent.relative_to(root / "data").as_posix()
        if other != source.issue:
            raise Unreadable(
                f"{path}：这个文件已经收作 {other}", f"核对 ISSUE；确要再收，先删去 data/{other}"
            )


def _put(
    root: Path,
    target: Path,
    source: Source,
    raws: list[bytes],
    received: Received,
    drafted: Draft,
    gazette: model.Gazette,
) -> Taken:
    with tempfile.TemporaryDirectory(prefix=_SCRATCH, dir=root / "data") as scratch:
        own = Path(scratch)
        made = own / "data" / source.issue
        _write(made, drafted, received.files)
        for raw, path in zip(raws, source.files, strict=True):
            (made / received_name(raw, path.suffix[1:].lower())).write_bytes(raw)
        for name in _ABOUT:
            if (root / "data" / name).is_file():
                shutil.copyfile(root / "data" / name, own / "data" / name)
        written, found = load(own)
        (issue,) = written.issues
        faults = _faults(gazette, issue, found)
        places = Places(drafted.issue, issue)
        told = tuple(_told(drafted, places, faults))
        doubts = _comment(own, drafted, places, issue.mark.file, told, source)
        dropped = tuple(sorted(_names(target) - _names(made)))
        _move(made, target, own / _OLD / source.issue)
    return Taken(f"data/{source.issue}", issue, drafted.acts, doubts, dropped)


def _names(folder: Path) -> set[str]:
    return {path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file()}


def _write(folder: Path, drafted: Draft, files: Mapping[str, bytes]) -> None:
    folder.mkdir(parents=True)
    issue = drafted.issue
    _text(folder / "issue.yml", dump(issue))
    _text(folder / "source.txt", issue.source)
    for held in issue.folders:
        own = folder / held.name
        own.mkdir()
        _text(own / "notice.yml", dump(held.notice))
        if held.interpretation:
            _text(own / "interpretation.yml", dump(held.interpretation))
        for table in held.tables:
            _text(own / f"{table.name}.yml", dump(table))
        for file in held.files:
            (own / file.name).write_bytes(files[file.name])


def _text(path: Path, text: str) -> None:
    path.write_text(text, encoding="utf-8", newline="\n")


def _faults(gazette: model.Gazette, issue: model.Issue, found: list[Problem]) -> list[Problem]:
    """What the check says of the new issue among the others."""
    others = tuple(held for held in gazette.issues if held.id != issue.id)
    whole = replace(gazette, issues=tuple(sorted((*others, issue), key=lambda held: held.key)))
    return [
        problem
        for problem in check(whole, found)
        if not problem.hint and problem.mark.file.startswith(issue.folder)
    ]


def _told(drafted: Draft, places: Places, faults: list[Problem]) -> Iterator[Told]:
    """The doubts at their places, worst first; what the check finds is among them."""
    told = [Told(places.of(doubt.line), doubt.line, doubt.weight, str(doubt)) for doubt in drafted.doubts]
    for fault in faults:
        lost = fault.mark.file.endswith("source.txt")
        mark = places.of(fault.mark.line) if lost else fault.mark
        told.append(
            Told(
                mark,
                fault.mark.line if lost else 0,
                Weight.LOST if lost else Weight.FACT,
                f"核对：{fault.fault}；{fault.remedy}",
                checked=True,
            )
        )
    yield from sorted(told, key=lambda one: (one.weight, one.mark.file, one.mark.line))


def _comment(
    root: Path, drafted: Draft, places: Places, head: str, doubts: tuple[Told, ...], source: Source
) -> tuple[Told, ...]:
    """Write doubts and joins above the lines they are about; `head` is the issue's own file. Returns the doubts at the lines
    where what they are about then stands."""
    comments: dict[str, dict[int, list[str]]] = {}
    for act in drafted.acts:
        mark = places.of(act.line)
        comments.setdefault(mark.file, {}).setdefault(mark.line, []).append(f"接合：{act.what}")
    for doubt in doubts:
        if doubt.checked:
            # make check says it as long as it is so.
            continue
        text = f"{DOUBT}{doubt.text}" + (f"（source.txt 第 {doubt.line} 行）" if doubt.line else "")
        comments.setdefault(doubt.mark.file, {}).setdefault(doubt.mark.line, []).append(text)
    names = "、".join(legible(path.name)[0] for path in source.files)
    comments.setdefault(head, {}).setdefault(1, []).insert(0, f"收自：{names}")
    for file, lines in comments.items():
        path = root / file
        _text(path, commented(path.read_text(encoding="utf-8"), lines))

    def moved(mark: Mark) -> Mark:
        above = (len(held) for line, held in comments.get(mark.file, {}).items() if line <= mark.line)
        return Mark(mark.file, mark.line + sum(above))

    return tuple(replace(doubt, mark=moved(doubt.mark)) for doubt in doubts)


def _move(made: Path, target: Path, old: Path) -> None:
    """Put the finished folder in its place, in a single step where the disk can; what stood there is gone only then.

    Where it can't, that stands as `old` for a moment, from where the next run puts it back after a kill."""
    target.parent.mkdir(parents=True, exist_ok=True)
    if not target.exists():
        os.rename(made, target)
        return
    try:
        exchange(made, target)
        return
    except OSError as error:
        if error.errno not in NOT_SUPPORTED:
            raise
    old.parent.mkdir(parents=True)
    try:
        os.rename(target, old)
        os.rename(made, target)
    except BaseException:  # Ctrl+C too: what stands aside is gone in a moment
        if not target.exists():
            os.rename(old, target)
        raise
