"""Nothing hangs: every rule, claim and reader of text is fed 10,000 hostile characters of each kind.

Each feed has far more time than it needs; what grows with the square of the text does not end in it. The time is
the processor's own, so that a busy machine fails nothing.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from types import SimpleNamespace

import pytest
from fabricated_gazette import gazette, with_text
from processor_time import within

from gazette import checks, citations, lines, numbers, numerals, punctuation
from gazette.archive import Archive
from gazette.bodies import Bodies
from gazette.claims import RULES
from gazette.claims.likeness import changes, likeness
from gazette.contents import same_title
from gazette.footnotes import footnotes
from gazette.formats import markdown
from gazette.heads import head_of
from gazette.keypoints import key_points
from gazette.life import life
from gazette.links import Links
from gazette.model import (
    Action,
    Appointment,
    AppointmentClause,
    Gazette,
    Mark,
    Notice,
    Paragraph,
    PrintedLine,
)
from gazette.numbering import marker_of
from gazette.outline import run_in_titles
from gazette.pages.tables import TableView
from gazette.pages.titles import title_html
from gazette.questions import is_answer, is_question, may_be_answered
from gazette.relations import already_repealed, relations, unread
from gazette.repairs import moved_only
from gazette.rosters import roster
from gazette.search.number_key import number_key
from gazette.search.tokens import tokenize
from gazette.statements import statements
from gazette.tasks import tasks
from gazette.units import Unit
from gazette.values import value

LENGTH = 10_000
SECONDS = 5

HOSTILE = {
    "数字": "7",
    "空格": " ",
    "数和空格": "1 ",
    "空格很多": " " * 2_000 + "类",
    "汉字": "甲乙丙丁",
    "数词": "一",
    "谁管": "局(甲)负责",
    "收费": "费用收费标准每1元",
    "罚则": "处责令依法",
    "名单": "张三、",
    "名单不断": "张三李四、王五",
    "左书名号": "《",
    "左括号": "（",
    "左引号": "“",
    "书名": "《甲》",
    "引号": "“甲”",
    "引号顿号": "“甲”、",
    "条文": "第一条",
    "条文规定": "第一条规定：",
    "书名明确": "《甲》明确：",
    "条之": "第一条之一、",
    "小数": "1.",
    "括号里的空格": "（ ",
    "问答": "问：答：",
    "书名条文": "《甲》第一条",
    "文号尾": "〔2021〕",
    "文号": "某发〔2021〕3号",
    "引语": "根据",
    "项数": "甲1项、",
    "新增项数": "省新增1项",
    "附件数": "3个附件",
    "部分数": "3部分，",
    "章条数": "三章三条",
    "等几个": "甲、等3个",
    "总数": "共3项（",
    "座数": "占位办法1座（甲1个",
    "分别": "分别为1、2",
    "类别": "一类为",
    "口号": "“六统一”",
    "口号列举": "“六统一”统一甲、",
    "分为": "分为等",
    "部局": "部局关于",
    "工作": "工作",
    "施行": "本办法与",
    "单位": "（牵头单位：",
    "句子": "甲1乙2丙3丁4戊5己6庚7。",
    "第章": "第一章明确",
    "标点": "，。；：",
    "年": "2021年",
    "月日": "2021年3月4日",
    "事件": "2021年3月4日甲公布　",
    "名目": "甲：",
    "姓名": "张 ",
    "任": "任命",
    "职务": "局长",
    "机关": "市政府",
    "局": "某局",
    "各级": "市、",
    "各级共有": "市、县(市、区)局、",
    "括号套括号": "（含（甲）",
    "各局一行": "市政府 某局 ",
    "注号": "[1]",
    "登记号": "A-2021-1",
    "试行": "(试行)",
    "标记": "*_`[](",
    "废止": "废止《甲》、",
    "同时废止": "《甲》同时",
    "修改": "第一条修改为“",
    "改动": "第一条“甲”、",
    "增加": "增加一条，作为第一条",
    "列出": "关于甲的通知（",
    "列出的书名": "甲《乙》通知",
    "施行日期": "本办法自2021年9月1日起，",
    "有效期": "有效期自2021年9月1日",
    "除外": "本办法除第一条、",
    "延长": "《甲》有效期延长",
    "法": "依照甲法",
    "法第条": "公务员法第二条、",
    "公告号": "某局公告2019年第5号、",
    "公告尾": "公告2019年",
    "公告第几号": "某局公告第5号、",
    "括号里的令号": "某局令（第",
    "联合公告": "某局 某厅、",
    "令号": "某局令第九百三十一号",
    "号在令前": "某局第31号",
    "号令": "第31号令",
    "汉字年份": "某政府一九八〇年3号",
    "年份在前": "〔1997〕某字第",
    "号的列举": "、3号",
    "号和范围": "某发〔2017〕5-",
    "年份空格": "某发〔20 21〕 ",
    "机关入代字": "某局某字",
    "现将": "现将甲",
    "发布的书名": "《甲》、乙发布的",
    "令公布的书名": "2021年3月4日某局令第1号公布的《甲》、",
    "令公布": "某局令第1号公布、",
    "书名和日期": "《甲》（2021年3月4日",
    "根据日期": "根据2021年3月4日某局",
    "括号里的令": "《甲》（2021年3月4日某局令第1号公布）",
    "年和报告": "2021年市《报告》",
    "部委顿号": "某部、某委、令",
    "文号列举": "《甲》（国发〔2020〕1号、",
    "之后": "，甲后",
    "对": "，对《甲》第一条",
    "直引号": '"甲',
    "现发布": "现发布《甲》，",
    "自施行起": "有效期自施行之日起，",
    "批准后发布": "《甲》和2021年3月4日甲批准、",
    "等几件": "《甲》等3件市政府",
    "期满继续": "《甲》有效期满后自2021年3月4日起",
    "题注": "2021年3月4日甲修正并重新，",
    "起草": "起草了《办法》，经",
    "适用": "从事行政区域适用本办法",
    "主管": "市某局（甲）负责为主管理",
    "收费标准": "收费标准为收取费5元/不得收取",
    "罚则和违者": "违反的，处元以下责令吊销",
}


def _slogan(number: int) -> str:
    key = chr(0x4E00 + number)
    return f"“三{key}”{key}、{key}。"


def _lone_slogan(number: int) -> str:
    return f"“三{chr(0x4E00 + number)}{chr(0x5E00 + number)}”"


def _clause(number: int) -> str:
    return f"{number * 7919:014b}".replace("0", "甲").replace("1", "乙") + f"{number % 9}项，"


VARIED: dict[str, Callable[[int], str]] = {
    "口号各异": _slogan,
    "口号无列举": _lone_slogan,
    "句子各异": _clause,
    "口号引语": lambda number: "甲、" if number else "“六统一”“",
    "日期和空格": lambda number: " " if number else "2021年3月4日",
    "机关和空格": lambda number: " " if number else "某局",
}
"""No part like the one before, so that nothing is passed over as known."""


def hostile(kind: str) -> str:
    varied = VARIED.get(kind, lambda _: HOSTILE[kind])
    return "".join(map(varied, range(LENGTH)))[:LENGTH]


PLACE = Mark("", 0)
ACTS = [rule for rule in checks.RULES if rule.check.__module__.endswith("acts")]


def _headed(text: str) -> Notice:
    """A notice that has the text wherever its head is read from."""
    each = tuple(PrintedLine(text) for _ in range(3))
    return Notice(title=text, numbers=(text,), signatories=(text,), signed_as=text, under=each, closing=each)


def _acting(text: str) -> Gazette:
    """A gazette whose act of appointment is the text."""
    whole = gazette()
    (issue,) = whole.issues
    *others, folder = issue.folders
    said = Appointment(text[:3], Action.APPOINT, text[3:6])
    clause = AppointmentClause(f"任命{text}", (said,))
    notice = replace(folder.notice, title=text, body=(clause, Paragraph(f"免去{text}")))
    changed = replace(issue, folders=(*others, replace(folder, notice=notice)))
    return replace(whole, issues=(changed,))


@pytest.mark.slow
@pytest.mark.parametrize("kind", [*HOSTILE, *VARIED])
def test_readers_of_text_end(kind: str) -> None:
    text = hostile(kind)
    readers = {
        "numbers.find": lambda: list(numbers.find(text)),
        "numbers.look_like_numbers": lambda: list(numbers.look_like_numbers(text)),
        "numbers.parse": lambda: numbers.parse(text),
        "citations": lambda: citations.find_citations(text),
        "definitions": lambda: citations.find_definitions(text),
        "articles": lambda: citations.find_article_references(text),
        "sentences": lambda: list(punctuation.sentences(text)),
        "elements": lambda: punctuation.elements(text),
        "numeral": lambda: numerals.parse_numeral(text),
        "date": lambda: numerals.parse_date(text),
        "marker": lambda: marker_of(text),
        "question": lambda: (is_question(text), may_be_answered(text), is_answer(text)),
        "role": lambda: lines.role_of(PrintedLine(text)),
        "role in brackets": lambda: lines.role_of(PrintedLine(f"（{text}）")),
        "byline": lambda: [lines.byline(f"（{text}{end}）") for end in (" 2021年3月4日", "乙")],
        "history": lambda: [lines.history(f"（{text}{end}）") for end in ("", "乙")],
        "person": lambda: lines.person(text),
        "listed": lambda: lines.listed(f"抄送：{text}"),
        "head": lambda: [head_of(_headed(f"{text}{end}")) for end in ("", "乙")],
        "roster": lambda: roster([text, f"主任：{text}", f"张三 {text}"]),
        "footnotes": lambda: footnotes(
            [Unit("p1", "paragraph", text, PLACE), Unit("footnote-1", "footnote", f"[1]{text}", PLACE)]
        ),
        "contents": lambda: same_title(text, f"{text}乙", (text,)),
        "acts": lambda: [list(rule.check(Archive(_acting(text)))) for rule in ACTS],
        "bodies": lambda: Bodies(gazette().organizations).listed(text),
        "markdown": lambda: markdown.escape(text),
        "title": lambda: title_html(text),
        "tokens": lambda: tokenize(text),
        "value": lambda: value(text),
        "number_key": lambda: number_key(text),
        "likeness": lambda: likeness(text, text[1:] + "甲"),
        "changes": lambda: changes(text, f"甲{text[::2]}"),
        "moved_only": lambda: moved_only(text, text[::-2], []),
    }
    for name, read in readers.items():
        with within(SECONDS, f"{name}（{kind}）"):
            read()


@pytest.mark.slow
@pytest.mark.parametrize("kind", [*HOSTILE, *VARIED])
def test_rules_and_claims_end(kind: str) -> None:
    text = hostile(kind)
    archive = Archive(with_text(f"甲{text}", interpretation=(f"共3项：{text}。",), table=text))
    with within(SECONDS, f"links（{kind}）"):
        links = Links(archive)
    for rule in checks.RULES:
        with within(SECONDS, f"{rule.check.__name__}（{kind}）"):
            list(rule.check(archive))
    for claim in RULES:
        with within(SECONDS, f"{claim.__name__}（{kind}）"):
            list(claim(archive))
    with within(SECONDS, f"relations（{kind}）"):
        for document in archive.documents:
            told = list(statements(document, links))
            key_points(document, told, *life(told, document))
            relations(document, links, told)
            list(unread(document, told))
            list(already_repealed(told))
            run_in_titles(document.units)
    with within(SECONDS, f"tasks（{kind}）"):
        tasks(archive)


def test_the_parts_of_a_long_table_are_told_once() -> None:
    view = object.__new__(TableView)
    object.__setattr__(view, "rows", [SimpleNamespace(heading=None, starts=True)] * 20_000)
    with within(SECONDS, "长表的分段"):
        assert list(map(len, view.parts)) == [20_000]
