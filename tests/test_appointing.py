"""任免的话: who is given and loses which post; and that the check takes these rows and no others."""

from __future__ import annotations

from dataclasses import replace

import pytest
from fabricated_gazette import gazette

from gazette import checks
from gazette.appointing.people import is_name, names_of
from gazette.appointing.sentences import ordered_by, read_sentence
from gazette.archive import Archive
from gazette.intake.acts import acts_of
from gazette.intake.body import Body
from gazette.intake.doubts import Log
from gazette.intake.passages import Passage
from gazette.model import Action, Appointment, AppointmentClause, Block, Genre, Paragraph

RULES = [rule for rule in checks.RULES if rule.check.__module__.endswith("checks.acts")]


def row(act: Appointment) -> str:
    told = [act.person, act.action.value, act.post, act.organization or "-", act.note or ""]
    return " ".join([*told, "兼" if act.concurrent else ""]).rstrip().replace("\u3000", "_")


SENTENCES = {
    "张伟不再担任市日报社社长职务。": ["张伟 remove 社长 市日报社"],
    "张三任期届满，不再担任市文联主席职务。": ["张三 remove 主席 市文联"],
    "张三同志因工作调动，不再担任市文联主席职务。": ["张三 remove 主席 市文联"],
    "任命王道云为市水利局副局长；任命赵素萍（女）为市民政局副局长，免去其市档案局副局长职务；任命多吉次仁（藏族）为市气象局局长。": [
        "王道云 appoint 副局长 市水利局",
        "赵素萍 appoint 副局长 市民政局 女",
        "赵素萍 remove 副局长 市档案局",
        "多吉次仁 appoint 局长 市气象局 藏族",
    ],
    "任命阿不都热西提·买买提为自治区民委主任；": ["阿不都热西提·买买提 appoint 主任 自治区民委"],
    "任命阿不都热西提为自治区民委主任；": ["阿不都热西提 appoint 主任 自治区民委"],
    "任命李　明同志为市教育局局长": ["李_明 appoint 局长 市教育局"],
    "任命王　强、赵子龙为市教育局督学；": ["王_强 appoint 督学 市教育局", "赵子龙 appoint 督学 市教育局"],
    "免去孙　权的市教育局局长职务；": ["孙_权 remove 局长 市教育局"],
    "周敏正式任市图书馆馆长；": ["周敏 confirm 馆长 市图书馆"],
    "张三、李四同志正式任市图书馆副馆长。": ["张三 confirm 副馆长 市图书馆", "李四 confirm 副馆长 市图书馆"],
    "张三同志挂职担任市教育局副局长；": ["张三 appoint 副局长 市教育局 挂职"],
    "任命张三任市教育局局长；": ["张三 appoint 局长 市教育局"],
    "免去黄国强、沈丽的云溪市公安局副局长、云溪市公安局交警支队支队长职务；": [
        "黄国强 remove 副局长 云溪市公安局",
        "黄国强 remove 支队长 云溪市公安局交警支队",
        "沈丽 remove 副局长 云溪市公安局",
        "沈丽 remove 支队长 云溪市公安局交警支队",
    ],
    "任命张三为市政府副秘书长、办公室主任；": ["张三 appoint 副秘书长、办公室主任 市政府"],
    "任命张三为云溪市中级人民法院副院长、审判委员会委员、审判员；": [
        "张三 appoint 副院长、审判委员会委员、审判员 云溪市中级人民法院"
    ],
    "任命张三为市教育局局长、副市长；": ["张三 appoint 局长 市教育局", "张三 appoint 副市长 -"],
    "任命张三为市水利局局长兼市防汛办主任；": [
        "张三 appoint 局长 市水利局",
        "张三 appoint 主任 市防汛办  兼",
    ],
    "任命张三为市水利局局长兼总工程师；": ["张三 appoint 局长兼总工程师 市水利局"],
    "任命张三、李四分别为市教育局局长、市体育局局长；": [
        "张三 appoint 局长 市教育局",
        "李四 appoint 局长 市体育局",
    ],
    "任命张三为市教育局局长，李四为市体育局局长。": [
        "张三 appoint 局长 市教育局",
        "李四 appoint 局长 市体育局",
    ],
    "张三同志任市教育局局长，李四同志任市体育局局长。": [
        "张三 appoint 局长 市教育局",
        "李四 appoint 局长 市体育局",
    ],
    "免去张三的市教育局局长职务，李四的市体育局局长职务。": [
        "张三 remove 局长 市教育局",
        "李四 remove 局长 市体育局",
    ],
    "任命张三为市公安局副局长（列黄国强之后）；": ["张三 appoint 副局长 市公安局 列黄国强之后"],
    "任命张三（女）为市公安局副局长（正处级），任期三年；": [
        "张三 appoint 副局长 市公安局 女；正处级；任期三年"
    ],
    "任命李四为市占位局副局长，兼任市占位学校校长；": [
        "李四 appoint 副局长 市占位局",
        "李四 appoint 校长 市占位学校  兼",
    ],
    "任命张三为驻某国特命全权大使；": ["张三 appoint 特命全权大使 驻某国"],
    "李小均任市教育局局长，试用期自任命之日起计算；": ["李小均 appoint 局长 市教育局 试用期自任命之日起计算"],
    "任志强同志任市教育局局长；": ["任志强 appoint 局长 市教育局"],
    "任张三为市教育局局长，任李四为市体育局局长；": [
        "张三 appoint 局长 市教育局",
        "李四 appoint 局长 市体育局",
    ],
    "张三任市审计局总审计师；": ["张三 appoint 总审计师 市审计局"],
    "张三任市占位集团有限公司副总经理、财务总监；": ["张三 appoint 副总经理、财务总监 市占位集团有限公司"],
    "聘任张三为市占位集团有限公司总法律顾问；": ["张三 engage 总法律顾问 市占位集团有限公司"],
    "张三任市公安局一级警务专员；": ["张三 appoint 一级警务专员 市公安局"],
    "张三任市检察院副局级检察员；": ["张三 appoint 副局级检察员 市检察院"],
    "张三任某大学副校长、纪委书记；": ["张三 appoint 副校长、纪委书记 某大学"],
    "张三任某县委常委、某县副县长；": ["张三 appoint 常委 某县委", "张三 appoint 副县长 某县"],
    "张三任某派出所指导员；": ["张三 appoint 指导员 某派出所"],
    "任命张三为某特别行政区行政长官；": ["张三 appoint 行政长官 某特别行政区"],
    "解聘张三的市人民政府参事职务；": ["张三 remove 参事 市人民政府"],
    "续聘张三、李四为市人民政府参事；": ["张三 engage 参事 市人民政府", "李四 engage 参事 市人民政府"],
    "张三同志试用期满合格，正式任市教育局副局长，任职时间从2020年3月算起；": ["张三 confirm 副局长 市教育局"],
    "经研究决定：张三同志任市教育局局长，其原任职务自然免除。": ["张三 appoint 局长 市教育局"],
}

UNSURE = [
    "经批准张三任市教育局局长；",
    "市政府建议同意任命张三为市教育局局长；",
    "张三、李四均任市教育局督学；",
    "张三调任市教育局局长；",
    "免去他们的市教育局局长职务；",
    "推荐钱多多任市文联理事；",
    "建议张三任市教育局局长；",
    "提请任命张三为市教育局局长；",
    "任命张三、李四分别为市教育局局长；",
    "由张三任市教育局局长；",
    "张三任市商务局局长、不再担任市教育局副局长；",
    "解聘张三市人民政府参事职务；",
    "张三现任市教育局局长；",
    "任命市教育局张三为市体育局局长；",
    "免去张三的市教育局局长、李四的市体育局局长职务。",
    "张三任期届满，王五主持工作，不再担任市文联主席职务。",
]

LISTED = {
    ("任命：", "赵明远同志为省发展和改革委员会主任；"): ["赵明远 appoint 主任 省发展和改革委员会"],
    ("二、任命", "任志强为省体育局局长；"): ["任志强 appoint 局长 省体育局"],
    ("决定任命下列同志：", "赵明远任省体育局局长。"): ["赵明远 appoint 局长 省体育局"],
    ("省人民政府决定，任命：", "赵明远任省体育局局长。"): ["赵明远 appoint 局长 省体育局"],
    ("免去：", "赵明远同志的省体育局局长职务；"): ["赵明远 remove 局长 省体育局"],
    ("任命：", "赵明远　市体育局局长"): ["赵明远 appoint 局长 市体育局"],
    ("任命：", "赵　远　　市体育局副局长（试用期一年）；"): ["赵_远 appoint 副局长 市体育局 试用期一年"],
    ("一、任命", "赵明远（女） 市体育局局长、党组书记"): ["赵明远 appoint 局长、党组书记 市体育局 女"],
    ("免去：", "阿依努尔·买买提　市体育局局长"): ["阿依努尔·买买提 remove 局长 市体育局"],
}

NOT_LISTED = [
    "市体育局　局长", "赵明远　局长", "副主任　市体育局副局长", "赵明远　男　市体育局副局长", "赵明远、李四　市体育局副局长",
    "赵明远　市体育局", "赵　远 市体育局副局长",
]  # fmt: skip


@pytest.mark.parametrize("text", SENTENCES)
def test_all_of_a_sentence_is_read(text: str) -> None:
    acts, unread = acts_of(text, 1, None, confirmed=False)
    assert ([row(act) for act in acts], unread) == (SENTENCES[text], [])


@pytest.mark.parametrize("text", UNSURE)
def test_what_is_not_sure_is_left_unread(text: str) -> None:
    reading = read_sentence(text)
    assert not reading.acts
    assert reading.unread


@pytest.mark.parametrize("lines", LISTED)
def test_a_line_under_a_heading_is_an_act_of_it(lines: tuple[str, str]) -> None:
    body = Body(log := Log(), is_act=True).blocks([Passage(text, at, at) for at, text in enumerate(lines, 1)])
    flat = [block for part in body for block in (part, *getattr(part, "body", ()))]
    told = [row(act) for block in flat if isinstance(block, AppointmentClause) for act in block.appointments]
    assert (told, log.doubts) == (LISTED[lines], [])
    assert complaints(*body) == []


@pytest.mark.parametrize("text", NOT_LISTED)
def test_what_is_no_name_and_post_is_left_unread(text: str) -> None:
    assert read_sentence(text, Action.APPOINT).acts == []


@pytest.mark.parametrize(
    ("title", "ordered"),
    [
        ("某市人大常委会决定任命名单", Action.APPOINT),
        ("某市人民代表大会常务委员会免职名单", Action.REMOVE),
        ("某市人大常委会任免名单", None),
        ("关于任命名单的说明", None),
    ],
)
def test_titles_that_order(title: str, ordered: Action | None) -> None:
    assert ordered_by(title) is ordered


@pytest.mark.parametrize("text", ["任命张三为局长：", "任免：", "通知如下：", "任命", "关于任命的说明"])
def test_headings(text: str) -> None:
    assert ordered_by(text) is (Action.APPOINT if text == "任命" else None)


@pytest.mark.parametrize("text", [*SENTENCES, "任命王和、李四等2名同志为市教育局督学；"])
def test_what_is_read_passes_the_check(text: str) -> None:
    acts, _ = acts_of(text, 1, None, confirmed=False)
    assert complaints(AppointmentClause(text, acts)) == []
    plain = tuple(replace(act, person="".join(act.person.split())) for act in acts)
    assert complaints(AppointmentClause(text, plain)) == []


@pytest.mark.parametrize("text", SENTENCES)
def test_no_person_may_be_left_out(text: str) -> None:
    acts, _ = acts_of(text, 1, None, confirmed=False)
    for act in acts:
        others = tuple(other for other in acts if other.person != act.person)
        assert not others or f"“{act.person}”的任免没有写出" in complaints(AppointmentClause(text, others))


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("选举张三为甲市市长。", "张三 appoint 市长 甲市"),
        ("张三当选为甲市市长。", "张三 appoint 市长 甲市"),
        ("委派张三为甲公司监事会主席。", "张三 appoint 主席 甲公司监事会"),
        ("增补张三为市占位委员会委员。", "张三 appoint 委员 市占位委员会"),
        ("解聘张三市人民政府参事职务；", "张三 remove 参事 市人民政府"),
        ("免去张三市教育局副局长职务；", "张三 remove 副局长 市教育局"),
    ],
)
def test_what_an_editor_reads_is_taken(text: str, told: str) -> None:
    person, action, post, body = told.split(" ")
    assert complaints(AppointmentClause(text, (Appointment(person, Action(action), post, body),))) == []


WRONG = {
    ("张伟不再担任市日报社社长职务。", "张伟不再 appoint 社长 市日报社"): "person“张伟不再”不只是姓名",
    ("张伟不再担任市日报社社长职务。", "张伟 appoint 社长 市日报社"): "中没有任的话",
    ("张三任期届满，不再担任市文联主席职务。", "张三 appoint 期届满 -"): "中没有任的话",
    ("任命王云为市水利局副局长；任命赵萍为市民政局副局长，免去其市档案局副局长职务。", "王云 remove 副局长 市档案局"):
        "没有说“王云”免“副局长”",
    ("任命李　明同志为市教育局局长；", "命李 appoint 局长 市教育局"): "没有说“命李”任“局长”",
    ("周敏正式任市图书馆馆长；", "周敏正式 appoint 馆长 市图书馆"): "person“周敏正式”不只是姓名",
    ("张三、李四同志任市图书馆馆员；", "李四同志 appoint 馆员 市图书馆"): "person“李四同志”不只是姓名",
    ("推荐钱多多任市文联理事；", "钱多多 appoint 理事 市文联"): "中没有任的话",
    ("免去沈丽的云溪市公安局副局长、云溪市公安局交警支队支队长职务；", "沈丽 remove 支队长 云溪市公安局副局长、云溪市公安局交警支队"):
        "没有说“沈丽”免“支队长”",
    ("任命张三、李四分别为市教育局局长、市体育局局长；", "张三 appoint 局长 市体育局"): "没有说“张三”任“局长”",
    ("任命张三（女）为市教育局局长；", "张三（女） appoint 局长 市教育局"): "person“张三（女）”不只是姓名",
}  # fmt: skip


@pytest.mark.parametrize(("text", "wrong"), WRONG)
def test_what_is_not_said_is_refused(text: str, wrong: str) -> None:
    person, action, post, body = wrong.split(" ")
    act = Appointment(person, Action(action), post, None if body == "-" else body)
    assert [fault for fault in complaints(AppointmentClause(text, (act,))) if WRONG[text, wrong] in fault]


@pytest.mark.parametrize(
    ("blocks", "told"),
    [
        (["任命：", "张三为市教育局局长；"], ["“任命：”没有写出任免", "“张三为市教育局局长；”没有写出任免"]),
        (["建议任命张三为市教育局局长；"], []),
        (["任命张三为市教育局局长；"], ["“任命张三为市教育局局长；”没有写出任免"]),
    ],
)
def test_what_orders_is_an_act(blocks: list[str], told: list[str]) -> None:
    assert complaints(*map(Paragraph, blocks)) == told


@pytest.mark.parametrize(
    "text", ["张三同志", "市长张三", "由张三", "教师王五", "王和李四", "市教育局张三", "张"]
)
def test_what_is_no_name(text: str) -> None:
    assert not is_name(text)


def test_names_parted_by_white_space() -> None:
    assert [each.name for each in names_of("张　三　李　四　王小明同志")] == ["张　三", "李　四", "王小明"]
    assert [each.name for each in names_of("张和平、王五和李四")] == ["张和平", "王五", "李四"]
    assert names_of("张三 丰") == ()


def complaints(*body: Block) -> list[str]:
    """What the rules say of a notice with this body."""
    whole = gazette()
    (issue,) = whole.issues
    *others, folder = issue.folders
    notice = replace(folder.notice, body=body, genre=Genre.APPOINTMENT, enclosures=())
    changed = replace(issue, folders=(*others, replace(folder, notice=notice)))
    archive = Archive(replace(whole, issues=(changed,)))
    return [problem.fault for rule in RULES for problem in rule.check(archive)]
