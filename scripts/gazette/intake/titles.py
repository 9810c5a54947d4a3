"""标题: what looks like the title of a document, an order, an announcement, or like a line above one. Pure; each is asked of
one text."""

from __future__ import annotations

import re

from gazette.characters import squeeze
from gazette.numerals import HAN_DIGITS, half_width
from gazette.values import BODY_END

_GENRE = (
    r"(?:通知|意见|决定|决议|公告|通告|通报|报告|请示|批复|复函|议案|函|纪要|令|公报|办法|规定|条例|细则|方案|规划|计划|预案"
    r"|要点|目录|清单|名单|任免|任职|免职|解读|讲话|致辞|大事记|要闻|公示|规则|章程|制度|标准|指南|准则|守则|说明|命令|倡议书)"
)
_STATE = r"(?:[（(\[〔][^（）()]{1,12}[)）\]〕]|的补充|\[[0-9]{1,3}\])*"
_TITLE = re.compile(rf".{{2,150}}?{_GENRE}{_STATE}")
_BODY = rf"(?:.{{0,40}}?{BODY_END}|.{{2,30}})"
_STRONG = re.compile(
    rf"{_BODY}?(?:关于|转发|批转|印发|发布|公布|颁布).{{2,140}}{_GENRE}{_STATE}"
    rf"|.{{2,40}}{BODY_END}(?:办公室|办公厅)?.{{0,12}}(?:令|公告|通告|公报|任免通知|任免名单|人事任免|任免工作人员|任免事项)"
    rf"|(?:政府工作报告|.{{2,30}}工作报告|.{{0,12}}大事记|.{{0,12}}要闻)"
)
_SENTENCE = re.compile(r"[。；！]|[：:]$")
INTERPRETATION = re.compile(r"解读|图解|一图[读看]懂|问答|起草说明|政策说明|答记者问")


def plain(text: str) -> str:
    """A title as two of them are compared: without white space, in one width."""
    return (
        half_width(squeeze(text)).replace("〈", "<").replace("〉", ">").replace("—", "-").replace("－", "-")
    )


def has_sentence(text: str) -> bool:
    """Whether a sentence ends in it, but within a title that it names."""
    return bool(_SENTENCE.search(outside(squeeze(text))))


def is_strong(title: str) -> bool:
    """Whether a text is surely the title of a document: who writes about what, or who orders."""
    words = squeeze(title)
    return len(words) > 4 and not has_sentence(words) and bool(_STRONG.fullmatch(words))


def is_title(title: str) -> bool:
    """Whether a text may be the title of a document or an enclosure."""
    words = squeeze(title)
    return 2 < len(words) <= 120 and not has_sentence(words) and bool(_TITLE.fullmatch(words))


_ORDER = re.compile(
    rf".{{2,40}}?(?:令|公告|通告|公报)\s*[(（〔\[]?\s*(?:[一-龥]{{0,4}}第?\s*[0-9{HAN_DIGITS}]{{1,6}}\s*号|(?:19|20)[0-9]{{2}}\s*年?[〕\])）]?\s*第?\s*[0-9]{{1,4}}\s*号)\s*[)）〕\]]?"
)

_RED_HEAD = re.compile(rf".{{2,30}}{BODY_END}文件")
ANNOUNCES = ("公告", "通告")
"""The line of an announcement between those of its bodies and that of its number"""
_BODY_LINE = re.compile(rf"(?!关于)[一-龥()]{{2,60}}{BODY_END}")


def is_order(title: str) -> bool:
    """Whether a line is title and number of an order in one: 某市人民政府令（第11号）."""
    return bool(_ORDER.fullmatch(title.strip()))


def is_order_in_brackets(title: str) -> bool:
    """Whether a line is the title of an order with its number in brackets, which by itself reads as a number too."""
    return title.rstrip().endswith((")", "）")) and is_order(title)


def is_body_line(text: str) -> bool:
    """Whether a line is a body or several, as each of those that order or announce something together; one may be spaced
    out."""
    parts = text.split()
    names = ["".join(parts)] if all(len(part) == 1 for part in parts) else parts
    return bool(names) and all(_BODY_LINE.fullmatch(plain(name)) for name in names)


def is_red_head(text: str) -> bool:
    """Whether a line is the head of the paper on which a document was issued (红头): 某市人民政府文件."""
    return bool(_RED_HEAD.fullmatch(squeeze(text)))


def outside(text: str) -> str:
    """The text without what stands in 《》."""
    return re.sub("《[^《》]{0,80}》", "", text)
