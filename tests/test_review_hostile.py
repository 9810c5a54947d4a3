"""Requests to `make review` that nobody's page sends: answered in one line, never a traceback, and nothing is written elsewhere."""

from __future__ import annotations

import json
import socket
import struct
import time
from pathlib import Path

import pytest
from review_desk import desk, drafted, opened, served, stop_of

from gazette.review import server

pytestmark = pytest.mark.slow  # a server is started for each

HOST = f"127.0.0.1:{server.PORT}"


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return drafted(tmp_path / "project")


@pytest.mark.parametrize("target", ["http://[", "//[", "http://a]/", "/%ff%00", "/\udcff"])
def test_an_address_that_is_none_is_not_found(root: Path, target: str) -> None:
    assert desk(opened(root)).get(HOST, target).status == 404


@pytest.mark.parametrize(
    "content",
    [
        b"[" * 9999,
        b'{"a":' * 1999,
        b"1" * 9999,
        b'{"stop": NaN, "name": Infinity}',
        b'"\\ud800"',
        b"null",
        b"\xef\xbb\xbf{}",
    ],
)
def test_json_that_is_meant_to_break_confirms_nothing(root: Path, content: bytes) -> None:
    at = desk(opened(root))
    assert at.post(HOST, f"http://{HOST}", at.token, "/confirm", content).status == 400


def test_it_writes_nowhere_but_its_own_file(root: Path, tmp_path: Path) -> None:
    victim = tmp_path / "elsewhere.yml"
    victim.write_text("mine", "utf-8")
    review = root / "data/2023/04/review.yml"
    review.with_name(".review.yml-new").symlink_to(victim)
    read = opened(root)
    at = desk(read)
    content = json.dumps({"stop": stop_of(read, "存疑").id, "name": "张三"}).encode()
    assert at.post(HOST, f"http://{HOST}", at.token, "/confirm", content).status == 200
    assert victim.read_text("utf-8") == "mine"
    assert review.is_file()
    assert not review.is_symlink()
    assert not review.with_name(".review.yml-new").exists()


def test_a_link_in_its_place_is_not_written_through(root: Path, tmp_path: Path) -> None:
    victim = tmp_path / "elsewhere.yml"
    victim.write_text("[]\n", "utf-8")
    read = opened(root)
    at = desk(read)
    content = json.dumps({"stop": stop_of(read, "存疑").id, "name": "张三"}).encode()
    (root / "data/2023/04/review.yml").symlink_to(victim)
    assert at.post(HOST, f"http://{HOST}", at.token, "/confirm", content).status == 409
    assert victim.read_text("utf-8") == "[]\n"


RAW = {
    "no request": b"\xff\xfe\x00\r\n\r\n",
    "another method": b"BREW / HTTP/1.1\r\nHost: {host}\r\n\r\n",
    "another version": b"GET / HTTP/9.9\r\nHost: {host}\r\n\r\n",
    "long address": b"GET /" + b"a" * 70_000 + b" HTTP/1.1\r\n\r\n",
    "many headers": b"GET / HTTP/1.1\r\n" + b"X: y\r\n" * 200 + b"\r\n",
    "long header": b"GET / HTTP/1.1\r\nX: " + b"y" * 70_000 + b"\r\n\r\n",
    "no address": b"GET http://[ HTTP/1.1\r\nHost: {host}\r\n\r\n",
    "chunked": b"POST /confirm HTTP/1.1\r\nHost: {host}\r\nTransfer-Encoding: chunked\r\n\r\n5\r\n",
    "huge": b"POST /confirm HTTP/1.1\r\nHost: {host}\r\nContent-Length: 999999999\r\n\r\n{}",
    "negative": b"POST /confirm HTTP/1.1\r\nHost: {host}\r\nContent-Length: -1\r\n\r\n{}",
    "bytes in headers": b"POST /confirm HTTP/1.1\r\nHost: {host}\r\nOrigin: \xff\r\nX-Review-Token: \xff\r\n"
    b"Content-Length: 2\r\n\r\n{}",
}


@pytest.mark.parametrize("kind", RAW)
def test_every_answer_to_anything_is_strict_and_chinese(
    root: Path, kind: str, capfd: pytest.CaptureFixture[str]
) -> None:
    with served(opened(root)) as address:
        host, port = address.split("/")[2].split(":")
        with socket.create_connection((host, int(port))) as connection:
            connection.settimeout(10)
            connection.sendall(RAW[kind].replace(b"{host}", f"{host}:{port}".encode()))
            connection.shutdown(socket.SHUT_WR)
            answer = b""
            while more := _received(connection):
                answer += more
    assert b"refused" in answer
    assert b"<html" not in answer.lower()
    if answer.startswith(
        b"HTTP/"
    ):  # a line that is no request is taken for that of the first HTTP, without headers
        assert b"default-src 'none'" in answer
        assert b"nosniff" in answer
        assert answer.split()[1].startswith(b"4") or answer.split()[1].startswith(b"5")
    assert "Traceback" not in capfd.readouterr().err


def _received(connection: socket.socket) -> bytes:
    try:
        return connection.recv(10_000)
    except ConnectionError:
        return b""


@pytest.mark.parametrize(
    "sent",
    [
        b"GET /",
        b"GET / HTTP/1.1\r\nHost: ",
        b"POST /confirm HTTP/1.1\r\nHost: a\r\nContent-Length: 100\r\n\r\nabc",
        b"GET / HTTP/1.1\r\nHost: {host}\r\n\r\n",
    ],
)
def test_who_leaves_in_the_middle_is_no_fault(
    root: Path, sent: bytes, capfd: pytest.CaptureFixture[str]
) -> None:
    with served(opened(root)) as address:
        host, port = address.split("/")[2].split(":")
        connection = socket.create_connection((host, int(port)))
        connection.sendall(sent.replace(b"{host}", f"{host}:{port}".encode()))
        time.sleep(0.1)
        # Closed at once, which the other side takes for a reset.
        connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
        connection.close()
        time.sleep(0.3)
    assert capfd.readouterr().err == ""
