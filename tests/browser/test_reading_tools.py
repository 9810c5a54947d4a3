"""What a page does for its reader: display settings, contents, copying, previews, 对照, 筛选; served and as a folder."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Browser, Page, expect
from windows import patient

REGULATION = "documents/yongzhengbanfa-2021-13.html"
INTERPRETATION = "documents/yongzhengbanfa-2021-13/interpretation.html"
TABLE = "documents/yongzhengbanfa-2021-14/table-1.html"
WIDE_TABLE = "documents/yongzhengbanfa-2021-16/table-1.html"


def pasted(page: Page) -> str:
    """What the clipboard holds, pasted into the search box."""
    box = page.locator("header input[data-search-input]")
    box.fill("")
    box.press("ControlOrMeta+V")
    return box.input_value()


def test_display_settings_last(reader: tuple[Page, str]) -> None:
    page, root = reader
    page.goto(root + REGULATION)
    page.locator("[data-settings] summary").click()
    for name, value in (("text", "larger"), ("contrast", "high"), ("theme", "dark")):
        page.locator(f"[data-setting={name}] button[value={value}]").click()
    page.keyboard.press("Escape")
    expect(page.locator("[data-settings] summary")).to_be_focused()
    page.goto(root + TABLE)
    for name, value in (("text", "larger"), ("contrast", "high"), ("theme", "dark")):
        expect(page.locator("html")).to_have_attribute(f"data-{name}", value)
    assert page.evaluate("getComputedStyle(document.documentElement).fontSize") == "24px"
    assert page.evaluate("getComputedStyle(document.body).backgroundColor") == "rgb(0, 0, 0)"


def test_contents_follow_the_reader(reader: tuple[Page, str]) -> None:
    page, root = reader
    page.goto(root + REGULATION)
    current = page.locator("[data-contents] [aria-current]")
    page.locator("#article-14").evaluate("article => article.scrollIntoView()")
    expect(current).to_have_attribute("href", "#article-14")
    for anchor in ("chapter-5", "article-21"):  # short: the next stands in the upper third too
        page.locator(f"[data-contents] a[href='#{anchor}']").click()
        expect(current).to_have_attribute("href", f"#{anchor}")
        expect(current).to_be_in_viewport(ratio=1)
    page.locator("#article-8").evaluate("article => article.scrollIntoView()")
    expect(current).not_to_have_attribute("href", "#article-21")


def test_contents_on_a_phone_list_every_article(reader: tuple[Page, str]) -> None:
    page, root = reader
    page.set_viewport_size({"width": 390, "height": 844})
    page.goto(root + REGULATION)
    page.get_by_role("link", name="目录", exact=True).click()
    expect(page.locator("[data-contents] a[href^='#article-']:visible")).to_have_count(24)
    page.locator("[data-contents] a[href='#article-21']").click()
    expect(page.locator("#article-21")).to_be_in_viewport()


def test_what_a_finger_cannot_see_it_cannot_hit(browser: Browser, served: str) -> None:
    context = patient(browser.new_context(has_touch=True, is_mobile=True))
    page = context.new_page()
    page.goto(served + REGULATION)
    link = page.locator("#article-5 .permalink")
    assert link.evaluate("link => getComputedStyle(link).pointerEvents") == "none"
    link.focus()
    assert link.evaluate("link => getComputedStyle(link).pointerEvents") == "auto"
    page.locator("#article-5").tap(position={"x": 5, "y": 5})
    expect(page.locator("#article-5 [data-copy-link]")).to_be_visible()
    context.close()


@pytest.mark.parametrize(
    ("button", "copied"),
    [
        (".facts button[aria-label=复制发文字号]", "永政办发〔2021〕13号"),
        ("#article-14 [data-copy]", "《永州市中心城区二次供水管理办法》（永政办发〔2021〕13号）第十四条"),
        ("#article-14 [data-copy-link]", "{root}documents/yongzhengbanfa-2021-13.html#article-14"),
    ],
)
@pytest.mark.parametrize("clipboard", ["", "delete Navigator.prototype.clipboard"], ids=["new", "old"])
def test_copying(reader: tuple[Page, str], clipboard: str, button: str, copied: str) -> None:
    page, root = reader
    page.add_init_script(clipboard)
    page.goto(root + REGULATION)
    page.locator(button.split(" ")[0]).hover()
    page.locator(button).click()
    expect(page.locator(button)).to_have_text("已复制")
    expect(page.locator("body > [role=status]")).to_have_text("已复制")
    assert pasted(page) == copied.format(root=root)


@pytest.mark.parametrize("by", ["hover", "focus"])
def test_a_citation_is_previewed(reader: tuple[Page, str], by: str) -> None:
    page, root = reader
    page.goto(root + REGULATION)
    cited = page.locator("article a.cite", has_text="《湖南省住房和城乡建设厅").first
    getattr(cited, by)()
    tip = page.get_by_role("tooltip")
    expect(tip).to_be_visible()
    expect(tip).to_contain_text("湘建城〔2020〕180号")
    expect(tip).to_be_in_viewport(ratio=1)
    page.keyboard.press("Escape")
    expect(tip).to_be_hidden()


@pytest.mark.parametrize(
    ("address", "beside", "told"),
    [
        (
            f"{REGULATION}?compare#article-14",
            "details[data-beside=article-14]",
            "检测标准以及污染处置相关措施",
        ),
        (f"{INTERPRETATION}?compare", "details[data-beside]:has-text('第十五条')", "市卫生健康主管部门"),
    ],
)
def test_text_and_explanation_stand_side_by_side(
    reader: tuple[Page, str], address: str, beside: str, told: str
) -> None:
    page, root = reader
    page.goto(root + address)
    passage = page.locator(beside).first
    expect(passage).to_contain_text(told)
    left = passage.locator("xpath=preceding-sibling::div").bounding_box()
    right = passage.bounding_box()
    assert left
    assert right
    assert left["x"] + left["width"] <= right["x"]
    assert abs(left["y"] - right["y"]) < 40
    page.locator("[data-compare-switch]").click()
    expect(page).not_to_have_url(re.compile("compare"))
    expect(passage).not_to_have_attribute("open", "")


def test_comparing_starts_from_the_foot_of_a_page_too(reader: tuple[Page, str]) -> None:
    page, root = reader
    page.goto(root + REGULATION)
    page.evaluate("scrollTo(0, document.body.scrollHeight)")
    page.evaluate("document.querySelector('[data-compare-switch]').click()")
    expect(page.locator("html")).to_have_class("comparing")


def test_whole_passages_are_kept_in_the_address(reader: tuple[Page, str]) -> None:
    page, root = reader
    page.goto(root + REGULATION + "?compare")
    whole = page.locator("[data-compare-whole]")
    whole.click()
    assert page.url.endswith("?compare&whole")
    page.locator("#article-8 a.cite, #article-6 a.cite").first.click()
    page.go_back()
    expect(whole).to_have_attribute("aria-pressed", "true")
    page.locator("[data-compare-switch]").click()
    assert page.url.endswith(REGULATION)


def test_headings_count_the_rows_that_are_left(reader: tuple[Page, str]) -> None:
    page, root = reader
    page.goto(root + "tasks.html?words=湘江")
    groups = page.locator("details.group:visible")
    assert groups.count() > 0
    for group in groups.all():
        left = group.locator("li:visible").count()
        expect(group.locator("h2 .count")).to_have_text(re.compile(f"^{left} 条，共 [0-9]+ 条$"))
    page.locator("form[data-filter] button[type=reset]").click()
    expect(page.locator("#document-1 .count")).to_have_text("32 条")


def test_a_table_is_filtered_and_the_address_tells_how(reader: tuple[Page, str]) -> None:
    page, root = reader
    page.goto(root + TABLE)
    form, rows = page.locator("form[data-filter]"), page.locator("main tbody tr[data-keys]:visible")
    expect(rows).to_have_count(102)
    form.locator("select[name=body]").select_option("永州市税务局")
    form.locator("input[name=words]").fill("发票")
    expect(form.get_by_role("status")).to_have_text(re.compile(r"显示 [0-9]+ 行，共 102 行"))
    left = rows.count()
    assert 0 < left < 102
    assert all("税务局" in words and "发票" in words for words in rows.all_text_contents())
    page.goto(page.url)
    expect(rows).to_have_count(left)
    form.locator("button[type=reset]").click()
    expect(rows).to_have_count(102)


@pytest.mark.parametrize("words", ["", "?words=市"])
def test_a_card_tells_its_columns_in_their_order(reader: tuple[Page, str], words: str) -> None:
    page, root = reader
    page.set_viewport_size({"width": 390, "height": 844})
    page.goto(root + TABLE + words)
    for heading in page.locator("main .fold button[aria-expanded=false]").element_handles():
        heading.evaluate("button => button.click()")
    told = page.evaluate(
        """() => Array.from(document.querySelectorAll("main tbody tr[id]:not([hidden])"), row =>
            Array.from(row.querySelectorAll("[data-label]"))
                .filter(cell => cell.offsetParent).map(cell => cell.dataset.label))"""
    )
    columns = page.locator("main thead th").all_text_contents()
    assert len(told) > 20
    assert [labels for labels in told if labels != [name for name in columns if name in labels]] == []
    assert columns in told  # the rest leave out what the print leaves empty


def test_on_a_phone_cards_or_the_table_at_the_readers_wish(reader: tuple[Page, str]) -> None:
    page, root = reader
    page.set_viewport_size({"width": 390, "height": 844})
    page.goto(root + WIDE_TABLE)
    heads, hint = page.locator("main thead th"), page.locator(".scroll-hint")
    button = page.locator("[data-table-view]")
    expect(hint).to_be_hidden()
    button.click()
    expect(hint).to_be_visible()
    assert page.url.endswith("?view=table")
    page.reload()
    expect(heads.nth(10)).to_be_visible()
    region = page.locator("main .table-scroll")
    region.evaluate(
        "region => { region.scrollTo(400, 0); scrollBy(0, region.getBoundingClientRect().top + 200) }"
    )
    expect(heads.nth(0)).to_be_in_viewport(ratio=1)
    assert page.evaluate("document.documentElement.scrollWidth") == 390
    button.click()
    expect(hint).to_be_hidden()
    assert page.url.endswith(WIDE_TABLE)


def test_a_hint_to_slide_stands_only_where_there_is_more_to_see(reader: tuple[Page, str]) -> None:
    page, root = reader
    for width in (1280, 1024):
        page.set_viewport_size({"width": width, "height": 900})
        page.goto(root + WIDE_TABLE)
        slides = page.evaluate(
            "(({scrollWidth, clientWidth}) => scrollWidth > clientWidth)(document.querySelector('main .table-scroll'))"
        )
        assert (page.locator(".scroll-hint").is_visible(), slides) == (width == 1024, width == 1024)


def test_of_a_wide_table_number_and_name_stay(reader: tuple[Page, str]) -> None:
    page, root = reader
    page.set_viewport_size({"width": 1024, "height": 900})
    page.goto(root + WIDE_TABLE)
    page.locator("main .table-scroll").evaluate("region => region.scrollTo(9999, 0)")
    boxes = [page.locator(f"#row-3 td:nth-child({place})").bounding_box() for place in (1, 2, 11)]
    number, name, body = (box or pytest.fail("不见了") for box in boxes)
    assert number["x"] + number["width"] <= name["x"] + 1
    assert name["x"] + name["width"] <= body["x"]
    page.locator("main .table-scroll").scroll_into_view_if_needed()
    expect(page.locator("main thead th").nth(1)).to_be_in_viewport(ratio=1)


def test_a_table_without_deadlines_is_not_filtered_by_them(reader: tuple[Page, str]) -> None:
    page, root = reader
    page.goto(root + "documents/yongzhengfa-2021-6/table-1.html?deadline=未单列&words=医疗")
    form, rows = page.locator("form[data-filter]"), page.locator("main tbody tr[data-keys]:visible")
    expect(form.locator("select")).to_have_count(1)
    assert 0 < rows.count() < 32
    assert all("医疗" in words for words in rows.all_text_contents())


def test_a_filtered_table_says_so_on_paper(reader: tuple[Page, str]) -> None:
    page, root = reader
    page.emulate_media(media="print")
    page.goto(root + TABLE)
    form = page.locator("form[data-filter]")
    expect(form).to_be_hidden()
    page.goto(f"{root}{TABLE}?words=发票")
    expect(form.locator("input[name=words]")).to_be_visible()
    expect(form.get_by_role("status")).to_be_visible()
    expect(form.locator("button")).to_be_hidden()
