"""A file that is an archive of parts (压缩包), as .docx is: parts by name, never more bytes than can be meant."""

from __future__ import annotations

import io
import struct
import zipfile
import zlib

from gazette.intake.received import Unreadable

MOST_PART = 64 << 20
"""bytes of one part, unpacked"""
MOST_ALL = 256 << 20
"""bytes of all that is read of an archive, and of the archive itself"""
_MOST_PARTS = 20_000
_MOST_RATIO = 200
"""how often smaller than itself a part of more than `_FREE` bytes may be packed"""
_FREE = 8 << 20
_ENTRY = b"PK\x01\x02"
_DAMAGES = (
    zipfile.BadZipFile,
    zlib.error,
    struct.error,
    OSError,
    EOFError,
    ValueError,
    OverflowError,
    NotImplementedError,
    RuntimeError,
)
"""what `zipfile` raises over a damaged or hostile archive"""


class Archive:
    """压缩包. Sizes that it declares are not believed: what is counted is what comes out. Nothing is ever unpacked to disk."""

    def __init__(self, raw: bytes) -> None:
        """`Unreadable` where the bytes are no archive, or a damaged one."""
        if len(raw) > MOST_ALL or raw.count(_ENTRY) > _MOST_PARTS:
            raise _too_large()
        try:
            self._packed = zipfile.ZipFile(io.BytesIO(raw))
        except _DAMAGES:
            raise _damaged() from None
        self._parts = {part.filename: part for part in self._packed.infolist()}
        self._read = 0

    def __contains__(self, name: str) -> bool:
        return name in self._parts

    def read(self, name: str) -> bytes:
        """The bytes of a part that is there."""
        part = self._parts[name]
        most = min(MOST_PART, MOST_ALL - self._read)
        try:
            with self._packed.open(part) as packed:
                unpacked = packed.read(most + 1)
        except _DAMAGES:
            raise _damaged() from None
        self._read += len(unpacked)
        if len(unpacked) > max(_FREE, part.compress_size * _MOST_RATIO) or len(unpacked) > most:
            raise _too_large()
        return unpacked


def _damaged() -> Unreadable:
    return Unreadable("文件不完整，或已损坏", "重新取一份，或用原来的程序打开，另存一份")


def _too_large() -> Unreadable:
    return Unreadable("文件展开后大得不合情理", "用原来的程序打开，另存一份；太大的分成几份")
