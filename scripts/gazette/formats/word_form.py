"""段落格式 in a Word file, as styles and single paragraphs have it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal
from xml.etree.ElementTree import Element

from gazette.formats.word_xml import node, on

CHARACTER = 320
"""一字 of 3号, in twentieths of a point"""
LINE = 579
"""一行: the text block of 225 mm in 22 lines"""


@dataclass(frozen=True)
class Form:
    """段落格式. Indents in hundredths of a character, `before` and `after` of a line; None is as the style has it."""

    align: Literal["both", "center", "left", "right"] | None = None
    first: int | None = None
    left: int | None = None
    right: int | None = None
    hanging: int | None = None
    before: int | None = None
    after: int | None = None
    line: int | None = None
    """an exact height; 0 is as high as what stands in it"""
    outline: int | None = None
    keep_next: bool = False
    page: bool = False
    loose: bool = False
    """whether its lines leave the grid of 22 to a page"""
    ruled: bool = False
    """whether rules part it from others: thick ones above the first and below the last of several, thin ones between"""

    def properties(self, style: str | None = None) -> Element:
        """What stands in <w:pPr>, in the order of the schema."""
        return node(
            "w:pPr",
            node("w:pStyle", w_val=style) if style else None,
            on("w:keepNext", self.keep_next),
            on("w:pageBreakBefore", self.page),
            self._rules() if self.ruled else None,
            node("w:snapToGrid", w_val=0) if self.loose else None,
            self._spacing(),
            self._indents(),
            node("w:jc", w_val=self.align) if self.align else None,
            node("w:outlineLvl", w_val=self.outline) if self.outline is not None else None,
        )

    @staticmethod
    def _rules() -> Element:
        """0.35 mm and 0.25 mm, told in eighths of a point"""
        sides = (("top", 8), ("bottom", 8), ("between", 6))
        rules = (
            node(f"w:{side}", w_val="single", w_sz=size, w_space=4, w_color="auto") for side, size in sides
        )
        return node("w:pBdr", *rules)

    def _spacing(self) -> Element | None:
        said: dict[str, str | int] = {}
        for name, lines in (("w_before", self.before), ("w_after", self.after)):
            if lines is not None:
                said |= {f"{name}Lines": lines, name: lines * LINE // 100}
        if self.line is not None:
            said |= (
                {"w_line": self.line, "w_lineRule": "exact"}
                if self.line
                else {"w_line": 240, "w_lineRule": "auto"}
            )
        return node("w:spacing", **said) if said else None

    def _indents(self) -> Element | None:
        said: dict[str, str | int] = {}
        indents = (
            ("w_left", self.left),
            ("w_right", self.right),
            ("w_hanging", self.hanging),
            ("w_firstLine", self.first),
        )
        for name, characters in indents:
            if characters is not None:
                said |= {f"{name}Chars": characters, name: characters * CHARACTER // 100}
        return node("w:ind", **said) if said else None


AS_STYLED = Form()
"""nothing of its own"""
