"""The picture of `make bench`: seconds of the processor and memory against the number of documents, ours and Hugo's, as
SVG. A few lines of our own: no library to draw with is needed for two diagrams."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from xml.sax.saxutils import escape

from bench_table import Full

_WIDTH, _HEIGHT = 420, 300
"""of one diagram, its axes and words with it"""
_LEFT, _RIGHT, _TOP, _BOTTOM = 62, 20, 40, 48


@dataclass(frozen=True)
class Line:
    """Points joined, with their name and colour."""

    name: str
    colour: str
    points: Sequence[tuple[float, float]]


def plot(rows: Sequence[Full], caption: str) -> str:
    """Both diagrams side by side; under them where and with what it was measured."""
    cpu = [
        Line("生成，不计 Pagefind", "#a6192e", [(row.documents, row.site.own) for row in rows]),
        Line("单独核对", "#b8860b", [(row.documents, row.check.cpu) for row in rows]),
        Line("Pagefind", "#6b6b6b", [(row.documents, row.site.pagefind) for row in rows]),
        Line("Hugo", "#1f5aa6", [(row.documents, row.hugo.cpu) for row in rows]),
    ]
    memory = [
        Line("生成", "#a6192e", [(row.documents, row.site.peak / 1e6) for row in rows]),
        Line("Hugo", "#1f5aa6", [(row.documents, row.hugo.peak / 1e6) for row in rows]),
    ]
    width, height = 2 * _WIDTH, _HEIGHT + 26
    return "\n".join(
        (
            f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}" width="{width}" height="{height}" '
            'font-family="sans-serif" font-size="12" fill="#222">',
            f'<rect width="{width}" height="{height}" fill="#fff"/>',
            *_diagram(0, "处理器用时（秒，全部重新生成）", cpu),
            *_diagram(_WIDTH, "内存最多用到（兆字节）", memory),
            f'<text x="{_LEFT}" y="{height - 10}" font-size="11" fill="#555">{escape(caption)}</text>',
            "</svg>\n",
        )
    )


def _diagram(left: int, title: str, lines: Sequence[Line]) -> Iterator[str]:
    wide, high = _WIDTH - _LEFT - _RIGHT, _HEIGHT - _TOP - _BOTTOM
    across = ticks(max(x for line in lines for x, _ in line.points))
    up = ticks(max(y for line in lines for _, y in line.points))

    def place(x: float, y: float) -> tuple[float, float]:
        return left + _LEFT + wide * x / across[-1], _TOP + high * (1 - y / up[-1])

    yield f'<text x="{left + _LEFT}" y="20" font-size="14">{escape(title)}</text>'
    for tick in up:
        x, y = place(0, tick)
        yield f'<path d="M{x:.1f} {y:.1f}h{wide}" stroke="#ddd"/>'
        yield f'<text x="{x - 6:.1f}" y="{y + 4:.1f}" text-anchor="end">{tick:g}</text>'
    for tick in across:
        x, y = place(tick, 0)
        yield f'<path d="M{x:.1f} {y:.1f}v4" stroke="#888"/>'
        yield f'<text x="{x:.1f}" y="{y + 18:.1f}" text-anchor="middle">{tick:g}</text>'
    x, y = place(across[-1] / 2, 0)
    yield f'<text x="{x:.1f}" y="{y + 36:.1f}" text-anchor="middle">公文（件）</text>'
    for number, line in enumerate(lines):
        points = [place(*point) for point in sorted(line.points)]
        joined = " ".join(f"{x:.1f},{y:.1f}" for x, y in points)
        yield f'<polyline points="{joined}" fill="none" stroke="{line.colour}" stroke-width="2"/>'
        for x, y in points:
            yield f'<circle cx="{x:.1f}" cy="{y:.1f}" r="3" fill="{line.colour}"/>'
        x, y = left + _LEFT + 12, _TOP + 14 + 17 * number
        yield f'<path d="M{x} {y - 4}h18" stroke="{line.colour}" stroke-width="2"/>'
        yield f'<text x="{x + 24}" y="{y}">{escape(line.name)}</text>'


def ticks(most: float) -> list[float]:
    """From 0 past `most` in four to ten equal steps of 1, 2 or 5 times a power of ten."""
    rough = max(most, 1e-9) / 5
    power = 10.0 ** math.floor(math.log10(rough))
    step = next(factor * power for factor in (1, 2, 5, 10) if factor * power >= rough)
    return [step * number for number in range(math.ceil(most / step) + 1)]
