"""What may be set aside as furniture (版面文字), and what may not: each kind by its proof, in invented issues and the first."""

from __future__ import annotations

import datetime
from dataclasses import replace
from unittest.mock import patch

import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st
from invented_issue import contents, front, furniture, issue, notice
from real_gazette import gazette

from gazette import fidelity, model
from gazette.characters import squeeze
from gazette.fidelity import account, set_aside
from gazette.model import FurnitureKind
from gazette.pieces import pieces
from gazette.repairs import without

HEAD = "蓝川省人民政府公报 2022 年第 8 期"
FRONT = front(
    ("name", "蓝川省人民政府公报"),
    ("label", "2022 年第 8 期"),
    ("serial", "(总第 300 期)"),
    ("contents", "目 录"),
)
TITLE = "蓝川省人民政府关于竹桥县开设渡口的批复"
BODY = ("同意在下游开设渡口两处。", "冬季一律免收渡费。", "渡口由你县自行管护。")
SOURCE = f"""蓝川省人民政府公报
2022 年第 8 期
(总第 300 期)
目 录
{TITLE}(蓝政函〔2022〕31号)(1)
{TITLE}
蓝政函〔2022〕31号
竹桥县人民政府：
{BODY[0]}
{BODY[1]}
- 1 -
{HEAD}
{BODY[2]}
- 2 -
{HEAD}
蓝川省人民政府
2022年8月30日
- 3 -
"""
PRINTED = (("page-number", "- 1 -", 3), ("running-head", HEAD, 2))


def reply(*body: str, **more: object) -> model.Folder:
    keys = {
        "number": "蓝政函〔2022〕31号",
        "issuer": "蓝川省人民政府",
        "addressees": "竹桥县人民政府：",
        "signed": datetime.date(2022, 8, 30),
        **more,
    }
    return notice("reply", TITLE, *body, **keys)  # type: ignore[arg-type]


def told(source: str, folder: model.Folder, *listed: tuple[str, str] | tuple[str, str, int]) -> list[str]:
    """The faults, each with its line."""
    line = ("reply", {"title": TITLE, "number": "蓝政函〔2022〕31号", "page": 1})
    held = issue(source, [folder], front=FRONT, contents=contents("", line), furniture=furniture(*listed))
    return [f"{problem.mark}: {problem.fault}" for problem in account(held)]


@pytest.mark.parametrize("order", [PRINTED, PRINTED[::-1]])
def test_what_is_furniture_is_set_aside_in_any_order(
    order: tuple[tuple[str, str, int], ...],
) -> None:
    assert told(SOURCE, reply(*BODY), *order) == []


HIDDEN = [
    ("running-head", "书眉只由刊名、期次、总期数、栏目名、公文标题组成"),
    ("slogan", "口号不是句子，也不是日期和附注"),
    ("page-number", "页码只有数字、第几页和横线、圆点、括号，to 不小于它"),
    ("repeated-header", "续表表头排在它的附表中间，与附表的整个表头相同"),
]


@pytest.mark.parametrize(("kind", "fault"), HIDDEN)
@pytest.mark.parametrize("hidden", [0, 1, 2])
def test_a_sentence_is_furniture_of_no_kind(hidden: int, kind: str, fault: str) -> None:
    kept = [text for place, text in enumerate(BODY) if place != hidden]
    missing = [f"“{BODY[hidden]}”不能作{FurnitureKind(kind).label}：{fault}"]
    found = told(SOURCE, reply(*kept), *PRINTED, (kind, BODY[hidden]))
    assert [line.removeprefix("issue.yml:83: ") for line in found if line.startswith("issue.yml:83")][
        -1:
    ] == missing


@pytest.mark.parametrize(
    ("line", "without_it"),
    [
        ("2022年8月30日", {"signed": None}),
        ("（此件公开发布）", {}),
        ("蓝川省人民政府", {"issuer": ""}),
        ("竹桥县人民政府：", {"addressees": None}),
        ("蓝政函〔2022〕31号", {"number": ""}),
    ],
)
@pytest.mark.parametrize("kind", [kind for kind, _ in HIDDEN])
def test_head_and_closing_matter_are_furniture_of_no_kind(
    line: str, without_it: dict[str, object], kind: str
) -> None:
    source = SOURCE if line in SOURCE.splitlines() else SOURCE.replace("- 3 -", f"{line}\n- 3 -")
    assert told(source, reply(*BODY, **without_it), *PRINTED, (kind, line))


def test_a_paragraph_that_stands_twice_is_a_paragraph_still() -> None:
    source = SOURCE.replace(BODY[2], BODY[1])
    kept = (BODY[0], BODY[1])
    for kind, _ in HIDDEN:
        assert told(source, reply(*kept), *PRINTED, (kind, BODY[1])), kind
    assert told(source, reply(*kept, BODY[1]), *PRINTED) == []


@pytest.mark.parametrize(
    ("listed", "expected"),
    [
        (
            (("page-number", "- 1 -", 3),),
            [
                "source.txt:12: 收到的“蓝川省人民政府公报2022年第8期”在 YAML 中没有着落",
                "source.txt:15: 收到的“公报2022年第8期蓝川省人民政府”在 YAML 中没有着落",
            ],
        ),
        (
            (("page-number", "- 1 -", 4), PRINTED[1]),
            ["issue.yml:81: 收到的文字中只有 3 处自成一行的“- 4 -”（还差 1 处）"],
        ),
        (
            (PRINTED[0], ("running-head", HEAD, 3)),
            [f"issue.yml:82: 收到的文字中只有 2 处自成一行的“{HEAD}”（还差 1 处）"],
        ),
        (
            (*PRINTED, ("slogan", "政令在册")),
            ["issue.yml:83: 收到的文字中没有自成一行的“政令在册”（还差 1 处）"],
        ),
        ((("page-number", "- 1 -", 0), PRINTED[1]), [
            *(f"source.txt:{line}: 收到的“-{page}-”在 YAML 中没有着落" for line, page in ((11, 1), (14, 2), (18, 3))),
            "issue.yml:81: “- 1 -”不能作页码：页码只有数字、第几页和横线、圆点、括号，to 不小于它",
        ]),
    ],
)  # fmt: skip
def test_what_is_listed_but_not_there_and_there_but_not_listed(
    listed: tuple[tuple[str, str, int], ...], expected: list[str]
) -> None:
    assert set(told(SOURCE, reply(*BODY), *listed)) == set(expected)


def test_page_numbers_go_with_the_pages_of_the_contents() -> None:
    far = SOURCE.replace("(1)\n", "(9)\n")
    line = ("reply", {"title": TITLE, "number": "蓝政函〔2022〕31号", "page": 9})
    held = issue(far, [reply(*BODY)], front=FRONT, contents=contents("", line), furniture=furniture(*PRINTED))
    assert [str(problem) for problem in account(held)] == [
        "issue.yml:81: “- 1 -”不能作页码：目录说第 9 页起的公文不在这一页上；"
        "是公文的文字就写入公文；是别的版面文字就改正 kind"
    ]


# --- a whole issue, with lines and pages where print broke them ----------------------------------------------------

HAN = "山水云雨木石花鸟桥路井田渡谷川原"
words = st.text(HAN, min_size=4, max_size=12)
paragraphs = st.lists(words.map("{}。".format), min_size=1, max_size=4)
leaders = st.sampled_from(["", "…" * 3, "…" * 40, "·" * 12, ".....", "－－－"])
brackets = st.sampled_from(["()", "（）", "[]", "【】"])


@settings(max_examples=60, suppress_health_check=list(HealthCheck))
@given(
    data=st.data(),
    name=words,
    documents=st.lists(st.tuples(words, paragraphs), min_size=1, max_size=5, unique_by=lambda each: each[0]),
    first=st.integers(1, 97),
    form=st.sampled_from(["- {} -", "{}", "·{}·", "（{}）"]),
    slogan=st.sampled_from([None, "政令在册 民意在心"]),
)
def test_an_issue_cut_by_pages_is_accounted_for_and_nothing_of_it_can_be_hidden(
    data: st.DataObject,
    name: str,
    documents: list[tuple[str, list[str]]],
    first: int,
    form: str,
    slogan: str | None,
) -> None:
    head = f"{name}公报 2023 年第 4 期"
    page, folders, entries, slogans = first, [], [], 0
    body: list[str] = []
    for place, (subject, texts) in enumerate(documents):
        title = f"{name}关于{subject}的通知{place}"
        number = f"{name}〔2023〕{place + 1}号" if data.draw(st.booleans()) else ""
        folders.append(notice(f"moufu-{place}", title, *texts, number=number, issuer=name))
        entries.append((f"moufu-{place}", {"title": title, "number": number or None, "page": page}))
        # The place at its end would look like a page number.
        cut = data.draw(st.integers(1, len(title) - 2))
        around = data.draw(st.sampled_from(["{}", "({})", "（{}）", "【{}】"]))
        body += [title[:cut], title[cut:], *([around.format(number)] if number else [])]
        for text in (*texts, name):
            cut = data.draw(st.integers(1, len(text) - 1))
            body += [text[:cut]]
            if text != name and data.draw(st.booleans()):
                if slogan and data.draw(st.booleans()):
                    body.append(slogan)
                    slogans += 1
                body += [form.format(page), head]
                page += 1
            body.append(text[cut:])
        body += [form.format(page), head]
        page += 1
    printed = []
    for _, keys in entries:
        left, right = data.draw(brackets)
        number = f"{left}{keys['number']}{right}" if keys["number"] else ""
        printed.append(f"{keys['title']}{number}{data.draw(leaders)}{left}{keys['page']}{right}")
    lines = [("name", f"{name}公报"), ("label", "2023 年第 4 期"), ("contents", "目　录")]
    source = "\n".join([*(text for _, text in lines), "【文件】", *printed, *body])
    listed: list[tuple[str, str] | tuple[str, str, int]] = [
        ("running-head", head, page - first),
        ("page-number", form.format(first), page - 1),
    ]
    if slogans:
        listed.append(("slogan", slogan or "", slogans))
    assume(page - first > 1 and slogans != 1)
    held = issue(
        source,
        folders,
        "2023-04",
        front=front(*lines),
        contents=contents("【文件】", *entries),
        furniture=furniture(*data.draw(st.permutations(listed))),
    )
    assert list(account(held)) == []
    assert sum(set_aside(held).values()) == sum(
        len(squeeze(line))
        for line in body
        if line in (head, slogan) or line in {form.format(n) for n in range(first, page)}
    )
    place = data.draw(st.integers(0, len(folders) - 1))
    dropped = data.draw(st.sampled_from(folders[place].notice.body))
    assert isinstance(dropped, model.Paragraph)
    kept = tuple(block for block in folders[place].notice.body if block is not dropped)
    poorer = replace(folders[place], notice=replace(folders[place].notice, body=kept))
    kind = data.draw(st.sampled_from([kind for kind, _ in HIDDEN]))
    hiding = (*held.furniture, *furniture((kind, dropped.text)))
    changed = [*folders[:place], poorer, *folders[place + 1 :]]
    whole = source.replace("\n", "") if data.draw(st.booleans()) else source
    assert list(account(replace(held, folders=tuple(changed), furniture=hiding, source=whole)))


# --- tables ----------------------------------------------------------------------------------------------------

LABELS = ("序号", "井名", "所在地")


def table(rows: int) -> model.Table:
    columns = tuple(model.Column(label) for label in LABELS)
    cells = [(str(row), f"{row}号井", f"{row}镇") for row in range(1, rows + 1)]
    made = tuple(model.Row(tuple(model.Cell((text,)) for text in row)) for row in cells)
    return model.Table("table-1", "古井表", columns=columns, rows=made, remarks=("备注：略。",))


@pytest.mark.parametrize("separator", ["\t", "\n"])
@pytest.mark.parametrize(
    ("row", "cut", "accepted"),
    [(1, 0, True), (2, 0, True), (2, 4, True), (0, 0, True), (4, 0, False), (5, 0, False)],
)
def test_a_header_is_repeated_within_its_table_only(
    separator: str, row: int, cut: int, accepted: bool
) -> None:
    rows = [separator.join((str(each), f"{each}号井", f"{each}镇")) for each in range(1, 5)]
    header = separator.join(LABELS)
    lines = [header, *rows, "备注：略。"]
    if row == 0:
        lines.insert(0, header)
    elif row == 5:
        lines.append(header)
    elif cut:
        lines[row : row + 1] = [lines[row][:cut], header, lines[row][cut:]]
    else:
        lines.insert(row + 1, header)
    body = (model.TableReference("table-1"),)
    plain = notice("wells", "古井表的通知", number="某发〔2023〕1号", issuer="某局", tables=(table(4),))
    folder = replace(plain, notice=replace(plain.notice, enclosures=(model.Enclosure(body=body),)))
    source = "\n".join(["文件", "古井表的通知", "古井表的通知", "某发〔2023〕1号", "某局", "古井表", *lines])
    held = issue(
        source,
        [folder],
        contents=contents("文件", ("wells", {"title": "古井表的通知"})),
        furniture=furniture(("repeated-header", "\t".join(LABELS))),
    )
    assert (list(account(held)) == []) is accepted


# --- the first issue -------------------------------------------------------------------------------------------

ISSUE = gazette().issues[0]
TAGS = [tag.text for tag in ISSUE.markup]
PIECES = list(pieces(ISSUE))
LINES = {squeeze(without(line, TAGS)): without(line, TAGS).strip() for line in ISSUE.source.split("\n")}
ALONE = [
    place
    for place, piece in enumerate(PIECES)
    if piece.mark.file != ISSUE.mark.file and squeeze(without(piece.text, TAGS)) in LINES and piece.text
]
"""The pieces of documents that are lines of their own."""


def test_there_are_such_lines() -> None:
    assert len(ALONE) > 300


@pytest.mark.slow
@settings(max_examples=100, suppress_health_check=list(HealthCheck))
@given(st.sampled_from(ALONE), st.sampled_from(FurnitureKind), st.booleans())
def test_no_line_of_a_document_can_be_declared_furniture(
    place: int, kind: FurnitureKind, left_out: bool
) -> None:
    text = LINES[squeeze(without(PIECES[place].text, TAGS))]
    listed = (*ISSUE.furniture, model.Furniture(text, kind))
    changed = PIECES[:place] + PIECES[place + 1 :] if left_out else PIECES
    with patch.object(fidelity, "pieces", lambda _: iter(changed)):
        assert list(account(replace(ISSUE, furniture=listed)))
