"""起草: the lines of one issue -> its documents, tables and front matter as the model has them, and what is doubted."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any

from gazette import model
from gazette.characters import squeeze
from gazette.intake import aside
from gazette.intake.colophon import back_matter, colophon
from gazette.intake.documents import Start, starts
from gazette.intake.doubts import Act, Doubt, Log, Weight, shown
from gazette.intake.enclosed import title_of
from gazette.intake.explaining import explained
from gazette.intake.facts import doubt_facts
from gazette.intake.front import Front, read_front
from gazette.intake.issue_labels import doubt_labels
from gazette.intake.listed import SECTION_BRACKETS, section_heads
from gazette.intake.markup import markup_of
from gazette.intake.masthead import mastheads, once
from gazette.intake.naming import folder_name
from gazette.intake.passages import Part, Passage
from gazette.intake.putting import Putting
from gazette.intake.received import Received
from gazette.intake.title_index import TitleIndex
from gazette.intake.writing import Folder, Heading, read_writing
from gazette.model import FrontRole, Mark
from gazette.outline import blocks_of
from gazette.values import BODY_END


@dataclass(frozen=True)
class Draft:
    """草稿: an issue as the model has it; its marks are lines of source.txt, counted from 1."""

    issue: model.Issue
    doubts: tuple[Doubt, ...]
    acts: tuple[Act, ...]


def draft(received: Received, issue: str, publication: str, begins: Sequence[int] = (0,)) -> Draft:
    """The draft of an issue (2021-09) from what was received of it; files of it begin at the lines `begins` (from 0)."""
    return _Drafting(received, issue, publication, begins).draft()


class _Drafting:
    def __init__(self, received: Received, issue: str, publication: str, begins: Sequence[int]) -> None:
        self.received = received
        self.begins = begins
        self.id = issue
        self.publication = publication
        self.log = Log()
        self.markup, self.lines = markup_of(received.lines)
        # What stands at the head or foot of pages is no text of anybody's.
        self.texts = ["" if line.edge else line.text for line in self.lines]
        turned = aside.turns(self.lines)
        self.masthead = mastheads(self.texts, publication)
        blank = {*turned, *self.masthead}
        self.titles = TitleIndex(["" if at in blank else text for at, text in enumerate(self.texts)])

    def draft(self) -> Draft:
        for remark in self.received.remarks:
            self.log.doubt(Weight.SHAPE, remark.line, remark.text, "照此收入", "核对收到的文件")
        doubt_labels(self.texts, self.id, self.log)
        front = read_front(self.texts, self.titles)
        entries = [entry for section in front.contents for entry in section.entries]
        looked = aside.looked_at(self.lines, front.ends)
        pages = aside.page_numbers(self.lines, looked)
        named = [entry.title for entry in entries]
        figures = self._figures(front)
        heads = aside.running_heads(self.lines, looked, self._names(front), named, figures, pages)
        front, again = self._without_heads(front, heads)
        heads |= again
        put_aside = set(pages) | heads
        sections = {
            squeeze(section.heading).strip(SECTION_BRACKETS) for section in front.contents if section.heading
        }
        heads |= section_heads(self.lines, entries, sections - {""}, front.ends, self.titles)
        put_aside |= heads
        mottoes = aside.slogans(self.lines, front.ends, put_aside)
        put_aside |= mottoes
        behind = colophon(self.texts, self.publication, front.ends, put_aside)
        put_aside |= set(behind)
        # A page may be turned within a title.
        blank = {*put_aside, *self.masthead}
        titles = TitleIndex(["" if at in blank else text for at, text in enumerate(self.texts)])
        begun = starts(self.lines, entries, front.ends, put_aside, self.begins, titles, self.log)
        front = self._with_rest(front, begun, put_aside)
        self._doubt_colophon(behind)
        begin = {line for start in begun for line in (*start.above, *range(start.first, start.last + 1))}
        putting = Putting(self.lines, put_aside, begin, self.log)
        parts = putting.parts(front.ends)
        documents = list(self._documents(begun, parts))
        folders, places = self._folders(documents, entries)
        folders = [replace(folder, files=tuple(self._files(folder))) for folder in folders]
        furniture = tuple(aside.entries(self.lines, pages, heads, mottoes, putting.headers))
        contents = self._contents(front, documents, places)
        issue = model.Issue(
            id=self.id,
            publication=self.publication,
            folders=tuple(folders),
            source=self.received.text,
            front=once(front.lines, (FrontRole.LABEL, FrontRole.PUBLISHED)),
            contents=contents,
            back=back_matter(self.texts, behind, front.lines),
            order=()
            if {entry.folder for section in contents for entry in section.entries} >= set(places)
            else tuple(places),
            furniture=furniture,
            markup=tuple(model.Markup(text, count) for text, count in self.markup.items()),
            mark=Mark("", 1),
        )
        return Draft(issue, tuple(sorted(self.log.doubts)), tuple(sorted(self.log.acts)))

    def _without_heads(self, front: Front, heads: set[int]) -> tuple[Front, set[int]]:
        """The front matter without running heads behind the contents, where the first page of text begins; and their lines."""
        said = {squeeze(self.texts[at]) for at in heads}
        begin = next((line.mark.line for line in front.lines if line.role is FrontRole.CONTENTS), None)
        found = {
            line.mark.line - 1
            for line in front.lines
            if begin is not None
            and line.mark.line > begin
            and squeeze(self.texts[line.mark.line - 1]) in said
        }
        return replace(
            front, lines=tuple(line for line in front.lines if line.mark.line - 1 not in found)
        ), found

    def _with_rest(self, front: Front, begun: Sequence[Start], put_aside: set[int]) -> Front:
        """The front matter with all that stands before the first document."""
        first = min((*begun[0].above, begun[0].first)) if begun else len(self.texts)
        rest = [at for at in range(front.ends, first) if self.texts[at].strip() and at not in put_aside]
        if rest:
            self.log.doubt(
                Weight.SHAPE, rest[0] + 1, f"第一件公文之前有“{shown(self.texts[rest[0]])}”等 {len(rest)} 行", "作为刊首文字",
                "可能是一件公文，或不是公报的文字",
            )  # fmt: skip
        lines = tuple(
            model.FrontLine(FrontRole.LINE, " ".join(self.texts[at].split()), mark=Mark("", at + 1))
            for at in rest
        )
        return replace(front, lines=(*front.lines, *lines), ends=first)

    def _doubt_colophon(self, lines: Sequence[int]) -> None:
        """What follows the text of a document without a break may be its own."""
        if lines and self.texts[lines[0] - 1].strip() and not self.lines[lines[0]].page:
            self.log.doubt(
                Weight.SHAPE, lines[0] + 1, f"最后一件公文紧接着“{shown(self.texts[lines[0]])}”等 {len(lines)} 行", "作为刊末文字",
                "可能是公文的文字",
            )  # fmt: skip

    def _names(self, front: Front) -> list[str]:
        """What a running head may say: what the issue and its sections are called."""
        said = [
            line.text
            for line in front.lines
            if line.role in (FrontRole.NAME, FrontRole.LABEL, FrontRole.SERIAL)
        ]
        sections = [section.heading.strip("【】[]〔〕") for section in front.contents if section.heading]
        return [self.publication, *said, *sections]

    def _figures(self, front: Front) -> frozenset[int]:
        label = " ".join(
            line.text for line in front.lines if line.role in (FrontRole.LABEL, FrontRole.SERIAL)
        )
        return frozenset(int(digits) for digits in re.findall("[0-9]{1,9}", f"{label} {self.id}"))

    def _documents(
        self, begun: Sequence[Start], parts: Sequence[Part]
    ) -> Iterator[tuple[Start, Heading, list[Part]]]:
        """Each document with the parts that are its own."""
        for number, start in enumerate(begun):
            first = min((*start.above, start.first)) + 1
            behind = begun[number + 1] if number + 1 < len(begun) else None
            end = min((*behind.above, behind.first)) + 1 if behind else len(self.texts) + 1
            own = parts[bisect_left(parts, first, key=_line) : bisect_left(parts, end, key=_line)]
            above = [part for part in own if isinstance(part, Passage) and part.line - 1 in start.above]
            title = [
                part
                for part in own
                if isinstance(part, Passage) and start.first <= part.line - 1 <= start.last
            ]
            rest = [part for part in own if part not in above and part not in title]
            yield start, Heading(above, title), rest

    def _folders(
        self,
        documents: Sequence[tuple[Start, Heading, list[Part]]],
        entries: Sequence[model.ContentsEntry],
    ) -> tuple[list[model.Folder], list[str]]:
        """The folders, and for each document its place: the folder's name, or that with /interpretation."""
        folders: list[model.Folder] = []
        places: list[str] = []
        for start, head, parts in documents:
            held = Folder(self.log)
            target = self._explained(folders, head, parts) if start.explains else None
            if target is not None:
                held.tables = list(folders[target].tables)
            fields = read_writing(parts, head, held)
            fields.setdefault("title", "")
            if target is not None:
                fields |= self._department(fields)
                explanation = model.Interpretation(**fields)
                folders[target] = replace(
                    folders[target], interpretation=explanation, tables=tuple(held.tables)
                )
                places.append(f"{folders[target].name}/{model.INTERPRETATION}")
                continue
            if start.explains:
                fields["genre"] = model.Genre.INTERPRETATION
            notice = model.Notice(**fields)
            entry = None if start.entry is None else entries[start.entry]
            unnumbered = entry is not None and not entry.printed_numbers
            doubt_facts(
                notice,
                self.log,
                listed=entry is not None,
                unnumbered=unnumbered and any(other.printed_numbers for other in entries),
            )
            name = folder_name(notice, {folder.name for folder in folders})
            folders.append(model.Folder(name, notice, None, tuple(held.tables), mark=notice.mark))
            places.append(name)
        return folders, places

    def _files(self, folder: model.Folder) -> Iterator[model.DataFile]:
        """The pictures that its documents show."""
        for block in blocks_of(folder):
            for picture in block.pictures if isinstance(block, model.Pictures) else ():
                if picture.file:
                    yield model.DataFile(picture.file, len(self.received.files[picture.file]))

    def _explained(self, folders: Sequence[model.Folder], head: Heading, parts: Sequence[Part]) -> int | None:
        """The folder of the document that an explanation explains, where this issue has it and no explanation of it."""
        title = title_of(head.title) or ""
        at = explained(folders, title, [part.text for part in parts if isinstance(part, Passage)])
        if at is not None and folders[at].interpretation is None:
            return at
        line = head.title[0].line if head.title else 1
        if at is None:
            saw = f"解读“{shown(title)}”没有说是本期哪一件的"
            other = "所解读的在往期，不必改；在本期，移入那件的文件夹，改名 interpretation.yml"
        else:
            saw = f"解读“{shown(title)}”所解读的公文已有一篇解读"
            other = "两处是一篇的，合在前一篇里"
        self.log.doubt(Weight.SHAPE, line, saw, "单独作为一件，文种写作解读", other)
        return None

    def _department(self, fields: dict[str, Any]) -> dict[str, Any]:
        match = re.match(
            rf"(?P<body>[一-龥（）()]{{2,40}}{BODY_END})\s*(?:关于)?(?:政策)?解读", fields.get("title") or ""
        )
        return {"department": match["body"]} if match else {}

    def _contents(
        self, front: Front, documents: Sequence[tuple[Start, Heading, list[Part]]], places: Sequence[str]
    ) -> tuple[model.ContentsSection, ...]:
        """The contents with the folders that their lines lead to."""
        leads = {
            start.entry: place
            for (start, _, _), place in zip(documents, places, strict=True)
            if start.entry is not None
        }
        number = -1
        sections = []
        for section in front.contents:
            entries = []
            for entry in section.entries:
                number += 1
                entries.append(replace(entry, folder=leads.get(number, "")))
            sections.append(replace(section, entries=tuple(entries)))
        return tuple(sections)


def _line(part: Part) -> int:
    return part.line
