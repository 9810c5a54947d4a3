"""Issues of other gazettes (期), invented: their front matter, contents and documents, and the text they were typed from."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from gazette import model
from gazette.model import FrontLine, FrontRole, Furniture, FurnitureKind, Mark


def front(*lines: tuple[str, Any]) -> tuple[FrontLine, ...]:
    """("imprint", ("主办", "甲局")) -> an imprint with a value; each line at its own line of issue.yml."""
    return tuple(
        FrontLine(FrontRole(role), said, mark=Mark("issue.yml", number))
        if isinstance(said, str)
        else FrontLine(FrontRole(role), said[0], said[1:], mark=Mark("issue.yml", number))
        for number, (role, said) in enumerate(lines, 3)
    )


def furniture(*entries: tuple[str, str] | tuple[str, str, int]) -> tuple[Furniture, ...]:
    """(kind, text, count); of a page number, (kind, text, to)."""
    made = []
    for number, (kind, text, *rest) in enumerate(entries, 81):
        key = "to" if kind == "page-number" else "count"
        more = dict.fromkeys((key,), rest[0]) if rest else {}
        made.append(Furniture(text, FurnitureKind(kind), mark=Mark("issue.yml", number), **more))  # type: ignore[arg-type]
    return tuple(made)


def notice(
    name: str, title: str, *body: str, number: str = "", issuer: str = "", **more: Any
) -> model.Folder:
    """A folder with a notice of these paragraphs."""
    file = f"{name}/notice.yml"
    paragraphs = tuple(model.Paragraph(text, Mark(file, line)) for line, text in enumerate(body, 9))
    tables = more.pop("tables", ())
    explained = more.pop("interpretation", None)
    numbers = more.pop("numbers", (number,) if number else ())
    held = model.Notice(
        title=title,
        numbers=numbers,
        issuers=(issuer,) if issuer else (),
        body=paragraphs,
        mark=Mark(file, 1),
        **more,
    )
    return model.Folder(name, held, explained, tables, mark=Mark(file, 1))


def contents(*lines: tuple[str, dict[str, Any]] | str) -> tuple[model.ContentsSection, ...]:
    """A heading, or the folder of a line with its keys; lines without a heading stand under 【文件】."""
    sections: list[tuple[str, list[model.ContentsEntry]]] = []
    for number, line in enumerate(lines, 41):
        if isinstance(line, str):
            sections.append((line, []))
            continue
        folder, keys = line
        sections = sections or [("", [])]
        sections[-1][1].append(model.ContentsEntry(folder=folder, mark=Mark("issue.yml", number), **keys))
    return tuple(
        model.ContentsSection(heading, tuple(entries), Mark("issue.yml", 40)) for heading, entries in sections
    )


def issue(source: str, folders: Sequence[model.Folder], id: str = "2022-08", **more: Any) -> model.Issue:
    """An issue of 青原省人民政府公报 that was received as this text."""
    return model.Issue(id, "青原省人民政府公报", tuple(folders), source, mark=Mark("issue.yml", 1), **more)


def bound(month: int, *folders: model.Folder) -> model.Issue:
    """The issue of a month with these documents, in this order and without contents."""
    return issue("", folders, f"2022-{month:02}", order=tuple(folder.name for folder in folders))


def gazette(*issues: model.Issue) -> model.Gazette:
    """The archive of these issues."""
    publication = model.Publication("青原省人民政府公报", "青原省人民政府", ())
    return model.Gazette(publication, (), (), issues)
