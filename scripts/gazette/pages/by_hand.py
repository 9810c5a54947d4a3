"""Pages by hand (docs/): what is of one gazette alone they take from data/, as `{{ name }}`."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import asdict, dataclass

from jinja2 import Environment, StrictUndefined

from gazette import model
from gazette.document import Document
from gazette.formats.markdown import escape
from gazette.model import FrontRole
from gazette.numbers import DocumentNumber, parse
from gazette.pages.home import newest_first
from gazette.pages.imprint import bare_label, imprint_parts
from gazette.site import Site

_INVENTED = "MSCR-2024-01003"
_CONTACT = re.compile(
    "(?:编辑部|编辑|联系|投稿|通讯|通信|电子|本刊|咨询)?(?:电话|传真|邮箱|信箱|邮件|地址)|邮编|邮政编码|网址|E-?mail",
    re.IGNORECASE,
)
"""联系方式: labels of the imprint under which a publisher is reached"""
_ANOTHER = re.compile("承印|印刷|印制|发行")
"""whose address and telephone stand behind it, up to the next heading"""


@dataclass(frozen=True)
class Facts:
    """What such a page may name."""

    name: str
    """刊名"""
    statement: str | None
    """声明: what the latest issue says of itself under its name, as printed"""
    series: str
    year: int
    serial: int
    """the parts of a number of ours, of a document with articles where there is one; an invented one where none is ours"""
    registration: str
    """a 登记号 of ours, or an invented one"""
    publisher: str
    """主办单位"""
    contacts: tuple[tuple[str, str], ...]
    """联系方式: label and value, as the latest issue prints them; nothing where it prints none"""


def facts_of(site: Site) -> Facts:
    """The latest documents are the examples."""
    issues = newest_first(site)
    notices = list(reversed(site.archive.notices.values()))
    numbered = sorted(_numbered(notices), key=lambda pair: (2,) not in pair[0].articles)
    number = numbered[0][1] if numbered else DocumentNumber("某府办发", 2024, 7)
    return Facts(
        site.publication.name,
        issues[0].said(FrontRole.STATEMENT) if issues else None,
        number.series,
        number.year,
        number.serial,
        next((notice.registration for notice in notices if notice.registration), _INVENTED),
        site.publication.publisher,
        tuple(_contacts(issues[0])) if issues else (),
    )


def _contacts(issue: model.Issue) -> Iterator[tuple[str, str]]:
    """电话: 0000000, and not that of the printing house."""
    for part in imprint_parts(issue):
        for group in part.groups:
            for imprint in group.imprints:
                label = bare_label(imprint.label)
                if _ANOTHER.search(label):
                    break
                if _CONTACT.fullmatch(label):
                    yield label, "、".join(imprint.values)


def _numbered(notices: list[Document]) -> Iterator[tuple[Document, DocumentNumber]]:
    for notice in notices:
        number = parse(notice.number or "")
        if isinstance(number, DocumentNumber):
            yield notice, number


def fill(markdown: str, facts: Facts) -> str:
    """The Markdown of a page with the facts in it."""
    return _filled(markdown, facts, escape)


def fill_plain(text: str, facts: Facts) -> str:
    """A line that is no Markdown, such as the description of a page."""
    return _filled(text, facts, str)


def _filled(text: str, facts: Facts, write: Callable[[str], str]) -> str:
    environment = Environment(
        undefined=StrictUndefined,
        comment_start_string="{{#",  # {#name} is an anchor
        comment_end_string="#}}",
        trim_blocks=True,
        keep_trailing_newline=True,
        finalize=lambda value: write(str(value)),
    )
    return environment.from_string(text).render(asdict(facts))
