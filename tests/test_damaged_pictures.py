"""A picture that no browser shows is told by the check, at the place that names it, whatever is wrong with its file."""

from __future__ import annotations

import io
import struct
import zlib
from pathlib import Path

import PIL.Image
import pytest
from case_gazette import write_case
from pictures import picture

from gazette import build, store
from gazette.model import FileState
from gazette.store.pictures import state


def _saved(kind: str) -> bytes:
    file = io.BytesIO()
    PIL.Image.effect_noise((64, 64), 50).save(file, kind)
    return file.getvalue()


def _chunk(kind: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))


def _png(wide: int, high: int, dots: bytes) -> bytes:
    header = struct.pack(">IIBBBBB", wide, high, 8, 0, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + _chunk(b"IHDR", header) + _chunk(b"IDAT", dots) + _chunk(b"IEND", b"")


@pytest.mark.parametrize(
    ("name", "content", "found"),
    [
        ("图.png", picture(".png"), FileState.SOUND),
        ("图.JPG", _saved("JPEG"), FileState.SOUND),
        ("图.gif", _saved("GIF"), FileState.SOUND),
        ("图.webp", _saved("WEBP"), FileState.SOUND),
        ("文件.pdf", b"", FileState.SOUND),
        ("图.png", b"", FileState.MISNAMED),
        ("图.png", _saved("JPEG"), FileState.MISNAMED),
        ("图.webp", b"RIFF\x04\x00\x00\x00WAVEfmt ", FileState.DAMAGED),
        ("图.png", picture(".png")[:80], FileState.DAMAGED),
        ("图.png", picture(".png")[:8], FileState.DAMAGED),
        ("图.png", _png(8, 8, b"no dots"), FileState.DAMAGED),
        ("图.png", _png(0, 8, zlib.compress(b"")), FileState.DAMAGED),
        ("图.jpeg", _saved("JPEG")[:-40], FileState.DAMAGED),
        ("图.jpg", b"\xff\xd8\xff" + b"\x00" * 400, FileState.DAMAGED),
        ("图.gif", b"GIF89a", FileState.DAMAGED),
        ("图.webp", _saved("WEBP")[:60], FileState.DAMAGED),
        ("图.png", _png(10_000, 9_000, zlib.compress(b"")), FileState.TOO_LARGE),
        ("图.png", _png(1 << 30, 1 << 30, zlib.compress(b"")), FileState.TOO_LARGE),
    ],
)
def test_what_a_file_is(name: str, content: bytes, found: FileState, tmp_path: Path) -> None:
    (tmp_path / name).write_bytes(content)
    assert state(tmp_path / name) is found


@pytest.mark.parametrize(
    ("content", "told"),
    [
        (picture(".png")[:80], "已损坏，读不出来；重新取得这幅图，或另存一次"),
        (_png(10_000, 9_000, b""), "的像素太多，浏览器打不开；缩小后另存一次，宽和高各不超过 9000 像素"),
        (b"GIF89a", "的内容不是它的名称所说的格式；另存一次，或改正扩展名"),
    ],
)
def test_the_check_tells_it_where_it_is_named(content: bytes, told: str, tmp_path: Path) -> None:
    write_case("14-images-and-files", tmp_path)
    (path,) = tmp_path.rglob("fig-4.png")
    path.write_bytes(content)
    notice = path.parent.relative_to(tmp_path) / "notice.yml"
    (found,) = build.problems(tmp_path)[1]
    assert str(found).startswith(f"{notice.as_posix()}:")
    assert str(found).endswith(f": “fig-4.png”{told}")
    assert store.load(tmp_path)[1] == []
