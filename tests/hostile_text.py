"""Text that means something to Markdown, HTML, Jinja, YAML or a spreadsheet, for the tests that it stays text."""

from __future__ import annotations

from hypothesis import strategies as st

HOSTILE = [
    "*甲*", "__甲__", "`甲`", "``", "[甲](乙)", "![](乙)", "[甲]: 乙", "[甲][]", "<https://甲.乙>", "# ", " #", "## ", "+ ",
    "- ", "* ", "= ", "===", "---", "***", "~~~", "```", "> ", ": ", "| 甲 | 乙 |", "|-|-|", "1. ", "12) ", "1\\.", "\\",
    "\\*", "&amp;", "&", "&#35;", "&lt;", "<b>", "</p>", "</script>", "<script>alert(1)</script>", "<!--", "-->", "<?", "]]>",
    "{{ 7*7 }}", "{% raw %}", "{# 甲 #}", "{: .x }", "{#id}", "{.x}", " {: #id }", '"', "'", "“", '" onclick="', "javascript:",
    "    ", "\u3000", "\t", "://", "@import", "%0a", "$", "$$", "^1", "^甲^", "[^1]", "[^1]: 甲", "~", "!", "(", ")", "_甲", "甲_乙_",
    "http://a.cn", "https://a.cn/b", "www.a.cn", "ftp://a.cn", "mailto:a@b.cn", "a@b.cn", ":smile:", ":+1:", "[TOC]", "[ ] ", "<br>",
    "<table>", "</table>", "[!NOTE]", "~~甲~~", "#1", "@甲", "1.", "一. ", "...", "--", "甲*乙*丙", "**甲：**乙",
]  # fmt: skip
"""Everything that means something to Markdown, its extensions, HTML, Jinja, YAML or a spreadsheet."""

words = st.lists(
    st.sampled_from(HOSTILE) | st.text(st.characters(exclude_categories=["Cc", "Cs"]), max_size=4), max_size=5
).map("".join)
texts = words.filter(str.strip)
