"""LibreOffice itself: what a received file names elsewhere is never fetched, and its words come back."""

from __future__ import annotations

import http.server
import subprocess
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from gazette.intake.readers.office import read_office

pytestmark = pytest.mark.slow

LINKED = """<?xml version="1.0"?>
<office:document xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0"
  xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" xmlns:xlink="http://www.w3.org/1999/xlink"
  xmlns:draw="urn:oasis:names:tc:opendocument:xmlns:drawing:1.0"
  xmlns:svg="urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0"
  office:version="1.2" office:mimetype="application/vnd.oasis.opendocument.text"><office:body><office:text>
<text:p>某市人民政府<draw:frame svg:width="3cm" svg:height="3cm"><draw:image xlink:href="{there}picture.png"
  xlink:type="simple" xlink:show="embed" xlink:actuate="onLoad"/></draw:frame></text:p>
<text:section text:name="s"><text:section-source xlink:href="{there}section.odt" xlink:type="simple"/>
<text:p>原来的话</text:p></text:section></office:text></office:body></office:document>"""


@pytest.fixture
def elsewhere() -> Iterator[tuple[str, list[str]]]:
    """An address of another server, and what it was asked for."""
    asked: list[str] = []

    class Noting(http.server.BaseHTTPRequestHandler):
        def handle_one_request(self) -> None:
            asked.append(str(self.rfile.readline()))
            self.close_connection = True

    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Noting)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}/", asked
    server.shutdown()
    server.server_close()


def _as_doc(flat: bytes, folder: Path) -> bytes:
    """The same as a binary Word file, which LibreOffice makes with settings of its own."""
    (folder / "linked.fodt").write_bytes(flat)
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    convert = ["--convert-to", "doc", "--outdir", str(folder), str(folder / "linked.fodt")]
    subprocess.run(["soffice", "--headless", profile, *convert], check=True, capture_output=True, timeout=120)
    return (folder / "linked.doc").read_bytes()


def test_nothing_that_a_file_links_to_is_fetched(elsewhere: tuple[str, list[str]], tmp_path: Path) -> None:
    there, asked = elsewhere
    flat = LINKED.format(there=there).encode()
    binary = _as_doc(flat, tmp_path)
    assert "picture.png".encode("utf-16-le") in binary
    assert asked, "LibreOffice 自己的设置也没有去取：这个测试什么也没有试"
    asked.clear()
    for received in (flat, binary):
        lines = [line.text for line in read_office(received).lines if line.text]
        assert lines == ["某市人民政府", "原来的话"]
    assert asked == []
