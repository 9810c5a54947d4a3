"""YAML <-> model. Alone touches `data/`; every problem carries file and line.

Which file stands where is in `layout`.
"""

from __future__ import annotations

import os
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

from gazette import model
from gazette.model import Mark, Problem
from gazette.store import layout, pictures
from gazette.store.decoding import decode
from gazette.store.layout import digests, states
from gazette.store.nodes import Node, comments, front_matter, parse, render
from gazette.store.plain import plain, plain_table
from gazette.store.records import ISSUE_GIVEN, ISSUE_KEYS, Reader

__all__ = [
    "Read",
    "digests",
    "dump",
    "front_matter",
    "issues",
    "load",
    "load_issue",
    "load_registers",
    "load_synonyms",
    "render",
    "states",
    "write_review",
]


Read = tuple[model.Issue, list[Problem]]
"""An issue, and what is wrong with its files."""
Recall = Callable[[Path, Callable[[], Read]], Read]
"""What is remembered of the issue in a folder, else what is read now."""


def load(
    root: Path, only: str | None = None, recall: Recall | None = None
) -> tuple[model.Gazette, list[Problem]]:
    """Read the whole archive under `root`/data, or `only` one of its issues (2021/09), without 日常说法.

    Problems come with what could be read, never instead of it. What `recall` has of an issue is not read again.
    """
    return _Store(root).load(only, recall or (lambda _, read: read()))


def load_registers(root: Path) -> model.Gazette:
    """What holds for all issues, and none of them."""
    return _Store(root).registers()


def load_issue(root: Path, folder: Path, publication: model.Publication) -> Read:
    """Read the issue in a folder alone."""
    store = _Store(root)
    return store.issue(folder, publication.name), store.reader.problems


def issues(root: Path) -> list[Path]:
    """The folders of the issues under `root`/data."""
    return list(layout.issues(root / "data"))


def load_synonyms(root: Path) -> tuple[model.Publication, tuple[model.Synonym, ...], list[Problem]]:
    """The publication and its 日常说法 alone, which is done at once however many issues there are."""
    store = _Store(root)
    return store.publication(), store.synonyms(), store.reader.problems


def write_review(root: Path, issue: model.Issue, confirmed: tuple[model.Confirmation, ...]) -> None:
    """校读: put the confirmations of an issue in the place of those that it has, in one move; none, no file."""
    path = root / issue.folder / layout.REVIEW
    if not confirmed:
        path.unlink(missing_ok=True)
        return
    beside = path.with_name(f".{path.name}-new")
    beside.unlink(missing_ok=True)
    try:
        # Made anew: what lies there may be a link, and would lead the writing elsewhere.
        with beside.open("x", encoding="utf-8", newline="\n") as file:
            file.write(dump(confirmed))
        os.replace(beside, path)
    finally:
        beside.unlink(missing_ok=True)


def dump(record: Any) -> str:
    """The YAML text of one file's record (a notice, an interpretation, a table, an issue …), in house style."""
    match record:
        case model.Notice():
            written = {"kind": "notice", **plain(record)}
        case model.Interpretation():
            written = {"kind": "interpretation", **plain(record)}
        case model.Table():
            written = {"kind": "table", **plain_table(record)}
        case model.Issue():
            pairs = plain(record, without=ISSUE_GIVEN).items()
            written = {
                "kind": "issue",
                **{ISSUE_KEYS.get(key, key): value for key, value in pairs},
            }
        case tuple():
            return render([plain(entry) for entry in record])
        case _:
            written = plain(record)
    return render(written)


_PERMISSION = "检查文件和文件夹的属主和权限"


class _Store:
    def __init__(self, root: Path) -> None:
        self.root = root
        self.reader = Reader()
        self.comments: list[model.Comment] = []
        """of the issue that is read"""

    def load(self, only: str | None, recall: Recall) -> tuple[model.Gazette, list[Problem]]:
        data = self.root / "data"
        for path in layout.closed(data):
            self.reader.problems.append(
                Problem(Mark(self._name(path), 1), "没有读取的权限", _PERMISSION, unread=True)
            )
        for path, remedy in layout.strays(data):
            self._report(path, "不认识的文件", remedy)
        registers = self.registers()
        issues = [
            self._recalled(folder, registers.publication.name, recall)
            for folder in layout.issues(data)
            if only in (None, f"{folder.parent.name}/{folder.name}")
        ]
        gazette = replace(
            registers,
            issues=tuple(sorted(issues, key=lambda issue: issue.key)),
            synonyms=self.synonyms() if only is None else (),
        )
        return gazette, self.reader.problems

    def registers(self) -> model.Gazette:
        data = self.root / "data"
        return model.Gazette(
            publication=self.publication(),
            organizations=self._list(model.Organization, data / "organizations.yml"),
            instruments=self._list(model.Instrument, data / "instruments.yml"),
            issues=(),
        )

    def publication(self) -> model.Publication:
        return self.reader.record(model.Publication, self._file(self.root / "data" / "gazette.yml"))

    def synonyms(self) -> tuple[model.Synonym, ...]:
        path = self.root / "data" / "synonyms.yml"
        return self._list(model.Synonym, path) if os.path.exists(path) else ()

    def _recalled(self, folder: Path, publication: str, recall: Recall) -> model.Issue:
        before, self.reader.problems = self.reader.problems, []
        issue, found = recall(folder, lambda: (self.issue(folder, publication), self.reader.problems))
        self.reader.problems = [*before, *found]
        return issue

    def issue(self, folder: Path, publication: str) -> model.Issue:
        for path in layout.altered(folder):
            self._report(path, "收到的文件与它名字里的 SHA-256 不符", "换回收到时的文件，或重新收稿")
        self.comments = []
        node = self._kind(self._file(folder / "issue.yml"), "issue")
        if isinstance(node.value, dict):
            fields = {key: name for name, key in ISSUE_KEYS.items()}
            renamed = {fields.get(key, key): child for key, child in node.value.items()}
            node = replace(node, value=renamed)
        folders = tuple(self._folder(path) for path in layout.folders(folder))
        told, self.comments = tuple(self.comments), []
        review = folder / layout.REVIEW
        return self.reader.record(
            model.Issue,
            node,
            ISSUE_KEYS,
            id=f"{folder.parent.name}-{folder.name}",
            publication=publication,
            folders=folders,
            source=self._text(folder / "source.txt") or "",
            comments=told,
            confirmed=self._list(model.Confirmation, review) if os.path.exists(review) else (),
        )

    def _folder(self, folder: Path) -> model.Folder:
        interpretation = folder / "interpretation.yml"
        return model.Folder(
            name=folder.name,
            notice=self.reader.record(model.Notice, self._kind(self._file(folder / "notice.yml"), "notice")),
            interpretation=self.reader.record(
                model.Interpretation, self._kind(self._file(interpretation), "interpretation")
            )
            if os.path.exists(interpretation)
            else None,
            tables=tuple(
                self.reader.table(self._kind(self._file(path), "table"), path.stem)
                for path in layout.tables(folder)
            ),
            files=tuple(
                model.DataFile(path.name, path.stat().st_size, pictures.state(path))
                for path in layout.attached(folder)
            ),
            mark=Mark(self._name(folder / "notice.yml"), 1),
        )

    def _kind(self, node: Node, kind: str) -> Node:
        """Check and take off the `kind:` line that opens a file."""
        if node.unread or not isinstance(node.value, dict):
            return node
        found = node.value.get("kind")
        if found is None or found.value != kind:
            self.reader.report(
                found.mark if found else node.mark, f"文件开头应写明“kind: {kind}”", "改正 kind 一行"
            )
        return Node({key: child for key, child in node.value.items() if key != "kind"}, node.mark)

    def _list(self, cls: type[Any], path: Path) -> tuple[Any, ...]:
        node = self._file(path)
        if node.unread:
            return ()
        if not isinstance(node.value, list):
            self.reader.report(node.mark, "整个文件应是一个列表", "每项以“- ”开头")
            return ()
        return tuple(self.reader.record(cls, child) for child in node.value)

    def _file(self, path: Path) -> Node:
        unread = Node({}, Mark(self._name(path), 1), unread=True)
        text = self._text(path)
        if text is None:
            return unread
        node, problems = parse(text, self._name(path))
        self.reader.problems += problems
        self.comments += comments(text, self._name(path))
        return node or unread

    def _text(self, path: Path) -> str | None:
        raw, fault, remedy = None, "读不到这个文件", "补上这个文件，并检查权限"
        try:
            # Asked first, for a pipe would be waited on for ever.
            raw = path.read_bytes() if path.is_file() else None
        except PermissionError:
            fault, remedy = "没有读取的权限", _PERMISSION
        except OSError:
            pass
        if raw is None:
            self.reader.problems.append(Problem(Mark(self._name(path), 1), fault, remedy, unread=True))
            return None
        text, problems = decode(raw, self._name(path))
        self.reader.problems += problems
        return text

    def _report(self, path: Path, fault: str, remedy: str) -> None:
        self.reader.report(Mark(self._name(path), 1), fault, remedy)

    def _name(self, path: Path) -> str:
        return path.relative_to(self.root).as_posix()
