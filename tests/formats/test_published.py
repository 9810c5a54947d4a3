"""下载: what `make formats` publishes stands where the menus lead; a site without formats leads to none of it."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest
from page_reader import read_page

from gazette import build
from gazette.formats.registry import FORMATS

pytestmark = pytest.mark.slow

ENDINGS = tuple(f".{name}" for name in FORMATS)


def links(site: Path) -> dict[str, set[str]]:
    """The files of formats that each page leads to, by what readers are told of them."""
    found: dict[str, set[str]] = {}
    for path in sorted(site.rglob("*.html")):
        for link in read_page(path).all("a"):
            href = link.attributes.get("href", "")
            if href.endswith(ENDINGS) and not href.endswith("/source.txt") and "download" in link.attributes:
                file = (path.parent / href).resolve()
                assert file.is_file(), f"{path.name}: {href}"
                assert re.fullmatch(r"\S+（[\d.]+ [KM]B）", link.text().strip())
                found.setdefault(path.relative_to(site).as_posix(), set()).add(file.suffix)
    return found


def test_every_file_of_a_menu_is_there_and_none_is_offered_that_is_not(root: Path, tmp_path: Path) -> None:
    for part in ("docs", "overrides"):
        shutil.copytree(root / part, tmp_path / part)
    shutil.copyfile(root / "mkdocs.yml", tmp_path / "mkdocs.yml")
    shutil.copytree(root / "tests/fabricated/good/data", tmp_path / "data")
    with (tmp_path / "data/gazette.yml").open("a", encoding="utf-8") as settings:
        settings.write("formats: [pdf, docx, xlsx, epub, txt]\n")
    site = build.publish(tmp_path, formats=True).folder
    offered = links(site)
    assert offered["documents/moufu-2024-3.html"] == {".pdf", ".docx", ".txt"}
    assert offered["documents/moufu-2024-3/table-1.html"] == {".pdf", ".docx", ".txt", ".xlsx"}
    assert offered["issues/2024-05.html"] == {".pdf", ".xlsx", ".epub"}
    listed = (site / "data/manifest.sha256").read_text("utf-8")
    assert "issues/2024-05.epub" in listed
    site = build.publish(tmp_path).folder
    assert links(site) == {}
    assert not [path for path in site.rglob("*") if path.suffix in {".pdf", ".docx", ".epub", ".xlsx"}]
