"""A rule, a claim or a page that fails is told as the program's fault, with the document it failed on; nothing is published."""

from __future__ import annotations

import dataclasses
import multiprocessing
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType

import pytest
from fabricated_gazette import gazette
from published_folder import publisher

from gazette import build, checks, claims, faults
from gazette.archive import Archive
from gazette.pages import documents, issues
from gazette.site import Site

OUTCOME = "程序的差错，不是数据的：{}出错（ZeroDivisionError，test_faults.py 第 {} 行：division by zero）；请把这一行报告给程序的维护者"


def clumsy(archive: Archive) -> Iterator[str]:
    """A rule that cannot bear one kind of document."""
    for document in archive.documents:
        if document.id == "mouren-2024-7":
            yield str(1 / 0)


LINE = clumsy.__code__.co_firstlineno + 4


def _marked() -> build.Gazette:
    """The invented gazette with the marks that reading gives its folders."""
    (issue,) = gazette().issues
    folders = tuple(
        dataclasses.replace(
            folder, mark=dataclasses.replace(folder.mark, file=f"data/{folder.name}/notice.yml")
        )
        for folder in issue.folders
    )
    return dataclasses.replace(gazette(), issues=(dataclasses.replace(issue, folders=folders),))


@pytest.mark.parametrize("part", [checks, claims])
def test_the_document_and_the_rule_are_named(part: object, monkeypatch: pytest.MonkeyPatch) -> None:
    member = (
        checks.Rule(clumsy, frozenset(), whole=False, across=False, linked=False)
        if part is checks
        else clumsy
    )  # type: ignore[arg-type]
    monkeypatch.setattr(part, "RULES", (member,))
    with pytest.raises(faults.ProgramFault) as fault:
        checks.check(_marked()) if part is checks else Site(_marked())
    assert str(fault.value) == "data/mouren-7/notice.yml: " + OUTCOME.format("规则 clumsy ", LINE)


@pytest.mark.slow
@pytest.mark.parametrize(
    ("module", "name", "page"),
    [(documents, "passages_beside", r"documents/.*\.md"), (issues, "issue_entries", r"issues\.md")],
)
def test_a_page_that_fails_is_named_and_nothing_is_published(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, module: ModuleType, name: str, page: str
) -> None:
    def fail(*_: object) -> None:
        raise ZeroDivisionError("division by zero")

    root = publisher(tmp_path)
    monkeypatch.setattr(module, name, fail)
    with pytest.raises(
        build.ProgramFault, match=rf"^{page}: 程序的差错，不是数据的：网页出错（ZeroDivisionError"
    ):
        build.publish(root)
    assert not (root / "site").exists()
    assert multiprocessing.active_children() == []
