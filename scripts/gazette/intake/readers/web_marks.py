"""What the elements of a web page say of the text within (网页的标记): alignment, headings, links, what is hidden."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace

from gazette.intake.readers.web_css import Declared
from gazette.intake.readers.web_sight import SEEN, Sight, is_gone, sight_of
from gazette.intake.received import Style

_BLOCKS = re.compile(
    "address|article|aside|blockquote|body|caption|center|dd|details|dialog|dir|div|dl|dt|fieldset"
    "|figcaption|figure|footer|form|h1|h2|h3|h4|h5|h6|header|hgroup|hr|html|legend|li|listing|main"
    "|menu|nav|ol|p|plaintext|pre|section|summary|table|tbody|td|tfoot|th|thead|tr|ul|xmp"
)
_HEADING = re.compile("h[1-6]")
_ASIDE = re.compile("aside|nav")
_ENDS = re.compile("footer|header")
_PRESERVED = re.compile("listing|plaintext|pre|xmp")
_SPEAKING = re.compile("h[1-6]|aside|footer|header|nav|listing|plaintext|pre|xmp|article|main|center")

_ASIDE_NAME = re.compile(
    r"(?:^|\s)(?:bread-?crumbs?|crumbs?|copyright|bdsharebuttonbox|social-share)(?:$|\s)", re.IGNORECASE
)
_HINT = re.compile(
    r"""
    (?:^|\s)
    (?: trs_editor | custom_unionstyle | ucapcontent | zoom | pages_content | wordsection\d{0,3} | vsb_content\w{0,9}
    | v_news_content | (?: article | news ) [_-]? content | bt_content | zhengwen )
    (?:$|\s)
    """,
    re.IGNORECASE | re.VERBOSE,
)
"""What some systems call the element that holds a document and nothing else. A hint, never a rule."""

_DISPLAY = re.compile(r"(?:^|[;\s])display\s{0,9}:\s{0,9}([\w-]{1,20})", re.IGNORECASE)
_ALIGN = re.compile(r"(?:^|[;\s])text-align\s{0,9}:\s{0,9}([\w-]{1,20})", re.IGNORECASE)
_KEPT_SPACE = re.compile(r"(?:^|[;\s])white-space\s{0,9}:\s{0,9}pre", re.IGNORECASE)
_NEW_PAGE = re.compile(
    r"(?:page-break-before\s{0,9}:\s{0,9}always|(?<![\w-])break-before\s{0,9}:\s{0,9}page)", re.IGNORECASE
)
_FILE = re.compile(
    r"download|\.(?:docx?|xlsx?|pptx?|wps|et|pdf|ofd|zip|rar|7z|txt|jpe?g|png)(?:$|[?#])", re.IGNORECASE
)
_STYLES = {"center": Style.CENTRED, "-webkit-center": Style.CENTRED, "right": Style.RIGHT, "end": Style.RIGHT}


@dataclass(frozen=True)
class Marks:
    """What holds for the text in an element. `link`: it leads to another page, and not to a file."""

    style: Style = Style.PLAIN
    heading: int = 0
    """the level of `<h1>` to `<h6>`"""
    link: bool = False
    pre: bool = False
    aside: bool = False
    hinted: bool = False
    within: bool = False
    """in `<main>` or `<article>`, whose header and footer are its own"""
    hidden: bool = False
    sight: Sight = SEEN
    page: bool = False


def marks_of(tag: str, attributes: Mapping[str, str | None], declared: Declared, above: Marks) -> Marks:
    """What holds in an element, after what holds around it."""
    if not attributes and not declared and not _SPEAKING.fullmatch(tag):
        return replace(above, page=False) if above.page else above
    style = (attributes.get("style") or "")[:2000]
    name, kind = attributes.get("id") or "", attributes.get("class") or ""
    hinted = bool(_HINT.search(name[:200]) or _HINT.search(kind[:200]))
    aside = bool(_ASIDE.fullmatch(tag) or (_ENDS.fullmatch(tag) and not above.within)) or bool(
        _ASIDE_NAME.search(f"{name[:200]} {kind[:200]}")
    )
    return replace(
        above,
        style=_style(tag, attributes, style, above.style),
        heading=above.heading or (int(tag[1]) if _HEADING.fullmatch(tag) else 0),
        link=above.link or (tag == "a" and _leads_away(attributes.get("href"))),
        pre=above.pre or bool(_PRESERVED.fullmatch(tag)) or bool(_KEPT_SPACE.search(style)),
        aside=above.aside or aside,
        hinted=above.hinted or hinted,
        within=above.within or tag in ("article", "main"),
        hidden=is_gone(declared),
        sight=sight_of(declared, above.sight),
        page=bool(_NEW_PAGE.search(style)),
    )


def is_block(tag: str, attributes: Mapping[str, str | None]) -> bool:
    """Whether an element stands on lines of its own."""
    shown = _DISPLAY.search((attributes.get("style") or "")[:2000]) if "style" in attributes else None
    if shown is None:
        return bool(_BLOCKS.fullmatch(tag))
    return not shown[1].lower().startswith(("inline", "contents"))


def _style(tag: str, attributes: Mapping[str, str | None], style: str, above: Style) -> Style:
    if not is_block(tag, attributes):
        return above
    match = _ALIGN.search(style)
    said = match[1] if match else ("center" if tag == "center" else attributes.get("align") or "")
    return _STYLES.get(said.lower(), Style.PLAIN) if said and tag != "table" else above


def _leads_away(href: str | None) -> bool:
    """Whether a link leads to another page: not to a place on this one, not to a file (附件)."""
    return href is not None and not re.match(r"#\w", href) and not _FILE.search(href[-200:])
