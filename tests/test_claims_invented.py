"""What each rule finds in invented text: sentence beside what is stated, what is counted, whether it holds."""

from __future__ import annotations

import datetime
from dataclasses import replace

import pytest

from gazette import model
from gazette.archive import Archive
from gazette.claims import claims
from gazette.model import (
    Action,
    Appointment,
    AppointmentClause,
    Article,
    Cell,
    Column,
    ColumnType,
    Heading,
    Item,
    Paragraph,
    Row,
    Table,
    TableReference,
)


def text(body: str) -> tuple[Paragraph, ...]:
    return (Paragraph(body),)


def archive(*folders: model.Folder) -> Archive:
    entries = tuple(
        model.ContentsEntry(folder.notice.title, folder.notice.numbers[0], page, folder=folder.name)
        for page, folder in enumerate(folders, 1)
    )
    contents = (model.ContentsSection("【市政府文件】", entries),)
    issue = model.Issue("2024-05", "某市人民政府公报", folders, "", contents=contents)
    series = (model.Series("某府发", "moufu", "市政府文件"),)
    publication = model.Publication("某市人民政府公报", "某市人民政府办公室", series)
    return Archive(model.Gazette(publication, (), (), (issue,)))


def folder(
    *body: model.Block,
    number: int = 1,
    title: str = "某市人民政府关于占位的通知",
    explained: str | None = None,
    tables: tuple[Table, ...] = (),
    day: int = 1,
) -> model.Folder:
    notice = model.Notice(
        numbers=(f"某府发〔2024〕{number}号",),
        title=title,
        issuers=("某市人民政府",),
        signed=datetime.date(2024, 5, day),
        body=body,
        enclosures=tuple(model.Enclosure(body=(TableReference(table.name),)) for table in tables),
    )
    about = f"市占位局解读《{title.removeprefix('某市人民政府')}》"
    interpretation = (
        model.Interpretation(title=about, department="市占位局", body=text(explained)) if explained else None
    )
    return model.Folder(f"moufu-{number}", notice, interpretation, tables)


def found(*folders: model.Folder, rule: str) -> list[tuple[str, str, bool]]:
    """What one rule, called by the words its description begins with, finds."""
    return [(c.stated, c.counted, c.holds) for c in claims(archive(*folders)) if c.rule.startswith(rule)]


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("分为省、市、县三个层次。", [("3 个", "3 个", True)]),
        ("分为省、市两个层次。", [("2 个", "2 个", True)]),
        ("分为省、市、县四个层次。", [("4 个", "3 个", False)]),
        ("包括甲、乙、丙等三个方面。", [("3 个", "3 个", True)]),
        ("包括甲、乙、丙等二十个方面。", []),
        ("包括甲、乙、丙等两个方面。", [("2 个", "3 个", False)]),
        ("包括甲、乙和丙三个方面。", [("3 个", "3 个", True)]),
        ("流程为“甲”“乙”3个环节。", [("3 个", "2 个", False)]),
        ("涉及3个部门：甲局、乙局和丙局，均已答复。", [("3 个", "3 个", True)]),
        ("涉及4个部门：甲局、乙局和丙局，均已答复。", [("4 个", "2 或 3 个", False)]),
        ("主要有三条，坚持甲、坚持乙、坚持丙。", [("3 个", "3 个", True)]),
        ("甲、乙等合并为一个环节。", []),
        ("第十五条明确：遵守甲、乙和丙。", []),
        ("甲、乙的第三部分。", []),
        ("甲方面有三个环节。", []),
        ("分为甲、乙12345678902个方面。", []),
        (f"分为省、{' ' * 9}市、县三个层次。", [("3 个", "3 个", True)]),
    ],
)
def test_lists(sentence: str, expected: list[tuple[str, str, bool]]) -> None:
    assert found(folder(*text(sentence)), rule="所列与所数") == expected


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("实行“三零”服务（零上门、零审批、零投资）。", [("“三零”", "3 个“零”", True)]),
        ("实行“四零”服务（零上门、零审批、零投资）。", [("“四零”", "3 个“零”", False)]),
        ("“新建一批、挖潜一批”（即“两个一批”）。", []),
        ("“新建一批、挖潜一批”（即“二个一批”）。", [("“二个一批”", "2 个“一批”", True)]),
        ("“三明确”即：明确甲、乙职能；明确丙；明确丁。", [("“三明确”", "3 个“明确”", True)]),
        ("“三个二”机制。实行“一门进、一次办、一窗收”。", [("“三个二”", "0 个“二”", False)]),
        ("推进“三农”工作。", []),
        ("落实“五位一体”布局，统一甲、统一乙。", []),
        (f"“三二”机制“{'一窗、' * 3}。", []),
    ],
)
def test_slogans(sentence: str, expected: list[tuple[str, str, bool]]) -> None:
    assert found(folder(*text(sentence)), rule="几个什么") == expected


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("共 25 项，其中新增 3 项，下放 22 项。", [("25 项", "3 + 22 = 25", True)]),
        ("共 25 项，其中新增 3 项，下放 23 项。", [("25 项", "3 + 23 = 26", False)]),
        ("共 25 项、其中新增 3 项，下放 23 项。", [("25 项", "3 + 23 = 26", False)]),
        ("共 25 项，其中新增 3 项，下放 2 项。", []),
        ("调整3项：甲局1项、乙局1项。", [("3 项", "1 + 1 = 2", False)]),
        (
            "3个工作日内办结（受理0.5个工作日；审核1.5个工作日；登簿1个工作日）。",
            [("3 个工作日", "0.5 + 1.5 + 1 = 3.0", True)],
        ),
        ("共 25 项，其中新增 3 项。", []),
        ("共 25 项，其中新增 3 人，下放 22 个。", []),
        ("重点抓好以下3项工作：", []),
    ],
)
def test_sums(sentence: str, expected: list[tuple[str, str, bool]]) -> None:
    assert found(folder(*text(sentence)), rule="分项之和") == expected


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("市区、城镇、农村分别压减至 2 个、5 个、9 个小时。", [("3 个名目", "3 个数", True)]),
        ("市区、城镇分别压减至 2 个、5 个、9 个小时。", [("2 个名目", "3 个数", False)]),
        ("进口、出口时间分别压缩至30小时以内和10小时以内。", [("2 个名目", "2 个数", True)]),
        ("一至三类费率分别按 1%、2%、3% 执行。", [("一至三类", "3 个数", True)]),
        ("一至三类费率分别按 1%、2% 执行。", [("一至三类", "2 个数", False)]),
        ("三大类费率为 1%、2%。", [("三类", "2 个数", False)]),
        ("企业提前申报、进、出口比例分别达到40%、70%。", []),
    ],
)
def test_amounts(sentence: str, expected: list[tuple[str, str, bool]]) -> None:
    assert found(folder(*text(sentence)), rule="分别所指") == expected


REGULATION = (
    Heading("第一章 总 则", (Article("第一条", text("占位应当在十日内向占位局报送名称和位置。")),)),
    Heading(
        "第二章 占位管理",
        (
            Article(
                "第二条",
                (
                    Paragraph("占位局应当在 10 个工作日内将收到的信息录入系统。"),
                    Item("（一）", text("每年必须进行一次全面检查后方可继续占位；")),
                ),
            ),
        ),
    ),
)


@pytest.mark.parametrize(
    ("rule", "explained", "expected"),
    [
        ("章条数", "《办法》共二章二条。", [("二章二条", "2 章 2 条", True)]),
        ("章条数", "《办法》共三章二十条。", [("三章二十条", "2 章 2 条", False)]),
        ("章名", "分为总则、占位管理，共二章。", [("总则、占位管理", "总则、占位管理", True)]),
        ("章名", "第二章占位与管理规定了占位。", [("占位与管理", "占位管理", False)]),
        ("章名", "第九章附则规定了施行。", []),
        ("所引条文", "第一条规定：占位应当在十日内向占位局报送名称和位置。", [("第一条", "1 句相同", True)]),
        (
            "所引条文",
            "第一条规定：占位应当在十日内向占位局报送位置。",
            [("第一条", "0 句相同，1 句不同", False)],
        ),
        (
            "所引条文",
            "第二条要求：每年必须进行全面检查后方可继续占位。",
            [("第二条", "0 句相同，1 句不同", False)],
        ),
        ("所引条文", "第一条明确了占位的办法。", []),
        ("所引条文", "第九条规定：占位应当在十日内向占位局报送名称和位置。", []),
        ("所引数字", "占位局应当在 10 日内将收到的信息录入系统。", [("10日", "10个工作日", False)]),
        (
            "所引数字",
            "占位局应当在 10 个工作日内将收到的信息录入系统。",
            [("10个工作日", "10个工作日", True)],
        ),
        ("所引数字", "我局 10 年来为占位做了许多工作。", []),
    ],
)
def test_what_is_said_of_a_regulation(
    rule: str, explained: str, expected: list[tuple[str, str, bool]]
) -> None:
    assert found(folder(*REGULATION, explained=explained), rule=rule) == expected


TITLE = "某市占位办法（试行）"
SAME = "占位资料不得转让给其他单位使用。"
BUILT = "新建项目和住宅小区应当按规划设计配套建设占位场。"
LEDGER = "占位单位应当建立占位台账，记明日期和地点，并向占位局报送占位资料。"
SHORTENED = "占位单位应当建立占位台账，并向占位局报送占位资料。"
RULES = (
    Article("第一条", (Paragraph("本办法所称占位单位包括占位企业及自建占位单位。"), Paragraph(LEDGER))),
    Article("第二条", text(BUILT.replace("设计", "审批") + SAME)),
    Article(
        "第二条之一", (Paragraph("履行下列职责："), Item("（一）", text("建立占位检测和清洗规范性台账；")))
    ),
)


def same(article: str) -> list[tuple[str, str, bool]]:
    return [(article, "1 句相同", True)]


@pytest.mark.parametrize(
    ("explained", "expected"),
    [
        (f"第二条规定{SAME}", same("第二条")),
        (f"《办法》第二条规定：{SAME}{BUILT}", [("第二条", "1 句相同，1 句不同", False)]),
        (f"《某市占位办法》第二条规定：{SAME}", same("第二条")),
        (f"《办法》第二条第一款规定：{BUILT}", [("第二条", "0 句相同，1 句不同", False)]),
        # Said of the document without an article.
        (f"《办法》明确：{SAME}{BUILT}", [("《办法》", "1 句相同，1 句不同", False)]),
        (f"《办法》要求：{SAME}第一条规定：{LEDGER}", [*same("《办法》"), *same("第一条")]),
        # Another document may say it otherwise; so may what follows it.
        (f"《某省占位办法》明确：{BUILT}", []),
        (f"《某省占位办法》（省政府令第3号）第二条规定：{BUILT}", []),
        (f"《某省占位办法》第一条规定：甲。第二条规定：{BUILT}", []),
        (f"《某省占位办法》第一条规定：甲。《办法》第二条规定：{SAME}", same("第二条")),
        # A clause left out is no other word.
        (f"第一条规定：{SHORTENED}", [("第一条", "0 句相同，1 句节引", True)]),
        (f"第一条规定：{LEDGER.replace('资料', '报表')}", [("第一条", "0 句相同，1 句不同", False)]),
        # An item stands in a line with what leads to it.
        ("第二条之一规定履行下列职责：（一）建立占位检测和清洗规范性台账；", same("第二条之一")),
        # Equal sentences count as often as they are printed.
        (f"第二条规定：{SAME}{SAME}", [("第二条", "2 句相同", True)]),
        (f"第二条明确{BUILT}", []),
        (f"会议明确：{BUILT}", []),
    ],
)
def test_what_is_quoted(explained: str, expected: list[tuple[str, str, bool]]) -> None:
    assert found(folder(*RULES, title=TITLE, explained=explained), rule="所引条文") == expected


@pytest.mark.parametrize(
    ("explained", "expected"),
    [
        (
            "第一条明确单位是指:占位单位包括二次占位企业及自建占位单位。",
            [("第一条", "0 处相同，1 处不同", False)],
        ),
        (f"第二条明确{BUILT}", [("第二条", "0 处相同，1 处不同", False)]),
        (f"会议明确：{BUILT}", [("第二条", "0 处相同，1 处不同", False)]),
        (f"即{SAME}", [("第二条", "1 处相同", True)]),
        (f"明确{SAME}", [("第二条", "1 处相同", True)]),
        (SAME.replace("不得", "可"), [("第二条", "0 处相同，1 处不同", False)]),
        (SAME.replace("占位资料不得", "不得"), []),
        ("第一条明确建立占位台账的办法。", []),
        ("为了占位，我局做了许多工作，走访了许多单位。", []),
        (f"《某省占位办法》明确{BUILT}", []),
        (f"第二条规定：{BUILT}", []),
        # Among sentences of articles, one that no article has.
        (f"{SAME}占位收费标准由市价格主管部门制定并公布。", [("第二条", "1 处相同，1 句未见于条文", False)]),
        (f"{SAME}我局认真走访许多企业。收费标准由市价格主管部门制定。", [("第二条", "1 处相同", True)]),
    ],
)
def test_what_is_told_in_other_words(explained: str, expected: list[tuple[str, str, bool]]) -> None:
    held = folder(*RULES, title=TITLE, explained=explained)
    told = [claim for claim in claims(archive(held)) if claim.rule.startswith("转述条文")]
    assert [(claim.stated, claim.counted, claim.holds) for claim in told] == expected
    assert not any(claim.fails for claim in told)


def test_a_document_without_articles_is_not_retold() -> None:
    assert found(folder(*text(SAME), title=TITLE, explained=SAME), rule="转述条文") == []


@pytest.mark.parametrize("number", ["一百零五", "一百〇五"])
@pytest.mark.parametrize("quoted", ["一百零五", "一百〇五"])
def test_an_article_is_the_same_in_either_spelling(number: str, quoted: str) -> None:
    sentence = "占位应当在十日内向占位局报送名称和位置。"
    held = folder(Article(f"第{number}条", text(sentence)), explained=f"第{quoted}条规定：{sentence}")
    assert found(held, rule="所引条文") == [(f"第{quoted}条", "1 句相同", True)]


def test_a_long_clause_is_quoted_round_its_claim() -> None:
    held = folder(*text("甲" * 300 + "分为省、市、县三个层次" + "乙" * 300))
    (claim,) = (each for each in claims(archive(held)) if each.rule.startswith("所列与所数"))
    assert claim.quote == "甲" * 300 + "分为省、市、县三个层次" + "乙" * 200 + "……"


PLAN = (Heading("一、目标", text("甲。")), Heading("二、任务", text("乙。")))


@pytest.mark.parametrize(
    ("explained", "expected"),
    [
        ("共由2部分组成。", [("2 部分", "2 部分", True)]),
        ("主要包含三大块内容。", [("3 部分", "2 部分", False)]),
        ("这里是第二部分。", []),
        ("作为其中一部分，要重视。", []),
    ],
)
def test_parts(explained: str, expected: list[tuple[str, str, bool]]) -> None:
    assert found(folder(*PLAN, explained=explained), rule="部分数") == expected


def table(*rows: tuple[str, ...], totals: tuple[tuple[str, ...], ...] = ()) -> Table:
    heads = (
        Column("序号", ColumnType.INTEGER),
        Column("指标", role="分组"),
        Column("重点任务", role="事项"),
        Column("泊位数 (个)", ColumnType.DECIMAL),
        Column("备注"),
    )
    made = [[Row(tuple(_cell(value) for value in row)) for row in part] for part in (rows, totals)]
    return Table(
        "table-1",
        "新建停车场计划表",
        columns=heads,
        rows=tuple(made[0]),
        totals=tuple(made[1]),
    )


def _cell(value: str) -> Cell:
    return Cell((), merged=True) if value == "^" else Cell((value,) if value else ())


LOTS = table(
    ("1", "开办企业", "甲", "0.1", "省新增"),
    ("^", "^", "乙", "0.2", "^"),
    ("2", "获得电力", "丙", "", "省厅下放"),
    totals=(("", "合计", "", "0.3", ""),),
)


@pytest.mark.parametrize(
    ("rule", "sentence", "expected"),
    [
        (
            "事项数",
            "新增 1 项，下放 2 项，取消 9 项。",
            [("新增 1 项", "1 项", True), ("下放 2 项", "1 项", False)],
        ),
        # A whole that holds another kind counts it too: of what was added and handed down 2, of what was added 1.
        (
            "事项数",
            "均需新增2项、其中包括承接省级下放1项。",
            [("新增 2 项", "2 项", True), ("下放 1 项", "1 项", True)],
        ),
        ("事项数", "新增2项，其中下放1项。", [("新增 2 项", "2 项", True), ("下放 1 项", "1 项", True)]),
        ("事项数", "新增2项（下放1项）。", [("新增 2 项", "2 项", True), ("下放 1 项", "1 项", True)]),
        ("事项数", "新增2项（含下放1项）。", [("新增 2 项", "2 项", True), ("下放 1 项", "1 项", True)]),
        ("事项数", "新增2项：省厅下放1项。", [("新增 2 项", "2 项", True), ("下放 1 项", "1 项", True)]),
        ("事项数", "新增9项，其中下放1项。", [("新增 9 项", "2 项", False), ("下放 1 项", "1 项", True)]),
        ("事项数", "新增1项，其中甲局1项。", [("新增 1 项", "1 项", True)]),
        ("事项数", "新增2项，其中甲局1项。", [("新增 2 项", "1 项", False)]),
        ("事项数", "新增2项，下放1项。", [("新增 2 项", "1 项", False), ("下放 1 项", "1 项", True)]),
        ("事项数", "新增2项。其中下放1项。", [("新增 2 项", "1 项", False), ("下放 1 项", "1 项", True)]),
        ("事项数", "新增2项（下同），下放1项。", [("新增 2 项", "1 项", False), ("下放 1 项", "1 项", True)]),
        ("事项数", "新增2项（不含下放1项）。", [("新增 2 项", "1 项", False), ("下放 1 项", "1 项", True)]),
        ("事项数", "增1项。", []),
        ("事项数", "新增和下放2项。", [("下放 2 项", "2 项", True)]),
        ("事项数", "新增、下放3项。", [("下放 3 项", "2 项", False)]),
        ("事项数", "调整新增、下放各1项。", []),
        ("指标数", "明确 3 项重点任务。", [("3 项重点任务", "3 项重点任务", True)]),
        ("指标数", "针对市场、开办企业、获得电力等 3 个方面。", [("3 个方面", "2 个指标", False)]),
        ("指标数", "针对开办、甲、乙等 3 个方面。", []),
        ("指标数", "针对开办企业等 3 个方面。", []),
        ("指标数", "针对开办企业、等 3 个方面。", []),
        ("项目数", "新建停车场 2 座。", [("2 座", "2 项", True)]),
        (
            "项目数",
            "新建停车场 3 座（新增泊位 9 个）。",
            [("3 座", "2 项", False), ("9 个", "0.3 个", False)],
        ),
        ("项目数", "新建学校 3 座。", []),
    ],
)
def test_what_is_said_of_a_table(rule: str, sentence: str, expected: list[tuple[str, str, bool]]) -> None:
    assert found(folder(*text(sentence), tables=(LOTS,)), rule=rule) == expected


def test_what_a_table_says_of_itself() -> None:
    lots = replace(LOTS, caption="(共 3 项, 其中新增 1 项)")
    assert found(folder(tables=(lots,)), rule="事项数") == [
        ("共 3 项", "2 项", False),
        ("新增 1 项", "1 项", True),
    ]


@pytest.mark.parametrize(
    ("total", "expected"), [("0.3", [("0.3", "0.3", True)]), ("0.4", [("0.4", "0.3", False)]), ("若干", [])]
)
def test_totals_are_exact(total: str, expected: list[tuple[str, str, bool]]) -> None:
    lots = table(("1", "", "", "0.1", ""), ("2", "", "", "0.2", ""), totals=(("", "合计", "", total, ""),))
    assert found(folder(tables=(lots,)), rule="合计") == expected


@pytest.mark.parametrize(
    ("printed", "expected"),
    [
        ("关于占位的通知", [("关于占位的通知", "关于占位的通知", True)]),
        ("关于一批占位的通知", [("关于一批占位的通知", "关于占位的通知", False)]),
    ],
)
def test_titles_of_interpretations(printed: str, expected: list[tuple[str, str, bool]]) -> None:
    held = folder(*text("甲。"))
    explained = model.Interpretation(
        title=f"市占位局解读《{printed}》", department="市占位局", body=text("乙。")
    )
    assert found(model.Folder(held.name, held.notice, explained, ()), rule="所引标题") == expected


@pytest.mark.parametrize(
    ("cited", "holds"),
    [
        ("《关于印发〈占位办法〉的通知》（某府发〔2024〕1号）", True),  # 《》 within a title are 〈〉
        ("《占位办法》（某府发〔2024〕1号）", True),  # what the notice issues, by its number
        ("《占座办法》（某府发〔2024〕1号）", False),
    ],
)
def test_titles_with_the_number_of_a_notice(cited: str, holds: bool) -> None:
    held = folder(*text("甲。"), title="某市人民政府关于印发《占位办法》的通知")
    notice = replace(held.notice, enclosures=(model.Enclosure(title="占位办法", body=text("略。")),))
    citing = folder(*text(f"按{cited}执行。"), number=2)
    told = found(replace(held, notice=notice), citing, rule="所引标题")
    assert [agrees for _, _, agrees in told] == [holds]


def test_a_date_goes_back_and_a_gap_says_nothing() -> None:
    folders = [folder(*text("甲。"), number=number, day=day) for number, day in ((1, 5), (2, 4), (4, 6))]
    assert found(*folders, rule="文号与日期") == [
        (
            "文号在后，日期不在前",
            "某府发〔2024〕1号成文于 2024-05-05，某府发〔2024〕2号成文于 2024-05-04",
            False,
        )
    ]


@pytest.mark.parametrize(
    ("title", "people", "holds"),
    [
        ("关于张三同志任职的通知", ["张三"], True),
        ("关于张三李四同志任职的通知", ["张三", "李四"], True),
        ("关于张三李四同志任职的通知", ["张　三", "李　四"], True),
        ("关于张三等同志任职的通知", ["张三", "李四"], True),
        ("关于张三同志任职的通知", ["张三", "李四"], False),
        ("关于李四等同志任职的通知", ["张三", "李四"], False),
        ("关于张三同志免职的通知", ["张三"], False),
        ("关于张三同志职务任免的通知", ["张三"], False),
    ],
)
def test_titles_of_appointments(title: str, people: list[str], holds: bool) -> None:
    acts = tuple(Appointment(person, Action.APPOINT, "局长") for person in people)
    held = folder(AppointmentClause("张三、李四同志任局长。", acts), title=title)
    assert [right for _, _, right in found(held, rule="任免标题")] == [holds]


ENTRY = model.ContentsEntry("某市人民政府关于占位的通知", "某府发〔2024〕1号", 1, folder="moufu-1")


@pytest.mark.parametrize(
    ("entry", "holds"),
    [
        (ENTRY, True),
        (replace(ENTRY, title="某市人民政府 关于占位的通知"), True),
        (replace(ENTRY, title="某市人民政府关于站位的通知"), False),
        (replace(ENTRY, registration="MSCR-2024-00001"), False),
        (replace(ENTRY, number="某府发〔2024〕1"), False),
    ],
)
def test_lines_of_the_contents(entry: model.ContentsEntry, holds: bool) -> None:
    whole = archive(folder(*text("甲。"))).gazette
    section = model.ContentsSection("【市政府文件】", (entry,))
    changed = replace(whole, issues=(replace(whole.issues[0], contents=(section,)),))
    assert [c.holds for c in claims(Archive(changed)) if c.rule.startswith("目录与公文")] == [holds]


@pytest.mark.parametrize(
    ("printed", "holds"), [("2024年第2号", True), ("某市占位局公告2024年第2号", True), ("2024年第3号", False)]
)
def test_the_short_form_of_a_number_is_the_number(printed: str, holds: bool) -> None:
    held = folder(*text("甲。"), title="某市占位局公告")
    notice = replace(held.notice, numbers=("2024年第2号",), issuers=("某市占位局",))
    held = replace(held, notice=notice)
    whole = archive(held).gazette
    entry = model.ContentsEntry("某市占位局公告", printed, 1, folder="moufu-1")
    section = model.ContentsSection("【公告】", (entry,))
    changed = replace(whole, issues=(replace(whole.issues[0], contents=(section,)),))
    assert [c.holds for c in claims(Archive(changed)) if c.rule.startswith("目录与公文")] == [holds]


def test_nothing_is_claimed_of_what_could_not_be_read() -> None:
    empty = model.Folder(
        "moufu-1",
        model.Notice(title="", numbers=("某府发〔2024〕1号",)),
        model.Interpretation(title=""),
        (Table("table-1", ""),),
    )
    assert [claim.holds for claim in claims(archive(empty)) if not claim.holds] == []
