"""看不见的字: why nobody may see a character of a PDF on paper, and what is said of those. Pure."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from gazette.intake.readers.characters import quoted

SEEN, PALE, BARE, TINY, UNDER, COVERED, MOSTLY = "", "pale", "bare", "tiny", "under", "covered", "mostly"
"""seen; in the colour of paper; without ink, as what is recognized in a scan; too small; under a picture; painted over; the
last where most of a page seems to be, which is then drawn in an order of its own"""

_KEPT = "照收了；印出来看得见才保留"
_SENTENCES = {
    PALE: f"有与纸同色的{{}}，{_KEPT}",
    BARE: f"有不着墨的{{}}，{_KEPT}",
    TINY: f"有极小的{{}}，{_KEPT}",
    UNDER: f"有图下面的{{}}，{_KEPT}",
    MOSTLY: f"有像是被涂盖的{{}}，{_KEPT}",
    COVERED: "有被涂盖的{}，没有收入",
}


def said_of(unseen: Mapping[str, str], *, layer: bool) -> Iterator[str]:
    """A sentence for each kind of what is not seen; `layer`: it is all that a scanned page has."""
    if layer:
        yield "的文字是识别扫描的图得来的，照收了；请照图校对"
        return
    for kind, words in unseen.items():
        yield _SENTENCES[kind].format(quoted(words))


def said_beside(beside: Sequence[str]) -> Iterator[str]:
    """What to say of annotations and fields, by the words of each."""
    for words in filter(None, beside):
        yield f"的批注或表单项{quoted(words)}不在版面文字里，没有收入"
    if silent := sum(not words for words in beside):
        yield f"有 {silent} 处没有文字的批注或表单项（划线、图章等），没有收入"
