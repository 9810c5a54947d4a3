"""一行是什么: names of bodies, labels of enclosures, addressees, signatories, dates. Pure; each is asked of one line."""

from __future__ import annotations

import re

from gazette.characters import squeeze
from gazette.intake.seams import LABEL
from gazette.lines import bodies_of, person, read_role
from gazette.model import LineRole
from gazette.numbering import marker_of
from gazette.numerals import DATE, half_width
from gazette.values import BODY_END

_BODY = re.compile(
    rf"[一-龥（）()〇、“”]{{2,45}}(?:{BODY_END}|法院|检察院|军分区|指挥部|小组|中心|总队|支队|学院|大学|银行|集团|会议"
    r"|协会|学会|联合会|总工会|妇联|团委|红十字会|馆|所|站|组)"
)
_NAMED = re.compile(rf"[一-龥（）()]{{2,30}}{BODY_END}|[一-龥]{{2,6}}部")
_SENTENCE = re.compile(r"[。；！？]")
_QUOTES = str.maketrans("《》〈〉", "<><>")
_LIKE_NUMBER = re.compile(
    r"[(（【]?\s*[一-龥]{1,20}\s*[〔\[(（„【〈<]?\s*(?:19|20)?[0-9]{2}\s*[〕\])）‟】〉>]\s*(?:字?第)?\s*[0-9]{1,5}\s*[号號]文?\s*[)）】]?"
)
_DATE_FIRST = re.compile(rf"[(（]?{DATE}[,，、\s]+[一-龥、，\s]{{2,60}}[)）]?", re.VERBOSE)
_ISSUER_DATE = re.compile(rf"(?P<who>.*\S)\s*(?P<date>{DATE})$", re.VERBOSE)
_ADDRESSEES = re.compile(
    r"(?:政府|单位|部门|机构|办|局|委|厅|院|会|公司|中心|处|所|县|区|市|乡|镇|街道|企业|学校|部|行署|室|同志|组|行|团|大学"
    r"|银行|集团|州|省|机关|人员|院校|署|社)[）)》]?\s*:$|^各.{1,60}:$"
)
_NOT_ADDRESSEES = re.compile(
    r"(?:如下|下列|以下|通知|事项|意见|批复|公告|办法|名单|规定|是|为|要求|同意|决定|包括|收悉)\s*:$|:.*:|[。;]"
    r"|^(?:经|现|为|根据|按照|你)"
)
_SALUTATION = re.compile(
    r"(?:[一-龥]{2,6}[、，,](?=各位))?(?:各位|同志们|尊敬的|女士们|朋友们|代表们|先生们).{0,30}:$|各位代表!$"
)
_POST = re.compile(r".{0,10}(?:长|主任|总理|主席|书记|主编|专员)")
_TWO_SIGNS = re.compile(r"(?<=\s)([一-龥])\s{1,4}([一-龥])$")
"""A name of two signs, spaced out: 市长  周  强"""
_WIDE = re.compile(r"[ 　]{2,}")
_COUNT = r"(?:[0-9]{1,2}|[一二三四五六七八九十]{1,3})"
_BARE_LABEL = re.compile(
    rf"附\s*件?\s*{_COUNT}?\s*(?:[-－—][0-9]{{1,2}})?\s*[:：]?|附\s*[图表录]\s*{_COUNT}?\s*[:：]?"
)
LABEL_TITLE = re.compile(
    rf"(?P<label>附\s*件?\s*{_COUNT}?\s*(?:[-－—][0-9]{{1,2}})?\s*(?:[:：]|[　\s]+))\s*(?P<title>\S.*)"
)
"""附件1：名称"""
_TITLED = 70
"""Characters that a label with its title has at most."""
_CLOSING_LABELS = re.compile(
    r"资料来源|来源|联系人|联系电话|联系方式|解读单位|解读人|咨询电话|统一编号|登记号|供稿|撰稿|公开方式|公开属性|信息公开选项"
    r"|责任编辑|索引号|主动公开|依申请公开|校对|打字|[（(]?\s*共?\s*印"
)
_CAPTION = re.compile(r"(?:计量)?单\s*位\s*[:：]|[（(].*[)）]$|制?表(?:单位|时间|日期)[:：]|填报单位")
_REMARK = re.compile(
    r"(?:备\s*注|注\s*释?|说\s*明|填表说明|数据来源|资料来源)\s*[0-9一二三四五六七八九十]{0,2}\s*[:：.]|注[:：]?$|\*"
)
_TABLE = re.compile(
    r"(?:附?表|续表|专栏)\s*[0-9一二三四五六七八九十].*"
    r"|.*(?:表|目录|清单|名单|一览|明细|计划|标准|分工|台账|名录|统计)(?:[（(].{1,20}[)）])?"
)


def is_sentence(text: str) -> bool:
    """Whether a sentence ends in it."""
    return bool(_SENTENCE.search(text))


def is_body(text: str) -> bool:
    """Whether a line is the name of one body, however it is spaced."""
    return bool(_BODY.fullmatch(squeeze(text)))


def are_bodies(text: str) -> bool:
    """Whether a line names bodies and nothing else: a signature."""
    return all(_BODY.fullmatch(name) for name in bodies_of(text))


def are_named(text: str) -> bool:
    """Whether a line under a title names bodies, side by side or parted by 、; one may be spaced out: 某 市 统 计 局."""
    parts = re.split(r"[、\s　]+", text)
    names = ["".join(parts)] if all(len(part) == 1 for part in parts) else parts
    return len(text) <= 60 and not marker_of(text) and all(map(_NAMED.fullmatch, names))


def is_signatory(text: str) -> bool:
    """Whether a line is a post and, mostly, who holds it: 市长　张三, 厅长."""
    told = person(text)
    short = len(squeeze(text)) < 20 and not re.search("[，、（《]|职务", text)
    if len(_WIDE.findall(_TWO_SIGNS.sub(r"\1\2", text))) > 1 or (
        told.name and _POST.fullmatch(squeeze(told.name))
    ):
        # A row of a table: 张　三　　副市长　　组长
        return False
    return short and bool(told.post) and bool(_POST.fullmatch(squeeze(told.post or "")))


def is_number_line(text: str) -> bool:
    """Whether a line is one number, or several side by side: 甲财房〔2022〕17号 甲建住〔2022〕63号."""
    return read_role(text) is LineRole.NUMBER or len(numbers_in(text)) > 1


def numbers_in(text: str) -> list[str]:
    """The numbers of a line, as printed; none where it says anything else."""
    if read_role(text) is LineRole.NUMBER:
        return [text]
    words = [word for word in re.split(r"[\s　、，]+", text.strip("（）()")) if word]
    return words if len(words) > 1 and all(read_role(word) is LineRole.NUMBER for word in words) else []


def looks_like_number(text: str) -> bool:
    """Whether a line is a number of a form that nobody reads: 津政发〔2005〕061号."""
    return bool(_LIKE_NUMBER.fullmatch(half_width(text)))


def is_date_first(text: str) -> bool:
    """1991年1月23日，国家环保局、能源部"""
    return bool(_DATE_FIRST.fullmatch(half_width(text)))


def issuer_and_date(text: str) -> tuple[str, str] | None:
    """A signature and its date on one line."""
    match = _ISSUER_DATE.fullmatch(half_width(text)) if len(text) < 60 else None
    if match is None or read_role(text) is LineRole.SIGNED or not are_bodies(text[: match.end("who")]):
        return None
    return text[: match.end("who")], text[match.start("date") :]


def is_history(text: str) -> bool:
    """Whether a line that tells of a passing or publishing is 题注, and not the first sentence of the text."""
    dated = re.match(DATE, half_width(text), re.VERBOSE)
    return text[:1] in "（([【" or (bool(dated) and not text.endswith(("。", "；")))


def is_addressees(text: str) -> bool:
    """主送机关"""
    plain = half_width(text)
    return (
        len(plain) < 400
        and bool(_ADDRESSEES.search(plain))
        and not _NOT_ADDRESSEES.search(plain)
        and not marker_of(text)
    )


def is_salutation(text: str) -> bool:
    """称呼: 各位代表："""
    return bool(_SALUTATION.match(half_width(text)))


def is_label(text: str) -> bool:
    """附件, 附件1, 附：, and nothing else."""
    return bool(_BARE_LABEL.fullmatch(text.strip()))


def is_titled_label(text: str) -> bool:
    """附件1：名称, 附件1　名称: one line; 附件：1.甲 only lists."""
    words = text.strip()
    match = LABEL_TITLE.fullmatch(words)
    if (
        match is None
        or len(words) >= _TITLED
        or is_sentence(words)
        or re.match(r"[0-9]{1,2}\s*[.．、]", match["title"])
    ):
        return False
    return bool(LABEL.fullmatch(words)) or bool(re.match(rf"附\s*件\s*{_COUNT}[　\s]+\S", words))


def is_closing(text: str) -> bool:
    """附注 抄送 印发 主题词 and what tells whence it comes."""
    said = read_role(text)
    if said is LineRole.LABELLED:
        return bool(_CLOSING_LABELS.match(text))
    return said in (
        LineRole.COPIES, LineRole.PRINTED, LineRole.KEYWORDS, LineRole.ANNOTATION, LineRole.REGISTRATION, LineRole.PUBLISHED,
    )  # fmt: skip


def is_caption(text: str) -> bool:
    """题注 of a table: 单位：个, a line in brackets."""
    return len(text) < 60 and bool(_CAPTION.match(text))


def is_remark(text: str) -> bool:
    """备注 under a table."""
    return bool(_REMARK.match(text))


def is_table_title(text: str) -> bool:
    """表题"""
    return len(text) < 60 and not is_sentence(text) and not marker_of(text) and bool(_TABLE.fullmatch(text))


def named(text: str) -> str:
    """A title as it is compared with the names that a text announces."""
    plain = half_width(squeeze(text)).strip("。;").translate(_QUOTES)
    whole = plain.startswith("<") and plain.find(">") == len(plain) - 1
    return plain[1:-1] if whole else plain
