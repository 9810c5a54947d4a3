"""排版标记: tags of an extraction that stand in a text (<p>), taken out and counted."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from itertools import chain, zip_longest

from gazette.intake.received import Line
from gazette.intake.rows import is_drawn_rule

_NAMES = "p|br|div|span|b|strong|i|u|em|td|tr|th|table|tbody|thead|a|font|h[1-6]|img|sup|sub|center|li|ul|ol|o:p|section"
_TAG = re.compile(rf"</?(?:{_NAMES})(?:\s[^<>]{{0,300}})?/?>|<!--.{{0,200}}?-->", re.IGNORECASE)
_WITHIN = re.compile(r"</?p>|<br\s*/?>", re.IGNORECASE)


def markup_of(lines: Sequence[Line]) -> tuple[dict[str, int], tuple[Line, ...]]:
    """What tags there are and how often, and the lines without them; those that part the paragraphs of a cell stay."""
    counted: Counter[str] = Counter()
    counted.update(_rules(lines))
    kept = []
    for line in lines:
        if line.cells is not None or "<" not in line.text:
            kept.append(line)
            continue
        tags = _TAG.findall(line.text)
        counted.update(tags)
        within = "\t" in line.text
        pieces = _TAG.split(line.text)
        tags = [tag if within and _WITHIN.fullmatch(tag) else "" for tag in tags]
        kept.append(replace(line, text="".join(chain(*zip_longest(pieces, tags, fillvalue="")))))
    return dict(counted), tuple(kept)


def _rules(lines: Sequence[Line]) -> Counter[str]:
    """Lines that only draw a line, the longest first: a shorter one may be a part of it."""
    drawn = {line.text.strip() for line in lines if line.cells is None and is_drawn_rule(line.text)}
    whole = "\n".join(line.text for line in lines) if drawn else ""
    return Counter({text: whole.count(text) for text in sorted(drawn, key=len, reverse=True)})
