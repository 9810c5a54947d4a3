"""编号格式 of Word: how a counted number is written, by the name that the format has for it."""

from __future__ import annotations

from collections.abc import Callable

from gazette.numerals import GREATEST, spell_numeral

_FULL_WIDTH = str.maketrans("0123456789", "０１２３４５６７８９")
_DIGITS = str.maketrans("0123456789", "〇一二三四五六七八九")
_LEGAL = str.maketrans("一二三四五六七八九十百千", "壹贰叁肆伍陆柒捌玖拾佰仟")
_LEGAL_TRADITIONAL = str.maketrans("一二三四五六七八九十百千", "壹貳參肆伍陸柒捌玖拾佰仟")
_ROMAN = (
    (1000, "M"), (900, "CM"), (500, "D"), (400, "CD"), (100, "C"), (90, "XC"),
    (50, "L"), (40, "XL"), (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I"),
)  # fmt: skip
_CIRCLED = "①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳㉑㉒㉓㉔㉕㉖㉗㉘㉙㉚㉛㉜㉝㉞㉟㊱㊲㊳㊴㊵㊶㊷㊸㊹㊺㊻㊼㊽㊾㊿"
_STOPPED = "⒈⒉⒊⒋⒌⒍⒎⒏⒐⒑⒒⒓⒔⒕⒖⒗⒘⒙⒚⒛"
_BRACKETED = "⑴⑵⑶⑷⑸⑹⑺⑻⑼⑽⑾⑿⒀⒁⒂⒃⒄⒅⒆⒇"
_CIRCLED_HAN = "㊀㊁㊂㊃㊄㊅㊆㊇㊈㊉"
_STEMS = "甲乙丙丁戊己庚辛壬癸"
_BRANCHES = "子丑寅卯辰巳午未申酉戌亥"
_MOST_LETTERS = 780
_MOST_ROMAN = 3999

Written = Callable[[int], str | None]
"""the number as written, None where the format has no sign for it"""


def _one_of(signs: str) -> Written:
    return lambda value: signs[value - 1] if value <= len(signs) else None


def _letters(first: str) -> Written:
    """A … Z, AA, BB …: the same letter again in every round."""

    def written(value: int) -> str | None:
        rounds, letter = divmod(value - 1, 26)
        return chr(ord(first) + letter) * (rounds + 1) if value <= _MOST_LETTERS else None

    return written


def _roman(value: int) -> str | None:
    if value > _MOST_ROMAN:
        return None
    spelt = ""
    for worth, sign in _ROMAN:
        times, value = divmod(value, worth)
        spelt += sign * times
    return spelt


def _lower_roman(value: int) -> str | None:
    spelt = _roman(value)
    return None if spelt is None else spelt.lower()


def _chinese(value: int) -> str | None:
    return spell_numeral(value) if value <= GREATEST else None


def _japanese(value: int) -> str | None:
    """百十 for 110: neither 一 before a power of ten nor 零."""
    spelt = _chinese(value)
    if spelt is None:
        return None
    for power in "十百千":
        spelt = spelt.replace(f"一{power}", power)
    return spelt.replace("零", "")


def _legal(signs: dict[int, int]) -> Written:
    """壹拾 for 10: the 一 is never left out."""

    def written(value: int) -> str | None:
        spelt = _chinese(value)
        if spelt is None:
            return None
        return ("一" + spelt if spelt.startswith("十") else spelt).translate(signs)

    return written


FORMATS: dict[str, Written] = {
    "decimal": str,
    "decimalHalfWidth": str,
    "decimalZero": lambda value: f"{value:02}",
    "decimalFullWidth": lambda value: str(value).translate(_FULL_WIDTH),
    "decimalFullWidth2": lambda value: str(value).translate(_FULL_WIDTH),
    "decimalEnclosedCircle": _one_of(_CIRCLED),
    "decimalEnclosedCircleChinese": _one_of(_CIRCLED),
    "decimalEnclosedFullstop": _one_of(_STOPPED),
    "decimalEnclosedParen": _one_of(_BRACKETED),
    "numberInDash": lambda value: f"- {value} -",
    "chineseCounting": _chinese,
    "chineseCountingThousand": _chinese,
    "taiwaneseCounting": _chinese,
    "taiwaneseCountingThousand": _chinese,
    "japaneseCounting": _japanese,
    "ideographDigital": lambda value: str(value).translate(_DIGITS),
    "japaneseDigitalTenThousand": lambda value: str(value).translate(_DIGITS),
    "taiwaneseDigital": lambda value: str(value).translate(_DIGITS),
    "chineseLegalSimplified": _legal(_LEGAL),
    "ideographLegalTraditional": _legal(_LEGAL_TRADITIONAL),
    "ideographTraditional": _one_of(_STEMS),
    "ideographZodiac": _one_of(_BRANCHES),
    "ideographEnclosedCircle": _one_of(_CIRCLED_HAN),
    "upperLetter": _letters("A"),
    "lowerLetter": _letters("a"),
    "upperRoman": _roman,
    "lowerRoman": _lower_roman,
    "none": lambda _: "",
}
"""数 -> its writing, by the name of the format"""


def written(value: int, format: str) -> str | None:
    """A number in a format; None where the format is unknown here or has no sign for the number."""
    spell = FORMATS.get(format)
    return spell(value) if spell is not None and value >= 1 else None
