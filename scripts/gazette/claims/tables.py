"""What the text says of its tables, and tables of themselves."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from gazette import model
from gazette.archive import Archive
from gazette.claims.claim import Claim, around, plain, prose, tables_of
from gazette.columns import figure
from gazette.document import Document
from gazette.model import ColumnType
from gazette.punctuation import elements
from gazette.tables import grid
from gazette.tallies import ROW_NUMBER, tallies
from gazette.tasks import GROUP, SUBJECT
from gazette.units import Unit

_ITEMS = re.compile(r"(?P<what>[\u4e00-\u9fff]{1,2})\s*+(?P<count>[0-9]{1,9})\s*项")
_ALL = "共"
_AND = "[、和与及]"
_JOINED = re.compile(rf"[\u4e00-\u9fff]{{2}}(?:{_AND}[\u4e00-\u9fff]{{2}}){{1,4}}\Z")
"""新增和下放, before a count"""
_JOINT = 15
_HELD = re.compile(
    r"[、，,]?\s*(?:其中|包括|含)([^。；;）)]{1,200})|\s*(?:[（(](?!不|另|除)|[：:])([^。；;）)]{1,200})"
)
"""What a count is said to hold: 新增25项、其中包括承接省级下放22项; 新增25项（下放22项）"""
_COUNTED = re.compile(r"(?<![0-9])(?P<count>[0-9]{1,9})\s*(?P<unit>[个项])\s*(?P<what>[\u4e00-\u9fff]{1,40})")
_PROJECTS = re.compile(
    r"""
    (?P<what> [\u4e00-\u9fff、]{1,4} ) \s*+ (?P<count> [0-9]{1,9} ) \s* [座处个]
    (?: [（(，,] \s* (?P<measure> [\u4e00-\u9fff]{1,40} ) \s*+
        (?P<amount> [0-9]{1,9} ) \s* (?P<more> 余? ) (?P<unit> [个座辆处] ) )?
    """,
    re.VERBOSE,
)
"""新建、改扩建公共停车场 30 座（新增公共停车泊位 9000 余个"""

_CLAUSE_BEGINS = re.compile("[，。；：]")
_REACH = 400
"""How far before its number a list is read, at most."""
_NUMBERS = (ColumnType.INTEGER, ColumnType.DECIMAL)
_LEAST = 4
"""How many characters a name must share with the title of a table to mean what it lists."""


_RATE = re.compile(r"[（(][%％][)）]|[%％]$")
"""比率 at the end of a label: 比上年增长（%）; rates add up to nothing"""


def items_are_counted(archive: Archive) -> Iterator[Claim]:
    """事项数：文中说共几项、新增几项、下放几项，与附表按序号、按备注数得的项数相符；“新增几项，其中下放几项”“新增和下放几项”连同下放的一起数。"""
    for document, unit in prose(archive):
        if document.kind == "table" and unit.kind not in ("caption", "remark"):
            continue
        counted_in = list(_ITEMS.finditer(unit.text))
        for _, table in tables_of(archive, document) if counted_in else ():
            items = _items(table)
            for match in counted_in if any(items) else ():
                kinds = _kinds(unit.text, match)
                alone, together = (_of_kinds(items, told) for told in (kinds[:1], kinds))
                if alone:
                    stated = int(match["count"])
                    counted = alone if stated == alone else together
                    held = "、".join(
                        f"“{kind}”{found} 项" for kind in kinds if (found := _of_kinds(items, [kind]))
                    )
                    how = "" if kinds == [_ALL] else f"附表共 {len(items)} 项，其中{held}"
                    said, quote = f"{kinds[0]} {stated} 项", around(unit.text, *match.span())
                    yield Claim(document, unit.anchor, quote, said, f"{counted} 项", stated == counted, how)


def _items(table: model.Table) -> list[list[str]]:
    """For each numbered item what the columns without a role say of it (类别, 备注)."""
    place = next((index for index, column in enumerate(table.leaves) if column.label == ROW_NUMBER), None)
    if place is None:
        return []
    free = [
        index
        for index, column in enumerate(table.leaves)
        if column.type is ColumnType.TEXT and not column.role and index != place
    ]
    numbered = [row for row in table.data_rows if row.cells[place].text]
    return [[plain(row.cells[index].text) for index in free] for row in numbered]


def _kinds(text: str, match: re.Match[str]) -> list[str]:
    """类别: 共, or the last two characters before a count, with what is joined to them (新增和下放25项) and what the
    count is said to hold (新增25项，其中下放22项)."""
    if match["what"].endswith(_ALL):
        return [_ALL]
    joined = _JOINED.search(text, max(0, match.start() - _JOINT), match.end("what"))
    held = _HELD.match(text, match.end())
    parts = _ITEMS.finditer(held[1] or held[2]) if held else ()
    kinds = [
        match["what"],
        *(re.split(_AND, joined[0])[::-1] if joined else ()),
        *(part["what"] for part in parts),
    ]
    return list(dict.fromkeys(kind[-2:] for kind in kinds))


def _of_kinds(items: list[list[str]], kinds: list[str]) -> int:
    """All items for 共; else those of which a cell ends with one of the kinds, in a column that tells the first."""
    if kinds == [_ALL]:
        return len(items)
    if len(kinds[0]) == 1:
        return 0
    telling = [
        column for column in zip(*items, strict=True) if any(cell.endswith(kinds[0]) for cell in column)
    ]
    return sum(any(cell.endswith(tuple(kinds)) for cell in item) for item in zip(*telling, strict=True))


def columns_are_counted(archive: Archive) -> Iterator[Claim]:
    """指标数与任务数：文中说几个指标、几项任务，与责任分工表中该栏的个数相符。任务逐行计数，合并的格只计一次。"""
    for document, unit in prose(archive, "notice", "interpretation"):
        for table_document, table in tables_of(archive, document):
            for match in _COUNTED.finditer(unit.text):
                column = _column(table, match["what"], unit, match.start())
                if column is not None:
                    counted = _cells(table, column)
                    quote = around(unit.text, *match.span())
                    label = table.leaves[column].label
                    how = f"《{table_document.title}》“{label}”栏"
                    said = f"{counted} {match['unit']}{label}"
                    yield Claim(
                        document, unit.anchor, quote, match[0], said, int(match["count"]) == counted, how
                    )


def _column(table: model.Table, what: str, unit: Unit, at: int) -> int | None:
    """The column whose label is named, or of which the list before 等 20 个 names some groups."""
    for index, column in enumerate(table.leaves):
        named = column.label and what.startswith(plain(column.label))
        if column.role and column.type is ColumnType.TEXT and named:
            return index
    group = next((index for index, column in enumerate(table.leaves) if column.role == GROUP), None)
    if group is None:
        return None
    clause = _CLAUSE_BEGINS.split(unit.text[max(0, at - _REACH) : at].rstrip())[-1]
    if not clause.endswith("等") or "、" not in clause[1:-2]:
        return None
    names = [plain(name) for name in elements(clause[:-1])[1:]]
    cells = [plain(row.cells[group].text) for row in table.data_rows]
    return group if all(any(cell.startswith(name) for cell in cells) for name in names) else None


def _cells(table: model.Table, column: int) -> int:
    if table.leaves[column].role == SUBJECT:
        return len(grid(table))
    return sum(bool(row.cells[column].paragraphs) for row in table.data_rows)


def projects_are_counted(archive: Archive) -> Iterator[Claim]:
    """项目数：文中说建设几座、新增几个，与同名附表的行数和该栏的合计相符；“余”指不少于此数而不到进一位。"""
    for document, unit in prose(archive, "notice", "interpretation"):
        for table_document, table in tables_of(archive, document):
            for match in _PROJECTS.finditer(unit.text):
                stated, counted = int(match["count"]), len(_items(table))
                if not counted or not _names(table, match["what"]):
                    continue
                quote = around(unit.text, *match.span())
                how = f"《{table_document.title}》"
                said = f"{counted} 项"
                yield Claim(document, unit.anchor, quote, f"{stated} 座", said, stated == counted, how)
                if match["amount"]:
                    yield from _measured(document, unit, match, table, quote, how)


def _names(table: model.Table, what: str) -> bool:
    """公共停车场 is what 新建、改扩建公共停车场项目计划表 lists."""
    return len(what) >= _LEAST and what[-_LEAST:] in plain(table.title)


def _measured(
    document: Document, unit: Unit, match: re.Match[str], table: model.Table, quote: str, how: str
) -> Iterator[Claim]:
    """新增公共停车泊位 9000 余个 against the sum of the column 泊位数 (个)."""
    for index, column in enumerate(table.leaves):
        label = re.fullmatch(r"(.+?)数?\((.)\)", plain(column.label))
        if column.type not in _NUMBERS or not label:
            continue
        if match["measure"].endswith(label[1]) and match["unit"] == label[2]:
            stated, counted = Decimal(match["amount"]), _sum(table, index)
            place = 10 ** (len(match["amount"]) - len(match["amount"].rstrip("0")))
            holds = stated <= counted < stated + place if match["more"] else stated == counted
            words = f"{match['amount']} {match['more']}{match['unit']}"
            said = f"{counted:f} {label[2]}"
            yield Claim(document, unit.anchor, quote, words, said, holds, f"{how}“{column.label}”栏合计")


def totals_are_sums(archive: Archive) -> Iterator[Claim]:
    """合计：附表合计行的数，等于各行之和。"""
    for document in archive.documents:
        if isinstance(document.record, model.Table):
            table = document.record
            for number, row in enumerate(table.totals, 1):
                cells = row.cells if isinstance(row, model.Row) else ()
                for index, (column, cell) in enumerate(zip(table.leaves, cells, strict=False)):
                    stated = _number(cell)
                    rate = _RATE.search(plain(column.label or "")) or cell.text.strip().endswith(("%", "％"))
                    if column.type in _NUMBERS and stated is not None and not rate:
                        counted = _sum(table, index)
                        empty = sum(not row.cells[index].text for row in table.data_rows)
                        how = column.label + (f"（{empty} 行空格未计）" if empty else "")
                        anchor, quote = f"total-{number}", f"合计 {cell.text}"
                        yield Claim(
                            document, anchor, quote, f"{stated:f}", f"{counted:f}", stated == counted, how
                        )


def groups_are_counted(archive: Archive) -> Iterator[Claim]:
    """通栏行的项数：附表中横跨各栏的一行说共几项、合计几项，与所列的行相符。"""
    for document in archive.documents:
        if isinstance(document.record, model.Table):
            for tally in tallies(document.record):
                stated, counted = f"{tally.stated} 项", f"{tally.counted} 项"
                yield Claim(document, tally.anchor, tally.quote, stated, counted, tally.holds, "所列的行")


def _sum(table: model.Table, index: int) -> Decimal:
    """The sum of a column, exact; cells that are no number do not count."""
    return sum((_number(row.cells[index]) or Decimal(0) for row in table.data_rows), Decimal(0))


def _number(cell: model.Cell) -> Decimal | None:
    return figure(cell.text, ColumnType.DECIMAL)
