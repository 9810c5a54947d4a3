"""程序的差错: a rule, a claim or a page that fails on a document is the program's fault, and is reported as one."""

from __future__ import annotations

import dataclasses
import traceback
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import TypeVar

from gazette.archive import Archive
from gazette.workers import Killed

T = TypeVar("T")


class ProgramFault(Exception):
    """`str()` tells the clerk what failed, on what, how, and what to do about it."""

    @classmethod
    def of(cls, rule: str, place: str, error: BaseException) -> ProgramFault:
        """What failed (`rule`, by its name), on what (`place`), and how."""
        last = traceback.extract_tb(error.__traceback__)[-1]
        how = f"{type(error).__name__}，{Path(last.filename).name} 第 {last.lineno} 行：{error}"
        return cls(f"{place}: 程序的差错，不是数据的：{rule}出错（{how}）；请把这一行报告给程序的维护者")


def run(rule: Callable[[Archive], Iterable[T]], archive: Archive) -> list[T]:
    """All that a rule or a claim finds. Raises :class:`ProgramFault`, which names the document it failed on; what the system
    refuses is no fault of the program."""
    try:
        return list(rule(archive))
    except (OSError, Killed):
        raise
    except Exception as error:
        raise ProgramFault.of(f"规则 {rule.__name__} ", _place(rule, archive), error) from error


def _place(rule: Callable[[Archive], Iterable[object]], archive: Archive) -> str:
    """The document on which a rule fails: the first on which it fails alone."""
    for issue in archive.gazette.issues:
        for folder in issue.folders:
            alone = dataclasses.replace(issue, folders=(folder,))
            try:
                list(rule(Archive(dataclasses.replace(archive.gazette, issues=(alone,)))))
            except Exception:
                return folder.mark.file
    return "data/"
