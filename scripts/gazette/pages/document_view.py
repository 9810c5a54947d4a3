"""What the frames of notices, interpretations and tables show around the text: facts, provenance, notes, references."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass, replace

from gazette import addresses
from gazette.document import Document
from gazette.pages import extraction_tags
from gazette.pages.actions import Actions, actions
from gazette.pages.citing import quoted
from gazette.pages.facts import Fact, facts
from gazette.pages.head import document_tags, json_ld
from gazette.pages.headings import Heading
from gazette.pages.links import order_of_citation
from gazette.pages.page import Frame, PageLink
from gazette.pages.references import References, references
from gazette.pages.status import Moment, Shown, moments, shown
from gazette.repairs import moved_only
from gazette.site import Site
from gazette.text import EditorNote, Text

EVERY_ISSUE = PageLink("各期公报", addresses.ISSUES)

KINDS = {"notice": "公文", "interpretation": "解读", "table": "附表"}


@dataclass(frozen=True)
class DataFile:
    """依据: a file that the page is made from, with its SHA-256; where the page has only some `lines` of it, with theirs."""

    label: str
    name: str
    href: str
    sha256: str
    lines: tuple[int, int] | None = None


@dataclass(frozen=True)
class ShownNote:
    """A note with what was received, its tags in words, and what its repair changed."""

    note: EditorNote
    received: tuple[extraction_tags.Stretch, ...] = ()
    difference: str | None = None

    @property
    def anchor(self) -> str:
        return f"note-{self.note.number}"

    @property
    def tagged(self) -> bool:
        """Whether tags of the extraction stand in what was received."""
        return any(stretch.tag for stretch in self.received)


@dataclass(frozen=True)
class Surroundings:
    """What stands around a document's text, of whatever kind it is."""

    facts: list[Fact]
    moments: list[Moment]
    seen: Shown
    """of the notice, whatever page of it this is"""
    actions: Actions
    provenance: str
    files: list[DataFile]
    notes: list[ShownNote]
    references: References


def surroundings(site: Site, document: Document, text: Text) -> Surroundings:
    """All of it, for the page of a document."""
    notice = site.archive.notice_of(document)
    return Surroundings(
        facts(site, document, len(text.notes)),
        moments(site, document, document.url) if document is notice else [],
        shown(site, notice.id, document.url, addresses.relative(f"{notice.url}#cited-by", document.url)),
        actions(site, document),
        _provenance(site, document),
        list(_files(site, document)),
        [_shown(document, note) for note in text.notes],
        references(site, document, order_of_citation(site, document)),
    )


def frame(site: Site, document: Document, headings: list[Heading], scripts: tuple[str, ...] = ()) -> Frame:
    """The frame of a document's page."""
    notice = site.archive.notice_of(document)
    around = site.archive.neighbours(document)
    crumbs = [EVERY_ISSUE, PageLink(document.issue.label, addresses.issue(document.issue.id))]
    if document is not notice:
        crumbs.append(PageLink(notice.number or notice.title, notice.url))
    description = "　".join(filter(None, (KINDS[document.kind], document.number, document.issuer)))
    before, after = (
        PageLink(other.title, other.url) if other and document is notice else None
        for other in (around["previous_in_issue"], around["next_in_issue"])
    )
    return Frame(
        document.title,
        document.kind,
        description,
        document_tags(site, document, description),
        json_ld(site, document),
        tuple(crumbs),
        tuple(headings),
        before,
        after,
        scripts,
        addresses.markdown(document.url),
    )


def front_matter(site: Site, document: Document) -> dict[str, str | int | None]:
    """The few facts that a reader of the page's Markdown needs; absent ones are left out when it is written."""
    own = document.kind == "notice"
    return {
        "kind": document.kind,
        "id": document.id,
        "title": document.title,
        "number": document.number,
        "registration": document.registration if own else None,
        "issuer": (document.issuer or None) if document.kind != "table" else None,
        "signed": document.head.signed.isoformat() if own and document.head.signed else None,
        "issue": f"{document.issue.name} {document.issue.label}",
        "page": site.archive.page_of(document),
    }


def _provenance(site: Site, document: Document) -> str:
    """出处: issue and printed page, and that print prevails."""
    notice = site.archive.notice_of(document)
    page, own = site.archive.page_of(notice), site.archive.page_of(document)
    extent = site.archive.pages_of(document)
    gazette = f"原载《{site.archive.publication.name}》{document.issue.label}"
    if document is notice or own or extent:
        where = str(extent) if extent else f"第 {own} 页起" if own else ""
        if extent and document is not notice and not own:
            where = f"{where}，随{notice.number or quoted(notice.title)}刊载"
    else:
        told = f"（该文自第 {page} 页起；本篇自身的页码，收到的文字未载）" if page else ""
        where = f"，随{notice.number or quoted(notice.title)}刊载{told}"
    return f"{gazette}{where}。网页与印刷版不一致的，以印刷版公报为准。"


def data_file(site: Site, label: str, name: str, page: str) -> Iterator[DataFile]:
    """A whole file, as `page` leads to it."""
    if name in site.digests:
        yield DataFile(label, name, addresses.relative(name, page), site.digests[name])


def _files(site: Site, document: Document) -> Iterator[DataFile]:
    yield from data_file(site, "本篇的数据", document.record.mark.file, document.url)
    if lines := site.received_lines(document):
        received = document.issue.source.split("\n")[lines[0] - 1 : lines[1]]
        own = hashlib.sha256("".join(f"{line}\n" for line in received).encode()).hexdigest()
        for whole in data_file(site, "收到的原文", document.issue.source_file, document.url):
            yield replace(whole, sha256=own, lines=lines)


def _shown(document: Document, note: EditorNote) -> ShownNote:
    if note.received is None or note.repaired is None:
        return ShownNote(note)
    tags = [tag.text for tag in document.issue.markup]
    dropped, added = moved_only(note.received, note.repaired, tags)
    return ShownNote(note, extraction_tags.told(note.received, tags), _difference(dropped, added))


def _difference(dropped: list[str], added: list[str]) -> str:
    if not dropped and not added:
        return "更正只移动文字的位置，没有增删一字。"
    told = {"不取的重复文字": dropped, "增加的文字": added}
    return (
        "；".join(
            f"{what}：{'、'.join(f'“{words}”' for words in runs)}" for what, runs in told.items() if runs
        )
        + "。"
    )
