"""CSV (表格数据) for spreadsheet programs: RFC 4180 with a byte order mark, without which they garble Chinese."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable, Sequence
from dataclasses import fields
from typing import Any

from gazette.exports.json_text import Json, key, to_json

Row = Sequence[Json]

_FORMULA = re.compile(r"\s*[=+\-@＝＋－＠]|[\t\r\n]")
"""What a spreadsheet would take for a formula: behind white space too, and in full width where it is set to Chinese."""

_NEGATIVE = re.compile(r"[-－][0-9０-９][0-9,０-９，]*(?:[.．][0-9０-９]+)?[%％]?")


def csv_text(rows: Iterable[Row]) -> str:
    """The text of a CSV file with these rows, the head among them."""
    out = io.StringIO()
    csv.writer(out, lineterminator="\r\n").writerows([_harmless(cell) for cell in row] for row in rows)
    return "\ufeff" + out.getvalue()


def rows_of(record: type[Any], records: Iterable[object]) -> list[Row]:
    """Records without records in them as rows, under a head of their keys."""
    columns = fields(record)
    cells = [[to_json(getattr(each, column.name)) for column in columns] for each in records]
    return [[key(column) for column in columns], *cells]


def _harmless(cell: Json) -> Json:
    """Text that a spreadsheet would take for a formula gets a ' in front, a number less than 0 does not; absent facts
    are empty."""
    if isinstance(cell, str) and _FORMULA.match(cell) and not _NEGATIVE.fullmatch(cell):
        return "'" + cell
    return "" if cell is None else str(cell).lower() if isinstance(cell, bool) else cell
