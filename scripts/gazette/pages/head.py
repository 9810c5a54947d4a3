"""What the head of a page says to machines: 网页标签规范 (国办发〔2017〕47号), Open Graph, schema.org. Only from data.

PubDate (发布日期) is left out: the gazette prints when a document was signed (成文日期), not when it was published here.
"""

from __future__ import annotations

from typing import Any

from gazette import addresses
from gazette.addresses import relative
from gazette.document import Document
from gazette.model import AppointmentClause
from gazette.site import Site
from gazette.values import value

POLICY, EXPLANATION, PERSONNEL = "政策文件", "政策解读", "人事信息"
"""ColumnType (栏目类别)"""


def site_tags(site: Site, title: str, description: str, kind: str = "website") -> dict[str, str]:
    """Tags of every page: whose site it is, and what a shared link shows."""
    publication = site.publication
    tags = {"SiteName": publication.name}
    if publication.site_id_code:
        tags["SiteIDCode"] = publication.site_id_code
    return tags | {
        "og:type": kind,
        "og:site_name": publication.name,
        "og:title": title,
        "og:description": description,
        "og:locale": "zh_CN",
    }


def column_tags(
    site: Site, title: str, description: str, keywords: str, column_type: str = POLICY
) -> dict[str, str]:
    """Tags of a list (栏目): ColumnName, ColumnDescription, ColumnKeywords, ColumnType."""
    return site_tags(site, title, description) | {
        "ColumnName": title,
        "ColumnDescription": description,
        "ColumnKeywords": keywords,
        "ColumnType": column_type,
    }


def document_tags(site: Site, document: Document, description: str) -> dict[str, str]:
    """Tags of a document: ArticleTitle, ContentSource, Author; the column it stands in, under its printed heading."""
    notice = site.archive.notice_of(document)
    series = site.archive.series_label(site.archive.series_of(notice))
    explained = site.archive.interpretations.get(notice.id)
    department = {"gazette:department": known_name(site, explained.issuer)} if explained else {}
    about = EXPLANATION if document.kind == "interpretation" else _type_of(notice)
    return (
        department
        | site_tags(site, document.title, description, "article")
        | {
            "ArticleTitle": document.title,
            "ContentSource": f"{document.issue.name} {document.issue.label}",
            "Author": document.issuer,
            "ColumnName": (series if about != EXPLANATION else "") or about,
            "ColumnType": about,
            "gazette:id": document.id,
            "gazette:issuer": known_name(site, document.issuer),
            "gazette:year": str(document.issue.year),
        }
    )


def _type_of(notice: Document) -> str:
    acts = any(isinstance(unit.block, AppointmentClause) for unit in notice.units)
    return PERSONNEL if acts else POLICY


def known_name(site: Site, name: str) -> str:
    """One name for one body, by which readers filter: 市城管执法局 is 市城市管理和综合执法局."""
    body = site.bodies.find(name)
    return body.name if body else name


def json_ld(site: Site, document: Document) -> dict[str, Any]:
    """schema.org: a notice is Legislation, its interpretation an Article about it, a table a Dataset that is part of it."""
    notice = site.archive.notice_of(document)
    if document is notice:
        return {"@context": "https://schema.org", **_legislation(site, notice)}
    described = {
        "@context": "https://schema.org",
        "@type": "Article" if document.kind == "interpretation" else "Dataset",
        "name": document.title,
        "inLanguage": "zh-Hans",
        "author": _bodies(document.issuers),
    }
    cover = {"@type": "Legislation", "name": notice.title, "legislationIdentifier": notice.number}
    if document.kind == "interpretation":
        return described | {"about": cover}
    files = [
        {
            "@type": "DataDownload",
            "encodingFormat": form,
            "contentUrl": relative(addresses.table_data(document.id, ending), document.url),
        }
        for ending, form in (("csv", "text/csv"), ("json", "application/json"))
    ]
    return described | {"isPartOf": cover, "distribution": files}


def _legislation(site: Site, notice: Document) -> dict[str, Any]:
    record = notice.notice
    described: dict[str, Any] = {
        "@type": "Legislation",
        "name": value(record.title),
        "legislationIdentifier": notice.number,
        "legislationPassedBy": _bodies(notice.issuers),
        "inLanguage": "zh-Hans",
        "isPartOf": {
            "@type": "PublicationIssue",
            "name": f"{notice.issue.name} {notice.issue.label}",
            "isPartOf": {"@type": "Periodical", "name": site.publication.name},
        },
    }
    if notice.head.signed:
        described["legislationDate"] = notice.head.signed.isoformat()
    applicable = {effect.date for effect in site.effects[notice.id] if effect.date}
    if len(applicable) == 1:
        described["legislationDateOfApplicability"] = applicable.pop().isoformat()
    repealed = [
        _named(relation.link.number, relation.link.title)
        for relation in site.relations[notice.id]
        if relation.kind == "repeals"
    ]
    return described | ({"legislationRepeals": repealed} if repealed else {})


def _named(number: str | None, title: str | None) -> dict[str, Any]:
    named = {"@type": "Legislation", "name": title, "legislationIdentifier": number}
    return {key: value for key, value in named.items() if value}


def _bodies(names: tuple[str, ...]) -> dict[str, Any] | list[dict[str, Any]]:
    """One body, or a list of them."""
    bodies: list[dict[str, Any]] = [{"@type": "GovernmentOrganization", "name": name} for name in names]
    return bodies[0] if len(bodies) == 1 else bodies
