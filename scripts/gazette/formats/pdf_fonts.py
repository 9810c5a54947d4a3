"""字体: the faces that PDF is set in, found on this machine and loaded once."""

from __future__ import annotations

import functools
import sys
from pathlib import Path

import typst

from gazette.formats.format import FormatUnavailable

_FOLDERS = (
    Path(sys.prefix) / "fonts",
    Path("/usr/share/texlive/texmf-dist/fonts/opentype/public/fandol"),
    Path("/usr/share/fonts/opentype/noto"),
)
"""Where set-up puts the faces, and where Debian does. No other folder: the same work is the same bytes everywhere."""

_FACES = {
    "FandolFang R": "仿宋",
    "FandolHei": "黑体",
    "FandolKai": "楷体",
    "FandolSong": "宋体",
    "Noto Serif CJK SC": "罕用字的宋体",
    "Noto Sans CJK SC": "罕用字的黑体",
}


@functools.cache
def compiler() -> typst.Compiler:
    """A compiler with the faces. Raises :class:`FormatUnavailable`, which tells the clerk what to install."""
    folders = [str(folder) for folder in _FOLDERS if folder.is_dir()]
    fonts = typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=folders)
    held = set(fonts.families())
    if missing := [family for family in _FACES if family not in held]:
        named = "、".join(f"{_FACES[family]}（{family}）" for family in missing)
        raise FormatUnavailable(
            f"生成 PDF 缺少字体：{named}；先运行 make formats，它会安装；"
            "手工安装：Debian 的 fonts-noto-cjk，和 texlive-lang-chinese 中的 Fandol 字体"
        )
    return typst.Compiler(font_paths=fonts, ignore_system_fonts=True)


@functools.cache
def faces() -> str:
    """What the font files are: other ones make other files."""
    files = sorted(path for folder in _FOLDERS if folder.is_dir() for path in folder.rglob("*.[ot]t[fc]"))
    return " ".join(f"{path.name}:{path.stat().st_size}" for path in files)
