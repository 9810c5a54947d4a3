"""What numbers are written with. All patterns here and in the forms are verbose, and for half-width text.

Two optional spaces never meet in a pattern (`\\s* (?: 第 \\s* )?`, not `\\s* 第? \\s*`), so that long white space is
read once.
"""

from __future__ import annotations

import re

HAN = r"[\u3400-\u9fff]"
OPEN, CLOSE = r"[〔\[(【﹝]", r"[〕\])】﹞]"
DASH = r"[-‐‑–—―−]"
YEAR = r"(?:19|20)[0-9]{2}"
"""年份: 1900 to 2099"""
SERIAL = r"[1-9][0-9]{0,4}"
"""顺序号: no leading zero"""


def capitals(typed: str) -> str:
    """Letters as capitals, dashes of any length as hyphens: gb 5749—2006 -> GB 5749-2006."""
    return re.sub(DASH, "-", typed.upper())
