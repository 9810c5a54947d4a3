"""What the pieces of a paragraph of Word come to: its lines, where pages begin, what follows it, what is said of it."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field

from gazette.intake.readers.word_inline import Box, Break, NewPage, NoteMark, Picture, Piece, Told


@dataclass
class Taken:
    """A paragraph. `pages`: at which of its lines a page begins; `page_after`: at whatever comes next; `told` has its line."""

    texts: list[str]
    pages: set[int] = field(default_factory=set)
    page_after: bool = False
    later: list[Box | Picture] = field(default_factory=list)
    told: list[tuple[int, Told]] = field(default_factory=list)

    @property
    def whole(self) -> bool:
        """No break within it."""
        return len(self.texts) == 1


def take(pieces: Iterable[Piece], mark: Callable[[NoteMark], str]) -> Taken:
    """A paragraph from its pieces; `mark` gives the text of a note's mark."""
    parts: list[list[str]] = [[]]
    taken = Taken([])
    going_on = False
    for piece in pieces:
        match piece:
            case str():
                parts[-1].append(piece)
                going_on = going_on and not piece
            case NoteMark():
                parts[-1].append(mark(piece))
            case Break():
                parts.append([])
                if piece.page:
                    taken.pages.add(len(parts) - 1)
            case NewPage() if any(parts[-1]):
                taken.page_after = True
            case NewPage():
                taken.pages.add(len(parts) - 1)
            case Box() | Picture():
                taken.later.append(piece)
            case Told():
                last = taken.told[-1] if taken.told and going_on else None
                if last is not None and last[1].sentence == piece.sentence:
                    taken.told[-1] = (last[0], Told(piece.sentence, last[1].words + piece.words))
                else:
                    taken.told.append((len(parts) - 1, piece))
                going_on = True
    taken.texts = ["".join(part) for part in parts]
    _trim(taken)
    return taken


def _trim(taken: Taken) -> None:
    """A page break at the end or the beginning of a paragraph is no line of it."""
    last = len(taken.texts) - 1
    if last and last in taken.pages and not taken.texts[last]:
        del taken.texts[last]
        taken.pages.discard(last)
        taken.page_after = True
    if len(taken.texts) > 1 and 1 in taken.pages and not taken.texts[0]:
        del taken.texts[0]
        taken.pages = {max(0, page - 1) for page in taken.pages}
    at = len(taken.texts) - 1
    taken.told = [(min(line, at), told) for line, told in taken.told]


def has_words(pieces: Iterable[Piece]) -> bool:
    """Whether there is anything to see."""
    return any(bool(piece) if isinstance(piece, str) else not isinstance(piece, Told) for piece in pieces)
