"""An invented issue taken in as one style and format have it: what it was, what came of it."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from pathlib import Path

from intake_measured import letters
from intake_print.issue import NUMBER, YEAR, city, invented
from intake_print.pieces import Document, documents
from intake_project import project, taken
from intake_styles import Format, Masthead, Style

from gazette import model
from gazette.intake.taking import Taken

_SERIAL = 312


@dataclass(frozen=True, repr=False)
class Trial:
    """A draft beside what was printed; `lost` are letters that print has and source.txt has not."""

    printed: model.Issue
    taken: Taken
    lost: str


def printed_files(seed: int, style: Style, format: Format) -> dict[str, bytes]:
    """The files of the issue of a seed."""
    issue = invented(seed)
    return style.files(format, masthead(issue), documents(issue))


def masthead(issue: model.Issue) -> Masthead:
    """What the gazette and its issue are called."""
    return Masthead(f"{city(issue)}人民政府公报", YEAR, NUMBER, _SERIAL)


def tried(root: Path, seed: int, style: Style, format: Format) -> Trial:
    """Printed, received in a new project under `root`, taken in."""
    issue = invented(seed)
    received = root / "来稿"
    received.mkdir(parents=True)
    for name, raw in printed_files(seed, style, format).items():
        (received / name).write_bytes(raw)
    came = taken(project(root, masthead(issue).name), received, f"{YEAR}/{NUMBER:02}")
    missing = _words(style, documents(issue)) - letters(came.issue.source)
    return Trial(issue, came, "".join(missing.elements()))


def _words(style: Style, printed: list[Document]) -> Counter[str]:
    """All letters of the documents as the style words them."""
    pieces = [piece for document in printed for piece in style.worded(document)]
    cells = (cell.text for piece in pieces for row in piece.grid for cell in row if cell)
    return letters("".join((*(piece.text for piece in pieces), *cells)))
