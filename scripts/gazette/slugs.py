"""Names in addresses (网址名): pure functions of what is named."""

from __future__ import annotations

import re

from pypinyin import Style, pinyin


def series_slug(series: str) -> str:
    """机关代字 in letters: 青原政发 -> qingyuanzhengfa; 国务院令 -> guowuyuanling."""
    letters = "".join(pinyin(one, style=Style.NORMAL, v_to_u=False)[0][0] for one in series)
    return re.sub("[^a-z0-9]", "", letters.lower())[:60]
