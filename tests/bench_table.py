"""The tables of `make bench`: medians, ratios, and how they are written."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from statistics import median

from bench_process import Used

FULL = ("公文", "核对 CPU 秒", "生成 CPU 秒", "其中 Pagefind", "Hugo CPU 秒", "倍数", "毫秒/件", "墙上秒", "最多兆", "Hugo 兆",
        "文件", "兆字节", "最大索引页")  # fmt: skip
AGAIN = (
    "公文",
    "无改动 墙上秒",
    "改一处 CPU 秒",
    "倍数",
    "改一处 墙上秒",
    "改后核对 CPU 秒",
    "改后核对 墙上秒",
    "保存到网页 秒",
)


@dataclass(frozen=True)
class Written:
    """What a build left in site/."""

    files: int
    bytes: int
    index: int
    """bytes of the largest page that is no document's and no interpretation's or table's"""


@dataclass(frozen=True)
class Full:
    """From nothing: medians of all runs."""

    documents: int
    check: Used
    site: Used
    hugo: Used
    written: Written

    @property
    def ratio(self) -> float:
        """Ours to Hugo's, without Pagefind."""
        return self.site.own / self.hugo.cpu

    @property
    def each(self) -> float:
        """Milliseconds of the processor for a document, without Pagefind."""
        return 1000 * self.site.own / self.documents

    def cells(self) -> tuple[str, ...]:
        """Under the heads of FULL."""
        return (
            str(self.documents),
            seconds(self.check.cpu),
            seconds(self.site.cpu),
            seconds(self.site.pagefind),
            seconds(self.hugo.cpu),
            f"{self.ratio:.1f}",
            f"{self.each:.0f}",
            seconds(self.site.wall),
            millions(self.site.peak),
            millions(self.hugo.peak),
            str(self.written.files),
            millions(self.written.bytes),
            f"{self.written.index / 1000:.0f} KB",
        )


@dataclass(frozen=True)
class Again:
    """After a build: medians of all runs."""

    unchanged: Used
    edited: Used
    check: Used
    """after an edit"""
    shown: float
    """seconds from saving to the page of `make serve`"""

    def cells(self, full: Full) -> tuple[str, ...]:
        """Under the heads of AGAIN; the ratio is that to Hugo's full build, without Pagefind."""
        return (
            str(full.documents),
            seconds(self.unchanged.wall),
            seconds(self.edited.cpu),
            f"{self.edited.own / full.hugo.cpu:.2f}",
            seconds(self.edited.wall),
            seconds(self.check.cpu),
            seconds(self.check.wall),
            seconds(self.shown),
        )


def middle(runs: Sequence[Used]) -> Used:
    """The median of each figure by itself."""
    return Used(
        median(run.cpu for run in runs),
        median(run.wall for run in runs),
        int(median(run.peak for run in runs)),
        median(run.pagefind for run in runs),
    )


def seconds(value: float) -> str:
    """0.43, 8.1, 226: as many places as tell something."""
    return f"{value:.0f}" if value >= 100 else f"{value:.1f}" if value >= 1 else f"{value:.2f}"


def millions(value: int) -> str:
    return f"{value / 1e6:.0f}"


def table(heads: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """A table of Markdown."""
    lines = (heads, ["---:"] * len(heads), *rows)
    return "\n".join(f"| {' | '.join(line)} |" for line in lines)
