"""图: whether a file is the picture that its name says, found by reading the whole of it as a browser does."""

from __future__ import annotations

import warnings
from pathlib import Path

import PIL.Image

from gazette.model import FileState

_KINDS = {
    "png": ("PNG", b"\x89PNG\r\n\x1a\n"),
    "jpg": ("JPEG", b"\xff\xd8\xff"),
    "jpeg": ("JPEG", b"\xff\xd8\xff"),
    "gif": ("GIF", b"GIF8"),
    "webp": ("WEBP", b"RIFF"),
}
PICTURES = tuple(_KINDS)
"""图片格式 that every browser shows"""
_SMALL = (64, 64)
"""JPEG is read at an eighth of its size, where that is more: all of the file is read nevertheless."""


def state(path: Path) -> FileState:
    """What there is to say of a file beside the YAML; of other kinds than pictures nothing is known."""
    kind, beginning = _KINDS.get(path.suffix.lower().removeprefix("."), ("", b""))
    if not kind:
        return FileState.SOUND
    try:
        with path.open("rb") as file:
            if file.read(len(beginning)) != beginning:
                return FileState.MISNAMED
        return _read(path, kind)
    except (PIL.Image.DecompressionBombError, PIL.Image.DecompressionBombWarning):
        return FileState.TOO_LARGE
    except Exception:
        # Of a file that anyone may have made, a decoder raises whatever it stumbles over.
        return FileState.DAMAGED


def _read(path: Path, kind: str) -> FileState:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        warnings.simplefilter("error", PIL.Image.DecompressionBombWarning)
        with PIL.Image.open(path, formats=(kind,)) as image:
            image.draft(None, _SMALL)
            image.load()
    return FileState.SOUND
