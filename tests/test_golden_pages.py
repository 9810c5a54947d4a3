"""Three small pages as Markdown, whole, against tests/golden/.

When the writer changes on purpose, look at the difference and then refresh them:
PYTHONPATH=scripts:tests .venv/bin/python tests/test_golden_pages.py
"""

from __future__ import annotations

from pathlib import Path

import pytest
from fabricated_gazette import gazette

from gazette.build import load_site, markdown_of
from gazette.pages import pages
from gazette.site import Site

ROOT = Path(__file__).resolve().parent.parent
GOLDEN = ROOT / "tests" / "golden"
REAL = ["documents/yongzhengren-2021-9.md", "instruments/xiangzhengbanfa-2020-55.md"]
INVENTED = ["documents/moufu-2024-3/table-1.md"]


def golden(source: str) -> Path:
    return GOLDEN / source.removeprefix("documents/").removeprefix("instruments/").replace("/", "-")


def written(site: Site, sources: list[str]) -> dict[str, str]:
    return {page.source: markdown_of(page) for _, page in pages(site) if page.source in sources}


@pytest.mark.parametrize("source", REAL)
def test_a_page_of_the_gazette(site: Site, source: str) -> None:
    assert written(site, [source])[source] == golden(source).read_text(encoding="utf-8")


@pytest.mark.parametrize("source", INVENTED)
def test_a_page_of_an_invented_table_with_merged_and_divided_cells(source: str) -> None:
    assert written(Site(gazette()), [source])[source] == golden(source).read_text(encoding="utf-8")


if __name__ == "__main__":
    for site, sources in ((load_site(ROOT), REAL), (Site(gazette()), INVENTED)):
        for source, markdown in written(site, sources).items():
            golden(source).write_text(markdown, encoding="utf-8")
