"""Readers of Markdown that we did not write, and what they make of ours: words, headings, links."""

from __future__ import annotations

import subprocess
from collections.abc import Callable
from dataclasses import dataclass

import pypandoc
from markdown_it import MarkdownIt
from mdit_py_plugins.footnote import footnote_plugin
from mdit_py_plugins.front_matter import front_matter_plugin
from page_reader import Element, read, squeezed


@dataclass(frozen=True)
class Said:
    """What a text says: its words without white space, its headings with their level, its links in order."""

    words: str
    headings: list[tuple[int, str]]
    links: list[tuple[str, str]]


def pandoc(markdown: str) -> Element:
    """GitHub's Markdown as Pandoc reads it."""
    command = [pypandoc.get_pandoc_path(), "-f", "gfm-tex_math_dollars", "-t", "html", "--wrap=none"]
    done = subprocess.run(command, input=markdown, capture_output=True, encoding="utf-8", check=True)
    return read(done.stdout)


def markdown_it(markdown: str) -> Element:
    """CommonMark with tables, footnotes and front matter as markdown-it reads it."""
    reader = MarkdownIt("commonmark").enable("table").use(footnote_plugin).use(front_matter_plugin)
    return read(reader.render(markdown))


READERS: dict[str, Callable[[str], Element]] = {"pandoc": pandoc, "markdown-it": markdown_it}


def said(element: Element, without: Callable[[Element], bool]) -> Said:
    """What an element says, without the parts that `without` picks."""
    kept = _kept(element, without)
    return Said(
        squeezed(element.text(without)),
        [
            (int(one.tag[1]), squeezed(one.text(without)))
            for one in kept
            if one.tag in ("h1", "h2", "h3", "h4", "h5", "h6")
        ],
        [
            (one.attributes["href"], squeezed(one.text(without)))
            for one in kept
            if one.tag == "a" and "href" in one.attributes
        ],
    )


def _kept(element: Element, without: Callable[[Element], bool]) -> list[Element]:
    found = []
    for child in element.children:
        if isinstance(child, Element) and not without(child):
            found += [child, *_kept(child, without)]
    return found


def is_footnote(element: Element) -> bool:
    """The marks of notes, and the notes below the text."""
    return "footnote" in element.attributes.get("class", "")
