"""The editors' handbook (编辑手册) names every key and every word of a closed set, and its examples are read as they stand."""

from __future__ import annotations

import dataclasses
import re
from enum import Enum
from pathlib import Path

import pytest

from gazette import model
from gazette.store.nodes import parse
from gazette.store.records import BLOCK_KEYS, Reader

PAGE = (Path(__file__).resolve().parent.parent / "docs" / "edit.md").read_text(encoding="utf-8")

NOT_TYPED = {
    *("Issue.id", "Issue.publication", "Issue.source", "Issue.order", "Issue.comments", "Issue.confirmed"),
    *("Comment.kind", "Comment.text", "Comment.line"),
    *("Folder.name", "Folder.notice", "Folder.interpretation", "Folder.tables", "Folder.files"),
    *("Table.name", "DataFile.name", "DataFile.size", "DataFile.genuine"),
    *(
        "Gazette.publication",
        "Gazette.organizations",
        "Gazette.instruments",
        "Gazette.issues",
        "Gazette.synonyms",
    ),
    *("Row.cells", "Cell.paragraphs", "Cell.merged", "Cell.joined", "Across.text", "Paragraph.text"),
    *("PrintedLine.text", "PrintedLine.role", "FrontLine.role", "FrontLine.text", "Pictures.pictures"),
}
"""What comes from where a file lies, or is written without a key."""


def keys() -> dict[str, str]:
    """Every key of the YAML, by the field that it is."""
    found: dict[str, str] = {}
    blocks = {cls: key for key, cls in BLOCK_KEYS.items()}
    for cls in vars(model).values():
        if not dataclasses.is_dataclass(cls) or cls in (model.Mark, model.Problem, model.Writing):
            continue
        for place, field in enumerate(dataclasses.fields(cls)):
            name = f"{cls.__name__}.{field.name}"
            if field.name != "mark" and name not in NOT_TYPED:
                found[name] = blocks[cls] if place == 0 and cls in blocks else field.name
    return found


@pytest.mark.parametrize("field", keys())
def test_every_key_is_named(field: str) -> None:
    assert re.search(rf"(?<![a-z_]){keys()[field]}(?![a-z_])", PAGE), field


CLOSED = [
    cls for cls in vars(model).values() if isinstance(cls, type) and issubclass(cls, Enum) and cls is not Enum
]


@pytest.mark.parametrize("kind", CLOSED)
def test_every_word_of_a_closed_set_is_named(kind: type[Enum]) -> None:
    assert [member.value for member in kind if member.value not in PAGE] == []


def examples() -> list[str]:
    """The indented stretches of the page."""
    found = re.findall(r"(?:^    .*\n|^\n(?=    ))+", PAGE, re.MULTILINE)
    return [
        re.sub(r"^    ", "", text, flags=re.MULTILINE).strip() + "\n"
        for text in found
        if "kind: " in text.split("\n")[1]
    ]


@pytest.mark.parametrize("text", examples(), ids=lambda text: text.split("\n")[0])
def test_an_example_is_read_as_it_stands(text: str) -> None:
    node, problems = parse(text, "edit.md")
    assert problems == []
    assert node
    assert isinstance(node.value, dict)
    kind = node.value.pop("kind").value
    reader = Reader()
    match kind:
        case "notice":
            reader.record(model.Notice, node)
        case "interpretation":
            reader.record(model.Interpretation, node)
        case "table":
            reader.table(node, "table-1")
        case "issue":
            reader.record(
                model.Issue,
                node,
                id="2024-05",
                publication="",
                folders=(),
                source="",
                order=(),
                comments=(),
                confirmed=(),
            )
    assert reader.problems == []


def test_there_are_examples() -> None:
    assert [text.split("\n")[0] for text in examples()] == [
        "kind: notice",
        "kind: interpretation",
        "kind: table",
        "kind: issue",
    ]
