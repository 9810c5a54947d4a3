"""样式 of Word: what a paragraph or a run is by its own properties, else by its style, else by the style that one is based on."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from xml.etree.ElementTree import Element

from gazette.intake.readers.word_looks import Look, changed, shade
from gazette.intake.readers.word_xml import inner, number, switch, value
from gazette.intake.received import Style

_TITLE = re.compile(r"title|标题")
_HEADING = re.compile(r"(?:heading|标题) ?[1-9]")
_ASIDE = {"center": Style.CENTRED, "right": Style.RIGHT, "end": Style.RIGHT}
_BODY_LEVEL = 9
"""大纲级别 of what is no heading"""


class Styles:
    """The styles of a file."""

    def __init__(self, root: Element | None) -> None:
        self._styles: dict[str, Element] = {}
        self._default: str | None = None
        for style in root if root is not None else ():
            if style.tag == "w:style" and (name := style.get("w:styleId")):
                self._styles[name] = style
                if style.get("w:type") == "paragraph" and style.get("w:default") in ("1", "true", "on"):
                    self._default = name
        self._defaults = inner(root, "w:docDefaults", "w:pPrDefault", "w:pPr")
        self._look = changed(Look(), inner(root, "w:docDefaults", "w:rPrDefault", "w:rPr"))
        self._looks: dict[tuple[str | None, Look], Look] = {}

    def style_of(self, paragraph: Element) -> Style:
        """What the file says of a paragraph."""
        own = inner(paragraph, "w:pPr")
        names = list(self._names(own))
        if any(_TITLE.fullmatch(name) for name in names):
            return Style.TITLE
        level = next(
            (n for each in self.properties(own) if (n := number(each, "w:outlineLvl")) is not None), None
        )
        if level is None and any(_HEADING.fullmatch(name) for name in names):
            return Style.HEADING
        if level is not None and 0 <= level < _BODY_LEVEL:
            return Style.HEADING
        return _ASIDE.get(self._said(own, "w:jc") or "", Style.PLAIN)

    def begins_page(self, paragraph: Element) -> bool:
        """段前分页"""
        found = (switch(each, "w:pageBreakBefore") for each in self.properties(inner(paragraph, "w:pPr")))
        return next((on for on in found if on is not None), False)

    def look_of(self, paragraph: Element) -> Look:
        """What holds for the characters of a paragraph, by its style or else by the file, unless a run says otherwise."""
        own = inner(paragraph, "w:pPr")
        look = self._styled(value(own, "w:pStyle") or self._default, self._look)
        shaded = next(
            (each for said in self.properties(own) if (each := inner(said, "w:shd")) is not None), None
        )
        return look if shaded is None else replace(look, ground=shade(shaded))

    def look_in(self, run: Element | None, above: Look) -> Look:
        """The same for a run: by its properties (`w:rPr`), else its style, else what holds around it."""
        named = value(run, "w:rStyle")
        return changed(above if named is None else self._styled(named, above), run)

    def _styled(self, style: str | None, above: Look) -> Look:
        known = self._looks.get((style, above))
        if known is None:
            known = above
            for each in reversed(list(self._chain(style))):
                known = changed(known, inner(each, "w:rPr"))
            self._looks[style, above] = known
        return known

    def properties(self, own: Element | None) -> Iterator[Element]:
        """All that speaks of a paragraph (`w:pPr`), nearest first."""
        if own is not None:
            yield own
        for style in self._chain(value(own, "w:pStyle") or self._default):
            if (said := inner(style, "w:pPr")) is not None:
                yield said
        if self._defaults is not None:
            yield self._defaults

    def ids(self, paragraph: Element) -> Iterator[str]:
        """The style of a paragraph and those that one is based on."""
        for style in self._chain(value(paragraph, "w:pPr", "w:pStyle") or self._default):
            yield style.get("w:styleId") or ""

    def list_of(self, style: str) -> str | None:
        """The id of the use of a list that a style names."""
        found = (value(each, "w:pPr", "w:numPr", "w:numId") for each in self._chain(style))
        return next((name for name in found if name), None)

    def _said(self, own: Element | None, tag: str) -> str | None:
        return next((said for each in self.properties(own) if (said := value(each, tag))), None)

    def _names(self, own: Element | None) -> Iterator[str]:
        """The names of a paragraph's style and of those it is based on; the id of one that the file does not describe."""
        named = value(own, "w:pStyle")
        if named is not None and named not in self._styles:
            yield named.lower()
        for style in self._chain(named):
            yield (value(style, "w:name") or "").lower()

    def _chain(self, name: str | None) -> Iterator[Element]:
        """A style and those it is based on, none twice."""
        seen: set[str] = set()
        while name is not None and name in self._styles and name not in seen:
            seen.add(name)
            yield self._styles[name]
            name = value(self._styles[name], "w:basedOn")
