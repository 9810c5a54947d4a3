"""On which printed pages a document and its articles stand: as the page numbers prove it, and nowhere else."""

from __future__ import annotations

from dataclasses import replace

import pytest
from case_gazette import write_case

from gazette import model
from gazette.archive import Archive
from gazette.pages.document_view import _provenance
from gazette.site import Site
from gazette.store import load


@pytest.fixture(scope="module")
def gazette(tmp_path_factory: pytest.TempPathFactory) -> model.Gazette:
    root = tmp_path_factory.mktemp("31")
    write_case("31-whole-issue", root)
    return load(root)[0]


def told(gazette: model.Gazette) -> dict[str, str]:
    archive = Archive(gazette)
    return {document.title: str(archive.pages_of(document) or "") for document in archive.documents}


def test_the_pages_of_documents(gazette: model.Gazette) -> None:
    assert told(gazette) == {
        "云岭市人民政府关于印发《云岭市旧瓦回收办法》的通知": "第 3—4 页",
        "云岭市人民政府办公室关于公布古井修缮计划的通知": "第 5—7 页",
        "古井修缮计划表": "第 6—7 页",
        "云岭市民政局 云岭市财政局关于长者食堂米面补助的通知": "第 8 页",
        "云岭市水利局公告": "第 9—10 页",
        "云岭市人民政府关于郗望舒等同志职务任免的通知": "第 10 页",
        "七月大事记": "第 11—12 页",
    }


def test_the_pages_of_articles(gazette: model.Gazette) -> None:
    archive = Archive(gazette)
    rules = next(document for document in archive.documents if "旧瓦" in document.title)
    pages = {
        unit.marker: str(archive.pages_of(rules, [at]))
        for at, unit in enumerate(rules.units)
        if unit.kind == "article"
    }
    assert pages == {
        "第一条": "第 3 页", "第二条": "第 3—4 页", "第三条": "第 4 页", "第四条": "第 4 页", "第五条": "第 4 页",
    }  # fmt: skip


def test_pages_are_shown(gazette: model.Gazette) -> None:
    site = Site(gazette)
    shown = {document.title: _provenance(site, document) for document in site.archive.documents}
    assert "2023 年第 4 期第 6—7 页，随云岭府办发〔2023〕26号刊载。" in shown["古井修缮计划表"]
    assert "2023 年第 4 期第 8 页。" in shown["云岭市民政局 云岭市财政局关于长者食堂米面补助的通知"]


def changed(gazette: model.Gazette, **fields: object) -> model.Gazette:
    return replace(gazette, issues=(replace(gazette.issues[0], **fields),))  # type: ignore[arg-type]


def test_without_numbers_nothing_is_said(gazette: model.Gazette) -> None:
    issue = gazette.issues[0]
    furniture = tuple(item for item in issue.furniture if item.kind is not model.FurnitureKind.PAGE_NUMBER)
    assert set(told(changed(gazette, furniture=furniture)).values()) == {""}


def test_a_document_that_the_contents_place_elsewhere_has_no_pages(gazette: model.Gazette) -> None:
    issue = gazette.issues[0]
    contents = tuple(
        replace(
            section,
            entries=tuple(
                replace(entry, page=12) if entry.title == "七月大事记" else entry for entry in section.entries
            ),
        )
        for section in issue.contents
    )
    pages = told(changed(gazette, contents=contents))
    assert pages["七月大事记"] == ""
    assert pages["云岭市水利局公告"] == "第 9—10 页"


def test_numbers_at_the_head_of_pages(gazette: model.Gazette) -> None:
    """The same text with each number moved to the head of the page that it is of."""
    issue = gazette.issues[0]
    lines = issue.source.split("\n")
    body = next(at for at, line in enumerate(lines) if line == "- 3 -")
    first = max(at for at in range(body) if lines[at] == "各镇、街道，市内各书场") + 1
    numbers = [at for at, line in enumerate(lines) if line.startswith("- ") and line.endswith(" -")]
    moved = lines[:first]
    for begin, end in zip([first, *(at + 1 for at in numbers)], numbers, strict=False):
        moved += [lines[end], *lines[begin:end]]
    pages = told(changed(gazette, source="\n".join([*moved, ""])))
    assert pages == told(gazette)
