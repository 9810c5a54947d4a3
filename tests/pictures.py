"""Small pictures and files for tests, made here: no file of them lies in the repository."""

from __future__ import annotations

import io
import struct
import zlib

import PIL.Image


def picture(ending: str, width: int = 240, height: int = 160) -> bytes:
    """The bytes of a picture (.png, .jpg) of one colour, or of a file of another kind."""
    match ending:
        case ".png":
            rows = (b"\0" + b"\xb0\x20\x20" * width) * height
            header = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
            chunks = ((b"IHDR", header), (b"IDAT", zlib.compress(rows)), (b"IEND", b""))
            return b"\x89PNG\r\n\x1a\n" + b"".join(
                struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))
                for kind, data in chunks
            )
        case ".jpg":
            file = io.BytesIO()
            PIL.Image.new("L", (1, 1), 255).save(file, "JPEG")
            return file.getvalue()
    return b"%PDF-1.4\n%%EOF\n"
