"""The document on a web page (网页的正文): the run of lines with the most text, and what the site wrote around it."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from gazette.characters import squeeze
from gazette.intake.readers.web_kinds import Kind, kinds_of
from gazette.intake.readers.web_pieces import Piece
from gazette.intake.readers.web_unread import shortened
from gazette.intake.received import Line, Style

_WORTH = {Kind.PATH: -1000, Kind.FOOT: -1000, Kind.BESIDE: -300, Kind.TOOLS: 0, Kind.FACTS: 0, Kind.SILENT: 0}
_ASIDE = -30
_LINK = (8, 40)
"""What a line of links takes from a run, at least and at most."""
_PICTURE = 1
_HINT = 2
_WORTH_TELLING = (Kind.FACTS, Kind.TEXT, Kind.LINKS)
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


def main_text(pieces: Sequence[Piece], title: str, name: str) -> Main | None:
    """The document among the pieces of a page; None where there is no text.

    `title`: the document's, where the page's meta tells it. `name`: the page's own `<title>`.
    """
    kinds = kinds_of(pieces)
    run = _richest([_worth(piece, kind) for piece, kind in zip(pieces, kinds, strict=True)])
    if run is None:
        return None
    title = title or _title_among(pieces, kinds, name)
    start, end = _title_before(pieces, kinds, run[0], title), run[1]
    first = next((at for at in range(start, end) if _is_prose(pieces[at], kinds[at])), end)
    kept = [at for at in range(start, end) if at >= first or _belongs(pieces[at], kinds[at])]
    chosen = [pieces[at] for at in kept]
    lead = sum(at <= first for at in kept)
    left = sorted(set(range(len(pieces))) - set(kept))
    before = [at for at in left if at < end and not (at < start and _is_menu(pieces[at], kinds[at]))]
    after = [at for at in left if at >= end and not _is_menu(pieces[at], kinds[at])]
    return Main(
        tuple(_titled(chosen, min(lead, _TITLE_LINES), title) if title else chosen),
        tuple(_told(pieces, kinds, before)),
        tuple(_told(pieces, kinds, after)),
    )


def _is_menu(piece: Piece, kind: Kind) -> bool:
    return kind is Kind.LINKS and not piece.heading


def _title_among(pieces: Sequence[Piece], kinds: Sequence[Kind], name: str) -> str:
    """The title among the lines above the first sentence: the one with which the page's name begins, else `<h1>`."""
    lead: list[Piece] = []
    for piece, kind in zip(pieces, kinds, strict=True):
        if kind is Kind.PATH:
            lead = []
        elif _is_prose(piece, kind):
            break
        elif piece.line and piece.line.cells is None and not piece.aside and kind in (Kind.TEXT, Kind.LINKS):
            lead.append(piece)
    texts = [piece.line.text for piece in lead if piece.line and len(piece.line.text) >= _TITLE_LEAST]
    said = [text for text in texts if _is_named(squeeze(name), squeeze(text))]
    headings = [piece.line.text for piece in lead if piece.line and piece.heading == 1 and piece.words]
    return next(iter([*said, *headings]), "")


def _is_named(name: str, text: str) -> bool:
    """Whether the name of a page is this text, alone or before the name of the site: “…的通知_某市政府”."""
    return name.startswith(text) and not name[len(text) : len(text) + 1].isalnum()


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


def _title_before(pieces: Sequence[Piece], kinds: Sequence[Kind], start: int, title: str) -> int:
    """Where the document begins: with its title, where that stands by itself above the run."""
    for at in range(start - 1, -1, -1):
        if kinds[at] is Kind.PATH:
            break
        line = pieces[at].line
        if line and title and kinds[at] in (Kind.TEXT, Kind.LINKS) and _same(line.text) == _same(title):
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


def _titled(chosen: list[Piece], lead: int, title: str) -> list[Piece]:
    """The pieces with the title marked; with the page's own one in front where the text begins without it."""
    top = [piece.line.text if piece.line and not piece.line.cells else "" for piece in chosen[:lead]]
    at = [index for index, text in enumerate(top) if text and _same(text) == _same(title)]
    if at and _same(title) in _same("".join(top[at[0] + 1 :])):
        # The site's heading over a document that begins with its title: the same words twice.
        return _titled(chosen[: at[0]] + chosen[at[0] + 1 :], lead - 1, title)
    if at:
        return [_as_title(piece) if index == at[0] else piece for index, piece in enumerate(chosen)]
    if _same(title) in _same("".join(top)):
        return chosen
    return [Piece(Line(title, whole=True, style=Style.TITLE)), *chosen]


def _as_title(piece: Piece) -> Piece:
    return replace(piece, line=replace(piece.line, style=Style.TITLE)) if piece.line else piece


def _same(text: str) -> str:
    """The letters and digits alone: sites write a title's brackets and spaces as they like."""
    return "".join(sign for sign in unicodedata.normalize("NFKC", text) if sign.isalnum())


def _told(pieces: Sequence[Piece], kinds: Sequence[Kind], left: Sequence[int]) -> Iterator[str]:
    """A remark for each piece of text that was left out."""
    quoted = list(_quoted(pieces, kinds, left))
    yield from quoted[:_TOLD]
    if len(quoted) > _TOLD:
        yield f"网页上另有 {len(quoted) - _TOLD} 处文字看来不是公文文字，没有收入"


def _quoted(pieces: Sequence[Piece], kinds: Sequence[Kind], left: Sequence[int]) -> Iterator[str]:
    quoted: list[str] = []
    for at in left:
        line = pieces[at].line
        if line is None or pieces[at].aside or kinds[at] not in _WORTH_TELLING or not line.text:
            continue
        quoted.append(line.text.replace("\t", " ").strip())
        # The name of a fact and its value, which stands on the next line, are quoted together.
        named = kinds[at] is Kind.FACTS and quoted[-1].endswith(("：", ":"))
        if not (named and kinds[at + 1 : at + 2] == [Kind.FACTS]):
            yield f"网页上的“{shortened(' '.join(quoted))}”看来不是公文文字，没有收入"
            quoted = []
