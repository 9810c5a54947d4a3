"""成篇的文字: the parts of one document -> head, text, end, enclosures.

writing = [lines above] title [number] [lines under] [addressees] body [signatures] [date] [closing lines] enclosure*
enclosure = [label] [title] writing without a title of its own
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from gazette import model
from gazette.intake.body import Body
from gazette.intake.cells import cells_in_lines
from gazette.intake.doubts import Log, Weight, shown
from gazette.intake.lists import is_file_name
from gazette.intake.passages import Grid, Part, Passage, squeezed
from gazette.intake.received import Style
from gazette.intake.seams import LABEL
from gazette.intake.tabling import table_of
from gazette.intake.titles import INTERPRETATION, is_title
from gazette.heads import issuers_of
from gazette.lines import bodies_of, person, role_of
from gazette.model import Block, LineRole, Mark, PrintedLine
from gazette.numbering import marker_of
from gazette.numerals import DATE, half_width, parse_date, spell_date
from gazette.values import BODY_END

_BODY_NAME = re.compile(
    rf"[一-龥（）()〇、“”]{{2,45}}(?:{BODY_END}|法院|检察院|军分区|指挥部|小组|领导小组|中心|总队|支队|学院|大学|银行|集团|会议|协会|学会|联合会|总工会|妇联|团委|红十字会|馆|所|站|组)"
)
_SENTENCE = re.compile(r"[。；！？]")
_LIKE_NUMBER = re.compile(
    r"[(（【]?\s*[一-龥]{1,20}\s*[〔\[(（„【〈<]?\s*(?:19|20)?[0-9]{2}\s*[〕\])）‟】〉>]\s*(?:第|字第)?\s*[0-9]{1,5}\s*[号號]文?\s*[)）】]?"
)
_DATE_FIRST = re.compile(rf"[(（]?{DATE}[,，、\s]+[一-龥、，\s]{{2,60}}[)）]?", re.VERBOSE)
"""1991年1月23日，国家环保局、能源部"""
_ADDRESSEES = re.compile(
    r"(?:政府|单位|部门|机构|办|局|委|厅|院|会|公司|中心|处|所|县|区|市|乡|镇|街道|企业|学校|部|行署|室|同志|组|行|团|大学|银行|集团|州|省|机关|人员|院校|署|社)[）)》]?\s*[:：]$"
)
_NOT_ADDRESSEES = re.compile(
    r"(?:如下|下列|以下|通知|事项|意见|批复|公告|办法|名单|规定|是|为|要求|同意|决定|包括|收悉)\s*[:：]$|：.*：|[。；]|^(?:经|现|为|根据|按照|你)"
)
_SALUTATION = re.compile(r"(?:各位|同志们|尊敬的|女士们|朋友们|代表们|先生们).{0,30}[:：]$|各位代表[！!]$")
_ISSUER_DATE = re.compile(rf"(?P<who>.*\S)\s*(?P<date>{DATE})$", re.VERBOSE)
_CAPTION = re.compile(r"(?:计量)?单\s*位\s*[:：]|[（(].*[)）]$|制?表(?:单位|时间|日期)[:：]|填报单位")
_REMARK = re.compile(
    r"(?:备\s*注|注\s*释?|说\s*明|填表说明|数据来源|资料来源)\s*[0-9一二三四五六七八九十]{0,2}\s*[:：.]|注[:：]?$|\*"
)
_BARE_LABEL = re.compile(
    r"附\s*件?\s*(?:[0-9]{1,2}|[一二三四五六七八九十]{1,3})?\s*(?:[-－—][0-9]{1,2})?\s*[:：]?|附\s*[图表录]\s*[0-9一二三四五六七八九十]{0,3}\s*[:：]?"
)
_LABEL_TITLE = re.compile(
    r"(?P<label>附\s*件?\s*(?:[0-9]{1,2}|[一二三四五六七八九十]{1,3})?\s*(?:[-－—][0-9]{1,2})?\s*(?:[:：]|[　\s]+))\s*(?P<title>\S.*)"
)
_CLOSING_LABELS = re.compile(
    r"(?:资料来源|来源|联系人|联系电话|联系方式|解读单位|解读人|咨询电话|统一编号|登记号|供稿|撰稿|公开方式|公开属性|信息公开选项|责任编辑|索引号|主动公开|依申请公开)"
)
_LISTED = re.compile(
    r"^(?:附\s*件?\s*[0-9一二三四五六七八九十]{0,3}\s*[:：]?\s*)?(?:[0-9]{1,2}\s*[.．、]\s*|[（(][0-9]{1,2}[)）]\s*)?"
)


@dataclass
class Folder:
    """One folder while it is drafted: tables and files that its documents refer to."""

    log: Log
    tables: list[model.Table] = field(default_factory=list)

    def next_table(self) -> str:
        return f"table-{len(self.tables) + 1}"


@dataclass
class Heading:
    """What stands above and in the title of a writing, as it was found."""

    above: Sequence[Passage] = ()
    title: Sequence[Passage] = ()


def read_writing(
    parts: Sequence[Part], head: Heading, folder: Folder, outer: frozenset[str] = frozenset()
) -> dict[str, Any]:
    """The fields of a `model.Writing` without its title's own mark; `outer` are names announced around it."""
    return _Writing(list(parts), head, folder, outer).fields()


def title_of(lines: Sequence[Passage]) -> str | None:
    """The lines of a title in one; names of bodies at their ends stay apart."""
    text = ""
    for line in lines:
        names = _BODY_NAME.fullmatch(squeezed(text.rsplit("　", 1)[-1])) and re.match(
            rf"[一-龥]{{2,30}}{BODY_END}", line.text
        )
        latin = (
            text[-1:].isascii()
            and text[-1:].isalpha()
            and line.text[:1].isascii()
            and line.text[:1].isalpha()
        )
        text += ("　" if names and not line.text.startswith("关于") else " " if latin else "") + line.text
    return text or None


class _Writing:
    def __init__(self, parts: list[Part], head: Heading, folder: Folder, outer: frozenset[str]) -> None:
        self.parts = parts
        self.head = head
        self.folder = folder
        self.log = folder.log
        self.outer = outer
        self.title = title_of(head.title)
        self.at = 0
        self.keys: dict[str, int] = {}

    def fields(self) -> dict[str, Any]:
        first = self._first_line()
        number = self._number_behind_title()
        told: dict[str, Any] = {"title": self.title}
        if self.head.above:
            told["above"] = tuple(self._printed(line, above=True) for line in self.head.above)
        under = self._under()
        if not number and not under.get("numbers"):
            above = [
                replace(line, role=LineRole.NUMBER)
                if line.role is LineRole.REGISTRATION and _is_number(line.text)
                else line
                for line in told.get("above", ())
            ]
            told |= {"above": tuple(above)} if above else {}
        if number:
            under["numbers"] = (number, *under.get("numbers", ()))
        told |= under
        told |= self._addressed()
        ends, dated = self._end()
        body = self.parts[self.at : ends]
        signing = self._signing(body)
        body = body[: len(body) - len(signing)]
        ending = self._signed(signing, self.parts[ends] if dated else None, under.get("under", ()))
        told |= ending
        rest = self.parts[ends + bool(dated) :]
        closing, rest = self._closing(rest, tail=not dated)
        if not dated and not rest and not closing:
            body, closing = self._last_lines(body, closing)
        if not dated and not signing:
            more = self._signing(body)
            if more and closing:
                body = body[: len(body) - len(more)]
                told |= self._signed(more, None, under.get("under", ()))
        told["closing"] = (*ending.get("closing", ()), *closing)
        names = self._announced(body)
        told["body"] = self._body(body)
        told["enclosures"] = tuple(self._enclosures(rest, names))
        told["mark"] = Mark("", first, self.keys)
        return {key: value for key, value in told.items() if value not in ((), None)}

    def _number_behind_title(self) -> str | None:
        """The number that print has on the line of the title, in brackets: 某市人民政府令（第11号）."""
        match = re.fullmatch(r"(?P<title>.{4,}?)\s*(?P<number>[（(][^（）()]{2,30}号[)）])", self.title or "")
        order = re.fullmatch(
            r"(?P<title>.{2,}(?:令|公告|通告))\s*(?P<number>(?:第|[〔\[]?(?:19|20)).{0,12}号)",
            self.title or "",
        )
        found = match or order
        if found is None or role_of(PrintedLine(found["number"])) is not LineRole.NUMBER:
            return None
        self.title = found["title"]
        self.keys["number"] = self.head.title[-1].line
        return found["number"]

    def _first_line(self) -> int:
        for line in (*self.head.above, *self.head.title, *self.parts):
            return line.line
        return 0

    def _printed(self, line: Passage, above: bool = False) -> PrintedLine:
        role = role_of(PrintedLine(line.text))
        mark = Mark("", line.line)
        if above and role is LineRole.NUMBER:
            return PrintedLine(line.text, LineRole.REGISTRATION, mark)
        if role is None:
            if _BODY_NAME.fullmatch(squeezed(line.text)):
                return PrintedLine(line.text, LineRole.ISSUER, mark)
        return PrintedLine(line.text, None, mark)

    # -- above the text ---------------------------------------------------------------------------------------------

    def _under(self) -> dict[str, Any]:
        told: dict[str, Any] = {}
        under: list[PrintedLine] = []
        numbers: list[str] = []
        while isinstance(part := self._part(), Passage):
            text, mark = part.text, Mark("", part.line)
            role = role_of(PrintedLine(text))
            if role is LineRole.HISTORY and not _is_history(text):
                break
            if len(text) > 80 and role is not LineRole.HISTORY:
                break
            if role is LineRole.NUMBER and not under:
                numbers += _numbers(text)
                self.keys.setdefault("number" if len(numbers) == 1 else "numbers", part.line)
            elif role is LineRole.REGISTRATION and not under and "registration" not in told and numbers:
                told["registration"] = text
                self.keys["registration"] = part.line
            elif role in (
                LineRole.NUMBER, LineRole.BYLINE, LineRole.HISTORY, LineRole.SUBTITLE, LineRole.REGISTRATION, LineRole.PUBLISHED,
            ) or (role is LineRole.SIGNED and (text[:1] in "（(" or self._more_follows())):  # fmt: skip
                under.append(PrintedLine(text, None, mark))
            elif (
                role is LineRole.ANNOTATION
                and self.title
                and not _SENTENCE.search(text)
                and self._more_follows()
            ):
                under.append(PrintedLine(text, None, mark))
            elif self._is_issuer_line(part):
                under.append(PrintedLine(text, LineRole.ISSUER, mark))
            elif self._is_speaker(part):
                under.append(PrintedLine(text, LineRole.SPEAKER, mark))
            elif not under and _LIKE_NUMBER.fullmatch(half_width(text)):
                # Of a form that is not read: printed where a number stands, and told as a hint by the check.
                numbers.append(text)
                self.keys.setdefault("number" if len(numbers) == 1 else "numbers", part.line)
            elif _DATE_FIRST.fullmatch(half_width(text)):
                under.append(PrintedLine(text, LineRole.BYLINE, mark))
            elif self._number_follows(part):
                numbers += _numbers(text)
                self.keys.setdefault("number" if len(numbers) == 1 else "numbers", part.line)
            else:
                break
            self.at += 1
        if numbers:
            told["numbers"] = tuple(numbers)
        if under:
            told["under"] = tuple(under)
        return told

    def _part(self, ahead: int = 0) -> Part | None:
        return self.parts[self.at + ahead] if self.at + ahead < len(self.parts) else None

    def _more_follows(self) -> bool:
        return self.at + 1 < len(self.parts)

    def _number_follows(self, part: Passage) -> bool:
        """Several numbers in one line: 甲财房〔2022〕17号 甲建住〔2022〕63号."""
        words = [word for word in re.split(r"[\s　、，]+", part.text.strip("（）()")) if word]
        return len(words) > 1 and all(role_of(PrintedLine(word)) is LineRole.NUMBER for word in words)

    def _is_issuer_line(self, part: Passage) -> bool:
        """A body by itself under the title, before a date, or of an explanation."""
        text = part.text
        names = re.split(r"[、\s　]+", text)
        if (
            len(text) > 60
            or marker_of(text)
            or not all(
                re.fullmatch(rf"[一-龥（）()]{{2,30}}{BODY_END}|[一-龥]{{2,6}}部", name) for name in names
            )
        ):
            return False
        if not issuers_of(model.Notice(title=self.title or "")) and self._more_follows() and self.at == 0:
            return True
        behind = self._part(1)
        follows = isinstance(behind, Passage) and role_of(PrintedLine(behind.text)) in (
            LineRole.SIGNED,
            LineRole.BYLINE,
            LineRole.NUMBER,
        )
        return follows or bool(INTERPRETATION.search(self.title or "")) and self._more_follows()

    def _is_speaker(self, part: Passage) -> bool:
        behind = self._part(1)
        told = person(part.text)
        return (
            len(part.text) < 30
            and bool(told.name)
            and not marker_of(part.text)
            and isinstance(behind, Passage)
            and bool(_SALUTATION.match(behind.text))
        )

    def _addressed(self) -> dict[str, Any]:
        part = self._part()
        if not isinstance(part, Passage):
            return {}
        if _SALUTATION.match(part.text):
            self.at += 1
            self.keys["salutation"] = part.line
            return {"salutation": part.text}
        if (
            (_ADDRESSEES.search(part.text) or re.match("各.{1,60}[:：]$", part.text))
            and not _NOT_ADDRESSEES.search(part.text)
            and len(part.text) < 400
            and not marker_of(part.text)
            and self._more_follows()
        ):
            self.at += 1
            self.keys["addressees"] = part.line
            return {"addressees": part.text}
        return {}

    # -- the end of the text ----------------------------------------------------------------------------------------

    def _end(self) -> tuple[int, bool]:
        """Where the body ends, and whether a date stands there."""
        names = self._announced(self.parts[self.at :])
        for at in range(self.at, len(self.parts)):
            part = self.parts[at]
            if not isinstance(part, Passage):
                continue
            if at > self.at and _is_label(part.text) and not self._is_inner_list(at):
                return at, False
            if at > self.at and self._ends_with_date(at):
                return at, True
            if at > self.at and self._begins_enclosure(at, names):
                return at, False
        return len(self.parts), False

    def _is_inner_list(self, at: int) -> bool:
        return False

    def _ends_with_date(self, at: int) -> bool:
        part = self.parts[at]
        assert isinstance(part, Passage)
        if role_of(PrintedLine(part.text)) is LineRole.SIGNED:
            return True
        match = _ISSUER_DATE.fullmatch(half_width(part.text)) if len(part.text) < 60 else None
        return bool(match) and bool(_BODY_NAME.fullmatch(squeezed(match["who"]))) if match else False

    def _begins_enclosure(self, at: int, names: frozenset[str]) -> bool:
        part = self.parts[at]
        assert isinstance(part, Passage)
        words = _plain(part.text)
        return len(words) > 4 and words in names and not marker_of(part.text)

    def _signing(self, body: Sequence[Part]) -> list[Passage]:
        """The signatures at the end of a body, line by line."""
        lines: list[Passage] = []
        for part in reversed(body[1:]):
            if not isinstance(part, Passage) or len(lines) > 20:
                break
            text = part.text
            if (
                _SENTENCE.search(text)
                or marker_of(text)
                or text.endswith(("：", ":", "，"))
                or len(text) > 60
            ):
                break
            if _are_bodies(text) or self._is_signatory(text):
                lines.insert(0, part)
                continue
            break
        return lines

    def _is_signatory(self, text: str) -> bool:
        told = person(text)
        return (
            bool(told.post)
            and len(squeezed(text)) < 20
            and not re.search("[，、（《]", text)
            and bool(re.fullmatch(r".{0,10}(?:长|主任|总理|主席|书记|主编|专员)", squeezed(told.post or "")))
        )

    def _signed(
        self, lines: Sequence[Passage], date: Part | None, under: Sequence[PrintedLine]
    ) -> dict[str, Any]:
        """Signatures, signatories and date, by their keys where these say where print has them, else line by line."""
        told: dict[str, Any] = {}
        said = {role_of(line) for line in under}
        signatories = [line for line in lines if not _are_bodies(line.text)]
        bodies = [line for line in lines if _are_bodies(line.text)]
        printed = [line.text for line in bodies]
        if isinstance(date, Passage):
            match = _ISSUER_DATE.fullmatch(half_width(date.text))
            day = date.text
            if match and role_of(PrintedLine(date.text)) is not LineRole.SIGNED and not signatories:
                printed.append(date.text[: match.end("who")])
                day = date.text[match.start("date") :]
            if said & {LineRole.SIGNED, LineRole.BYLINE}:
                told["closing"] = (PrintedLine(day, LineRole.SIGNED, Mark("", date.line)),)
            else:
                told |= self._date(day, date.line)
        if signatories and bodies and signatories[0].line < bodies[-1].line:
            printed, signatories = [line.text for line in lines], []
            self.keys["signature"] = lines[0].line
            return {**told, "signature": tuple(printed)}
        if signatories:
            told["signatories"] = tuple(line.text for line in signatories)
            self.keys["signatory"] = self.keys["signatories"] = signatories[0].line
        named = [bodies_of(text) for text in printed]
        first = bodies[0].line if bodies else date.line if date else 0
        elsewhere = bool(signatories) or bool(said & {LineRole.ISSUER, LineRole.BYLINE})
        if named and (
            elsewhere
            or (len(named) > 1 and any(len(of_line) > 1 for of_line in named))
            or "、" in "".join(printed)
        ):
            told["signature"] = tuple(printed)
            self.keys["signature"] = first
        elif named:
            told["issuers"] = tuple(name for of_line in named for name in of_line)
            self.keys["issuer"] = self.keys["issuers"] = first
        return told

    def _date(self, text: str, line: int) -> dict[str, Any]:
        day = parse_date(text)
        if day and squeezed(half_width(text)) == spell_date(day):
            self.keys["signed"] = line
            return {"signed": day}
        self.keys["signed_as"] = line
        if not isinstance(day, datetime.date):
            self.log.doubt(
                Weight.FACT,
                line,
                f"日期“{shown(text)}”读不出哪一天",
                "照印写在 signed_as",
                "核对是否成文日期",
            )
        return {"signed_as": text.strip()}

    def _closing(self, parts: Sequence[Part], tail: bool) -> tuple[list[PrintedLine], list[Part]]:
        """附注 抄送 印发 主题词: the lines behind the date."""
        found: list[PrintedLine] = []
        at = 0
        while not tail and at < len(parts):
            part = parts[at]
            if not isinstance(part, Passage):
                break
            text, mark = part.text, Mark("", part.line)
            role = role_of(PrintedLine(text))
            if role is LineRole.ENCLOSURES and not _is_label(text) and not self._labels_text(parts, at):
                found.append(PrintedLine(text, None, mark))
            elif role in (
                LineRole.COPIES,
                LineRole.PRINTED,
                LineRole.KEYWORDS,
                LineRole.ANNOTATION,
                LineRole.REGISTRATION,
                LineRole.PUBLISHED,
            ):
                found.append(PrintedLine(text, None, mark))
            elif role is LineRole.LABELLED and _CLOSING_LABELS.match(text):
                found.append(PrintedLine(text, None, mark))
            elif role is LineRole.NUMBER and at == len(parts) - 1:
                found.append(PrintedLine(text, None, mark))
            elif (
                found
                and role_of(found[-1]) is LineRole.COPIES
                and not found[-1].text.endswith("。")
                and role is None
                and re.search("[，。；、]", text)
            ):
                found[-1] = PrintedLine(found[-1].text + text, None, found[-1].mark)
                self.log.act(part.line, "抄送的续行接在一起")
            else:
                break
            at += 1
        return found, list(parts[at:])

    def _labels_text(self, parts: Sequence[Part], at: int) -> bool:
        """Whether 附件：名称 behind the date begins the enclosure itself, and does not only announce it."""
        match = _LABEL_TITLE.fullmatch(parts[at].text) if isinstance(parts[at], Passage) else None  # type: ignore[union-attr]
        behind = parts[at + 1] if at + 1 < len(parts) else None
        if match is None or behind is None:
            return False
        if isinstance(behind, Grid):
            return True
        return not (
            _is_label(behind.text)
            or _plain(behind.text) == _plain(match["title"])
            or role_of(PrintedLine(behind.text))
        )

    def _last_lines(
        self, body: list[Part], closing: list[PrintedLine]
    ) -> tuple[list[Part], list[PrintedLine]]:
        """Without a date: a whole bracket, and what tells whence it comes, at the very end."""
        kept = list(body)
        while len(kept) > 1 and isinstance(last := kept[-1], Passage):
            role = role_of(PrintedLine(last.text))
            own = role is LineRole.ANNOTATION or (
                role in (LineRole.LABELLED, LineRole.REGISTRATION) and _CLOSING_LABELS.match(last.text)
            )
            if not own and role is not LineRole.COPIES and role is not LineRole.PRINTED:
                break
            closing.insert(0, PrintedLine(last.text, None, Mark("", last.line)))
            kept.pop()
        return kept, closing

    # -- the text ---------------------------------------------------------------------------------------------------

    def _body(self, parts: Sequence[Part]) -> tuple[Block, ...]:
        title = squeezed(self.title or "")
        is_act = bool(re.search("任免|任职|免职|任命|聘任|免去|撤销.{0,30}职务|工作人员", title))
        reader = Body(self.log, is_act=is_act, confirmed="正式任职" in title)
        return reader.blocks(self._with_tables(parts))

    def _with_tables(self, parts: Sequence[Part], label: str | None = None) -> list[Passage | Block]:
        """The parts with their tables taken out into files of their own, each with its title and remarks."""
        found: list[Passage | Block] = []
        at = 0
        while at < len(parts):
            part = parts[at]
            if isinstance(part, Passage):
                found.append(part)
                at += 1
                continue
            title, caption = _title_above(found)
            remarks: list[Passage] = []
            at += 1
            while at < len(parts) and isinstance(behind := parts[at], Passage) and _REMARK.match(behind.text):
                remarks.append(behind)
                at += 1
            found.append(self._table(part, title, caption, remarks, label))
        return found

    def _table(
        self,
        grid: Grid,
        title: Sequence[Passage],
        caption: Passage | None,
        remarks: Sequence[Passage],
        label: str | None,
    ) -> model.TableReference:
        name = self.folder.next_table()
        self.folder.tables.append(
            table_of(
                name,
                grid,
                self.log,
                title=title_of(title) or "",
                label=label,
                caption=caption.text if caption else None,
                remarks=remarks,
            )  # fmt: skip
        )
        return model.TableReference(name, Mark("", grid.line))

    # -- enclosures -------------------------------------------------------------------------------------------------

    def _announced(self, body: Sequence[Part]) -> frozenset[str]:
        """What the title and the text name that may be enclosed: titles in 《》, what is issued, what 附件： lists."""
        texts = [self.title or "", *(part.text for part in body[:12] if isinstance(part, Passage))]
        found = {name for text in texts for name in re.findall("《([^《》]{2,80})》", text)}
        issued = re.search(
            r"(?:印发|转发|批转|公布|发布|颁布)(?:.{0,30}?关于)?(.{3,60}?)的?(?:通知|决定|函|公告|通告|令|批复)$",
            squeezed(self.title or ""),
        )
        if issued:
            found.add(issued[1])
        for part in body:
            if isinstance(part, Passage) and re.match(
                r"附\s*件?\s*[0-9]{0,2}\s*[:：]|[0-9]{1,2}\s*[.．、]", part.text
            ):
                found.add(_LISTED.sub("", part.text))
        return frozenset(_plain(name) for name in found if len(name) > 2)

    def _enclosures(self, parts: Sequence[Part], names: frozenset[str]) -> list[model.Enclosure]:
        found: list[model.Enclosure] = []
        for start, end in self._pieces(parts, names):
            found.append(self._enclosure(parts[start:end], names))
        return found

    def _pieces(self, parts: Sequence[Part], names: frozenset[str]) -> list[tuple[int, int]]:
        """Where each enclosure begins and ends: at labels; without them, at titles that were announced."""
        if not parts:
            return []
        starts = [0]
        labelled = isinstance(parts[0], Passage) and _is_label_or_titled(parts[0].text)
        for at in range(1, len(parts)):
            part = parts[at]
            if not isinstance(part, Passage):
                continue
            if _is_label(part.text) or (_is_label_or_titled(part.text) and self._labels_text(parts, at)):
                # 附： within a document that is enclosed and announces it.
                inner = (
                    not labelled
                    and not re.search("[0-9一二三四五六七八九十]", part.text[:6])
                    and any(
                        isinstance(other, Passage) and re.match(r"附\s*件?\s*[:：]\s*\S", other.text)
                        for other in parts[starts[-1] : at]
                    )
                )
                if not inner:
                    starts.append(at)
            elif (
                not labelled
                and at > starts[-1] + 1
                and _plain(part.text) in names
                and not marker_of(part.text)
            ):
                starts.append(at)
        return list(zip(starts, [*starts[1:], len(parts)], strict=True))

    def _enclosure(self, parts: Sequence[Part], names: frozenset[str]) -> model.Enclosure:
        rest = list(parts)
        label: str | None = None
        keys: dict[str, int] = {}
        first = rest[0].line
        title: list[Passage] = []
        if isinstance(rest[0], Passage) and _is_label_or_titled(rest[0].text):
            head = rest.pop(0)
            assert isinstance(head, Passage)
            keys["label"] = head.line
            match = _LABEL_TITLE.fullmatch(head.text)
            if match and not _is_label(head.text):
                label = match["label"].strip()
                title = [Passage(match["title"], head.line, head.last)]
            else:
                label = head.text
        if not title:
            title = self._title_lines(rest, names)
            rest = rest[len(title) :]
        rest = self._with_cells(rest)
        if title:
            keys["title"] = title[0].line
        only = [part for part in rest if isinstance(part, Grid)]
        if len(only) == 1 and self._is_table_alone(rest, only[0]):
            at = rest.index(only[0])
            caption = rest[0] if at else None
            remarks = [part for part in rest[at + 1 :] if isinstance(part, Passage)]
            assert caption is None or isinstance(caption, Passage)
            reference = self._table(only[0], title, caption, remarks, label)
            return model.Enclosure(body=(reference,), mark=Mark("", first, keys))
        if len(rest) == 1 and isinstance(rest[0], Passage) and is_file_name(rest[0].text):
            return self._file(label, title, rest[0], first)
        if not rest and len(title) == 1 and is_file_name(title[0].text):
            return self._file(label, [], title[0], first)
        fields = read_writing(rest, Heading((), title), self.folder, names)
        mark = Mark("", first, {**fields.pop("mark").keys, **keys})
        if not title:
            self.log.doubt(Weight.SHAPE, first, "附件没有找到标题", "不写标题", "标题可能是正文的前几行")
        return model.Enclosure(label=label, mark=mark, **fields)

    def _with_cells(self, parts: Sequence[Part]) -> list[Part]:
        """The parts with a table that was received a cell a line at their beginning made one."""
        found = cells_in_lines(parts)
        if found is None:
            return list(parts)
        grid, used, short = found
        self.log.doubt(
            Weight.SHAPE, grid.line, "表是一格一行收到的" + ("，有的行缺格" if short else ""),
            "照序号排成各行" + ("，缺的格按数字和文字推定" if short else ""), "核对每一行的格",
        )  # fmt: skip
        return [grid, *parts[used:]]

    def _file(
        self, label: str | None, title: Sequence[Passage], line: Passage, first: int
    ) -> model.Enclosure:
        self.log.doubt(
            Weight.SHAPE, line.line, f"附件是文件“{shown(line.text)}”，没有收到", "照印写成一段文字",
            "把文件放进文件夹，改写成 file",
        )  # fmt: skip
        body = (model.Paragraph(line.text, Mark("", line.line)),)
        return model.Enclosure(label=label, title=title_of(title), body=body, mark=Mark("", first))

    def _is_table_alone(self, rest: Sequence[Part], grid: Grid) -> bool:
        at = rest.index(grid)
        before, behind = rest[:at], rest[at + 1 :]
        return (
            len(before) <= 1
            and all(
                isinstance(part, Passage) and (_CAPTION.match(part.text) or part.text.startswith(("（", "(")))
                for part in before
            )
            and all(isinstance(part, Passage) and _REMARK.match(part.text) for part in behind)
        )

    def _title_lines(self, parts: Sequence[Part], names: frozenset[str]) -> list[Passage]:
        """The lines of an enclosure's title: up to what was announced, else the lines that look like one."""
        lines: list[Passage] = []
        if first := next((count for count in (1, 2, 3) if cells_in_lines(parts[count:])), None):
            return [part for part in parts[:first] if isinstance(part, Passage)]
        for part in parts[:6]:
            if not isinstance(part, Passage) or part.picture:
                break
            text = part.text
            if (
                marker_of(text)
                or _SENTENCE.search(text)
                or text.endswith(("：", ":", "，", "、；"))
                or len(text) > 70
            ):
                break
            if role_of(PrintedLine(text)) not in (None, LineRole.ANNOTATION) or (
                lines
                and text[:1] in "（("
                and not text.startswith(("（试行", "(试行", "（暂行", "（草案", "（修订"))
            ):
                break
            if (
                lines
                and part.style is Style.PLAIN
                and (is_title(title_of(lines) or "") or _SENTENCE.search(text))
                and not text.startswith(("（试行", "（暂行", "（修订", "(试行"))
            ):
                break
            if (
                lines
                and lines[-1].style is not part.style
                and lines[-1].style in (Style.TITLE, Style.CENTRED)
            ):
                break
            if lines and _BODY_NAME.fullmatch(squeezed(text)):
                break
            lines.append(part)
            if _plain("".join(line.text for line in lines)) in names:
                return lines
        if lines and len(lines) > 1 and not is_title(title_of(lines) or ""):
            # Where the whole is no title, only its first line can be one.
            first = next(
                (count for count in range(1, len(lines)) if is_title(title_of(lines[:count]) or "")), 1
            )
            lines = lines[:first]
        if len(lines) == len(parts) and len(lines) > 1:
            lines = lines[:1]
        return lines


def _are_bodies(text: str) -> bool:
    return all(_BODY_NAME.fullmatch(name) for name in bodies_of(text))


def _is_number(text: str) -> bool:
    """Whether the words of a line, whatever it is called, are a number under which documents are issued."""
    return role_of(PrintedLine(text)) is LineRole.NUMBER


def _is_history(text: str) -> bool:
    """Whether a line that tells of a passing or publishing is 题注 and not the first sentence of the text."""
    return text[:1] in "（([【" or (
        bool(re.match(DATE, half_width(text), re.VERBOSE)) and not text.endswith(("。", "；"))
    )


def _is_label(text: str) -> bool:
    return bool(_BARE_LABEL.fullmatch(text.strip()))


def _is_label_or_titled(text: str) -> bool:
    """附件1, or 附件1：名称 where the enclosure itself begins."""
    words = text.strip()
    return (
        _is_label(words)
        or (
            len(words) < 70
            and not _SENTENCE.search(words)
            and bool(LABEL.fullmatch(words))
            and (match := _LABEL_TITLE.fullmatch(words)) is not None
            and not re.match(r"[0-9]{1,2}\s*[.．、]", match["title"])
        )
        or (
            bool(re.match(r"附\s*件\s*[0-9一二三四五六七八九十]{1,3}[　\s]+\S", words))
            and len(words) < 70
            and not _SENTENCE.search(words)
        )
    )


def _plain(text: str) -> str:
    return half_width(squeezed(text)).replace("〈", "<").replace("〉", ">").strip("《》。；;")


def _numbers(text: str) -> list[str]:
    """The numbers of a line under a title."""
    if role_of(PrintedLine(text)) is LineRole.NUMBER:
        return [text]
    return [word for word in re.split(r"[\s　、，]+", text) if word]


def _title_above(found: list[Passage | Block]) -> tuple[list[Passage], Passage | None]:
    """The title of a table and the line under it, taken off the passages that stand before it."""
    caption: Passage | None = None
    if found and isinstance(last := found[-1], Passage) and _CAPTION.match(last.text) and len(last.text) < 60:
        caption = last
        found.pop()
    if found and isinstance(last := found[-1], Passage):
        text = last.text
        named = re.match(r"(?:附?表|续表)\s*[0-9一二三四五六七八九十]", text) or re.search(
            r"(?:表|目录|清单|名单|一览|明细|计划|标准|分工|台账|名录|统计)(?:[（(].{1,20}[)）])?$", text
        )
        if named and len(text) < 60 and not _SENTENCE.search(text) and not marker_of(text):
            found.pop()
            return [last], caption
    if caption:
        found.append(caption)
    return [], None


__all__ = ["Folder", "Heading", "read_writing", "title_of"]
