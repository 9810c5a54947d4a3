"""字形: a PDF -> its pages, each with its characters, ruled lines and pictures and where they stand. A program of its own.

PDF files may lie about anything, and what reads them is a library in C: it runs apart, with bounded time and memory, and
hands out plain lists. Places are in points, from the upper left corner of the page as it is to be read.
"""

from __future__ import annotations

import ctypes
import json
import math
import resource
import sys
import unicodedata
from collections.abc import Iterator
from typing import Any

import pypdfium2 as pdfium
import pypdfium2.raw as raw

from gazette.intake.readers.pdf_beside import beside
from gazette.intake.readers.pdf_limits import MEMORY, PAGES, SECONDS, SIGNS
from gazette.intake.readers.pdf_sight import Sights

_THIN = 3.0
"""Points: what is drawn no thicker is a line"""
_DEPTH = 4
"""Levels of forms within forms"""
_OBJECTS = 20_000
"""Objects of a page that are looked at for its rules"""

Box = tuple[float, float, float, float]


def main() -> None:
    """Read a PDF from standard input; write its pages as JSON, or as PNG the page that two arguments name (page, width)."""
    resource.setrlimit(resource.RLIMIT_CPU, (SECONDS, SECONDS))
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    content = sys.stdin.buffer.read()
    try:
        document = pdfium.PdfDocument(content)
        if len(sys.argv) > 2:
            sys.stdout.buffer.write(_picture(document[int(sys.argv[1])], int(sys.argv[2])))
            return
        if len(document) > PAGES:
            raise OverflowError
        signs = 0
        for number in range(len(document)):
            page = _page(document[number])
            signs += len(page["glyphs"])
            if signs > SIGNS:
                raise OverflowError
            print(json.dumps(page), flush=True)
    except pdfium.PdfiumError as error:
        print(json.dumps({"error": "locked" if "assword" in str(error) else "broken"}))
    except (OverflowError, MemoryError):
        print(json.dumps({"error": "large"}))


def _page(page: pdfium.PdfPage) -> dict[str, Any]:
    """One page, turned so that most of its characters stand upright."""
    width, height = raw.FPDF_GetPageWidthF(page), raw.FPDF_GetPageHeightF(page)
    quarter = raw.FPDFPage_GetRotation(page)
    if quarter % 2:
        width, height = height, width
    left, bottom, _, _ = page.get_mediabox() if quarter else page.get_bbox()
    sights, drawn, crowded = Sights(), [], False
    for count, placed in enumerate(page.get_objects(max_depth=_DEPTH)):
        sights.add(count, placed)
        crowded = count >= _OBJECTS
        if placed.type != raw.FPDF_PAGEOBJ_TEXT and not crowded:
            drawn.append(placed)
    text = page.get_textpage()
    read = list(_glyphs(text, sights))
    turns = [turn for *_, turn, _ in read]
    main = max(sorted(set(turns)), key=turns.count, default=0)

    def turned(box: Box) -> Box:
        x0, y0, x1, y1 = box[0] - left, box[1] - bottom, box[2] - left, box[3] - bottom
        if main == 0:
            return x0, height - y1, x1, height - y0
        if main == 1:
            return y0, x0, y1, x1
        if main == 2:
            return width - x1, y0, width - x0, y1
        return height - y1, width - x1, height - y0, width - x0

    rules, pictures = [], []
    for placed in drawn:
        if placed.type == raw.FPDF_PAGEOBJ_PATH:
            rules += [turned(box) for box in _rules(placed)]
        elif placed.type == raw.FPDF_PAGEOBJ_IMAGE:
            pictures.append(turned(placed.get_bounds()))
    return {
        # Of a page that its viewer turns it is not certain where its sheet lies.
        "held": quarter == 0,
        "width": height if main % 2 else width,
        "height": width if main % 2 else height,
        "glyphs": [
            (sign, *turned(box), size, (turn - main) % 4, sight) for sign, box, size, turn, sight in read
        ],
        "rules": rules,
        "pictures": pictures,
        "crowded": crowded,
        "beside": list(beside(page)),
    }


def _glyphs(text: pdfium.PdfTextPage, sights: Sights) -> Iterator[tuple[str, Box, float, int, str]]:
    """Each character with its box in its font, its size, how many quarters it is turned, and whether it is seen; '' where
    its font does not say which it is."""
    extent, matrix = raw.FS_RECTF(), raw.FS_MATRIX()
    x, y = ctypes.c_double(), ctypes.c_double()
    for at in range(raw.FPDFText_CountChars(text)):
        code = raw.FPDFText_GetUnicode(text, at)
        if raw.FPDFText_IsGenerated(text, at) == 1 or not raw.FPDFText_GetLooseCharBox(
            text, at, ctypes.byref(extent)
        ):
            continue
        unknown = raw.FPDFText_HasUnicodeMapError(text, at) == 1 or code in (0, 0xFFFE, 0xFFFF)
        sign = "" if unknown else chr(code) if code < 0x110000 and not 0xD800 <= code < 0xE000 else ""
        angle = raw.FPDFText_GetCharAngle(text, at)
        turn = -round(angle / (math.pi / 2)) % 4 if math.isfinite(angle) else 0
        raw.FPDFText_GetMatrix(text, at, ctypes.byref(matrix))
        raw.FPDFText_GetCharOrigin(text, at, ctypes.byref(x), ctypes.byref(y))
        size = raw.FPDFText_GetFontSize(text, at) * math.hypot(matrix.c, matrix.d)
        if turn == 0 and unicodedata.east_asian_width(sign or " ") in "WF":
            # Of some characters only what is inked is told.
            extent.left = min(extent.left, x.value)
            extent.right = max(extent.right, extent.left + size)
        # Fonts differ in how high they say they are; where their line is they agree.
        up, down = 0.88 * size, 0.12 * size
        box = (
            (extent.left, y.value - down, extent.right, y.value + up),
            (x.value - up, extent.bottom, x.value + down, extent.top),
            (extent.left, y.value - up, extent.right, y.value + down),
            (x.value - down, extent.bottom, x.value + up, extent.top),
        )[turn]
        yield sign, box, size, turn, sights.of(text, at, box, size)


def _rules(path: pdfium.PdfObject) -> Iterator[Box]:
    """The straight upright or level lines that a path draws: thin shapes as a whole, else its strokes one by one."""
    x0, y0, x1, y1 = path.get_bounds()
    if min(x1 - x0, y1 - y0) <= _THIN:
        yield x0, y0, x1, y1
        return
    fill, stroke = ctypes.c_int(), ctypes.c_int()
    raw.FPDFPath_GetDrawMode(path, ctypes.byref(fill), ctypes.byref(stroke))
    if not stroke.value:
        return
    matrix = path.get_matrix()
    x, y = ctypes.c_float(), ctypes.c_float()
    before = first = None
    for at in range(min(raw.FPDFPath_CountSegments(path), 1000)):
        segment = raw.FPDFPath_GetPathSegment(path, at)
        raw.FPDFPathSegment_GetPoint(segment, ctypes.byref(x), ctypes.byref(y))
        here = matrix.on_point(x.value, y.value)
        kind = raw.FPDFPathSegment_GetType(segment)
        if kind == raw.FPDF_SEGMENT_MOVETO:
            first = here
        elif kind == raw.FPDF_SEGMENT_LINETO and before is not None:
            yield from _rule(before, here)
        before = here
        if raw.FPDFPathSegment_GetClose(segment) and first is not None:
            yield from _rule(here, first)


def _rule(one: tuple[float, float], other: tuple[float, float]) -> Iterator[Box]:
    (x0, y0), (x1, y1) = one, other
    if min(abs(x0 - x1), abs(y0 - y1)) < 0.5:
        yield min(x0, x1), min(y0, y1), max(x0, x1), max(y0, y1)


def _picture(page: pdfium.PdfPage, width: int) -> bytes:
    """A page as PNG, so many pixels wide."""
    import struct
    import zlib

    scale = width / max(page.get_width(), 1)
    bitmap = page.render(scale=min(scale, 8000 / max(page.get_height(), 1)), grayscale=True)
    rows, stride = bytes(bitmap.buffer), bitmap.stride
    lines = b"".join(b"\0" + rows[at * stride : at * stride + bitmap.width] for at in range(bitmap.height))

    def chunk(kind: bytes, content: bytes) -> bytes:
        body = kind + content
        return struct.pack(">I", len(content)) + body + struct.pack(">I", zlib.crc32(body))

    head = struct.pack(">IIBBBBB", bitmap.width, bitmap.height, 8, 0, 0, 0, 0)
    return (
        b"\x89PNG\r\n\x1a\n"
        + chunk(b"IHDR", head)
        + chunk(b"IDAT", zlib.compress(lines, 6))
        + chunk(b"IEND", b"")
    )


if __name__ == "__main__":
    main()
