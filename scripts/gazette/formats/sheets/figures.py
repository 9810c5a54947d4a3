"""数: which cells of a column of numbers are numbers, so that they still read as printed."""

from __future__ import annotations

import re
from dataclasses import dataclass

from gazette.columns import figure
from gazette.model import ColumnType

_AS_SHOWN = re.compile(
    r"""
    -? (?P<whole> 0 | [1-9][0-9]* | [1-9][0-9]{0,2} (?: ,[0-9]{3} )+ )
    (?: \. (?P<decimals> [0-9]+ ) )?
    (?P<percent> % )?
    """,
    re.VERBOSE | re.ASCII,
)
"""What a spreadsheet can show of a number by its format: 1,234.50 and 4.5%, but not 007, １２ or 4.5‰."""

_DIGITS = 15
"""So many digits a spreadsheet keeps of a number."""


@dataclass(frozen=True)
class Figure:
    """A number, as it reads, and by which format of spreadsheets it reads so. Of 4.5% it is 0.045."""

    text: str
    number: float
    form: str


def figure_of(text: str, kind: ColumnType | None) -> Figure | None:
    """The number in a cell, None where there is none or where it would read otherwise than printed."""
    if kind not in (ColumnType.INTEGER, ColumnType.DECIMAL):
        return None
    found, shown = figure(text, kind), _AS_SHOWN.fullmatch(text)
    if found is None or shown is None or (not found and text.startswith("-")):
        return None
    decimals = shown["decimals"] or ""
    if len(shown["whole"].replace(",", "")) + len(decimals) > _DIGITS:
        return None
    form = ("#,##0" if "," in shown["whole"] else "0") + ("." + "0" * len(decimals) if decimals else "")
    return Figure(text, float(found / 100 if shown["percent"] else found), form + (shown["percent"] or ""))
