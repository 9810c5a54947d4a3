"""Pages by hand (docs/): what is of one gazette alone they take from data/, as `{{ name }}`."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import asdict, dataclass

from jinja2 import Environment, StrictUndefined

from gazette.archive import Document
from gazette.formats.markdown import escape
from gazette.model import FrontRole
from gazette.numbers import DocumentNumber, parse
from gazette.pages.home import newest_first
from gazette.site import Site

_INVENTED = "MSCR-2024-01003"


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
    )


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
