"""Text is text: whatever the gazette prints comes out as printed, never as Markdown, HTML or template code."""

from __future__ import annotations

import dataclasses
import tempfile
from collections.abc import Callable
from functools import cache
from itertools import count
from pathlib import Path
from typing import Any

import pytest
from document_text import printed, shown
from fabricated_gazette import CITED, INSTEAD, ON_DISK, UNPUBLISHED, bearer, gazette, planted
from hostile_text import words
from hypothesis import Phase, example, given, settings
from hypothesis import strategies as st
from page_reader import read_page, squeezed

from gazette import addresses, build, model
from gazette.claims import Claim
from gazette.fresh import Fresh
from gazette.site import Site

ROOT = Path(__file__).resolve().parent.parent


def collapsed(text: str) -> str:
    return " ".join(text.split())


@pytest.mark.parametrize(
    ("url", "page", "expected"),
    [
        ("documents/a.html", "index.html", "documents/a.html"),
        ("documents/a.html#p1", "documents/b.html", "a.html#p1"),
        ("index.html", "documents/a/table-1.html", "../../index.html"),
        ("documents/a.html", "documents/a/table-1.html", "../a.html"),
        ("documents/a.html#p1", "documents/a.html", "#p1"),
        ("documents/a.html", "documents/a.html", "a.html"),
    ],
)
def test_addresses_are_relative(url: str, page: str, expected: str) -> None:
    assert addresses.relative(url, page) == expected


@pytest.mark.parametrize(
    ("url", "expected"),
    [
        ("documents/a.html", "documents/a.md"),
        ("documents/a.html#p1", "documents/a.md#p1"),
        ("data/a.json", "data/a.json"),
    ],
)
def test_the_markdown_file_behind_an_address(url: str, expected: str) -> None:
    assert addresses.markdown(url) == expected


# --- the whole site ---------------------------------------------------------------------------------------


def built_with(fill: Callable[[str], str], folder: Path) -> Site:
    """Build the site of the invented gazette with `fill` in place of every text, as any other site is built."""
    site = Site(planted(gazette(), fill))
    notice = site.archive.documents[0]
    site.claims = [Claim(notice, "article-1", *(fill("") for _ in range(3)), False, fill(""), "占位：占位。")]
    build.run_mkdocs(ROOT, Fresh(folder), site)
    return site


def skeleton(folder: Path) -> list[str]:
    """The elements of every page in document order, each with the names of its attributes; not where a line may break or
    must not, nor the numbers (序号) with which a text may begin."""
    return [
        f"{path.relative_to(folder)}: <{' '.join([element.tag, *sorted(element.attributes)])}>"
        for path in sorted(folder.rglob("*.html"))
        for element in read_page(path).walk()
        if element.tag != "wbr" and not element.attributes.get("class", "").startswith(("unbroken", "marker"))
    ]


@cache
def harmless_skeleton() -> list[str]:
    """The skeleton of the site when every text is a harmless word."""
    numbers = count()
    with tempfile.TemporaryDirectory() as name:
        built_with(lambda text: _worded("文", text, next(numbers), ""), Path(name))
        return skeleton(Path(name))


def _worded(before: str, text: str, number: int, after: str) -> str:
    """A text that no other field has, and that cites where the text it replaces does."""
    return f"{before}{CITED if CITED in text else ''}文{number:04}{after}"


def test_the_invented_gazette_has_everything_the_model_has() -> None:
    """Or hostile text would never reach it. A new field of the model needs a line there."""
    filled: set[tuple[str, str]] = set()

    def visit(record: Any) -> None:
        if isinstance(record, tuple):
            for child in record:
                visit(child)
        elif dataclasses.is_dataclass(record):
            for field in dataclasses.fields(record):
                value = getattr(record, field.name)
                if value not in (None, (), "", False):
                    filled.add((bearer(type(record), field.name), field.name))
                visit(value)

    visit(gazette())
    every = {
        (bearer(cls, field.name), field.name)
        for cls in vars(model).values()
        if dataclasses.is_dataclass(cls)
        for field in dataclasses.fields(cls)
        if field.name != "mark" and cls not in (model.Mark, model.Problem, *ON_DISK)
    }
    assert (
        every - filled
        == {("Issue", "source"), ("Folder", "files"), ("Picture", "file"), ("Writing", "title")}
        | INSTEAD
        | UNPUBLISHED
    )


UNUSED = {
    *(alias for instrument in gazette().instruments for alias in instrument.aliases),
    *(text for synonym in gazette().synonyms for text in (*synonym.say, *synonym.written, synonym.why)),
}
"""Words by which something is found, and which no page shows where the text does not use them."""


@pytest.mark.slow
@settings(max_examples=12, phases=[Phase.explicit, Phase.generate])  # each example is a build
@given(pairs=st.lists(st.tuples(words, words), min_size=20, max_size=40))
@example(pairs=[(" ", " ")])
@example(pairs=[("<script>alert(1)</script>", "</script>")])
@example(
    pairs=[("# ", " #"), ("1. ", "\\"), ("{{ 7*7 }}", "{: .x }"), ("=1+", "`"), ("---", "\t"), ("&amp;", '"')]
)
def test_hostile_text_in_every_field_is_only_text(pairs: list[tuple[str, str]]) -> None:
    numbers, planted_words = count(), list[str]()

    def fill(text: str) -> str:
        number = next(numbers)
        before, after = pairs[number % len(pairs)]
        word = _worded(before, text, number, after)
        if text not in UNUSED:
            planted_words.append(word)
        return word

    with tempfile.TemporaryDirectory() as name:
        site = built_with(fill, Path(name))
        pages = {
            path.relative_to(name).as_posix(): read_page(path) for path in sorted(Path(name).rglob("*.html"))
        }
        assert skeleton(Path(name)) == harmless_skeleton(), "多出或少了元素"
    for document in site.archive.documents:
        (title,), (article,) = (pages[document.url].all(tag) for tag in ("title", "article"))
        assert collapsed(title.text()).startswith(collapsed(document.title))
        assert shown(article) == "".join(text for _, text in printed(document))
    said = squeezed("".join(page.text() for page in pages.values()))
    assert [text for text in planted_words if squeezed(text) not in said] == []
