"""Whether a draft says what an issue's data says: its facts, its blocks in their places, its tables, its acts."""

from __future__ import annotations

from collections.abc import Iterator
from difflib import SequenceMatcher
from itertools import groupby

from gazette import model
from gazette.heads import head_of
from gazette.outline import writings
from gazette.values import value


def squeezed(text: str | None) -> str:
    return "".join((text or "").split())


def front_of(issue: model.Issue) -> list[tuple[str, str]]:
    """What the masthead says, role by role; how an imprint is parted from its values is the editor's choice."""
    names = [at for at, line in enumerate(issue.front) if line.role is model.FrontRole.NAME]
    told = [
        ("cover" if names and at < names[0] else line.role.value, squeezed(line.text + "".join(line.values)))
        for at, line in enumerate(issue.front)
    ]
    # Lines of one role that follow each other may be typed as one.
    return [(role, "".join(text for _, text in run)) for role, run in groupby(told, lambda line: line[0])]


def contents_of(issue: model.Issue) -> list[tuple[object, ...]]:
    return [
        (
            squeezed(section.heading),
            *(
                (squeezed(entry.title), entry.printed_numbers, entry.registration, entry.page)
                for entry in section.entries
            ),
        )
        for section in issue.contents
    ]


def furniture_of(issue: model.Issue) -> list[tuple[object, ...]]:
    return sorted(
        (entry.kind.value, squeezed(entry.text), entry.count, entry.to) for entry in issue.furniture
    )


def facts_of(writing: model.Writing) -> dict[str, object]:
    """The head of a writing, as readers see it."""
    head = head_of(writing)
    return {
        "title": squeezed(writing.title),
        "numbers": tuple(number.spelt for number in head.numbers),
        "issuers": tuple(squeezed(issuer) for issuer in head.issuers),
        "signed": head.signed or squeezed(writing.signed_as),
        "genre": head.genre,
        "registration": head.registration,
        "signatories": tuple((squeezed(person.post), squeezed(person.name)) for person in head.signatories),
        "events": head.events,
        "addressees": squeezed(writing.addressees),
        "salutation": squeezed(writing.salutation),
        "lines": tuple(squeezed(line.text) for line in writing.lines),
    }


def shape_of(blocks: tuple[model.Block, ...], depth: int = 0) -> Iterator[tuple[int, str, str]]:
    """Blocks in their order: how deep, of which kind, with which words."""
    for block in blocks:
        kind = type(block).__name__
        match block:
            case model.Paragraph():
                yield depth, kind, squeezed(block.text)
            case model.Heading():
                yield depth, kind, squeezed(block.text)
                yield from shape_of(block.body, depth + 1)
            case model.Article() | model.Item():
                yield depth, kind, squeezed(block.marker)
                yield from shape_of(block.body, depth + 1)
            case model.AppointmentClause():
                yield depth, kind, squeezed(block.text)
                for act in block.appointments:
                    yield (
                        depth + 1,
                        "act",
                        f"{act.person} {act.action.value} {act.organization} {act.post} {act.note} {act.concurrent}",
                    )
            case model.EnclosureList() | model.Roster() | model.Labelled() | model.Footnotes():
                for line in block.lines:
                    yield depth, kind, squeezed(line)
            case model.TableReference():
                yield depth, kind, block.name
            case model.Pictures():
                for picture in block.pictures:
                    yield depth, kind, squeezed(picture.caption)
            case model.AttachedFile():
                yield depth, kind, block.text or block.file


def table_of(table: model.Table) -> list[tuple[object, ...]]:
    """A table: what stands round it, its header, its cells, the marks of those that are merged."""

    def columns(given: tuple[model.Column, ...]) -> tuple[object, ...]:
        return tuple((squeezed(column.label), columns(column.columns)) for column in given)

    def row(given: model.Row | model.Across) -> tuple[object, ...]:
        if isinstance(given, model.Across):
            return ("across", squeezed(given.text))
        return tuple(
            "^" if cell.merged else "<" if cell.joined else squeezed(value(cell.text)) for cell in given.cells
        )

    return [
        ("head", squeezed(table.label), squeezed(table.title), squeezed(table.caption)),
        ("columns", *columns(table.columns)),
        *(("row", *row(given)) for given in table.rows),
        *(("total", *row(given)) for given in table.totals),
        *(("remark", squeezed(remark)) for remark in table.remarks),
    ]


def differences(drafted: model.Issue, typed: model.Issue) -> Iterator[str]:
    """Each fact, block and row in which the two differ, as a line."""
    for name, read in (("刊首", front_of), ("目录", contents_of), ("版面", furniture_of)):
        yield from _apart(name, read(drafted), read(typed))  # type: ignore[operator]
    own, other = list(drafted.printed()), list(typed.printed())
    if len(own) != len(other):
        yield f"件数 {len(own)} / {len(other)}：{[record.title for _, record in own]}"
    for (folder, record), (their_folder, their) in zip(own, other, strict=False):
        name = their.title[:20]
        yield from _writing(name, record, their)
        if isinstance(their, model.Notice):
            for place, table in enumerate(their_folder.tables):
                ours = folder.tables[place] if place < len(folder.tables) else None
                yield from _apart(f"{name} {table.name}", table_of(ours) if ours else [], table_of(table))


def _writing(name: str, own: model.Writing, other: model.Writing) -> Iterator[str]:
    ours, theirs = list(writings(own)), list(writings(other))
    if len(ours) != len(theirs):
        yield f"{name}：附件 {len(ours) - 1} / {len(theirs) - 1}"
    for (part, writing), (_, their) in zip(ours, theirs, strict=False):
        facts, their_facts = facts_of(writing), facts_of(their)
        for key in facts:
            if facts[key] != their_facts[key]:
                yield f"{name} {part} {key}：{facts[key]} / {their_facts[key]}"
        labels = [squeezed(getattr(one, "label", None)) for one in (writing, their)]
        if labels[0] != labels[1]:
            yield f"{name} {part} label：{labels[0]} / {labels[1]}"
        yield from _apart(f"{name} {part}", list(shape_of(writing.body)), list(shape_of(their.body)))


def _apart(name: str, own: list[object], other: list[object]) -> Iterator[str]:
    """What one has and the other has not, stretch by stretch."""
    keys = [[str(entry) for entry in side] for side in (own, other)]
    for tag, start, end, their_start, their_end in SequenceMatcher(None, *keys, autojunk=False).get_opcodes():
        if tag != "equal":
            ours, theirs = keys[0][start:end], keys[1][their_start:their_end]
            yield f"{name}：{' '.join(ours)[:300]} / {' '.join(theirs)[:300]}"
