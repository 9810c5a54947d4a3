"""Whatever the text: a draft comes of it, every character is accounted for, and what is said of it has a place."""

from __future__ import annotations

import random
import re
from collections import Counter
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from case_gazette import CASES
from hypothesis import given, settings
from hypothesis import strategies as st
from intake_project import faults, issue_of, taken_text

from gazette import model
from gazette.furniture import numbers_of
from gazette.intake.readers.characters import legible
from gazette.model import Problem
from gazette.pieces import pieces
from gazette.repairs import without

POOL = sorted({line for path in CASES.glob("*.txt") for line in path.read_text(encoding="utf-8").split("\n")})
MORE = """
　　|附件|附件1|附：|目 录|目录|第一章 总 则|第一条 为了占位。|一、占位|（一）占位。|1.|①|- 1 -|— 2 —|3|甲\t乙|1\t2\t3|\t\t|│甲│乙│
┌──┬──┐|某市人民政府|2023年1月2日|二○二三年|关于占位的通知|某市人民政府关于占位的通知|某府发〔2023〕1号|各区人民政府：|问：为什么？
答：占位。|<p>占位</p>|&nbsp;占位|注：|[1]占位|图1　占位|占位.pdf|合计：3|备注：占位|任命张三为局长。|主  任：张三　局长|李四　　局长
《占位办法》解读|某局解读《占位办法》|“占位|占位”|（占位|占位）|一般的一段话，没有写完|接着写完了。|# 不是注释|- 不是列表|键: 值
'引号|"|*|&锚|!标签|{}|[]|>|%|@|`|? |: |~|null|true|^|<
""".replace("\n", "|").split("|")
LINES = st.one_of(
    st.sampled_from(POOL),
    st.sampled_from(MORE),
    st.text(
        st.characters(blacklist_categories=["Cs"], blacklist_characters="\r\n\v\f\x85\u2028\u2029"),
        max_size=30,
    ),
)


def lost(found: list[Problem]) -> list[str]:
    """What of the received text has no place in the YAML, or stands there otherwise."""
    told = [str(problem) for problem in found]
    return [text for text in told if "没有着落" in text or "与收到的文字不符" in text or "YAML" in text]


def letters(text: str) -> Counter[str]:
    """The signs of a text that are no white space and no typography of contents and pages."""
    return Counter(sign for sign in text if sign.isalnum())


def drafted(issue: model.Issue) -> Counter[str]:
    """All that a draft holds: words, what was set aside, tags."""
    told = letters("".join(piece.text for piece in pieces(issue)))
    told += letters("".join(line.text for line in issue.lines(model.FrontRole.MOTTO)))
    for entry in issue.furniture:
        numbers = numbers_of(entry)
        for number in numbers or range(entry.count):
            told += letters(str(number) if numbers else entry.text)
    return told


@pytest.mark.slow
@given(st.lists(LINES, max_size=40))
@settings(max_examples=120, deadline=None)
def test_every_sign_of_any_lines_stands_in_the_draft_and_every_fault_is_told(lines: list[str]) -> None:
    if not "".join(legible(line)[0] for line in lines).strip():
        return
    with TemporaryDirectory() as folder:
        root = Path(folder)
        taken = taken_text(root, "\n".join(lines))
        issue = issue_of(root)
        tags = [tag.text for tag in issue.markup]
        assert drafted(issue) == letters(without(issue.source, tags))
        # The comments have moved the lines that a fault may name.
        doubts = "\n".join(re.sub("[0-9]", "", doubt.text) for doubt in taken.doubts)
        assert [fault for fault in faults(root) if re.sub("[0-9]", "", fault.fault) not in doubts] == []


@pytest.mark.slow
@pytest.mark.parametrize("seed", range(40))
def test_nothing_is_lost_of_documents_with_lines_put_in_and_taken_out(seed: int, tmp_path: Path) -> None:
    chance = random.Random(seed)
    names = sorted(path.stem for path in CASES.glob("*.txt"))
    lines = (CASES / f"{chance.choice(names)}.txt").read_text(encoding="utf-8").split("\n")
    for _ in range(chance.randint(1, 8)):
        at = chance.randrange(len(lines))
        match chance.randint(0, 3):
            case 0:
                del lines[at]
            case 1:
                lines.insert(at, chance.choice(POOL + MORE))
            case 2:
                lines.insert(at, lines[chance.randrange(len(lines))])
            case 3:
                cut = chance.randint(0, len(lines[at]))
                lines[at : at + 1] = [lines[at][:cut], lines[at][cut:]]
    taken_text(tmp_path, "\n".join(lines) + "\n甲")
    assert lost(faults(tmp_path)) == []
