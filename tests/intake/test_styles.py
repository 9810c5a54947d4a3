"""Invented issues in every style and format: nothing is lost, and title, number, issuer, date and kind are right in all."""

from __future__ import annotations

from pathlib import Path

import pytest
from intake_measured import measured
from intake_project import faults
from intake_styles import FORMATS, STYLES, Format, Style
from intake_trial import Trial, tried

SEEDS: dict[Format, int] = {"txt": 1, "docx": 3, "html": 1, "typst": 1, "chromium": 1}
PDF = ("typst", "chromium")
_LOST = ("没有着落", "与收到的文字不符")


@pytest.fixture(
    scope="module",
    params=FORMATS,
)
def format(request: pytest.FixtureRequest) -> Format:
    return request.param  # type: ignore[no-any-return]


@pytest.fixture(scope="module")
def seed(format: Format) -> int:
    """`make intake-bench` tries others."""
    return SEEDS[format]


@pytest.fixture(scope="module", params=STYLES, ids=lambda style: type(style).__name__)
def style(request: pytest.FixtureRequest) -> Style:
    assert isinstance(request.param, Style)
    return request.param


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory, seed: int, style: Style, format: Format) -> Path:
    return tmp_path_factory.mktemp(f"{type(style).__name__}-{format}-{seed}")


@pytest.fixture(scope="module")
def trial(root: Path, seed: int, style: Style, format: Format) -> Trial:
    return tried(root, seed, style, format)


@pytest.mark.slow
def test_nothing_is_lost(trial: Trial, root: Path) -> None:
    assert trial.lost == ""
    found = [str(problem) for problem in faults(root)]
    assert [problem for problem in found if any(word in problem for word in _LOST)] == []


@pytest.mark.slow
def test_every_fact_is_right(trial: Trial) -> None:
    found = measured(trial.taken.issue, trial.printed, trial.taken.doubts)
    assert [str(wrong) for wrong in found.wrong] == []


@pytest.mark.slow
def test_blocks_and_tables_stand_as_printed(trial: Trial, style: Style, format: Format) -> None:
    found = measured(trial.taken.issue, trial.printed, trial.taken.doubts)
    # Where lines are cut and no paragraph is indented, a full line does not show whether one ends; in PDF nor does a page.
    unclear = not style.indent and (format in PDF or (format == "txt" and style.width))
    assert [pair for pair in found.elsewise if not (unclear and _only_parted(*pair))] == []


def _only_parted(drafted: list[str], printed: list[str]) -> bool:
    """Whether both are the same words in paragraphs which end in other places."""
    ours, theirs = ([block.partition(" Paragraph ") for block in blocks] for blocks in (drafted, printed))
    return all(kind for _, kind, _ in (*ours, *theirs)) and (
        "".join(words for _, _, words in ours) == "".join(words for _, _, words in theirs)
    )
