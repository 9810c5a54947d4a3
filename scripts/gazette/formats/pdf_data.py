"""What the page setter is told of a work or a book: plain data, in which every word is a value."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from gazette import addresses
from gazette.formats import titles
from gazette.formats.format import Book, Pictures, Work
from gazette.formats.pdf_grids import grid_data, is_wide
from gazette.formats.pdf_places import Data, Places
from gazette.formats.places import in_colophon
from gazette.text import (
    Block,
    Cited,
    CorrectionMark,
    EditorNote,
    Grid,
    Image,
    Line,
    NoteMark,
    Plain,
    Run,
    Style,
    flat,
)

_TITLE_ROOM = {False: 20, True: 28}
"""Characters of 二号 across the text block, upright and turned"""
_TITLES = ("title", "enclosure-title")
_SIGNING = ("signature", "signatory", "signed")
_HEAD = (
    *_TITLES,
    "number",
    "registration",
    "label",
    "subtitle",
    "issuer",
    "speaker",
    "byline",
    "history",
)


def work_data(work: Work, pictures: Pictures) -> Data:
    """One work on its own."""
    places = Places([work], work.url)
    return {
        "title": flat(work.title),
        "authors": list(work.issuers),
        "works": [_Setter(work, 0, places, pictures).work(1)],
    }


def book_data(book: Book, pictures: Pictures) -> Data:
    """An issue. A table is a chapter of its notice in the outline, as it stands behind it."""
    places = Places(book.works, addresses.issue(book.id))
    return {
        "title": flat(f"{book.name} {book.label}"),
        "authors": [book.publisher],
        "book": {
            "name": flat(book.name),
            "cover": [flat(line) for line in book.cover or (book.name, book.label)],
            "told": [flat(line) for line in (book.label, book.published, book.statement) if line],
            "heading": flat(book.contents_heading),
            "contents": [
                {
                    "heading": flat(section.heading),
                    "entries": [
                        {
                            "title": flat(entry.title),
                            "told": _told(entry.number, entry.page),
                            "to": places.start(entry.work),
                        }
                        for entry in section.entries
                    ],
                }
                for section in book.contents
            ],
            "imprint": [flat(line) for line in book.imprint],
            "remarks": [flat(line) for line in book.remarks],
        },
        "works": [
            _Setter(work, index, places, pictures).work(2 if work.kind == "table" and index else 1)
            for index, work in enumerate(book.works)
        ],
    }


def _told(number: str | None, page: int | None) -> str:
    """Below a title in the contents: its number and the page that print has it on, which is not this file's."""
    return "　".join(filter(None, (flat(number or ""), f"原刊第 {page} 页" if page is not None else "")))


_LINKED = 400
"""A paragraph of more links has none, only its words: what the setter takes for links grows with the square of their number."""
_COLUMNS = (Style.ROLE, Style.PERSON, Style.POST)


class _Setter:
    """One work as data."""

    def __init__(self, work: Work, index: int, places: Places, pictures: Pictures) -> None:
        self.text, self.index, self.places, self.pictures = work.text, index, places, pictures
        self.landscape = any(isinstance(block, Grid) and is_wide(block) for block in work.text.body)
        self.named = titles.names(self.text)
        self.labelled: set[str] = set()
        self.marked: dict[int, str | None] = {}
        """where the mark of a note stands; None: in the header of a table, which stands on many pages"""

    def work(self, depth: int) -> Data:
        return {
            "label": f"{self.index}/",
            "landscape": self.landscape,
            "depth": depth + 1,
            "blocks": list(self._blocks(depth)),
            "notes": [self._note(note) for note in self.text.notes],
        }

    def _blocks(self, depth: int) -> Iterator[Data]:
        blocks = (*self.text.head, *self.text.body)
        part, last, texted = "", depth - 1, False
        at = 0
        while at < len(blocks):
            block = blocks[at]
            # A date or name under the title is centred there; only behind the text it signs.
            signs = texted
            texted = texted or isinstance(block, Grid) or block.kind not in (*_HEAD, *_SIGNING)
            if isinstance(block, Grid):
                repeated = (
                    mark.number for mark in block.notes if isinstance(mark, NoteMark | CorrectionMark)
                )
                self.marked |= dict.fromkeys(repeated)
                yield grid_data(block, self._line, self._label, self.landscape)
            elif (signed := block.kind in _SIGNING and signs) or in_colophon(block):
                group = [block]
                for further in blocks[at + 1 :]:
                    fits = (
                        isinstance(further, Block) and further.kind in _SIGNING
                        if signed
                        else in_colophon(further)
                    )
                    if not isinstance(further, Block) or not fits:
                        break
                    group.append(further)
                at += len(group) - 1
                lines = [self._block(one, 0) for one in group]
                yield {"kind": "signing" if signed else "colophon", "begins": False, "lines": lines}
            elif block.kind == "table" and at >= self._tables_behind():
                pass
            elif any(not isinstance(run, Plain) or run.text for run in block.runs):
                # Screen readers lose their way where a level is left out.
                level = min(block.depth + depth - 1, last + 1) if block.depth else 0
                last = level or last
                # 附件另面编排
                begins = bool(at and block.part and block.part != part and block.kind != "table")
                yield self._block(block, level) | {"begins": begins}
            part = block.part if isinstance(block, Block) else part
            at += 1

    def _tables_behind(self) -> int:
        """In a book the tables named at the end of a notice stand there themselves: from which block on none is named."""
        blocks = (*self.text.head, *self.text.body)
        at = len(blocks)
        while at and isinstance(named := blocks[at - 1], Block) and named.kind == "table":
            held = [run for run in named.runs if isinstance(run, Cited) and self.places.label(run.target.url)]
            if not held:
                break
            at -= 1
        return at

    def _block(self, block: Block, depth: int) -> Data:
        lines = [self._line(line) for line in self._lines(block)]
        if block.kind == "article":
            # 第一条 stands apart from its words by a wide space, which is none of them.
            lines[0] = [
                run | {"style": "article"} if run.get("style") == "marker" else run for run in lines[0]
            ]
        return {
            "kind": "roster-line" if block.kind == "roster" and not _in_columns(block) else block.kind,
            "level": block.level,
            "depth": depth,
            "anchor": self._label(block.anchor),
            "lines": lines,
        }

    def _lines(self, block: Block) -> Iterator[Line]:
        for line in block.lines:
            if block.kind in _TITLES:
                yield from titles.lines(line, _TITLE_ROOM[self.landscape], self.named)
            else:
                yield line

    def _label(self, anchor: str) -> str | None:
        """The label of a place that something leads to; each only once."""
        label = f"{self.index}/{anchor}"
        if not anchor or label not in self.places.wanted or label in self.labelled:
            return None
        self.labelled.add(label)
        return label

    def _line(self, line: Iterable[Run]) -> list[Data]:
        runs = list(line)
        if sum(isinstance(run, Cited) for run in runs) > _LINKED:
            runs = [Plain(run.text, run.style) if isinstance(run, Cited) else run for run in runs]
        return [self._run(run) for run in runs]

    def _run(self, run: Run) -> Data:
        match run:
            case Plain(text, style, anchor):
                return {"text": flat(text), "style": style.value, "anchor": self._label(anchor)}
            case Cited(text, target, _, style):
                return {"text": flat(text), "style": style.value, "to": self.places.to(target.url)}
            case NoteMark(number) | CorrectionMark(number):
                return self._mark(number)
            case Image(url, alt):
                return {"image": list(self.pictures(url)), "alt": flat(alt)}

    def _mark(self, number: int) -> Data:
        place = None if number in self.marked else f"{self.index}/mark-{number}"
        self.marked.setdefault(number, place)
        return {"mark": number, "to": self._note_label(number), "at": place}

    def _note_label(self, number: int) -> str:
        return f"{self.index}/note-{number}"

    def _note(self, note: EditorNote) -> Data:
        """校注 or 更正: of a correction what was received and what now stands there, letter for letter."""
        kind = "校注" if note.received is None else "更正"
        compared = (("收到的文字：", note.received), ("现在的文字：", note.repaired))
        return {
            "number": note.number,
            "at": self._note_label(note.number),
            "to": self.marked.get(note.number),
            "said": flat(f"{kind}，{note.place}：{note.text}"),
            "compared": [
                (name, [flat(line) for line in words.split("\n")]) for name, words in compared if words
            ],
        }


def _in_columns(block: Block) -> bool:
    """Whether a line of a roster is role, person and post in this order, so that columns leave its words in theirs."""
    ranks = [
        _COLUMNS.index(run.style) if isinstance(run, Plain | Cited) and run.style in _COLUMNS else -1
        for run in block.runs
    ]
    return len(block.lines) == 1 and len(set(ranks)) > 1 and -1 not in ranks and ranks == sorted(ranks)
