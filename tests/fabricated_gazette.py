"""An invented gazette that has everything the model has, and the same gazette with other words in every field."""

from __future__ import annotations

import dataclasses
import datetime
from collections.abc import Callable
from typing import Any

from gazette import model as m

CITED = "按国发〔2020〕1号"
"""Text that cites keeps its citation, so that links and their titles are made from planted words too."""

KEPT = {
    ("Publication", "site_id_code"),
    ("Publication", "collective_bodies"),
    ("Publication", "forms"),
    ("Topic", "name"),
    ("Topic", "slug"),
    ("Notice", "topics"),
    ("Markup", "text"),
    ("Notice", "numbers"),
    ("Notice", "registration"),
    ("Enclosure", "numbers"),
    ("Enclosure", "registration"),
    ("Enclosure", "signed_as"),
    ("Footnotes", "lines"),
    ("Roster", "lines"),
    ("Labelled", "lines"),
    ("Enclosure", "signature"),
    ("Enclosure", "issuers"),
    ("Register", "label"),
    ("Point", "at"),
    ("Issue", "publication"),
    ("Furniture", "text"),
    ("Picture", "alt"),
    ("Enclosure", "signatories"),
    ("Register", "form"),
    ("ContentsEntry", "number"),
    ("ContentsEntry", "registration"),
    ("ContentsEntry", "folder"),
    ("Table", "name"),
    ("TableReference", "name"),
    ("Column", "role"),
    ("Column", "key"),
    ("Note", "at"),
    ("Correction", "at"),
    ("Correction", "to"),
    ("Issue", "id"),
    ("Issue", "source"),
    ("Folder", "name"),
    ("Former", "address"),
    ("Former", "at"),
    ("Series", "name"),
    ("Series", "slug"),
    ("Organization", "slug"),
    ("Instrument", "slug"),
    ("Instrument", "number"),
}
"""No free text: fields that no page shows, or shows without their colon; fields whose form is checked (numbers,
addresses, places)."""


INSTEAD = {("Notice", "reprint_of"), ("ContentsEntry", "numbers"), ("Issue", "order"), ("Furniture", "to")}
"""What stands only where another field does not: `number`, `contents`, `count`."""

KEPT_FRONT = (m.FrontRole.IMPRINT, m.FrontRole.PUBLISHED, m.FrontRole.CONTENTS)
"""Likewise the lines of the front matter: labels, a date, the heading that the page of the issue has no place for."""


ON_DISK = (m.DataFile, m.AttachedFile, m.Comment, m.Confirmation)
"""What is made from files beside the YAML, which this gazette, that is nowhere, has not; tests/test_cases.py has them.
What intake and reviewers wrote is on no page; tests/test_review.py has it."""
UNPUBLISHED = {("Issue", "comments"), ("Issue", "confirmed")}


def bearer(cls: type, field: str) -> str:
    """The class that a field is of: what all writings have is filled where one of them has it."""
    shared = {known.name for known in dataclasses.fields(m.Writing)} - {"title"}
    return "Writing" if issubclass(cls, m.Writing) and field in shared else cls.__name__


def gazette(picture: m.DataFile | None = None) -> m.Gazette:
    """One issue: a regulation with interpretation, a table with merged and divided cells, a table of roads, acts.

    With a `picture`, which is to lie in the regulation's folder, one of its pictures has been received.
    """
    files = (picture,) if picture else ()
    tables = (_table(), _roads(), _grid())
    regulation = m.Folder("moufu-3", _notice(picture), _interpretation(), tables, files)
    acts = m.Folder("mouren-7", _acts(), None, ())
    issue = m.Issue(
        id="2024-05",
        publication="某市人民政府公报",
        front=_front(),
        contents=(
            m.ContentsSection(
                "【市政府文件】",
                (_entry(regulation, 1), dataclasses.replace(_entry(acts, 4), note="另有一页未印。")),
            ),
        ),
        back=(
            m.FrontLine(m.FrontRole.LINE, "某市人民政府公报编辑部"),
            m.FrontLine(m.FrontRole.IMPRINT, "承印:", ("某某印刷厂",)),
        ),
        furniture=(m.Furniture("某市人民政府公报", m.FurnitureKind.RUNNING_HEAD, 2),),
        markup=(m.Markup("<p>", 1),),
        folders=(regulation, acts),
        source="",
    )
    publication = m.Publication(
        "某市人民政府公报",
        "某市人民政府办公室",
        (m.Series("某府发", "moufu", "市政府文件"), m.Series("某府人", "mouren", "人事任免")),
        site_id_code="0000000000",
        address="https://www.example.gov.cn/gongbao/",
        collective_bodies=("有关单位",),
        registers=(m.Register("MSCR-YYYY-NNNNN", "统一登记号"),),
        forms=("占位登记表",),
        topics=(m.Topic("占位主题", "zhan-wei"),),
        formats=(m.FormatName.XLSX,),
    )
    organizations = (m.Organization("市占位局", "zhanweiju", ("占位局",)),)
    instruments = (
        m.Instrument("hangzhengfa", "占位法", aliases=("占位办法",)),
        m.Instrument("guofa-2020-1", "关于占位的意见", "国发〔2020〕1号"),
    )
    synonyms = (m.Synonym(("占座", "占位置"), ("占位",), "占位的口语", both=True),)
    return m.Gazette(publication, organizations, instruments, (issue,), synonyms)


def _front() -> tuple[m.FrontLine, ...]:
    role = m.FrontRole
    return (
        m.FrontLine(role.COVER, "内部资料"),
        m.FrontLine(role.NAME, "某市人民政府公报"),
        m.FrontLine(role.STATEMENT, "◇ 本刊刊登的文件与正式文件具有同等效力 ◇"),
        m.FrontLine(role.LABEL, "2024 年第 5 期"),
        m.FrontLine(role.SERIAL, "(总第 5 期)"),
        m.FrontLine(role.PUBLISHED, "2024年6月1日"),
        m.FrontLine(role.IMPRINT, "主办", ("某市人民政府办公室",)),
        m.FrontLine(role.HEADING, "编辑委员会"),
        m.FrontLine(role.CONTENTS, "目 录"),
        m.FrontLine(role.LINE, "非卖品", note="只在本期印出。"),
        m.FrontLine(role.IMPRINT, "电话:", ("0000000",)),
        m.FrontLine(role.DISTRIBUTION, "各单位"),
    )


def _entry(folder: m.Folder, page: int) -> m.ContentsEntry:
    return m.ContentsEntry(
        folder.notice.title,
        folder.notice.numbers[0],
        page,
        folder=folder.name,
        registration=folder.notice.registration,
    )


def _notice(picture: m.DataFile | None) -> m.Notice:
    articles = (
        m.Article("第一条", (m.Paragraph(f"为了演示，{CITED}，制定本办法。"),)),
        m.Article(
            "第二条",
            (
                m.Paragraph("应当占位的情形："),
                m.Item("（一）", (m.Paragraph(f"{CITED}的情形；"), m.Item("1.", (m.Paragraph("甲情形。"),)))),
                m.Paragraph("不得占位的除外。"),
            ),
        ),
    )
    return m.Notice(
        numbers=("某府发〔2024〕3号",),
        title="某市人民政府关于印发占位办法的通知",
        topics=("占位主题",),
        issuers=("某市人民政府",),
        registration="MSCR-2024-00001",
        signed=datetime.date(2024, 5, 12),
        addressees="各县区人民政府：",
        body=(m.Paragraph("占位办法已经同意，现印发给你们。"), m.EnclosureList(("附件：占位表", "占位路段"))),
        enclosures=(
            m.Enclosure(
                title="占位办法",
                under=(m.PrintedLine("（2020年1月2日某市人民政府第3次会议通过）", m.LineRole.HISTORY),),
                body=(m.Heading("第一章 总则", articles), m.Heading("一、其他", (m.Paragraph("略。"),))),
            ),
            m.Enclosure(
                title="附表",
                body=tuple(m.TableReference(f"table-{number}") for number in (1, 2, 3)),
                label="附件",
            ),
            _forwarded(picture),
        ),
        notes=(m.Note("article-2", "原文如此。"),),
        corrections=(m.Correction("article-1", "为了演示制定本办法。", "缺标点。", "article-1"),),
        points=(m.Point("谁可以", "article-1"), m.Point("怎么办", "article-2-p2", "不得占位的除外。")),
        formerly=(m.Former("moufu-2024-33"), m.Former("#article-9", "article-2")),
    )


def _forwarded(picture: m.DataFile | None) -> m.Enclosure:
    """A document within the document, with everything that a head and an end may have, and every block."""
    role = m.LineRole
    received = m.Picture(picture and picture.name, caption="图1　占位牌", alt="一块牌子")
    return m.Enclosure(
        genre=m.Genre.REPORT,
        signed=datetime.date(2023, 4, 5),
        numbers=("某占字〔2023〕9号",),
        title="关于占位的报告",
        issuers=("市占位局", "市登记局", "市备案局"),
        registration="登记号：ABC-2023-0001",
        signatories=("局长　王五",),
        signature=("市占位局　　市登记局", "市备案局"),
        signed_as="二〇二三年四月五日",
        above=(m.PrintedLine("版头一行", role.ANNOTATION),),
        under=(
            m.PrintedLine("——在占位会议上", role.SUBTITLE),
            m.PrintedLine("局长　王五", role.SPEAKER),
        ),
        addressees="市人民政府：",
        salutation="各位代表：",
        body=(
            m.Roster(("主　任：赵六　　市占位局局长", "（一）成员", "钱　七　科长")),
            m.Labelled(("时　间：2023年4月5日", "主　持：赵六")),
            m.Paragraph("产值[1]有增。"),
            m.Footnotes(("注：", "[1]按现价。")),
            m.Pictures((received, m.Picture(caption="图2　未收到"))),
        ),
        closing=(
            m.PrintedLine("（此件公开发布）", role.ANNOTATION),
            m.PrintedLine("抄送：市委办公室。", role.COPIES),
            m.PrintedLine("某市人民政府办公室2023年4月6日印发", role.PRINTED),
        ),
    )


def _interpretation() -> m.Interpretation:
    return m.Interpretation(
        title="占位办法解读",
        department="市占位局",
        body=(m.Heading("一、背景", (m.Paragraph(f"{CITED}起草。"),)),),
        notes=(m.Note("section-1", "题目为编者所加。"),),
        corrections=(m.Correction("section-1-p1", "起草按国发〔2020〕1号。", "语序颠倒。"),),
    )


def _table() -> m.Table:
    def row(*cells: str | tuple[str, ...] | None) -> m.Row:
        return m.Row(
            tuple(
                m.Cell((), merged=True)
                if cell is None
                else m.Cell((cell,) if isinstance(cell, str) else cell)
                for cell in cells
            )
        )

    kinds = m.ColumnType
    return m.Table(
        "table-1",
        "占位表",
        "附件 1",
        "单位：个",
        columns=(
            m.Column("序号", kinds.INTEGER),
            m.Column("类别", kinds.TEXT, "分组"),
            m.Column("事项", kinds.TEXT, "事项"),
            m.Column("时限", kinds.MONTH, "完成时限"),
            m.Column("面积", kinds.DECIMAL),
            m.Column("单位", kinds.BODIES, "责任单位"),
        ),
        rows=(
            row("1", "甲类", ("占位", CITED), "2024年5月", "1.5", "市占位局、有关单位"),
            row("2", None, "不占位", (), "2", None),
        ),
        totals=(row("", "合计", (), (), "3.5", ()),),
        remarks=("表中数字为占位。",),
        notes=(m.Note("row-3", "时限未印。"),),
        corrections=(m.Correction("row-1", "占位 甲类", "两格颠倒。"),),
    )


def _roads() -> m.Table:
    segments = (
        m.RoadSegment("甲路", "子街", "丑街", unseparated=True),
        m.RoadSegment("乙路", "寅街", "卯街"),
    )
    return m.Table("table-2", "占位路段", classes=(m.RoadClass("一类：", (m.RoadArea("某区：", segments),)),))


def _grid() -> m.Table:
    left, above, right = m.Cell((), joined=True), m.Cell((), merged=True), m.Column("高程")
    banks = (
        m.Column("左岸", columns=(m.Column("桩距", key="左桩距", type=m.ColumnType.DECIMAL), right)),
        m.Column("右岸", columns=(m.Column("桩距", type=m.ColumnType.DECIMAL), right)),
    )
    return m.Table(
        "table-3",
        "桩点表",
        columns=(m.Column("断面"), *banks),
        rows=(
            m.Row((m.Cell(("子",)), *(m.Cell((text,)) for text in ("-1,200.50", "甲", "…", "乙")))),
            m.Across("一、丑段"),
            m.Row((m.Cell(("寅",)), m.Cell(("卯",)), left, m.Cell(()), m.Cell(("丙",)))),
            m.Row((m.Cell(("辰",)), above, left, m.Cell(("3",)), above)),
        ),
        totals=(m.Across("总之三行"),),
        notes=(m.Note("header", "栏名为编者所加。"), m.Note("group-1", "丑段为编者所加。")),
    )


def _acts() -> m.Notice:
    appointed = m.Appointment("张三", m.Action.APPOINT, "副局长", "市占位局", True, "试用期一年")
    removed = m.Appointment("李四", m.Action.REMOVE, "科长", None)
    return m.Notice(
        numbers=("某府人〔2024〕7号",),
        title="关于张三李四职务任免的通知",
        issuers=("某市人民政府",),
        body=(m.AppointmentClause("任张三，免李四。", (appointed, removed)),),
    )


def planted(record: Any, words: Callable[[str], str]) -> Any:
    """The same record with `words(text)` in place of every free text. Numbers in columns of numbers stay."""
    if isinstance(record, tuple):
        return tuple(
            planted(child, words) if not isinstance(child, str) else words(child) for child in record
        )
    if not dataclasses.is_dataclass(record) or isinstance(record, type):
        return record
    changed: dict[str, Any] = {}
    for field in dataclasses.fields(record):
        value = getattr(record, field.name)
        if field.name == "mark" or (type(record).__name__, field.name) in KEPT:
            continue
        if isinstance(record, m.FrontLine) and field.name == "text" and record.role in KEPT_FRONT:
            continue
        if isinstance(record, m.Table) and field.name in ("rows", "totals"):
            changed[field.name] = tuple(_planted_row(record.leaves, row, words) for row in value)
        elif field.name == "marker" or (isinstance(record, m.Heading) and field.name == "text"):
            changed[field.name] = value + words(value)  # its number makes the anchor
        elif isinstance(value, str):
            changed[field.name] = words(value)
        else:
            changed[field.name] = planted(value, words)
    return dataclasses.replace(record, **changed)


def _planted_row(
    columns: tuple[m.Column, ...], row: m.Row | m.Across, words: Callable[[str], str]
) -> m.Row | m.Across:
    if isinstance(row, m.Across):
        return m.Across(words(row.text))
    return dataclasses.replace(
        row,
        cells=tuple(
            planted(cell, words) if column.type is m.ColumnType.TEXT else cell
            for column, cell in zip(columns, row.cells, strict=True)
        ),
    )


def _told(table: m.Table, text: str) -> m.Table:
    """The table with this text as its caption and in its first cell of the column 事项."""
    subject = next(place for place, column in enumerate(table.columns) if column.role == "事项")
    first, *others = table.rows
    assert isinstance(first, m.Row)
    cells = (*first.cells[:subject], m.Cell((text,)), *first.cells[subject + 1 :])
    return dataclasses.replace(table, caption=text, rows=(dataclasses.replace(first, cells=cells), *others))


def with_text(
    *paragraphs: str,
    interpretation: tuple[str, ...] = (),
    table: str | None = None,
    instruments: tuple[m.Instrument, ...] = (),
    organizations: tuple[m.Organization, ...] = (),
) -> m.Gazette:
    """The invented gazette with these paragraphs in its notice and its interpretation, and these bodies and laws.

    What is given for the table is its caption and its first task.
    """
    base = gazette()
    (issue,) = base.issues
    folder = issue.folders[0]
    assert folder.interpretation
    notice = dataclasses.replace(
        folder.notice,
        title="某市人民政府关于印发《占位办法》的通知",
        body=tuple(m.Paragraph(text) for text in paragraphs),
    )
    explained = dataclasses.replace(
        folder.interpretation,
        title="解读《占位办法》",
        body=tuple(m.Paragraph(text) for text in interpretation),
    )
    tables = folder.tables if table is None else (_told(folder.tables[0], table), *folder.tables[1:])
    folder = dataclasses.replace(folder, notice=notice, interpretation=explained, tables=tables)
    (section,) = issue.contents
    entries = (dataclasses.replace(section.entries[0], title=notice.title), *section.entries[1:])
    contents = (dataclasses.replace(section, entries=entries),)
    issue = dataclasses.replace(issue, folders=(folder, *issue.folders[1:]), contents=contents)
    return dataclasses.replace(
        base,
        issues=(issue,),
        instruments=instruments or base.instruments,
        organizations=organizations or base.organizations,
    )


def of_notices(*notices: m.Notice) -> m.Gazette:
    """The invented gazette with these notices, each in a folder of its own, and nothing else."""
    base = gazette()
    (issue,) = base.issues
    folders = tuple(m.Folder(f"wen-{place}", notice, None, ()) for place, notice in enumerate(notices, 1))
    entries = tuple(m.ContentsEntry(one.notice.title, folder=one.name) for one in folders)
    issue = dataclasses.replace(issue, folders=folders, contents=(m.ContentsSection("", entries),))
    return dataclasses.replace(base, issues=(issue,))
