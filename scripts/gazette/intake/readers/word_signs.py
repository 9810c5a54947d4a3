"""符号字体: characters that fonts of signs (Wingdings, Symbol) draw in the place of letters."""

from __future__ import annotations

from xml.etree.ElementTree import Element

from gazette.intake.readers.word_xml import inner, value


def _row(first: int, signs: str) -> dict[int, str]:
    return dict(enumerate(signs, first))


_FONTS: dict[str, dict[int, str]] = {
    "wingdings": {
        **_row(0x80, "⓪①②③④⑤⑥⑦⑧⑨⑩⓿❶❷❸❹❺❻❼❽❾❿"),
        **{0x28: "☎", 0x6C: "●", 0x6E: "■", 0x6F: "□", 0x71: "❑", 0x72: "❒", 0x75: "◆", 0x76: "❖"},
        **{0x9F: "•", 0xA1: "○", 0xA7: "▪", 0xA8: "□", 0xAB: "★", 0xD8: "➢", 0xDF: "←", 0xE0: "→"},
        **{0xE1: "↑", 0xE2: "↓", 0xFB: "✗", 0xFC: "✓", 0xFD: "☒", 0xFE: "☑"},
    },
    "wingdings 2": {0x50: "✓", 0x52: "☑", 0x53: "☒", 0xA3: "□"},
    "symbol": {
        **{ord(sign): sign for sign in "!%()+,./0123456789:;<=>?[]{|}"},
        **dict(zip(map(ord, "abgdepqlmsfwDFSW"), "αβγδεπθλμσφωΔΦΣΩ", strict=True)),
        **{0xA2: "′", 0xA3: "≤", 0xA5: "∞", 0xAE: "→", 0xB0: "°", 0xB1: "±", 0xB2: "″", 0xB3: "≥", 0xB4: "×"},
        **{0xB7: "•", 0xB8: "÷", 0xB9: "≠", 0xBB: "≈", 0xD6: "√", 0xD7: "⋅", 0xDE: "⇒", 0xE5: "∑"},
    },
    "wingdings 3": {},
    "webdings": {},
}
_LATIN = 0x100
_PRIVATE = range(0xF000, 0xF100)
"""where Word keeps the characters of such fonts"""


def font_of_signs(properties: Element | None) -> str | None:
    """The font of signs that Latin characters of a run (`w:rPr`) are shown in, if it is one."""
    for script in ("w:ascii", "w:hAnsi"):
        font = (value(properties, "w:rFonts", name=script) or "").lower()
        if font in _FONTS:
            return font
    return None


def drawn_by_font(sign: str) -> bool:
    """Whether a font of signs would draw something else in the place of this character."""
    return not sign.isspace() and (ord(sign) < _LATIN or ord(sign) in _PRIVATE)


def sign(font: str, code: int) -> str | None:
    """What a font shows for a code; None where it is not known here."""
    return _FONTS.get(font.lower(), {}).get(code - _PRIVATE.start if code in _PRIVATE else code)


def symbol(element: Element) -> str | None:
    """The character of a `w:sym`."""
    try:
        code = int(element.get("w:char") or "", 16)
    except ValueError:
        return None
    font = element.get("w:font") or ""
    if code in _PRIVATE or font.lower() in _FONTS:
        return sign(font, code)
    return chr(code) if 0x20 <= code <= 0xFFFF else None


def bullet(text: str, level: Element) -> str:
    """项目符号: the sign of a list; ● stands for one that only a font of signs can show."""
    font = font_of_signs(inner(level, "w:rPr"))
    if font is None:
        return "".join("●" if ord(each) in _PRIVATE else each for each in text)
    return "".join((sign(font, ord(each)) or "●") if drawn_by_font(each) else each for each in text)
