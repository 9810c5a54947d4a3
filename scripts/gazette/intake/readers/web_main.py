"""The document on a web page (网页的正文): the run of lines with the most text, and what the site wrote around it."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from gazette.intake.readers.web_kinds import Kind, kinds_of
from gazette.intake.readers.web_pieces import Piece, shortened
from gazette.intake.received import Line, Style

_WORTH = {Kind.PATH: -1000, Kind.FOOT: -1000, Kind.BESIDE: -300, Kind.TOOLS: 0, Kind.FACTS: 0, Kind.SILENT: 0}
_ASIDE = -30
_LINK = (8, 40)
"""What a line of links takes from a run, at least and at most."""
_PICTURE = 1
_HINT = 2
_TITLE_LINES = 12
_TITLE_LEAST = 6
_SENTENCE = re.compile("[。；，]|[：:]$")
_TOLD = 30
"""So many pieces that were left out are quoted; more would hide the rest."""


@dataclass(frozen=True)
class Main:
    """The document's pieces, and what was left out before and behind them."""

    pieces: tuple[Piece, ...]
    before: tuple[str, ...] = ()
    after: tuple[str, ...] = ()


def main_text(pieces: Sequence[Piece], titles: Sequence[str]) -> Main | None:
    """The document among the pieces of a page, whose own names for it are `titles`; None where there is no text."""
    kinds = kinds_of(pieces)
    run = _richest([_worth(piece, kind) for piece, kind in zip(pieces, kinds, strict=True)])
    if run is None:
        return None
    start, end = run
    start = _title_before(pieces, kinds, start, titles)
    first = next((at for at in range(start, end) if _is_prose(pieces[at], kinds[at])), end)
    kept = [at for at in range(start, end) if at >= first or _belongs(pieces[at], kinds[at])]
    chosen = _titled([pieces[at] for at in kept], first - start, titles)
    within = set(kept)
    left = [at for at in range(len(pieces)) if at not in within]
    return Main(
        tuple(chosen),
        tuple(_told(pieces, kinds, [at for at in left if at < end])),
        tuple(_told(pieces, kinds, [at for at in left if at >= end])),
    )


def title_among(pieces: Sequence[Piece], named: str) -> list[str]:
    """The title as a line above the first sentence has it: one with which the page's own title begins, else `<h1>`."""
    kinds = kinds_of(pieces)
    lead: list[Piece] = []
    for piece, kind in zip(pieces, kinds, strict=True):
        if kind is Kind.PATH:
            lead = []
        elif _is_prose(piece, kind):
            break
        elif piece.line and piece.line.cells is None and not piece.aside and kind in (Kind.TEXT, Kind.LINKS):
            lead.append(piece)
    texts = [piece.line.text for piece in lead if piece.line and len(_same(piece.line.text)) >= _TITLE_LEAST]
    said = [text for text in texts if _same(named).startswith(_same(text))]
    headings = [piece.line.text for piece in lead if piece.line and piece.heading == 1 and piece.words]
    return sorted(said, key=len)[-1:] or headings[:1]


def _worth(piece: Piece, kind: Kind) -> int:
    """What a piece says for its being in the document, in characters."""
    if kind in _WORTH:
        return _WORTH[kind]
    if piece.aside:
        return _ASIDE
    if kind is Kind.LINKS:
        least, most = _LINK
        return -min(max(piece.links, least), most)
    return (piece.words + piece.links + (_PICTURE if piece.picture else 0)) * (_HINT if piece.hinted else 1)


def _richest(worth: Sequence[int]) -> tuple[int, int] | None:
    """The run with the largest sum, which begins and ends with text."""
    best = total = 0
    run, start = None, 0
    for at, value in enumerate(worth):
        if total <= 0:
            total, start = 0, at
        total += value
        if total > best:
            best, run = total, (start, at + 1)
    if run:
        start = next(at for at in range(*run) if worth[at] > 0)
        run = (start, run[1])
    return run


def _title_before(pieces: Sequence[Piece], kinds: Sequence[Kind], start: int, titles: Sequence[str]) -> int:
    """Where the document begins: with its title, where that stands by itself above the run."""
    for at in range(start - 1, -1, -1):
        if kinds[at] is Kind.PATH or (pieces[at].aside and kinds[at] is Kind.LINKS):
            break
        line = pieces[at].line
        if line and _same(line.text) and any(_same(title) == _same(line.text) for title in titles):
            return at
    return start


def _is_prose(piece: Piece, kind: Kind) -> bool:
    return (
        kind is Kind.TEXT
        and piece.line is not None
        and bool(_SENTENCE.search(piece.line.text))
        and not piece.aside
    )


def _belongs(piece: Piece, kind: Kind) -> bool:
    """Whether a piece above the first sentence is the document's, title and number, not the site's."""
    return (
        kind is Kind.SILENT
        or (kind is Kind.TEXT and not piece.aside)
        or (kind is Kind.LINKS and piece.heading > 0)
    )


def _titled(chosen: list[Piece], lead: int, titles: Sequence[str]) -> list[Piece]:
    """The pieces with the title marked; with the page's own one in front where the text begins without it."""
    top = [
        piece.line.text if piece.line and not piece.line.cells else ""
        for piece in chosen[: max(lead, 0) + 1][:_TITLE_LINES]
    ]
    for title in titles:
        at = [index for index, text in enumerate(top) if text and _same(text) == _same(title)]
        joined = _same("".join(top[at[0] + 1 :] if at else top))
        if at and (len(at) > 1 or _same(title) in joined):
            # The site's heading over a document that begins with its title: the same words twice.
            return _titled(chosen[: at[0]] + chosen[at[0] + 1 :], lead, titles)
        if at:
            chosen[at[0]] = _as_title(chosen[at[0]])
            return chosen
        if _same(title) in joined:
            return chosen
    if titles:
        return [Piece(Line(titles[0], whole=True, style=Style.TITLE)), *chosen]
    return chosen


def _as_title(piece: Piece) -> Piece:
    return replace(piece, line=replace(piece.line, style=Style.TITLE)) if piece.line else piece


def _same(text: str) -> str:
    """The letters and digits alone: sites write a title's brackets and spaces as they like."""
    return "".join(sign for sign in unicodedata.normalize("NFKC", text) if sign.isalnum())


def _told(pieces: Sequence[Piece], kinds: Sequence[Kind], left: Sequence[int]) -> Iterator[str]:
    """A remark for each piece of text that was left out; what stands side by side in one."""
    quoted = list(_quoted(pieces, kinds, left))
    yield from quoted[:_TOLD]
    if len(quoted) > _TOLD:
        yield f"网页上另有 {len(quoted) - _TOLD} 处文字看来不是公文文字，没有收入"


def _quoted(pieces: Sequence[Piece], kinds: Sequence[Kind], left: Sequence[int]) -> Iterator[str]:
    quoted: list[str] = []
    for at in left:
        line = pieces[at].line
        if line is None or pieces[at].aside or kinds[at] not in (Kind.FACTS, Kind.TEXT) or not line.text:
            continue
        quoted.append(line.text.replace("\t", " ").strip())
        # The name of a fact and its value, which stands on the next line, are quoted together.
        named = kinds[at] is Kind.FACTS and quoted[-1].endswith(("：", ":"))
        if not (named and kinds[at + 1 : at + 2] == [Kind.FACTS]):
            yield f"网页上的“{shortened(' '.join(quoted))}”看来不是公文文字，没有收入"
            quoted = []
