"""A document whose title says what is asked, in whatever words, stands before rows and lines that only name it."""

from __future__ import annotations

from pathlib import Path

import pytest
from search_in_node import in_node
from test_search_answers import PARTS
from test_search_dates import ASKED

from gazette.fresh import Fresh
from gazette.kept import Kept
from gazette.search import Block, IndexedPage, build_search

pytestmark = pytest.mark.slow  # an index is made


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A document on care of the aged, and tables of projects, one of which is one for the aged."""
    root = tmp_path_factory.mktemp("titles")
    title = "某市人民政府办公室关于印发《某市中心城区养老服务2024年实施方案》的通知"
    lines = [title, "养老机构应当备案。", "各部门分工负责。"]
    blocks = tuple(Block(f"p-{k}", text, k == 0, reach=2 * (k == 0)) for k, text in enumerate(lines))
    pages = [IndexedPage("documents/aged.html", title, "notice", issue="1", date="2020-01-01", blocks=blocks)]
    for number in range(6):
        rows = [Block("title", "项目计划表", 1, reach=1)]
        rows += [Block("row-1", f"甲县第{number}街道养老服务项目\t{number}00\t2026", names=("养老服务项目",))]
        url = f"documents/projects/table-{number}.html"
        pages.append(
            IndexedPage(url, "项目计划表", "table", issue="2", date="2024-01-01", blocks=tuple(rows))
        )
    build_search(Fresh(root), pages, [], {"养老院": ["养老服务"]}, (), Kept(root / "kept"))
    return root


@pytest.mark.parametrize("question", ["养老院", "养老院有什么政策", "养老服务", "养老服务怎么申请"])
def test_the_document_comes_first(folder: Path, question: str) -> None:
    assert in_node(ASKED, [question], folder=folder, parts=PARTS).answer == ["documents/aged.html"]


def test_a_row_that_has_more_of_the_question_comes_first(folder: Path) -> None:
    (found,) = in_node(ASKED, ["养老服务项目 第3街道"], folder=folder, parts=PARTS).answer
    assert found == "documents/projects/table-3.html"
