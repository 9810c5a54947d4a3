"""How a text is set: indents, an address that means the whole of an article, ends of titles, what is printed."""

from __future__ import annotations

import re
import subprocess
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect
from windows import PAGES, patient

from gazette.site import Site

REGULATION = "documents/yongzhengbanfa-2021-13.html"
INTERPRETATION = "documents/yongzhengbanfa-2021-13/interpretation.html"

LINES = """title => {
    const lines = [], walker = document.createTreeWalker(title, NodeFilter.SHOW_TEXT), one = document.createRange();
    let top = NaN;
    while (walker.nextNode()) Array.from(walker.currentNode.data).forEach((sign, at) => {
        one.setStart(walker.currentNode, at);
        one.setEnd(walker.currentNode, at + 1);
        const box = one.getBoundingClientRect();
        if (!box.width) return;
        if (!(Math.abs(box.top - top) < 8)) lines.push("");
        top = box.top;
        lines[lines.length - 1] += sign;
    });
    return lines;
}"""


@pytest.mark.parametrize(("width", "media"), [(390, "screen"), (1280, "screen"), (1280, "print")])
def test_articles_are_set_as_all_paragraphs(browser: Browser, served: str, width: int, media: str) -> None:
    """Two characters in, turned lines full width: on a phone, at a desk, on paper."""
    context = patient(browser.new_context(viewport={"width": width, "height": 800}))
    page = context.new_page()
    page.goto(served + REGULATION)
    page.emulate_media(media=media)  # type: ignore[arg-type]
    set_so = page.evaluate(
        """() => Array.from(document.querySelectorAll(".article, .item, .paragraph"), element => {
            const style = getComputedStyle(element), em = parseFloat(style.fontSize);
            return [Math.round(parseFloat(style.textIndent) / em), parseFloat(style.paddingLeft), parseFloat(style.marginLeft)].join(" ");
        })"""
    )
    context.close()
    assert len(set_so) > 40
    assert set(set_so) == {"2 0 0"}


def highlighted(page: Page) -> list[str]:
    """The blocks of the text that stand on the colour of what was asked for."""
    found: list[str] = page.evaluate(
        """() => {
            const tint = getComputedStyle(document.documentElement).getPropertyValue("--note-tint").trim();
            const probe = document.createElement("i");
            probe.style.backgroundColor = tint;
            document.body.append(probe);
            const colour = getComputedStyle(probe).backgroundColor;
            return Array.from(document.querySelectorAll(".gazette p"), p => {
                for (let at = p; at.matches("p, .provision"); at = at.parentElement)
                    if (getComputedStyle(at).backgroundColor === colour) return p.textContent.trim().slice(0, 4);
                return "";
            }).filter(Boolean);
        }"""
    )
    return found


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize(
    ("anchor", "expected"),
    [
        ("article-14", ["第十四条", "(一)建", "(二)对", "(三)按", "(四)发"]),
        ("article-14-item-2", ["(二)对"]),
        ("article-15", ["第十五条"]),
    ],
)
def test_an_article_asked_for_is_highlighted_whole(
    browser: Browser, served: str, anchor: str, expected: list[str], scheme: str
) -> None:
    context = patient(browser.new_context(java_script_enabled=True, color_scheme=scheme))  # type: ignore[arg-type]
    page = context.new_page()
    page.goto(f"{served}{REGULATION}#{anchor}")
    assert highlighted(page) == expected
    expect(page.locator(f"#{anchor}")).to_be_in_viewport()
    context.close()


def test_an_article_is_marked_where_the_system_sets_the_colours(browser: Browser, served: str) -> None:
    context = patient(browser.new_context(forced_colors="active"))
    page = context.new_page()
    page.goto(f"{served}{REGULATION}#article-14")
    assert page.locator("#article-14").evaluate("e => getComputedStyle(e).outlineStyle") == "solid"
    expect(page.locator("#article-14")).to_contain_text("水主管部门报告备案")
    context.close()


def test_an_article_found_by_the_search_is_highlighted_whole(reader: tuple[Page, str]) -> None:
    page, root = reader
    page.goto(f"{root}search.html?q=永政办发〔2021〕13号第十四条")
    page.locator(f"a[href*='{REGULATION}'][href*='#article-14']").first.click()
    page.wait_for_url(re.compile(r"#article-14$"))
    assert len(highlighted(page)) == 5


@pytest.mark.parametrize("address", [REGULATION, INTERPRETATION])
def test_what_is_compared_stands_beside_the_whole_of_it(reader: tuple[Page, str], address: str) -> None:
    page, root = reader
    page.goto(f"{root}{address}?compare")
    apart = page.evaluate(
        """() => Array.from(document.querySelectorAll(".pair"), pair => {
            const [text, beside] = pair.children;
            const anchor = beside.dataset.beside;
            return text.querySelector("#" + anchor) || text.closest("#" + anchor) ? "" : anchor;
        }).filter(Boolean)"""
    )
    assert page.locator(".pair").count() > 5
    assert apart == []


@pytest.mark.parametrize(("width", "text"), [(320, "larger"), (390, "normal"), (1280, "normal")])
def test_no_title_ends_in_a_line_of_its_last_words(
    browser: Browser, built: Path, site: Site, width: int, text: str
) -> None:
    """Also where the browser does not balance lines, as older ones do not."""
    context = patient(browser.new_context(viewport={"width": width, "height": 800}))
    context.add_init_script(f"localStorage.setItem('gazette.text', '{text}')")
    page = context.new_page()
    wrong = []
    for document in site.archive.documents:
        page.goto((built / document.url).as_uri())
        for title in page.locator(".doc-title, .enclosure-title").all():
            title.evaluate("title => { title.style.textWrap = 'wrap' }")
            lines = title.evaluate(LINES)
            over = title.evaluate("title => title.scrollWidth > title.clientWidth")
            if over or len(lines[-1]) < 2 or re.fullmatch(r"[）)》]*的.{0,4}》?", lines[-1]):
                wrong.append(lines)
    context.close()
    assert wrong == []


COUNTED = """() => {
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT), found = [];
    while (walker.nextNode()) {
        const node = walker.currentNode;
        if (!node.parentElement.closest(".count, .figures, .years, .extent, td.number")) continue;
        for (const match of node.data.matchAll(/(?:公文|解读|附表) [0-9]+|[0-9]+ (?:个路段|[^ 0-9])/g)) {
            const range = document.createRange();
            range.setStart(node, match.index);
            range.setEnd(node, match.index + match[0].length);
            const tops = Array.from(range.getClientRects(), box => Math.round(box.top));
            if (Math.max(...tops) - Math.min(...tops) > 8) found.push(node.data.trim().slice(0, 60));
        }
    }
    return found;
}"""


@pytest.mark.parametrize(("width", "text"), [(320, "larger"), (390, "normal")])
def test_a_number_stays_with_what_it_counts(browser: Browser, built: Path, width: int, text: str) -> None:
    context = patient(browser.new_context(viewport={"width": width, "height": 800}))
    context.add_init_script(f"localStorage.setItem('gazette.text', '{text}')")
    page = context.new_page()
    broken = {}
    for address in PAGES.values():
        if "?" not in address:
            page.goto((built / address).as_uri())
            if found := page.evaluate(COUNTED):
                broken[address] = found
    context.close()
    assert broken == {}


def sheets(page: Page, paper: Path) -> list[list[str]]:
    """The lines on each sheet of the printed page, without the page numbers."""
    page.pdf(path=paper, prefer_css_page_size=True)
    command = ["pdftotext", "-layout", str(paper), "-"]
    read = subprocess.run(command, capture_output=True, text=True, check=True).stdout
    lines = [[line.strip() for line in sheet.splitlines()] for sheet in read.split("\f")[:-1]]
    return [[line for line in sheet if line and not re.fullmatch(r"— ?[0-9]+ ?—", line)] for sheet in lines]


def test_a_printed_page_says_where_it_is_from_and_when_it_was_printed(
    browser: Browser, built: Path, served: str, tmp_path: Path
) -> None:
    context = patient(browser.new_context())
    page = context.new_page()
    page.goto((built / REGULATION).as_uri())
    last = sheets(page, tmp_path / "folder.pdf")[-1][-1]
    assert last.startswith("《永州市人民政府公报》网络版")
    assert re.search(rf"{re.escape(REGULATION)}\s+20\d\d 年 \d+ 月 \d+ 日打印$", last)
    page.goto(f"{served}{REGULATION}?compare#article-14")
    told = "".join(sheets(page, tmp_path / "web.pdf")[-1][-2:])
    assert f"{served}{REGULATION}" in told
    context.close()


def test_without_a_script_a_printed_page_says_where_it_is_from(
    browser: Browser, built: Path, tmp_path: Path
) -> None:
    context = patient(browser.new_context(java_script_enabled=False))
    page = context.new_page()
    page.goto((built / REGULATION).as_uri())
    assert re.search(rf"网络版\s+{re.escape(REGULATION)}$", sheets(page, tmp_path / "paper.pdf")[-1][-1])
    context.close()


@pytest.mark.slow
def test_no_last_sheet_is_nearly_empty(browser: Browser, built: Path, site: Site, tmp_path: Path) -> None:
    context = patient(browser.new_context())
    page = context.new_page()
    empty = {}
    for document in site.archive.documents:
        page.goto((built / document.url).as_uri())
        printed = sheets(page, tmp_path / "paper.pdf")
        if len(printed) > 1 and len(printed[-1]) < 5:
            empty[document.id] = printed[-1]
    context.close()
    assert empty == {}


def test_an_article_is_printed_with_the_explanation_that_is_open(
    browser: Browser, built: Path, tmp_path: Path
) -> None:
    context = patient(browser.new_context())
    page = context.new_page()
    page.goto(f"{(built / REGULATION).as_uri()}#article-14")
    page.locator("[data-beside='article-14'] summary").click()
    text = "\n".join(line for sheet in sheets(page, tmp_path / "paper.pdf") for line in sheet)
    context.close()
    assert len(re.findall(r"解读（\s*[0-9]+\s*处）", text)) == 1
    assert text.index("第十四条") < text.index("解读（") < text.index("市卫生健康主管部门应当按照")
