"""That the account of the received text notices whatever is lost, added, moved or said twice."""

from __future__ import annotations

from dataclasses import replace
from unittest.mock import patch

import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st
from real_gazette import gazette

from gazette import fidelity, model
from gazette.characters import squeeze
from gazette.fidelity import account
from gazette.furniture import find_furniture, not_there
from gazette.model import Mark
from gazette.outline import interpretation_units, notice_units
from gazette.pieces import Piece, pieces
from gazette.repairs import moved_only, repaired, without
from gazette.tables import table_units

ISSUE = gazette().issues[0]
TAGS = [tag.text for tag in ISSUE.markup]
PIECES = [piece for piece in pieces(ISSUE) if squeeze(without(piece.text, TAGS))]
PLACES = st.integers(0, len(PIECES) - 1)
THOROUGH = settings(max_examples=60, suppress_health_check=list(HealthCheck))


def told(changed: list[Piece]) -> list[str]:
    """What the account says when the YAML holds these pieces."""
    with patch.object(fidelity, "pieces", lambda _: iter(changed)):
        return [str(problem) for problem in account(ISSUE)]


def same(one: list[Piece], other: list[Piece]) -> bool:
    """Whether two readings come to the same text, as when two equal neighbours change places."""
    texts = ["".join(squeeze(without(piece.text, TAGS)) for piece in each) for each in (one, other)]
    return texts[0] == texts[1]


def test_the_whole_issue_is_accounted_for() -> None:
    assert list(account(ISSUE)) == []


@pytest.mark.slow
@THOROUGH
@given(PLACES)
def test_a_dropped_piece_is_noticed(at: int) -> None:
    assert told(PIECES[:at] + PIECES[at + 1 :])


@pytest.mark.slow
@THOROUGH
@given(PLACES)
def test_a_piece_said_twice_is_noticed(at: int) -> None:
    assert told([*PIECES[:at], PIECES[at], *PIECES[at:]])


@pytest.mark.slow
@THOROUGH
@given(PLACES, st.text(st.characters(whitelist_categories=["Lo"]), min_size=1, max_size=6))
def test_an_added_piece_is_noticed(at: int, text: str) -> None:
    assert told([*PIECES[:at], Piece(text, Mark("新.yml", 1)), *PIECES[at:]])


@pytest.mark.slow
@THOROUGH
@given(PLACES, PLACES)
def test_a_moved_piece_is_noticed(start: int, end: int) -> None:
    changed = PIECES.copy()
    changed.insert(end, changed.pop(start))
    assume(not same(changed, PIECES))
    assert told(changed)


@pytest.mark.slow
@THOROUGH
@given(PLACES, st.data())
def test_one_wrong_character_is_noticed(at: int, data: st.DataObject) -> None:
    text = squeeze(without(PIECES[at].text, TAGS))
    place = data.draw(st.integers(0, len(text) - 1))
    wrong = "错" if text[place] != "错" else "误"
    changed = PIECES.copy()
    changed[at] = replace(PIECES[at], text=text[:place] + wrong + text[place + 1 :])
    assert told(changed)


def test_one_fault_in_the_middle_is_one_problem_and_names_both_places() -> None:
    at = next(index for index, piece in enumerate(PIECES) if piece.text.startswith("（二）对既有的二次供水"))
    changed = PIECES.copy()
    changed[at] = replace(PIECES[at], text=PIECES[at].text.replace("委托给", "委托"))
    place = PIECES[at].mark
    assert told(changed) == [
        f"{place}: 与收到的文字不符：这里作“主将设施委托供水企业维护管理。”，"
        "data/2021/07-08/source.txt:615 作“主将设施委托给供水企业维护管理。第十二条”；"
        "照收到的文字改正；若是更正，记入 corrections"
    ]


def test_a_file_that_could_not_be_read_is_not_reported_again() -> None:
    file = "data/2021/07-08/yongzhengbanfa-19/interpretation.yml"
    held = [piece for piece in PIECES if piece.mark.file != file]
    with patch.object(fidelity, "pieces", lambda _: iter(held)):
        assert [problem.mark.file for problem in account(ISSUE)] == ["data/2021/07-08/source.txt"]
        assert list(account(ISSUE, frozenset({"data/2021/07-08/yongzhengbanfa-19/notice.yml"}))) == []


CORRECTED = [
    pytest.param(record, correction, id=f"{record.mark.file.removeprefix('data/')}#{correction.at}")
    for folder in ISSUE.folders
    for record in (folder.notice, folder.interpretation, *folder.tables)
    if record
    for correction in record.corrections
]


def test_there_are_corrections() -> None:
    assert len(CORRECTED) >= 6


@pytest.mark.parametrize(("record", "correction"), CORRECTED)
def test_what_was_received_is_in_the_source_and_each_repair_accounts_for_it(
    record: model.Notice | model.Interpretation | model.Table, correction: model.Correction
) -> None:
    match record:
        case model.Notice():
            units = notice_units(record)
        case model.Interpretation():
            units = interpretation_units(record)
        case model.Table():
            units = table_units(record)
    received = squeeze(without(correction.received, TAGS))
    assert received in squeeze(without(_less_furniture(), TAGS))
    assert repaired(units, correction)
    dropped, added = moved_only(correction.received, repaired(units, correction), TAGS)
    assert all(words in received for words in dropped)
    assert not added


@pytest.mark.parametrize(
    ("received", "now", "dropped", "added"),
    [
        ("甲局 乙局", "乙局 甲局", [], []),
        ("<p>甲局 乙局</p> 甲局", "甲局 乙局", ["甲局"], []),
        ("十 市甲局 市直单位 市乙局", "十 市乙局", ["市甲局市直单位"], []),
        ("市甲局 责任 市政府", "责任", ["市甲局", "市政府"], []),
        ("甲局", "甲局和乙室", [], ["和乙室"]),
    ],
)
def test_what_a_repair_drops_and_adds_is_told_in_words(
    received: str, now: str, dropped: list[str], added: list[str]
) -> None:
    assert moved_only(received, now, ["<p>", "</p>"]) == (dropped, added)


def _less_furniture() -> str:
    lines = [squeeze(without(line, TAGS)) for line in ISSUE.source.split("\n")]
    listed = find_furniture(
        lines,
        [squeeze(without(piece.text, TAGS)) for piece in PIECES],
        len(PIECES),
        ISSUE.furniture,
        ISSUE.lines(model.FrontRole.MOTTO),
    )
    assert not list(not_there(listed))
    furniture = {place.line for entry in listed for place in entry.found}
    return "\n".join(line for number, line in enumerate(lines) if number not in furniture)
