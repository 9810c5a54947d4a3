"""The editors' handbook (编辑手册) names every key and every word of a closed set, and its examples are read as they stand."""

from __future__ import annotations

import dataclasses
import re
from enum import Enum
from pathlib import Path
from typing import Any

import pytest
import yaml
from core_yaml import Core
from jsonschema import Draft7Validator
from test_schemas import never_stricter

from gazette import model
from gazette.model.wording import KEYS
from gazette.store.nodes import Node, parse
from gazette.store.records import BLOCK_KEYS, ISSUE_GIVEN, ISSUE_KEYS, Reader
from gazette.store.schemas import FILES, schema

DOCS = Path(__file__).resolve().parent.parent / "docs"
PAGE, EDITING = (DOCS / "edit.md").read_text(encoding="utf-8"), DOCS / "editing"

NOT_TYPED = {
    *("Issue.id", "Issue.publication", "Issue.source", "Issue.order", "Issue.comments", "Issue.confirmed"),
    *("Comment.kind", "Comment.text", "Comment.line"),
    *("Folder.name", "Folder.notice", "Folder.interpretation", "Folder.tables", "Folder.files"),
    *("Table.name", "DataFile.name", "DataFile.size", "DataFile.state"),
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
    cls
    for cls in vars(model).values()
    if isinstance(cls, type) and issubclass(cls, Enum) and cls not in (Enum, model.FileState)
]
"""Those of which a word is typed."""


@pytest.mark.parametrize("kind", CLOSED)
def test_every_word_of_a_closed_set_is_named(kind: type[Enum]) -> None:
    assert [member.value for member in kind if member.value not in PAGE] == []


class Recorder(Reader):
    """Notes every key that it meets, by its class."""

    def __init__(self) -> None:
        super().__init__()
        self.met: set[str] = set()

    def record(self, cls: Any, node: Node, *written: Any, **given: Any) -> Any:
        if isinstance(node.value, dict):
            for key in node.value:
                called = ISSUE_KEYS.get(key, key) if cls is model.Issue else key
                self.met |= {f"{known.__name__}.{called}" for known in cls.__mro__[:-1]}
        return super().record(cls, node, *written, **given)

    def table(self, node: Node, name: str) -> model.Table:
        assert isinstance(node.value, dict)
        self.met |= {f"Table.{key}" for key in node.value}
        return super().table(node, name)


def examples() -> list[str]:
    """The indented stretches of the page that are YAML, behind the steps, whose list is indented too."""
    behind = PAGE[PAGE.index("{#yaml}") :]
    found = re.findall(r"(?:^    .*\n|^\n(?=    ))+", behind, re.MULTILINE)
    texts = [re.sub(r"^    ", "", text, flags=re.MULTILINE).strip() + "\n" for text in found]
    return [text for text in texts if not text.startswith(("make ", "# "))]


_LACKING = {"notice": "kind: notice\ntitle: 甲\n", "gazette": "name: 甲\npublisher: 乙\n"}
"""What an example leaves out that shows a few keys only."""


def read(text: str) -> tuple[str, str, set[str]]:
    """(the kind of file, the file, its keys): an example of which no line says so is of the kind that has all its keys."""
    tried: dict[str, list[str]] = {}
    for kind in FILES:
        if text.startswith("kind: ") and not text.startswith(f"kind: {kind}\n"):
            continue
        lacking = text.splitlines()[0].partition(":")[0] not in ("kind", "name", "- name")
        whole = _LACKING.get(kind, "") * (lacking and not text.startswith("- ")) + text
        node, problems = parse(whole, "edit.md")
        assert problems == []
        assert node
        reader = Recorder()
        _read(reader, kind, node)
        if not reader.problems:
            return kind, whole, reader.met
        tried[kind] = [str(problem) for problem in reader.problems]
    raise AssertionError(tried)


def _read(reader: Reader, kind: str, node: Node) -> None:
    if isinstance(node.value, dict):
        node.value.pop("kind", None)
    match kind:
        case "notice":
            reader.record(model.Notice, node)
        case "interpretation":
            reader.record(model.Interpretation, node)
        case "table" if isinstance(node.value, dict):
            reader.table(node, "table-1")
        case "issue" if isinstance(node.value, dict):
            names = {key: name for name, key in ISSUE_KEYS.items()}
            renamed = {names.get(key, key): child for key, child in node.value.items()}
            given: dict[str, Any] = dict.fromkeys(ISSUE_GIVEN, "")
            reader.record(model.Issue, Node(renamed, node.mark), ISSUE_KEYS, **given)
        case "gazette":
            reader.record(model.Publication, node)
        case "organizations" | "instruments" | "synonyms" | "review" if isinstance(node.value, list):
            lists = {
                "organizations": model.Organization, "instruments": model.Instrument, "review": model.Confirmation,
            }  # fmt: skip
            for child in node.value:
                reader.record(lists.get(kind, model.Synonym), child)
        case _:
            reader.report(node.mark, "not of this kind", "")


@pytest.mark.parametrize("text", examples(), ids=lambda text: text.split("\n")[0])
def test_an_example_is_read_as_it_stands(text: str) -> None:
    kind, whole, _ = read(text)
    assert list(Draft7Validator(schema(kind)).iter_errors(yaml.load(whole, Loader=Core))) == []


@pytest.mark.slow
@pytest.mark.parametrize("text", examples(), ids=lambda text: text.split("\n")[0])
def test_what_an_editor_refuses_of_an_example_the_check_refuses(text: str) -> None:
    """Whatever stands at whatever place of it."""
    kind, whole, _ = read(text)
    never_stricter(kind, whole)


def test_there_are_examples_of_every_kind_of_file() -> None:
    assert {read(text)[0] for text in examples()} == set(FILES)


def test_every_key_is_in_an_example() -> None:
    met = {key for text in examples() for key in read(text)[2]}
    assert sorted(set(KEYS) - met - {"kind"}) == []


def test_every_picture_is_there_and_told() -> None:
    pictures = re.findall(r"!\[(.*?)\]\((.+?)\)", PAGE)
    assert {place for _, place in pictures} == {f"editing/{path.name}" for path in EDITING.iterdir()}
    assert all(len(told) > 10 for told, _ in pictures)
    assert all(path.stat().st_size < 200_000 for path in EDITING.iterdir())
