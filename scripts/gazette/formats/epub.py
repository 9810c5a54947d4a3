"""Book -> EPUB 3: an issue for reading devices and libraries, accessible: headings, contents, notes, words for pictures."""

from __future__ import annotations

import datetime
import io
import posixpath
import uuid
import zipfile
from html import escape
from pathlib import Path

from gazette.faults import ProgramFault
from gazette.formats import epub_pages
from gazette.formats.epub_pages import WorkPage, page, said
from gazette.formats.format import Book, Format, Pictures
from gazette.formats.places import anchors

_STYLE = Path(__file__).with_suffix(".css").read_text(encoding="utf-8")
_MEDIA = {
    "xhtml": "application/xhtml+xml",
    "css": "text/css",
    "png": "image/png",
    "jpg": "image/jpeg",
    "jpeg": "image/jpeg",
    "gif": "image/gif",
    "webp": "image/webp",
}
_CONTAINER = """<?xml version="1.0" encoding="UTF-8"?>
<container version="1.0" xmlns="urn:oasis:names:tc:opendocument:xmlns:container">
<rootfiles><rootfile full-path="book/package.opf" media-type="application/oebps-package+xml"/></rootfiles>
</container>
"""


def bind(book: Book, pictures: Pictures) -> bytes:
    """An issue as EPUB."""
    place = f"{book.name} {book.label}"
    try:
        binder = _Binder(book, pictures)
        files = {"META-INF/container.xml": _CONTAINER.encode()}
        files |= {f"book/{name}": content for name, content in binder.files().items()}
        return _zipped(files)
    except epub_pages.IllegalSign as error:
        raise ProgramFault.of("EPUB ", place, error) from error


class _Binder:
    def __init__(self, book: Book, pictures: Pictures) -> None:
        self.book, self.pictures = book, pictures
        self.pages = {work.id: f"{work.id}.xhtml" for work in book.works}
        self.anchors = {work.url: set(anchors(work)) for work in book.works}
        self.by_url = {work.url: self.pages[work.id] for work in book.works}
        self.pictured: dict[str, str] = {}

    def files(self) -> dict[str, bytes]:
        """Every file of the book by its name, in reading order."""
        book = self.book
        pages = {
            "cover.xhtml": epub_pages.cover(book),
            "contents.xhtml": epub_pages.contents(book, self.pages),
        }
        pages |= {
            self.pages[work.id]: WorkPage(work, self._address, self._picture).write() for work in book.works
        }
        pages["imprint.xhtml"] = epub_pages.imprint(book)
        pages["nav.xhtml"] = self._navigation()
        files = {name: text.encode() for name, text in pages.items()}
        files["style.css"] = _STYLE.encode()
        files |= {name: self.pictures(url) for url, name in self.pictured.items()}
        return {"package.opf": self._package(list(files)).encode(), **files}

    def _address(self, url: str) -> str | None:
        """An address of the site in the book. What it does not hold is not led to: no reader of it has the site beside it."""
        path, _, anchor = url.partition("#")
        if path not in self.by_url:
            return None
        return self.by_url[path] + (f"#{anchor}" if anchor in self.anchors[path] else "")

    def _picture(self, url: str) -> str:
        ending = posixpath.splitext(url)[1].lower()
        return self.pictured.setdefault(url, f"picture-{len(self.pictured) + 1}{ending}")

    def _navigation(self) -> str:
        """目录 for the reading device: the works in order, tables under their notice."""
        book = self.book
        items = [("cover.xhtml", "封面"), ("contents.xhtml", book.contents_heading)]
        items += [(self.pages[work.id], work.title) for work in book.works]
        items.append(("imprint.xhtml", "版权页"))
        listed = "\n".join(f'<li><a href="{name}">{said(title)}</a></li>' for name, title in items)
        marks = (("frontmatter", "cover.xhtml", "封面"), ("toc", "contents.xhtml", book.contents_heading))
        landmarks = "\n".join(
            f'<li><a epub:type="{kind}" href="{name}">{said(title)}</a></li>' for kind, name, title in marks
        )
        body = (
            f'<nav epub:type="toc" role="doc-toc" aria-label="目录">\n<h1>{said(book.name)} {said(book.label)}</h1>\n'
            f"<ol>\n{listed}\n</ol>\n</nav>\n"
            f'<nav epub:type="landmarks" aria-label="地标" hidden="hidden">\n<ol>\n{landmarks}\n</ol>\n</nav>'
        )
        return page("目录", body)

    def _package(self, names: list[str]) -> str:
        book = self.book
        pages = [name for name in names if name.endswith(".xhtml") and name != "nav.xhtml"]
        manifest = "\n".join(
            f'<item id="f{number}" href="{name}" media-type="{_MEDIA[name.rpartition(".")[2]]}"{_properties(name)}/>'
            for number, name in enumerate(names)
        )
        spine = "\n".join(f'<itemref idref="f{names.index(name)}"/>' for name in pages)
        title = escape(f"{book.name} {book.label}")
        # One issue is one publication for ever, whatever day it was bound on.
        identity = uuid.uuid5(uuid.NAMESPACE_URL, f"{book.publisher}/{book.name}/{book.id}")
        modes = ("textual", "visual") if self.pictured else ("textual",)
        return f"""<?xml version="1.0" encoding="UTF-8"?>
<package xmlns="http://www.idpf.org/2007/opf" version="3.0" unique-identifier="id" xml:lang="zh-CN">
<metadata xmlns:dc="http://purl.org/dc/elements/1.1/">
<dc:identifier id="id">urn:uuid:{identity}</dc:identifier>
<dc:title>{title}</dc:title>
<dc:language>zh-CN</dc:language>
<dc:creator>{escape(book.publisher)}</dc:creator>
<dc:publisher>{escape(book.publisher)}</dc:publisher>
<meta property="dcterms:modified">{_modified(book)}</meta>
{"".join(f'<meta property="schema:accessMode">{mode}</meta>' for mode in modes)}
<meta property="schema:accessModeSufficient">textual</meta>
<meta property="schema:accessibilityFeature">structuralNavigation</meta>
<meta property="schema:accessibilityFeature">tableOfContents</meta>
<meta property="schema:accessibilityFeature">readingOrder</meta>
<meta property="schema:accessibilityFeature">displayTransformability</meta>
<meta property="schema:accessibilityFeature">alternativeText</meta>
<meta property="schema:accessibilityHazard">none</meta>
<meta property="schema:accessibilitySummary">全文是文字，标题、目录、表头和校注都有标记；图有说明文字。</meta>
</metadata>
<manifest>
{manifest}
</manifest>
<spine>
{spine}
</spine>
</package>
"""


def _properties(name: str) -> str:
    return ' properties="nav"' if name == "nav.xhtml" else ""


def _modified(book: Book) -> str:
    """EPUB wants a time: the last date in the issue, so that the same issue is the same bytes on any day."""
    last = max((work.signed for work in book.works if work.signed), default=datetime.date(1980, 1, 1))
    return f"{last.isoformat()}T00:00:00Z"


def _zipped(files: dict[str, bytes]) -> bytes:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        # Its type stands first and unpacked, so that it can be told by its first bytes.
        archive.writestr(zipfile.ZipInfo("mimetype"), b"application/epub+zip", zipfile.ZIP_STORED)
        for name, content in files.items():
            archive.writestr(zipfile.ZipInfo(name), content, zipfile.ZIP_DEFLATED)
    return packed.getvalue()


EPUB = Format("epub", "EPUB", frozenset(), bind=bind)
