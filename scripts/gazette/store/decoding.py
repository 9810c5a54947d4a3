"""Bytes -> text, for YAML and source.txt alike: the one place where files are decoded."""

from __future__ import annotations

from gazette.characters import refused
from gazette.model import Mark, Problem

LARGEST = 4 << 20
"""Bytes of a file; the largest issue printed is a tenth of it, and what is larger was put there by mistake."""


def decode(raw: bytes, file: str) -> tuple[str | None, list[Problem]]:
    """The text of a file, without the mark at its beginning (BOM), its lines ended by a line feed.

    None where it is no UTF-8 or too large. Characters that may not stand in it are told and left out of the text.
    """
    if len(raw) > LARGEST:
        fault = f"文件有 {len(raw) >> 20} MB，超过 {LARGEST >> 20} MB"
        return None, [Problem(Mark(file, 1), fault, "核对是否误放了别的内容", unread=True)]
    try:
        text = raw.decode("utf-8-sig").replace("\r\n", "\n").replace("\r", "\n")
    except UnicodeDecodeError as error:
        line = raw.count(b"\n", 0, error.start) + 1
        return None, [Problem(Mark(file, line), "文件不是 UTF-8 编码", "用 UTF-8 编码另存", unread=True)]
    problems: dict[Problem, None] = {}
    kept: list[str] = []
    line, read = 1, 0
    for at, fault, remedy in refused(text):
        line += text.count("\n", read, at)
        kept.append(text[read:at])
        read = at + 1
        problems[Problem(Mark(file, line), fault, remedy)] = None
    return "".join([*kept, text[read:]]), list(problems)
