"""PDF files written by hand, for what no program would set: without sign tables, locked, broken, hostile."""

from __future__ import annotations

import zlib
from collections.abc import Sequence

import typst


def set_in(markup: str, *, fonts: str = "Noto Serif CJK SC", page: str = "") -> bytes:
    """A page of 30 characters a line, set by Typst, whose markup this is; `page`: more of what it says of pages."""
    head = (
        f"#set page(width: 435pt, height: 600pt, margin: 60pt{page})\n"
        f'#set text(font: "{fonts}", size: 10.5pt, lang: "zh", cjk-latin-spacing: none)\n'
        "#set par(justify: true, first-line-indent: (amount: 2em, all: true))\n"
    )
    return typst.compile((head + markup).encode())


def written(objects: Sequence[bytes], trailer: bytes = b"") -> bytes:
    """A file of these objects, the first of which is the catalogue."""
    out = b"%PDF-1.7\n"
    places = []
    for number, content in enumerate(objects, 1):
        places.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, content)
    start = len(out)
    out += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    out += b"".join(b"%010d 00000 n \n" % place for place in places)
    root = b"/Root 1 0 R" if trailer is not None else b""
    return out + b"trailer\n<< /Size %d %s %s >>\nstartxref\n%d\n%%%%EOF\n" % (
        len(objects) + 1,
        root,
        trailer,
        start,
    )


def stream(content: bytes, more: bytes = b"", *, packed: bool = False) -> bytes:
    """A stream object."""
    if packed:
        content, more = zlib.compress(content, 9), more + b" /Filter /FlateDecode"
    return b"<< /Length %d %s >>\nstream\n%s\nendstream" % (len(content), more, content)


def page_of(content: bytes, resources: bytes = b"", *further: bytes) -> list[bytes]:
    """The objects of a file of one page with this content; further ones are numbered from 5."""
    return [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 400 600] /Contents 4 0 R /Resources << %s >> >>"
        % resources,
        content,
        *further,
    ]


HELVETICA = b"/Font << /F << /Type /Font /Subtype /Type1 /BaseFont /Helvetica >> >>"
WORDS = stream(b"BT /F 12 Tf 60 500 Td (Words) Tj ET")
