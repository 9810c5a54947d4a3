"""The pieces of documents as pages of a government's website: navigation, title block, nested paragraphs, tables with spans."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from html import escape

from intake_print.layout import balanced
from intake_print.pieces import Grid, Piece


def page(site: str, title: str, content: str) -> bytes:
    """A page with all that stands round the text."""
    return f"""<!DOCTYPE html>
<html><head><meta charset="utf-8"><title>{escape(title)}_{escape(site)}</title>
<style>.nav {{ float: left }}</style><script>var a = "<p>甲</p>";</script></head>
<body>
<div class="header"><a href="/">{escape(site)}</a>
<ul class="nav"><li><a href="/zwgk/">政务公开</a></li><li><a href="/bsfw/">办事服务</a></li>
<li><a href="/hdjl/">互动交流</a></li></ul></div>
<div class="crumbs">当前位置：<a href="/">首页</a> &gt; <a href="/zwgk/">政务公开</a> &gt; <a href="/zwgk/gb/">政府公报</a></div>
<div class="main">
<h1 class="title">{escape(title)}</h1>
<div class="info">发布时间：2024-12-30 09:15　来源：市政府办公室　浏览次数：<span id="hits">128</span>　<a href="#">打印</a></div>
<div class="content" id="zoom">
{content}
</div>
<div class="share"><a href="#">分享到</a> <a href="#">微信</a></div>
</div>
<div class="footer"><p>主办：{escape(site)}　网站标识码：0000000000</p>
<p><a href="/map">网站地图</a> <a href="/about">关于我们</a></p></div>
</body></html>
""".encode()


def lines(texts: Sequence[str]) -> str:
    """Lines of the front matter."""
    return "\n".join(f"<p>{escape(text)}</p>" for text in texts if text.strip())


def document(pieces: Sequence[Piece], title: int, *, titled: bool) -> str:
    """A document; `titled`: with its title, which else the page has above it."""
    made = [_piece(piece, title) for piece in pieces if titled or piece.kind != "title"]
    return '<div class="trs_editor_view"><p>' + "\n".join(made) + "</p></div>"


def _piece(piece: Piece, title: int) -> str:
    if piece.grid:
        return f'<table border="1"><tbody>{"".join(_rows(piece.grid))}</tbody></table>'
    text = escape(piece.text)
    if piece.kind in ("title", "enclosure-title"):
        broken = "<br>".join(map(escape, balanced(piece.text, title)))
        return f'<p style="text-align: center"><strong>{broken}</strong></p>'
    if piece.kind in ("signature", "signed", "signatory"):
        return f'<p style="text-align: right">{text}</p>'
    if piece.kind in ("number", "history", "byline", "caption"):
        return f'<p align="center">{text}</p>'
    if piece.kind == "heading":
        return f"<p>　　<strong>{text}</strong></p>"
    if piece.flows or piece.kind == "enclosure-list":
        return f"<p>　　<span>{text}</span></p>"
    return f"<p>{text}</p>"


def _rows(grid: Grid) -> Iterator[str]:
    for row in grid:
        cells = (
            "<td"
            + (f' colspan="{cell.width}"' if cell.width > 1 else "")
            + (f' rowspan="{cell.height}"' if cell.height > 1 else "")
            + f"><p>{escape(cell.text)}</p></td>"
            for cell in row
            if cell
        )
        yield f"<tr>{''.join(cells)}</tr>"
