"""目录条目: what the words of one entry of the contents say, and what is the heading of a section. Pure."""

from __future__ import annotations

import re
from collections.abc import Sequence

from gazette import model
from gazette.characters import squeeze
from gazette.intake.passages import joined
from gazette.lines import read_role
from gazette.model import LineRole, Mark

_SECTION_END = re.compile(
    r"(?:文件|任免|事项|公告|通告|解读|图解|大事记|选登|要闻|规章|法规|讲话|统计|纪要|动态|简讯|专栏|篇|政策|信息|工作|其他|报告"
    r"|决定|命令|令|特载|专载|文献|数据|附录)$"
)
_GLUED = re.compile(
    r"(?P<title>.{2,150}(?:通知|意见|决定|决议|公告|通告|通报|批复|复函|函|令|公报|办法|规定))"
    r"(?P<number>[一-龥]{2,14}[〔\[（(](?:19|20)[0-9]{2}[〕\])）]第?[0-9]{1,4}号|第[0-9]{1,4}号|(?:19|20)[0-9]{2}年第[0-9]{1,4}号)"
)
_LEADERS = " 　.．…·—/／"


def is_heading(text: str) -> bool:
    """Whether a line is the heading of a section, by the signs round it or by its words."""
    words = squeeze(text)
    if re.fullmatch(
        r"【.{1,20}】|\[.{1,20}\]|〔.{1,20}〕|[●◆■★◎▲※☆○◇▶►□].{1,20}|(?P<mark>[·•・—\-＊*★]).{1,20}(?P=mark)",
        words,
    ):
        return True
    plain = "关于" not in words and not re.search("[0-9]", words)
    return plain and len(words) <= 14 and bool(_SECTION_END.search(words))


def made(words: Sequence[str], page: int | None, taken: Sequence[int]) -> model.ContentsEntry:
    """The entry that these words are, with what stands behind its title."""
    title, numbers, registration = _numbers_at_end(joined([word for word in words if word]))
    one = len(numbers) == 1
    return model.ContentsEntry(
        title,
        number=numbers[0] if one else None,
        page=page,
        folder="",
        registration=registration,
        numbers=() if one else numbers,
        mark=Mark("", taken[0] + 1),
    )


def _numbers_at_end(text: str) -> tuple[str, tuple[str, ...], str | None]:
    """《…》的通知(甲府发〔2023〕11号 YLDR-2023-00004): title, numbers, registration."""
    plain = text.rstrip(_LEADERS)
    opened = _opening(plain)
    if opened is None:
        title, _, number = plain.rpartition(" ")
        if (not title or read_role(number) is not LineRole.NUMBER) and (glued := _GLUED.fullmatch(plain)):
            # A line ended between the two.
            title, number = glued["title"], glued["number"]
        if title and read_role(number) is LineRole.NUMBER:
            return title.strip(), (number,), None
        return plain, (), None
    title, inner = plain[:opened].strip(), plain[opened + 1 : -1].strip()
    if read_role(inner) is LineRole.NUMBER:
        return title, (inner,), None
    said = [(word, read_role(word)) for word in re.split(r"[\s　、，,;；]+", inner)]
    if any(role not in (LineRole.NUMBER, LineRole.REGISTRATION) for _, role in said):
        return plain, (), None
    numbers = tuple(word for word, role in said if role is LineRole.NUMBER)
    registered = [word for word, role in said if role is LineRole.REGISTRATION]
    return (
        (title, numbers, registered[0] if registered else None) if len(registered) < 2 else (plain, (), None)
    )


def _opening(text: str) -> int | None:
    """Where the bracket opens that closes at the end of a text."""
    depth = 0
    for at in range(len(text) - 1, -1, -1):
        depth += (text[at] in ")）") - (text[at] in "(（")
        if depth <= 0:
            return at if depth == 0 and at < len(text) - 1 else None
    return None
