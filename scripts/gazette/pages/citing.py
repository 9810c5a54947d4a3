"""How a document or one of its articles is cited (引用格式): 《某市中心城区二次供水管理办法》（某政办发〔2021〕13号）第十四条."""

from __future__ import annotations

from gazette import model
from gazette.document import Document
from gazette.numerals import spell_date
from gazette.outline import writings
from gazette.values import value

_INNER = str.maketrans("《》〈〉", "〈〉《》")


def quoted(title: str) -> str:
    """A title in 《》; the title marks within it become 〈〉, and those within these 《》 again."""
    return f"《{title.translate(_INNER)}》"


def citation(document: Document, part: str = "", place: str = "") -> str:
    """《title》（number）place. `part` names the enclosure (enclosure-1) whose own title is cited, if it has one.

    A table is cited as the notice's under the label in print (某政办发〔2021〕16号附件 1), an interpretation by its author
    and issue.
    """
    title, source = document.title, document.number or _dated(document)
    if isinstance(document.record, model.Notice) and part:
        title = value(dict(writings(document.record))[part].title or title)
    elif isinstance(document.record, model.Table):
        source += document.record.label or "附件"
    elif isinstance(document.record, model.Interpretation):
        source = f"{document.issuer}，《{document.issue.name}》{document.issue.label}"
    return f"{quoted(title)}（{source}）{place}"


def _dated(document: Document) -> str:
    """What tells a document without a number from others of its title: issuer and date, or the issue it stands in."""
    day = document.cover.signed or document.cover.occasion
    if day is None:
        return f"《{document.issue.name}》{document.issue.label}"
    named = "" if "".join(document.cover.issuers) in document.notice.title else document.cover.issued_by
    return "，".join(filter(None, (named, spell_date(day))))
