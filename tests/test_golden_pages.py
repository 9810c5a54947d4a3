"""Three small pages as Markdown, whole, against tests/golden/.

When a template changes on purpose, look at the difference and then refresh them:
PYTHONPATH=scripts:tests .venv/bin/python tests/test_golden_pages.py
"""

from __future__ import annotations

from pathlib import Path

import pytest
from fabricated_gazette import gazette

from gazette.build import load_site
from gazette.pages import pages
from gazette.site import Site

ROOT = Path(__file__).resolve().parent.parent
GOLDEN = ROOT / "tests" / "golden"
REAL = ["documents/yongzhengren-2021-9.md", "instruments/xiangzhengbanfa-2020-55.md"]
INVENTED = ["documents/moufu-2024-3/table-1.md"]


def golden(source: str) -> Path:
    return GOLDEN / source.removeprefix("documents/").removeprefix("instruments/").replace("/", "-")


def markdown_of(site: Site, sources: list[str]) -> dict[str, str]:
    return {page.source: page.markdown for page in pages(site) if page.source in sources}


@pytest.mark.parametrize("source", REAL)
def test_a_page_of_the_gazette(site: Site, source: str) -> None:
    assert markdown_of(site, [source])[source] == golden(source).read_text(encoding="utf-8")


@pytest.mark.parametrize("source", INVENTED)
def test_a_page_of_an_invented_table_with_merged_and_divided_cells(source: str) -> None:
    assert markdown_of(Site(gazette()), [source])[source] == golden(source).read_text(encoding="utf-8")


if __name__ == "__main__":
    for site, sources in ((load_site(ROOT), REAL), (Site(gazette()), INVENTED)):
        for source, markdown in markdown_of(site, sources).items():
            golden(source).write_text(markdown, encoding="utf-8")
