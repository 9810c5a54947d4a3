"""Rules on what lies beside or stands between the words: pictures (图), files (附件文件), footnotes (印件的注)."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from itertools import pairwise

from gazette import model
from gazette.archive import Archive
from gazette.checks.records import folders, records
from gazette.checks.rule import rule
from gazette.footnotes import footnotes, sign_of
from gazette.model import FileState, Mark, Problem
from gazette.numerals import half_width, parse_numeral
from gazette.outline import blocks_of
from gazette.store.layout import WINDOWS
from gazette.store.pictures import PICTURES
from gazette.tables import table_units
from gazette.units import Unit

_NOWHERE = re.compile(r"""[\\/:*?"<>|]|[ .]\Z|\A """)
_WINDOWS = re.compile(WINDOWS)
_LONGEST_NAME = 80
"""Chinese characters, three bytes each, of which file systems take 255"""
_FIGURE = re.compile(r"\s*图\s*(?P<number>[0-9]{1,3})(?![0-9.-])")
"""图号; those of 表 run on through tables that are typed, so one that is a picture follows no other picture"""


@rule(whole=True)
def files_are_named_and_there(archive: Archive) -> Iterator[Problem]:
    """YAML 所写的图和文件都在同一文件夹中；文件夹中的图和文件都写在 YAML 中；图是浏览器能显示的格式，没有损坏。"""
    for _, folder in folders(archive):
        held = {file.name: file for file in folder.files}
        named: set[str] = set()
        for name, mark, picture in _named(folder):
            named.add(name)
            if name not in held:
                remedy = "把文件放进这个文件夹，或改正文件名；没有收到的图不写 file"
                yield Problem(mark, f"文件夹中没有“{name}”", remedy)
            elif picture and name.rpartition(".")[2].lower() not in PICTURES:
                yield Problem(mark, f"“{name}”不是能显示的图", f"另存为 {'、'.join(PICTURES)} 之一")
            elif held[name].state is FileState.MISNAMED:
                yield Problem(mark, f"“{name}”的内容不是它的名称所说的格式", "另存一次，或改正扩展名")
            elif held[name].state is FileState.DAMAGED:
                yield Problem(mark, f"“{name}”已损坏，读不出来", "重新取得这幅图，或另存一次")
            elif held[name].state is FileState.TOO_LARGE:
                remedy = "缩小后另存一次，宽和高各不超过 9000 像素"
                yield Problem(mark, f"“{name}”的像素太多，浏览器打不开", remedy)
        for name in held.keys() - named:
            place = Mark(folder.mark.file.replace("notice.yml", name), 1)
            yield Problem(place, "没有一处写到这个文件", "在正文该处写 pictures 或 file，或删去文件")


@rule()
def files_can_be_copied_anywhere(archive: Archive) -> Iterator[Problem]:
    """图和附件文件的名称在任何系统上都能用：没有 Windows 不许的符号，不太长，不只差大小写。"""
    for _, folder in folders(archive):
        first: dict[str, str] = {}
        for file in folder.files:
            place = Mark(folder.mark.file.replace("notice.yml", file.name), 1)
            if not file.name.isprintable() or _NOWHERE.search(file.name):
                yield Problem(
                    place, "文件名含有别的系统不许的符号", '不用控制字符和 \\ / : * ? " < > |，末尾不是空格'
                )
            elif len(file.name) > _LONGEST_NAME:
                fault = f"文件名有 {len(file.name)} 个字，最多 {_LONGEST_NAME} 个"
                yield Problem(place, fault, "改短，并改正 YAML 中写到它的地方")
            elif _WINDOWS.match(file.name):
                yield Problem(place, "文件名是 Windows 保留的名称", "换一个，并改正 YAML 中写到它的地方")
            same = unicodedata.normalize("NFC", file.name).casefold()
            if first.setdefault(same, file.name) != file.name:
                fault = f"文件名与“{first[same]}”只差大小写"
                yield Problem(place, fault, "改一个，Windows 和 macOS 会当作同一个文件")


def _named(folder: model.Folder) -> Iterator[tuple[str, Mark, bool]]:
    """Every file that the YAML names, with its place; whether as a picture."""
    for block in blocks_of(folder):
        if isinstance(block, model.Pictures):
            for picture in block.pictures:
                if picture.file:
                    yield picture.file, picture.mark, True
        elif isinstance(block, model.AttachedFile) and block.file:
            yield block.file, block.mark, False


@rule()
def pictures_can_be_told(archive: Archive) -> Iterator[Problem]:
    """没有收到的图须有图题。"""
    for _, folder in folders(archive):
        for block in blocks_of(folder):
            for picture in block.pictures if isinstance(block, model.Pictures) else ():
                if not picture.file and not picture.caption:
                    remedy = "写上 file: 文件名；没有收到的，写 caption: 图题"
                    yield Problem(picture.mark, "这幅图既没有文件，也没有图题", remedy)


@rule(whole=True)
def figures_run_on(archive: Archive) -> Iterator[Problem]:
    """一篇之内图号逐一相接；原文如此的，须在该处有校注。"""
    for held in records(archive):
        noted = {note.at for note in held.record.notes}
        numbered = [(unit, number) for unit in held.units if (number := _figure(unit))]
        for (before, last), (unit, number) in pairwise(numbered):
            if before.part == unit.part and number not in (last + 1, 1) and unit.anchor not in noted:
                remedy = f"补上漏排的图，或改正图号；原文如此的，加校注（at: {unit.anchor}）"
                yield Problem(unit.mark, f"图号“{unit.text[:12]}”不接“{before.text[:12]}”", remedy)


def _figure(unit: Unit) -> int | None:
    match = _FIGURE.match(half_width(unit.text)) if unit.kind == "picture" else None
    return parse_numeral(match["number"]) if match else None


@rule(whole=True)
def footnotes_have_their_marks(archive: Archive) -> Iterator[Problem]:
    """印件的注与文中的注号一一对应，先后相同；原文如此的，须在注的那一行有校注。"""
    for held in records(archive):
        units = held.units
        noted = {note.at for note in held.record.notes}
        told = footnotes(units)
        for index in told.unmarked:
            unit = units[index]
            if unit.anchor not in noted and not _stands_in_table(sign_of(unit), held.folder):
                fault = f"文中没有注“{unit.text[:12]}”的注号"
                yield Problem(unit.mark, fault, f"补上注号；原文如此的，加校注（at: {unit.anchor}）")
        for index, sign in told.unexplained:
            unit = units[index]
            if unit.anchor not in noted:
                fault = f"注号“{sign}”没有注"
                yield Problem(
                    unit.mark, fault, f"在 footnotes 中补上；原文如此的，加校注（at: {unit.anchor}）"
                )
        first: dict[int, int] = {}
        for mark in told.marks:
            if not mark.note:
                first.setdefault(mark.target, mark.unit)
        for before, after in pairwise(first):
            if after < before and units[after].anchor not in noted:
                fault = f"注号“{units[after].text[:6]}”排在“{units[before].text[:6]}”之后"
                remedy = f"照印刷改正；原文如此的，加校注（at: {units[after].anchor}）"
                yield Problem(units[first[after]].mark, fault, remedy)


def _stands_in_table(sign: str, folder: model.Folder) -> bool:
    """Whether a cell of a table of the document has the sign of a note: 居住[3]."""
    return any(sign in half_width(cell.text) for table in folder.tables for cell in table_units(table))
