"""What places of a text are called (位置的名称), in links, notes and lists."""

from __future__ import annotations

from gazette.tables import Line
from gazette.units import Unit


def beginning(unit: Unit, length: int) -> str:
    """第十四条　二次供水单位应当建立……: the marker of an article and so many of its first characters."""
    told = unit.text[len(unit.marker) :].lstrip()
    return f"{unit.marker}　{told[:length]}{'……' if len(told) > length else ''}"


def name_of_line(line: Line) -> str:
    """第 16 行（4、办理建筑许可、精简办理流程……）: no line is numbered in print, so its first cells say which it is."""
    first = [cell.text.split("。")[0].replace("\n", "") for cell in list(line.own)[:3]]
    told = "、".join(text if len(text) <= 14 else f"{text[:12]}……" for text in first if text)
    return f"第 {line.number} 行" + (f"（{told}）" if told else "")
