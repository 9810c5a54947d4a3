"""成篇的文字: the parts of one document -> head, text, end, enclosures.

writing   = head body end enclosure*
enclosure = [label] [title] (table | file | writing without a title of its own)
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from gazette import model
from gazette.appointing.sentences import ordered_by
from gazette.characters import squeeze
from gazette.intake import line_kinds
from gazette.intake.body import Body
from gazette.intake.cells import cells_in_lines
from gazette.intake.doubts import Log, Weight, shown
from gazette.intake.enclosed import announced, behind_caption, pieces, title_lines, title_of
from gazette.intake.ending import closing, end_of, last_lines, signed, signing
from gazette.intake.head import read_head
from gazette.intake.line_kinds import LABEL_TITLE, is_label, is_titled_label
from gazette.intake.lists import is_file_name
from gazette.intake.passages import Grid, Part, Passage
from gazette.intake.rows import with_totals
from gazette.intake.tabling import table_of
from gazette.model import Block, Mark
from gazette.numbering import marker_of

_NOTED = re.compile(r"(?:备\s*注|注\s*释?|说\s*明)\s*[:：]")
_ACTS = re.compile("任免|任职|免职|任命|聘任|免去|撤销.{0,30}职务|辞去.{0,40}职务|代理.{0,30}职务|工作人员")


@dataclass
class Folder:
    """One folder while it is drafted: the tables that its documents refer to."""

    log: Log
    tables: list[model.Table] = field(default_factory=list)


@dataclass(frozen=True)
class Heading:
    """What stands above a writing's title, and the lines of the title."""

    above: Sequence[Passage] = ()
    title: Sequence[Passage] = ()


def read_writing(
    parts: Sequence[Part], heading: Heading, folder: Folder, *, enclosed: bool = False
) -> dict[str, Any]:
    """The fields of a `model.Writing`, its mark among them; what is absent is left out."""
    return _Writing(parts, heading, folder, enclosed).fields()


class _Writing:
    def __init__(self, parts: Sequence[Part], heading: Heading, folder: Folder, enclosed: bool) -> None:
        self.enclosed = enclosed
        self.parts = with_totals(parts)
        self.heading = heading
        self.folder = folder
        self.log = folder.log

    def fields(self) -> dict[str, Any]:
        titled = self.heading.title[-1].line if self.heading.title else 0
        head = read_head(self.heading.above, title_of(self.heading.title), titled, self.parts)
        title = head.title or ""
        rest = list(self.parts[head.used :])
        ends, dated = end_of(rest, announced(title, rest))
        body, date, behind = rest[:ends], rest[ends] if dated else None, rest[ends + dated :]
        lines, behind = closing(behind, self.log) if dated else ([], behind)
        if not dated and not behind:
            body, lines = last_lines(body, self.log)
        # Where an enclosure has no date, bodies at its end are its text.
        signatures = signing(body) if dated or not self.enclosed else []
        body = body[: len(body) - len(signatures)]
        ending = signed(signatures, date, head.printed, head.keys, self.log)
        names = announced(title, body)
        first = next((part.line for part in (*self.heading.above, *self.heading.title, *self.parts)), 0)
        told = {
            "title": head.title,
            **head.fields,
            **ending,
            "closing": (*ending.get("closing", ()), *lines),
            "body": self._body(title, body),
            "enclosures": tuple(
                self._enclosure(behind[start:end], names) for start, end in pieces(behind, names)
            ),
            "mark": Mark("", first, head.keys),
        }
        return {key: value for key, value in told.items() if value not in ((), None)}

    def _body(self, title: str, parts: Sequence[Part]) -> tuple[Block, ...]:
        words = squeeze(title)
        ordering = any(isinstance(part, Passage) and _orders(part.text) for part in parts)
        reader = Body(
            self.log,
            is_act=ordering or bool(_ACTS.search(words)),
            confirmed="正式任职" in words,
            ordered=ordered_by(words),
        )
        return reader.blocks(self._with_tables(parts))

    def _with_tables(self, parts: Sequence[Part]) -> list[Passage | Block]:
        """The parts with their tables taken out into files of their own, each with its title and remarks."""
        found: list[Passage | Block] = []
        at = 0
        while at < len(parts):
            part = parts[at]
            at += 1
            if isinstance(part, Passage):
                found.append(part)
                continue
            title, caption = _title_above(found)
            remarks = _remarks(parts[at:])
            at += len(remarks)
            found.append(self._table(part, title, caption, remarks))
        return found

    def _table(
        self,
        grid: Grid,
        title: Sequence[Passage],
        caption: Passage | None,
        remarks: Sequence[Passage],
        label: str | None = None,
    ) -> model.TableReference:
        table = table_of(
            f"table-{len(self.folder.tables) + 1}",
            grid,
            self.log,
            title=title_of(title) or "",
            label=label,
            caption=caption.text if caption else None,
            remarks=remarks,
        )
        self.folder.tables.append(table)
        return model.TableReference(table.name, Mark("", grid.line))

    def _enclosure(self, parts: Sequence[Part], names: frozenset[str]) -> model.Enclosure:
        rest = list(parts)
        label: str | None = None
        keys: dict[str, int] = {}
        title: list[Passage] = []
        first = rest[0].line
        if isinstance(head := rest[0], Passage) and (is_label(head.text) or is_titled_label(head.text)):
            rest.pop(0)
            keys["label"] = head.line
            match = None if is_label(head.text) else LABEL_TITLE.fullmatch(head.text)
            label = match["label"].strip() if match else head.text
            title = [Passage(match["title"], head.line, head.last)] if match else []
        if not title:
            title = title_lines(rest, names)
            rest = rest[len(title) :]
        if title:
            keys["title"] = title[0].line
        rest = self._with_cells(rest)
        mark = Mark("", first, keys)
        if table := self._table_alone(rest, title, label):
            return replace(table, mark=mark)
        if file := self._file_alone([*title, *rest]):
            return model.Enclosure(
                label=label, title=title_of(title if rest else []), body=(file,), mark=mark
            )
        if title and label is None and not self._is_announced(title, names):
            saw = f"落款后面有“{shown(title[0].text)}”，前面没有提到"
            self.log.doubt(Weight.SHAPE, first, saw, "作为附件", "可能是另一件公文，或不是公文的文字")
        if not title:
            self.log.doubt(Weight.SHAPE, first, "附件没有找到标题", "不写标题", "标题可能是正文的前几行")
        fields = read_writing(rest, Heading((), title), self.folder, enclosed=True)
        keys |= {key: line for key, line in fields.pop("mark").keys.items() if key not in keys}
        return model.Enclosure(label=label, mark=mark, **fields)

    def _is_announced(self, title: Sequence[Passage], names: frozenset[str]) -> bool:
        own = line_kinds.named(title_of(title) or "")
        return any(own.endswith(name) or name.endswith(own) for name in names)

    def _with_cells(self, parts: Sequence[Part]) -> list[Part]:
        """The parts with a table that was received a cell a line at their beginning made one."""
        table = behind_caption(parts)
        found = cells_in_lines(table)
        if found is None:
            return list(parts)
        grid, used, short = found
        self.log.doubt(
            Weight.SHAPE,
            grid.line,
            "表是一格一行收到的" + ("，有的行缺格" if short else ""),
            "照序号排成各行" + ("，缺的格按数字和文字推定" if short else ""),
            "核对每一行的格",
        )
        return [*parts[: len(parts) - len(table)], grid, *table[used:]]

    def _table_alone(
        self, parts: Sequence[Part], title: Sequence[Passage], label: str | None
    ) -> model.Enclosure | None:
        """An enclosure of a table that is all there is, but for a line above it, remarks below, and 版记 at the end."""
        grids = [at for at, part in enumerate(parts) if isinstance(part, Grid)]
        if len(grids) != 1 or grids[0] > 1:
            return None
        above = [part for part in parts[: grids[0]] if isinstance(part, Passage)]
        behind = [part for part in parts[grids[0] + 1 :] if isinstance(part, Passage)]
        remarks = _remarks(behind)
        lines, rest = closing(behind[len(remarks) :], self.log)
        if not all(line_kinds.is_caption(part.text) or part.text.startswith(("（", "(")) for part in above):
            return None
        if rest:
            return None
        grid = parts[grids[0]]
        assert isinstance(grid, Grid)
        table = self._table(grid, title, above[0] if above else None, remarks, label)
        return model.Enclosure(body=(table,), closing=tuple(lines))

    def _file_alone(self, parts: Sequence[Part]) -> model.Paragraph | None:
        """The line of a file that is all there is, and was not received."""
        last = parts[-1] if parts else None
        if not isinstance(last, Passage) or len(parts) > 2 or not is_file_name(last.text):
            return None
        saw = f"附件是文件“{shown(last.text)}”，没有收到"
        self.log.doubt(Weight.SHAPE, last.line, saw, "照印写成一段文字", "把文件放进文件夹，改写成 file")
        return model.Paragraph(last.text, Mark("", last.line))


def _remarks(parts: Sequence[Part]) -> list[Passage]:
    """The remarks under a table, with which the parts begin; one may be numbered on: 注：1.…… / 2.……"""
    found: list[Passage] = []
    counted = 0
    for part in parts:
        if not isinstance(part, Passage):
            break
        number = _numbered(part.text)
        if not line_kinds.is_remark(part.text) and not (found and counted and number == counted + 1):
            break
        found.append(part)
        counted = number
    return found


def _numbered(text: str) -> int:
    """The number of a remark, 0 where it has none: 注：1.……, 2.……"""
    marker = marker_of(_NOTED.sub("", text, count=1).strip())
    return marker.path[-1] if marker else 0


def _orders(text: str) -> bool:
    """Whether a line is a heading of lines that appoint or remove: …会议决定任命："""
    return text.endswith(("：", ":")) and ordered_by(text) is not None


def _title_above(found: list[Passage | Block]) -> tuple[list[Passage], Passage | None]:
    """The title of a table and the line under it, taken off what stands before it."""
    above = [part if isinstance(part, Passage) else None for part in found[-2:]]
    last = above[-1] if above else None
    if last and line_kinds.is_table_title(last.text):
        found.pop()
        return [last], None
    before = above[0] if len(above) == 2 else None
    if last and before and line_kinds.is_caption(last.text) and line_kinds.is_table_title(before.text):
        del found[-2:]
        return [before], last
    return [], None
