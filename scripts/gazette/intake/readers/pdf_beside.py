"""批注和表单: what a PDF shows on a page that is no content of it.

Part of the program that reads a PDF apart (`pdf_glyphs`).
"""

from __future__ import annotations

import ctypes
from collections.abc import Iterator

import pypdfium2 as pdfium
import pypdfium2.raw as raw

_MOST = 1_000
_LONGEST = 2_000
"""characters of one that are told"""
_HIDDEN = 2 | 32
"""flags: hidden, not shown on a screen"""
_SILENT = (raw.FPDF_ANNOT_LINK, raw.FPDF_ANNOT_POPUP)
"""what shows nothing of its own"""


def beside(page: pdfium.PdfPage) -> Iterator[str]:
    """The words of each annotation and each field of a form; '' for one that only draws."""
    for at in range(min(raw.FPDFPage_GetAnnotCount(page), _MOST)):
        each = raw.FPDFPage_GetAnnot(page, at)
        if not each:
            continue
        if not raw.FPDFAnnot_GetFlags(each) & _HIDDEN and raw.FPDFAnnot_GetSubtype(each) not in _SILENT:
            yield _value(each, b"Contents") or _value(each, b"V")
        raw.FPDFPage_CloseAnnot(each)


def _value(annotation: raw.FPDF_ANNOTATION, key: bytes) -> str:
    size = min(raw.FPDFAnnot_GetStringValue(annotation, key, None, 0), 2 * _LONGEST)
    if size <= 2:
        return ""
    held = ctypes.create_string_buffer(size)
    written = raw.FPDFAnnot_GetStringValue(
        annotation, key, ctypes.cast(held, ctypes.POINTER(ctypes.c_ushort)), size
    )
    return (
        held.raw[: min(written, size)].decode("utf-16-le", "replace").rstrip("\0")
        if written <= size
        else "……"
    )
