"""The pieces of documents as blocks of a printed page, and the two programs that set them as PDF: Typst and Chromium."""

from __future__ import annotations

import json
import subprocess
import unicodedata
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from html import escape
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Literal

import pypdfium2
import typst

from intake_print.layout import balanced
from intake_print.pieces import Cell, Grid, Piece

_SERIF = "Noto Serif CJK SC"


@dataclass(frozen=True)
class Block:
    """A paragraph or a table as it is set."""

    text: str = ""
    place: Literal["indented", "margin", "centre", "right"] = "margin"
    large: bool = False
    begins: bool = False
    """on a new page"""
    grid: Grid = ()
    head: int = 0


@dataclass(frozen=True)
class Sheet:
    """版面: how pages look. Lengths in characters; `heads` and `foot` of a page that is even, odd, with {page}."""

    characters: int
    columns: int = 1
    indent: bool = True
    blank: bool = False
    repeats: bool = False
    heads: tuple[str, str] = ("", "")
    foot: str = ""
    first: int = 1
    size: float = 10.5
    height: int = 760
    """points"""


def blocks(pieces: Iterable[Piece], title: int) -> Iterator[Block]:
    """How print sets each piece."""
    for piece in pieces:
        if piece.kind == "table" and not any(piece.grid):
            continue
        if piece.grid:
            yield Block(grid=piece.grid, head=piece.head)
        elif piece.kind in ("title", "enclosure-title"):
            for line in balanced(piece.text, title):
                yield Block(line, "centre", large=True)
        elif piece.kind in ("signature", "signed", "signatory"):
            yield Block(piece.text, "right")
        elif piece.kind in ("number", "history", "byline", "caption"):
            yield Block(piece.text, "centre")
        elif piece.flows or piece.kind in ("heading", "enclosure-list"):
            yield Block(piece.text, "indented")
        else:
            yield Block(piece.text)


Program = Callable[[Sequence[Block], Sheet], bytes]


def by_typst(content: Sequence[Block], sheet: Sheet) -> bytes:
    """Set by Typst."""
    width = sheet.characters * sheet.size * sheet.columns + 2 * sheet.size * (sheet.columns - 1)
    heads = ", ".join(json.dumps(text, ensure_ascii=False) for text in sheet.heads)
    lines = [
        f"#let heads = ({heads})",
        '#let said(text) = context text.replace("{page}", str(counter(page).get().first()))',
        f"#set page(width: {width + 120}pt, height: {sheet.height}pt, margin: (x: 60pt, y: 70pt), columns: {sheet.columns},",
        "  header: context align(center, text(9pt, said(heads.at(calc.rem(counter(page).get().first(), 2))))),",
        f"  footer: align(center, text(9pt, said({json.dumps(sheet.foot, ensure_ascii=False)}))))",
        f"#counter(page).update({sheet.first})",
        f"#set columns(gutter: {2 * sheet.size}pt)",
        f'#set text(font: "{_SERIF}", size: {sheet.size}pt, lang: "zh", cjk-latin-spacing: none)',
        f"#set par(justify: true, leading: 0.7em, spacing: {2.4 if sheet.blank else 0.7}em)",
    ]
    for block in content:
        text = f"#{json.dumps(block.text, ensure_ascii=False)}"
        if block.begins:
            lines.append("#pagebreak(weak: true)")
        if block.grid:
            lines.append(_typst_table(block, sheet))
        elif block.place == "centre":
            size, sticky = ("14pt", "true") if block.large else ("1em", "false")
            lines.append(f"#block(sticky: {sticky}, width: 100%, align(center, text({size})[{text}]))")
        elif block.place == "right":
            lines.append(f"#align(right)[{text}#h(4em)]")
        else:
            indent = 2 if block.place == "indented" and sheet.indent else 0
            lines.append(f"#par(first-line-indent: (amount: {indent}em, all: true))[{text}]")
    return typst.compile("\n".join(lines).encode())


def _typst_table(block: Block, sheet: Sheet) -> str:
    cells = [_typst_cell(cell) for row in block.grid for cell in row if cell]
    ahead = sum(cell is not None for row in block.grid[: block.head] for cell in row)
    again = str(sheet.repeats).lower()
    head = f"table.header(repeat: {again}, {', '.join(cells[:ahead])})," if ahead else ""
    rest = cells[ahead:] if head else cells
    widths = ", ".join(f"{share}fr" for share in _shares(block.grid))
    return f"#text(8pt, table(columns: ({widths},), {head} {', '.join(rest)}))"


def _typst_cell(cell: Cell) -> str:
    tall = str(cell.height > 1).lower()
    text = json.dumps(cell.text, ensure_ascii=False)
    return f"table.cell(colspan: {cell.width}, rowspan: {cell.height}, breakable: {tall})[#{text}]"


def _shares(grid: Grid) -> list[int]:
    """How wide the columns are beside each other."""
    return [
        min(12, max(5, *(len(cell.text) if cell and cell.width == 1 else 0 for cell in column)))
        for column in zip(*grid, strict=True)
    ]


def by_chromium(content: Sequence[Block], sheet: Sheet) -> bytes:
    """Set by Chromium."""
    width = sheet.characters * sheet.size * sheet.columns + 2 * sheet.size * (sheet.columns - 1)

    def said(text: str) -> str:
        return " counter(page) ".join(json.dumps(part, ensure_ascii=False) for part in text.split("{page}"))

    even, odd = sheet.heads
    columns = (
        f"columns: {sheet.columns}; column-gap: {2 * sheet.size}pt; column-fill: auto"
        if sheet.columns > 1
        else ""
    )
    style = f"""
      @page {{ size: {width + 120}pt {sheet.height}pt; margin: 70pt 60pt }}
      @page {{ @bottom-center {{ content: {said(sheet.foot)}; font: 9pt "{_SERIF}" }} }}
      @page :left {{ @top-center {{ content: {said(even)}; font: 9pt "{_SERIF}" }} }}
      @page :right {{ @top-center {{ content: {said(odd)}; font: 9pt "{_SERIF}" }} }}
      body {{ margin: 0; font: {sheet.size}pt/1.7 "{_SERIF}"; text-align: justify; line-break: strict;
        {columns} }}
      html {{ counter-reset: page {sheet.first - 1} }}
      p {{ margin: 0 0 {1.7 if sheet.blank else 0}em; white-space: pre-wrap; orphans: 1; widows: 1 }}
      .indented {{ text-indent: 2em }} .centre {{ text-align: center }}
      .large {{ font-size: 14pt; break-after: avoid }} .begins {{ break-before: page }} .right {{ text-align: right; margin-right: 4em }}
      table {{ width: 100%; font-size: 8pt; border-collapse: collapse }}
      td {{ border: 1px solid; padding: 2pt 4pt }} tr {{ break-inside: avoid }}
      .once {{ display: table-row-group; break-inside: avoid; break-after: avoid }}
    """
    made = []
    for block in content:
        if block.grid:
            made.append(_web_table(block, sheet))
            continue
        kinds = [block.place] if block.place != "indented" or sheet.indent else []
        kinds += ["large"] * block.large + ["begins"] * block.begins
        made.append(f'<p class="{" ".join(kinds)}">{escape(block.text)}</p>')
    page = (
        f'<!DOCTYPE html><html lang="zh-CN"><meta charset="utf-8"><style>{style}</style><body>{"".join(made)}'
    )
    with TemporaryDirectory() as scratch:
        source, target = Path(scratch) / "sheet.html", Path(scratch) / "sheet.pdf"
        source.write_text(page, encoding="utf-8")
        command = [
            "chromium-headless-shell",
            "--no-sandbox",
            "--disable-gpu",
            f"--user-data-dir={scratch}/profile",
        ]
        command += ["--no-pdf-header-footer", f"--print-to-pdf={target}", source.as_uri()]
        subprocess.run(command, check=True, capture_output=True, timeout=120)
        return target.read_bytes()


def _web_table(block: Block, sheet: Sheet) -> str:
    rows = [
        "<tr>"
        + "".join(
            f'<td colspan="{cell.width}" rowspan="{cell.height}">{escape(cell.text)}</td>'
            for cell in row
            if cell
        )
        + "</tr>"
        for row in block.grid
    ]
    again = "again" if sheet.repeats else "once"
    head = f'<thead class="{again}">{"".join(rows[: block.head])}</thead>'
    return f"<table>{head}<tbody>{''.join(rows[block.head :])}</tbody></table>"


def taken_apart(raw: bytes, begins: Sequence[int]) -> list[bytes]:
    """One PDF file as several, which begin on these pages (from 0)."""
    whole = pypdfium2.PdfDocument(raw)
    return [
        _saved(whole, range(begin, end)) for begin, end in zip(begins, (*begins[1:], len(whole)), strict=True)
    ]


def put_together(files: Sequence[bytes]) -> bytes:
    """Several PDF files as one."""
    whole = pypdfium2.PdfDocument.new()
    for raw in files:
        whole.import_pages(pypdfium2.PdfDocument(raw))
    return _saved(whole, range(len(whole)))


def _saved(document: pypdfium2.PdfDocument, pages: range) -> bytes:
    made = pypdfium2.PdfDocument.new()
    made.import_pages(document, list(pages))
    with TemporaryDirectory() as scratch:
        made.save(Path(scratch) / "made.pdf")
        return (Path(scratch) / "made.pdf").read_bytes()


def pages_of(raw: bytes, titles: Sequence[str], *, apart: bool = False) -> list[int]:
    """On which page (from 0) each of these titles, which come in this order, begins; `apart`: at its head."""
    texts = [_plain(page.get_textpage().get_text_range()) for page in pypdfium2.PdfDocument(raw)]
    found: list[int] = []
    at = place = 0
    for title in titles:
        words = _plain(title)
        while (here := texts[at].find(words, place)) < 0 or (apart and here > 40):
            at, place = at + 1, 0
            assert at < len(texts), title
        found.append(at)
        at, place = (at + 1, 0) if apart else (at, here + len(words))
    return found


def _plain(text: str) -> str:
    """Without white space; and ⼈ is 人."""
    return "".join(unicodedata.normalize("NFKC", text).split())
