"""The site as a fresh nginx and Apache give it with the samples that go with every copy, at the root and under a sub-path."""

from __future__ import annotations

import gzip
import http.client
import os
import re
import xml.etree.ElementTree as ElementTree
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import quote, urlsplit

import pytest
from web_servers import RefusedBySample, apache, nginx

from gazette import build
from gazette.store.layout import ATTACHED

pytestmark = pytest.mark.slow  # servers are started

OOXML = "application/vnd.openxmlformats-officedocument."
TYPES = {
    "html": "text/html; charset=utf-8",
    "css": "text/css; charset=utf-8",
    "js": "text/javascript; charset=utf-8",
    "json": "application/json; charset=utf-8",
    "csv": "text/csv; charset=utf-8",
    "md": "text/markdown; charset=utf-8",
    "txt": "text/plain; charset=utf-8",
    "sha256": "text/plain; charset=utf-8",
    "minisig": "text/plain; charset=utf-8",
    "py": "text/plain; charset=utf-8",
    "yml": "text/plain; charset=utf-8",
    "conf": "text/plain; charset=utf-8",
    "xml": "text/xml; charset=utf-8",
    "svg": "image/svg+xml",
    "png": "image/png",
    "jpg": "image/jpeg",
    "jpeg": "image/jpeg",
    "gif": "image/gif",
    "webp": "image/webp",
    "pdf": "application/pdf",
    "doc": "application/msword",
    "docx": f"{OOXML}wordprocessingml.document",
    "xls": "application/vnd.ms-excel",
    "xlsx": f"{OOXML}spreadsheetml.sheet",
    "ppt": "application/vnd.ms-powerpoint",
    "pptx": f"{OOXML}presentationml.presentation",
    "epub": "application/epub+zip",
    "zip": "application/zip",
    "ofd": "application/octet-stream",
    "wps": "application/octet-stream",
    "et": "application/octet-stream",
}
"""What every server says of a file, by its ending."""
SAME = {"application/javascript": "text/javascript", "application/xml": "text/xml"}
"""Older names of a type."""
SQUEEZED = [ending for ending, said in TYPES.items() if said.startswith("text/")] + ["json", "svg"]
MISSING = "没有这个页面"


@dataclass(frozen=True)
class Answer:
    status: int
    headers: http.client.HTTPMessage
    body: bytes

    @property
    def kind(self) -> str:
        """The type, spelt one way."""
        said = re.sub(r";\s*charset=", "; charset=", self.headers["Content-Type"].lower())
        return re.sub("^[^;]+", lambda kind: SAME.get(kind[0], kind[0]), said)


def ask(root: str, path: str, **headers: str) -> Answer:
    """One request, nothing followed; `path` is from the site's root, or from the server's with / before it."""
    parts = urlsplit(root)
    connection = http.client.HTTPConnection(parts.netloc, timeout=10)
    wanted = {name.replace("_", "-"): value for name, value in headers.items()}
    connection.request("GET", path if path.startswith("/") else parts.path + path, headers=wanted)
    answer = connection.getresponse()
    return Answer(answer.status, answer.headers, answer.read())


TOLD = {
    "Cache-Control": "no-cache",
    "X-Content-Type-Options": "nosniff",
    "Content-Security-Policy": "frame-ancestors 'self'",
}
"""What is said with every answer."""


def _told(answer: Answer) -> dict[str, str]:
    return {name: answer.headers[name] for name in TOLD}


@pytest.fixture(scope="module")
def copy(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A site with a file of every kind, in a folder as people name it."""
    folder = tmp_path_factory.mktemp("hosting") / "公报 副本"
    (folder / "documents").mkdir(parents=True)
    for ending in TYPES:
        (folder / "documents" / f"file.{ending}").write_text("某市人民政府公报\n" * 200, "utf-8")
    for name, text in (("index.html", "首页"), ("404.html", MISSING), ("search.html", "检索")):
        (folder / name).write_text(text, "utf-8")
    for path in build._OFFLINE.iterdir():
        (folder / path.name).write_bytes(path.read_bytes())
    return folder


SERVERS: dict[str, Callable[[Path], AbstractContextManager[str]]] = {
    "nginx": nginx,
    "nginx, sub-path": lambda copy: nginx(copy, "/gongbao"),
    "nginx, sub-path of a sub-path": lambda copy: nginx(copy, "/zwgk/gb"),
    "Apache": apache,
    "Apache, sub-path": lambda copy: apache(copy, "/gongbao"),
    "Apache, sub-path of a sub-path": lambda copy: apache(copy, "/zwgk/gb"),
}


@pytest.fixture(scope="module", params=SERVERS)
def root(request: pytest.FixtureRequest, copy: Path) -> Iterator[str]:
    with SERVERS[request.param](copy) as address:
        yield address


@pytest.mark.parametrize("ending", TYPES)
def test_every_kind_of_file_has_its_headers(root: str, copy: Path, ending: str) -> None:
    answer = ask(root, f"documents/file.{ending}")
    assert (answer.status, answer.body) == (200, (copy / f"documents/file.{ending}").read_bytes())
    assert answer.kind == TYPES[ending]
    assert _told(answer) == TOLD
    assert answer.headers["Content-Language"] is None


@pytest.mark.parametrize("ending", TYPES)
def test_text_is_compressed_and_asked_for_again_it_is_not_sent(root: str, copy: Path, ending: str) -> None:
    name = f"documents/file.{ending}"
    answer = ask(root, name, Accept_Encoding="gzip")
    assert answer.headers["Content-Encoding"] == ("gzip" if ending in SQUEEZED else None)
    body = gzip.decompress(answer.body) if ending in SQUEEZED else answer.body
    assert body == (copy / name).read_bytes()
    again = ask(root, name, Accept_Encoding="gzip", If_None_Match=answer.headers["ETag"])
    assert (again.status, again.body) == (304, b"")


def test_text_is_compressed_also_where_a_proxy_asks(root: str) -> None:
    answer = ask(root, "documents/file.html", Accept_Encoding="gzip", Via="1.1 proxy")
    assert answer.headers["Content-Encoding"] == "gzip"


def test_what_is_not_given_is_answered_with_a_page_of_ours(root: str) -> None:
    answer = ask(root, ".htaccess")
    assert (answer.status in (403, 404), answer.body.decode()) == (True, MISSING)
    assert _told(answer) == TOLD


def test_a_part_of_a_file_can_be_had(root: str, copy: Path) -> None:
    answer = ask(root, "documents/file.pdf", Range="bytes=6-11")
    assert (answer.status, answer.body) == (206, (copy / "documents/file.pdf").read_bytes()[6:12])


@pytest.mark.parametrize(
    ("path", "status", "says"),
    [
        ("", 200, "首页"),
        ("index.html", 200, "首页"),
        ("search.html?q=" + quote("某" * 100), 200, "检索"),
        ("search.html?q=" + "a" * 6000, 200, "检索"),
        ("documents/", 404, MISSING),
        ("nothing.html", 404, MISSING),
        ("documents/nothing/at/all", 404, MISSING),
        ("index.html/more", 404, MISSING),
        (quote("没有的") + ".html?q=1", 404, MISSING),
    ],
)
def test_an_address_is_answered_with_a_page_of_ours(root: str, path: str, status: int, says: str) -> None:
    answer = ask(root, path)
    assert (answer.status, answer.body.decode()) == (status, says)
    assert answer.kind == TYPES["html"]
    assert _told(answer) == TOLD


@pytest.mark.parametrize("path", ["a" * 300 + ".html", "documents%2Ffile.html/nothing"])
def test_an_address_that_no_file_can_have_is_answered_with_a_page_of_ours(root: str, path: str) -> None:
    answer = ask(root, path)
    assert (answer.status in (403, 404), answer.body.decode(), _told(answer)) == (True, MISSING, TOLD)


def test_so_is_one_that_is_no_address(copy: Path) -> None:
    """Not by nginx under a sub-path: it refuses before it knows whose address that would be."""
    for server in (nginx, apache, SERVERS["Apache, sub-path"]):
        with server(copy) as root:
            for path, status in (("%zz", [400]), ("a%00b", [400, 404]), ("a" * 9_000, [414])):
                answer = ask(root, path)
                assert (answer.status in status, answer.body.decode(), _told(answer)) == (True, MISSING, TOLD)


def test_a_folder_without_its_stroke_leads_to_it_on_the_same_server(root: str) -> None:
    path = urlsplit(root).path
    wanted = ["documents"] if path == "/" else ["documents", path.removesuffix("/")]
    for asked in wanted:
        answer = ask(root, asked, Host="gongbao.example:8080")
        assert answer.status == 301
        there = urlsplit(answer.headers["Location"])
        assert there.netloc in ("", "gongbao.example:8080")
        assert there.path == (f"{path}documents/" if asked == "documents" else path)


def test_words_that_were_changed_are_sent_anew(copy: Path) -> None:
    """Of equal size, a little older: times of files in a copy say nothing of what came first."""
    for server in (nginx, apache):
        with server(copy) as root:
            first = ask(root, "documents/file.html").headers
            before = (copy / "documents/file.html").stat().st_mtime
        text = (copy / "documents/file.html").read_text("utf-8")
        (copy / "documents/file.html").write_text(text.replace("某", "甲"), "utf-8")
        os.utime(copy / "documents/file.html", (before - 2, before - 2))
        with server(copy) as root:
            for asked in ({"If_None_Match": first["ETag"]}, {"If_Modified_Since": first["Last-Modified"]}):
                answer = ask(root, "documents/file.html", **asked)
                assert (answer.status, "甲市".encode() in answer.body) == (200, True), asked
        (copy / "documents/file.html").write_text(text, "utf-8")


def test_nginx_says_so_where_the_welcome_page_still_stands(copy: Path) -> None:
    with pytest.raises(RefusedBySample, match="duplicate default server"), nginx(copy, welcome=True):
        pass


# --- IIS and Tomcat: what their settings say, for they are not run here --------------------------------------


def test_every_kind_of_file_that_is_published_is_known(copy: Path) -> None:
    assert {*ATTACHED} <= {*TYPES}
    assert {path.suffix[1:] for path in copy.iterdir() if path.is_file()} <= {*TYPES, "config"}


def _spelt(kind: str) -> str:
    return re.sub(r"\s*;\s*charset=utf-8", "; charset=utf-8", kind.lower())


def test_iis_is_told_of_all_of_them(copy: Path) -> None:
    settings = ElementTree.parse(copy / "web.config").getroot()
    told = {
        entry.get("fileExtension", "")[1:]: _spelt(entry.get("mimeType", ""))
        for entry in settings.iter("mimeMap")
    }
    assert told == TYPES
    removed = [
        entry.get("fileExtension", "")[1:] for entry in settings.iter("remove") if entry.get("fileExtension")
    ]
    assert removed == list(told)
    errors = {
        (error.get("statusCode"), error.get("subStatusCode")): error.get("path")
        for error in settings.iter("error")
    }
    assert errors == {("404", None): "404.html", ("403", "14"): "404.html"}
    headers = [entry.attrib for entry in settings.iterfind("system.webServer/httpProtocol/customHeaders/")]
    wanted = {name: said for name, said in TOLD.items() if name != "Cache-Control"}
    assert [entry["name"] for entry in headers] == [name for name in wanted for _ in ("remove", "add")]
    assert {entry["name"]: entry["value"] for entry in headers if "value" in entry} == wanted
    assert [part.attrib for part in settings.iter("clientCache")] == [{"cacheControlMode": "DisableCache"}]
    assert [part.get("doStaticCompression") for part in settings.iter("urlCompression")] == ["true"]


JEE = "{http://xmlns.jcp.org/xml/ns/javaee}"


def test_tomcat_is_told_of_all_of_them(copy: Path) -> None:
    settings = ElementTree.parse(copy / "web.xml").getroot()
    told = {
        entry.findtext(f"{JEE}extension"): _spelt(entry.findtext(f"{JEE}mime-type") or "")
        for entry in settings.iter(f"{JEE}mime-mapping")
    }
    assert told == TYPES
    assert [page.text for page in settings.iter(f"{JEE}welcome-file")] == ["index.html"]
    said = {
        entry.findtext(f"{JEE}param-name"): entry.findtext(f"{JEE}param-value")
        for entry in settings.iter(f"{JEE}init-param")
    }
    assert (said["antiClickJackingEnabled"], said["antiClickJackingOption"]) == ("true", "SAMEORIGIN")
    assert {
        page.findtext(f"{JEE}error-code"): page.findtext(f"{JEE}location")
        for page in settings.iter(f"{JEE}error-page")
    } == {"404": "/404.html", "403": "/404.html"}
