"""make review: what is to be looked at and where it stands, who confirmed it, and that nobody else can."""

from __future__ import annotations

import datetime
import http.client
import json
import re
from pathlib import Path
from typing import Any

import pytest
from intake_project import taken_text
from markupsafe import Markup
from review_desk import ISSUE, NOTICE, TABLE, change, desk, drafted, opened, printed, served, stop_of
from verb import gazette

from gazette import build, store
from gazette.document import Document, units_of
from gazette.project import Unusable
from gazette.review import drawing, prints, reading, server
from gazette.review.alignment import aligned
from gazette.review.confirming import Refused
from gazette.review.page import parts
from gazette.stops import records_of
from gazette.store import digests, load

pytestmark = pytest.mark.slow  # a server is started

TODAY = datetime.date(2026, 1, 2)
HOST = f"127.0.0.1:{server.PORT}"
REVIEW = "data/2023/04/review.yml"


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return drafted(tmp_path)


def hints(root: Path) -> list[str]:
    """Hints of what is to be looked at, as make check lists them."""
    return [
        f"{problem.mark}: {problem.fault}"
        for problem in build.problems(root)[1]
        if problem.hint and ("review" in problem.remedy or problem.mark.file.endswith("review.yml"))
    ]


# --- 逐处 -------------------------------------------------------------------------------------------------


def test_the_stops_of_a_draft_stand_in_the_order_of_print(root: Path) -> None:
    told = [(one.label, one.mark, one.first, one.last) for one in opened(root).shown().stops]
    assert told == [
        ("接合", "data/2023/04/yunlingfufa-11/notice.yml:18", 63, 66),
        ("存疑", f"{NOTICE}:10", 80, 80),
        ("接合", f"{NOTICE}:10", 81, 84),
        ("存疑", f"{TABLE}:27", 94, 94),
        ("接合", "data/2023/04/yunlingminfa-14/notice.yml:15", 111, 112),
        ("接合", "data/2023/04/yunlingshishuilijugonggao-2/notice.yml:9", 121, 124),
        ("接合", "data/2023/04/qiyuedashiji/notice.yml:7", 142, 145),
    ]


def test_a_doubt_says_what_was_seen_chosen_and_what_else_it_may_be(root: Path) -> None:
    doubt = stop_of(opened(root), "存疑")
    assert (doubt.saw, doubt.chose, doubt.other) == (
        "第 80 行与第 81 行之间切开了数字",
        "接成“2022”",
        "也可能是两个数",
    )


def test_the_line_that_a_stop_names_is_the_one_to_edit(root: Path) -> None:
    for one in opened(root).shown().stops:
        file, _, line = one.mark.rpartition(":")
        text = (root / file).read_text(encoding="utf-8").split("\n")[int(line) - 1]
        assert not text.lstrip().startswith("#")
        assert text.strip()


def test_a_correction_is_a_stop_at_the_words_that_it_repaired(root: Path) -> None:
    change(root, NOTICE, "定于今明两年修缮古井六口。", "定于今明两年修缮古井六座。")
    received = "依照《古井普查结果的通报》（云岭府办发〔2022〕17号），定于今明两年修缮古井六口。各地要先清淤、后砌栏，完工后立碑。"
    with (root / NOTICE).open("a", encoding="utf-8") as file:
        file.write(f"corrections:\n  - at: p1\n    received: {received}\n    reason: 占位\n")
    read = opened(root)
    found = stop_of(read, "更正")
    assert (found.text, found.first, found.last) == ("占位", 80, 84)
    assert read.check() is False  # no fault
    read.confirm(found.id, "张三", TODAY)
    assert stop_of(read, "更正").confirmed


def test_a_fault_of_the_check_is_a_stop_that_cannot_be_confirmed(root: Path) -> None:
    change(root, NOTICE, "修缮古井六口", "修缮古井七口")
    read = opened(root)
    assert [one.label for one in read.shown().stops if one.label == "错"] == []
    assert read.check() is True
    fault = stop_of(read, "错")
    assert fault.mark == f"{NOTICE}:10"
    assert "这里作“" in fault.text
    assert fault.first == 80
    with pytest.raises(Refused, match="错须改正，不能确认"):
        read.confirm(fault.id, "张三", TODAY)
    change(root, NOTICE, "修缮古井七口", "修缮古井六口")
    read.shown()
    assert read.check() is True
    assert [one for one in read.shown().stops if one.label == "错"] == []


# --- 对齐 -------------------------------------------------------------------------------------------------


def squeezed(text: str) -> str:
    return re.sub(r"\s", "", text)


def test_every_block_stands_on_the_lines_that_have_its_words(root: Path) -> None:
    shown = opened(root).shown()
    documents = [place for drawn in shown.documents for place in drawn.places]
    spans = [place.span for place in documents if place.span]
    assert len(spans) > 50
    assert all(span.sure for span in spans)
    words = {
        key: "".join(
            squeezed(shown.lines[line - 1])
            for line in range(span.first, span.last + 1)
            if line not in shown.alignment.aside
        )
        for key, span in shown.alignment.spans.items()
    }
    (issue,) = load(root, ISSUE)[0].issues
    for record in records_of(issue):
        for at, unit in enumerate(units_of(record)):
            if unit.text:
                held = words[record.mark.file, at]
                # Furniture may stand between two lines of one paragraph.
                assert squeezed(unit.text)[:5] in held, unit
                assert squeezed(unit.text)[-2:] in held, unit


def test_every_line_is_furniture_or_the_place_of_something(root: Path) -> None:
    shown = opened(root).shown()
    held = set(shown.alignment.aside)
    for span in [*shown.alignment.spans.values(), *(span for _, span in shown.alignment.front)]:
        held |= set(range(span.first, span.last + 1)) if span else set()
    missing = [line for at, line in enumerate(shown.lines, 1) if line.strip() and at not in held]
    assert missing == []
    assert {shown.lines[at - 1] for at in shown.alignment.aside} > {"- 4 -"}


def test_changed_words_keep_the_lines_between_their_neighbours(root: Path) -> None:
    change(root, NOTICE, "依照《古井普查结果的通报》", "按照别的文件")
    (issue,) = load(root, ISSUE)[0].issues
    spans = aligned(issue).spans
    changed = spans[NOTICE, 3]
    assert (changed.sure, changed.first, changed.last) == (False, 80, 84)
    assert spans[NOTICE, 4].first == 85
    assert spans[NOTICE, 4].sure


# --- 确认 -------------------------------------------------------------------------------------------------


def test_a_confirmed_doubt_is_no_hint_any_more(root: Path) -> None:
    before = hints(root)
    assert len(before) == 2
    read = opened(root)
    read.confirm(stop_of(read, "存疑").id, " 张  三 ", TODAY)
    assert (root / REVIEW).read_text(encoding="utf-8") == (
        "- what: 存疑\n"
        "  file: yunlingfubanfa-26/notice.yml\n"
        "  text: 第 80 行与第 81 行之间切开了数字；接成“2022”；也可能是两个数（source.txt 第 80 行）\n"
        f"  words: {stop_of(read, '存疑').stop.digest}\n"
        "  by: 张 三\n"
        "  date: 2026-01-02\n"
    )
    assert hints(root) == before[1:]


def test_two_people_confirm_the_same_place_and_each_takes_back_his_own(root: Path) -> None:
    read = opened(root)
    id = stop_of(read, "存疑").id
    for name in ("张三", "李四", "张三"):
        read.confirm(id, name, TODAY)
    assert [entry.by for entry in stop_of(read, "存疑").by] == ["李四", "张三"]
    read.withdraw(id, "张三")
    assert [entry.by for entry in stop_of(read, "存疑").by] == ["李四"]
    read.withdraw(id, "王五")
    read.withdraw(id, "李四")
    assert not (root / REVIEW).exists()
    assert len(hints(root)) == 2


def test_a_confirmation_lapses_when_its_words_change_and_that_is_said(root: Path) -> None:
    read = opened(root)
    read.confirm(stop_of(read, "存疑").id, "张三", TODAY)
    read.confirm(stop_of(read, "接合", "第 81 行").id, "李四", TODAY)
    read.confirm(stop_of(read, "存疑", "表的").id, "张三", TODAY)
    change(root, NOTICE, "修缮古井六口", "修缮古井七口")
    doubt = stop_of(read, "存疑")
    assert (doubt.confirmed, [entry.by for entry in doubt.lapsed]) == (False, ["张三"])
    assert hints(root) == [
        f"{REVIEW}:7: 失效的确认：文字后来改了（接合：第 81 行与第 84 行接成一段）",
        f"{NOTICE}:9: 第 80 行与第 81 行之间切开了数字；接成“2022”；也可能是两个数（source.txt 第 80 行）"
        "（张三 2026-01-02 确认过，文字后来改了）",
    ]
    assert "文字后来改了：须重新看" in parts(reading.templates(), read.shown(), [])["stops"]
    change(root, NOTICE, "修缮古井七口", "修缮古井六口")
    assert stop_of(read, "存疑").confirmed


def test_what_else_changes_in_the_file_lapses_nothing(root: Path) -> None:
    read = opened(root)
    read.confirm(stop_of(read, "存疑").id, "张三", TODAY)
    change(root, NOTICE, "title: ", "genre: 通知\ntitle: ")
    assert stop_of(read, "存疑").confirmed


def test_a_confirmation_that_belongs_to_nothing_is_a_hint(root: Path) -> None:
    read = opened(root)
    read.confirm(stop_of(read, "存疑").id, "张三", TODAY)
    text = (root / NOTICE).read_text(encoding="utf-8")
    (root / NOTICE).write_text(re.sub("  # 存疑.*\n", "", text), encoding="utf-8")
    (outdated,) = [hint for hint in hints(root) if "过时" in hint]
    assert outdated.startswith(
        f"{REVIEW}:1: 过时的确认：yunlingfubanfa-26/notice.yml 里已经没有这一处（存疑：第 80 行"
    )


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("- what: 存疑\n  by: 张三\n", "1: 缺少“file”；补上 file: …"),
        ("- what: 怀疑\n", "1: 不认识的取值“怀疑”；可用：存疑、接合、更正"),
        ("what: 存疑\n", "1: 整个文件应是一个列表；每项以“- ”开头"),
        ("- what: [\n", "2: YAML 写法有误（这里缺少内容）；检查这一行及上一行的缩进、冒号和引号"),
    ],
)
def test_a_review_that_cannot_be_read_is_a_fault_with_its_line(root: Path, text: str, told: str) -> None:
    (root / REVIEW).write_text(text, encoding="utf-8")
    found = [f"{problem.mark.line}: {problem.fault}；{problem.remedy}" for problem in load(root)[1]]
    assert told in found
    assert {problem.mark.file for problem in load(root)[1]} == {REVIEW}
    read = opened(root)
    with pytest.raises(Refused, match="YAML 有错，改好以后再确认"):
        read.confirm(stop_of(read, "存疑").id, "张三", TODAY)
    assert (root / REVIEW).read_text(encoding="utf-8") == text


def test_the_review_goes_through_the_store_unchanged_and_is_never_published(root: Path) -> None:
    read = opened(root)
    for one in read.shown().stops:
        read.confirm(one.id, "张：三 # '甲'", TODAY)
    (issue,) = load(root)[0].issues
    assert len(issue.confirmed) == 7
    assert store.dump(issue.confirmed) == (root / REVIEW).read_text(encoding="utf-8")
    assert [str(problem) for problem in build.problems(root)[1] if not problem.hint] == []
    assert not [name for name in digests(root) if "review" in name]
    assert sorted(path.name for path in (root / "data/2023/04").glob(".*")) == []


@pytest.mark.parametrize(
    ("name", "told"), [("", "先写上你的姓名"), ("　 ", "先写上你的姓名"), ("甲" * 41, "姓名最多 40 个字")]
)
def test_nobody_confirms_without_a_name(root: Path, name: str, told: str) -> None:
    read = opened(root)
    with pytest.raises(Refused, match=told):
        read.confirm(stop_of(read, "存疑").id, name, TODAY)
    assert not (root / REVIEW).exists()


# --- 草稿 -------------------------------------------------------------------------------------------------


def test_a_change_of_the_yaml_is_a_new_draft(root: Path) -> None:
    read = opened(root)
    first = read.shown()
    assert read.shown() is first
    change(root, NOTICE, "各镇人民政府、街道办事处：", "各镇、各街道：")
    second = read.shown()
    assert second.version > first.version
    old, new = ({one.file: one for one in shown.documents} for shown in (first, second))
    assert "各镇、各街道：" in new[NOTICE].html
    assert new[TABLE] is old[TABLE]  # not set again


def test_broken_yaml_is_told_and_the_last_draft_stays(root: Path) -> None:
    read = opened(root)
    before = read.shown()
    change(root, NOTICE, "title: ", "title: [")
    broken = read.shown()
    assert broken.stale
    assert broken.documents == before.documents
    told = parts(reading.templates(), broken, [])["state"]
    assert "下面还是改坏以前的草稿" in told
    assert re.search(rf"<code>{NOTICE}:[0-9]+</code>　YAML 写法有误", told)
    change(root, NOTICE, "title: [", "title: ")
    assert not read.shown().broken


def test_a_draft_that_is_broken_from_the_start_shows_what_could_be_read(root: Path) -> None:
    change(root, NOTICE, "title: ", "title: [")
    shown = opened(root).shown()
    assert shown.broken
    assert not shown.stale
    assert len(shown.documents) == 7


@pytest.mark.parametrize("file", [NOTICE, TABLE, "data/2023/04/issue.yml"])
def test_whatever_an_editor_takes_away_there_is_a_draft(root: Path, file: str) -> None:
    lines = (root / file).read_text(encoding="utf-8").split("\n")
    for at in range(0, len(lines) - 1, 5):
        (root / file).write_text("\n".join(lines[:at] + lines[at + 1 :]), encoding="utf-8")
        read = opened(root)
        shown = read.shown()
        read.check()
        assert len(shown.documents) >= 6
        assert parts(reading.templates(), read.shown(), [])["draft"]


def test_a_document_that_cannot_be_set_says_so_beside_the_others(
    root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    set_whole = drawing._set

    def fail(document: Document, *rest: Any) -> Markup:
        if document.record.mark.file == NOTICE:
            raise ValueError("占位")
        return set_whole(document, *rest)

    monkeypatch.setattr(drawing, "_set", fail)
    shown = {one.file: one.html for one in opened(root).shown().documents}
    assert "这一件现在排不出来（ValueError）" in shown[NOTICE]
    assert [file for file, html in shown.items() if "排不出来" in html] == [NOTICE]


def test_a_fault_of_the_program_is_told_on_the_page(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object) -> None:
        raise ValueError("占位")

    read = opened(root)
    monkeypatch.setattr(read, "shown", fail)
    with served(read) as address:
        asked = http.client.HTTPConnection(address.split("/")[2])
        asked.request("GET", "/draft")
        answer = asked.getresponse()
        assert (answer.status, json.loads(answer.read())) == (
            500,
            {"refused": "程序出错（ValueError）；终端里有详情"},
        )


def test_hostile_text_is_text(tmp_path: Path) -> None:
    evil = "<script>alert(1)</script><img src=x onerror=alert(2)>"
    text = f"某市人民政府公报\n2023 年第 4 期\n\n某市人民政府关于{evil}的通知\n某府发〔2023〕1号\n各县：\n　　{evil}现予印发。\n"
    taken_text(tmp_path, text + "某市人民政府\n2023年4月1日\n")
    read = opened(tmp_path)
    html = "".join(str(part) for part in parts(reading.templates(), read.shown(), []).values())
    page = desk(read, name='"><script>').get(HOST, "/")
    assert "&lt;script&gt;" in html
    assert "<script" not in html
    assert "<img" not in html
    assert page.status == 200
    assert page.content.decode().count("<script") == 1


def test_one_issue_is_named_as_people_write_it(root: Path) -> None:
    for given in ("2023/04", "2023-04", "data/2023/04/"):
        assert reading.issue_named(root, given) == "2023/04"
    with pytest.raises(
        Unusable, match=r"ISSUE=\.\./\.\.：data/ 中没有这一期；写成 2021/09 的样子，最近的几期：2023/04"
    ):
        reading.issue_named(root, "../..")
    with pytest.raises(Unusable, match="ISSUE：没有写"):
        reading.issue_named(root, "")


# --- 原页 -------------------------------------------------------------------------------------------------


def test_lines_of_a_pdf_stand_on_the_picture_of_their_page(
    root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    printed(root, monkeypatch, lambda raw, page, width: f"PNG {page} {width} {len(raw)}".encode())
    read = opened(root)
    assert [(sheet.page, sheet.first, sheet.last) for sheet in read.sheets()] == [(0, 61, 80), (1, 81, 100)]
    assert read.sheets()[1].boxes[81] == (0.1, 0.0, 0.9, 0.04)
    at = desk(read)
    assert at.get(HOST, "/print/1.png").content.startswith(b"PNG 1 1400")
    assert at.get(HOST, "/print/2.png").status == 404
    source = parts(reading.templates(), read.shown(), read.sheets())["source"]
    assert source.count("<figure>") == 2
    assert '<li data-number="81" data-box="0.10000,0.00000,0.90000,0.04000">' in source
    assert re.findall('data-number="([0-9]+)"', source) == [
        str(at) for at in range(1, len(read.shown().lines) + 1)
    ]


def test_what_cannot_be_drawn_has_no_picture() -> None:
    assert prints.picture(prints.Sheet(b"", 0, 1, 2, {}), 100) is None


# --- 谁可以问 ---------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "host", ["", "evil.example", "evil.example:8001", "127.0.0.1", "127.0.0.1:80", f"{HOST}.evil.example"]
)
def test_another_host_is_refused(root: Path, host: str) -> None:
    at = desk(opened(root))
    assert at.get(host, "/").status == 403
    assert at.post(host, f"http://{host}", at.token, "/confirm", b"{}").status == 403


@pytest.mark.parametrize(
    ("origin", "token", "status"),
    [
        (f"http://{HOST}", True, 200),
        (f"http://{HOST}", False, 403),
        ("http://evil.example", True, 403),
        (f"https://{HOST}", True, 403),
        ("null", True, 403),
        ("", True, 403),
    ],
)
def test_only_the_page_itself_may_confirm(root: Path, origin: str, token: bool, status: int) -> None:
    read = opened(root)
    at = desk(read)
    content = json.dumps({"stop": stop_of(read, "存疑").id, "name": "张三"}).encode()
    answer = at.post(HOST, origin, at.token if token else "", "/confirm", content)
    assert answer.status == status
    assert (root / REVIEW).exists() is (status == 200)


@pytest.mark.parametrize(
    "content", [b"", b"{", b"[]", b"{}", b'{"stop": 1, "name": "a"}', b'{"stop": "x", "name": []}', b"\xff"]
)
def test_what_cannot_be_read_confirms_nothing(root: Path, content: bytes) -> None:
    at = desk(opened(root))
    assert at.post(HOST, f"http://{HOST}", at.token, "/confirm", content).status == 400


@pytest.mark.parametrize(
    "target",
    [
        "/../data/gazette.yml", "/data/gazette.yml", "/data/2023/04/issue.yml", "/data/2023/04/source.txt",
        "/data/2023/04/../../gazette.yml", "/%2e%2e/%2e%2e/etc/passwd", "//etc/passwd", "/review.js/../reading.py",
        "/frames/page.html", "/print/..%2f1.png", "/print/-1.png", "/print/99999.png", "/favicon.ico", "/\x00",
        f"/{NOTICE}",
    ],
)  # fmt: skip
def test_there_is_nothing_but_the_page(root: Path, target: str) -> None:
    assert desk(opened(root)).get(HOST, target).status == 404


def test_a_picture_of_a_document_is_shown_and_nothing_beside_it(root: Path) -> None:
    picture = b"\x89PNG\r\n\x1a\n" + b"0" * 20
    folder = root / "data/2023/04/yunlingfubanfa-26"
    (folder / "图 1.png").write_bytes(picture)
    (folder / "甲.pdf").write_bytes(b"%PDF-1.7")
    at = desk(opened(root))
    answer = at.get(HOST, "/data/2023/04/yunlingfubanfa-26/%E5%9B%BE%201.png")
    assert (answer.status, answer.type, answer.content) == (200, "image/png", picture)
    assert at.get(HOST, "/data/2023/04/yunlingfubanfa-26/%E7%94%B2.pdf").status == 404


def test_every_answer_has_the_strict_policy(root: Path) -> None:
    with served(opened(root)) as address:
        asked = http.client.HTTPConnection(address.split("/")[2])
        for target in ("/", "/review.js", "/style.css", "/draft", "/nothing"):
            asked.request("GET", target)
            answer = asked.getresponse()
            body = answer.read().decode()
            policy = answer.headers["Content-Security-Policy"]
            assert "unsafe" not in policy
            assert "default-src 'none'" in policy
            assert answer.headers["X-Content-Type-Options"] == "nosniff"
            if target == "/":
                assert not re.search(r"<style|<script(?![^>]*src=)|\son[a-z]+=|\sstyle=", body)
        asked.request("POST", "/confirm", body=b"x" * 20_000)
        assert asked.getresponse().status == 413


def test_it_listens_to_this_machine_alone_and_says_when_the_port_is_taken(root: Path) -> None:
    read = opened(root)
    running = server.listen(read, "", reading.templates(), 0)
    assert running.server_address[0] == "127.0.0.1"
    with pytest.raises(server.PortTaken, match=r"：已有程序在用，也许是另一个 make review；关掉它再试"):
        server.listen(read, "", reading.templates(), running.server_port)
    running.server_close()


def test_the_verb_says_what_is_wrong(root: Path) -> None:
    done = gazette(root, "review", "--name=张三", "--", "2030/01")
    assert (done.returncode, done.stdout) == (1, "")
    assert done.stderr == "ISSUE=2030/01：data/ 中没有这一期；写成 2021/09 的样子，最近的几期：2023/04\n"
