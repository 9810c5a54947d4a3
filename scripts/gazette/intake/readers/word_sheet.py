"""What is being made of a Word file: its lines as they come, the remarks on them, the files of its pictures."""

from __future__ import annotations

import re

from gazette.intake.readers.characters import legible, quoted
from gazette.intake.readers.word_taken import Taken
from gazette.intake.received import GridCell, Line, Received, Remark, Style

_BLANK = re.compile("[\t\r\n\x85\u2028\u2029]")
"""what within a line would end it or part cells: an attribute may hold it"""
_PICTURES = re.compile(
    rb"(?P<png>\x89PNG\r\n\x1a\n)|(?P<jpg>\xff\xd8\xff)|(?P<gif>GIF8[79]a)|(?P<webp>RIFF....WEBP)", re.DOTALL
)
"""what the pictures that browsers show begin with"""


class Sheet:
    """稿件 in the making. `page`: the line that comes next begins a page."""

    def __init__(self) -> None:
        self.page = False
        self._lines: list[Line] = []
        self._remarks: list[Remark] = []
        self._labels: list[tuple[int, str]] = []
        self._names: dict[str, str] = {}
        self._files: dict[str, bytes] = {}

    def received(self) -> Received:
        """All of it. A remark on what would have come behind the last line stands at that one."""
        if self._labels:
            (line, label), count = self._labels[0], len(self._labels)
            self._remarks.append(
                Remark(line, f"自动编号（如{quoted(label)}）不在文字里，已照显示的写在段首，共 {count} 处")
            )
        last = max(1, len(self._lines))
        told = sorted(self._remarks, key=lambda remark: remark.line)
        return Received(
            tuple(self._lines),
            self._files,
            tuple(Remark(min(remark.line, last), remark.text) for remark in told),
        )

    def line(self, text: str, style: Style = Style.PLAIN, *, whole: bool = True) -> None:
        """A line of text."""
        self._put(Line(self.legible(text), whole, style, page=self.page))

    def row(self, cells: tuple[GridCell, ...], grid: int) -> None:
        """A row of a table, whose text is legible already."""
        text = "\t".join(" ".join(cell.paragraphs) for cell in cells)
        self._put(Line(text, whole=True, cells=cells, grid=grid, page=self.page))

    def picture(self, part: str, raw: bytes) -> None:
        """图: a line of its own with its file, if a browser can show it. `part`: its name in the Word file."""
        known = _PICTURES.match(raw)
        if known is None:
            ending = part.rpartition(".")[2]
            self.tell(f"图的格式（{ending}）网页不能显示，没有收入，请另存为 PNG 补上")
            return
        name = self._names.setdefault(part, f"picture-{len(self._names) + 1}.{known.lastgroup}")
        self._files[name] = raw
        self._put(Line("", picture=name, page=self.page))

    def _put(self, line: Line) -> None:
        self._lines.append(line)
        self.page = False

    def legible(self, text: str) -> str:
        """The text, for the line that comes next, of characters that can be shown."""
        kept, told = legible(_BLANK.sub(" ", text))
        for each in told:
            self.tell(each)
        return kept

    def label(self, text: str) -> None:
        """A number of 自动编号 was put in front of the line that comes next."""
        self._labels.append((len(self._lines) + 1, text))

    def tell(self, sentence: str, about: str = "", line: int = 0) -> None:
        """A remark on the line that comes next, or so many lines behind it; {} in it is for what it is about."""
        self._remarks.append(Remark(len(self._lines) + 1 + line, sentence.replace("{}", quoted(about))))

    def tell_all(self, taken: Taken) -> None:
        """What is to be said of a paragraph whose lines come next."""
        for line, told in taken.told:
            self.tell(told.sentence, told.words, line)
