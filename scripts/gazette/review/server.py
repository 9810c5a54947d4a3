"""校读的网页: a server for one issue, for this machine alone (127.0.0.1), and what it answers.

What is asked is told apart by whole addresses, never by paths into a folder. Who writes must come from the page itself:
the Host is this machine's (no other name may lead here), the Origin the page's, and it knows the token of this run.
"""

from __future__ import annotations

import datetime
import errno
import hmac
import json
import mimetypes
import re
import secrets
import sys
import time
import traceback
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, unquote, urlsplit

from jinja2 import Environment

from gazette import disk
from gazette.review.confirming import Refused
from gazette.review.page import page, parts
from gazette.review.prints import picture
from gazette.review.reading import Reading

HOST, PORT = "127.0.0.1", 8001
POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; "
    "form-action 'none'; base-uri 'none'; frame-ancestors 'none'"
)
_SHEETS = ("gazette", "document", "actions", "reading", "lists")
"""The site's own styles, which the draft is shown in."""
_OWN = Path(__file__).parent / "frames"
_WAIT, _LOOK = 20.0, 0.15
"""Seconds that a question waits for a change; and from one look at the files to the next."""
_LONGEST = 10_000
"""Bytes of what the page may send."""
_WIDTH = 1400


class PortTaken(Exception):
    """Something else answers there; what to do, in Chinese."""


@dataclass(frozen=True)
class Answer:
    """回答 to one request."""

    status: int
    content: bytes
    type: str


class Desk:
    """What the server knows: the issue, the name of who reads, the token of this run. It answers; it knows no sockets."""

    def __init__(self, reading: Reading, name: str, port: int, environment: Environment) -> None:
        self.reading = reading
        self.name = name
        self.token = secrets.token_urlsafe(24)
        self.hosts = frozenset({f"{HOST}:{port}", f"localhost:{port}"})
        self._environment = environment
        self._drawn: tuple[int, dict[str, Any]] | None = None

    def get(self, host: str, target: str) -> Answer:
        """The page, its parts, its styles and pictures; nothing else is there."""
        if host not in self.hosts:
            return _refused(403, "只答复本机的网址")
        try:
            asked = urlsplit(target)
        except ValueError:
            return _refused(404, "没有这个网址")
        questions = parse_qs(asked.query)
        fixed: Mapping[str, Callable[[], Answer]] = {
            "/": self._page,
            "/review.js": lambda: _text((_OWN / "review.js").read_text("utf-8"), "text/javascript"),
            "/review.css": lambda: _text((_OWN / "review.css").read_text("utf-8"), "text/css"),
            "/style.css": lambda: _text(self._style(), "text/css"),
            "/dark.css": lambda: _text(self._asset("dark.css"), "text/css"),
            "/icon.svg": lambda: _text(self._asset("icon.svg"), "image/svg+xml"),
            "/draft": lambda: self._draft(questions.get("version", [""])[0]),
        }
        if asked.path in fixed:
            return fixed[asked.path]()
        if match := re.fullmatch(r"/print/([0-9]{1,5})\.png", asked.path):
            return self._print(int(match[1]))
        return self._attached(unquote(asked.path).removeprefix("/"))

    def post(self, host: str, origin: str, token: str, target: str, content: bytes) -> Answer:
        """Confirm a place, or take it back."""
        allowed = origin.removeprefix("http://") == host and origin.startswith("http://")
        if (
            host not in self.hosts
            or not allowed
            or not hmac.compare_digest(token.encode(), self.token.encode())
        ):
            return _refused(403, "只收本页发出的确认；重新打开网页再试")
        if target not in ("/confirm", "/withdraw"):
            return _refused(404, "没有这个网址")
        try:
            told = json.loads(content)
            stop, name = told["stop"], told["name"]
        except (ValueError, KeyError, TypeError, RecursionError):
            return _refused(400, "读不出所发的内容")
        if not isinstance(stop, str) or not isinstance(name, str):
            return _refused(400, "读不出所发的内容")
        try:
            if target == "/confirm":
                self.reading.confirm(stop, name, datetime.date.today())
            else:
                self.reading.withdraw(stop, name)
        except Refused as error:
            return _refused(409, str(error))
        return _json(self._parts())

    def _page(self) -> Answer:
        shown = self.reading.shown()
        html = page(self._environment, shown, self.reading.sheets(), self.reading.name, self.name, self.token)
        return _text(html, "text/html")

    def _draft(self, version: str) -> Answer:
        """What is new since that version, as soon as there is something."""
        until = time.monotonic() + _WAIT
        while str(self.reading.shown().version) == version and time.monotonic() < until:
            # The draft is shown before it is checked, which takes longer.
            if not self.reading.check():
                time.sleep(_LOOK)
        return _json(self._parts())

    def _parts(self) -> dict[str, Any]:
        shown = self.reading.shown()
        if self._drawn is None or self._drawn[0] != shown.version:
            self._drawn = shown.version, parts(self._environment, shown, self.reading.sheets())
        return self._drawn[1]

    def _print(self, number: int) -> Answer:
        sheets = self.reading.sheets()
        drawn = picture(sheets[number], _WIDTH) if number < len(sheets) else None
        return Answer(200, drawn, "image/png") if drawn else _refused(404, "没有这一页的图")

    def _attached(self, name: str) -> Answer:
        """A picture that lies beside the YAML of a document, by its whole name."""
        issue = self.reading.shown().issue
        known = {
            f"{issue.folder}{folder.name}/{file.name}" for folder in issue.folders for file in folder.files
        }
        kind = mimetypes.guess_type(name)[0] or ""
        if name not in known or not kind.startswith("image/") or kind == "image/svg+xml":
            return _refused(404, "没有这个网址")
        path = self.reading.root / name
        return Answer(200, path.read_bytes(), kind) if path.is_file() else _refused(404, "没有这个网址")

    def _style(self) -> str:
        return "\n".join(self._asset(f"{name}.css") for name in _SHEETS)

    def _asset(self, name: str) -> str:
        return (self.reading.root / "overrides" / "assets" / name).read_text("utf-8")


def _text(text: str, kind: str) -> Answer:
    return Answer(200, text.encode(), f"{kind}; charset=utf-8")


def _json(told: object) -> Answer:
    return _text(json.dumps(told, ensure_ascii=False), "application/json")


def _refused(status: int, why: str) -> Answer:
    told = json.dumps({"refused": why}, ensure_ascii=False)
    return Answer(status, told.encode(), "application/json; charset=utf-8")


def _safely(answer: Callable[[], Answer]) -> Answer:
    """A fault of the program is told on the page, and in the terminal with its place; the page goes on."""
    try:
        return answer()
    except Exception as error:
        traceback.print_exc()
        return _refused(500, f"程序出错（{type(error).__name__}）；终端里有详情")


class _Handler(BaseHTTPRequestHandler):
    desk: Desk
    protocol_version = "HTTP/1.1"
    timeout = 60

    def do_GET(self) -> None:
        self._answer(_safely(lambda: self.desk.get(self.headers.get("Host", ""), self.path)))

    def do_POST(self) -> None:
        length = self.headers.get("Content-Length", "")
        if not re.fullmatch("[0-9]{1,9}", length) or int(length) > _LONGEST:
            self.close_connection = True
            self._answer(_refused(413, "所发的内容太长"))
            return
        content = self.rfile.read(int(length))
        host, origin, token = (self.headers.get(name, "") for name in ("Host", "Origin", "X-Review-Token"))
        self._answer(_safely(lambda: self.desk.post(host, origin, token, self.path, content)))

    def _answer(self, answer: Answer) -> None:
        try:
            self.send_response(answer.status)
            for name, value in (
                ("Content-Type", answer.type),
                ("Content-Length", str(len(answer.content))),
                ("Content-Security-Policy", POLICY),
                ("X-Content-Type-Options", "nosniff"),
                ("Referrer-Policy", "no-referrer"),
                ("Cross-Origin-Resource-Policy", "same-origin"),
                ("Cache-Control", "no-store"),
            ):
                self.send_header(name, value)
            self.end_headers()
            self.wfile.write(answer.content)
        except (BrokenPipeError, ConnectionResetError):
            self.close_connection = True  # the page was left

    def send_error(self, code: int, message: str | None = None, explain: str | None = None) -> None:  # noqa: ARG002
        """What is no request, or of a kind that is not answered here."""
        self.close_connection = True
        self._answer(_refused(code, "不是这里答复的请求"))

    def log_message(self, *_: object) -> None:
        """The terminal says only what concerns the reader."""


class _Server(ThreadingHTTPServer):
    daemon_threads = True
    allow_reuse_address = True

    def handle_error(self, request: Any, client_address: Any) -> None:
        """A page that was left in the middle of what it sent is no fault."""
        if not isinstance(sys.exception(), ConnectionError):
            super().handle_error(request, client_address)


def listen(reading: Reading, name: str, environment: Environment, port: int = PORT) -> ThreadingHTTPServer:
    """A server that is bound and not yet running. Raises :class:`PortTaken`."""
    handler = type("Handler", (_Handler,), {})
    try:
        server = _Server((HOST, port), handler)
    except OSError as error:
        taken = error.errno == errno.EADDRINUSE
        why = (
            "已有程序在用，也许是另一个 make review；关掉它再试"
            if taken
            else f"打不开，{'；'.join(disk.cause(error))}"
        )
        raise PortTaken(f"http://{HOST}:{port}/：{why}") from None
    handler.desk = Desk(reading, name, server.server_port, environment)  # type: ignore[attr-defined]
    return server
