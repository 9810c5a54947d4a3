"""The story of a reader: a number typed, an article read, its interpretation and a cited number followed, and back."""

from __future__ import annotations

import itertools
import re
import subprocess
from pathlib import Path

import pytest
from document_text import printed
from page_reader import squeezed
from playwright.sync_api import Browser, Page, expect
from windows import patient

from gazette.site import Site

REGULATION = "documents/yongzhengbanfa-2021-13.html"


def test_a_number_typed_at_home_opens_its_document(reader: tuple[Page, str]) -> None:
    page, root = reader
    page.goto(f"{root}index.html")
    box = page.locator("input[data-search-input]")
    box.fill("永政办发[2021]13号")
    box.press("Enter")
    expect(page).to_have_url(root + REGULATION)
    expect(page.locator("h1")).to_contain_text("永州市中心城区二次供水管理办法")


def test_from_an_article_to_its_interpretation_to_a_cited_number_and_back(
    reader: tuple[Page, str],
) -> None:
    page, root = reader
    page.goto(f"{root}{REGULATION}#article-14")
    article = page.locator("#article-14")
    expect(article).to_be_in_viewport()
    expect(article).to_contain_text("第十四条")

    beside = page.locator("details.beside").first
    beside.locator("summary").click()
    explained = beside.locator("a[href*='interpretation.html#']").first
    passage = (explained.get_attribute("href") or "").partition("#")[2]
    explained.click()
    expect(page).to_have_url(re.compile(rf"interpretation\.html#{passage}$"))
    expect(page.locator(f"#{passage}")).to_be_in_viewport()
    page.go_back()
    expect(page).to_have_url(re.compile(rf"{re.escape(REGULATION)}(#.*)?$"))

    cited = page.locator("article a.cite", has_text="湘建城〔2020〕180号").first
    cited.click()
    expect(page).to_have_url(f"{root}instruments/xiangjiancheng-2020-180.html")
    expect(page.locator("main")).to_contain_text("湘建城〔2020〕180号")
    expect(page.locator("main")).to_contain_text("永州市中心城区二次供水管理办法")
    page.go_back()
    expect(page).to_have_url(re.compile(rf"{re.escape(REGULATION)}(#.*)?$"))
    expect(cited).to_be_in_viewport()


@pytest.mark.parametrize("anchor", ["chapter-3", "article-14", "article-14-item-2", "article-24"])
def test_an_address_shows_its_place(reader: tuple[Page, str], anchor: str) -> None:
    page, root = reader
    page.goto(f"{root}{REGULATION}#{anchor}")
    expect(page.locator(f"#{anchor}")).to_be_in_viewport()


def test_a_page_reads_in_full_without_javascript(browser: Browser, served: str) -> None:
    context = patient(browser.new_context(java_script_enabled=False))
    page = context.new_page()
    page.goto(served + REGULATION)
    expect(page.locator("#article-24")).to_contain_text("自 2021 年 9 月 1 日起施行")
    context.close()


def test_nothing_is_lost_on_paper(browser: Browser, built: Path, site: Site, tmp_path: Path) -> None:
    """Every document, printed and read back with pdftotext; a sentence may run over to the next page."""
    context = patient(browser.new_context())
    page, paper = context.new_page(), tmp_path / "paper.pdf"
    lost: list[tuple[str, str]] = []
    for document in site.archive.documents:
        page.goto((built / document.url).as_uri())
        sheets = [_MARK.sub("", sheet) for sheet in _sheets(page, paper)]
        lost += [(document.id, text) for _, text in printed(document) if not _on_paper(text, sheets)]
    context.close()
    assert lost == []


def test_links_are_numbers_on_paper(browser: Browser, built: Path, tmp_path: Path) -> None:
    """Each citation that can be opened on the screen has a number on paper, and the number is told at the end."""
    context = patient(browser.new_context())
    page = context.new_page()
    page.goto((built / REGULATION).as_uri())
    text, _, told = "".join(_sheets(page, tmp_path / "paper.pdf")).partition("引用（正文中方括号内")
    context.close()
    assert "《中华人民共和国城市供水条例》[1]《湖南省实施〈中华人民共和国城市供水条例〉办法》[2]" in text
    assert "（湘建城〔2020〕180号）[5]等有关规定" in text
    assert "[1]《中华人民共和国城市供水条例》国务院令第158号[2]《湖南省实施" in told
    assert set(_MARK.findall(text)) == set(_MARK.findall(told))


def test_on_paper_an_explanation_is_called_one(browser: Browser, built: Path, tmp_path: Path) -> None:
    context = patient(browser.new_context())
    page = context.new_page()
    page.goto(f"{(built / REGULATION).as_uri()}?compare")
    text = "".join(_sheets(page, tmp_path / "paper.pdf"))
    shown = page.locator("details.beside").count()
    context.close()
    assert len(re.findall(r"解读（[0-9]+处）", text)) == shown == 20


_MARK = re.compile(r"\[[0-9]{1,2}\]")


def _sheets(page: Page, paper: Path) -> list[str]:
    """What stands on each sheet of the printed page, without white space and page numbers."""
    page.pdf(path=paper, prefer_css_page_size=True)
    read = subprocess.run(
        ["pdftotext", "-raw", paper, "-"], capture_output=True, text=True, check=True
    ).stdout
    return [squeezed(re.sub(r"^— ?[0-9]+ ?—$", "", sheet, flags=re.M)) for sheet in read.split("\f")]


def _on_paper(text: str, sheets: list[str]) -> bool:
    """On one sheet, or begun on one and ended on the next, wherever on them (titles are drawn last)."""
    return any(text in sheet for sheet in sheets) or any(
        text[:cut] in sheet and text[cut:] in following
        for sheet, following in itertools.pairwise(sheets)
        for cut in range(1, len(text))
    )
