"""Text -> PDF after GB/T 9704-2012 (公文格式): A4, 22 lines of 28 characters, tagged for screen readers (PDF/UA-1).

Typst sets it. The words go to `pdf.typ` as data and are never part of what it reads as markup.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from pathlib import Path

import typst

from gazette.faults import ProgramFault
from gazette.formats.format import Book, Format, Pictures, Work
from gazette.formats.pdf_data import book_data, work_data
from gazette.formats.pdf_fonts import compiler, faces

_TEMPLATE = Path(__file__).with_suffix(".typ").read_bytes()

_MISSING = re.compile(r"the text `\"(?P<text>.{1,40}?)\"` could not be displayed")
r"""What Typst says of a sign that no face has: the text `"\u{378}"` could not be displayed with font …"""


class SignMissing(Exception):
    """No face has a sign, so that it cannot be printed."""

    def __init__(self, signs: list[str]) -> None:
        super().__init__(f"没有一种字体有：{'、'.join(signs)}")


def write(work: Work, pictures: Pictures) -> bytes:
    """A document as PDF."""
    return _set(work_data(work, pictures), work.url)


def bind(book: Book, pictures: Pictures) -> bytes:
    """An issue as PDF: cover, contents with pages, works, imprint."""
    return _set(book_data(book, pictures), f"{book.name} {book.label}")


def _set(said: Mapping[str, object], place: str) -> bytes:
    setter = compiler()
    try:
        # A time in the file would differ from day to day: none is given, and the template says that there is none.
        made = setter.compile(
            _TEMPLATE, sys_inputs={"said": json.dumps(said, ensure_ascii=False)}, pdf_standards=["ua-1"]
        )
        assert isinstance(made, bytes)
        return made
    except typst.TypstError as error:
        raise ProgramFault.of("PDF ", place, _told(error)) from error


def _told(error: typst.TypstError) -> Exception:
    """What went wrong; signs that no face has by name."""
    signs = dict.fromkeys(match["text"] for match in _MISSING.finditer(error.diagnostic))
    fault = SignMissing([_named(sign) for sign in signs]) if signs else error
    return fault.with_traceback(error.__traceback__)


def _named(sign: str) -> str:
    """😀（U+1F600）"""
    if escaped := re.fullmatch(r"\\u\{([0-9a-f]{1,6})\}", sign):
        return f"U+{int(escaped[1], 16):04X}"
    return f"{sign}（{'、'.join(f'U+{ord(one):04X}' for one in sign)}）"


PDF = Format("pdf", "PDF", frozenset({"notice", "interpretation", "table"}), write, bind, faces)
