"""Which characters a gazette may hold (字符): what can be seen, and the usual spaces. Every other one is a fault.

Told by its class (Unicode general category), so that no list has to know each invisible character there is, but for the few
that Unicode calls letters.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

_SUSPECT = re.compile("[^\t\n -~、-】぀-ヿ一-龥！-～“”‘’—…·]")
"""All but the commonest characters: those are looked up one by one."""

_REMEDIES = {
    "Co": ("造字区的字符", "换成通用的字；没有的，写出可以辨认的字并加校注"),
    "Cn": ("没有定义的字符", "换成通用的字"),
    "Cs": ("半个字符", "换成完整的字"),
    "\ufffd": ("没有认出的字符", "照印刷件补上原来的字"),
}
_INVISIBLE = ("看不见的字符", "删去这个字符")
_UNSEEN = frozenset("\u034f\u115f\u1160\u17b4\u17b5\u180b\u180c\u180d\u180f\u2800\u3164\uffa0")
"""Those that Unicode counts among letters and signs, though there is nothing to be seen of them. What chooses the form of
the character before it stays: it is seen there."""
_REFUSED = ("Cc", "Cf", "Cn", "Co", "Cs", "Zl", "Zp")


def refused(text: str) -> Iterator[tuple[int, str, str]]:
    """The characters of a text that may not stand in it: (position, fault, remedy), each told by its code point."""
    for match in _SUSPECT.finditer(text):
        sign = match[0]
        category = unicodedata.category(sign)
        if category in _REFUSED or sign in _UNSEEN or sign == "\ufffd":
            what, remedy = _REMEDIES.get(sign) or _REMEDIES.get(category) or _INVISIBLE
            yield match.start(), f"含有{what} U+{ord(sign):04X}", remedy


def squeeze(text: str) -> str:
    """The text without its white space."""
    return "".join(text.split())
