"""看得见与否: which characters of a page nobody sees on paper, by their colour, their size and what is drawn over them.

Part of the program that reads a PDF apart (`pdf_glyphs`); places are those of the file.
"""

from __future__ import annotations

import ctypes
from bisect import bisect_right
from collections.abc import Iterator

import pypdfium2 as pdfium
import pypdfium2.raw as raw

from gazette.intake.readers.pdf_unseen import BARE, COVERED, PALE, SEEN, TINY, UNDER

Box = tuple[float, float, float, float]
Cover = tuple[int, Box, str]
"""its place in the order, where it is, what it makes of a character under it"""

_WHITE, _CLEAR = 250, 5
"""Of 255: what is printed with no less of every colour, or covers no more, is not seen on paper."""
_TINY = 3.0
"""points"""
_BAR = 3.0
"""Points: what is thinner covers no character"""
_INKLESS = (raw.FPDF_TEXTRENDERMODE_INVISIBLE, raw.FPDF_TEXTRENDERMODE_CLIP)
_SEGMENTS = 1_000


class Sights:
    """What is known of the objects of a page, in the order in which they are drawn."""

    def __init__(self) -> None:
        self._places: dict[int, int] = {}
        self._covers: list[Cover] = []
        self._known: dict[int, tuple[int, bool]] = {}

    def add(self, at: int, placed: pdfium.PdfObject) -> None:
        """The next object."""
        if placed.type == raw.FPDF_PAGEOBJ_TEXT:
            self._places[_address(placed.raw)] = at
        elif placed.type == raw.FPDF_PAGEOBJ_PATH and _is_opaque(placed):
            self._covers += [(at, box, COVERED) for box in _bars(placed) if _is_bar(box)]
        elif placed.type == raw.FPDF_PAGEOBJ_IMAGE and not raw.FPDFPageObj_HasTransparency(placed):
            self._covers.append((at, placed.get_bounds(), UNDER))

    def of(self, text: pdfium.PdfTextPage, at: int, box: Box, size: float) -> str:
        """Whether a character is seen."""
        own = raw.FPDFText_GetTextObject(text, at)
        address = _address(own)
        if address not in self._known:
            self._known[address] = self._above(address), _is_inkless(own)
        first, inkless = self._known[address]
        x, y = (box[0] + box[2]) / 2, (box[1] + box[3]) / 2
        for over in range(first, len(self._covers)):
            _, (x0, y0, x1, y1), kind = self._covers[over]
            if x0 <= x <= x1 and y0 <= y <= y1:
                return kind
        if inkless:
            return BARE
        if _is_pale(text, at):
            return PALE
        return TINY if size < _TINY else SEEN

    def _above(self, address: int) -> int:
        """From where on what covers is drawn after a text, and so over it."""
        place = self._places.get(address)
        if place is None:
            return len(self._covers)
        return bisect_right(self._covers, place, key=lambda cover: cover[0])


def _is_inkless(own: raw.FPDF_PAGEOBJECT) -> bool:
    return bool(own) and raw.FPDFTextObj_GetTextRenderMode(own) in _INKLESS


def _address(pointer: object) -> int:
    return ctypes.cast(pointer, ctypes.c_void_p).value or 0  # type: ignore[arg-type]


def _is_pale(text: pdfium.PdfTextPage, at: int) -> bool:
    red, green, blue, cover = (ctypes.c_uint() for _ in range(4))
    told = raw.FPDFText_GetFillColor(text, at, red, green, blue, cover)
    return bool(told) and (cover.value <= _CLEAR or min(red.value, green.value, blue.value) >= _WHITE)


def _is_opaque(path: pdfium.PdfObject) -> bool:
    """Whether nothing shines through what a path paints; a marker's colour, which multiplies, lets it."""
    return not raw.FPDFPageObj_HasTransparency(path)


def _is_bar(box: Box) -> bool:
    return min(box[2] - box[0], box[3] - box[1]) > _BAR


def _bars(path: pdfium.PdfObject) -> Iterator[Box]:
    """The upright rectangles that a path fills, or its one thick line."""
    fill, stroke = ctypes.c_int(), ctypes.c_int()
    raw.FPDFPath_GetDrawMode(path, ctypes.byref(fill), ctypes.byref(stroke))
    shapes = list(_shapes(path)) if fill.value or stroke.value else []
    if len(shapes) == 1 and len(set(shapes[0])) == 2 and stroke.value:
        (x0, y0), (x1, y1) = set(shapes[0])
        if min(abs(x0 - x1), abs(y0 - y1)) < 1:
            yield path.get_bounds()
    for shape in shapes if fill.value else ():
        xs, ys = {round(x, 1) for x, _ in shape}, {round(y, 1) for _, y in shape}
        if len(xs) == 2 and len(ys) == 2 and len({(round(x, 1), round(y, 1)) for x, y in shape}) == 4:
            # Of a form within the page only the whole is told where it stands.
            if path.level == 0:
                yield min(xs), min(ys), max(xs), max(ys)
            elif len(shapes) == 1:
                yield path.get_bounds()


def _shapes(path: pdfium.PdfObject) -> Iterator[list[tuple[float, float]]]:
    """The corners of each shape of straight lines; none where one is not."""
    matrix = path.get_matrix()
    x, y = ctypes.c_float(), ctypes.c_float()
    shape: list[tuple[float, float]] = []
    for at in range(min(raw.FPDFPath_CountSegments(path), _SEGMENTS)):
        segment = raw.FPDFPath_GetPathSegment(path, at)
        kind = raw.FPDFPathSegment_GetType(segment)
        if kind == raw.FPDF_SEGMENT_MOVETO:
            if len(shape) > 1:
                yield shape
            shape = []
        raw.FPDFPathSegment_GetPoint(segment, ctypes.byref(x), ctypes.byref(y))
        shape.append(matrix.on_point(x.value, y.value))
        if kind == raw.FPDF_SEGMENT_BEZIERTO:
            return
    if len(shape) > 1:
        yield shape
