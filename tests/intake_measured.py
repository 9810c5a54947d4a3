"""Whether a draft has the documents of an issue, their facts and their structure: counted, so that it can be summed up."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from difflib import SequenceMatcher

from intake_likeness import facts_of, shape_of, squeezed, table_of
from intake_styles import without_number

from gazette import model
from gazette.intake.doubts import Weight
from gazette.intake.taking import Told
from gazette.numerals import half_width
from gazette.outline import writings

FIELDS = ("title", "number", "issuer", "date", "kind")
STRUCTURE = ("blocks", "tables")
_ALIKE = 0.5
"""Titles less alike than this are not of one document."""


@dataclass
class Count:
    """How many there are, how many were said, how many of those are right."""

    true: int = 0
    said: int = 0
    right: int = 0

    def add(self, true: Sequence[object], said: Sequence[object], right: int) -> None:
        self.true += len(true)
        self.said += len(said)
        self.right += right

    @property
    def precision(self) -> float:
        """Right ones of those that were said."""
        return self.right / self.said if self.said else 1.0

    @property
    def recall(self) -> float:
        """Right ones of those there are."""
        return self.right / self.true if self.true else 1.0


@dataclass(frozen=True)
class Wrong:
    """A fact that the draft has otherwise, or lacks; `named`: among the doubts of its document there is one at its head."""

    document: str
    fact: str
    drafted: str
    right: str
    named: bool

    def __str__(self) -> str:
        return f"{self.document[:24]} {self.fact}：{self.drafted} / {self.right}"


@dataclass
class Measured:
    """What was counted of one draft, or of several."""

    counts: dict[str, Count] = field(
        default_factory=lambda: {name: Count() for name in (*FIELDS, *STRUCTURE)}
    )
    wrong: list[Wrong] = field(default_factory=list)
    elsewise: list[tuple[list[str], list[str]]] = field(default_factory=list)
    """blocks and rows that the draft has, and those that are printed instead"""

    def add(self, other: Measured) -> None:
        for name, count in other.counts.items():
            own = self.counts[name]
            own.true, own.said, own.right = (
                own.true + count.true,
                own.said + count.said,
                own.right + count.right,
            )
        self.wrong += other.wrong
        self.elsewise += other.elsewise


Printed = tuple[model.Folder, model.Notice | model.Interpretation]


def measured(drafted: model.Issue, typed: model.Issue, doubts: Sequence[Told]) -> Measured:
    """The draft of an issue held against what was printed."""
    found = Measured()
    ours, theirs = list(drafted.printed()), list(typed.printed())
    last = ours[0] if ours else None
    for own, their in _matched(ours, theirs):
        last = own or last
        _facts(found, own, their, last, doubts)
        _structure(found, own, their)
    return found


def _facts(
    found: Measured, own: Printed | None, their: Printed | None, last: Printed | None, doubts: Sequence[Told]
) -> None:
    said, true = _said(own), _said(their)
    name = (their or own)[1].title  # type: ignore[index]
    for fact in FIELDS:
        ours, theirs = said[fact], true[fact]
        right = ours == theirs
        found.counts[fact].add(theirs, ours, len(ours) if right else 0)
        if not right:
            named = last is not None and _named(last, missing=own is None, doubts=doubts)
            found.wrong.append(Wrong(name, fact, "、".join(ours) or "无", "、".join(theirs) or "无", named))


def _said(printed: Printed | None) -> dict[str, tuple[str, ...]]:
    """The facts of a document, each a list that is empty where it has none."""
    if printed is None:
        return dict.fromkeys(FIELDS, ())
    facts = facts_of(printed[1])
    kind = facts["genre"].value if isinstance(facts["genre"], model.Genre) else ""
    if isinstance(printed[1], model.Interpretation):
        kind = model.Genre.INTERPRETATION.value
    said: dict[str, Sequence[str]] = {
        "title": [half_width(without_number(str(facts["title"])))],
        "number": facts["numbers"],  # type: ignore[dict-item]
        "issuer": facts["issuers"],  # type: ignore[dict-item]
        "date": [str(facts["signed"])] if facts["signed"] else [],
        "kind": [kind] if kind else [],
    }
    return {fact: tuple(values) for fact, values in said.items()}


def _named(printed: Printed, *, missing: bool, doubts: Sequence[Told]) -> bool:
    """Whether a doubt other than of a seam stands at the head of a document; for one that was not found: anywhere in the
    document before it, where its text must be, or in the issue."""
    mark = printed[1].mark
    end = mark.keys.get("body", 10**9)
    return any(
        doubt.weight is not Weight.SEAM
        and (
            (
                doubt.mark.file == mark.file
                and (missing or doubt.mark.line <= end or doubt.weight is Weight.LOST)
            )
            or (missing and doubt.mark.file.endswith("issue.yml"))
        )
        for doubt in doubts
    )


def _structure(found: Measured, own: Printed | None, their: Printed | None) -> None:
    for name, read in (("blocks", _blocks), ("tables", _rows)):
        ours, theirs = (list(read(printed)) if printed else [] for printed in (own, their))
        matcher = SequenceMatcher(None, ours, theirs, autojunk=False)
        found.counts[name].add(theirs, ours, sum(block.size for block in matcher.get_matching_blocks()))
        for tag, start, end, their_start, their_end in matcher.get_opcodes():
            if tag != "equal":
                found.elsewise.append((ours[start:end], theirs[their_start:their_end]))


def _blocks(printed: Printed) -> Iterator[str]:
    """Blocks in print order, how deep and of which kind, behind the title of their enclosure; an act beside its sentence.

    Whether an enclosure is the document's or that of the enclosure before it is not asked.
    """
    for part, writing in writings(printed[1]):
        if part and writing.title:
            yield f"title {squeezed(writing.title)}"
        for depth, kind, words in shape_of(writing.body):
            yield f"{depth} {kind} {words}"


def _rows(printed: Printed) -> Iterator[str]:
    """Tables row by row; text has nothing to show that an empty cell is one that another reaches over, and the label is
    worded as the style has it."""
    if isinstance(printed[1], model.Interpretation):
        return
    for table in printed[0].tables:
        for row in table_of(table):
            said = row[2:] if row[0] == "head" else row[1:]
            cells = "|".join("" if cell in ("^", "<") else str(cell) for cell in said)
            yield f"{row[0]} {cells}"


def _matched(
    ours: Sequence[Printed], theirs: Sequence[Printed]
) -> Iterator[tuple[Printed | None, Printed | None]]:
    """Documents of both beside each other, in order, so that their titles are most alike altogether."""
    likeness = [[_likeness(own, their) for their in theirs] for own in ours]
    best = [[0.0] * (len(theirs) + 1) for _ in range(len(ours) + 1)]
    for own in range(len(ours) - 1, -1, -1):
        for their in range(len(theirs) - 1, -1, -1):
            both = likeness[own][their] + best[own + 1][their + 1] if likeness[own][their] else 0.0
            best[own][their] = max(both, best[own + 1][their], best[own][their + 1])
    own = their = 0
    while own < len(ours) or their < len(theirs):
        if own == len(ours):
            yield None, theirs[their]
            their += 1
        elif their == len(theirs):
            yield ours[own], None
            own += 1
        elif likeness[own][their] and best[own][their] == likeness[own][their] + best[own + 1][their + 1]:
            yield ours[own], theirs[their]
            own, their = own + 1, their + 1
        elif best[own][their] == best[own][their + 1]:
            yield None, theirs[their]
            their += 1
        else:
            yield ours[own], None
            own += 1


def _likeness(own: Printed, their: Printed) -> float:
    titles = [squeezed(printed[1].title) for printed in (own, their)]
    ratio = SequenceMatcher(None, *titles, autojunk=False).ratio()
    return ratio if ratio >= _ALIKE else 0.0


def letters(text: str) -> Counter[str]:
    """The letters and digits of a text; what else there is, print may have otherwise."""
    return Counter(sign for sign in text if sign.isalnum())
