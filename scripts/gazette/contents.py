"""What a line of the printed contents (目录) says of the document that it leads to: whether it is the same.

Print shortens and respells: white space, the width of brackets and quotation marks, the length of dashes and footnote
marks never count, nor does 第9532号 for 国务院令第9532号.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from gazette import model
from gazette.characters import squeeze
from gazette.heads import head_of
from gazette.lines import bare
from gazette.numbers import parse
from gazette.numbers.writing import ORDINAL, ordinal_of
from gazette.numerals import NUMERAL, half_width, parse_numeral
from gazette.values import BODY_END

_DASHES = re.compile(r"[—―－‐―~～]+")
_QUOTES = str.maketrans("“”„‟＂‘’＇", '"""""\'\'\'')
_FOOTNOTE = re.compile(r"\[[0-9]{1,3}\]|[①-⑳]$")
_SHORT = re.compile(
    rf"(?P<first>\S{{2,60}}?)等(?P<count>{NUMERAL})个?(?:部门|单位|机关|委局|厅局|局|委|家)(?P<rest>\S{{1,300}})"
)
_BODIES = re.compile(rf"[一-龥、,()]{{2,200}}{BODY_END}")
_SHORTENED = (
    re.compile(
        r"附\s*件?\s*[0-9一二三四五六七八九十]{0,2}\s*[:：.．、\s]\s*(?:[0-9]{1,2}\s*[.．、]\s*)?(?P<title>\S.*)"
    ),
    re.compile(r"[0-9]{1,3}\s*[.．、]\s*(?P<title>\S.*)"),
    re.compile(
        r"(?:第[0-9]{1,5}号|[一-龥]{1,20}\s?[〔\[（(](?:19|20)[0-9]{2}[〕\])）]\s?第?[0-9]{1,5}号)\s*(?P<title>\S.{3,150})"
    ),
    re.compile(
        r"(?P<title>\S{4,120}?(?:讲话|致辞|报告|发言))(?:\s*[…·.]{2,80}\s*|\s+)(?:[一-龥]{2,20}\s{1,4})?(?:[一-龥]{2,4}|[一-龥]\s{1,2}[一-龥])"
    ),
    re.compile(r"(?P<title>\S[^…·]{3,120}?)\s*[…·.]{4,80}\s*[一-龥][一-龥\s]{1,29}"),
    re.compile(
        r"[一-龥]{2,60}?令\s*[（(]?(?:第|(?:19|20)[0-9]{2}年第?)\s*\S{1,6}?号[)）]?\s*(?P<title>\S.{3,119})"
    ),
    re.compile(r"(?P<title>\S.{3,119}?)\s*[（(](?:19|20)[0-9]{2}年[一-龥]{2,40}令?第[0-9]{1,4}号[)）]"),
    re.compile(
        r"(?P<title>\S.{3,119}?)\s*[（(](?:[一-龥]{0,20}第[0-9]{1,4}号令|[^（）()]{2,60}号[,，][^（）()]{2,40}|(?:19|20)[0-9]{2}年[0-9]{1,2}月[0-9]{1,2}日[^（）()]{2,80})[)）]"
    ),
)
"""1.……的通知; 某政发〔2021〕40号　……的意见; 在……会议上的讲话 …… 市长　张三; 某部令（第21号）　某办法; 某办法（2022年某部令第1号）;
某办法（第309号令）; 某办法（2022年3月10日某市人民政府令第63号公布）; ……的意见（某技〔2020〕3号，2020年3月3日）; 强化服务……某区政府"""
_STATE = "中华人民共和国"
_NAMES = re.compile(r"[\s、，,]+")
_ORDER = re.compile(r"(?P<bodies>[^0-9]{2,300})令第(?P<serial>[0-9]{1,4})号")
_SHORT_NUMBER = re.compile(f"第(?P<serial>{ORDINAL})号")
"""第四十二号, of 国家主席令第42号"""
_TAIL = re.compile(r"第|〔[0-9]{4}〕|[0-9]{4}年")


def same_title(printed: str, title: str, issuers: Sequence[str] = ()) -> bool:
    """标题: whether the contents print this title, or its short form: 甲局等四部门关于…… of a title that names four, 关于……
    of one that names bodies before it, with who speaks behind it.

    `issuers` count the bodies where the title runs their names together.
    """
    return any(_is_same(words, title, issuers) for words in (printed, *shortened(printed)))


def _is_same(printed: str, title: str, issuers: Sequence[str]) -> bool:
    whole = _plain(title)
    if _plain(printed) == whole:
        return True
    if whole.endswith(("令", "公告")) and whole == _STATE + _plain(printed):
        return True
    if printed.startswith("关于") and _BODIES.fullmatch(whole.removesuffix(_plain(printed))):
        return True
    short = _SHORT.fullmatch(_plain(printed))
    names = list(filter(None, _NAMES.split(title.partition("关于")[0].strip())))
    # 省财政厅等三部门, of 江南省财政厅　江南省民政厅　……
    first = short and len(names) > 1 and _plain(names[0]).endswith(short["first"])
    if short is None or not (first or whole.startswith(short["first"])) or not whole.endswith(short["rest"]):
        return False
    bodies = names if len(names) > 1 else issuers
    return parse_numeral(short["count"]) == len(bodies)


def shortened(printed: str) -> Iterator[str]:
    """The title alone, of a line of the contents that has more beside it: a serial, who speaks, the order that publishes."""
    for form in _SHORTENED:
        if match := form.fullmatch(printed):
            yield match["title"]


def same_numbers(printed: Sequence[str], numbers: Sequence[str]) -> bool:
    """文号: whether the contents print these numbers, or of several only the first, each in any spelling or in its short
    form."""
    left = [_spelt(number) for number in numbers]
    first = left[0] if left else None
    for text in map(_spelt, printed):
        own = next((number for number in left if number == text), None) or next(
            (number for number in left if _is_short_for(text, number)), None
        )
        if own is None:
            return False
        left.remove(own)
    return not left or (len(printed) == 1 and first not in left)


def printed_titles(record: model.Notice | model.Interpretation) -> tuple[str, ...]:
    """标题 by which the contents may print a document: its own; of an order also those of what it publishes, for who looks
    for 某省古树名木保护办法（省政府令第257号） does not look for 某省人民政府令; who announces."""
    title = record.title or ""
    own = (title,) if title else ()
    if not squeeze(title).endswith("令"):
        return (*own, *_announced(record))
    return (*own, *(inner.title for inner in record.enclosures if inner.title))


def _announced(record: model.Notice | model.Interpretation) -> Iterator[str]:
    """财政部　国家税务总局公告, of what has these lines above a title of its own."""
    bodies = "".join(line.text for line in record.above if line.role is model.LineRole.ISSUER)
    for line in record.above:
        word = line.text[:2]
        if line.role is model.LineRole.NUMBER and word in ("公告", "通告"):
            yield bodies + word


def led_to(issue: model.Issue) -> Iterator[tuple[model.ContentsEntry, str, int]]:
    """目录条目 of an issue, each with the place that it leads to. An order and what it publishes may have a line each: the
    second leads to the enclosure of that number (from 1; else 0) of the first. '' where nothing was received.
    """
    place = ""
    for entry in issue.entries():
        place = entry.folder or place
        number = 0 if entry.folder else _enclosed(issue, place, entry.title)
        yield entry, place if entry.folder or number else "", number


def _enclosed(issue: model.Issue, place: str, title: str) -> int:
    folder = next((folder for folder in issue.folders if folder.name == place), None)
    notice = folder.notice if folder else None
    if folder is None or notice is None:
        return 0
    tables = {table.name: table.title for table in folder.tables}
    titles = [inner.title or _of_table(inner, tables) for inner in notice.enclosures]
    return next((number for number, own in enumerate(titles, 1) if own and same_title(title, own)), 0)


def _of_table(inner: model.Enclosure, tables: Mapping[str, str | None]) -> str:
    """The title of an enclosure that is a table, which has it."""
    first = inner.body[0] if inner.body else None
    return tables.get(first.name, "") or "" if isinstance(first, model.TableReference) else ""


def numbers_of(record: model.Notice | model.Interpretation) -> tuple[str, ...]:
    """文号 of a document, in normal spelling."""
    return tuple(own.spelt for own in head_of(record).numbers)


def _is_short_for(text: str, number: str) -> bool:
    """第9532号, 省政府令第257号 of 某省人民政府令第257号, 甲部令第8号 of 甲部 乙部令第8号"""
    if _TAIL.match(text):
        return number.endswith(text)
    if (
        (ours := _ORDER.fullmatch(text))
        and (whole := _ORDER.fullmatch(number))
        and ours["serial"] == whole["serial"]
    ):
        bodies, all_bodies = ours["bodies"].split(), whole["bodies"].split()
        if len(all_bodies) > 1 and (all_bodies[: len(bodies)] == bodies or bodies == ["".join(all_bodies)]):
            return True
    brief, own = (one.replace("人民政府", "政府") for one in (text, number))
    return "政府令第" in brief and own.endswith(brief)


def _spelt(number: str) -> str:
    plain = bare(squeeze(number))
    short = _SHORT_NUMBER.fullmatch(plain)
    serial = ordinal_of(short["serial"]) if short else None
    return f"第{serial}号" if serial else str(parse(number) or plain)


def _plain(text: str) -> str:
    """The text as it is compared."""
    narrow = half_width(squeeze(text)).translate(_QUOTES)
    return _DASHES.sub("-", _FOOTNOTE.sub("", narrow))
