"""What the pages of notices, interpretations and tables have in common: facts, provenance, notes, references."""

from __future__ import annotations

from typing import Any

from gazette import model
from gazette.archive import Document
from gazette.fidelity import moved_only, repaired
from gazette.links import Link
from gazette.pages.citing import citation
from gazette.pages.page_meta import document_tags, json_ld
from gazette.pages.places import name_of, place_name, spans
from gazette.pages.text import Span, relative
from gazette.relations import Effect, Relation
from gazette.site import Site
from gazette.tables import grid

KINDS = {"notice": "公文", "interpretation": "解读", "table": "附表"}
RELATIONS = {
    "repeals": "废止",
    "implements": "贯彻落实",
    "based_on": "制定依据",
    "effective_with": "同步施行",
}


class DocumentPage:
    """What the pages of all three kinds have in common."""

    def __init__(self, site: Site, document: Document) -> None:
        self.site = site
        self.document = document
        self.archive = site.archive
        self.notes: list[model.Note | model.Correction] = [
            *document.record.notes,
            *document.record.corrections,
        ]
        targets = (link.target for link in site.cited_documents(document))
        self.numbers = {target.id: number for number, target in enumerate(filter(None, targets), 1)}
        """引文序号: by id of what is cited and can be opened, its number on paper, in order of first citation."""

    def href(self, url: str) -> str:
        return relative(url, self.document.url)

    def meta(self) -> dict[str, Any]:
        """Front matter: what the page frame and the head of the HTML need."""
        document, notice = self.document, self.archive.notice_of(self.document)
        around = self.archive.neighbours(document)
        crumbs = [{"title": document.issue.label, "url": f"issues/{document.issue.id}.html"}]
        if document is not notice:
            crumbs.append({"title": notice.notice.number, "url": notice.url})
        description = f"{KINDS[document.kind]}　{document.notice.number}　{document.issuer}"
        meta: dict[str, Any] = {
            "title": document.title,
            "kind": document.kind,
            "description": description,
            "breadcrumb": crumbs,
            "meta": document_tags(self.site, document, description),
            "json_ld": json_ld(self.site, document),
        }
        for name, key in (("previous", "previous_in_issue"), ("next", "next_in_issue")):
            other = around[key]
            if other and document is notice:
                meta[name] = {"title": other.title, "url": other.url}
        return meta

    def facts(self) -> list[dict[str, Any]]:
        """公文要素: label and values; what is not known is absent."""
        facts: list[dict[str, Any]] = []

        def add(label: str, *values: dict[str, Any] | None, wide: bool = False) -> None:
            known = [{"href": None, "quote": None, "copied": None, **value} for value in values if value]
            if known:
                facts.append({"label": label, "entries": known, "wide": wide})

        document, notice = self.document, self.archive.notice_of(self.document)
        belongings = [other for other in self.archive.belongings(document) if other is not document]
        if document is notice:
            add("发文机关", self._body(document.issuer))
            add("发文字号", {"text": notice.notice.number, "copied": notice.notice.number})
            add("统一登记号", _text(notice.notice.registration))
            signed = notice.notice.signed
            add("成文日期", _text(signed.isoformat() if signed else None))
            add("施行", *(self._effect(effect) for effect in self.site.effects[document.id]), wide=True)
            ended = {
                one.link.target.id if one.link.target else one.link.text: self._repealed(one)
                for one in self.site.relations[document.id]
                if one.kind == "repeals"
            }
            add("废止文件", *ended.values(), wide=True)
            repealed = self.site.repealed_by[document.id]
            add(
                "废止",
                *(
                    {"text": "被废止", "href": self.href(item.link.url), "quote": item.evidence}
                    for item in repealed
                ),
            )
        else:
            add("公文", {"text": notice.title, "href": self.href(notice.url)}, wide=True)
            add("发文字号", {"text": notice.notice.number, "href": self.href(notice.url)})
            if document.kind == "interpretation":
                add("解读单位", self._body(document.issuer))
        add("公报期次", {"text": document.issue.label, "href": self.href(f"issues/{document.issue.id}.html")})
        page = self.archive.page_of(document)
        add("公报页码", _text(f"第 {page} 页起" if page else None))
        for kind, label in (("interpretation", "解读"), ("table", "附件")):
            linked = [other for other in belongings if other.kind == kind]
            add(label, *({"text": other.title, "href": self.href(other.url)} for other in linked), wide=True)
        if document is notice:
            around = self.archive.neighbours(document)
            for key, label in (("previous_in_series", "上一件"), ("next_in_series", "下一件")):
                other = around[key]
                add(label, {"text": other.notice.number, "href": self.href(other.url)} if other else None)
        cites, citing = len(self.site.cited_documents(document)), len(self.site.citing_documents(document.id))
        add("引用", {"text": f"{cites} 件", "href": "#cites"} if cites else None)
        add("被引用", {"text": f"{citing} 件", "href": "#cited-by"} if citing else None)
        cited_as = citation(document)
        add("引用格式", {"text": cited_as, "copied": cited_as}, wide=True)
        add("校注", {"text": f"{len(self.notes)} 处", "href": "#notes"} if self.notes else None)
        return facts

    def _body(self, name: str) -> dict[str, Any]:
        found = self.site.bodies.find(name)
        return {"text": name, "href": self.href(f"organizations/{found.slug}.html") if found else None}

    def _repealed(self, relation: Relation) -> dict[str, Any]:
        link = relation.link
        named = link.number or (link.title and f"《{link.title}》")
        target = self.href(link.target.url) if link.target else f"#{relation.anchor}"
        return {"text": named, "href": target, "quote": relation.evidence}

    def _effect(self, effect: Effect) -> dict[str, Any]:
        text = effect.date.isoformat() if effect.date else effect.phrase
        return {"text": text, "href": f"#{effect.anchor}", "quote": effect.evidence}

    def provenance(self) -> str:
        """出处: issue and printed page, and that print prevails."""
        notice = self.archive.notice_of(self.document)
        page = self.archive.page_of(notice)
        gazette = f"原载《{self.archive.publication.name}》{self.document.issue.label}"
        if self.document is notice:
            where = f"第 {page} 页起"
        else:
            where = f"，随{notice.notice.number}刊载（该文自第 {page} 页起；本篇自身的页码，收到的文字未载）"
        return f"{gazette}{where}。网页与印刷版不一致的，以印刷版公报为准。"

    def files(self) -> list[dict[str, str]]:
        """依据: the data file of the page and the text as received, each with its SHA-256."""
        return [
            {"label": label, "name": name, "href": self.href(name), "sha256": self.site.digests[name]}
            for label, name in (
                ("本篇的数据", self.document.record.mark.file),
                ("收到的原文", self.document.issue.source_file),
            )
            if name in self.site.digests
        ]

    def remarks(self) -> list[dict[str, Any]]:
        """校注 and 更正 with their places."""
        remarks = []
        tags = [tag.text for tag in self.document.issue.markup]
        for number, note in enumerate(self.notes, 1):
            entry: dict[str, Any] = {
                "id": f"note-{number}",
                "href": f"#{note.at}",
                "place": self._place(note.at),
                "received": None,
            }
            if isinstance(note, model.Correction):
                now = repaired(self.document.units, note)
                dropped, added = moved_only(note.received, now, tags)
                entry |= {
                    "text": note.reason,
                    "received": note.received,
                    "repaired": now,
                    "difference": _difference(dropped, added),
                }
            else:
                entry["text"] = note.text
            remarks.append(entry)
        return remarks

    def marks(self, anchor: str) -> list[str]:
        """Ids of the notes on a place."""
        return [f"note-{number}" for number, note in enumerate(self.notes, 1) if note.at == anchor]

    def _place(self, anchor: str) -> str:
        if anchor.startswith("row-"):
            return self._row(int(anchor.removeprefix("row-")))
        unit = next((unit for unit in self.document.units if unit.anchor == anchor), None)
        return name_of(unit) if unit else anchor

    def _row(self, number: int) -> str:
        """第 16 行（4、办理建筑许可、精简办理流程……）: no line is numbered in print, so its first cells say which it is."""
        table = self.document.record
        assert isinstance(table, model.Table)
        first = [cell.text.split("。")[0].replace("\n", "") for cell in grid(table)[number - 1].cells[:3]]
        told = "、".join(text if len(text) <= 14 else f"{text[:12]}……" for text in first if text)
        return f"第 {number} 行" + (f"（{told}）" if told else "")

    def references(self) -> dict[str, list[dict[str, Any]]]:
        """The lists at the foot of the page: relations, cited, cited by."""
        related = [
            {
                **_reference(),
                "relation": RELATIONS[relation.kind],
                "href": self.href(relation.link.target.url) if relation.link.target else None,
                "title": (relation.link.title and f"《{relation.link.title}》") or relation.link.number,
                "number": relation.link.number if relation.link.title else None,
                "evidence": relation.evidence,
            }
            for relation in self.site.relations[self.document.id]
        ]
        cites = [
            {
                **_reference(),
                "href": self.href(link.target.url) if link.target else None,
                "order": self.numbers[link.target.id] if link.target else None,
                "title": f"《{link.title}》" if link.title else link.number,
                "number": (link.number or (link.target.number if link.target else None))
                if link.title
                else None,
                "places": [self._here(link)],
            }
            for link in self.site.cited_documents(self.document)
        ]
        cited_by = [
            {
                **_reference(),
                "href": self.href(other.url),
                "title": other.title,
                "number": other.notice.number if other.kind == "notice" else None,
                "places": [{"href": self.href(link.url), "label": place_name(link)} for link in links],
            }
            for other, links in self.site.citing_documents(self.document.id).items()
        ]
        return {"relations": related, "cites": cites, "cited_by": cited_by}

    def _here(self, link: Link) -> dict[str, str]:
        return {"href": f"#{link.anchor}", "label": place_name(link)}

    def spans(self, index: int) -> list[Span]:
        return spans(self.site, self.document, index, self.numbers)


def _text(text: str | None) -> dict[str, Any] | None:
    return {"text": text} if text else None


def _reference() -> dict[str, Any]:
    keys = ("relation", "href", "order", "title", "number", "evidence")
    return {**dict.fromkeys(keys), "places": []}


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
